"""Hostile text stays text on every page, reading changes nothing, and files leave with closed headers."""

import pytest
from django.apps import apps
from django.urls import reverse

from panitia.aturan import Peran
from peserta import actions
from peserta.aturan import butir_periksa
from tests.factories.peserta import PelamarFactory, RiwayatJabatanFactory, kode_dokumen, unggahan
from tests.peserta.conftest import petugas

JAHAT = "<img src=x onerror=alert(1)>\"'{{7*7}}"


@pytest.fixture
def lamaran_jahat(lowongan, pemeriksa, penegas, saat):
    """An application whose every text is an attack, sent and checked."""
    pelamar = PelamarFactory(
        pengguna__nama=f"Budi {JAHAT}",
        tempat_lahir=JAHAT,
        jabatan=JAHAT,
        unit_kerja=JAHAT,
        instansi=f"Kabupaten {JAHAT}",
        jurusan=JAHAT,
    )
    RiwayatJabatanFactory(pelamar=pelamar, nama_jabatan=JAHAT, instansi=JAHAT)
    lamaran = actions.buat_lamaran(lowongan=lowongan, oleh=pelamar.pengguna, pada=saat)
    for kode in kode_dokumen(lamaran):
        berkas = unggahan(f"{JAHAT}\r\nX-Jahat: 1\u202e.pdf")
        actions.unggah(lamaran=lamaran, jenis=kode, unggahan=[berkas], oleh=pelamar.pengguna, pada=saat)
    lamaran = actions.ajukan(lamaran=lamaran, setuju=True, oleh=pelamar.pengguna, pada=saat)
    for butir in butir_periksa(lowongan.seleksi.aturan_main.dokumen):
        actions.periksa_butir(
            lamaran=lamaran,
            butir=butir.kode,
            putusan="TIDAK_SESUAI",
            alasan=JAHAT,
            oleh=pemeriksa,
            pada=saat,
        )
    lamaran = actions.selesai_diperiksa(lamaran=lamaran, oleh=pemeriksa, pada=saat)
    return actions.kembalikan(lamaran=lamaran, catatan=JAHAT, oleh=penegas, pada=saat)


def alamat_pelamar(lamaran) -> list[str]:
    riwayat = lamaran.pelamar.riwayat_jabatan.first()
    return [
        reverse("peserta:beranda_pelamar"),
        reverse("peserta:profil"),
        reverse("peserta:riwayat_tambah"),
        reverse("peserta:riwayat_ubah", args=[riwayat.pk]),
        reverse("peserta:riwayat_hapus", args=[riwayat.pk]),
        reverse("peserta:lamaran", args=[lamaran.pk]),
        reverse("peserta:unggah", args=[lamaran.pk, "SPT"]),
        reverse("peserta:hapus_berkas", args=[lamaran.pk, "SPT"]),
        reverse("peserta:tanda_terima", args=[lamaran.pk]),
        reverse("peserta:tarik", args=[lamaran.pk]),
        reverse("peserta:lamar", args=[lamaran.lowongan_id]),
        reverse("peserta:tinjau", args=[lamaran.pk]),
    ]


def alamat_petugas(lamaran) -> list[str]:
    return [
        reverse("peserta:antrean_verifikasi") + "?cari=Budi",
        reverse("peserta:verifikasi", args=[lamaran.pk]),
        reverse("peserta:verifikasi", args=[lamaran.pk]) + "?butir=E-02",
        reverse("peserta:konfirmasi", args=[lamaran.pk]),
        reverse("peserta:daftar_pelamar", args=[lamaran.lowongan_id]),
        reverse("peserta:berkas_peserta", args=[lamaran.pk]),
    ]


def test_teks_jahat_tampil_sebagai_teks(client, lamaran_jahat, pemeriksa):
    terlihat = 0
    for orang, alamat in (
        (lamaran_jahat.pelamar.pengguna, alamat_pelamar(lamaran_jahat)),
        (pemeriksa, alamat_petugas(lamaran_jahat)),
    ):
        client.force_login(orang)
        for satu in alamat:
            jawaban = client.get(satu, follow=True)
            halaman = jawaban.content.decode()
            assert jawaban.status_code == 200, satu
            assert "<img src=x" not in halaman, satu
            assert "49" not in halaman.partition("Budi")[2][:60], satu
            terlihat += "&lt;img src=x onerror=alert(1)&gt;" in halaman
    # The attack really stood on the pages; otherwise the test proves nothing.
    assert terlihat >= 12


def test_nama_berkas_jahat_tidak_menjadi_kepala_jawaban(client, lamaran_jahat):
    client.force_login(lamaran_jahat.pelamar.pengguna)
    berkas = lamaran_jahat.berkas.first()
    jawaban = client.get(reverse("peserta:berkas", args=[berkas.pk]) + "?unduh")
    assert "X-Jahat" not in jawaban.headers
    nama = jawaban["Content-Disposition"]
    assert not {"\r", "\n", "\u202e"} & set(nama)
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert b"".join(jawaban.streaming_content)


def jumlah_baris() -> dict[str, int]:
    return {
        m._meta.label: m.objects.count()
        for m in apps.get_models()
        if m._meta.app_label in {"peserta", "jejak", "dokumen", "akun", "seleksi", "panitia"}
    }


def test_membaca_halaman_tidak_mengubah_apa_pun(client, lamaran_jahat, lowongan, pemeriksa):
    sebelum = jumlah_baris()
    for orang, alamat in (
        (lamaran_jahat.pelamar.pengguna, alamat_pelamar(lamaran_jahat)),
        (pemeriksa, alamat_petugas(lamaran_jahat)),
    ):
        client.force_login(orang)
        for satu in alamat:
            client.get(satu)
    assert jumlah_baris() == sebelum


def test_setiap_pembukaan_oleh_petugas_tercatat_satu_kali(client, lamaran_jahat, lowongan):
    orang = petugas(lowongan, Peran.PENGAWAS)
    client.force_login(orang)
    jejak = apps.get_model("jejak", "Jejak")
    for berkas in lamaran_jahat.berkas.all()[:3]:
        b"".join(client.get(reverse("peserta:berkas", args=[berkas.pk])).streaming_content)
    assert jejak.objects.filter(peristiwa="berkas.dibuka", pelaku=orang).count() == 3

"""Pages of a rater: home, conflicts of interest, sheets, files of participants."""

import datetime as dt

import pytest
from django.utils import timezone

from jejak.models import Jejak
from penilaian import queries
from penilaian.models import BenturanKepentingan, LembarNilai
from seleksi.alur import Tahap
from tests.factories.dokumen import PemindaianFactory
from tests.factories.peserta import BerkasLamaranFactory, isi_pdf
from tests.factories.seleksi import JadwalFactory
from tests.penilaian.halaman import alamat, buka, isian, kirim
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db


# --- Beranda --------------------------------------------------------------------------------------
def test_beranda_mendahulukan_benturan_lalu_lembar_lalu_kosong(ronde, client):
    orang = ronde.anggota[0]
    ronde.buka("WAWANCARA")
    assert (
        "Nyatakan benturan kepentingan untuk 4 peserta"
        in buka(client, orang, "beranda_pansel").content.decode()
    )
    ronde.nyatakan(orang, {ronde.peserta[3]: "Ipar."})
    isi = buka(client, orang, "beranda_pansel").content.decode()
    assert "3 lembar menunggu Anda kunci" in isi
    assert alamat("lembar", ronde.komponen("WAWANCARA").pk, ronde.peserta[0].pk) in isi
    assert "Benturan kepentingan, tidak Anda nilai" in isi
    for lamaran in ronde.peserta[:3]:
        ronde.kunci(orang, lamaran, "WAWANCARA", 80)
    assert "Semua lembar Anda terkunci" in buka(client, orang, "beranda_pansel").content.decode()


def test_beranda_tanpa_peserta_mengajari(db, client):
    ronde = Ronde(peserta=0, tahap=Tahap.ADMINISTRASI, diumumkan=False)
    isi = buka(client, ronde.ketua, "beranda_pansel").content.decode()
    assert "Peserta belum ditetapkan." in isi
    lain = Ronde(peserta=0, tahap=Tahap.PENGUMUMAN, diumumkan=False)
    assert "Belum ada peserta yang dinilai." in buka(client, lain.ketua, "beranda_pansel").content.decode()


def test_beranda_menyebut_rencana_sebelum_penilaian_dibuka(db, client, saat):
    """Who is asked to keep days free sees which, before there is anything to score."""
    ronde = Ronde(peserta=0, tahap=Tahap.PENGUMUMAN, diumumkan=False)
    hari = timezone.localdate(saat)
    for kegiatan, jarak, tempat in (
        ("ASESMEN", 20, "Aula BKPSDM"),
        ("WAWANCARA", 30, "Ruang Rapat Setda"),
        ("MAKALAH", -3, "Ruang yang lewat"),
        ("KESEHATAN", 40, "RSUD Contoh Raya"),
    ):
        JadwalFactory(
            seleksi=ronde.lowongan.seleksi,
            kegiatan=kegiatan,
            tanggal_mulai=hari + dt.timedelta(days=jarak),
            tanggal_selesai=hari + dt.timedelta(days=jarak + 1),
            tempat=tempat,
        )
    asesor = buka(client, ronde.asesor, "beranda_asesor").content.decode()
    assert "Aula BKPSDM" in asesor
    assert "20\xa0hari lagi. Menurut jadwal; belum dibuka." in asesor
    assert "Ruang Rapat Setda" not in asesor
    pansel = buka(client, ronde.anggota[0], "beranda_pansel").content.decode()
    assert "Ruang Rapat Setda" in pansel
    assert "Aula BKPSDM" not in pansel
    assert "Ruang yang lewat" not in pansel
    assert "RSUD Contoh Raya" not in pansel


def test_rencana_yang_sedang_berjalan_menyebut_hari_terakhirnya(db, client, saat):
    ronde = Ronde(peserta=0, tahap=Tahap.PENGUMUMAN, diumumkan=False)
    hari = timezone.localdate(saat)
    JadwalFactory(
        seleksi=ronde.lowongan.seleksi,
        kegiatan="ASESMEN",
        tanggal_mulai=hari - dt.timedelta(days=1),
        tanggal_selesai=hari + dt.timedelta(days=1),
    )
    assert "Hari terakhir asesmen kompetensi" in buka(client, ronde.asesor, "beranda_asesor").content.decode()
    # A vacancy that ended has no plan any more, whatever its own timetable says.
    lowongan = ronde.lowongan
    khusus = JadwalFactory(
        seleksi=lowongan.seleksi,
        lowongan=lowongan,
        kegiatan="ASESMEN",
        tanggal_mulai=hari + dt.timedelta(days=2),
        tanggal_selesai=hari + dt.timedelta(days=3),
    )
    rencana = queries.rencana_penilaian(ronde.asesor, "ASESOR", saat)
    assert [satu.pk for satu in rencana][-1] == khusus.pk
    ronde.ke_tahap(Tahap.SELESAI)
    assert queries.rencana_penilaian(ronde.asesor, "ASESOR", saat) == []


def test_formulir_lembar_mendahului_kisi(terbuka, client):
    """On a phone, and read aloud: first what is to be filled, then the map of all sheets."""
    isi = buka(
        client, terbuka.anggota[0], "lembar", terbuka.komponen("WAWANCARA").pk, terbuka.peserta[0].pk
    ).content.decode()
    assert isi.index('id="formulir-lembar"') < isi.index('id="h-kisi"')


def test_beranda_asesor_hanya_asesmen(ronde, client):
    ronde.nyatakan_semua()
    ronde.buka("ASESMEN")
    isi = buka(client, ronde.asesor, "beranda_asesor").content.decode()
    assert "Kunci 4 lembar asesmen kompetensi" in isi
    assert "Wawancara akhir" not in isi


# --- Benturan -------------------------------------------------------------------------------------
def test_pernyataan_lewat_formulir(ronde, client):
    orang = ronde.anggota[0]
    isi = {f"ada_{satu.pk}": "TIDAK" for satu in ronde.peserta}
    isi |= {f"ada_{ronde.peserta[1].pk}": "ADA", f"hubungan_{ronde.peserta[1].pk}": "Atasan langsung."}
    jawaban = kirim(client, orang, "benturan", ronde.lowongan.pk, **isi)
    assert jawaban.status_code == 302
    assert BenturanKepentingan.objects.filter(penilai=orang, ada=True).count() == 1
    assert BenturanKepentingan.objects.filter(penilai=orang, ada=False).count() == 3


def test_benturan_tanpa_hubungan_ditolak_dan_jawaban_lain_tetap(ronde, client):
    isi = {f"ada_{satu.pk}": "TIDAK" for satu in ronde.peserta} | {f"ada_{ronde.peserta[1].pk}": "ADA"}
    jawaban = kirim(client, ronde.anggota[0], "benturan", ronde.lowongan.pk, **isi)
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert "Sebutkan hubungannya" in teks
    assert teks.count("checked") == 4
    assert not BenturanKepentingan.objects.exists()


def test_pernyataan_boleh_menyusul_sebagian(ronde, client):
    kirim(client, ronde.anggota[0], "benturan", ronde.lowongan.pk, **{f"ada_{ronde.peserta[0].pk}": "TIDAK"})
    assert queries.belum_dinyatakan(ronde.anggota[0], ronde.lowongan).count() == 3


def test_asesor_menyatakan_dan_kembali_ke_ruangnya(ronde, client):
    isi = {f"ada_{satu.pk}": "TIDAK" for satu in ronde.peserta}
    jawaban = kirim(client, ronde.asesor, "benturan", ronde.lowongan.pk, **isi)
    assert jawaban["Location"].startswith(alamat("beranda_asesor"))


def test_pernyataan_yang_ditarik_ditolak_di_halaman_yang_sama(ronde, client):
    orang = ronde.anggota[0]
    ronde.nyatakan(orang, {ronde.peserta[1]: "Atasan langsung."})
    isi = {f"ada_{satu.pk}": "TIDAK" for satu in ronde.peserta}
    jawaban = kirim(client, orang, "benturan", ronde.lowongan.pk, **isi)
    assert jawaban.status_code == 422
    assert "tidak dapat ditarik" in jawaban.content.decode()


def test_pernyataan_berlanjut_ke_halaman_berikut(db, client):
    ronde = Ronde(peserta=queries.PER_HALAMAN + 1)
    isi = {f"ada_{satu.pk}": "TIDAK" for satu in ronde.peserta[: queries.PER_HALAMAN]}
    jawaban = kirim(client, ronde.ketua, "benturan", ronde.lowongan.pk, **isi)
    assert jawaban["Location"].endswith("?halaman=2")


# --- Lembar ---------------------------------------------------------------------------------------
def test_lembar_disimpan_dengan_koma_dan_titik(terbuka, client):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    jawaban = kirim(client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "87,5", "90.25", "", "0"))
    assert jawaban.status_code == 302
    assert sorted(map(str, queries.nilai_butir(queries.lembar_milik(orang, k, sasaran)).values())) == [
        "0.00",
        "87.50",
        "90.25",
    ]


@pytest.mark.parametrize("tulisan", ["101", "-1", "abc", "87,555", "1e2", "９０"])
def test_nilai_yang_keliru_ditolak_dan_yang_diketik_tetap_ada(terbuka, client, tulisan):
    k, sasaran = terbuka.komponen("WAWANCARA"), terbuka.peserta[0]
    jawaban = kirim(
        client,
        terbuka.anggota[0],
        "lembar",
        k.pk,
        sasaran.pk,
        **isian(k, tulisan, "90", catatan="Jawaban runtut."),
    )
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert f'value="{tulisan}"' in teks
    assert 'value="90"' in teks
    assert "Jawaban runtut." in teks
    assert not LembarNilai.objects.exists()


def test_tingkat_dipilih_tanpa_javascript(terbuka, client):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    satu, dua = queries.indikator_komponen(k)[:2]
    jawaban = kirim(client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "70", pilih=f"{dua.pk}:80"))
    assert jawaban["Location"].endswith(f"#indikator-{dua.pk}")
    assert queries.nilai_butir(queries.lembar_milik(orang, k, sasaran)) == {satu.pk: 70, dua.pk: 80}


def test_simpan_otomatis_menjawab_versi_baru(terbuka, client):
    k, sasaran = terbuka.komponen("WAWANCARA"), terbuka.peserta[0]
    client.force_login(terbuka.anggota[0])
    tujuan = alamat("lembar", k.pk, sasaran.pk)
    kepala = {"X-Seleksi-Simpan": "otomatis"}
    jawaban = client.post(tujuan, isian(k, "80"), headers=kepala)
    assert (jawaban.status_code, jawaban["X-Seleksi-Versi"]) == (204, "1")
    assert client.post(tujuan, isian(k, "8x", versi=1), headers=kepala).status_code == 422
    assert client.post(tujuan, isian(k, "85", versi=0), headers=kepala).status_code == 409
    assert client.post(tujuan, isian(k, "85", versi=1), headers=kepala)["X-Seleksi-Versi"] == "2"


def test_simpanan_basi_menunjukkan_keduanya_dan_dapat_disimpan_sengaja(terbuka, client):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    kirim(client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "80", "81"))
    jawaban = kirim(
        client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "90", "81", versi=0, catatan="Tab kedua.")
    )
    assert jawaban.status_code == 409
    teks = jawaban.content.decode()
    assert "Dua isian berbeda" in teks
    assert "90,00" in teks
    assert "80,00" in teks
    assert "Tab kedua." in teks
    assert 'name="versi" value="1"' in teks
    assert set(map(str, queries.nilai_butir(queries.lembar_milik(orang, k, sasaran)).values())) == {
        "80.00",
        "81.00",
    }
    assert (
        kirim(client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "90", "81", versi=1)).status_code == 302
    )


def test_peserta_berikutnya_menyimpan_lalu_pindah(terbuka, client):
    k, orang = terbuka.komponen("WAWANCARA"), terbuka.anggota[0]
    satu, dua = terbuka.peserta[:2]
    jawaban = kirim(client, orang, "lembar", k.pk, satu.pk, **isian(k, "80", aksi="berikutnya"))
    assert jawaban["Location"] == alamat("lembar", k.pk, dua.pk)
    assert queries.lembar_milik(orang, k, satu) is not None


def test_lembar_yang_ditutup_tidak_menerima_isian(terbuka, client):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    terbuka.nilai_semua("WAWANCARA", 80)
    terbuka.tutup("WAWANCARA")
    jawaban = kirim(client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "99", "99", "99", "99", versi=1))
    assert jawaban.status_code == 422
    assert "sudah dikunci" in jawaban.content.decode()
    assert set(queries.nilai_butir(queries.lembar_milik(orang, k, sasaran)).values()) == {80}


def test_kunci_lewat_halaman_konfirmasi(terbuka, client):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    jawaban = kirim(
        client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "80", "90", "70", "60", aksi="kunci")
    )
    assert jawaban["Location"] == alamat("kunci_lembar", k.pk, sasaran.pk)
    teks = buka(client, orang, "kunci_lembar", k.pk, sasaran.pk).content.decode()
    assert "77,00 dari 100, tertimbang 26,95" in teks
    jawaban = kirim(client, orang, "kunci_lembar", k.pk, sasaran.pk, versi="1")
    assert jawaban["Location"] == alamat("lembar", k.pk, terbuka.peserta[1].pk)
    lembar = queries.lembar_milik(orang, k, sasaran)
    assert lembar.keadaan == "DIKUNCI"
    teks = buka(client, orang, "lembar", k.pk, sasaran.pk).content.decode()
    assert lembar.kode_kunci in teks
    # Nothing to change a mark with; the one form left prints the receipt.
    isi = teks.split("<main")[1]
    assert "nilai_" not in isi
    assert isi.count("<form") == isi.count(f'action="{alamat("cetak_tanda_kunci", k.pk, sasaran.pk)}"') == 1


@pytest.mark.parametrize("versi", ["0", "", "x"])
def test_kunci_versi_lain_ditolak_dengan_alasan(terbuka, client, versi):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    terbuka.isi(orang, sasaran, "WAWANCARA", 80)
    jawaban = kirim(client, orang, "kunci_lembar", k.pk, sasaran.pk, versi=versi)
    assert jawaban.status_code == 409
    assert "sudah diubah di jendela" in jawaban.content.decode()


def test_lembar_kosong_tidak_punya_halaman_kunci(terbuka, client):
    k, sasaran = terbuka.komponen("WAWANCARA"), terbuka.peserta[0]
    jawaban = buka(client, terbuka.anggota[0], "kunci_lembar", k.pk, sasaran.pk)
    assert jawaban["Location"] == alamat("lembar", k.pk, sasaran.pk)


def test_kunci_lembar_kurang_menyebut_yang_kurang(terbuka, client):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    kirim(client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "80"))
    assert (
        "3 dari 4 indikator belum dinilai."
        in buka(client, orang, "kunci_lembar", k.pk, sasaran.pk).content.decode()
    )


# --- Berkas peserta -------------------------------------------------------------------------------
def test_berkas_terbuka_sesudah_pernyataan_dan_tercatat(ronde, client):
    orang, sasaran, k = ronde.anggota[0], ronde.peserta[0], ronde.komponen("WAWANCARA")
    berkas = BerkasLamaranFactory(lamaran=sasaran)
    assert buka(client, orang, "berkas", k.pk, sasaran.pk, berkas.pk).status_code == 404
    ronde.nyatakan(orang)
    jawaban = buka(client, orang, "berkas", k.pk, sasaran.pk, berkas.pk)
    assert b"".join(jawaban.streaming_content) == isi_pdf()
    assert Jejak.objects.filter(peristiwa="berkas.dibuka", pelaku=orang).count() == 1
    assert berkas.berkas.nama_asli not in buka(client, orang, "lembar", k.pk, sasaran.pk).content.decode()


@pytest.mark.parametrize("keadaan", [{}, {"ditahan": True}])
def test_berkas_yang_belum_bersih_tidak_terbuka_dan_tidak_tercatat(ronde, client, keadaan):
    orang, sasaran, k = ronde.anggota[0], ronde.peserta[0], ronde.komponen("WAWANCARA")
    berkas = BerkasLamaranFactory(lamaran=sasaran)
    PemindaianFactory(berkas=berkas.berkas, **keadaan)
    ronde.nyatakan(orang)
    assert buka(client, orang, "berkas", k.pk, sasaran.pk, berkas.pk).status_code == 423
    assert not Jejak.objects.filter(peristiwa="berkas.dibuka").exists()


def test_berkas_tertutup_bagi_yang_berbenturan_dan_bagi_asesor(ronde, client):
    orang, sasaran, k = ronde.anggota[0], ronde.peserta[0], ronde.komponen("ASESMEN")
    berkas = BerkasLamaranFactory(lamaran=sasaran)
    ronde.nyatakan(orang, {sasaran: "Ipar."})
    ronde.nyatakan(ronde.asesor)
    assert (
        buka(client, orang, "berkas", ronde.komponen("WAWANCARA").pk, sasaran.pk, berkas.pk).status_code
        == 404
    )
    assert buka(client, ronde.asesor, "berkas", k.pk, sasaran.pk, berkas.pk).status_code == 404
    ronde.buka("ASESMEN")
    assert "Ringkasan dan" not in buka(client, ronde.asesor, "lembar", k.pk, sasaran.pk).content.decode()

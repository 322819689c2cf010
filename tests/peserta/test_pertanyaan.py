"""Questions from the asker to the public page: who reads what, once, and not after the stage."""

import time

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from akun.models import Surel
from jejak.models import Jejak
from peserta import actions, queries
from peserta.models import Pertanyaan, PesanPertanyaan
from seleksi import aturan as aturan_seleksi
from seleksi.izin import TindakanDitolak
from tests.factories.akun import PenggunaFactory
from tests.factories.peserta import LamaranFactory, PertanyaanFactory, PesanPertanyaanFactory

ISI = "Apakah legalisasi elektronik diterima?"
JAWAB = "Diterima bila kodenya dapat diperiksa."


@pytest.fixture
def pertanyaan(pelamar, lowongan, ketua_sekretariat, saat):
    return actions.tanyakan(
        lowongan=lowongan, judul=" Legalisasi ", isi=ISI, oleh=pelamar.pengguna, pada=saat
    )


def dijawab(pertanyaan, oleh, saat, isi=JAWAB):
    return actions.jawab(pertanyaan=pertanyaan, isi=isi, oleh=oleh, pada=saat)


def tutup(lowongan) -> None:
    seleksi = lowongan.seleksi
    pilihan = {"tanya_jawab_sampai": "PENDAFTARAN"}
    seleksi.ketentuan = aturan_seleksi.dengan_kebijakan(pilihan, "Uji.", seleksi.aturan_main).jadi_json()
    seleksi.save()
    type(lowongan).objects.filter(pk=lowongan.pk).update(
        tahap="ADMINISTRASI", pengumuman_ditutup_pada=lowongan.batas_lamaran
    )


def ditolak(tindakan, **isi) -> str:
    def jumlah():
        return [m.objects.count() for m in (Pertanyaan, PesanPertanyaan, Jejak, Surel)]

    sebelum = jumlah()
    with pytest.raises(TindakanDitolak) as salah:
        tindakan(**isi)
    assert jumlah() == sebelum
    return str(salah.value)


# --- Bertanya ---------------------------------------------------------------------------------
def test_pertanyaan_sampai_ke_ketua_sekretariat(pertanyaan, ketua_sekretariat, lowongan):
    assert (pertanyaan.judul, pertanyaan.pesan.get().isi) == ("Legalisasi", ISI)
    assert Surel.objects.get().penerima == ketua_sekretariat
    assert Jejak.objects.get().peristiwa == "lowongan.ditanyakan"
    assert ISI not in str(Surel.objects.get().konteks)


def test_klik_ganda_satu_pertanyaan(pertanyaan, pelamar, lowongan, saat):
    sama = actions.tanyakan(lowongan=lowongan, judul="Legalisasi", isi=ISI, oleh=pelamar.pengguna, pada=saat)
    assert sama == pertanyaan
    assert PesanPertanyaan.objects.count() == 1


def test_yang_tidak_boleh_bertanya(lowongan, pelamar, pemeriksa, saat):
    isi = {"lowongan": lowongan, "judul": "A", "isi": ISI, "pada": saat}
    assert "peran" in ditolak(actions.tanyakan, oleh=pemeriksa, **isi)
    ditolak(actions.tanyakan, oleh=pelamar.pengguna, **(isi | {"isi": " "}))
    for _ in range(5):
        PertanyaanFactory(lowongan=lowongan, penanya=pelamar.pengguna)
    assert "belum dijawab" in ditolak(actions.tanyakan, oleh=pelamar.pengguna, **isi)


# --- Menjawab ---------------------------------------------------------------------------------
def test_jawaban_hanya_untuk_penanya_dan_diberi_tahu(pertanyaan, pemeriksa, pelamar, saat):
    dijawab(pertanyaan, pemeriksa, saat)
    dijawab(pertanyaan, pemeriksa, saat)
    pertanyaan.refresh_from_db()
    assert (pertanyaan.dijawab_pada, pertanyaan.dijawab_oleh) == (saat, pemeriksa)
    surel = Surel.objects.get(kunci__startswith="pertanyaan.dijawab")
    assert surel.penerima == pelamar.pengguna
    assert JAWAB not in str(surel.konteks)
    assert not queries.tanya_jawab(pertanyaan.lowongan).exists()


def test_penanya_melanjutkan_dan_pertanyaan_terbuka_lagi(pertanyaan, pemeriksa, pelamar, saat):
    dijawab(pertanyaan, pemeriksa, saat)
    for _ in range(2):
        actions.lanjutkan(pertanyaan=pertanyaan, isi="Lalu?", oleh=pelamar.pengguna, pada=saat)
    pertanyaan.refresh_from_db()
    assert pertanyaan.dijawab_pada is None
    assert pertanyaan.pesan.count() == 3
    isi = {"pertanyaan": pertanyaan, "isi": "Saya?", "pada": saat}
    ditolak(actions.lanjutkan, oleh=PenggunaFactory(), **isi)


def test_sesudah_tahapnya_tidak_ada_yang_menulis(pertanyaan, pemeriksa, pelamar, ketua_sekretariat, saat):
    tutup(pertanyaan.lowongan)
    isi = {"pertanyaan": pertanyaan, "pada": saat}
    assert "ditutup" in ditolak(actions.jawab, isi=JAWAB, oleh=pemeriksa, **isi)
    assert "ditutup" in ditolak(actions.lanjutkan, isi="Lalu?", oleh=pelamar.pengguna, **isi)
    assert "ditutup" in ditolak(actions.terbitkan, tanya="Apa?", jawab="Ya.", oleh=ketua_sekretariat, **isi)


def test_anggota_pansel_tidak_menjawab(pertanyaan, anggota_pansel, saat):
    isi = {"pertanyaan": pertanyaan, "isi": JAWAB, "oleh": anggota_pansel, "pada": saat}
    assert "tidak memegang peran itu" in ditolak(actions.jawab, **isi)


# --- Menerbitkan ------------------------------------------------------------------------------
def test_terbit_dengan_kata_petugas_tanpa_penanya(client, pertanyaan, pemeriksa, ketua_sekretariat, saat):
    isi = {"pertanyaan": pertanyaan, "tanya": "Bolehkah legalisasi elektronik?", "pada": saat}
    assert "Jawab dahulu" in ditolak(actions.terbitkan, jawab="Boleh.", oleh=ketua_sekretariat, **isi)
    dijawab(pertanyaan, pemeriksa, saat)
    ditolak(actions.terbitkan, jawab="Boleh.", oleh=pemeriksa, **isi)
    nama = pertanyaan.penanya.nama
    assert "Nama penanya" in ditolak(
        actions.terbitkan, jawab=f"Sdr. {nama}, boleh.", oleh=ketua_sekretariat, **isi
    )
    actions.terbitkan(jawab="Boleh.", oleh=ketua_sekretariat, **isi)
    halaman = client.get(reverse("seleksi:publik_lowongan", args=[pertanyaan.lowongan_id])).content.decode()
    assert "Bolehkah legalisasi elektronik?" in halaman
    for rahasia in (nama, pertanyaan.penanya.email, ISI, JAWAB, "Legalisasi</"):
        assert rahasia not in halaman
    assert Jejak.objects.filter(peristiwa="lowongan.tanya_jawab_terbit").count() == 1


# --- Basis data -------------------------------------------------------------------------------
def test_kendala_pertanyaan(db, saat):
    pesan = PesanPertanyaanFactory()
    satu = pesan.pertanyaan
    assert (str(satu), str(pesan)) == (satu.judul, pesan.isi)
    assert pesan.id_seleksi == satu.id_seleksi == satu.lowongan.seleksi_id
    for isi in (
        {"dijawab_pada": saat},
        {"terbit_pada": saat},
        {"terbit_pada": saat, "terbit_oleh": satu.penanya},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Pertanyaan.objects.filter(pk=satu.pk).update(**isi)
    with pytest.raises(IntegrityError), transaction.atomic():
        PesanPertanyaanFactory(isi="")


# --- Halaman ----------------------------------------------------------------------------------
def test_penanya_bertanya_dan_melanjutkan(client, pelamar, lowongan, pemeriksa, saat):
    client.force_login(pelamar.pengguna)
    tanya = reverse("peserta:tanya", args=[lowongan.pk])
    assert "belum bertanya" in client.get(reverse("peserta:pertanyaan")).content.decode()
    kurang = client.post(tanya, {"judul": "", "isi": ISI})
    assert kurang.status_code == 422
    assert ISI in kurang.content.decode()
    jawaban = client.post(tanya, {"judul": "Legalisasi", "isi": ISI})
    satu = Pertanyaan.objects.get()
    assert jawaban.url == reverse("peserta:percakapan", args=[satu.pk])
    assert "Menunggu jawaban" in client.get(reverse("peserta:pertanyaan")).content.decode()
    dijawab(satu, pemeriksa, saat)
    isi = client.get(jawaban.url).content.decode()
    assert JAWAB in isi
    assert pemeriksa.nama not in isi
    assert client.post(jawaban.url, {"isi": "Lalu?"}).status_code == 302
    assert client.post(jawaban.url, {"isi": ""}).status_code == 422
    tutup(lowongan)
    tolak = client.post(jawaban.url, {"isi": "Masih ada?"})
    assert "Masih ada?" in tolak.content.decode()
    assert "ditutup" in client.post(tanya, {"judul": "A", "isi": "B"}).content.decode()
    assert client.get(
        reverse("peserta:lamaran", args=[LamaranFactory(pelamar=pelamar, lowongan=lowongan).pk])
    )


def test_yang_diketik_tidak_hilang_ketika_sesi_berakhir(client, pelamar, lowongan):
    tanya = reverse("peserta:tanya", args=[lowongan.pk])
    client.force_login(pelamar.pengguna)
    client.get(tanya)
    with time_machine.travel(time.time() + 2 * 3600, tick=False):
        jawaban = client.post(tanya, {"judul": "Legalisasi", "isi": ISI})
        assert "sebab=isian" in jawaban.url
        assert not Pertanyaan.objects.exists()
        client.force_login(pelamar.pengguna)
        isi = client.get(tanya).content.decode()
    assert "Isian Anda belum terkirim" in isi
    assert ISI in isi


def test_sekretariat_menjawab_dan_menerbitkan(client, pertanyaan, ketua_sekretariat, pemeriksa):
    alamat = reverse("peserta:jawab_pertanyaan", args=[pertanyaan.pk])
    terbit = reverse("peserta:terbitkan_pertanyaan", args=[pertanyaan.pk])
    client.force_login(ketua_sekretariat)
    beranda = client.get(reverse("seleksi:beranda_sekretariat")).content.decode()
    assert "Pertanyaan menunggu jawaban" in beranda
    assert "1 pertanyaan menunggu" in client.get(reverse("peserta:kotak_pertanyaan")).content.decode()
    assert client.post(alamat, {"isi": ""}).status_code == 422
    assert client.post(terbit, {"umum-tanya": "A?", "umum-jawab": "B."}).status_code == 422
    assert client.post(alamat, {"isi": JAWAB}).status_code == 302
    isi = client.get(alamat).content.decode()
    assert isi.count(ISI) == isi.count(JAWAB) == 2
    assert client.post(terbit, {"umum-tanya": "A?", "umum-jawab": ""}).status_code == 422
    assert client.post(terbit, {"umum-tanya": "A?", "umum-jawab": "B."}).status_code == 302
    assert "B." in client.get(alamat).content.decode()
    assert "Terbit" in client.get(reverse("peserta:kotak_pertanyaan")).content.decode()
    client.force_login(pertanyaan.penanya)
    assert "Diterbitkan" in client.get(reverse("peserta:percakapan", args=[pertanyaan.pk])).content.decode()
    assert "A?" in client.get(reverse("peserta:tanya", args=[pertanyaan.lowongan_id])).content.decode()
    client.force_login(pemeriksa)
    tutup(pertanyaan.lowongan)
    assert client.post(alamat, {"isi": "Lagi"}).status_code == 422


def test_percakapan_orang_lain_tertutup(client, pertanyaan, anggota_pansel):
    for orang in (PenggunaFactory(), anggota_pansel):
        client.force_login(orang)
        for nama in ("percakapan", "jawab_pertanyaan"):
            assert client.get(reverse(f"peserta:{nama}", args=[pertanyaan.pk])).status_code == 404
    assert "Belum ada pertanyaan" in client.get(reverse("peserta:kotak_pertanyaan")).content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_dengan_kueri_tetap(client, lowongan, pelamar, pemeriksa, django_assert_num_queries, banyak):
    for _ in range(banyak):
        PertanyaanFactory(lowongan=lowongan, penanya=pelamar.pengguna)
        PertanyaanFactory(lowongan=lowongan, penanya=pelamar.pengguna, dijawab=True)
    for orang, nama, kueri in (
        (pemeriksa, "kotak_pertanyaan", KUERI_KOTAK),
        (pelamar.pengguna, "pertanyaan", 7),
    ):
        client.force_login(orang)
        client.get(reverse(f"peserta:{nama}"))
        with django_assert_num_queries(kueri):
            isi = client.get(reverse(f"peserta:{nama}")).content.decode()
        assert isi.count("Menunggu jawaban") == banyak
        # The open ones first where somebody must act.
        assert nama == "pertanyaan" or isi.index("Menunggu jawaban") < isi.index("Dijawab")


KUERI_KOTAK = 8

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from dokumen.models import Naskah, Penomoran
from dokumen.templat import IsiTidakLengkap
from dokumen.terbit import NaskahDitolak, cabut, siapkan, tanda_tangani, terbitkan
from tests.dokumen.contoh_isi import NASKAH
from tests.factories.akun import PenggunaFactory

pytestmark = pytest.mark.django_db


def bahan(nama="pengumuman_hasil_akhir", **ganti):
    contoh = NASKAH[nama]
    return {
        "templat": contoh.templat,
        "judul": contoh.judul,
        "isi": contoh.isi,
        "kelas": contoh.kelas,
        "pola_nomor": contoh.pola_nomor,
        **ganti,
    }


def konsep(saat, penanda=None, nama="pengumuman_hasil_akhir", **ganti):
    penanda = penanda or PenggunaFactory()
    isian = {"penanda_tangan": penanda, "jabatan_penanda": "", "oleh": None, "pada": saat}
    return siapkan(**bahan(nama, **isian, **ganti))


def test_konsep_beku_tanpa_nomor_dan_menunggu_cetak(saat):
    penanda = PenggunaFactory(nama="Ratih Kusumawardani")
    naskah = konsep(saat, penanda)
    naskah.refresh_from_db()
    assert (naskah.keadaan, naskah.nomor, naskah.tanggal) == ("KONSEP", "", None)
    assert (naskah.nama_penanda, naskah.jabatan_penanda) == ("Ratih Kusumawardani", "Ketua Panitia Seleksi")
    assert naskah.pola_nomor.startswith("800.1.3.3/")
    assert naskah.sedang_dicetak
    assert not Penomoran.objects.exists()


def test_tanda_tangan_memberi_nomor_tanggal_dan_keadaan(saat):
    penanda = PenggunaFactory()
    naskah = tanda_tangani(naskah=konsep(saat, penanda), oleh=penanda, pada=saat)
    naskah.refresh_from_db()
    assert (naskah.keadaan, naskah.nomor) == ("TERBIT", "800.1.3.3/01/Pansel/XI/2026")
    assert (naskah.tanggal, naskah.ditandatangani_oleh, naskah.ditandatangani_pada) == (
        saat.date(),
        penanda,
        saat,
    )
    lain = tanda_tangani(naskah=konsep(saat, penanda), oleh=penanda, pada=saat, tanggal=dt.date(2026, 12, 1))
    assert lain.nomor == "800.1.3.3/02/Pansel/XII/2026"


def test_orang_lain_tidak_dapat_menandatangani(saat):
    penanda = PenggunaFactory(nama="Ratih")
    naskah = konsep(saat, penanda)
    for oleh in (PenggunaFactory(), None):
        with pytest.raises(NaskahDitolak, match="hanya dapat ditandatangani oleh Ratih") as ditolak:
            tanda_tangani(naskah=naskah, oleh=oleh, pada=saat)
        assert str(ditolak.value) == ditolak.value.alasan
    naskah.refresh_from_db()
    assert naskah.keadaan == "KONSEP"
    assert not Penomoran.objects.exists()


def test_tidak_ditandatangani_dua_kali(saat):
    penanda = PenggunaFactory()
    naskah = konsep(saat, penanda)
    tanda_tangani(naskah=naskah, oleh=penanda, pada=saat)
    with pytest.raises(NaskahDitolak, match="sudah ditandatangani"):
        tanda_tangani(naskah=naskah, oleh=penanda, pada=saat)
    assert Penomoran.objects.get().terakhir == 1


def test_batal_menandatangani_mengembalikan_nomor(saat):
    penanda = PenggunaFactory()
    pertama, kedua = konsep(saat, penanda), konsep(saat, penanda)
    with transaction.atomic():
        tanda_tangani(naskah=pertama, oleh=penanda, pada=saat)
        transaction.set_rollback(True)
    assert tanda_tangani(naskah=kedua, oleh=penanda, pada=saat).nomor == "800.1.3.3/01/Pansel/XI/2026"


def test_terbitkan_tanpa_nomor_dan_penanda(saat):
    naskah = terbitkan(**bahan("tanda_terima"), oleh=PenggunaFactory(), pada=saat)
    assert (naskah.keadaan, naskah.nomor, naskah.tanggal, naskah.nama_penanda) == (
        "TERBIT",
        "",
        saat.date(),
        "",
    )


def test_terbitkan_oleh_waktu_tanpa_pelaku(saat):
    naskah = terbitkan(**bahan(), oleh=None, pada=saat)
    assert naskah.ditandatangani_oleh is None
    assert naskah.nama_penanda == NASKAH["pengumuman_hasil_akhir"].nama_penanda


def test_salinan_bernomor_berkode_sendiri_dan_bernomor_surat_sama(saat):
    ketua = PenggunaFactory()
    surat = terbitkan(
        **bahan("surat_peringkat"), oleh=ketua, pada=saat, penanda_tangan=ketua, salinan_jumlah=3
    )
    semua = Naskah.objects.order_by("salinan_nomor")
    assert [(satu.salinan_nomor, satu.salinan_jumlah) for satu in semua] == [(1, 3), (2, 3), (3, 3)]
    assert {satu.nomor for satu in semua} == {surat.nomor}
    assert len({satu.kode for satu in semua}) == 3
    assert all(satu.keadaan == "TERBIT" and satu.sedang_dicetak for satu in semua)
    assert list(surat.salinan.order_by("salinan_nomor")) == list(semua[1:])


def test_isi_yang_kurang_tidak_disimpan(saat):
    isi = {**NASKAH["pengumuman_hasil_akhir"].isi}
    del isi["peraturan"]
    with pytest.raises(IsiTidakLengkap, match="peraturan"):
        konsep(saat, isi=isi)
    assert not Naskah.objects.exists()


def test_pola_dan_kelas_yang_salah_ditolak(saat):
    with pytest.raises(ValueError, match="tidak dikenal"):
        konsep(saat, pola_nomor="{urut}/{siapa}")
    with pytest.raises(ValueError, match="X"):
        konsep(saat, kelas="X")


def test_cabut_konsep_dan_naskah_terbit(saat):
    penanda, oleh = PenggunaFactory(), PenggunaFactory()
    draf = cabut(naskah=konsep(saat, penanda), oleh=oleh, pada=saat, alasan=" Keliru. ")
    assert (draf.keadaan, draf.alasan_cabut, draf.dicabut_oleh, draf.sedang_dicetak) == (
        "DICABUT",
        "Keliru.",
        oleh,
        False,
    )
    with pytest.raises(NaskahDitolak, match="sudah dicabut"):
        tanda_tangani(naskah=draf, oleh=penanda, pada=saat)
    terbit = tanda_tangani(naskah=konsep(saat, penanda), oleh=penanda, pada=saat)
    terbit = cabut(naskah=terbit, oleh=oleh, pada=saat, alasan="Diganti.")
    assert (terbit.nomor, terbit.sedang_dicetak) == ("800.1.3.3/01/Pansel/XI/2026", True)
    with pytest.raises(NaskahDitolak, match="sudah dicabut"):
        cabut(naskah=terbit, oleh=oleh, pada=saat, alasan="Lagi.")


def test_cabut_harus_beralasan(saat):
    with pytest.raises(NaskahDitolak, match="Alasan"):
        cabut(naskah=konsep(saat), oleh=None, pada=saat, alasan="  ")


def test_cetak_diantrekan_setelah_commit(saat, django_capture_on_commit_callbacks):
    penanda = PenggunaFactory()
    with django_capture_on_commit_callbacks() as panggilan:
        naskah = konsep(saat, penanda)
    assert len(panggilan) == 1
    with django_capture_on_commit_callbacks(execute=True):
        naskah = tanda_tangani(naskah=naskah, oleh=penanda, pada=saat)
    naskah.refresh_from_db()
    assert naskah.berkas.jenis_media == "application/pdf"
    assert naskah.berkas_konsep is None


def test_pelantar_pesan_mati_tidak_menggagalkan_tindakan(
    saat, django_capture_on_commit_callbacks, monkeypatch, caplog
):
    def mati(*args):
        raise OSError("Redis tidak ada")

    monkeypatch.setattr("dokumen.tasks.cetak_naskah.delay", mati)
    with django_capture_on_commit_callbacks(execute=True):
        naskah = konsep(saat)
    assert "Redis tidak ada" in caplog.text
    naskah.refresh_from_db()
    assert naskah.sedang_dicetak


def test_nomor_yang_sudah_terpakai_tidak_terbit_dua_kali(saat):
    penanda = PenggunaFactory()
    tanda_tangani(naskah=konsep(saat, penanda), oleh=penanda, pada=saat)
    Penomoran.objects.all().delete()
    with pytest.raises(IntegrityError, match="naskah_nomor_tunggal"), transaction.atomic():
        tanda_tangani(naskah=konsep(saat, penanda), oleh=penanda, pada=saat)

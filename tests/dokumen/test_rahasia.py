"""One way to read a secret: purpose, trace, mark of the reader, numbered copies."""

import datetime as dt
import io

import pikepdf
import pypdf
import pytest
from django.db import transaction

from dokumen.alur import KeadaanPindai
from dokumen.rahasia import (
    LAMA_BACA,
    Cap,
    KeperluanForm,
    bubuhkan_cap,
    catat_pembacaan,
    catat_salinan,
    pembacaan,
    pembacaan_berlaku,
    sajikan_bercap,
)
from dokumen.simpan import simpan_bytes
from jejak.models import Jejak
from tests.cakram import jalur_penuh
from tests.dokumen.korpus import UTUH
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasFactory, PemindaianFactory

MENIT = dt.timedelta(minutes=1)


@pytest.fixture
def cap(saat) -> Cap:
    return Cap("Prof. Galih (Ketua) \\ Ж", saat, "Pleno", 7)


def pdf(*halaman: tuple[float, float, int]) -> bytes:
    """Blank pages of these sizes, turned by so many degrees."""
    hasil = io.BytesIO()
    with pikepdf.new() as baru:
        for lebar, tinggi, putar in halaman:
            satu = baru.add_blank_page(page_size=(lebar, tinggi))
            satu.obj.Rotate = putar
        baru.save(hasil)
    return hasil.getvalue()


def teks(isi: bytes) -> list[str]:
    return [satu.extract_text() for satu in pypdf.PdfReader(io.BytesIO(isi)).pages]


# --- Keperluan -----------------------------------------------------------------------------------
@pytest.mark.parametrize("isi,sah", [("Pleno", True), ("cek", False), ("   ", False), ("x" * 241, False)])
def test_keperluan_ditanyakan_dengan_kata_yang_berarti(isi, sah):
    assert KeperluanForm({"keperluan": isi}).is_valid() is sah


def test_label_dan_bantuan_menurut_rahasianya():
    biasa, lain = (
        KeperluanForm(),
        KeperluanForm(label="Keperluan membuka peringkat", bantuan="Misalnya pleno."),
    )
    assert (biasa["keperluan"].label, lain["keperluan"].label) == ("Keperluan", "Keperluan membuka peringkat")
    assert "dicatat" in biasa["keperluan"].help_text
    assert lain["keperluan"].help_text == "Misalnya pleno."


# --- Jejak ---------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_pembacaan_tanpa_keperluan_tidak_ada(saat):
    objek = BerkasFactory()
    with transaction.atomic(), pytest.raises(ValueError, match="tanpa keperluan"):
        catat_pembacaan("uji.dibaca", objek=objek, keperluan=" \n", oleh=PenggunaFactory(), pada=saat)
    assert not Jejak.objects.filter(peristiwa="uji.dibaca").exists()


@pytest.mark.django_db
def test_pembacaan_membuka_seperempat_jam_bagi_pembacanya_saja(saat):
    objek, lain, orang = BerkasFactory(), BerkasFactory(), PenggunaFactory()
    with transaction.atomic():
        jejak = catat_pembacaan(
            "uji.dibaca", objek=objek, keperluan=" Pleno ", oleh=orang, pada=saat, hal="x"
        )
    assert jejak.rincian == {"keperluan": "Pleno", "hal": "x"}
    assert pembacaan_berlaku(objek, "uji.dibaca", orang, saat) == jejak
    assert pembacaan_berlaku(objek, "uji.dibaca", orang, saat + LAMA_BACA - MENIT) == jejak
    assert pembacaan_berlaku(objek, "uji.dibaca", orang, saat + LAMA_BACA) is None
    assert pembacaan_berlaku(objek, "uji.dibaca", orang, saat - MENIT) is None
    assert pembacaan_berlaku(objek, "uji.lain", orang, saat) is None
    assert pembacaan_berlaku(lain, "uji.dibaca", orang, saat) is None
    assert pembacaan_berlaku(objek, "uji.dibaca", PenggunaFactory(), saat) is None


@pytest.mark.django_db
def test_rahasia_yang_berubah_dibaca_lagi(saat):
    objek, orang = BerkasFactory(), PenggunaFactory()
    with transaction.atomic():
        jejak = catat_pembacaan("uji.dibaca", objek=objek, keperluan="Pleno", oleh=orang, pada=saat)
    assert pembacaan_berlaku(objek, "uji.dibaca", orang, saat + MENIT, sejak=saat) == jejak
    assert pembacaan_berlaku(objek, "uji.dibaca", orang, saat + MENIT, sejak=saat + MENIT) is None


@pytest.mark.django_db
def test_salinan_bernomor_menurut_objek_dan_peristiwanya(saat):
    satu, dua, orang = BerkasFactory(), BerkasFactory(), PenggunaFactory()
    urutan = [
        (satu, "uji.salin"),
        (satu, "uji.salin"),
        (dua, "uji.salin"),
        (satu, "uji.lain"),
        (satu, "uji.salin"),
    ]
    with transaction.atomic():
        nomor = [
            catat_salinan(peristiwa, objek=objek, keperluan="Pleno", oleh=orang, pada=saat).rincian["salinan"]
            for objek, peristiwa in urutan
        ]
    assert nomor == [1, 2, 1, 1, 3]
    assert [jejak.rincian["salinan"] for jejak in pembacaan(satu, "uji.salin")] == [1, 2, 3]


# --- Cap -----------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_cap_menyebut_pembaca_waktu_dan_nomor_salinan(saat):
    orang = PenggunaFactory(nama="Galih Reksoprojo")
    with transaction.atomic():
        isi = {"objek": BerkasFactory(), "keperluan": "Pleno", "oleh": orang, "pada": saat}
        dibaca, disalin = catat_pembacaan("uji.dibaca", **isi), catat_salinan("uji.salin", **isi)
    halaman, salinan = Cap.dari(dibaca), Cap.dari(disalin)
    assert halaman.ringkas == "Galih Reksoprojo · 23-11-2026 09.00"
    assert (
        halaman.dibuka
        == "Dibuka Galih Reksoprojo pukul\N{NO-BREAK SPACE}09.00\N{NO-BREAK SPACE}WIB, tercatat"
    )
    assert halaman.teks.startswith(
        "RAHASIA · bukan salinan resmi · Galih Reksoprojo · Senin, 23 November 2026"
    )
    assert (salinan.salinan, salinan.keperluan) == (1, "Pleno")
    assert "salinan nomor 1 · Galih Reksoprojo" in salinan.teks


def test_setiap_halaman_pdf_bercap(cap):
    ukuran = [(595, 842, 0), (595, 842, 90), (842, 595, 270), (300, 400, 180), (3, 3, 0)]
    isi = bubuhkan_cap(pdf(*ukuran), cap)
    halaman = teks(isi)
    assert len(halaman) == len(ukuran)
    for satu in halaman[:4]:
        # Helvetica has no Cyrillic: the letter is replaced, the rest stands.
        assert "salinan nomor 7 · Prof. Galih (Ketua) \\ ?" in satu
        assert "23-11-2026 09.00 · 7" in satu


def test_isi_dokumen_tetap_terbaca_di_bawah_cap(cap):
    asli = teks(UTUH)
    for semula, bercap in zip(asli, teks(bubuhkan_cap(UTUH, cap)), strict=True):
        assert semula.strip() in bercap


def test_bukan_pdf_tidak_dibubuhi_cap(cap):
    with pytest.raises(pikepdf.PdfError):
        bubuhkan_cap(b"bukan pdf", cap)


# --- Berkas --------------------------------------------------------------------------------------
@pytest.fixture
def berkas(saat):
    return simpan_bytes(
        isi=UTUH, nama="Surat RSUD Aruna.pdf", jenis_media="application/pdf", oleh=None, pada=saat
    )


@pytest.mark.django_db
def test_berkas_rahasia_keluar_bercap_dan_terkurung(berkas, cap):
    jawaban = sajikan_bercap(berkas, cap, nama="Salinan 7")
    assert "salinan nomor 7" in teks(jawaban.content)[0]
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"] == 'inline; filename="Salinan 7.pdf"'
    assert jawaban["Cache-Control"] == "private, no-store"
    assert "sandbox" in jawaban["Content-Security-Policy"]
    assert jalur_penuh(berkas).read_bytes() == UTUH
    assert sajikan_bercap(berkas, cap, nama="a", sebaris=False)["Content-Disposition"].startswith(
        "attachment"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("rusakkan", [lambda j: j.unlink(), lambda j: j.write_bytes(b"x" * len(UTUH))])
def test_yang_tidak_dapat_dibubuhi_cap_tidak_keluar(berkas, cap, rusakkan, caplog):
    rusakkan(jalur_penuh(berkas))
    jawaban = sajikan_bercap(berkas, cap, nama="Salinan")
    assert jawaban.status_code == 503
    assert [satu.levelname for satu in caplog.records] == ["ERROR"]
    assert berkas.nama_asli not in jawaban.content.decode() + caplog.text


@pytest.mark.django_db
def test_yang_menunggu_pindai_tidak_keluar_juga_dengan_cap(berkas, cap):
    PemindaianFactory(berkas=berkas, keadaan=KeadaanPindai.MENUNGGU)
    assert sajikan_bercap(berkas, cap, nama="Salinan", pembaca=PenggunaFactory()).status_code == 423

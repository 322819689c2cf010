"""A scan of white sheets is told at once; a sheet with one small mark, or a form, is no empty one."""

import io
import subprocess

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from dokumen import halaman_kosong, simpan
from dokumen.halaman_kosong import LIHAT, LIHAT_TERJAUH, cari
from dokumen.models import Berkas
from dokumen.simpan import BerkasDitolak, simpan_dokumen
from tests.dokumen import korpus

pytestmark = pytest.mark.django_db
GARIS = b"72 700 40 8 re f"
KOSONG = b""


def pdf(*arus: bytes) -> bytes:
    keluar = io.BytesIO()
    with pikepdf.new() as dokumen:
        for satu in arus:
            lembar = dokumen.add_blank_page(page_size=(595, 842))
            if satu:
                lembar.Contents = dokumen.make_stream(satu)
        dokumen.save(keluar)
    return keluar.getvalue()


def pindaian(*gambar: Image.Image) -> bytes:
    keluar = io.BytesIO()
    gambar[0].save(keluar, "PDF", save_all=True, append_images=gambar[1:], resolution=200)
    return keluar.getvalue()


def lembar(*, bintik: int = 0, tulisan: bool = False) -> Image.Image:
    """A white sheet as a scanner sees it: not quite white, with some dust."""
    gambar = Image.effect_noise((1654, 2339), 6).point(lambda satu: satu + 110)
    pena = ImageDraw.Draw(gambar)
    for ke in range(bintik):
        pena.point((300 * ke + 100, 700), fill=0)
    if tulisan:
        pena.rectangle((300, 400, 520, 430), fill=30)
    return gambar


def bercap() -> bytes:
    """A stamp laid on an empty sheet by a program for signatures."""
    keluar = io.BytesIO()
    with pikepdf.new() as dokumen:
        halaman = dokumen.add_blank_page(page_size=(595, 842))
        cap = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[72, 700, 300, 720]
        )
        halaman.Annots = dokumen.make_indirect(pikepdf.Array([cap]))
        dokumen.save(keluar)
    return keluar.getvalue()


@pytest.mark.parametrize(
    "isi,jawaban",
    [
        (pdf(KOSONG), "SEMUA"),
        (pdf(KOSONG, KOSONG, KOSONG), "SEMUA"),
        (pdf(b"1 1 1 rg 0 0 595 842 re f"), "SEMUA"),
        (pdf(b"0.4 g 0 0 595 842 re f"), "SEMUA"),
        (pdf(*[KOSONG] * (LIHAT + 5)), "SEMUA"),
        (pindaian(lembar(), lembar(bintik=3)), "SEMUA"),
        (pdf(GARIS), ""),
        (pdf(KOSONG, GARIS, KOSONG), "1 3"),
        (pdf(GARIS, *[KOSONG] * 30), " ".join(str(nomor) for nomor in range(2, LIHAT + 1))),
        (pdf(*[KOSONG] * LIHAT, GARIS, KOSONG), " ".join(str(nomor) for nomor in range(1, LIHAT + 1))),
        (pindaian(lembar(), lembar(tulisan=True)), "1"),
        (bercap(), ""),
        (korpus.UTUH, ""),
        (korpus.DITERIMA["saringan_tak_dikenal"], "SEMUA"),
        (korpus.DITERIMA["halaman_raksasa"], "SEMUA"),
    ],
)
def test_halaman_tanpa_tanda_disebut(isi, jawaban, tmp_path):
    (tmp_path / "a.pdf").write_bytes(isi)
    assert cari(str(tmp_path / "a.pdf")) == jawaban


def test_terlalu_banyak_untuk_dilihat_dianggap_berisi(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf(*[KOSONG] * (LIHAT_TERJAUH + 1)))
    assert cari(str(tmp_path / "a.pdf")).endswith(f" {LIHAT_TERJAUH}")


def test_halaman_yang_tidak_tergambar_dianggap_berisi(tmp_path, monkeypatch):
    def gagal(_):
        raise MemoryError

    monkeypatch.setattr(halaman_kosong, "_hampa", gagal)
    (tmp_path / "a.pdf").write_bytes(pdf(KOSONG))
    assert cari(str(tmp_path / "a.pdf")) == ""


def unggah(isi: bytes, saat) -> Berkas:
    return simpan_dokumen(unggahan=[SimpleUploadedFile("a.pdf", isi)], oleh=None, pada=saat)


def test_semua_kosong_ditolak_tanpa_sisa_sebagian_diingatkan(saat, settings):
    with pytest.raises(BerkasDitolak, match="Semua halaman PDF ini kosong") as ditolak:
        unggah(pdf(KOSONG, KOSONG), saat)
    assert ditolak.value.kode == "HALAMAN_KOSONG"
    assert [satu for satu in settings.MEDIA_ROOT.rglob("*") if satu.is_file()] == []
    assert unggah(pdf(GARIS, KOSONG), saat).halaman_kosong == (2,)
    assert unggah(pdf(GARIS), saat).halaman_kosong == ()


def test_yang_tidak_dapat_dipastikan_diterima(saat, monkeypatch):
    """It is no lock of the door: a page that cannot be drawn in time is for people to look at."""

    def habis(*isi, **pilihan):
        raise subprocess.TimeoutExpired("x", 1)

    monkeypatch.setattr(simpan, "_periksa", lambda _: 1)
    monkeypatch.setattr(halaman_kosong.subprocess, "run", habis)
    assert unggah(pdf(KOSONG), saat).halaman_kosong == ()
    mati = subprocess.CompletedProcess([], -9, "", "")
    monkeypatch.setattr(halaman_kosong.subprocess, "run", lambda *isi, **pilihan: mati)
    assert unggah(pdf(KOSONG), saat).halaman_kosong == ()

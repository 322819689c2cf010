"""Photographed pages become one PDF; a photo nobody could read is told by its number."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFile

from dokumen import foto, simpan
from dokumen.models import Berkas
from dokumen.simpan import BATAS_FOTO, BerkasDitolak, simpan_dokumen
from tests.cakram import jalur_penuh
from tests.dokumen import korpus

pytestmark = pytest.mark.django_db

TEGAK = (1200, 1600)
PUTAR = 0x0112
TEMPAT = 0x8825


def halaman_foto(ukuran=TEGAK, jenis="JPEG", *, kosong=False, mode="RGB", **simpanan) -> bytes:
    """A photographed sheet: dull grey, with lines of writing unless `kosong`."""
    gambar = Image.new("RGB", ukuran, (214, 210, 201))
    if not kosong:
        pena = ImageDraw.Draw(gambar)
        for baris in range(ukuran[1] // 10, ukuran[1] // 3, 40):
            pena.line((ukuran[0] // 10, baris, ukuran[0] * 8 // 10, baris), fill=(50, 48, 60), width=6)
    keluar = io.BytesIO()
    gambar.convert(mode).save(keluar, jenis, **simpanan)
    return keluar.getvalue()


def kirim(*isi: bytes, nama: str = "IMG_2041.jpg"):
    return [SimpleUploadedFile(nama, satu) for satu in isi]


def ditolak(saat, *isi: bytes) -> BerkasDitolak:
    with pytest.raises(BerkasDitolak) as galat:
        simpan_dokumen(unggahan=kirim(*isi), oleh=None, pada=saat)
    assert not Berkas.objects.exists()
    return galat.value


def test_satu_pdf_disimpan_apa_adanya(saat):
    berkas = simpan_dokumen(unggahan=kirim(korpus.UTUH, nama="ijazah.pdf"), oleh=None, pada=saat)
    assert jalur_penuh(berkas).read_bytes() == korpus.UTUH
    assert berkas.nama_asli == "ijazah.pdf"


def test_foto_menjadi_satu_pdf_a4_menurut_urutan(saat):
    isi = [halaman_foto(), halaman_foto((1600, 1200)), halaman_foto(jenis="PNG", mode="RGBA")]
    berkas = simpan_dokumen(unggahan=kirim(*isi), oleh=None, pada=saat)
    assert (berkas.nama_asli, berkas.jenis_media, berkas.halaman) == ("IMG_2041.pdf", "application/pdf", 3)
    with pikepdf.open(jalur_penuh(berkas)) as pdf:
        ukuran = [tuple(round(float(n)) for n in lembar.mediabox[2:]) for lembar in pdf.pages]
    assert ukuran == [(595, 842), (842, 595), (595, 842)]


def test_foto_yang_direbahkan_kamera_ditegakkan_dan_catatannya_ditinggalkan(saat):
    catatan = Image.Exif()
    catatan[PUTAR] = 6
    catatan.get_ifd(TEMPAT)[1] = "S"
    catatan[0x010F] = "TELEPON-RAHASIA"
    berkas = simpan_dokumen(unggahan=kirim(halaman_foto((1600, 1200), exif=catatan)), oleh=None, pada=saat)
    isi = jalur_penuh(berkas).read_bytes()
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        assert [round(float(n)) for n in pdf.pages[0].mediabox[2:]] == [595, 842]
    assert b"TELEPON-RAHASIA" not in isi
    assert b"Exif" not in isi


def test_foto_besar_tetap_di_bawah_batas_berkas(saat, settings):
    """Three photos, each just under the limit: the document is under it too."""
    ramai = Image.effect_noise((2400, 3200), 60).convert("RGB")
    keluar = io.BytesIO()
    ramai.save(keluar, "JPEG", quality=60)
    settings.BATAS_BERKAS = len(keluar.getvalue()) + 1
    berkas = simpan_dokumen(unggahan=kirim(*[keluar.getvalue()] * 3), oleh=None, pada=saat)
    assert berkas.halaman == 3
    assert berkas.ukuran <= settings.BATAS_BERKAS


FOTO_BURUK = {
    "terpotong": (halaman_foto()[:9000], "FOTO_RUSAK"),
    "kepala_saja": (b"\xff\xd8\xff\xe0" + b"x" * 100, "FOTO_RUSAK"),
    "png_rusak": (halaman_foto(jenis="PNG")[:200] + b"\0" * 500, "FOTO_RUSAK"),
    "kecil": (halaman_foto((320, 240)), "FOTO_TERLALU_KECIL"),
    "kosong": (halaman_foto(kosong=True), "FOTO_KOSONG"),
    "bom": (korpus.png_raksasa(30_000, 30_000), "FOTO_TERLALU_BESAR"),
    "gif_berkedok": (b"\x89PNG\r\n\x1a\n" + korpus.GIF, "FOTO_RUSAK"),
}


@pytest.mark.parametrize("nama", FOTO_BURUK)
def test_foto_buruk_disebut_nomornya(nama, saat, settings):
    isi, kode = FOTO_BURUK[nama]
    galat = ditolak(saat, halaman_foto(), isi)
    assert galat.kode == kode
    assert "Foto ke-2" in galat.alasan
    assert galat.alasan.endswith("lalu unggah kembali.")
    akar = Path(settings.MEDIA_ROOT)
    assert [satu for satu in akar.rglob("*") if satu.is_file()] == []


@pytest.mark.parametrize("nama", FOTO_BURUK)
def test_pengolah_memberi_putusan_yang_sama_tanpa_proses_lain(nama, tmp_path, monkeypatch):
    # WeasyPrint lets half pictures pass in its own process; the one that makes the PDF does not load it.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
    isi, kode = FOTO_BURUK[nama]
    (tmp_path / "1").write_bytes(isi)
    assert foto.rangkai(str(tmp_path / "hasil.pdf"), 10**7, [str(tmp_path / "1")]) == f"{kode} 1"


def test_pengolah_menurunkan_mutu_bila_hasil_terlalu_besar(tmp_path):
    (tmp_path / "1").write_bytes(halaman_foto())
    jalur = [str(tmp_path / "1")]
    for nama, batas in [("longgar", 10**7), ("sempit", 1)]:
        assert foto.rangkai(str(tmp_path / nama), batas, jalur) == "UTUH"
    assert (tmp_path / "sempit").stat().st_size < (tmp_path / "longgar").stat().st_size


def test_pengolah_kehabisan_memori_berkata_terlalu_besar(tmp_path, monkeypatch):
    def habis(*args, **kwargs):
        raise MemoryError

    monkeypatch.setattr("PIL.Image.open", habis)
    assert foto.rangkai(str(tmp_path / "hasil.pdf"), 1, ["x"]) == "FOTO_TERLALU_BESAR 1"


def test_pdf_dan_foto_tidak_dicampur(saat):
    for isi in [(korpus.UTUH, halaman_foto()), (korpus.UTUH, korpus.UTUH), (halaman_foto(), b"halo")]:
        galat = ditolak(saat, *isi)
        assert galat.kode == "CAMPURAN"
        assert "satu berkas PDF, atau satu sampai 15 foto" in galat.alasan


def test_jumlah_dan_ukuran_foto_terbatas(saat, settings):
    assert ditolak(saat, *[halaman_foto()] * (BATAS_FOTO + 1)).kode == "TERLALU_BANYAK"
    settings.BATAS_BERKAS = 1024 * 1024
    assert ditolak(saat, halaman_foto() + b"\0" * 1024 * 1024).kode == "TERLALU_BESAR"


def test_pengolah_yang_macet_atau_mati_bukan_bukti_foto_baik(saat, monkeypatch):
    def macet(*args, **kwargs):
        raise subprocess.TimeoutExpired(args, 60)

    monkeypatch.setattr(simpan.subprocess, "run", macet)
    assert ditolak(saat, halaman_foto()).kode == "FOTO_TERLALU_RUMIT"
    for kode_keluar, keluaran in [(-9, "UTUH"), (0, ""), (0, "HALO 1"), (1, "FOTO_RUSAK 1")]:
        hasil = subprocess.CompletedProcess([], kode_keluar, stdout=keluaran, stderr="")
        monkeypatch.setattr(simpan.subprocess, "run", lambda *a, hasil=hasil, **k: hasil)
        assert ditolak(saat, halaman_foto()).kode == "FOTO_TERLALU_RUMIT"


@pytest.mark.parametrize("merek", [b"ftypheic", b"ftypheix", b"ftypmif1"])
def test_foto_heic_disebut_namanya(merek, saat):
    assert "foto HEIC dari iPhone" in ditolak(saat, b"\0\0\0\x18" + merek + b"\0" * 100).alasan

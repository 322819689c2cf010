"""Takes bytes in: looks at their content, makes them safe in the store (gudang.py), then writes the row.

Who may upload and what the file belongs to is decided by the app that calls. Nothing here changes or cleans a
file: the original is evidence.
"""

import errno
import hashlib
import io
import logging
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pikepdf
from django.conf import settings
from django.db import transaction

from akun.models import Pengguna
from dokumen import foto, gudang, periksa_pdf, pindai
from dokumen.halaman_kosong import halaman_kosong
from dokumen.models import Berkas

logger = logging.getLogger(__name__)

POTONGAN = 256 * 1024
BATAS_WAKTU_PERIKSA = 15
BATAS_WAKTU_FOTO = 60
BATAS_FOTO = 15
PANJANG_NAMA = 200
# Uploads stop before the disk is so full that the database could not write any more.
SISA_RUANG = 256 * 1024 * 1024

KALIMAT = {
    "KOSONG": "Berkas kosong (0 bita). Pilih berkas PDF yang berisi dokumennya, lalu unggah kembali.",
    "TERKUNCI": "Berkas ditolak: terkunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah kembali.",
    "TIDAK_UTUH": (
        "Berkas PDF tidak utuh atau rusak. Simpan ulang dokumennya sebagai PDF, pastikan dapat dibuka sampai "
        "halaman terakhir, lalu unggah kembali."
    ),
    "TANPA_HALAMAN": (
        "PDF ini tidak mempunyai halaman. Simpan ulang dokumennya sebagai PDF, lalu unggah kembali."
    ),
    "HALAMAN_KOSONG": (
        "Semua halaman PDF ini kosong: tidak ada tulisan atau gambar yang tampak. Periksa pemindaiannya "
        "(lembar mungkin terbalik), lalu unggah hasil yang terbaca."
    ),
    "TERLALU_TEBAL": (
        f"PDF ini lebih dari {periksa_pdf.BATAS_HALAMAN} halaman. Unggah hanya halaman yang diminta."
    ),
    "TERLALU_RUMIT": (
        "PDF ini terlalu rumit untuk diperiksa. Buka dokumennya, cetak ke PDF baru, lalu unggah hasilnya."
    ),
    "CAMPURAN": (
        "Kirim satu berkas PDF, atau satu sampai 15 foto halaman (JPEG atau PNG). PDF dan foto tidak dapat "
        "digabung; pilih salah satu, lalu unggah kembali."
    ),
    "TERLALU_BANYAK": "Paling banyak 15 foto untuk satu dokumen. Pindai sebagai PDF, lalu unggah kembali.",
    "FOTO_RUSAK": "Foto ke-{nomor} tidak utuh atau rusak. Potret lagi halaman itu, lalu unggah kembali.",
    "FOTO_TERLALU_BESAR": (
        "Foto ke-{nomor} terlalu besar untuk diolah. Potret dengan resolusi biasa, lalu unggah kembali."
    ),
    "FOTO_TERLALU_KECIL": (
        f"Foto ke-{{nomor}} terlalu kecil untuk dibaca (sisi terpendek kurang dari {foto.SISI_TERKECIL} "
        "piksel). Potret langsung dengan kamera, bukan dari tangkapan layar, lalu unggah kembali."
    ),
    "FOTO_KOSONG": "Foto ke-{nomor} kosong: tidak ada tulisan yang tampak. Potret lagi, lalu unggah kembali.",
    "FOTO_TERLALU_RUMIT": (
        "Foto tidak dapat diolah. Potret lagi atau pindai sebagai PDF, lalu unggah kembali."
    ),
    "RUANG_PENUH": (
        "Berkas belum tersimpan karena ruang simpan server hampir penuh. Ini bukan kesalahan Anda; petugas "
        "diberi tahu. Coba lagi beberapa menit lagi."
    ),
    "GUDANG_DIAM": (
        "Berkas belum tersimpan karena tempat penyimpanan server tidak menjawab. Ini bukan kesalahan Anda; "
        "petugas diberi tahu. Coba lagi beberapa menit lagi."
    ),
}

AWAL_FOTO = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")

# What people most often send instead of a PDF: the place of its mark, the mark, and what it is.
JENIS_LAIN: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftyphei", "foto HEIC dari iPhone"),
    (4, b"ftypmif1", "foto HEIC dari iPhone"),
    (0, b"\xff\xd8\xff", "gambar JPEG"),
    (0, b"\x89PNG", "gambar PNG"),
    (0, b"GIF8", "gambar GIF"),
    (0, b"RIFF", "gambar atau rekaman"),
    (0, b"PK\x03\x04", "dokumen Word/Excel atau arsip ZIP"),
    (0, b"\xd0\xcf\x11\xe0", "dokumen Word/Excel lama"),
    (0, b"{\\rtf", "dokumen RTF"),
    (0, b"MZ", "program"),
    (0, b"\x7fELF", "program"),
    (0, b"Rar!", "arsip RAR"),
    (0, b"7z\xbc\xaf", "arsip 7z"),
    (0, b"<", "halaman web atau gambar SVG"),
)


class BerkasDitolak(Exception):
    """The file was not taken. `alasan` is a whole sentence for the person who sent it; `kode` is stable."""

    def __init__(self, kode: str, alasan: str = "", nomor: str = "") -> None:
        self.kode = kode
        self.alasan = alasan or KALIMAT[kode].format(nomor=nomor)
        super().__init__(self.alasan)


class Unggahan(Protocol):
    """What is used of Django's UploadedFile."""

    @property
    def name(self) -> str | None: ...

    @property
    def size(self) -> int | None: ...

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]: ...


def simpan_berkas(
    *, unggahan: Unggahan, oleh: Pengguna | None, pada: datetime, tolak_kosong: bool = False
) -> Berkas:
    """Store an uploaded PDF after looking at its content; raises BerkasDitolak, leaving nothing behind.

    With `tolak_kosong` a file whose pages are all empty is refused too; single ones are named in the result.
    """
    if unggahan.size is not None and unggahan.size > settings.BATAS_BERKAS:
        raise terlalu_besar(unggahan.size)
    potongan = unggahan.chunks(POTONGAN)
    awal = next(iter(potongan), b"")
    if not awal:
        raise BerkasDitolak("KOSONG")
    if not awal.startswith(b"%PDF-"):
        raise BerkasDitolak("BUKAN_PDF", _bukan_pdf(awal))
    return _simpan(
        potongan=_rangkai(awal, potongan),
        nama=nama_aman(unggahan.name or "", akhiran=".pdf"),
        jenis_media="application/pdf",
        folder="unggahan",
        akhiran=".pdf",
        periksa=True,
        tolak_kosong=tolak_kosong,
        oleh=oleh,
        pada=pada,
    )


def simpan_dokumen(*, unggahan: Sequence[Unggahan], oleh: Pengguna | None, pada: datetime) -> Berkas:
    """Store a document sent as one PDF or as photos of its pages, which become one PDF in the order given.

    Raises BerkasDitolak, leaving nothing behind. The file has the name of the first photo.
    """
    awal = [next(iter(satu.chunks(POTONGAN)), b"") for satu in unggahan]
    if not any(isi.startswith(AWAL_FOTO) for isi in awal):
        if len(unggahan) > 1:
            raise BerkasDitolak("CAMPURAN")
        return simpan_berkas(unggahan=unggahan[0], oleh=oleh, pada=pada, tolak_kosong=True)
    if not all(isi.startswith(AWAL_FOTO) for isi in awal):
        raise BerkasDitolak("CAMPURAN")
    if len(unggahan) > BATAS_FOTO:
        raise BerkasDitolak("TERLALU_BANYAK")
    for satu in unggahan:
        if (satu.size or 0) > settings.BATAS_BERKAS:
            raise terlalu_besar(satu.size or 0)
    nama = nama_aman(unggahan[0].name or "", akhiran="").rpartition(".")[0] or "foto"
    with tempfile.TemporaryDirectory(prefix="foto-") as folder:
        hasil = _rangkai_foto(unggahan, Path(folder))
        with hasil.open("rb") as isi:
            return _simpan(
                potongan=iter(lambda: isi.read(POTONGAN), b""),
                nama=nama_aman(nama),
                jenis_media="application/pdf",
                folder="unggahan",
                akhiran=".pdf",
                periksa=True,
                oleh=oleh,
                pada=pada,
            )


def simpan_bytes(
    *,
    isi: bytes,
    nama: str,
    jenis_media: str,
    oleh: Pengguna | None,
    pada: datetime,
    folder: str = "naskah",
) -> Berkas:
    """Store bytes that this application made itself: printed papers, exports, demonstration documents."""
    halaman = None
    if jenis_media == "application/pdf":
        with pikepdf.open(io.BytesIO(isi)) as pdf:
            halaman = len(pdf.pages)
    akhiran = Path(nama).suffix[:10].lower()
    return _simpan(
        potongan=[isi],
        nama=nama_aman(nama, akhiran=akhiran),
        jenis_media=jenis_media,
        folder=folder,
        akhiran=akhiran,
        periksa=False,
        oleh=oleh,
        pada=pada,
        halaman=halaman,
    )


def nama_aman(nama: str, akhiran: str = ".pdf") -> str:
    """The name a person gave a file, without folders, control or direction marks; not empty, not long."""
    nama = unicodedata.normalize("NFC", nama.replace("\\", "/").rsplit("/", 1)[-1])
    nama = "".join(huruf for huruf in nama if unicodedata.category(huruf)[0] != "C")
    batang = " ".join(nama.split()).removesuffix(akhiran).strip(" .")
    return f"{batang[: PANJANG_NAMA - len(akhiran)].rstrip() or 'berkas'}{akhiran}"


def _simpan(
    *,
    potongan: Iterable[bytes],
    nama: str,
    jenis_media: str,
    folder: str,
    akhiran: str,
    periksa: bool,
    oleh: Pengguna | None,
    pada: datetime,
    halaman: int | None = None,
    tolak_kosong: bool = False,
) -> Berkas:
    kosong: tuple[int, ...] = ()
    try:
        if gudang.ruang_tersisa() < SISA_RUANG:
            raise BerkasDitolak("RUANG_PENUH")
        with gudang.tempat_sementara() as sementara:
            sidik, ukuran = _tulis(sementara, potongan)
            if periksa:
                halaman = _periksa(sementara)
            if tolak_kosong:
                kosong = _tolak_kosong(sementara)
            # Bytes, then name, then row: a crash in between leaves an orphan, never a row without its file.
            jalur = gudang.jalur_baru(folder, sidik, akhiran)
            gudang.masukkan(sementara, jalur)
    except gudang.GudangDiam as galat:
        logger.exception("Gudang berkas tidak menjawab.")
        raise BerkasDitolak("GUDANG_DIAM") from galat
    except OSError as galat:
        if galat.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        logger.exception("Ruang simpan berkas penuh.")
        raise BerkasDitolak("RUANG_PENUH") from galat
    with transaction.atomic():
        berkas = Berkas.objects.create(
            sha256=sidik,
            ukuran=ukuran,
            jenis_media=jenis_media,
            nama_asli=nama,
            jalur=jalur,
            halaman=halaman,
            diunggah_oleh=oleh,
            diunggah_pada=pada,
        )
        # What this application made itself is not scanned.
        if periksa:
            pindai.daftarkan(berkas, pada)
    berkas.halaman_kosong = kosong
    return berkas


def _tulis(jalur: Path, potongan: Iterable[bytes]) -> tuple[str, int]:
    """Write what comes in; its SHA-256 and its size. Raises BerkasDitolak as soon as it is too much."""
    sidik, ukuran = hashlib.sha256(), 0

    def lewat() -> Iterator[bytes]:
        nonlocal ukuran
        for isi in potongan:
            ukuran += len(isi)
            if ukuran > settings.BATAS_BERKAS:
                raise terlalu_besar(ukuran)
            sidik.update(isi)
            yield isi

    gudang.tulis(jalur, lewat())
    return sidik.hexdigest(), ukuran


def _periksa(jalur: Path) -> int:
    """Number of pages of a whole, open PDF; raises BerkasDitolak otherwise."""
    try:
        hasil = subprocess.run(  # noqa: S603 -- our own script, the path is ours too
            [sys.executable, "-I", periksa_pdf.__file__, str(jalur)],
            capture_output=True,
            text=True,
            timeout=BATAS_WAKTU_PERIKSA,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BerkasDitolak("TERLALU_RUMIT") from None
    kode, _, halaman = hasil.stdout.partition(" ")
    if hasil.returncode == 0 and kode == "UTUH":
        return int(halaman)
    # A killed or crashed checker says nothing: that is no proof of a good file.
    raise BerkasDitolak(kode if hasil.returncode == 0 and kode in KALIMAT else "TERLALU_RUMIT")


def _tolak_kosong(jalur: Path) -> tuple[int, ...]:
    """Empty ones among the first pages; raises BerkasDitolak when there is no other."""
    semua, kosong = halaman_kosong(str(jalur))
    if semua:
        raise BerkasDitolak("HALAMAN_KOSONG")
    return kosong


def _rangkai_foto(unggahan: Sequence[Unggahan], folder: Path) -> Path:
    """The PDF of these photos, below `folder`; raises BerkasDitolak naming the photo that is at fault."""
    hasil, jalur = folder / "hasil.pdf", []
    for nomor, satu in enumerate(unggahan, start=1):
        jalur.append(folder / f"{nomor:02}")
        with jalur[-1].open("wb") as keluar:
            for isi in satu.chunks(POTONGAN):
                keluar.write(isi)
    perintah = [sys.executable, "-I", foto.__file__, str(hasil), str(settings.BATAS_BERKAS), *map(str, jalur)]
    try:
        proses = subprocess.run(  # noqa: S603 -- our own script, the paths are ours too
            perintah, capture_output=True, text=True, timeout=BATAS_WAKTU_FOTO, check=False
        )
    except subprocess.TimeoutExpired:
        raise BerkasDitolak("FOTO_TERLALU_RUMIT") from None
    kode, _, ke = proses.stdout.partition(" ")
    if proses.returncode != 0 or (kode != "UTUH" and kode not in KALIMAT):
        raise BerkasDitolak("FOTO_TERLALU_RUMIT")
    if kode != "UTUH":
        raise BerkasDitolak(kode, nomor=ke)
    return hasil


def _rangkai(awal: bytes, sisa: Iterable[bytes]) -> Iterator[bytes]:
    yield awal
    yield from sisa


def terlalu_besar(ukuran: int) -> BerkasDitolak:
    megabita = f"{max(ukuran, settings.BATAS_BERKAS + 52_429) / 1024 / 1024:.1f}".replace(".", ",")
    return BerkasDitolak(
        "TERLALU_BESAR",
        f"Ukuran berkas {megabita} MB, melebihi batas {settings.BATAS_BERKAS // 1024 // 1024} MB. Pindai "
        "ulang dengan resolusi 150–200 dpi atau kompres berkasnya, lalu unggah kembali.",
    )


def _bukan_pdf(awal: bytes) -> str:
    jenis = next((nama for letak, tanda, nama in JENIS_LAIN if awal.startswith(tanda, letak)), "")
    if jenis:
        return (
            f"Berkas ini {jenis}, bukan PDF. Simpan atau pindai dokumennya sebagai PDF, lalu unggah kembali."
        )
    return (
        "Isi berkas ini bukan PDF, walaupun namanya mungkin berakhiran .pdf. Simpan atau pindai dokumennya "
        "sebagai PDF, lalu unggah kembali."
    )

"""The one door to the bytes of stored files. Where they lie is a setting (STORAGES), never a path.

Nothing here knows owners or rows in use; what may be opened is decided by sajikan.py and the apps above it.
"""

import contextlib
import errno
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Generator, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage, storages

from dokumen.models import Berkas

POTONGAN = 256 * 1024
MODE_BERKAS = 0o640
MODE_FOLDER = 0o750
# Below the root, beside the folders of files: what is being written, and what belongs to nobody.
SEMENTARA = ".sementara"
KARANTINA = ".karantina"
# <commitment>-<salt><ending>; older files have a random name, which says nothing about their bytes.
NAMA = re.compile(r"^(?P<tanda>[0-9a-f]{64})-(?P<garam>[0-9a-f]{32})(\.[^/]*)?$")


class GudangDiam(OSError):
    """The store does not answer. Not the fault of whoever sent or opens a file."""


class BerkasJadi(File):
    """A finished file on the disk of this machine, on its way into the store."""

    def __init__(self, jalur: Path) -> None:
        super().__init__(jalur.open("rb"), name=jalur.name)
        self.jalur = jalur

    def temporary_file_path(self) -> str:
        return str(self.jalur)


class GudangFolder(FileSystemStorage):
    """A folder in which a name appears only with all of its bytes, and both are safe on the disk."""

    def _save(self, name: str, content: Any) -> str:
        tujuan = Path(self.path(name))
        buat_folder(tujuan.parent)
        with contextlib.ExitStack() as tutup:
            if hasattr(content, "temporary_file_path"):
                sumber = Path(content.temporary_file_path())
            else:
                sumber = tutup.enter_context(tempat_sementara(Path(self.location)))
                tulis(sumber, content.chunks(POTONGAN))
            sumber.rename(tujuan)
        fsync_folder(tujuan.parent)
        return name

    def daftar(self, sesudah: str = "") -> Iterator[tuple[str, datetime]]:
        """Every file with its time, in a fixed order, from the one after `sesudah`; not what lies apart."""
        akar, lewat = Path(self.location), tuple(sesudah.split("/"))
        for satu in _telusuri(akar, (), lewat):
            with contextlib.suppress(FileNotFoundError):
                waktu = datetime.fromtimestamp(akar.joinpath(*satu).stat().st_mtime, UTC)
                yield "/".join(satu), waktu

    def pindah(self, asal: str, tujuan: str) -> None:
        akhir = Path(self.path(tujuan))
        buat_folder(akhir.parent)
        Path(self.path(asal)).rename(akhir)
        fsync_folder(akhir.parent)


def _telusuri(akar: Path, letak: tuple[str, ...], lewat: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Parts of the paths below `akar`, sorted, those after `lewat`; whole folders before it are not read."""
    try:
        isi = sorted(os.scandir(akar), key=lambda satu: satu.name)
    except FileNotFoundError:
        return
    for satu in isi:
        bagian = (*letak, satu.name)
        if satu.is_dir():
            terpisah = not letak and satu.name in (SEMENTARA, KARANTINA)
            if not terpisah and bagian >= lewat[: len(bagian)]:
                yield from _telusuri(Path(satu.path), bagian, lewat)
        elif bagian > lewat:
            yield bagian


# --- Names ------------------------------------------------------------------------------------
def jalur_baru(folder: str, sidik: str, akhiran: str) -> str:
    """A path that commits to the bytes and says nothing about them: SHA-256 over a salt and their SHA-256.

    Equal files of two people have two paths, and no upload is faster for bytes that are there already.
    """
    garam = secrets.token_hex(16)
    tanda = _tanda(garam, sidik)
    return f"{folder}/{tanda[:2]}/{tanda}-{garam}{akhiran}"


def jalur_sesuai(jalur: str, sidik: str) -> bool:
    """Whether bytes with this SHA-256 may lie under this path; an older path says nothing against it."""
    cocok = NAMA.match(jalur.rsplit("/", 1)[-1])
    return cocok is None or _tanda(cocok["garam"], sidik) == cocok["tanda"]


def _tanda(garam: str, sidik: str) -> str:
    return hashlib.sha256(f"{garam}:{sidik}".encode()).hexdigest()


# --- In ---------------------------------------------------------------------------------------
@contextlib.contextmanager
def tempat_sementara(akar: Path | None = None) -> Iterator[Path]:
    """A name to write to, on the volume of the store when it is a folder; gone afterwards in any case."""
    akar = akar or Path(settings.MEDIA_ROOT)
    jalur = akar / SEMENTARA / secrets.token_hex(16)
    buat_folder(jalur.parent)
    try:
        yield jalur
    finally:
        jalur.unlink(missing_ok=True)


def masukkan(sumber: Path, jalur: str) -> None:
    """Put a finished file into the store under `jalur`; returns when it is safe, else raises OSError."""
    gudang, ukuran = _gudang(), sumber.stat().st_size
    with BerkasJadi(sumber) as isi:
        nama = gudang.save(jalur, isi)
    if nama != jalur or gudang.size(jalur) != ukuran:
        raise GudangDiam(errno.EIO, "Berkas tidak tersimpan seperti yang dikirim.", jalur)


def ruang_tersisa() -> int:
    """Free bytes of the disk on which uploads are written first."""
    akar = Path(settings.MEDIA_ROOT)
    buat_folder(akar)
    return shutil.disk_usage(akar).free


# --- Out --------------------------------------------------------------------------------------
def buka(berkas: Berkas) -> File:
    """The bytes as a stream, to be closed by the caller; OSError when they are away or fewer or more."""
    isi = _gudang().open(berkas.jalur)
    if isi.size != berkas.ukuran:
        isi.close()
        raise OSError(errno.EIO, "Ukuran berkas berubah.", berkas.jalur)
    return isi


def potongan(berkas: Berkas) -> Generator[bytes]:
    """The bytes piece by piece; raises OSError like `buka`."""
    with contextlib.closing(buka(berkas)) as isi:
        yield from iter(lambda: isi.read(POTONGAN), b"")


@contextlib.contextmanager
def di_cakram(berkas: Berkas) -> Iterator[Path]:
    """The file as a path of this machine, for a process that reads paths; raises OSError like `buka`."""
    gudang = _gudang()
    if isinstance(gudang, FileSystemStorage):
        buka(berkas).close()
        yield Path(gudang.path(berkas.jalur))
        return
    with tempat_sementara() as jalur:
        tulis(jalur, potongan(berkas))
        yield jalur


def sidik_isi(jalur: str, gudang: Any = None) -> str:
    """SHA-256 of what lies under this path, read piece by piece; empty when it cannot be read."""
    hasil = hashlib.sha256()
    try:
        with contextlib.closing((gudang or _gudang()).open(jalur)) as isi:
            for satu in iter(lambda: isi.read(POTONGAN), b""):
                hasil.update(satu)
    except GudangDiam:
        # A store that is away says nothing about its files.
        raise
    except OSError:
        return ""
    return hasil.hexdigest()


def _gudang() -> Storage:
    return storages["default"]


# --- The disk ---------------------------------------------------------------------------------
def tulis(jalur: Path, isi: Iterable[bytes]) -> None:
    """Write a new file, through to the disk."""
    with open(jalur, "xb", opener=lambda nama, tanda: os.open(nama, tanda, MODE_BERKAS)) as keluar:
        for satu in isi:
            keluar.write(satu)
        keluar.flush()
        os.fsync(keluar.fileno())


def buat_folder(folder: Path) -> None:
    """This folder and those above it; a new one is safe in its parent."""
    if folder.is_dir():
        return
    buat_folder(folder.parent)
    folder.mkdir(mode=MODE_FOLDER, exist_ok=True)
    fsync_folder(folder.parent)


def fsync_folder(folder: Path) -> None:
    gagang = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(gagang)
    finally:
        os.close(gagang)

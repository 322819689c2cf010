"""A ZIP that is written while it is sent: memory holds a piece of one file, never a file, never the whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from dokumen import gudang
from dokumen.models import Berkas
from dokumen.simpan import POTONGAN


@dataclass(frozen=True, slots=True)
class Isi:
    """One member: bytes made here, or a stored file."""

    nama: str
    bita: bytes = b""
    berkas: Berkas | None = None


class _Saluran(io.RawIOBase):
    """What the archive writes to: keeps the bytes until they are fetched."""

    def __init__(self) -> None:
        super().__init__()
        self._potongan = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, isi: bytes) -> int:  # type: ignore[override]  # -- the archive hands over bytes only
        self._potongan += isi
        return len(isi)

    def ambil(self) -> bytes:
        kini, self._potongan = bytes(self._potongan), bytearray()
        return kini


def alirkan_zip(isi: Iterable[Isi], pada: datetime) -> Iterator[bytes]:
    """The archive piece by piece, every member dated ``pada``.

    A stored file that cannot be read becomes a text beside the others that says so; one that breaks off while
    it is read breaks the download off, so that half a file does not look like a whole.
    """
    saluran = _Saluran()
    waktu = timezone.localtime(pada).timetuple()[:6]
    with zipfile.ZipFile(saluran, "w", zipfile.ZIP_STORED) as arsip:
        for satu in isi:
            yield from _anggota(arsip, saluran, satu, waktu)
    yield saluran.ambil()


def _anggota(arsip: zipfile.ZipFile, saluran: _Saluran, isi: Isi, waktu: tuple[int, ...]) -> Iterator[bytes]:
    if isi.berkas is None:
        arsip.writestr(zipfile.ZipInfo(isi.nama, waktu), isi.bita)  # type: ignore[arg-type]  # -- six numbers
        yield saluran.ambil()
        return
    try:
        sumber = gudang.buka(isi.berkas)
    except OSError:
        pesan = f"{isi.nama} tidak dapat dibaca saat arsip ini dibuat. Hubungi Sekretariat.\n"
        kepala = zipfile.ZipInfo(f"{isi.nama}.tidak-terbaca.txt", waktu)  # type: ignore[arg-type]  # -- six numbers
        arsip.writestr(kepala, pesan.encode())
        yield saluran.ambil()
        return
    with sumber, arsip.open(zipfile.ZipInfo(isi.nama, waktu), "w") as keluar:  # type: ignore[arg-type]  # -- six numbers
        while potongan := sumber.read(POTONGAN):
            keluar.write(potongan)
            yield saluran.ambil()

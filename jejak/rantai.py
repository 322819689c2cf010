"""The hash chain: how a row is sealed and how the whole chain is checked. Writes nothing."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import singledispatch
from types import NoneType
from typing import Any
from uuid import UUID

import rfc8785

from jejak.models import Jejak

AWAL = "0" * 64


@dataclass(frozen=True, slots=True)
class Masalah:
    """One broken place in the chain: position, and what is wrong there."""

    tinggi: int
    pesan: str

    def __str__(self) -> str:
        return f"Jejak nomor {self.tinggi}: {self.pesan}"


@singledispatch
def rapikan(nilai: Any) -> Any:
    """Bring a detail into the few kinds that JSON knows; refuses float (scores are Decimal) and others."""
    raise TypeError(f"Rincian jejak tidak mengenal {type(nilai).__name__}.")


@rapikan.register(bool)
@rapikan.register(NoneType)
def _(nilai: Any) -> Any:
    return nilai


@rapikan.register
def _(nilai: int) -> int:
    return int(nilai)


@rapikan.register(str)
@rapikan.register(UUID)
def _(nilai: Any) -> str:
    return str(nilai)


@rapikan.register
def _(nilai: Enum) -> Any:
    return rapikan(nilai.value)


@rapikan.register
def _(nilai: Decimal) -> str:
    return format(nilai, "f")


@rapikan.register
def _(nilai: datetime) -> str:
    return stempel(nilai)


@rapikan.register(date)
@rapikan.register(time)
def _(nilai: Any) -> str:
    return nilai.isoformat()


@rapikan.register
def _(nilai: dict) -> dict:
    return {str(kunci): rapikan(isi) for kunci, isi in nilai.items()}


@rapikan.register(list)
@rapikan.register(tuple)
def _(nilai: Any) -> list:
    return [rapikan(isi) for isi in nilai]


@rapikan.register(set)
@rapikan.register(frozenset)
def _(nilai: Any) -> list:
    return sorted((rapikan(isi) for isi in nilai), key=str)


def stempel(pada: datetime) -> str:
    """A moment in one spelling only: UTC with microseconds. A naive datetime is refused."""
    if pada.tzinfo is None:
        raise ValueError("Waktu jejak harus berzona waktu.")
    return pada.astimezone(UTC).isoformat(timespec="microseconds")


def hitung_sidik(jejak: Jejak) -> str:
    """SHA-256 over the RFC 8785 form of everything the row says, including the seal before it."""
    isi = {
        "tinggi": jejak.tinggi,
        "peristiwa": jejak.peristiwa,
        "pelaku": jejak.pelaku_id,
        "pelaku_nama": jejak.pelaku_nama,
        "objek_tipe": jejak.objek_tipe,
        "objek_id": jejak.objek_id,
        "seleksi_id": jejak.seleksi_id,
        "pada": stempel(jejak.pada),
        "rincian": jejak.rincian,
        "sidik_sebelumnya": jejak.sidik_sebelumnya,
    }
    return hashlib.sha256(rfc8785.dumps(isi)).hexdigest()


def periksa() -> list[Masalah]:
    """Walk the chain from its start; empty when every row stands where and as it was written.

    Finds an altered, removed, inserted or swapped row and names its position. It cannot see that the
    newest rows were cut off, nor a chain rewritten as a whole: that takes a seal kept elsewhere.
    """
    masalah: list[Masalah] = []
    tinggi, sidik = 0, AWAL
    for jejak in Jejak.objects.order_by("tinggi").iterator(chunk_size=2000):
        if jejak.tinggi != tinggi + 1:
            hilang = jejak.tinggi - tinggi - 1
            masalah.append(Masalah(tinggi + 1, f"{hilang} baris hilang sebelum nomor {jejak.tinggi}."))
        elif jejak.sidik_sebelumnya != sidik:
            masalah.append(Masalah(jejak.tinggi, "tidak bersambung dengan baris sebelumnya."))
        if not _utuh(jejak):
            masalah.append(Masalah(jejak.tinggi, "isinya tidak cocok dengan sidiknya."))
        tinggi, sidik = jejak.tinggi, jejak.sidik
    return masalah


def _utuh(jejak: Jejak) -> bool:
    try:
        return hitung_sidik(jejak) == jejak.sidik
    except rfc8785.CanonicalizationError:  # e.g. a number that catat() never writes
        return False

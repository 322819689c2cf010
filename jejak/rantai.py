"""The hash chain: how a row is sealed and how the whole chain is checked. Writes nothing."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import singledispatch
from types import NoneType
from typing import Any, NamedTuple
from uuid import UUID

import rfc8785

from jejak.models import BERGARAM, Jejak

AWAL = "0" * 64
# The name of the actor is sealed like a detail, under a key that no detail can have.
PELAKU = "@pelaku"
NAMA_DIHAPUS = "Nama dihapus"
PERISTIWA_HAPUS = "jejak.rincian_dihapus"


class Baris(NamedTuple):
    """One row as the database gives it: walking a long chain needs no model objects."""

    tinggi: int
    peristiwa: str
    pelaku_id: int | None
    pelaku_nama: str
    objek_tipe: str
    objek_id: str
    seleksi_id: int | None
    pada: datetime
    rincian: Any
    ragam: int
    tercatat_pada: Any
    ikatan: Any
    garam: Any
    sidik_sebelumnya: str
    sidik: str


Isi = Jejak | Baris


@dataclass(frozen=True, slots=True)
class Masalah:
    """One broken place: position in the chain or among the checkpoints, and what is wrong there."""

    tinggi: int
    pesan: str
    apa: str = "Jejak"

    def __str__(self) -> str:
        return f"{self.apa} nomor {self.tinggi}: {self.pesan}"


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


def kanonis(isi: Any) -> bytes:
    """JSON in one spelling: keys sorted, no spaces, UTF-8; script/verifikasi.py writes the same.

    Equal to RFC 8785 for what rapikan() lets through, but for the order of keys beyond U+FFFF.
    """
    return _PENULIS.encode(isi).encode()


_PENULIS = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256(isi: Any) -> str:
    return hashlib.sha256(kanonis(isi)).hexdigest()


def ikat(kunci: str, nilai: Any, garam: str) -> str:
    """Commitment to one detail: tells nothing without its salt, and fits no other value with it."""
    return sha256({"garam": garam, "kunci": kunci, "nilai": nilai})


def garami(bukaan: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """A fresh salt of 128 bits for each detail, and the commitments they give."""
    garam = {kunci: secrets.token_hex(16) for kunci in bukaan}
    return garam, {kunci: ikat(kunci, nilai, garam[kunci]) for kunci, nilai in bukaan.items()}


def badan(jejak: Isi) -> dict[str, Any]:
    """What a row seals of itself: who, what, whose, when, and the commitments to its details."""
    return {
        "ragam": jejak.ragam,
        "peristiwa": jejak.peristiwa,
        "pelaku": jejak.pelaku_id,
        "objek_tipe": jejak.objek_tipe,
        "objek_id": jejak.objek_id,
        "seleksi_id": jejak.seleksi_id,
        "pada": stempel(jejak.pada),
        "tercatat_pada": stempel(jejak.tercatat_pada),  # type: ignore[arg-type]  # -- this form has it: CHECK
        "ikatan": jejak.ikatan,
    }


def sambung(tinggi: int, sidik_isi: str, sidik_sebelumnya: str) -> str:
    """Seal of a row from the digest of its body: its place can be proven without showing it."""
    return sha256({"isi": sidik_isi, "sidik_sebelumnya": sidik_sebelumnya, "tinggi": tinggi})


def hitung_sidik(jejak: Isi) -> str:
    """The seal of a row over everything it says, including the seal before it."""
    if jejak.ragam == BERGARAM:
        return sambung(jejak.tinggi, sha256(badan(jejak)), jejak.sidik_sebelumnya)
    return hashlib.sha256(rfc8785.dumps(badan_polos(jejak))).hexdigest()


def badan_polos(jejak: Isi) -> dict[str, Any]:
    """What a row of the first form seals: the RFC 8785 form of all of it, details included."""
    return {
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


class Penelusur:
    """Walks the chain once from its start and keeps what is wrong, and what later checks need."""

    def __init__(self, simpan: Collection[int] = ()) -> None:
        self.masalah: list[Masalah] = []
        self.tinggi, self.sidik = 0, AWAL
        # Seals at the heights that checkpoints speak of.
        self.sidik_pada = {0: AWAL}
        self._simpan = frozenset(simpan)
        # Details that are away, and those whose removal is itself in the trail.
        self._hilang: list[tuple[int, str]] = []
        self._dihapus: set[tuple[int, str]] = set()

    def telusuri(self) -> list[Masalah]:
        baris = Jejak.objects.order_by("tinggi").values_list(*Baris._fields)
        for satu in baris.iterator(chunk_size=2000):
            self.lihat(Baris(*satu))
        for tinggi, kunci in self._hilang:
            if (tinggi, kunci) not in self._dihapus:
                self._catat(tinggi, f"rincian {_sebut(kunci)} hilang tanpa catatan penghapusan.")
        return self.masalah

    def lihat(self, baris: Baris) -> None:
        if baris.tinggi != self.tinggi + 1:
            hilang = baris.tinggi - self.tinggi - 1
            self._catat(self.tinggi + 1, f"{hilang} baris hilang sebelum nomor {baris.tinggi}.")
        elif baris.sidik_sebelumnya != self.sidik:
            self._catat(baris.tinggi, "tidak bersambung dengan baris sebelumnya.")
        if not _utuh(baris):
            self._catat(baris.tinggi, "isinya tidak cocok dengan sidiknya.")
        elif baris.ragam == BERGARAM:
            self._lihat_rincian(baris)
        self.tinggi, self.sidik = baris.tinggi, baris.sidik
        if baris.tinggi in self._simpan:
            self.sidik_pada[baris.tinggi] = baris.sidik

    def _lihat_rincian(self, baris: Baris) -> None:
        rincian, garam = _peta(baris.rincian), _peta(baris.garam)
        bukaan = {**rincian, PELAKU: baris.pelaku_nama}
        for kunci, ikatan in baris.ikatan.items():
            if kunci not in garam:
                self._hilang.append((baris.tinggi, kunci))
                if bukaan.get(kunci, NAMA_DIHAPUS) != NAMA_DIHAPUS:
                    self._catat(baris.tinggi, f"rincian {_sebut(kunci)} kehilangan garamnya.")
            elif kunci not in bukaan or _ikat(kunci, bukaan[kunci], garam[kunci]) != ikatan:
                self._catat(baris.tinggi, f"rincian {_sebut(kunci)} tidak cocok dengan ikatannya.")
        for kunci in sorted({*bukaan, *garam} - {*baris.ikatan}):
            self._catat(baris.tinggi, f"rincian {_sebut(kunci)} tidak pernah dicatat.")
        if baris.peristiwa == PERISTIWA_HAPUS:
            self._dihapus |= {(rincian.get("tinggi", 0), kunci) for kunci in rincian.get("kunci", ())}

    def _catat(self, tinggi: int, pesan: str) -> None:
        self.masalah.append(Masalah(tinggi, pesan))


def periksa() -> list[Masalah]:
    """Walk the chain from its start; empty when every row stands where and as it was written.

    Finds an altered, removed, inserted or swapped row and names its position. It cannot see that the
    newest rows were cut off, nor a chain rewritten as a whole: that is what checkpoints are for (titik.py).
    """
    return Penelusur().telusuri()


def periksa_baris(jejak: Jejak) -> list[Masalah]:
    """One row by itself: does it say what was sealed? Its place in the chain is for `periksa`."""
    penelusur = Penelusur()
    penelusur.tinggi, penelusur.sidik = jejak.tinggi - 1, jejak.sidik_sebelumnya
    penelusur.lihat(Baris(*(getattr(jejak, nama) for nama in Baris._fields)))
    return penelusur.masalah


def _utuh(baris: Baris) -> bool:
    try:
        return hitung_sidik(baris) == baris.sidik and (baris.ragam != BERGARAM or PELAKU in baris.ikatan)
    except (
        ValueError,
        TypeError,
        AttributeError,
    ):  # e.g. a number or a kind of value that catat() never writes
        return False


def _ikat(kunci: str, nilai: Any, garam: Any) -> str:
    try:
        return ikat(kunci, nilai, garam)
    except ValueError:  # infinity, from a number that jsonb holds and Python does not
        return ""


def _peta(isi: Any) -> dict[str, Any]:
    return isi if isinstance(isi, dict) else {"": isi}


def _sebut(kunci: str) -> str:
    return "nama pelaku" if kunci == PELAKU else f"“{kunci}”"

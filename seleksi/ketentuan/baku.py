"""Standard instruments to start from: one TOML file each in ``instrumen/``. No law fixes them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from seleksi.ketentuan.isi import Indikator
from seleksi.ketentuan.polos import dari_polos

FOLDER_INSTRUMEN = Path(__file__).parent / "instrumen"


@dataclass(frozen=True, slots=True)
class InstrumenBaku:
    """One proposal for one method; `sumber` says where it was seen."""

    kode: str
    nama: str
    metode: str
    sumber: str
    indikator: tuple[Indikator, ...]


@cache
def daftar_baku() -> tuple[InstrumenBaku, ...]:
    """All of them, in the order of their codes. Raises ValueError naming what is missing or unknown."""
    return tuple(_baca(berkas) for berkas in sorted(FOLDER_INSTRUMEN.glob("*.toml")))


def baku_menurut(metode: str) -> tuple[InstrumenBaku, ...]:
    """Those of one method."""
    return tuple(satu for satu in daftar_baku() if satu.metode == metode)


def _baca(berkas: Path) -> InstrumenBaku:
    isi = tomllib.loads(berkas.read_text(encoding="utf-8"), parse_float=Decimal)
    # One scale of words for every indicator that does not bring its own.
    tingkat = isi.pop("tingkat", [])
    isi["indikator"] = [{"tingkat": tingkat, **satu} for satu in isi["indikator"]]
    hasil: InstrumenBaku = dari_polos(InstrumenBaku, {"kode": berkas.stem, **isi}, berkas.name)
    return hasil

"""The dated list of regional governments (E-01), and the lists that come with the application."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db.models import QuerySet

from peserta.aturan import Daerah
from peserta.models import DaerahAsal

FOLDER_DAERAH = Path(__file__).parents[1] / "daerah"


def daerah_provinsi(provinsi: str) -> tuple[Daerah, ...]:
    """The dated list of regional governments of one province."""
    baris = DaerahAsal.objects.filter(provinsi__iexact=provinsi).order_by("nama", "berlaku_sejak")
    return tuple(Daerah(s.nama, s.provinsi, s.berlaku_sejak, s.berlaku_sampai) for s in baris)


def daftar_daerah() -> QuerySet[DaerahAsal]:
    """The whole list as the operator keeps it."""
    return DaerahAsal.objects.select_related("dicatat_oleh").order_by("provinsi", "nama", "berlaku_sejak")


@dataclass(frozen=True, slots=True)
class DaerahBawaan:
    """A list that comes with the application, as it stands in its file."""

    kode: str
    provinsi: str
    sumber: str
    berlaku_sejak: date
    daerah: tuple[str, ...]


def daerah_bawaan(kode: str) -> DaerahBawaan:
    """The list ``daerah/<kode>.toml``. Raises KeyError for an unknown code."""
    if kode not in daftar_bawaan():
        raise KeyError(kode)
    isi = tomllib.loads((FOLDER_DAERAH / f"{kode}.toml").read_text(encoding="utf-8"))
    return DaerahBawaan(kode, isi["provinsi"], isi["sumber"], isi["berlaku_sejak"], tuple(isi["daerah"]))


def daftar_bawaan() -> tuple[str, ...]:
    return tuple(sorted(berkas.stem for berkas in FOLDER_DAERAH.glob("*.toml")))

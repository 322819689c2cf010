"""Which templates there are: those of the application and those of the installation."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from seleksi.sop.baca import ProsedurDitolak, baca_prosedur
from seleksi.sop.isi import Prosedur

FOLDER_TEMPLAT = Path(__file__).parent / "templat"


@cache
def _tambahan() -> list[Path]:
    return []


def pakai_folder(folder: Iterable[Path]) -> None:
    """Folders of the installation itself, read beside the templates that come with the application."""
    _tambahan()[:] = list(folder)
    daftar_prosedur.cache_clear()


def _berkas() -> list[Path]:
    return [berkas for folder in (FOLDER_TEMPLAT, *_tambahan()) for berkas in sorted(folder.glob("*.toml"))]


@cache
def daftar_prosedur() -> tuple[Prosedur, ...]:
    """Every template, those of a whole selection first. Raises ProsedurDitolak."""
    semua = [baca_prosedur(berkas) for berkas in _berkas()]
    kode = [satu.kode for satu in semua]
    if kembar := next((satu for satu in kode if kode.count(satu) > 1), None):
        raise ProsedurDitolak(f"{kembar}.toml", "(nama berkas)", "dipakai dua kali.")
    return tuple(sorted(semua, key=lambda satu: (bool(satu.dalam_tahap), satu.instansi, satu.kode)))


def prosedur(kode: str) -> Prosedur:
    """Raises KeyError for a code that no template has."""
    for satu in daftar_prosedur():
        if satu.kode == kode:
            return satu
    raise KeyError(kode)


def cacat_prosedur(tahap: Collection[str]) -> list[ProsedurDitolak]:
    """Each template that would be refused, one finding per file; `tahap`: the stages that there are."""
    cacat = []
    for berkas in _berkas():
        try:
            dalam = baca_prosedur(berkas).dalam_tahap
        except ProsedurDitolak as satu:
            cacat.append(satu)
            continue
        if dalam and dalam not in tahap:
            alasan = f"{dalam} bukan tahap seleksi; pakai {', '.join(tahap)}."
            cacat.append(ProsedurDitolak(berkas.name, "prosedur.dalam_tahap", alasan))
    if not cacat:
        try:
            daftar_prosedur()
        except ProsedurDitolak as satu:
            cacat.append(satu)
    return cacat

"""Sheets against the trail: is what would be counted exactly what was locked? No mark leaves this module."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import rfc8785

from jejak.models import Jejak
from penilaian.models import LembarNilai
from penilaian.queries.lembar import nilai_butir

PERISTIWA_KUNCI = "lembar.dikunci"


def isi_tanda(lembar: LembarNilai, butir: Mapping[Any, Decimal]) -> dict[str, Any]:
    """What the digest of a sheet is taken over: who scored whom with which marks, and its salt."""
    return {
        "komponen": lembar.komponen_id,
        "lamaran": lembar.lamaran_id,
        "penilai": lembar.penilai_id,
        "butir": {str(pk): f"{nilai:.2f}" for pk, nilai in butir.items()},
        "garam": lembar.garam,
    }


def sidik_nilai(lembar: LembarNilai, butir: Mapping[Any, Decimal]) -> str:
    """SHA-256 over `isi_tanda`: with marks that were not locked it comes out otherwise."""
    return hashlib.sha256(rfc8785.dumps(isi_tanda(lembar, butir))).hexdigest()


def kunci_tercatat(lembar: list[LembarNilai] | None = None) -> dict[str, tuple[int, str]]:
    """Sheet -> height and digest of its lock in the trail; of these sheets, or of all."""
    baris = Jejak.objects.filter(peristiwa=PERISTIWA_KUNCI).order_by("tinggi")
    if lembar is not None:
        baris = baris.filter(
            objek_tipe=LembarNilai._meta.label_lower, objek_id__in=[str(satu.pk) for satu in lembar]
        )
    return {
        objek: (tinggi, str(rincian.get("sidik", "")))
        for objek, tinggi, rincian in baris.values_list("objek_id", "tinggi", "rincian")
    }


def lembar_menyimpang(
    lembar: list[LembarNilai], tercatat: Mapping[str, tuple[int, str]]
) -> Iterator[tuple[LembarNilai, str]]:
    """Each locked sheet that is not what the trail says was locked, and how."""
    for satu in lembar:
        tinggi, sidik = tercatat.get(str(satu.pk), (0, ""))
        if satu.sidik and not tinggi:
            yield satu, "terkunci tanpa jejak penguncian"
        elif tinggi and satu.sidik != sidik:
            yield satu, f"tanda kuncinya berbeda dengan jejak nomor {tinggi}"
        elif tinggi and sidik_nilai(satu, nilai_butir(satu)) != satu.sidik:
            yield satu, f"nilainya bukan yang dikunci pada jejak nomor {tinggi}"

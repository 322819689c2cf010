"""Passing grades, and what the policies did in a recap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from penilaian.aturan.angka import DESIMAL_NILAI, dua_desimal

AKHIR = "AKHIR"


def di_bawah_ambang(
    rata: Mapping[str, Fraction], akhir: Fraction, ambang: Mapping[str, Decimal]
) -> list[str]:
    """B-9a. Where a participant is below a passing grade, exactly compared; equal to it is enough.

    `ambang` maps method, or AKHIR for the final score, to the grade. Empty when there is none.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; kebijakan.ambang.
    """
    nilai = {**rata, AKHIR: akhir}
    return [satu for satu, batas in ambang.items() if nilai[satu] < Fraction(batas)]


def kata_ambang(nama: str, nilai: Fraction, batas: Decimal) -> str:
    """B-9a. "Wawancara akhir 69,99 di bawah 70,00"; a score that rounds up to the grade is cut instead.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; kebijakan.ambang.
    """
    tampak = dua_desimal(nilai)
    if tampak >= batas:
        tampak = Decimal(nilai * 100 // 1).scaleb(-DESIMAL_NILAI)
    return f"{nama} {tampak:.2f} di bawah {batas:.2f}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class CatatanKebijakan:
    """RAHASIA. What the policies on ties, passing grades and earlier assessments did in a recap, in words."""

    tangga: tuple[str, ...] = ()
    # Name and what is below; `gugur`: those people are not ranked.
    di_bawah: tuple[tuple[str, tuple[str, ...]], ...] = ()
    gugur: bool = False
    # Who stands with which earlier assessment.
    asesmen: tuple[str, ...] = ()

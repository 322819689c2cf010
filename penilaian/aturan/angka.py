"""From marks to the final score, exactly: marks and weights are Decimal, a mean is a Fraction.

256 / 3 has no end as a decimal number. Only `dua_desimal` and `delapan_desimal` round, and nothing is
computed from their result.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

NILAI_TERENDAH = Decimal(0)

NILAI_TERTINGGI = Decimal(100)

DESIMAL_NILAI = 2


class NilaiTidakLengkap(ValueError):
    """A sheet without all its marks, or a component nobody scored: there is no number to give."""


def nilai_lembar(butir: Mapping[K, Decimal], bobot: Mapping[K, Decimal]) -> Decimal:
    """B-8. Value of one sheet: the sum of mark x weight / 100, exact, over all indicators of the component.

    `butir` maps indicator to mark (0 to 100), `bobot` the same indicators to percent; the weights total 100.
    Raises NilaiTidakLengkap when a mark is missing or belongs to no indicator.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 2 huruf b dan angka 8.
    """
    if butir.keys() != bobot.keys() or not bobot:
        raise NilaiTidakLengkap("Nilai belum lengkap untuk setiap indikator.")
    return sum((butir[satu] * bobot[satu] for satu in bobot), Decimal()).scaleb(-2)


def nilai_sementara(butir: Mapping[K, Decimal], bobot: Mapping[K, Decimal]) -> Decimal:
    """B-8. Running total of an unfinished sheet: what the marks so far contribute.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 8.
    """
    return sum((nilai * bobot[satu] for satu, nilai in butir.items()), Decimal()).scaleb(-2)


def rata_rata(nilai: Collection[Decimal]) -> Fraction:
    """B-9a. Mean over the raters who scored; who was recused or absent is left out, never counted as zero.

    Raises NilaiTidakLengkap when nobody scored.
    Dasar: Perbup 89/2021, Pasal 5 ayat (4) huruf d; Lampiran huruf b angka 9 huruf a.
    """
    if not nilai:
        raise NilaiTidakLengkap("Belum ada penilai yang mengunci lembar.")
    # Sums of marks have a few decimals: exact as Decimal, and far from its 28 digits.
    return Fraction(sum(nilai, Decimal())) / len(nilai)


def nilai_akhir(komponen: Mapping[str, Fraction], bobot: Mapping[str, Decimal]) -> Fraction:
    """B-8. Final score: sum of component mean x weight, divided by the total of the weights.

    The total is 100 unless a recorded decision normalises other weights; dividing by it keeps both exact.
    Raises NilaiTidakLengkap when a component is missing.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 8 dan angka 9 huruf a.
    """
    if komponen.keys() != bobot.keys() or not bobot:
        raise NilaiTidakLengkap("Nilai belum lengkap untuk setiap komponen.")
    jumlah = sum((komponen[satu] * Fraction(bobot[satu]) for satu in bobot), Fraction())
    return jumlah / sum((Fraction(satu) for satu in bobot.values()), Fraction())


def _bulatkan(nilai: Fraction | Decimal, desimal: int) -> Decimal:
    """Half away from zero, as people round by hand; scores are never negative."""
    satuan = Fraction(nilai) * 10**desimal
    return Decimal((2 * satuan.numerator + satuan.denominator) // (2 * satuan.denominator)).scaleb(-desimal)


def dua_desimal(nilai: Fraction | Decimal) -> Decimal:
    """B-9a. For the eye only: 79,345 is shown as 79,35. Ranks and ties are decided before this.

    Dasar: kebijakan; Perbup 89/2021 tidak mengatur pembulatan.
    """
    return _bulatkan(nilai, DESIMAL_NILAI)


def delapan_desimal(nilai: Fraction | Decimal) -> Decimal:
    """B-9a. For the column Peringkat.nilai_akhir; the exact fraction is in Rekap.isi.

    Dasar: kebijakan; Perbup 89/2021 tidak mengatur pembulatan.
    """
    return _bulatkan(nilai, 8)


def pecahan(nilai: Fraction | Decimal) -> str:
    """B-9a. Exact text form "238/3" in lowest terms, for the frozen matrix.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a.
    """
    tepat = Fraction(nilai)
    return f"{tepat.numerator}/{tepat.denominator}"

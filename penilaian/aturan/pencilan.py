"""What the raters gave, side by side: marks that stand apart, and who is stricter than the others.

For the pleno to talk about. Nothing here changes a mark, leaves one out or corrects anybody.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from penilaian.aturan.kata import _blok
from seleksi.izin import Temuan, Tingkat

K = TypeVar("K", bound=Hashable)
P = TypeVar("P", bound=Hashable)

DASAR_PENCILAN = "Lampiran huruf b angka 9 huruf a; kebijakan batas pencilan"


def median(nilai: Collection[Decimal]) -> Fraction:
    """B-9a. The middle value, or the mean of the two in the middle; exact. At least one value.

    Dasar: kebijakan.batas_pencilan; Perbup 89/2021 tidak mengatur.
    """
    urut = sorted(nilai)
    tengah = len(urut) // 2
    if len(urut) % 2:
        return Fraction(urut[tengah])
    return (Fraction(urut[tengah - 1]) + Fraction(urut[tengah])) / 2


def pencilan(nilai: Collection[Decimal], batas: int) -> list[Decimal]:
    """B-9a. Values farther than `batas` from the median of their raters; 0 asks for none.

    From the median, not the mean: one extreme value must not make the others look extreme.
    Dasar: kebijakan.batas_pencilan; nilai pencilan tidak dikeluarkan dan tidak diubah.
    """
    if len(nilai) < 2 or not batas:
        return []
    tengah = median(nilai)
    return [satu for satu in nilai if abs(Fraction(satu) - tengah) > batas]


@dataclass(frozen=True, slots=True)
class SelisihPenilai:
    """How one rater scored beside the others: over how many people, on average, and at the extremes."""

    jumlah: int
    rata: Fraction
    terendah: Fraction
    tertinggi: Fraction


def selisih_penilai(lembar: Mapping[K, Mapping[P, Decimal]]) -> dict[P, SelisihPenilai]:
    """B-9a. Per rater, his values against the mean of the others for the same person; below zero is stricter.

    `lembar` maps person and rater to the value of the sheet. Whom one rater scored alone is left out. Shown
    to the Pansel, never applied.
    Dasar: kebijakan; Perbup 89/2021 tidak mengenal penyetaraan penilai.
    """
    beda: dict[P, list[Fraction]] = {}
    for isi in lembar.values():
        if len(isi) < 2:
            continue
        jumlah = sum(map(Fraction, isi.values()), Fraction())
        for penilai, nilai in isi.items():
            lain = (jumlah - Fraction(nilai)) / (len(isi) - 1)
            beda.setdefault(penilai, []).append(Fraction(nilai) - lain)
    return {
        penilai: SelisihPenilai(len(satu), sum(satu, Fraction()) / len(satu), min(satu), max(satu))
        for penilai, satu in beda.items()
    }


def penjelasan_diminta(belum: Mapping[str, int], batas: int) -> list[Temuan]:
    """B-9a. Who has not yet said why his value stands apart; asked for, never required.

    `belum` maps the rater's name to how many such sheets.
    Dasar: kebijakan.batas_pencilan; Perbup 89/2021 tidak mengatur.
    """
    return [
        Temuan(
            "B-9a",
            DASAR_PENCILAN,
            f"{nama} belum menjelaskan {banyak} nilai yang lebih dari {batas} dari median.",
            Tingkat.INGAT,
            "Penilai",
        )
        for nama, banyak in sorted(belum.items())
        if banyak
    ]


def penjelasan_pencilan(terpencil: bool, isi: str) -> list[Temuan]:
    """B-9a. Only a value that stands apart is explained, and in words.

    Dasar: kebijakan.batas_pencilan; Perbup 89/2021 tidak mengatur.
    """
    temuan = []
    if not terpencil:
        temuan.append(
            _blok("B-9a", DASAR_PENCILAN, "Nilai ini tidak terpencil; penjelasan tidak diminta.", "Penilai")
        )
    if not isi:
        temuan.append(_blok("B-9a", DASAR_PENCILAN, "Tulis penjelasan nilai itu.", "Penilai"))
    return temuan

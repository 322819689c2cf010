"""Would other raters or other legal weights have given other names? Said, never acted upon.

Nothing is drawn at random. A score is linear in the weights, so what holds at every corner of the legal
weights holds between them; and a rater is left out by leaving out his sheets.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Generic, TypeVar

from penilaian.aturan.kata import _dan
from penilaian.aturan.peringkat import Kunci, urutan_nilai
from seleksi.izin import Temuan, Tingkat

K = TypeVar("K", bound=Hashable)
P = TypeVar("P", bound=Hashable)

TETAP, SERI, BERUBAH, TIDAK_DAPAT = "TETAP", "SERI", "BERUBAH", "TIDAK_DAPAT"
DASAR = "Lampiran huruf b angka 8 dan angka 9 huruf e"


@dataclass(frozen=True, slots=True)
class Teratas(Generic[K]):
    """Who is among the first for certain, and who shares the border with too many."""

    pasti: frozenset[K]
    di_batas: frozenset[K] = frozenset()


@dataclass(frozen=True, slots=True)
class Perubahan(Generic[K]):
    """What another calculation gives against the names as they stand."""

    keadaan: str
    masuk: frozenset[K] = frozenset()
    keluar: frozenset[K] = frozenset()


def teratas(kunci: Mapping[K, Kunci], jumlah: int) -> Teratas[K]:
    """B-9e. The first `jumlah` people; a tie across the border leaves those of it open.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf e.
    """
    pasti: set[K] = set()
    for kelompok in urutan_nilai(kunci):
        if kelompok.sampai <= jumlah:
            pasti |= kelompok.orang
        elif kelompok.mulai <= jumlah:
            return Teratas(frozenset(pasti), kelompok.orang)
    return Teratas(frozenset(pasti))


def bandingkan(semula: Teratas[K], lain: Teratas[K]) -> Perubahan[K]:
    """B-9e. Whether the names may stand after another calculation, else who enters and who leaves.

    SERI: they may, but a tie at the border would leave it to the pleno.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf e.
    """
    masuk = lain.pasti - semula.pasti - semula.di_batas
    keluar = semula.pasti - lain.pasti - lain.di_batas
    if masuk or keluar:
        return Perubahan(BERUBAH, masuk, keluar)
    return Perubahan(TETAP if lain == semula or not lain.di_batas else SERI)


def sudut_bobot(
    rentang: Mapping[P, tuple[Decimal, Decimal]], jumlah: Decimal | None
) -> list[dict[P, Fraction]]:
    """B-8. Corners of the weights that lie in all ranges and make `jumlah`; any total where it is None.

    At a corner all weights but one stand at an end of their range. Empty when nothing lies in all ranges.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 8; kebijakan.normalisasi_bobot.
    """
    nama = list(rentang)
    ujung = {satu: tuple(dict.fromkeys(map(Fraction, rentang[satu]))) for satu in nama}
    if jumlah is None:
        return [dict(zip(nama, satu, strict=True)) for satu in product(*(ujung[n] for n in nama))]
    hasil: dict[tuple[Fraction, ...], dict[P, Fraction]] = {}
    for bebas in nama:
        lain = [satu for satu in nama if satu != bebas]
        for pilihan in product(*(ujung[n] for n in lain)):
            bobot = dict(zip(lain, pilihan, strict=True))
            bobot[bebas] = Fraction(jumlah) - sum(pilihan, Fraction())
            if ujung[bebas][0] <= bobot[bebas] <= ujung[bebas][-1]:
                hasil[tuple(bobot[n] for n in nama)] = {n: bobot[n] for n in nama}
    return list(hasil.values())


def kunci_dengan_bobot(
    rata: Mapping[K, Mapping[P, Fraction]], bobot: Mapping[P, Fraction | Decimal], tangga: Sequence[P]
) -> dict[K, Kunci]:
    """B-8. What ranks compare under these weights, all exact.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 8 dan angka 9 huruf a; kebijakan.urutan_seri.
    """
    tepat = {satu: Fraction(nilai) for satu, nilai in bobot.items()}
    jumlah = sum(tepat.values(), Fraction())
    return {
        orang: (
            sum((nilai[satu] * tepat[satu] for satu in tepat), Fraction()) / jumlah,
            *(nilai[satu] for satu in tangga),
        )
        for orang, nilai in rata.items()
    }


def ubah_bobot(
    semula: Teratas[K],
    rata: Mapping[K, Mapping[P, Fraction]],
    sudut: Sequence[Mapping[P, Fraction]],
    tangga: Sequence[P],
    jumlah: int,
) -> list[Perubahan[K]]:
    """B-8, B-9e. Per corner of the legal weights, what becomes of the names.

    Where no corner changes them, no weights in between do: the lead of one person over another is linear in
    the weights, and the ladder does not depend on them.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 8 dan angka 9 huruf e.
    """
    return [bandingkan(semula, teratas(kunci_dengan_bobot(rata, satu, tangga), jumlah)) for satu in sudut]


def tanpa_penilai(
    semula: Teratas[K],
    lembar: Mapping[K, Mapping[P, Mapping[int, Fraction]]],
    bobot: Mapping[P, Decimal],
    tangga: Sequence[P],
    jumlah: int,
) -> dict[int, Perubahan[K]]:
    """B-9a, B-9e. Per rater, what becomes of the names without his sheets.

    `lembar` maps person, component and rater to the value of the sheet. TIDAK_DAPAT where he alone scored
    somebody in a component: without him there is no mean.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a dan huruf e.
    """
    jumlah_nilai = {
        orang: {k: sum(isi.values(), Fraction()) for k, isi in komponen.items()}
        for orang, komponen in lembar.items()
    }
    penilai = {satu for komponen in lembar.values() for isi in komponen.values() for satu in isi}
    hasil: dict[int, Perubahan[K]] = {}
    for satu in sorted(penilai):
        if any(isi.keys() == {satu} for komponen in lembar.values() for isi in komponen.values()):
            hasil[satu] = Perubahan(TIDAK_DAPAT)
            continue
        rata = {
            orang: {
                k: (jumlah_nilai[orang][k] - isi.get(satu, 0)) / (len(isi) - (satu in isi))
                for k, isi in komponen.items()
            }
            for orang, komponen in lembar.items()
        }
        hasil[satu] = bandingkan(semula, teratas(kunci_dengan_bobot(rata, bobot, tangga), jumlah))
    return hasil


def kata_perubahan(perubahan: Perubahan[K], nama: Mapping[K, str]) -> str:
    """B-9e. "A masuk, B keluar", for the page of those who may see the ranking.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf e.
    """
    bagian = [
        f"{_dan(sorted(nama[satu] for satu in orang))} {kata}"
        for orang, kata in ((perubahan.masuk, "masuk"), (perubahan.keluar, "keluar"))
        if orang
    ]
    return ", ".join(bagian)


def temuan_stabil(berubah: Collection[str], diperiksa: int, apa: str) -> list[Temuan]:
    """B-9e. The names would have been others: pointed out to the pleno, changing nothing.

    `berubah` are sentences, of `diperiksa` calculations; `apa` says what was varied.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 8 dan angka 9 huruf e; tidak diatur.
    """
    if not berubah:
        return []
    pesan = f"Nama yang diusulkan berubah pada {len(berubah)} dari {diperiksa} hitungan {apa}."
    return [Temuan("B-9e", DASAR, pesan, Tingkat.INGAT, "Ketua Panitia Seleksi")]

"""Ranks and ties, by exact comparison. Nothing but the scores decides, except a recorded pleno decision."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from penilaian.aturan.kata import _blok, _dan
from seleksi.izin import Temuan, Tingkat

K = TypeVar("K", bound=Hashable)

# What ranks compare: the final score alone, or followed by the rungs of the ladder.
Kunci = tuple[Fraction, ...]

N = TypeVar("N", Fraction, Kunci)


@dataclass(frozen=True, slots=True)
class Seri(Generic[K]):
    """People with exactly the same final score, on ranks `mulai` to `sampai`."""

    orang: frozenset[K]
    mulai: int
    sampai: int
    nilai: Fraction


def kunci_peringkat(
    akhir: Mapping[K, Fraction], rata: Mapping[K, Mapping[str, Fraction]], tangga: Sequence[str]
) -> dict[K, Kunci]:
    """B-9a. What ranks compare: the final score, then the methods of the ladder in their order, all exact.

    Without a ladder the final score alone, so that a tie goes to the pleno.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; kebijakan.urutan_seri.
    """
    return {orang: (nilai, *(rata[orang][metode] for metode in tangga)) for orang, nilai in akhir.items()}


def dipecahkan_tangga(nilai: Mapping[K, Kunci]) -> list[frozenset[K]]:
    """B-9a. Groups with one final score whom the ladder has set apart, wholly or in part; for the minutes.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; kebijakan.urutan_seri.
    """
    berseri = seri({orang: kunci[0] for orang, kunci in nilai.items()})
    return [satu.orang for satu in berseri if len({nilai[orang] for orang in satu.orang}) > 1]


def urutan_nilai(nilai: Mapping[K, N]) -> list[Seri[K]]:
    """B-9a. All participants from the highest score down, those with equal scores together.

    Depends on the scores alone: neither the order of the input nor the keys decide anything.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a.
    """
    kelompok: dict[N, set[K]] = {}
    for orang, satu in nilai.items():
        kelompok.setdefault(satu, set()).add(orang)
    hasil, mulai = [], 1
    for satu in sorted(kelompok, reverse=True):
        sampai = mulai + len(kelompok[satu]) - 1
        utama = satu[0] if isinstance(satu, tuple) else satu
        hasil.append(Seri(frozenset(kelompok[satu]), mulai, sampai, utama))
        mulai = sampai + 1
    return hasil


def seri(nilai: Mapping[K, N]) -> list[Seri[K]]:
    """B-9a. The ties, by exact comparison: a false tie after rounding is none, a true one is never hidden.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; urutan pada nilai sama tidak diatur.
    """
    return [satu for satu in urutan_nilai(nilai) if len(satu.orang) > 1]


def terputus(kelompok: Seri[K], putusan: Sequence[K]) -> bool:
    """B-9a. Whether the pleno decision orders every person of this tie.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; kebijakan pleno.
    """
    return kelompok.orang <= set(putusan)


def peringkat(nilai: Mapping[K, N], putusan: Sequence[K] = ()) -> dict[K, int]:
    """B-9a. Rank of each participant; those in an undecided tie share its first rank (1, 2, 3, 3, 5).

    `putusan` is the pleno decision: the people of the decided ties, each group in its order. It orders inside
    a tie only; it can never lift anyone over a higher score.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a.
    """
    tempat = {orang: nomor for nomor, orang in enumerate(putusan)}
    hasil: dict[K, int] = {}
    for kelompok in urutan_nilai(nilai):
        if len(kelompok.orang) > 1 and terputus(kelompok, putusan):
            urut = sorted(kelompok.orang, key=lambda orang: tempat[orang])
            hasil.update({orang: kelompok.mulai + n for n, orang in enumerate(urut)})
        else:
            hasil.update(dict.fromkeys(kelompok.orang, kelompok.mulai))
    return hasil


def temuan_seri(kelompok: Seri[K], jumlah_calon: int, nama: Mapping[K, str]) -> Temuan:
    """B-9a. A tie that touches the names to be proposed, or their order, waits for a recorded pleno decision.

    Below them it changes nothing that is decided, and is only pointed out.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a dan huruf e; kebijakan pleno.
    """
    orang = _dan(sorted(nama[satu] for satu in kelompok.orang))
    tempat = _dan([str(n) for n in range(kelompok.mulai, kelompok.sampai + 1)])
    dasar = "Lampiran huruf b angka 9 huruf a dan huruf e"
    if kelompok.mulai > jumlah_calon:
        return Temuan(
            "B-9a",
            dasar,
            f"Nilai akhir {orang} sama pada peringkat {tempat}; tiga nama tidak terpengaruh.",
            Tingkat.INGAT,
            "Ketua Panitia Seleksi",
        )
    return Temuan(
        "B-9a",
        dasar,
        f"Nilai akhir {orang} sama pada peringkat {tempat}. Urutannya tidak diatur; pleno memutus.",
        Tingkat.BERITA_ACARA,
        "Ketua Panitia Seleksi",
        "putuskan_seri",
    )


def putusan_seri(
    nilai: Mapping[K, N], putusan: Sequence[K], jumlah_calon: int, nama: Mapping[K, str]
) -> list[Temuan]:
    """B-9a. A decision names only people of a tie, each once, and orders every tie that touches the names.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; kebijakan pleno.
    """
    kelompok = seri(nilai)
    berseri = {orang for satu in kelompok for orang in satu.orang}
    temuan = []
    if len(set(putusan)) != len(putusan) or not set(putusan) <= berseri:
        temuan.append(
            _blok(
                "B-9a",
                "Lampiran huruf b angka 9 huruf a",
                "Putusan pleno hanya mengurutkan peserta yang nilainya sama, masing-masing satu kali.",
            )
        )
    for satu in kelompok:
        if satu.mulai <= jumlah_calon and not terputus(satu, putusan):
            orang = _dan(sorted(nama[x] for x in satu.orang))
            temuan.append(
                _blok("B-9a", "Lampiran huruf b angka 9 huruf a", f"Tetapkan urutan {orang} selengkapnya.")
            )
    return temuan

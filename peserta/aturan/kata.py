"""How findings on applicants name days, figures and lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


# So many of a long list are named, then only how many more there are.
MAKS_SEBUT = 10


def _rapat(teks: str) -> str:
    return " ".join(teks.casefold().split())


def _ribuan(angka: int) -> str:
    return f"{angka:,}".replace(",", ".")


def _dan(butir: Sequence[str]) -> str:
    if len(butir) < 2:
        return "".join(butir)
    awal = ", ".join(butir[:-1])
    return f"{awal}, dan {butir[-1]}" if len(butir) > 2 else f"{awal} dan {butir[-1]}"


def sebut_sebagian(butir: Sequence[str], jumlah: int) -> str:
    """The first ``MAKS_SEBUT`` of ``jumlah`` things, and how many more: "1, 2, dan 37 lainnya".

    Dasar: praktik tata naskah dinas.
    """
    sebut = list(butir[:MAKS_SEBUT])
    sisa = jumlah - len(sebut)
    return _dan([*sebut, f"{_ribuan(sisa)} lainnya"] if sisa else sebut)


def _sebut_lama(tahun: int, bulan: int, sisa: int) -> str:
    """8 tahun 4 bulan; the days only where there is no full month."""
    bagian = [f"{banyak} {satuan}" for banyak, satuan in ((tahun, "tahun"), (bulan, "bulan")) if banyak]
    return " ".join(bagian) or f"{sisa} hari"


def _tanggal(hari: date) -> str:
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def _hari_tanggal(hari: date) -> str:
    return f"{HARI[hari.weekday()]}, {_tanggal(hari)}"

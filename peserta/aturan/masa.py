"""Lengths of time: age on a day, and service as a union of intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from peserta.aturan.fakta import CLTN, DEFINITIF, JEDA, PLH, PLT, TUGAS_BELAJAR, Posisi
from seleksi.ketentuan import Syarat

_SATU_HARI = timedelta(days=1)

# Both days included.
Rentang = tuple[date, date]

HITUNG, TIDAK, NILAI = "HITUNG", "TIDAK", "NILAI"


@dataclass(frozen=True, slots=True)
class Lama:
    """A length of service: its days, and the same as full years, months and rest, counted from ``sejak``."""

    hari: int
    tahun: int
    bulan: int
    sisa: int
    sejak: date | None


@dataclass(frozen=True, slots=True)
class BarisMasa:
    """One row of a history as it was counted: own days, and those that no earlier row had already."""

    posisi: Posisi
    hari: int
    hari_baru: int
    # DIHITUNG | DINILAI (a person decides) | TIDAK | JEDA (a time away)
    perlakuan: str


@dataclass(frozen=True, slots=True)
class Masa:
    """Service for one requirement: what is certain, what it may be at most, and how each row was counted."""

    pasti: Lama
    mungkin: Lama
    baris: tuple[BarisMasa, ...]
    sela: tuple[Rentang, ...]


def gabung(rentang: Iterable[Rentang]) -> tuple[Rentang, ...]:
    """E-02, E-09. The same days as ordered intervals that neither overlap nor touch.

    Dasar: Pasal 4 ayat (3) huruf b ("secara kumulatif"): concurrent posts are one time.
    """
    hasil: list[Rentang] = []
    for mulai, selesai in sorted(rentang):
        if selesai < mulai:
            continue
        if hasil and mulai <= hasil[-1][1] + _SATU_HARI:
            hasil[-1] = (hasil[-1][0], max(hasil[-1][1], selesai))
        else:
            hasil.append((mulai, selesai))
    return tuple(hasil)


def kurangi(rentang: Iterable[Rentang], potongan: Iterable[Rentang]) -> tuple[Rentang, ...]:
    """E-02, E-09. The days of ``rentang`` without those of ``potongan``.

    Dasar: Pasal 4 ayat (3) huruf b; time away (CLTN, tugas belajar) is a choice of the selection.
    """
    sisa = list(gabung(rentang))
    for awal, akhir in gabung(potongan):
        sisa = [
            bagian
            for mulai, selesai in sisa
            for bagian in (
                (mulai, min(selesai, awal - _SATU_HARI)),
                (max(mulai, akhir + _SATU_HARI), selesai),
            )
            if bagian[0] <= bagian[1]
        ]
    return gabung(sisa)


def sela(rentang: Iterable[Rentang]) -> tuple[Rentang, ...]:
    """E-02. The gaps between intervals: not counted, and shown.

    Dasar: Pasal 4 ayat (3) huruf b.
    """
    utuh = gabung(rentang)
    return tuple((kiri[1] + _SATU_HARI, kanan[0] - _SATU_HARI) for kiri, kanan in pairwise(utuh))


def lama(rentang: Iterable[Rentang]) -> Lama:
    """E-02, E-09. Length of all intervals together, each day counted once.

    Years and months are those of the same number of days served without a break since the first of them,
    so that a single stretch is measured exactly by the calendar.
    Dasar: Pasal 4 ayat (3) huruf b ("secara kumulatif"); PP 17/2020 Pasal 107 ayat (1) huruf c.
    """
    utuh = gabung(rentang)
    if not utuh:
        return Lama(0, 0, 0, 0, None)
    hari, sejak = sum(_panjang(satu) for satu in utuh), utuh[0][0]
    bulan, sisa = _bulan_penuh(sejak, sejak + timedelta(days=hari))
    return Lama(hari, bulan // 12, bulan % 12, sisa, sejak)


def lama_gabungan(riwayat: Sequence[Posisi], acuan: date) -> Lama:
    """E-02, E-09. Length of all these rows together until ``acuan`` (that day included).

    Dasar: Pasal 4 ayat (3) huruf b; PP 17/2020 Pasal 107 ayat (1) huruf c.
    """
    return lama(_rentang(satu, acuan) for satu in riwayat)


def masa_terkait(riwayat: Sequence[Posisi], acuan: date, syarat: Syarat) -> Masa:
    """E-02. Related experience: certain where the verifier marked a row, possible where nobody has yet.

    Plt./Plh. and time away follow the choice of the selection; where it leaves them to judgement (NILAI),
    the verifier's mark decides, and without one they stand between certain and possible.
    Dasar: Pasal 4 ayat (3) huruf b; ketentuan.masa_plt, masa_tugas_belajar, masa_cltn.
    """
    return _masa([(satu, _terkait(satu, syarat)) for satu in riwayat], acuan)


def masa_berjenis(riwayat: Sequence[Posisi], jenis: frozenset[str], acuan: date, syarat: Syarat) -> Masa:
    """E-09. Service in posts of these kinds, held now or in the past ("sedang atau pernah").

    Dasar: PP 17/2020 Pasal 107 ayat (1) huruf c angka 4.
    """
    ikut = [satu for satu in riwayat if satu.kedudukan in JEDA or satu.jenis in jenis]
    return _masa([(satu, _berjenis(satu, syarat)) for satu in ikut], acuan)


def _pilihan(posisi: Posisi, syarat: Syarat) -> str:
    """HITUNG, TIDAK or NILAI: what the selection does with a row of this kind."""
    return {
        DEFINITIF: HITUNG,
        PLT: syarat.masa_plt,
        PLH: syarat.masa_plt,
        TUGAS_BELAJAR: syarat.masa_tugas_belajar,
        CLTN: syarat.masa_cltn,
    }[posisi.kedudukan]


def _terkait(posisi: Posisi, syarat: Syarat) -> str:
    pilihan = _pilihan(posisi, syarat)
    if posisi.kedudukan in JEDA:
        return pilihan if pilihan != NILAI or posisi.dihitung is None else _menurut(posisi.dihitung)
    if pilihan == TIDAK:
        return TIDAK
    if posisi.dihitung is not None:
        return _menurut(posisi.dihitung)
    return NILAI if posisi.terkait else TIDAK


def _berjenis(posisi: Posisi, syarat: Syarat) -> str:
    """The kind of a post stands in its decree; only time away asks for the verifier's mark."""
    if posisi.kedudukan in JEDA and posisi.dihitung is not None and _pilihan(posisi, syarat) == NILAI:
        return _menurut(posisi.dihitung)
    return _pilihan(posisi, syarat)


def _menurut(dihitung: bool) -> str:
    return HITUNG if dihitung else TIDAK


def _masa(riwayat: Sequence[tuple[Posisi, str]], acuan: date) -> Masa:
    """``riwayat`` with HITUNG, TIDAK or NILAI for each row; time away that counts is no time away."""
    jabatan = [(satu, cara) for satu, cara in riwayat if satu.kedudukan not in JEDA]
    jeda = [(satu, cara) for satu, cara in riwayat if satu.kedudukan in JEDA]
    tentu = [_rentang(satu, acuan) for satu, cara in jabatan if cara == HITUNG]
    boleh = [_rentang(satu, acuan) for satu, cara in jabatan if cara != TIDAK]
    potong_pasti = [_rentang(satu, acuan) for satu, cara in jeda if cara == TIDAK]
    potong_boleh = [_rentang(satu, acuan) for satu, cara in jeda if cara != HITUNG]
    return Masa(
        pasti=lama(kurangi(tentu, potong_boleh)),
        mungkin=lama(kurangi(boleh, potong_pasti)),
        baris=tuple(_baris(riwayat, acuan)),
        sela=sela(boleh),
    )


def _baris(riwayat: Sequence[tuple[Posisi, str]], acuan: date) -> Iterable[BarisMasa]:
    """In order of time, so that "new days" are those no earlier row had."""
    kata = {HITUNG: "DIHITUNG", NILAI: "DINILAI", TIDAK: "TIDAK"}
    sudah: list[Rentang] = []
    for posisi, cara in sorted(riwayat, key=lambda satu: (satu[0].mulai, satu[0].nama)):
        rentang = gabung([_rentang(posisi, acuan)])
        hari = sum(_panjang(satu) for satu in rentang)
        if posisi.kedudukan in JEDA:
            yield BarisMasa(posisi, hari, 0, "JEDA" if cara == TIDAK else kata[cara])
        elif cara == TIDAK:
            yield BarisMasa(posisi, hari, 0, "TIDAK")
        else:
            baru = sum(_panjang(satu) for satu in kurangi(rentang, sudah))
            sudah.extend(rentang)
            yield BarisMasa(posisi, hari, baru, kata[cara])


def _rentang(posisi: Posisi, acuan: date) -> Rentang:
    return posisi.mulai, min(posisi.selesai or acuan, acuan)


def _panjang(rentang: Rentang) -> int:
    return (rentang[1] - rentang[0]).days + 1


# --- Usia -------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class TitikUsia:
    """Age on one day that matters; ``lewat`` when the limit is passed by then."""

    sebutan: str
    hari: date
    tahun: int
    bulan: int
    lewat: bool


def usia_pada(tanggal_lahir: date, hari: date) -> tuple[int, int]:
    """E-03. Age in full years and months on a day; a birthday of 29 February is 1 March in common years.

    Dasar: Pasal 4 ayat (3) huruf c.
    """
    bulan, _ = _bulan_penuh(tanggal_lahir, hari)
    return bulan // 12, bulan % 12


def batas_menurut_tafsir(tanggal_lahir: date, usia_maks: int) -> dict[str, date]:
    """E-03. The last day of "paling tinggi 56 tahun" under each reading of it.

    Dasar: Pasal 4 ayat (3) huruf c. The Perbup does not say whether 56 ends on the 56th birthday or before
    the 57th.
    """
    return {
        "HARI_ULANG_TAHUN": _tambah_bulan(tanggal_lahir, usia_maks * 12),
        "SEBELUM_57": _tambah_bulan(tanggal_lahir, (usia_maks + 1) * 12) - _SATU_HARI,
    }


def batas_aman_pelantikan(tanggal_lahir: date, syarat: Syarat) -> date:
    """E-03. The last day on which this person may be appointed; raises KeyError for an unknown tafsir.

    Dasar: Pasal 4 ayat (3) huruf c; Lampiran huruf c; ketentuan.usia_tafsir.
    """
    return batas_menurut_tafsir(tanggal_lahir, syarat.usia_maks)[syarat.usia_tafsir]


def titik_usia(
    tanggal_lahir: date, hari: Sequence[tuple[str, date | None]], syarat: Syarat
) -> tuple[TitikUsia, ...]:
    """E-03. Age on each named day that is known, in the order given.

    Dasar: Pasal 4 ayat (3) huruf c; Lampiran huruf c.
    """
    batas = batas_aman_pelantikan(tanggal_lahir, syarat)
    return tuple(
        TitikUsia(sebutan, satu, *usia_pada(tanggal_lahir, satu), satu > batas)
        for sebutan, satu in hari
        if satu is not None
    )


def _tambah_bulan(hari: date, bulan: int) -> date:
    """The same day of a later month; where it does not exist, the first day after that month."""
    tahun, indeks = divmod(hari.year * 12 + hari.month - 1 + bulan, 12)
    try:
        return date(tahun, indeks + 1, hari.day)
    except ValueError:
        return date(tahun + (indeks + 1) // 12, (indeks + 1) % 12 + 1, 1)


def _bulan_penuh(awal: date, akhir: date) -> tuple[int, int]:
    """Full months from ``awal`` to ``akhir``, and the days left."""
    bulan = (akhir.year - awal.year) * 12 + akhir.month - awal.month
    if _tambah_bulan(awal, bulan) > akhir:
        bulan -= 1
    return bulan, (akhir - _tambah_bulan(awal, bulan)).days

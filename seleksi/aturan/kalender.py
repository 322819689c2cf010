"""Counting days and naming moments. "Perbup" is Peraturan Bupati Temanggung Nomor 89 Tahun 2021.

Days off come as data (Kalender); a year that nobody confirmed is unknown, never taken to be without holidays.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo

from seleksi.aturan.kata import KETUA_SEKRETARIAT, SEKRETARIAT
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Pengumuman

SATU_HARI = timedelta(days=1)
DASAR_A3 = "Lampiran huruf a angka 3"
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
NBSP = "\xa0"
SENIN_SAMPAI_JUMAT = 5


class TahunBelumDitetapkan(LookupError):
    """Working days were asked of a year whose days off nobody has confirmed."""

    def __init__(self, tahun: int) -> None:
        super().__init__(tahun)
        self.tahun = tahun

    def __str__(self) -> str:
        return (
            f"Kalender hari libur {self.tahun} belum ditetapkan, sehingga hari kerja pada tahun itu belum "
            "dapat dihitung."
        )


@dataclass(frozen=True, slots=True)
class Kalender:
    """The days off of confirmed years: date -> name."""

    tahun: frozenset[int] = frozenset()
    libur: Mapping[date, str] = field(default_factory=dict)

    def hari_kerja(self, hari: date, seminggu: int = SENIN_SAMPAI_JUMAT) -> bool:
        """Whether offices work on that day. Raises TahunBelumDitetapkan."""
        if hari.weekday() >= seminggu:
            return False
        if hari.year not in self.tahun:
            raise TahunBelumDitetapkan(hari.year)
        return hari not in self.libur

    def sebab_libur(self, hari: date, seminggu: int = SENIN_SAMPAI_JUMAT) -> str:
        """Why that day is off, by its name or the day of the week; empty on a working or unknown day."""
        nama = self.libur.get(hari, "") if hari.year in self.tahun else ""
        return nama or ("" if hari.weekday() < seminggu else f"hari {HARI[hari.weekday()]}")


TANPA_KALENDER = Kalender()


def tanggal_kata(hari: date) -> str:
    """Senin, 7 Desember 2026; bound with no-break spaces.

    Dasar: praktik tata naskah dinas.
    """
    return f"{HARI[hari.weekday()]}, {hari.day}{NBSP}{BULAN[hari.month - 1]}{NBSP}{hari.year}"


def saat_kata(saat: datetime, zona: tzinfo) -> str:
    """Selasa, 8 Desember 2026 pukul 00.00 WIB.

    Dasar: praktik tata naskah dinas.
    """
    setempat = saat.astimezone(zona)
    return f"{tanggal_kata(setempat.date())} pukul{NBSP}{setempat:%H.%M}{NBSP}{nama_zona(saat, zona)}"


def nama_zona(saat: datetime, zona: tzinfo) -> str:
    """WIB, WITA, or WIT; outside Indonesia the distance to UTC.

    Dasar: Keputusan Presiden Nomor 41 Tahun 1987.
    """
    jarak = saat.astimezone(zona).utcoffset()
    jam = int(jarak.total_seconds() // 3600) if jarak is not None else 7
    return {7: "WIB", 8: "WITA", 9: "WIT"}.get(jam, f"UTC{jam:+03d}")


def batas_kata(batas: datetime, zona: tzinfo) -> str:
    """A half-open bound as people read it: Senin, 7 Desember 2026 pukul 23.59.59 WIB.

    Dasar: Perbup Lampiran huruf a angka 6 huruf e.
    """
    akhir = (batas - timedelta(seconds=1)).astimezone(zona)
    return f"{tanggal_kata(akhir.date())} pukul{NBSP}{akhir:%H.%M.%S}{NBSP}{nama_zona(akhir, zona)}"


def jumlah_hari(mulai: date, sampai: date, ketentuan: Pengumuman, kalender: Kalender = TANPA_KALENDER) -> int:
    """Days an announcement stands from its first day to its last day, counted as the ketentuan says.

    INKLUSIF counts both ends, EKSKLUSIF not the first. KERJA counts working days of the calendar and raises
    TahunBelumDitetapkan. Zero when it never stood.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4; the way of counting is a policy of the ketentuan.
    """
    dari = mulai if ketentuan.hitung == "INKLUSIF" else mulai + SATU_HARI
    banyak = max((sampai - dari).days + 1, 0)
    if ketentuan.jenis_hari == "KALENDER":
        return banyak
    return sum(
        kalender.hari_kerja(dari + SATU_HARI * n, ketentuan.hari_kerja_seminggu) for n in range(banyak)
    )


def hari_terakhir_paling_cepat(
    mulai: date, hari: int, ketentuan: Pengumuman, kalender: Kalender = TANPA_KALENDER
) -> date:
    """The earliest last day on which an announcement begun on `mulai` has stood `hari` days.

    Where the ketentuan says so, a last day that is off moves on to the next working day. Raises
    TahunBelumDitetapkan.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4.
    """
    sampai, kurang = mulai, hari - jumlah_hari(mulai, mulai, ketentuan, kalender)
    while kurang > 0:
        sampai += SATU_HARI
        kurang -= ketentuan.jenis_hari == "KALENDER" or kalender.hari_kerja(
            sampai, ketentuan.hari_kerja_seminggu
        )
    return geser_hari_terakhir(sampai, ketentuan, kalender)


def geser_hari_terakhir(hari: date, ketentuan: Pengumuman, kalender: Kalender = TANPA_KALENDER) -> date:
    """TETAP leaves a last day where it falls; GESER_KE_HARI_KERJA moves it off a day off.

    Raises TahunBelumDitetapkan.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4 do not say; a policy of the ketentuan.
    """
    if ketentuan.hari_terakhir_libur == "TETAP":
        return hari
    while not kalender.hari_kerja(hari, ketentuan.hari_kerja_seminggu):
        hari += SATU_HARI
    return hari


def perlu_kalender(ketentuan: Pengumuman) -> bool:
    """Whether periods under this ketentuan can only be computed with the days off at hand.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4; the way of counting is a policy of the ketentuan.
    """
    return ketentuan.jenis_hari == "KERJA" or ketentuan.hari_terakhir_libur != "TETAP"


def kalender_cukup(
    mulai: date, hari: int, ketentuan: Pengumuman, kalender: Kalender, sampai: date | None = None
) -> list[Temuan]:
    """P-10. The calendar holds every year that a period of `hari` days from `mulai`, or to `sampai`, needs.

    Empty when it does, or when no calendar is needed.

    Dasar: Perbup Pasal 5 ayat (5) huruf a; Pasal 6 ayat (2) huruf a.
    """
    try:
        hari_terakhir_paling_cepat(mulai, hari, ketentuan, kalender)
        if sampai is not None:
            jumlah_hari(mulai, geser_hari_terakhir(sampai, ketentuan, kalender), ketentuan, kalender)
    except TahunBelumDitetapkan as belum:
        return [tahun_belum_ditetapkan(belum.tahun)]
    return []


def tahun_belum_ditetapkan(tahun: int) -> Temuan:
    """P-10. Which year is missing, and that the calendar page mends it.

    Dasar: Perbup Pasal 5 ayat (5) huruf a; Pasal 6 ayat (2) huruf a.
    """
    pesan = (
        f"{TahunBelumDitetapkan(tahun)} Isi hari liburnya menurut keputusan bersama tiga menteri, lalu "
        "tetapkan."
    )
    dasar = "Pasal 5 ayat (5) huruf a"
    return Temuan("P-10", dasar, pesan, Tingkat.BLOK, KETUA_SEKRETARIAT, "seleksi.kalender")


def hari_terakhir_kata(
    mulai: date, hari: int, ketentuan: Pengumuman, kalender: Kalender = TANPA_KALENDER
) -> str:
    """The calculation behind an earliest last day, in words: what was counted, what was skipped, what moved.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4.
    """
    akhir = hari_terakhir_paling_cepat(mulai, hari, ketentuan, kalender)
    tetap = dataclasses.replace(ketentuan, hari_terakhir_libur="TETAP")
    sebelum = hari_terakhir_paling_cepat(mulai, hari, tetap, kalender)
    kata = f"{hari_kata(ketentuan, hari)} sejak {tanggal_kata(mulai)}"
    if ketentuan.jenis_hari == "KERJA":
        lewat = _libur_dilewati(mulai, sebelum, ketentuan, kalender)
        kata += f", tanpa {', '.join(lewat)}" if lewat else ""
    kata += f", berakhir {tanggal_kata(sebelum)}"
    if akhir == sebelum:
        return f"{kata}."
    sebab = kalender.sebab_libur(sebelum, ketentuan.hari_kerja_seminggu)
    return f"{kata}; hari itu libur ({sebab}), bergeser ke {tanggal_kata(akhir)}."


def _libur_dilewati(mulai: date, sampai: date, ketentuan: Pengumuman, kalender: Kalender) -> list[str]:
    """Named days off between two days that would have been working days."""
    rentang = (mulai + SATU_HARI * n for n in range((sampai - mulai).days + 1))
    return [
        f"{hari.day}{NBSP}{BULAN[hari.month - 1]} ({kalender.libur[hari]})"
        for hari in rentang
        if hari in kalender.libur and hari.weekday() < ketentuan.hari_kerja_seminggu
    ]


def batas_dari_tanggal(hari: date, zona: tzinfo) -> datetime:
    """ "Sampai dengan tanggal X pukul 23.59.59" as a half-open bound: the midnight that follows X.

    Dasar: Perbup Lampiran huruf a angka 6 huruf e.
    """
    return datetime.combine(hari + SATU_HARI, time.min, tzinfo=zona)


def tanggal_dari_batas(batas: datetime, zona: tzinfo) -> date:
    """The last day on which an application may still arrive under this half-open bound.

    Dasar: Perbup Lampiran huruf a angka 6 huruf e.
    """
    return (batas.astimezone(zona) - timedelta(microseconds=1)).date()


def hari_kerja_lewat(tenggat: date, hari_ini: date, kalender: Kalender, seminggu: int) -> int:
    """Working days from the day after the deadline up to today; zero when not late.

    Raises TahunBelumDitetapkan.

    Dasar: praktik Sekretariat; Pasal 6 ayat (2) huruf a, the timetable is theirs to keep.
    """
    lewat = (hari_ini - tenggat).days
    return sum(kalender.hari_kerja(tenggat + SATU_HARI * n, seminggu) for n in range(1, lewat + 1))


def lambat_kata(tenggat: date, hari_ini: date, kalender: Kalender, seminggu: int) -> str:
    """``2 hari kerja``; in calendar days where a year between is not confirmed. Empty when not late.

    Dasar: praktik Sekretariat; Pasal 6 ayat (2) huruf a, the timetable is theirs to keep.
    """
    try:
        kerja = hari_kerja_lewat(tenggat, hari_ini, kalender, seminggu)
    except TahunBelumDitetapkan:
        return f"{(hari_ini - tenggat).days} hari kalender"
    return f"{kerja} hari kerja" if kerja else ""


def hari_kata(aturan: Pengumuman, banyak: int) -> str:
    """``15 hari kalender``.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4.
    """
    return f"{banyak} hari {aturan.jenis_hari.lower()}"


def terlalu_singkat(
    mulai: date, sampai: date, aturan: Pengumuman, kalender: Kalender = TANPA_KALENDER
) -> str:
    """Both dates, the days between, the fewest allowed and the earliest lawful last day.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4.
    """
    cepat = hari_terakhir_paling_cepat(mulai, aturan.hari, aturan, kalender)
    return (
        f"Pengumuman {tanggal_kata(mulai)} sampai {tanggal_kata(sampai)} hanya "
        f"{hari_kata(aturan, jumlah_hari(mulai, sampai, aturan, kalender))}, paling singkat {aturan.hari}; "
        f"penerimaan lamaran paling cepat berakhir {tanggal_kata(cepat)}."
    )


def terakhir_libur(
    sampai: date, ketentuan: Pengumuman, tindakan: str, kalender: Kalender = TANPA_KALENDER
) -> list[Temuan]:
    """A-3. A last day that is off: a warning under TETAP, held back under GESER_KE_HARI_KERJA.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4 do not say; a policy of the ketentuan.
    """
    sebab = kalender.sebab_libur(sampai, ketentuan.hari_kerja_seminggu)
    if not sebab:
        return []
    pesan = f"Hari terakhir, {tanggal_kata(sampai)}, adalah hari libur ({sebab})"
    if ketentuan.hari_terakhir_libur == "TETAP":
        pesan = f"{pesan}; menurut ketentuan hari terakhir tidak bergeser."
        return [Temuan("A-3", DASAR_A3, pesan, Tingkat.INGAT, SEKRETARIAT, tindakan)]
    geser = geser_hari_terakhir(sampai, ketentuan, kalender)
    pesan = f"{pesan}; menurut ketentuan bergeser ke {tanggal_kata(geser)}."
    return [Temuan("A-3", DASAR_A3, pesan, Tingkat.BLOK, SEKRETARIAT, tindakan)]

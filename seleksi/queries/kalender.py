"""The days off as the rules take them, and as the page of a year shows them."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from akun.models import Pengguna
from panitia.aturan import PERAN_SEKRETARIAT, Peran
from panitia.queries import peran_pengguna
from seleksi.alur import TAHAP_BERJALAN
from seleksi.aturan import BULAN, Kalender
from seleksi.models import HariLibur, Jadwal, KalenderTahun

PEMBACA = PERAN_SEKRETARIAT | {Peran.KETUA_PANSEL}


def kalender() -> Kalender:
    """The confirmed years with their days off; one query."""
    tahun: set[int] = set()
    libur: dict[date, str] = {}
    ditetapkan = KalenderTahun.objects.filter(keadaan=KalenderTahun.Keadaan.DITETAPKAN)
    for satu, tanggal, nama in ditetapkan.values_list("tahun", "hari__tanggal", "hari__nama"):
        tahun.add(satu)
        if tanggal is not None:
            libur[tanggal] = nama
    return Kalender(frozenset(tahun), libur)


def boleh_membaca(pengguna: Pengguna, pada: datetime) -> bool:
    """The operator, the Sekretariat and the Ketua Pansel of any selection."""
    return pengguna.operator or bool(peran_pengguna(pengguna, pada) & PEMBACA)


@dataclass(frozen=True, slots=True)
class TahunTerdaftar:
    """One line of the list of years; `kalender` is None for a year nobody has begun."""

    tahun: int
    kalender: KalenderTahun | None
    jumlah: int
    # Timetables of running selections reach into it.
    diperlukan: bool


def daftar_tahun(pada: datetime) -> list[TahunTerdaftar]:
    """Years that exist, this and the next one, and every year a running timetable reaches into."""
    ada = {satu.tahun: satu for satu in KalenderTahun.objects.annotate(jumlah_hari=Count("hari"))}
    berjalan = Jadwal.objects.filter(seleksi__lowongan__tahap__in=TAHAP_BERJALAN)
    perlu = {
        tahun
        for mulai, sampai in berjalan.values_list("tanggal_mulai", "tanggal_selesai").distinct()
        for tahun in (mulai.year, sampai.year)
    }
    semua = ada.keys() | perlu | {pada.year, pada.year + 1}
    return [
        TahunTerdaftar(
            tahun=tahun,
            kalender=ada.get(tahun),
            jumlah=ada[tahun].jumlah_hari if tahun in ada else 0,
            diperlukan=tahun in perlu,
        )
        for tahun in sorted(semua)
    ]


def hari_libur(tahun: int) -> list[HariLibur]:
    return list(HariLibur.objects.filter(kalender=tahun).order_by("tanggal"))


@dataclass(frozen=True, slots=True)
class Petak:
    """One square of a month; `hari` is None before the first and after the last day."""

    hari: date | None
    libur: HariLibur | None = None
    akhir_pekan: bool = False


@dataclass(frozen=True, slots=True)
class Bulan:
    nama: str
    pekan: list[list[Petak]]


def petak_tahun(tahun: int, libur: Mapping[date, HariLibur]) -> list[Bulan]:
    """Twelve months of weeks from Monday, each day with what makes it a day off."""
    senin = calendar.Calendar(calendar.MONDAY)
    return [
        Bulan(
            nama=BULAN[bulan - 1],
            pekan=[
                [
                    Petak(hari, libur.get(hari), hari.weekday() >= calendar.SATURDAY)
                    if hari.month == bulan
                    else Petak(None)
                    for hari in pekan
                ]
                for pekan in senin.monthdatescalendar(tahun, bulan)
            ],
        )
        for bulan in range(1, 13)
    ]


def usulan_libur(tahun: int) -> list[tuple[date, str, str]]:
    """What the library `holidays` expects of a year: date, name, kind. A proposal, never a decision."""
    import holidays  # noqa: PLC0415 -- loads a quarter of a second, for one rare page

    hasil: dict[date, tuple[date, str, str]] = {}
    for golongan, jenis in (
        (holidays.GOVERNMENT, HariLibur.Jenis.CUTI_BERSAMA),
        (holidays.PUBLIC, HariLibur.Jenis.LIBUR_NASIONAL),
    ):
        tabel = holidays.country_holidays("ID", years=tahun, language="id", categories=(golongan,))
        hasil |= {hari: (hari, nama[:120], str(jenis)) for hari, nama in tabel.items()}
    return [hasil[hari] for hari in sorted(hasil)]

"""Counting days and naming moments. "Perbup" is Peraturan Bupati Temanggung Nomor 89 Tahun 2021."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

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
    jarak = setempat.utcoffset()
    jam = int(jarak.total_seconds() // 3600) if jarak is not None else 7
    nama_zona = {7: "WIB", 8: "WITA", 9: "WIT"}.get(jam, f"UTC{jam:+03d}")
    return f"{tanggal_kata(setempat.date())} pukul{NBSP}{setempat:%H.%M}{NBSP}{nama_zona}"


def jumlah_hari(mulai: date, sampai: date, ketentuan: Pengumuman) -> int:
    """Days an announcement stands from its first day to its last day, counted as the ketentuan says.

    INKLUSIF counts both ends, EKSKLUSIF not the first. KERJA counts Monday to Friday. Zero when it never
    stood.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4; the way of counting is a policy of the ketentuan.
    """
    dari = mulai if ketentuan.hitung == "INKLUSIF" else mulai + SATU_HARI
    banyak = (sampai - dari).days + 1
    if banyak <= 0:
        return 0
    if ketentuan.jenis_hari == "KALENDER":
        return banyak
    return sum((dari + SATU_HARI * n).weekday() < SENIN_SAMPAI_JUMAT for n in range(banyak))


def hari_terakhir_paling_cepat(mulai: date, hari: int, ketentuan: Pengumuman) -> date:
    """The earliest last day on which an announcement begun on `mulai` has stood `hari` days.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4.
    """
    sampai = mulai
    while jumlah_hari(mulai, sampai, ketentuan) < hari:
        sampai += SATU_HARI
    return sampai


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


def hari_kerja_lewat(tenggat: date, hari_ini: date) -> int:
    """Working days (Monday to Friday) from the day after the deadline up to today; zero when not late.

    Dasar: praktik Sekretariat; Pasal 6 ayat (2) huruf a, the timetable is theirs to keep.
    """
    lewat = (hari_ini - tenggat).days
    return sum((tenggat + SATU_HARI * n).weekday() < SENIN_SAMPAI_JUMAT for n in range(1, lewat + 1))


def hari_kata(aturan: Pengumuman, banyak: int) -> str:
    """``15 hari kalender``.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4.
    """
    return f"{banyak} hari {aturan.jenis_hari.lower()}"


def terlalu_singkat(mulai: date, sampai: date, aturan: Pengumuman) -> str:
    """Both dates, the days between, the fewest allowed and the earliest lawful last day.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4.
    """
    cepat = hari_terakhir_paling_cepat(mulai, aturan.hari, aturan)
    return (
        f"Pengumuman {tanggal_kata(mulai)} sampai {tanggal_kata(sampai)} hanya "
        f"{hari_kata(aturan, jumlah_hari(mulai, sampai, aturan))}, paling singkat {aturan.hari}; "
        f"penerimaan lamaran paling cepat berakhir {tanggal_kata(cepat)}."
    )

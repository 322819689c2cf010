"""Numbers and dates as Indonesian papers write them. Pure: no clock, no settings, no Django."""

import datetime as dt

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SATUAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
BESARAN = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
BATAS = 10**15


def terbilang(angka: int) -> str:
    """23 -> "dua puluh tiga". Whole numbers below one quadrillion; negative ones begin with "minus".

    Raises ValueError beyond the limit.
    """
    if angka < 0:
        return f"minus {terbilang(-angka)}"
    if angka >= BATAS:
        raise ValueError(f"{angka} terlalu besar untuk ditulis dengan huruf.")
    if angka < 10:
        return SATUAN[angka]
    if angka < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(angka) or f"{SATUAN[angka - 10]} belas"
    if angka < 100:
        return _gabung(f"{SATUAN[angka // 10]} puluh", angka % 10)
    if angka < 1000:
        return _gabung("seratus" if angka < 200 else f"{SATUAN[angka // 100]} ratus", angka % 100)
    if angka < 1_000_000:
        return _gabung("seribu" if angka < 2000 else f"{terbilang(angka // 1000)} ribu", angka % 1000)
    besar, nama = next((besar, nama) for besar, nama in BESARAN if angka >= besar)
    return _gabung(f"{terbilang(angka // besar)} {nama}", angka % besar)


def _gabung(depan: str, sisa: int) -> str:
    return f"{depan} {terbilang(sisa)}" if sisa else depan


def angka_dan_huruf(angka: int) -> str:
    """3 -> "3 (tiga)"."""
    return f"{angka} ({terbilang(angka)})"


def romawi(angka: int) -> str:
    """11 -> "XI". From 1 to 3999; raises ValueError outside."""
    if not 0 < angka < 4000:
        raise ValueError(f"{angka} tidak dapat ditulis dengan angka Romawi.")
    hasil = ""
    for nilai, lambang in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        hasil += lambang * (angka // nilai)
        angka %= nilai
    return hasil


def bulan_romawi(tanggal: dt.date) -> str:
    return romawi(tanggal.month)


def tanggal_panjang(tanggal: dt.date) -> str:
    """23 November 2026."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def hari_tanggal(tanggal: dt.date) -> str:
    """Senin, 23 November 2026."""
    return f"{HARI[tanggal.weekday()]}, {tanggal_panjang(tanggal)}"


def tanggal_kata(tanggal: dt.date) -> str:
    """hari Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam."""
    return (
        f"hari {HARI[tanggal.weekday()]} tanggal {terbilang(tanggal.day)} "
        f"bulan {BULAN[tanggal.month - 1]} tahun {terbilang(tanggal.year)}"
    )


def rentang_tanggal(mulai: dt.date, selesai: dt.date) -> str:
    """1 s.d. 15 November 2026; the month or year is written once where both ends share it."""
    if mulai == selesai:
        return tanggal_panjang(mulai)
    if (mulai.year, mulai.month) == (selesai.year, selesai.month):
        return f"{mulai.day} s.d. {tanggal_panjang(selesai)}"
    if mulai.year == selesai.year:
        return f"{mulai.day} {BULAN[mulai.month - 1]} s.d. {tanggal_panjang(selesai)}"
    return f"{tanggal_panjang(mulai)} s.d. {tanggal_panjang(selesai)}"


def jam(waktu: dt.time | dt.datetime, detik: bool = False) -> str:
    """16.00 or, with seconds, 16.00.00."""
    return waktu.strftime("%H.%M.%S" if detik else "%H.%M")

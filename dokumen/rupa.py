"""How dates, numbers and names are written for people, on screens and in mails. No rule of law is here.

Dates and hours are bound with no-break spaces, so that a line never ends between "4" and "Desember".
Papers have their own, more formal words: dokumen/templatetags/naskah.py and dokumen/terbilang.py.
"""

import datetime
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from django.utils import timezone

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
BULAN_PENDEK = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
# The three official zones, by their distance from UTC in hours.
ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}
NBSP = "\xa0"
MINUS = "\N{MINUS SIGN}"

Hari = datetime.date | datetime.datetime


# --- Tanggal dan waktu ------------------------------------------------------------------------
def _setempat(nilai: datetime.datetime) -> datetime.datetime:
    return timezone.localtime(nilai) if timezone.is_aware(nilai) else nilai


def _hari(nilai: Hari) -> datetime.date:
    return _setempat(nilai).date() if isinstance(nilai, datetime.datetime) else nilai


def nama_zona(nilai: datetime.datetime) -> str:
    """WIB, WITA or WIT; outside the three zones the offset itself, e.g. UTC+00."""
    jarak = _setempat(nilai).utcoffset()
    if jarak is None:
        return ZONA[7]
    jam = int(jarak.total_seconds() // 3600)
    return ZONA.get(jam, f"UTC{jam:+03d}")


def tanggal(nilai: Hari | None) -> str:
    """Senin, 23 November 2026."""
    if not nilai:
        return ""
    return f"{HARI[_hari(nilai).weekday()]}, {tanggal_polos(nilai)}"


def tanggal_polos(nilai: Hari | None) -> str:
    """23 November 2026, without the day of the week."""
    if not nilai:
        return ""
    hari = _hari(nilai)
    return f"{hari.day}{NBSP}{BULAN[hari.month - 1]}{NBSP}{hari.year}"


def tanggal_ringkas(nilai: Hari | None) -> str:
    """23 Nov 2026, for narrow columns that need the year."""
    if not nilai:
        return ""
    hari = _hari(nilai)
    return f"{hari.day}{NBSP}{BULAN_PENDEK[hari.month - 1]}{NBSP}{hari.year}"


def tanggal_pendek(nilai: Hari | None) -> str:
    """Sen, 7 Des, for narrow columns within the year."""
    if not nilai:
        return ""
    hari = _hari(nilai)
    return f"{HARI[hari.weekday()][:3]},{NBSP}{hari.day}{NBSP}{BULAN_PENDEK[hari.month - 1]}"


def jam(nilai: datetime.datetime | datetime.time | None) -> str:
    """16.00; the zone is added by `waktu` and `jam_zona`."""
    if nilai is None or nilai == "":
        return ""
    if isinstance(nilai, datetime.datetime):
        nilai = _setempat(nilai)
    return f"{nilai.hour:02d}.{nilai.minute:02d}"


def jam_zona(nilai: datetime.datetime | None) -> str:
    """pukul 16.00 WIB."""
    if not nilai:
        return ""
    return f"pukul{NBSP}{jam(nilai)}{NBSP}{nama_zona(nilai)}"


def waktu(nilai: datetime.datetime | None) -> str:
    """Senin, 7 Desember 2026 pukul 16.00 WIB."""
    if not nilai:
        return ""
    return f"{tanggal(nilai)} {jam_zona(nilai)}"


def waktu_ringkas(nilai: datetime.datetime | None) -> str:
    """7 Des 2026 16.00, for narrow columns of lists with the zone in their heading."""
    if not nilai:
        return ""
    return f"{tanggal_ringkas(nilai)} {jam(nilai)}"


def rentang(mulai: Hari, selesai: Hari) -> str:
    """21–22 Des, or 23 Nov – 7 Des when the months differ."""
    awal, akhir = _hari(mulai), _hari(selesai)
    ujung = f"{akhir.day}{NBSP}{BULAN_PENDEK[akhir.month - 1]}"
    if awal == akhir:
        return ujung
    if (awal.year, awal.month) == (akhir.year, akhir.month):
        return f"{awal.day}\N{EN DASH}{ujung}"
    return f"{awal.day}{NBSP}{BULAN_PENDEK[awal.month - 1]}{NBSP}\N{EN DASH} {ujung}"


def sisa_hari(batas: Hari | None, pada: Hari) -> str:
    """3 hari lagi, besok, hari ini, terlambat 2 hari; whole calendar days from `pada`."""
    if not batas:
        return ""
    sisa = (_hari(batas) - _hari(pada)).days
    if sisa < 0:
        return f"terlambat {-sisa}{NBSP}hari"
    if sisa == 0:
        return "hari ini"
    return f"{sisa}{NBSP}hari lagi"


def sisa_waktu(batas: datetime.datetime | None, pada: datetime.datetime) -> str:
    """3 hari 5 jam lagi; 5 jam 20 menit lagi; sudah lewat."""
    if not batas:
        return ""
    menit = int((batas - pada).total_seconds() // 60)
    if menit < 0:
        return "sudah lewat"
    hari, sisa = divmod(menit, 24 * 60)
    jam_, menit = divmod(sisa, 60)
    besar = [(hari, "hari"), (jam_, "jam")] if hari else [(jam_, "jam"), (menit, "menit")]
    kata = [f"{banyak}{NBSP}{satuan}" for banyak, satuan in besar if banyak]
    return f"{' '.join(kata)} lagi" if kata else "kurang dari 1 menit lagi"


# --- Angka dan nomor --------------------------------------------------------------------------
def angka(nilai: Any, desimal: int = 2) -> str:
    """87,50; 1.234,00. Exact for Decimal and Fraction; half is rounded away from zero."""
    if nilai is None or nilai == "":
        return ""
    if isinstance(nilai, Fraction):
        nilai = Decimal(nilai.numerator) / nilai.denominator
    try:
        bulat = Decimal(str(nilai)).quantize(Decimal(1).scaleb(-int(desimal)), rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return str(nilai)
    return f"{bulat:,.{int(desimal)}f}".translate(str.maketrans(",.", ".,"))


def bertanda(nilai: Any, desimal: int = 2) -> str:
    """+1,25; -0,50 with a true minus; 0,00: a difference."""
    teks = angka(abs(nilai), desimal)
    if not teks.strip("0,."):
        return teks
    return f"{'+' if nilai > 0 else MINUS}{teks}"


def bulat(nilai: Any) -> str:
    """1.234 without decimals, for counts."""
    return angka(nilai, 0)


def bobot(nilai: Any) -> str:
    """35 % or 12,5 %: as many decimals as the number has."""
    if nilai is None or nilai == "":
        return ""
    rapi = Decimal(str(nilai)).normalize()
    desimal = max(0, -int(rapi.as_tuple().exponent))
    return f"{angka(rapi, desimal)}{NBSP}%"


def nip(nilai: str | None) -> str:
    """19760911 200212 2 005; anything that has not 18 digits stays as it is."""
    if not nilai:
        return ""
    if len(nilai) != 18 or not nilai.isdigit():
        return nilai
    return NBSP.join((nilai[:8], nilai[8:14], nilai[14], nilai[15:]))


def ukuran_berkas(oktet: int | None) -> str:
    """412 kB; 2,1 MB."""
    if oktet is None or oktet == "":
        return ""
    if oktet < 1000:
        return f"{oktet}{NBSP}B"
    if oktet < 1_000_000:
        return f"{angka(Decimal(oktet) / 1000, 0)}{NBSP}kB"
    return f"{angka(Decimal(oktet) / 1_000_000, 1)}{NBSP}MB"


def sidik_pendek(sidik: str | None) -> str:
    """First 12 digits of a SHA-256 in groups of four; the whole digest stays in the title or the paper."""
    if not sidik:
        return ""
    return NBSP.join((sidik[:4], sidik[4:8], sidik[8:12])) + "\N{HORIZONTAL ELLIPSIS}"


def inisial(nama: str | None) -> str:
    """DW for "dr. Danang Wirasena, M.P.H.": titles before and after the name do not count."""
    if not nama:
        return ""
    kata = [k for k in nama.split(",")[0].split() if not k.endswith(".")]
    return "".join(k[0] for k in kata[:2]).upper()


def daftar_kata(butir: Iterable[Any]) -> str:
    """a, b, dan c (two items: a dan b)."""
    kata = [str(b) for b in butir]
    if len(kata) < 2:
        return "".join(kata)
    if len(kata) == 2:
        return " dan ".join(kata)
    return f"{', '.join(kata[:-1])}, dan {kata[-1]}"


# The end of a sentence: a word or number that begins small, a full stop, a capital. "Prof. Dr." is none.
AKHIR_KALIMAT = re.compile(r"((?:^|\s)[a-z0-9(]\S*\.|^[A-Z][a-z]+\.)\s+(?=[A-Z])")


def pisah_kalimat(teks: str) -> tuple[str, str]:
    """First sentence and the rest, so that a list can show the one and a page both."""
    cocok = AKHIR_KALIMAT.search(teks)
    if cocok is None:
        return teks, ""
    return teks[: cocok.end(1)], teks[cocok.end() :]

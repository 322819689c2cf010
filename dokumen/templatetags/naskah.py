"""How frozen data reads on paper. Dates arrive as ISO text, numbers as text, because isi is JSON."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

import segno
from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from dokumen import terbilang as tb

register = template.Library()

NBSP = "\N{NO-BREAK SPACE}"
TANGGAL = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(tb.BULAN)})\b")
ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}


def _tanggal(nilai: str) -> dt.date:
    return dt.datetime.fromisoformat(nilai).date()


def _rekat(teks: str) -> SafeString:
    """A date, an hour or a number with its word stays in one line and whole."""
    return format_html('<span class="ikat">{}</span>', teks.replace(" ", NBSP))


def _hari(teks: str) -> SafeString:
    """4 Desember 2026: day and month stay together, the year may start the next line."""
    return kutip(teks)


@register.filter
def tanggal(nilai: str) -> SafeString:
    """2026-11-23 -> 23 November 2026."""
    return _hari(tb.tanggal_panjang(_tanggal(nilai)))


@register.filter
def hari_tanggal(nilai: str) -> SafeString:
    """2026-11-23 -> Senin, 23 November 2026."""
    hari, _, sisa = tb.hari_tanggal(_tanggal(nilai)).partition(" ")
    return format_html("{} {}", hari, _hari(sisa))


@register.filter
def kutip(teks: str) -> SafeString:
    """Frozen prose; day and month in it stay together and unhyphenated, as those that come from a date do."""
    return mark_safe(TANGGAL.sub(r'<span class="ikat">\g<0></span>', escape(teks)))  # noqa: S308 -- escaped here


@register.filter
def tanggal_kata(nilai: str) -> str:
    """hari Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam."""
    return tb.tanggal_kata(_tanggal(nilai))


@register.filter
def jam(nilai: str) -> SafeString:
    """2026-11-23T16:00:00+07:00 -> 16.00 WIB."""
    return _rekat(_jam(nilai, detik=False))


@register.filter
def jam_detik(nilai: str) -> SafeString:
    """2026-11-23T16:00:07+07:00 -> 16.00.07 WIB."""
    return _rekat(_jam(nilai, detik=True))


@register.filter
def waktu_detik(nilai: str) -> SafeString:
    """Senin, 23 November 2026 pukul 16.00.07 WIB."""
    return format_html("{} {}", hari_tanggal(nilai), _rekat(f"pukul {_jam(nilai, detik=True)}"))


@register.simple_tag
def rentang(mulai: str, selesai: str) -> SafeString:
    """1 s.d. 15 November 2026."""
    awal, pemisah, akhir = tb.rentang_tanggal(_tanggal(mulai), _tanggal(selesai)).partition(" s.d. ")
    return format_html("{}{}{}", _hari(awal), pemisah, _hari(akhir)) if akhir else _hari(awal)


@register.filter
def nilai(angka: str, desimal: int = 2) -> str:
    """ "87.5" -> 87,50. Rounded half up, only here, on the paper."""
    bulat = Decimal(angka).quantize(Decimal(1).scaleb(-desimal), rounding=ROUND_HALF_UP)
    return str(bulat).replace(".", ",")


@register.filter
def persen(angka: str) -> str:
    """ "20.00" -> 20%; "17.5" -> 17,5%."""
    return f"{Decimal(angka).normalize():f}".replace(".", ",") + "%"


@register.filter
def nip(angka: str) -> str:
    """197107071997032008 -> 19710707 199703 2 008, as it is read."""
    if len(angka) != 18:
        return angka
    return f"{angka[:8]} {angka[8:14]} {angka[14]} {angka[15:]}".replace(" ", NBSP)


@register.filter
def dengan_huruf(angka: int) -> str:
    """3 -> 3 (tiga)."""
    return tb.angka_dan_huruf(angka).replace(" ", NBSP)


@register.filter
def ukuran(bita: int) -> str:
    """1536 -> 1,5 kB; for lists of files."""
    if bita < 1024:
        return f"{bita}{NBSP}bita"
    besar, satuan = (bita / 1024, "kB") if bita < 1024 * 1024 else (bita / 1024 / 1024, "MB")
    return f"{besar:.1f}{NBSP}{satuan}".replace(".", ",")


@register.filter
def sidik(nilai: str) -> SafeString:
    """A SHA-256 in groups of eight that may break between groups, and only there."""
    return mark_safe(  # noqa: S308 -- letters and digits only
        "<wbr>".join(nilai[i : i + 8] for i in range(0, len(nilai), 8)) if nilai.isalnum() else ""
    )


@register.filter
def qr(teks: str) -> SafeString:
    """A QR code as inline SVG; read by a phone from paper, so with the middle error correction."""
    return mark_safe(  # noqa: S308 -- segno draws rectangles, whatever the text
        segno.make(teks, error="m", micro=False).svg_inline(
            border=0, omitsize=True, svgclass="qr", lineclass=None
        )
    )


def _jam(nilai: str, *, detik: bool) -> str:
    saat = dt.datetime.fromisoformat(nilai)
    jarak = saat.utcoffset() or dt.timedelta(hours=7)
    return f"{tb.jam(saat, detik=detik)} {ZONA[int(jarak.total_seconds() // 3600)]}"

"""How frozen data reads on paper. Dates arrive as ISO text, numbers as text, because isi is JSON."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

from dokumen import terbilang as tb

register = template.Library()

NBSP = "\N{NO-BREAK SPACE}"
ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}


def _tanggal(nilai: str) -> dt.date:
    return dt.datetime.fromisoformat(nilai).date()


def _rekat(teks: str) -> str:
    """A date or hour is not broken between two lines."""
    return teks.replace(" ", NBSP)


@register.filter
def tanggal(nilai: str) -> str:
    """2026-11-23 -> 23 November 2026."""
    return _rekat(tb.tanggal_panjang(_tanggal(nilai)))


@register.filter
def hari_tanggal(nilai: str) -> str:
    """2026-11-23 -> Senin, 23 November 2026."""
    hari, _, sisa = tb.hari_tanggal(_tanggal(nilai)).partition(" ")
    return f"{hari} {_rekat(sisa)}"


@register.filter
def tanggal_kata(nilai: str) -> str:
    """hari Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam."""
    return tb.tanggal_kata(_tanggal(nilai))


@register.filter
def jam(nilai: str) -> str:
    """2026-11-23T16:00:00+07:00 -> 16.00 WIB."""
    waktu = dt.datetime.fromisoformat(nilai)
    return _rekat(f"{tb.jam(waktu)} {_zona(waktu)}")


@register.filter
def jam_detik(nilai: str) -> str:
    """2026-11-23T16:00:07+07:00 -> 16.00.07 WIB."""
    waktu = dt.datetime.fromisoformat(nilai)
    return _rekat(f"{tb.jam(waktu, detik=True)} {_zona(waktu)}")


@register.filter
def waktu(nilai: str) -> str:
    """Senin, 23 November 2026 pukul 16.00 WIB."""
    return f"{hari_tanggal(nilai)} {_rekat('pukul ' + jam(nilai))}"


@register.filter
def waktu_detik(nilai: str) -> str:
    """Senin, 23 November 2026 pukul 16.00.07 WIB."""
    return f"{hari_tanggal(nilai)} {_rekat('pukul ' + jam_detik(nilai))}"


@register.simple_tag
def rentang(mulai: str, selesai: str) -> str:
    """1 s.d. 15 November 2026."""
    return _rekat(tb.rentang_tanggal(_tanggal(mulai), _tanggal(selesai)))


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
    return _rekat(f"{angka[:8]} {angka[8:14]} {angka[14]} {angka[15:]}")


@register.filter
def dengan_huruf(angka: int) -> str:
    """3 -> 3 (tiga)."""
    return _rekat(tb.angka_dan_huruf(angka))


@register.filter
def romawi(angka: int) -> str:
    return tb.romawi(angka)


@register.filter
def huruf(urutan: int) -> str:
    """1 -> a."""
    return tb.huruf(urutan)


@register.filter
def diktum(urutan: int) -> str:
    """1 -> KESATU."""
    return tb.urutan_diktum(urutan)


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
    return mark_safe(
        "<wbr>".join(nilai[i : i + 8] for i in range(0, len(nilai), 8)) if nilai.isalnum() else ""
    )


@register.filter
def qr(teks: str) -> SafeString:
    """A QR code as inline SVG; read by a phone from paper, so with the middle error correction."""
    return mark_safe(
        segno.make(teks, error="m", micro=False).svg_inline(
            border=0, omitsize=True, svgclass="qr", lineclass=None, svgns=False
        )
    )


def _zona(waktu_: dt.datetime) -> str:
    jarak = waktu_.utcoffset()
    return ZONA.get(int(jarak.total_seconds() // 3600) if jarak is not None else 7, "WIB")

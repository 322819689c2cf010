"""How dates, numbers and lists look on every screen, paper and mail. No rule of law is decided here.

Dates and hours are bound with no-break spaces, so that a line never ends between "4" and "Desember".
"""

import datetime
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, ClearableFileInput, FileInput, Select, SelectMultiple
from django.middleware.csrf import get_token
from django.template import RequestContext
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from config import gambar

register = template.Library()

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
BULAN_PENDEK = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
# The three official zones, by their distance from UTC in hours.
ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}
NBSP = "\xa0"

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


@register.filter
def tanggal(nilai: Hari | None) -> str:
    """Senin, 23 November 2026."""
    if not nilai:
        return ""
    return f"{HARI[_hari(nilai).weekday()]}, {tanggal_polos(nilai)}"


@register.filter
def tanggal_polos(nilai: Hari | None) -> str:
    """23 November 2026, without the day of the week."""
    if not nilai:
        return ""
    hari = _hari(nilai)
    return f"{hari.day}{NBSP}{BULAN[hari.month - 1]}{NBSP}{hari.year}"


@register.filter
def tanggal_ringkas(nilai: Hari | None) -> str:
    """23 Nov 2026, for narrow columns that need the year."""
    if not nilai:
        return ""
    hari = _hari(nilai)
    return f"{hari.day}{NBSP}{BULAN_PENDEK[hari.month - 1]}{NBSP}{hari.year}"


@register.filter
def tanggal_pendek(nilai: Hari | None) -> str:
    """Sen, 7 Des, for narrow columns within the year."""
    if not nilai:
        return ""
    hari = _hari(nilai)
    return f"{HARI[hari.weekday()][:3]},{NBSP}{hari.day}{NBSP}{BULAN_PENDEK[hari.month - 1]}"


@register.filter
def jam(nilai: datetime.datetime | datetime.time | None) -> str:
    """16.00; the zone is added by `waktu` and `jam_zona`."""
    if nilai is None or nilai == "":
        return ""
    if isinstance(nilai, datetime.datetime):
        nilai = _setempat(nilai)
    return f"{nilai.hour:02d}.{nilai.minute:02d}"


@register.filter
def jam_zona(nilai: datetime.datetime | None) -> str:
    """pukul 16.00 WIB."""
    if not nilai:
        return ""
    return f"pukul{NBSP}{jam(nilai)}{NBSP}{nama_zona(nilai)}"


@register.filter
def waktu(nilai: datetime.datetime | None) -> str:
    """Senin, 7 Desember 2026 pukul 16.00 WIB."""
    if not nilai:
        return ""
    return f"{tanggal(nilai)} {jam_zona(nilai)}"


@register.filter
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


@register.simple_tag(name="rentang")
def rentang_tanggal(mulai: Hari, selesai: Hari) -> str:
    """`{% rentang mulai selesai %}`."""
    return rentang(mulai, selesai)


@register.filter
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


@register.filter
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
@register.filter
def angka(nilai: Any, desimal: int = 2) -> str:
    """87,50; 1.234,00. Exact for Decimal; half is rounded away from zero."""
    if nilai is None or nilai == "":
        return ""
    try:
        bulat = Decimal(str(nilai)).quantize(Decimal(1).scaleb(-int(desimal)), rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return str(nilai)
    return f"{bulat:,.{int(desimal)}f}".translate(str.maketrans(",.", ".,"))


@register.filter
def bulat(nilai: Any) -> str:
    """1.234 without decimals, for counts."""
    return angka(nilai, 0)


@register.filter
def bobot(nilai: Any) -> str:
    """35 % or 12,5 %: as many decimals as the number has."""
    if nilai is None or nilai == "":
        return ""
    rapi = Decimal(str(nilai)).normalize()
    desimal = max(0, -int(rapi.as_tuple().exponent))
    return f"{angka(rapi, desimal)}{NBSP}%"


@register.filter
def nip(nilai: str | None) -> str:
    """19760911 200212 2 005; anything that has not 18 digits stays as it is."""
    if not nilai:
        return ""
    if len(nilai) != 18 or not nilai.isdigit():
        return nilai
    return NBSP.join((nilai[:8], nilai[8:14], nilai[14], nilai[15:]))


@register.filter
def ukuran_berkas(oktet: int | None) -> str:
    """412 kB; 2,1 MB."""
    if oktet is None or oktet == "":
        return ""
    if oktet < 1000:
        return f"{oktet}{NBSP}B"
    if oktet < 1_000_000:
        return f"{angka(Decimal(oktet) / 1000, 0)}{NBSP}kB"
    return f"{angka(Decimal(oktet) / 1_000_000, 1)}{NBSP}MB"


@register.filter
def sidik_pendek(sidik: str | None) -> str:
    """First 12 digits of a SHA-256 in groups of four; the whole digest stays in the title or the paper."""
    if not sidik:
        return ""
    return NBSP.join((sidik[:4], sidik[4:8], sidik[8:12])) + "\N{HORIZONTAL ELLIPSIS}"


@register.filter
def inisial(nama: str | None) -> str:
    """DW for "dr. Danang Wirasena, M.P.H.": titles before and after the name do not count."""
    if not nama:
        return ""
    kata = [k for k in nama.split(",")[0].split() if not k.endswith(".")]
    return "".join(k[0] for k in kata[:2]).upper()


@register.filter
def daftar_kata(butir: Iterable[Any]) -> str:
    """a, b, dan c (two items: a dan b)."""
    kata = [str(b) for b in butir]
    if len(kata) < 2:
        return "".join(kata)
    if len(kata) == 2:
        return " dan ".join(kata)
    return f"{', '.join(kata[:-1])}, dan {kata[-1]}"


@register.filter
def tanpa_titik(teks: object) -> str:
    """A sentence used as a label, followed by something else."""
    return str(teks).rstrip(".:")


@register.filter
def pisah(teks: str, tanda: str) -> list[str]:
    """Two parts around the first sign; without the sign the second part is empty."""
    depan, _, belakang = str(teks).partition(tanda)
    return [depan, belakang]


@register.filter
def nomor_halaman(halaman: Page) -> list[int]:
    """Numbers to show for a page of a list; 0 stands for a gap."""
    return [
        n if isinstance(n, int) else 0
        for n in halaman.paginator.get_elided_page_range(halaman.number, on_each_side=1, on_ends=1)
    ]


# --- Temuan -----------------------------------------------------------------------------------
# Degree of a finding: look, icon, word. The keys are those of seleksi.izin.Tingkat.
DERAJAT = {
    "BLOK": ("menahan", "alert-octagon", "Menahan"),
    "BERITA_ACARA": ("berita-acara", "writing", "Perlu berita acara"),
    "INGAT": ("peringatan", "alert-triangle", "Peringatan"),
    "MENUNGGU": ("waktu", "hourglass", "Menunggu"),
}


@register.inclusion_tag("komponen/temuan.html")
def temuan(
    butir: Iterable[Any],
    tautan: Mapping[str, Mapping[str, str]] | None = None,
    keterangan: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """Findings of a verdict grouped by who must act; waiting for time comes last, the met ones apart.

    `tautan` maps Temuan.tindakan to label and alamat; `keterangan` maps a pelaku to the name beside it.
    The first finding that holds and can be mended here gets the filled button.
    """
    kelompok: dict[str, list[dict[str, object]]] = {}
    menunggu: list[dict[str, object]] = []
    terpenuhi = []
    utama = True
    for satu in butir:
        tingkat = str(satu.tingkat)
        if tingkat == "TERPENUHI":
            terpenuhi.append(satu)
            continue
        rupa, gambar_, derajat = DERAJAT[tingkat]
        jalan = (tautan or {}).get(satu.tindakan, {})
        baris: dict[str, object] = {
            **{"kode": satu.kode, "dasar": satu.dasar, "pesan": satu.pesan},
            **{"rupa": rupa, "ikon": gambar_, "derajat": derajat},
            **{"alamat": jalan.get("alamat", ""), "label": jalan.get("label", "")},
        }
        baris["utama"] = utama and bool(baris["alamat"]) and tingkat != "INGAT"
        utama = utama and not baris["utama"]
        (menunggu if tingkat == "MENUNGGU" else kelompok.setdefault(satu.pelaku, [])).append(baris)
    hasil = [
        {
            "pelaku": pelaku or "Panitia Seleksi",
            "ikon": "users",
            "keterangan": (keterangan or {}).get(pelaku, ""),
            "butir": b,
        }
        for pelaku, b in kelompok.items()
    ]
    if menunggu:
        diam = "tidak perlu tindakan"
        hasil.append({"pelaku": "Menunggu waktu", "ikon": "clock", "keterangan": diam, "butir": menunggu})
    return {"kelompok_temuan": hasil, "terpenuhi": terpenuhi}


# --- Potongan HTML ----------------------------------------------------------------------------
@register.simple_tag
def ikon(nama: str, kelas: str = "", judul: str = "") -> SafeString:
    """One picture of static/ikon.svg; decorative unless `judul` gives it a name."""
    rupa = f"ikon {kelas}".strip()
    alamat = f"{static('ikon.svg')}#i-{nama}"
    if judul:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>', rupa, judul, alamat
        )
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', rupa, alamat)


@register.simple_tag(takes_context=True)
def sandi_csrf(context: RequestContext) -> SafeString:
    """The hidden CSRF field inside a component included with `only`, where {% csrf_token %} is empty."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(context.request)
    )


def _kelas_kendali(isian: BoundField) -> str:
    widget = isian.field.widget
    if isian.use_fieldset or isinstance(widget, CheckboxInput):
        return ""
    if isinstance(widget, Select) and not isinstance(widget, SelectMultiple):
        return "form-select"
    return "form-control"


@register.filter
def kendali(isian: BoundField) -> SafeString:
    """The control of a form field with the class of its kind and its link to help and error."""
    kelas = _kelas_kendali(isian)
    if isian.errors:
        kelas = f"{kelas} is-invalid"
    atribut = dict(isian.field.widget.attrs)
    semula = atribut.get("class", "")
    return isian.as_widget(attrs={"class": f"{semula} {kelas}".strip()})


@register.filter
def jenis_isian(isian: BoundField) -> str:
    """kelompok (radio, several boxes), centang (one box), berkas, or biasa."""
    widget = isian.field.widget
    if isian.use_fieldset:
        return "kelompok"
    if isinstance(widget, CheckboxInput):
        return "centang"
    if isinstance(widget, FileInput | ClearableFileInput):
        return "berkas"
    return "biasa"


@register.inclusion_tag("komponen/kepala-urut.html", takes_context=True)
def kepala_urut(context: RequestContext, kunci: str, judul: str, kelas: str = "") -> dict[str, object]:
    """A sortable table heading; the order lives in the address as ?urut=kunci or ?urut=-kunci."""
    kini = context.request.GET.get("urut", "")
    arah = {kunci: "ascending", f"-{kunci}": "descending"}.get(kini, "")
    kueri = context.request.GET.copy()
    kueri["urut"] = f"-{kunci}" if arah == "ascending" else kunci
    kueri.pop("halaman", None)
    return {"judul": judul, "kelas": kelas, "arah": arah, "kueri": kueri.urlencode()}


@register.simple_tag(takes_context=True)
def kueri(context: RequestContext, **ubah: object) -> str:
    """The present query string with changes; None removes a key. `<a href="?{% kueri halaman=2 %}">`."""
    baru = context.request.GET.copy()
    for kunci, nilai in ubah.items():
        baru.pop(kunci, None)
        if nilai not in (None, ""):
            baru[kunci] = str(nilai)
    return baru.urlencode()


# --- Gambar -----------------------------------------------------------------------------------
register.inclusion_tag("komponen/gantt.html", name="gantt")(gambar.gantt)
register.inclusion_tag("komponen/takaran.html", name="takaran")(gambar.takaran)
register.inclusion_tag("komponen/sebaran.html", name="sebaran")(gambar.sebaran)

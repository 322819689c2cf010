"""Filters and tags of every screen. What dates and numbers look like is decided in dokumen/rupa.py."""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, ClearableFileInput, FileInput, Select, SelectMultiple
from django.middleware.csrf import get_token
from django.template import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from akun.sahkan import isian_sahkan
from config import gambar, grafik
from dokumen import rupa
from dokumen.alur import LABEL_PINDAI

register = template.Library()
# No zone of Indonesia changes its clock: any moment tells its name.
SAAT_APA_PUN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
SAAT_MESIN = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d[+-]\d\d:\d\d)?")

for _saringan in (
    rupa.tanggal,
    rupa.tanggal_polos,
    rupa.tanggal_ringkas,
    rupa.tanggal_pendek,
    rupa.jam,
    rupa.jam_zona,
    rupa.waktu,
    rupa.waktu_ringkas,
    rupa.sisa_hari,
    rupa.sisa_waktu,
    rupa.angka,
    rupa.bertanda,
    rupa.bulat,
    rupa.bobot,
    rupa.nip,
    rupa.ukuran_berkas,
    rupa.sidik_pendek,
    rupa.inisial,
    rupa.daftar_kata,
):
    register.filter(_saringan)


@register.simple_tag(name="rentang")
def rentang_tanggal(mulai: rupa.Hari, selesai: rupa.Hari) -> str:
    """`{% rentang mulai selesai %}`."""
    return rupa.rentang(mulai, selesai)


@register.simple_tag
def zona() -> str:
    """WIB, WITA or WIT: the zone of the regency, for headings and fixed hours."""
    return rupa.nama_zona(SAAT_APA_PUN)


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
def satu_sampai(jumlah: int, paling_banyak: int = 60) -> range:
    """1, 2, 3, … up to and with `jumlah`, but never more than a screen should hold."""
    return range(1, min(jumlah, paling_banyak) + 1)


@register.filter
def saat_kata(teks: str) -> str:
    """A moment or a day written for machines, in words; anything else as it is."""
    cocok = SAAT_MESIN.fullmatch(str(teks))
    if cocok is None:
        return str(teks)
    saat = datetime.datetime.fromisoformat(cocok[0])
    return rupa.waktu(saat) if cocok[1] else rupa.tanggal_polos(saat.date())


@register.filter
def sebutan_pindai(keadaan: str, pembaca: str) -> str:
    """What this reader ("pelamar" or "pansel") calls a state of the malware scan."""
    return LABEL_PINDAI[keadaan][pembaca]


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


# One name for one person on the screen, whichever room the finding comes from.
SEBUTAN_PELAKU = {"Ketua Panitia Seleksi": "Ketua Pansel", "Anggota Panitia Seleksi": "Anggota Pansel"}


@register.inclusion_tag("komponen/temuan.html")
def temuan(
    butir: Iterable[Any],
    tautan: Mapping[str, Mapping[str, str]] | None = None,
    keterangan: Mapping[str, str] | None = None,
    tajuk: str = "h3",
    pleno: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """Findings of a verdict grouped by who must act; waiting for time comes last, the met ones apart.

    `tautan` maps Temuan.tindakan to label and alamat; `keterangan` maps a pelaku to the name beside it;
    `pleno` maps a code to where a decision of the pleno on it is recorded.
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
        warna, gambar_, derajat = DERAJAT[tingkat]
        jalan = (tautan or {}).get(satu.tindakan, {})
        pelaku = SEBUTAN_PELAKU.get(satu.pelaku, satu.pelaku)
        apa, lanjut = rupa.pisah_kalimat(satu.pesan)
        baris: dict[str, object] = {
            **{"kode": satu.kode, "dasar": satu.dasar, "pesan": apa, "lanjut": lanjut},
            **{"rupa": warna, "ikon": gambar_, "derajat": derajat},
            **{"alamat": jalan.get("alamat", ""), "label": jalan.get("label", "")},
            "pleno": (pleno or {}).get(satu.kode, "") if tingkat == "BERITA_ACARA" else "",
        }
        baris["utama"] = utama and bool(baris["alamat"]) and tingkat != "INGAT"
        utama = utama and not baris["utama"]
        (menunggu if tingkat == "MENUNGGU" else kelompok.setdefault(pelaku, [])).append(baris)
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
    return {"kelompok_temuan": hasil, "terpenuhi": terpenuhi, "tajuk": tajuk}


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


@register.inclusion_tag("akun/sahkan_isian.html", takes_context=True)
def sahkan(context: RequestContext, alamat: str = "") -> dict[str, Any]:
    """The proof of identity that the form of a weighty act asks for; nothing on any other page.

    `alamat` names the view the form is sent to, where that is not the page itself.
    """
    return isian_sahkan(getattr(context, "request", None), alamat)


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
def kueri(context: RequestContext, kunci_halaman: str = "", nomor: int = 0, **ubah: object) -> str:
    """The present query string with changes; None removes a key. `<a href="?{% kueri halaman=2 %}">`.

    A key that only a variable knows comes first: `{% kueri kunci 2 %}`.
    """
    baru = context.request.GET.copy()
    if kunci_halaman:
        ubah[kunci_halaman] = nomor
    for kunci, nilai in ubah.items():
        baru.pop(kunci, None)
        if nilai not in (None, ""):
            baru[kunci] = str(nilai)
    return baru.urlencode()


# --- Gambar -----------------------------------------------------------------------------------
register.inclusion_tag("komponen/gantt.html", name="gantt")(gambar.gantt)
register.inclusion_tag("komponen/takaran.html", name="takaran")(gambar.takaran)
register.inclusion_tag("komponen/sebaran.html", name="sebaran")(gambar.sebaran)
register.inclusion_tag("komponen/grafik-kotak.html", name="grafik_kotak")(grafik.kotak)
register.inclusion_tag("komponen/grafik-tumpuk.html", name="grafik_tumpuk")(grafik.tumpuk)

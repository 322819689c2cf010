"""Tables as XLSX. Every text is written as text, so that nothing typed by anybody becomes a formula.

Who may have which rows is decided before, by the app that owns them.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Columns are as wide as their longest text, up to this many characters.
LEBAR_PALING_BESAR = 60
# More than a spreadsheet takes into one cell.
TEKS_TERPANJANG = 32_000
# A NIP is text: no number of a spreadsheet holds eighteen digits. None is an empty cell.
Sel = str | int | Decimal | datetime | date | None


def buku_kerja(judul: str, kepala: Sequence[str], baris: Iterable[Sequence[Sel]]) -> bytes:
    """One sheet with a bold frozen heading and a filter; numbers stay numbers, dates dates (WIB)."""
    wadah = io.BytesIO()
    isi = [list(satu) for satu in baris]
    with xlsxwriter.Workbook(wadah, {"in_memory": True}) as buku:
        lembar = buku.add_worksheet(judul[:31])
        rata = {"text_wrap": True, "valign": "top"}
        rupa = {
            str: buku.add_format({**rata, "num_format": "@"}),
            int: buku.add_format(rata),
            Decimal: buku.add_format({**rata, "num_format": "0.00"}),
            datetime: buku.add_format({**rata, "num_format": "dd/mm/yyyy hh.mm.ss"}),
            date: buku.add_format({**rata, "num_format": "dd/mm/yyyy"}),
        }
        tebal = buku.add_format({"bold": True, "bottom": 1, **rata})
        for kolom, teks in enumerate(kepala):
            lembar.write_string(0, kolom, teks, tebal)
            lembar.set_column(kolom, kolom, _lebar([teks, *(satu[kolom] for satu in isi)]))
        for nomor, satu in enumerate(isi, start=1):
            for kolom, nilai in enumerate(satu):
                _tulis(lembar, nomor, kolom, nilai, rupa)
        lembar.freeze_panes(1, 1)
        lembar.autofilter(0, 0, len(isi), len(kepala) - 1)
    return wadah.getvalue()


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet of a workbook of texts."""

    nama: str
    kepala: Sequence[str]
    baris: Sequence[Sequence[str]]
    # Columns that can be typed in; None leaves the whole sheet open. No password: it guards against slips.
    terbuka: Collection[int] | None = None
    # Column -> what can be chosen there.
    pilihan: Mapping[int, Sequence[str]] = field(default_factory=dict)


def buku_isian(*lembar: Lembar) -> bytes:
    """Sheets of texts to be filled in: every cell, the empty ones too, is formatted as text.

    So a spreadsheet keeps leading zeros and all digits of whatever is typed there.
    """
    wadah = io.BytesIO()
    with xlsxwriter.Workbook(wadah, {"in_memory": True}) as buku:
        teks = buku.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        tebal = buku.add_format({"bold": True, "bottom": 1, "num_format": "@", "text_wrap": True})
        bebas = buku.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "locked": False})
        for satu in lembar:
            halaman = buku.add_worksheet(satu.nama[:31])
            rupa = [bebas if kolom in (satu.terbuka or ()) else teks for kolom in range(len(satu.kepala))]
            for kolom, judul in enumerate(satu.kepala):
                isi = [judul, *(baris[kolom] for baris in satu.baris)]
                halaman.set_column(kolom, kolom, max(_lebar(isi), 14), rupa[kolom])
                halaman.write_string(0, kolom, judul, tebal)
            for nomor, baris in enumerate(satu.baris, start=1):
                for kolom, nilai in enumerate(baris):
                    halaman.write_string(nomor, kolom, nilai[:TEKS_TERPANJANG], rupa[kolom])
            for kolom, daftar in satu.pilihan.items():
                aturan = {"validate": "list", "source": list(daftar), "ignore_blank": True}
                halaman.data_validation(1, kolom, max(len(satu.baris), 1), kolom, aturan)
            if satu.terbuka is not None:
                halaman.protect("", {"format_columns": True, "format_rows": True})
            halaman.freeze_panes(1, 0)
    return wadah.getvalue()


def unduhan(nama: str, isi: bytes) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=XLSX)
    jawaban["Content-Disposition"] = content_disposition_header(True, nama)
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def _lebar(kolom: Iterable[Sel]) -> int:
    panjang = (19 if isinstance(satu, datetime) else len(str(satu or "")) for satu in kolom)
    return min(max(panjang) + 2, LEBAR_PALING_BESAR)


def _tulis(lembar: Any, nomor: int, kolom: int, nilai: Sel, rupa: dict[type, Any]) -> None:
    if nilai is None or nilai == "":
        return
    if isinstance(nilai, datetime):
        lembar.write_datetime(nomor, kolom, timezone.make_naive(nilai), rupa[datetime])
    elif isinstance(nilai, date):
        lembar.write_datetime(nomor, kolom, nilai, rupa[date])
    elif isinstance(nilai, str):
        lembar.write_string(nomor, kolom, nilai[:TEKS_TERPANJANG], rupa[str])
    else:
        lembar.write_number(nomor, kolom, nilai, rupa[type(nilai)])

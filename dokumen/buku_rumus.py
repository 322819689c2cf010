"""Workbooks that compute: cells of text, of numbers and of formulas with the result they must give.

Texts are written as texts, whatever they begin with. A formula is ours alone: it is put together from the
addresses of cells, never from what somebody typed. Its result is stored beside it, so that a reader that does
not compute shows the same figure.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from dokumen.tabel import TEKS_TERPANJANG

RUPA: dict[str, dict[str, Any]] = {
    "": {"valign": "top", "text_wrap": True},
    "judul": {"bold": True, "font_size": 13},
    "rahasia": {"bold": True, "font_color": "#8B1A1A"},
    "kepala": {"bold": True, "bottom": 1, "valign": "top", "text_wrap": True},
    "bulat": {"num_format": "0", "valign": "top"},
    "dua": {"num_format": "0.00", "valign": "top"},
    "delapan": {"num_format": "0.00000000", "valign": "top"},
    # What the raters gave and the Pansel decided; everything else follows from it.
    "isian": {"num_format": "0.00", "bg_color": "#FFF8DC", "valign": "top"},
}


@dataclass(frozen=True, slots=True)
class Rumus:
    """``teks`` begins with "="; ``hasil`` is what it gives, exactly."""

    teks: str
    hasil: int | Fraction | str


@dataclass(frozen=True, slots=True)
class Sel:
    isi: str | int | Decimal | Rumus
    rupa: str = ""


@dataclass(frozen=True, slots=True)
class LembarHitung:
    """One sheet; ``tetap`` rows stay in view, ``lebar`` are widths in characters from the first column on."""

    nama: str
    baris: Sequence[Sequence[Sel | None]]
    tetap: int = 0
    lebar: Sequence[int] = ()


def alamat(baris: int, kolom: int, *, mutlak: bool = False) -> str:
    """The cell in row and column counted from 1 and 0: (5, 0) is A5, or $A$5."""
    huruf = xl_col_to_name(kolom)
    return f"${huruf}${baris}" if mutlak else f"{huruf}{baris}"


def rentang(lembar: str, kolom: int, awal: int, akhir: int) -> str:
    """A part of one column of a sheet, fixed: 'Rekap'!$A$5:$A$9."""
    huruf = xl_col_to_name(kolom)
    return f"'{lembar}'!${huruf}${awal}:${huruf}${akhir}"


def buku_hitung(lembar: Sequence[LembarHitung], cap: str) -> bytes:
    """The workbook; ``cap`` (who has this copy, since when) stands on every printed page."""
    wadah = io.BytesIO()
    with xlsxwriter.Workbook(wadah, {"in_memory": True, "strings_to_formulas": False}) as buku:
        rupa = {nama: buku.add_format(isi) for nama, isi in RUPA.items()}
        for satu in lembar:
            halaman = buku.add_worksheet(satu.nama)
            halaman.set_landscape()
            halaman.set_paper(9)
            halaman.fit_to_pages(1, 0)
            # An ampersand begins a code there.
            halaman.set_header(f"&L{cap.replace('&', '&&')}"[:255])
            halaman.set_footer("&L&A&RHalaman &P dari &N")
            for kolom, lebar in enumerate(satu.lebar):
                halaman.set_column(kolom, kolom, lebar)
            for nomor, baris in enumerate(satu.baris):
                for kolom, sel in enumerate(baris):
                    if sel is not None:
                        _tulis(halaman, nomor, kolom, sel.isi, rupa[sel.rupa])
            if satu.tetap:
                halaman.freeze_panes(satu.tetap, 0)
                halaman.repeat_rows(0, satu.tetap - 1)
    return wadah.getvalue()


def _tulis(halaman: Any, baris: int, kolom: int, isi: str | int | Decimal | Rumus, rupa: Any) -> None:
    if isinstance(isi, Rumus):
        halaman.write_formula(baris, kolom, isi.teks, rupa, _hasil(isi.hasil))
    elif isinstance(isi, str):
        halaman.write_string(baris, kolom, isi[:TEKS_TERPANJANG], rupa)
    else:
        halaman.write_number(baris, kolom, isi, rupa)


def _hasil(nilai: int | Fraction | str) -> int | float | str:
    """As it stands in the file: a fraction by the double nearest to it, which is what the formula gives."""
    return float(nilai) if isinstance(nilai, Fraction) else nilai

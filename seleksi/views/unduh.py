"""Tables as XLSX. Every text is written as text, so that nothing typed by anybody becomes a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.http import HttpResponse
from django.utils.http import content_disposition_header

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Columns are as wide as their longest text, up to this many characters.
LEBAR_PALING_BESAR = 60
Sel = str | int


def buku_kerja(judul: str, kepala: Sequence[str], baris: Iterable[Sequence[Sel]]) -> bytes:
    """One sheet with a bold frozen heading and a filter; numbers stay numbers."""
    wadah = io.BytesIO()
    isi = [list(satu) for satu in baris]
    with xlsxwriter.Workbook(wadah, {"in_memory": True}) as buku:
        lembar = buku.add_worksheet(judul[:31])
        tebal = buku.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        biasa = buku.add_format({"text_wrap": True, "valign": "top"})
        for kolom, teks in enumerate(kepala):
            lembar.write_string(0, kolom, teks, tebal)
            panjang = max([len(teks), *(len(str(satu[kolom])) for satu in isi)])
            lembar.set_column(kolom, kolom, min(panjang + 2, LEBAR_PALING_BESAR))
        for nomor, satu in enumerate(isi, start=1):
            for kolom, nilai in enumerate(satu):
                if isinstance(nilai, int):
                    lembar.write_number(nomor, kolom, nilai, biasa)
                else:
                    lembar.write_string(nomor, kolom, nilai, biasa)
        lembar.freeze_panes(1, 1)
        lembar.autofilter(0, 0, len(isi), len(kepala) - 1)
    return wadah.getvalue()


def unduhan(nama: str, isi: bytes) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=XLSX)
    jawaban["Content-Disposition"] = content_disposition_header(True, nama)
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban

"""Small but true PDF documents for demonstration: one page of text, made without a renderer."""

from __future__ import annotations

import io

import pikepdf


def buat_pdf(judul: str, baris: list[str]) -> bytes:
    """One A4 page: title and lines of text (Latin characters only). Same input, same bytes."""
    isi = ["BT /F1 16 Tf 72 760 Td", f"({_aman(judul)}) Tj", "/F1 11 Tf 0 -32 Td"]
    for satu in baris:
        isi += [f"({_aman(satu)}) Tj", "0 -18 Td"]
    isi += ["0 -24 Td (Dokumen contoh. Semua nama dan nomor rekaan.) Tj", "ET"]
    with pikepdf.new() as pdf:
        huruf = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        halaman = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 595, 842],
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(huruf))),
            Contents=pdf.make_stream("\n".join(isi).encode("latin-1", "replace")),
        )
        pdf.pages.append(pikepdf.Page(halaman))
        keluaran = io.BytesIO()
        pdf.save(keluaran, deterministic_id=True)
    return keluaran.getvalue()


def _aman(teks: str) -> str:
    return teks.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")

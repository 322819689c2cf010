"""A paper whose file tells who wrote it, in every place a PDF has for that."""

import datetime as dt
import io

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, String

from dokumen.simpan import simpan_bytes

NAMA = "Aruna Pradipta"
NIP = "197001011995031001"
# One mark for each place.
TANDA = ("InfoPenulis", "XmpPenulis", "LampiranPenulis", "CatatanPenulis", "IsianPenulis", "SematanPenulis")
PADA = dt.datetime(2026, 11, 23, 1, 30, tzinfo=dt.UTC)


def pdf_bernama(teks: str = "Air bersih untuk daerah perbukitan", nama: str = NAMA, nip: str = NIP) -> bytes:
    """Two pages; the first one bears name and NIP in its text too."""
    wadah = io.BytesIO()
    with pikepdf.new() as pdf:
        huruf = pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
            )
        )
        for baris in (f"Oleh {nama} NIP {nip}", "Penutup"):
            lembar = pdf.add_blank_page(page_size=(595, 842))
            lembar.Resources = Dictionary(Font=Dictionary(F=huruf))
            isi = f"BT /F 14 Tf 72 760 Td ({baris}) Tj 0 -40 Td ({teks}) Tj ET"
            lembar.Contents = pdf.make_stream(isi.encode("latin-1"))
        satu = pdf.pages[0]
        satu.Annots = Array(
            [
                pdf.make_indirect(
                    Dictionary(
                        Type=Name.Annot,
                        Subtype=Name.Text,
                        Rect=Array([300, 300, 340, 340]),
                        T=String("CatatanPenulis"),
                        Contents=String(f"IsianPenulis {nama}"),
                    )
                )
            ]
        )
        satu.PieceInfo = Dictionary(X=Dictionary(Private=String("SematanPenulis")))
        with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
            xmp["dc:creator"] = ["XmpPenulis"]
        pdf.docinfo["/Author"] = f"InfoPenulis {nama}"
        pdf.docinfo["/Keywords"] = nip
        pdf.attachments["asli.txt"] = AttachedFileSpec(pdf, b"LampiranPenulis", filename="asli.txt")
        pdf.save(wadah, compress_streams=False)
    return wadah.getvalue()


def simpan(isi: bytes, nama: str = "Makalah Aruna Pradipta.pdf", oleh=None):
    return simpan_bytes(
        isi=isi, nama=nama, jenis_media="application/pdf", oleh=oleh, pada=PADA, folder="unggahan"
    )

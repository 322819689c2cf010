"""A spreadsheet engine that is not ours: opens a workbook without its stored results, computes each cell."""

import re
import zipfile
from io import BytesIO

import formualizer


def tanpa_hasil(isi: bytes) -> bytes:
    """The workbook without the results stored beside its formulas, so that none can be handed back."""
    wadah = BytesIO()
    with zipfile.ZipFile(BytesIO(isi)) as asal, zipfile.ZipFile(wadah, "w") as tujuan:
        for nama in asal.namelist():
            bagian = asal.read(nama)
            if nama.startswith("xl/worksheets/"):
                bagian = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", bagian)
            tujuan.writestr(nama, bagian)
    return wadah.getvalue()


class Sebar:
    """Cells by sheet, row and column, both counted from 1; whole numbers as int, texts as str."""

    def __init__(self, isi: bytes) -> None:
        self.buku = formualizer.load_workbook_bytes(tanpa_hasil(isi))
        self.buku.evaluate_all()

    def nilai(self, lembar: str, baris: int, kolom: int):
        return self.buku.evaluate_cell(lembar, baris, kolom)

    def isi(self, lembar: str, baris: int, kolom: int, nilai: float) -> None:
        self.buku.set_value(lembar, baris, kolom, formualizer.LiteralValue.number(nilai))
        self.buku.evaluate_all()

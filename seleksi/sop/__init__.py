"""Procedures of offices that run a selection, as data: who does which step, with what, how long, to what end.

The four in ``templat/`` are quoted word for word from their sources; what a source leaves out stays empty. A
regency lays its own beside them in ``FOLDER_SOP``.
"""

from seleksi.sop.baca import ProsedurDitolak, baca_prosedur
from seleksi.sop.isi import SATUAN, Catatan, Kembali, Langkah, Prosedur, Waktu
from seleksi.sop.susunan import FOLDER_TEMPLAT, cacat_prosedur, daftar_prosedur, pakai_folder, prosedur

__all__ = [
    "FOLDER_TEMPLAT",
    "SATUAN",
    "Catatan",
    "Kembali",
    "Langkah",
    "Prosedur",
    "ProsedurDitolak",
    "Waktu",
    "baca_prosedur",
    "cacat_prosedur",
    "daftar_prosedur",
    "pakai_folder",
    "prosedur",
]

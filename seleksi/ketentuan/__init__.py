"""The numbers and choices that regulations set. The rules that use them are in aturan.

A profile is made of dated layers in ``profil/``. A selection takes a copy with the source of every value,
may change what the law leaves room for during persiapan, and keeps the copy frozen from the day its
announcement is published.
"""

from __future__ import annotations

import json
from functools import lru_cache

from seleksi.ketentuan.baku import InstrumenBaku, baku_menurut, daftar_baku
from seleksi.ketentuan.isi import (
    Administrasi,
    Ambang,
    Daerah,
    DokumenWajib,
    Indikator,
    InstrumenKhusus,
    Kebijakan,
    Ketentuan,
    Keterangan,
    KomposisiPansel,
    Lapisan,
    Metode,
    Pasal,
    Pengawas,
    Pengumuman,
    Pilihan,
    Rentang,
    Syarat,
)
from seleksi.ketentuan.jalur import (
    dengan_nilai,
    jenis_di,
    luar_batas,
    nilai_dari_teks,
    nilai_di,
    semua_jalur,
)
from seleksi.ketentuan.lapisan import KEADAAN, ProfilDitolak
from seleksi.ketentuan.susunan import (
    FOLDER_PROFIL,
    cacat_profil,
    daftar_profil,
    pakai_folder,
    profil,
)

__all__ = [
    "FOLDER_PROFIL",
    "KEADAAN",
    "Administrasi",
    "Ambang",
    "Daerah",
    "DokumenWajib",
    "Indikator",
    "InstrumenBaku",
    "InstrumenKhusus",
    "Kebijakan",
    "Ketentuan",
    "Keterangan",
    "KomposisiPansel",
    "Lapisan",
    "Metode",
    "Pasal",
    "Pengawas",
    "Pengumuman",
    "Pilihan",
    "ProfilDitolak",
    "Rentang",
    "Syarat",
    "baku_menurut",
    "cacat_profil",
    "daftar_baku",
    "daftar_profil",
    "dari_teks",
    "dengan_nilai",
    "jenis_di",
    "luar_batas",
    "nilai_dari_teks",
    "nilai_di",
    "pakai_folder",
    "profil",
    "semua_jalur",
]


@lru_cache(maxsize=64)
def dari_teks(teks: str) -> Ketentuan:
    """The ketentuan in a JSON text; equal texts give the same (immutable) object."""
    return Ketentuan.dari_json(json.loads(teks))

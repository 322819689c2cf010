"""The record that the results of an assessment centre changed hands. It holds no mark."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from akun.models import Pengguna
from dokumen import isi as kata
from penilaian.models import HasilAsesmen
from penilaian.naskah.pleno import _penanda
from seleksi.models import Instansi


def serah_terima_asesmen(
    hasil: HasilAsesmen, lembaga: str, ketua: Pengguna, instansi: Instansi, pada: datetime
) -> dict[str, Any]:
    """Who handed which file to whom, when, with how many sheets; by which minutes its scale was converted.

    ``lembaga`` is the institution that measured, empty where none is on record. Raises ValueError for results
    that were not compared.
    """
    if hasil.dicocokkan_oleh is None:
        raise ValueError("Serah terima menyebut hasil yang sudah dicocokkan.")
    lowongan = hasil.komponen.lowongan
    return {
        **kata.umum(lowongan.seleksi, instansi, [lowongan]),
        "lowongan": kata.jabatan(lowongan),
        "lembaga": lembaga,
        "diterima": kata.saat(pada),
        "diunggah": kata.saat(hasil.diunggah_pada),
        "dicocokkan": kata.saat(hasil.dicocokkan_pada),
        "pengunggah": _asesor(hasil.diunggah_oleh),
        "pencocok": _asesor(hasil.dicocokkan_oleh),
        "jumlah": hasil.jumlah,
        "sidik": hasil.sidik_berkas,
        "sidik_pembanding": hasil.sidik_pembanding,
        "konversi": hasil.konversi,
        "nomor_konversi": hasil.nomor_konversi,
        "tembusan": [],
        "penanda": _penanda(ketua),
    }


def _asesor(orang: Pengguna) -> dict[str, str]:
    return {"nama": orang.nama_tampil, "nip": orang.nip or ""}

"""Verdicts on keeping what belongs to an issued paper."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from dokumen.models import Kelas, Naskah
from panitia.queries import temuan_hak
from seleksi import aturan
from seleksi.izin import Izin
from seleksi.models import NaskahSeleksi
from seleksi.wewenang.persiapan import PENYUSUN


def boleh_catat_lembar_basah(
    oleh: Pengguna, milik: NaskahSeleksi, penanda: str, tempat: str, pada: datetime
) -> Izin:
    """Keep the wet-signed print of an issued paper: Sekretariat."""
    naskah = milik.naskah
    return Izin.dari(
        temuan_hak(oleh, milik.seleksi_id, PENYUSUN, pada),
        aturan.lembar_basah(
            naskah.keadaan == Naskah.Keadaan.TERBIT, naskah.kelas == Kelas.RAHASIA, penanda, tempat
        ),
    )

"""Verdict on taking everything that is held about oneself."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from peserta import queries
from seleksi.izin import Izin, Temuan

# Within 24 hours: often enough for a right, too rare to weigh on the others.
BATAS_UNDUH_DATA = 3
DASAR_DATA = "Undang-Undang 27/2022 Pasal 7"


def boleh_unduh_data_saya(oleh: Pengguna, pada: datetime) -> Izin:
    """May he take his data now?"""
    if queries.jumlah_unduhan_data(oleh, pada) < BATAS_UNDUH_DATA:
        return Izin()
    pesan = f"Data Anda sudah diunduh {BATAS_UNDUH_DATA} kali dalam 24 jam terakhir. Unduh lagi besok."
    return Izin.dari([Temuan("B-1", DASAR_DATA, pesan, pelaku="Pelamar")])

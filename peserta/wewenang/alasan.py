"""Verdicts on the catalogue of reasons. Nothing here writes."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from peserta import aturan, queries
from peserta.models import AlasanBaku
from peserta.wewenang.lamaran import DASAR_PEMERIKSAAN
from seleksi.izin import Izin, Temuan


def boleh_urus_alasan(oleh: Pengguna, pada: datetime) -> Izin:
    """The catalogue of reasons belongs to the Ketua Sekretariat, of whichever selection runs now."""
    if queries.mengurus_alasan(oleh, pada):
        return Izin()
    pesan = "Katalog alasan diurus Ketua Sekretariat."
    return Izin.dari([Temuan("B-3", DASAR_PEMERIKSAAN, pesan, pelaku="Ketua Sekretariat")])


def boleh_catat_alasan(oleh: Pengguna, bunyi: aturan.BunyiAlasan, pada: datetime) -> Izin:
    return Izin.dari(boleh_urus_alasan(oleh, pada).temuan, _bunyi_alasan(bunyi))


def boleh_ubah_alasan(oleh: Pengguna, alasan: AlasanBaku, bunyi: aturan.BunyiAlasan, pada: datetime) -> Izin:
    """May this line get a new version? While it is in force, and not with the words of another line."""
    return Izin.dari(boleh_tarik_alasan(oleh, alasan, pada).temuan, _bunyi_alasan(bunyi, kecuali=alasan.pk))


def boleh_tarik_alasan(oleh: Pengguna, alasan: AlasanBaku, pada: datetime) -> Izin:
    return Izin.dari(
        boleh_urus_alasan(oleh, pada).temuan, aturan.alasan_berlaku(alasan.diakhiri_pada is not None)
    )


def _bunyi_alasan(bunyi: aturan.BunyiAlasan, kecuali: int | None = None) -> list[Temuan]:
    ada = [(satu.butir, satu.kalimat) for satu in queries.katalog_alasan() if satu.pk != kecuali]
    return aturan.alasan_baku(bunyi, queries.butir_katalog(), ada)

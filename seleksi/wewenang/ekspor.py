"""Verdict on taking the evidence of a selection out of the house."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from seleksi.izin import Izin, Temuan
from seleksi.models import Seleksi


def boleh_ekspor_bukti(
    oleh: Pengguna | None, seleksi: Seleksi, keperluan: str, lengkap: bool, pada: datetime
) -> Izin:
    """Whoever watches over the selection; with every detail open only from the machine itself (no person)."""
    kurang = []
    if not keperluan.strip():
        kurang.append(Temuan("KEPERLUAN", "", "Keperluan belum disebut."))
    if lengkap and oleh is not None:
        kurang.append(
            Temuan("LENGKAP", "", "Bukti dengan semua rincian hanya diambil lewat perintah di mesin.")
        )
    return Izin.dari(temuan_hak(oleh, seleksi.pk, Hak.AWASI, pada), kurang)

"""Verdicts on the health results of the three: who records one, who may open them."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from penilaian import aturan, queries
from penilaian.models import HasilKesehatan
from penilaian.wewenang.dasar import _tahap
from peserta.models import Lamaran
from seleksi.alur import Tahap
from seleksi.izin import Izin, Temuan
from seleksi.models import Lowongan


def boleh_catat_kesehatan(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    calon = {satu.pk for satu in queries.tiga_calon(lamaran.lowongan)}
    # One who took a place later may be examined while the appointment is under way.
    tahap = [Tahap.KESEHATAN]
    if lamaran.pk not in queries.hasil_kesehatan(lamaran.lowongan):
        tahap.append(Tahap.PENETAPAN)
    return Izin.dari(
        temuan_hak(oleh, lamaran.id_seleksi, Hak.PIMPIN, pada),
        _tahap(lamaran.lowongan, *tahap),
        aturan.calon_kesehatan(lamaran.pk in calon),
    )


def boleh_baca_kesehatan(oleh: Pengguna, lowongan: Lowongan, keperluan: str, pada: datetime) -> Izin:
    """B-7. Fit or unfit, of the three: for Pansel and PPK, with a purpose."""
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.LIHAT_KESEHATAN, pada),
        aturan.keperluan_kesehatan(keperluan),
    )


def boleh_salin_surat_kesehatan(
    oleh: Pengguna, hasil: HasilKesehatan, keperluan: str, pada: datetime
) -> Izin:
    """B-7. A copy of the letter behind a result, where there is one."""
    ada: list[Temuan] = []
    if hasil.berkas is None:
        ada.append(Temuan("B-7", "Lampiran huruf b angka 7", "Surat hasil pemeriksaan ini tidak diunggah."))
    return Izin.dari(
        temuan_hak(oleh, hasil.id_seleksi, Hak.LIHAT_KESEHATAN, pada),
        aturan.keperluan_kesehatan(keperluan),
        ada,
    )

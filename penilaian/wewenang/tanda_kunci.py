"""Verdict on the printed receipt of a sheet."""

from __future__ import annotations

from akun.models import Pengguna
from penilaian import aturan
from penilaian.models import LembarNilai
from penilaian.wewenang.dasar import _blok
from seleksi.izin import Izin


def boleh_cetak_tanda_kunci(oleh: Pengguna, lembar: LembarNilai) -> Izin:
    """Have it printed: the rater of the sheet alone, once it is locked."""
    temuan = []
    if lembar.penilai_id != oleh.pk:
        temuan.append(_blok("B-9a", aturan.DASAR_BUKA, "Lembar orang lain."))
    if not lembar.sidik:
        temuan.append(_blok("B-9a", aturan.DASAR_BUKA, "Lembar ini belum terkunci.", "Penilai"))
    return Izin.dari(temuan)

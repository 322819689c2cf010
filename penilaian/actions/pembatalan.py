"""Steps that void sheets; which act may do so and why: benturan.py and lembar.py."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from jejak.catat import catat
from penilaian.alur import KeadaanLembar
from penilaian.models import LembarNilai
from peserta.models import Lamaran


def batalkan_semua(
    *, lamaran: Lamaran, penilai: Pengguna, sebab: str, alasan: str, oleh: Pengguna, pada: datetime
) -> None:
    """Step: void every sheet in force of this rater on this participant, in all components."""
    lembar = (
        LembarNilai.objects.select_for_update(of=("self",), no_key=True)
        .filter(lamaran=lamaran, penilai=penilai)
        .exclude(keadaan=KeadaanLembar.DIBATALKAN)
        .order_by("komponen")
    )
    for satu in lembar:
        batalkan(lembar=satu, sebab=sebab, alasan=alasan, oleh=oleh, pada=pada)


def batalkan(*, lembar: LembarNilai, sebab: str, alasan: str, oleh: Pengguna, pada: datetime) -> None:
    """Step: the sheet no longer counts; its marks stay where they are."""
    dari = lembar.keadaan
    lembar.batalkan(pada)
    lembar.dibatalkan_oleh, lembar.sebab_batal, lembar.alasan_batal = oleh, sebab, alasan
    lembar.save()
    catat(
        "lembar.dibatalkan",
        objek=lembar,
        oleh=oleh,
        pada=pada,
        dari=dari,
        sebab=sebab,
        alasan=alasan,
        penilai=lembar.penilai_id,
        sidik=lembar.sidik,
    )

"""The act of handing the evidence of a selection to somebody outside."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from jejak.bukti import baris_bukti
from jejak.catat import catat
from seleksi.models import Seleksi
from seleksi.wewenang.ekspor import boleh_ekspor_bukti


@transaction.atomic(durable=True)
def ekspor_bukti(
    *, seleksi: Seleksi, keperluan: str, lengkap: bool, oleh: Pengguna | None, pada: datetime
) -> bytes:
    """The bundle of the selection as JSON lines, its own trace included: who took it, when and for what.

    `lengkap` opens every detail that was not taken away; only for the command of the machine's keeper.
    """
    boleh_ekspor_bukti(oleh, seleksi, keperluan, lengkap, pada).pastikan()
    catat("jejak.diekspor", objek=seleksi, oleh=oleh, pada=pada, keperluan=keperluan.strip(), lengkap=lengkap)
    return b"".join(baris_bukti(seleksi_id=seleksi.pk, nama=str(seleksi), lengkap=lengkap, pada=pada))

"""The clock of the selection: each task takes the time once and calls acts without a person."""

from __future__ import annotations

import logging

from celery import shared_task
from django.utils import timezone

from seleksi.actions import pengingat
from seleksi.actions.penutupan import tutup_pengumuman
from seleksi.alur import Tahap
from seleksi.aturan import MASA_TUNTAS
from seleksi.izin import TindakanDitolak
from seleksi.models import Lowongan

catatan = logging.getLogger(__name__)


@shared_task(ignore_result=True)
def tutup_yang_jatuh_tempo() -> int:
    """Close every vacancy whose deadline has passed and whose verdict allows it; returns how many.

    One that may not be closed (too few applicants, proof of publication missing) stays open to the acts of
    people, who are told once; it takes no application any more.
    """
    pada = timezone.now()
    ditutup = 0
    tuntas = Lowongan.objects.filter(tahap=Tahap.PENGUMUMAN, batas_lamaran__lte=pada - MASA_TUNTAS)
    for lowongan in tuntas.order_by("pk"):
        try:
            tutup_pengumuman(lowongan=lowongan, oleh=None, pada=pada)
        except TindakanDitolak as ditolak:
            catatan.info("Lowongan %s belum dapat ditutup.", lowongan.pk)
            pengingat.kabari_penutupan_tertahan(
                lowongan=lowongan, temuan=ditolak.temuan, oleh=None, pada=pada
            )
        else:
            ditutup += 1
    return ditutup


@shared_task(ignore_result=True)
def ingatkan() -> int:
    """Write today's reminders; returns how many are due."""
    return pengingat.ingatkan(oleh=None, pada=timezone.now())

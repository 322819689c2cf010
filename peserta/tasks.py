"""Celery: approved letters and sent invitations become papers. No rule is here."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from peserta.actions import bandingkan_makalah, salin_makalah, terbitkan_surat, terbitkan_undangan
from peserta.queries import (
    lowongan_bersurat_menunggu,
    lowongan_berundangan_menunggu,
    serahan_belum_disalin,
    tema_belum_dibandingkan,
)

# So many in one turn; the next minute goes on.
SEKALI_JALAN = 300
# A paper takes seconds to draw.
MAKALAH_SEKALI_JALAN = 10


@shared_task(ignore_result=True)
def terbitkan_surat_disetujui() -> int:
    """Sign, number and send to the printer the letters that the Ketua Pansel has approved (each minute)."""
    terbit = 0
    for lowongan in lowongan_bersurat_menunggu():
        while terbit < SEKALI_JALAN and terbitkan_surat(lowongan=lowongan, oleh=None, pada=timezone.now()):
            terbit += 1
    return terbit


@shared_task(ignore_result=True)
def terbitkan_undangan_terkirim() -> int:
    """Sign, number and send to the printer the letters of invitations that were sent (each minute)."""
    terbit = 0
    for lowongan in lowongan_berundangan_menunggu():
        while terbit < SEKALI_JALAN and terbitkan_undangan(lowongan=lowongan, oleh=None, pada=timezone.now()):
            terbit += 1
    return terbit


@shared_task(ignore_result=True)
def olah_makalah() -> int:
    """Copy the papers that came in for their raters, and compare those of a finished test (each minute)."""
    pada = timezone.now()
    selesai = 0
    for serahan in serahan_belum_disalin()[:MAKALAH_SEKALI_JALAN]:
        salin_makalah(serahan=serahan, oleh=None, pada=timezone.now())
        selesai += 1
    for tema in tema_belum_dibandingkan(pada)[:1]:
        bandingkan_makalah(tema=tema, oleh=None, pada=pada)
        selesai += 1
    return selesai

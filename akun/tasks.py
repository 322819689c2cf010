"""Hands for the outbox: deliver one message at once, sweep up what is due."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from akun.antar import PelayanSurelMati, kirim
from akun.models import Surel

SEKALI_SAPU = 200


@shared_task(ignore_result=True)
def kirim_surel(surel_id: int) -> None:
    """Deliver this message now; a failure is noted in its row and left to the sweep."""
    try:
        kirim(surel_id, timezone.now())
    except PelayanSurelMati:
        return


@shared_task(ignore_result=True)
def sapu_surel() -> int:
    """Deliver what is due (each minute); stops at the first sign that the mail server is down."""
    menunggu = Surel.objects.jatuh_tempo(timezone.now()).order_by("coba_lagi_pada", "id")
    antrean = list(menunggu.values_list("pk", flat=True)[:SEKALI_SAPU])
    terkirim = 0
    for surel_id in antrean:
        try:
            terkirim += kirim(surel_id, timezone.now())
        except PelayanSurelMati:
            return terkirim
    if len(antrean) == SEKALI_SAPU:
        # The rest at once, as a new task: one task stays well under the time limit of a worker.
        sapu_surel.delay()
    return terkirim


@shared_task(ignore_result=True)
def bersihkan_sesi() -> None:
    """Remove the rows of sessions that are over (each night)."""
    call_command("clearsessions")

"""Hands that belong to no application below: the trail's checkpoints on their way to the witnesses."""

from celery import shared_task
from django.utils import timezone

from akun import saksi


@shared_task(ignore_result=True)
def kabari_saksi() -> int:
    """Mail the newest checkpoint of the trail to its witnesses (each minute, if there is one)."""
    return saksi.kabari_saksi(timezone.now())

"""Celery: the clock ends roles with their decrees."""

from celery import shared_task
from django.utils import timezone

from akun.models import Pengguna
from panitia.actions import akhiri_masa as akhiri
from panitia.queries import izin_menyimpang
from seleksi.models import Seleksi


@shared_task(ignore_result=True)
def akhiri_masa() -> int:
    """Take away the permissions that outlived their decree (each hour); returns from how many persons."""
    pada = timezone.now()
    jumlah = 0
    for satu in izin_menyimpang(pada):
        if satu.lebih:
            seleksi = Seleksi.objects.get(pk=satu.seleksi_id)
            pengguna = Pengguna.objects.get(pk=satu.pengguna_id)
            jumlah += bool(akhiri(seleksi=seleksi, pengguna=pengguna, oleh=None, pada=pada))
    return jumlah

"""Taking everything that is held about oneself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from peserta import queries, wewenang


@transaction.atomic(durable=True)
def unduh_data_saya(*, oleh: Pengguna, pada: datetime) -> None:
    """Leave the trace of a download of one's own data, as often as it is allowed."""
    # One after the other, so that the count holds.
    Pengguna.objects.select_for_update(of=("self",), no_key=True).get(pk=oleh.pk)
    wewenang.boleh_unduh_data_saya(oleh, pada).pastikan()
    catat(queries.PERISTIWA_UNDUH, objek=oleh, oleh=oleh, pada=pada)

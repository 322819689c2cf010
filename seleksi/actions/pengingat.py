"""The act of the clock that reminds people of what falls due."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from akun.surel import kirim_banyak_setelah_commit
from seleksi.queries.pengingat import pengingat


@transaction.atomic(durable=True)
def ingatkan(*, oleh: Pengguna | None, pada: datetime) -> int:
    """Put today's reminders into the outbox; those already there are left alone. Returns how many are due.

    ``oleh`` is None: the clock acts. No trace: a reminder decides nothing, and the outbox row is its record.
    The unique key of a row makes a second run, also one after a kill, harmless.
    """
    return kirim_banyak_setelah_commit(pengingat(pada), pada=pada)

"""Putting a message into the outbox. Delivery is in antar.py; what it says is in templates/<app>/surel/."""

from datetime import datetime
from typing import Any

from django.core.validators import validate_email
from django.db import transaction

from akun.models import Pengguna, Surel
from akun.tasks import kirim_surel


def kirim_setelah_commit(
    *,
    kunci: str,
    penerima: Pengguna | None,
    perihal: str,
    templat: str,
    konteks: dict[str, Any],
    tautan: str = "",
    alamat: str = "",
    pada: datetime,
) -> Surel:
    """Write one message to the outbox, in the transaction of the act it tells about; returns its row.

    The same `kunci` twice returns the first row and sends nothing again. `penerima` sees the message as a
    notice in the application too; without an account (`None`) an `alamat` is needed. `templat` is a text
    template, `konteks` plain JSON values, `tautan` a path of this site. Mail leaves the house unencrypted:
    neither `perihal` nor `konteks` ever carries a score, a rank or another person's data.
    Raises ValidationError when there is not exactly one good address.
    """
    alamat = (alamat or (penerima.email if penerima else "")).strip()
    validate_email(alamat)
    surel, baru = Surel.objects.get_or_create(
        kunci=kunci,
        defaults={
            "penerima": penerima,
            "alamat": alamat,
            "perihal": satu_baris(perihal),
            "templat": templat,
            "konteks": konteks,
            "tautan": tautan,
            "dibuat_pada": pada,
            "coba_lagi_pada": pada,
        },
    )
    if baru:
        # robust: with the broker down the act still stands; sapu_surel finds the row within a minute.
        # A function with a name, because Django's report of a failed hook asks for one (partial has none).
        transaction.on_commit(lambda: kirim_surel.delay(surel.pk), robust=True)
    return surel


def satu_baris(teks: str) -> str:
    """Subject text without line breaks or control characters, so that it cannot open a second header."""
    return " ".join("".join(huruf if huruf.isprintable() else " " for huruf in teks).split())[:200]

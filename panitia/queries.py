"""Reads of roles and rights. Nothing here writes."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from panitia.aturan import Peran


def peran_pengguna(pengguna: Pengguna, pada: datetime) -> frozenset[Peran]:
    """Every role the person holds at that moment, over all selections."""
    from django.utils import timezone  # noqa: PLC0415 -- replaced with the module's next version
    from panitia.models import Keanggotaan  # noqa: PLC0415 -- replaced with the module's next version

    hari = timezone.localdate(pada)
    return frozenset(
        Peran(p)
        for p in Keanggotaan.objects.berlaku(hari).filter(pengguna=pengguna).values_list("peran", flat=True)
    )

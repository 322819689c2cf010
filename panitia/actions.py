"""Acts on decrees and roles. The only code that calls django-guardian."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from guardian.shortcuts import assign_perm, remove_perm

from akun.models import Pengguna
from panitia.aturan import HAK, Peran
from panitia.models import IzinSeleksi, Keanggotaan
from seleksi.models import Seleksi


def selaraskan_izin(*, seleksi: Seleksi, pengguna: Pengguna, pada: datetime) -> tuple[set[str], set[str]]:
    """Step: make the permissions of one person equal to what signed, unfinished decrees give.

    Returns the rights given and the rights taken. A decree that begins later is included: until its first
    day the membership itself keeps the door shut.
    """
    peran = Keanggotaan.objects.memberi_izin(timezone.localdate(pada)).filter(
        seleksi=seleksi, pengguna=pengguna
    )
    patut = {str(hak) for satu in peran.values_list("peran", flat=True) for hak in HAK[Peran(satu)]}
    dipegang = IzinSeleksi.objects.filter(user=pengguna, content_object=seleksi)
    punya = set(dipegang.values_list("permission__codename", flat=True))
    for kode in sorted(patut - punya):
        assign_perm(kode, pengguna, seleksi)
    for kode in sorted(punya - patut):
        remove_perm(kode, pengguna, seleksi)
    return patut - punya, punya - patut

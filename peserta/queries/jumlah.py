"""Counts of applications, for boards and gates."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count

from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi.models import Lowongan

BELUM_DITETAPKAN = (Keadaan.DIAJUKAN, Keadaan.DIPERIKSA)


def jumlah_terkirim(lowongan: Lowongan) -> int:
    """Applications that count under A-4: sent and not withdrawn."""
    return Lamaran.objects.terkirim().filter(lowongan=lowongan).count()


def jumlah_belum_diverifikasi(lowongan: Lowongan) -> int:
    return Lamaran.objects.filter(lowongan=lowongan, keadaan__in=BELUM_DITETAPKAN).count()


def jumlah_ms(lowongan: Lowongan) -> int:
    return Lamaran.objects.memenuhi_syarat().filter(lowongan=lowongan).count()


def rekap_lamaran(lowongan_ids: Collection[int]) -> dict[int, dict[str, int]]:
    """Vacancy id -> state -> count, every state named, in one query."""
    rekap = {satu: dict.fromkeys(Keadaan.values, 0) for satu in lowongan_ids}
    baris = Lamaran.objects.filter(lowongan__in=rekap).values_list("lowongan", "keadaan").order_by()
    for lowongan_id, keadaan, jumlah in baris.annotate(jumlah=Count("pk")):
        rekap[lowongan_id][keadaan] = jumlah
    return rekap

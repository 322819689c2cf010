"""Invitations of a vacancy."""

from __future__ import annotations

from django.db.models import QuerySet

from peserta.models import Undangan
from seleksi.models import Lowongan


def undangan_untuk(lowongan: Lowongan, nip: str) -> Undangan | None:
    """The invitation of this person for this vacancy that no application stands on yet."""
    return Undangan.objects.filter(lowongan=lowongan.pk, nip=nip, lamaran__isnull=True).first()


def undangan_lowongan(lowongan: Lowongan) -> QuerySet[Undangan]:
    """Who was invited, with the application that came of it."""
    return (
        Undangan.objects.filter(lowongan=lowongan.pk)
        .select_related("lamaran", "diundang_oleh")
        .order_by("pk")
    )

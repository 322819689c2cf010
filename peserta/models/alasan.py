"""Sentences from which the verifiers choose a reason."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from peserta.aturan import BunyiAlasan, teks_alasan

PENGGUNA = settings.AUTH_USER_MODEL


class AlasanBaku(models.Model):
    """One dated version of a ready reason; what takes its place points back at it. For the installation."""

    # Code of an item of the checklist (E-08 for all conditions of vacancies); empty: for any item.
    butir = models.CharField("butir", max_length=40, blank=True)
    kalimat = models.CharField("kalimat", max_length=400)
    dasar = models.CharField("dasar", max_length=160)
    tindakan = models.CharField("yang perlu dilakukan pelamar", max_length=400)
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="pengganti", editable=False
    )
    berlaku_sejak = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    diakhiri_pada = models.DateTimeField(null=True, editable=False)
    diakhiri_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "alasan baku"
        constraints = [
            models.UniqueConstraint(
                fields=["butir", "kalimat"],
                condition=Q(diakhiri_pada__isnull=True),
                name="alasan_baku_sekali",
            ),
            models.CheckConstraint(
                condition=~Q(kalimat="") & ~Q(dasar="") & ~Q(tindakan=""), name="alasan_baku_lengkap"
            ),
            models.CheckConstraint(
                condition=Q(diakhiri_pada__isnull=True, diakhiri_oleh__isnull=True)
                | Q(diakhiri_pada__isnull=False, diakhiri_oleh__isnull=False),
                name="alasan_baku_diakhiri_berpasangan",
            ),
            models.CheckConstraint(
                condition=Q(diakhiri_pada__isnull=True) | Q(diakhiri_pada__gte=F("berlaku_sejak")),
                name="alasan_baku_urut",
            ),
        ]

    def __str__(self) -> str:
        return self.kalimat

    @property
    def teks(self) -> str:
        """What a verifier puts into the field by choosing it."""
        return teks_alasan(BunyiAlasan(self.butir, self.kalimat, self.dasar, self.tindakan))

    @property
    def id_seleksi(self) -> None:
        return None

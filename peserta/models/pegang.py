"""Who works on an application right now."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from peserta.models.lamaran import Lamaran

PENGGUNA = settings.AUTH_USER_MODEL


class Pegangan(models.Model):
    """A soft lock: this verifier works on the application. It lapses by itself; letting go deletes it."""

    lamaran = models.OneToOneField(Lamaran, models.PROTECT, related_name="pegangan")
    pemegang = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    sejak = models.DateTimeField(editable=False)
    # His last act on it; it lapses aturan.LAMA_PEGANG after.
    terakhir = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = "pegangan"
        constraints = [
            models.CheckConstraint(condition=Q(terakhir__gte=F("sejak")), name="pegangan_urut"),
        ]

    def __str__(self) -> str:
        return f"{self.lamaran_id} dipegang {self.pemegang}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id

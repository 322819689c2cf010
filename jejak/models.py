"""The trail: one row for each decision, in a hash chain, never changed and never removed.

Rows are written by catat.py only and read through baca.py; nothing here decides anything.
"""

from django.conf import settings
from django.db import models


class Jejak(models.Model):
    """One event. The database refuses UPDATE, DELETE and TRUNCATE (migration 0002)."""

    # Position in the chain, without gaps; id may have gaps after a rolled-back transaction.
    tinggi = models.BigIntegerField(unique=True)
    peristiwa = models.CharField(max_length=80)
    # Empty: done by the clock or by the system itself.
    pelaku = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="jejak"
    )
    # Copy of the name at that moment: people change titles, the trail does not.
    pelaku_nama = models.CharField(max_length=254)
    objek_tipe = models.CharField(max_length=80)
    objek_id = models.CharField(max_length=64)
    # Plain number, no foreign key: the trail lies below the applications it tells about.
    seleksi_id = models.BigIntegerField(null=True, blank=True)
    pada = models.DateTimeField()
    rincian = models.JSONField(default=dict, blank=True)
    sidik_sebelumnya = models.CharField(max_length=64, unique=True)
    sidik = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        ordering = ["tinggi"]
        indexes = [
            models.Index(fields=["objek_tipe", "objek_id", "tinggi"], name="jejak_objek"),
            models.Index(fields=["peristiwa", "tinggi"], name="jejak_peristiwa"),
            # A page of a selection's trail and its number of events are read from the index alone.
            models.Index(fields=["seleksi_id", "tinggi"], name="jejak_seleksi"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(tinggi__gte=1), name="jejak_tinggi_dari_satu"),
            models.CheckConstraint(
                condition=models.Q(sidik__regex=r"^[0-9a-f]{64}$")
                & models.Q(sidik_sebelumnya__regex=r"^[0-9a-f]{64}$"),
                name="jejak_sidik_sha256",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tinggi} {self.peristiwa}"

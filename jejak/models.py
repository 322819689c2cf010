"""The trail: one row for each decision, in a hash chain, never changed and never removed.

Rows are written by catat.py only and read through baca.py, checkpoints by titik.py. Nothing here decides.
"""

from django.conf import settings
from django.db import models

# Form of a row: the first sealed its details as they stand, the present one seals salted commitments to them.
POLOS, BERGARAM = 1, 2


class Jejak(models.Model):
    """One event. The database refuses UPDATE, DELETE and TRUNCATE (migrations 0002 and 0005).

    The one change it lets through takes details and their salts away together (jejak/hapus.py).
    """

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
    ragam = models.PositiveSmallIntegerField(db_default=POLOS)
    # The clock of the database when the row was written; `pada` is the moment the act itself counts with.
    tercatat_pada = models.DateTimeField(null=True, blank=True)
    # Per detail the commitment that is sealed, and the salt that opens it as long as nobody took it away.
    ikatan = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()), blank=True)
    garam = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()), blank=True)
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
            models.CheckConstraint(
                condition=models.Q(ragam=POLOS, tercatat_pada__isnull=True)
                | models.Q(ragam=BERGARAM, tercatat_pada__isnull=False),
                name="jejak_ragam_selaras",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tinggi} {self.peristiwa}"

    @property
    def id_seleksi(self) -> int | None:
        return self.seleksi_id


class TitikPeriksa(models.Model):
    """Signed: at this moment the chain was this high and ended with this seal. Append-only as well."""

    nomor = models.BigIntegerField(unique=True)
    # Address of the installation that signs, as it was called then.
    asal = models.CharField(max_length=200)
    tinggi = models.BigIntegerField()
    sidik_jejak = models.CharField(max_length=64)
    # Event that asked for it, or one of the words of titik.py.
    sebab = models.CharField(max_length=80)
    # The clock of the database.
    pada = models.DateTimeField()
    # Seal of the checkpoint before this one.
    sebelumnya = models.CharField(max_length=64, unique=True)
    kunci = models.CharField(max_length=16)
    # Public key that signs from the next one on; empty except where the key is replaced.
    kunci_baru = models.CharField(max_length=64, blank=True)
    tanda_tangan = models.CharField(max_length=128)
    sidik = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "titik periksa"
        verbose_name_plural = "titik periksa"
        ordering = ["nomor"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(nomor__gte=1, tinggi__gte=0), name="titik_periksa_dari_satu"
            ),
            models.CheckConstraint(
                condition=models.Q(sidik__regex=r"^[0-9a-f]{64}$")
                & models.Q(sidik_jejak__regex=r"^[0-9a-f]{64}$")
                & models.Q(sebelumnya__regex=r"^[0-9a-f]{64}$")
                & models.Q(kunci__regex=r"^[0-9a-f]{16}$")
                & models.Q(kunci_baru__regex=r"^([0-9a-f]{64})?$")
                & models.Q(tanda_tangan__regex=r"^[0-9a-f]{128}$"),
                name="titik_periksa_heksa",
            ),
        ]

    def __str__(self) -> str:
        return f"Titik periksa {self.nomor}"

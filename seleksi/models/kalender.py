"""Days on which offices do not work."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import ExtractYear

PENGGUNA = settings.AUTH_USER_MODEL


class KalenderTahun(models.Model):
    """The days off of one year. Only a confirmed year counts; a proposal is a draft of it."""

    class Keadaan(models.TextChoices):
        USULAN = "USULAN", "Usulan"
        DITETAPKAN = "DITETAPKAN", "Ditetapkan"

    tahun = models.PositiveSmallIntegerField("tahun", primary_key=True)
    keadaan = models.CharField("keadaan", max_length=12, choices=Keadaan.choices, default=Keadaan.USULAN)
    # The decree of the three ministers, with its numbers.
    dasar = models.TextField("dasar", blank=True)
    tanggal_dasar = models.DateField("tanggal dasar", null=True, blank=True)
    # Came with the application, in seleksi/kalender/<tahun>.toml; nobody here had to confirm it.
    bawaan = models.BooleanField(default=False, editable=False)
    ditetapkan_pada = models.DateTimeField(null=True, editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "kalender tahun"
        constraints = [
            models.CheckConstraint(
                condition=Q(keadaan__in=["USULAN", "DITETAPKAN"]), name="kalender_tahun_keadaan_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(keadaan="USULAN", ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                | Q(keadaan="DITETAPKAN", tanggal_dasar__isnull=False)
                & ~Q(dasar="")
                & (
                    Q(bawaan=True, ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                    | Q(ditetapkan_pada__isnull=False, ditetapkan_oleh__isnull=False)
                ),
                name="kalender_tahun_ditetapkan_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"Kalender {self.tahun}"

    @property
    def ditetapkan(self) -> bool:
        return self.keadaan == self.Keadaan.DITETAPKAN


class HariLibur(models.Model):
    """A day on which offices do not work, with what says so. Weekends are not in it."""

    class Jenis(models.TextChoices):
        LIBUR_NASIONAL = "LIBUR_NASIONAL", "Libur nasional"
        CUTI_BERSAMA = "CUTI_BERSAMA", "Cuti bersama"
        LIBUR_DAERAH = "LIBUR_DAERAH", "Libur daerah"

    kalender = models.ForeignKey(KalenderTahun, models.PROTECT, related_name="hari")
    tanggal = models.DateField("tanggal", unique=True)
    nama = models.CharField("nama", max_length=120)
    jenis = models.CharField("jenis", max_length=20, choices=Jenis.choices)
    # Empty: the basis of the year.
    dasar = models.CharField("dasar", max_length=300, blank=True)

    class Meta:
        verbose_name = "hari libur"
        ordering = ("tanggal",)
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis__in=["LIBUR_NASIONAL", "CUTI_BERSAMA", "LIBUR_DAERAH"]),
                name="hari_libur_jenis_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(kalender=ExtractYear("tanggal")), name="hari_libur_dalam_tahunnya"
            ),
            models.CheckConstraint(
                condition=~Q(jenis="LIBUR_DAERAH") | ~Q(dasar=""), name="hari_libur_daerah_berdasar"
            ),
        ]

    def __str__(self) -> str:
        return self.nama

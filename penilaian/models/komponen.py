"""A scored method of a vacancy and its criteria."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from penilaian.alur import AlurKomponen, KeadaanKomponen
from seleksi.models import Lowongan

PENGGUNA = settings.AUTH_USER_MODEL


class Komponen(AlurKomponen):
    """One scored method of one vacancy, copied from the frozen ketentuan when announced."""

    class Metode(models.TextChoices):  # Lampiran huruf b angka 8
        REKAM_JEJAK = "REKAM_JEJAK", "Rekam jejak"
        ASESMEN = "ASESMEN", "Asesmen kompetensi"
        MAKALAH = "MAKALAH", "Penulisan makalah"
        WAWANCARA = "WAWANCARA", "Wawancara akhir"

    class Penilai(models.TextChoices):
        PANSEL = "PANSEL", "Panitia Seleksi"
        ASESOR = "ASESOR", "Asesor"

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="komponen")
    metode = models.CharField("metode", max_length=20, choices=Metode.choices)
    # Who scores it (B-6).
    penilai = models.CharField("dinilai oleh", max_length=10, choices=Penilai.choices)
    bobot = models.DecimalField("bobot (persen)", max_digits=5, decimal_places=2)
    dibuka_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    dikunci_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "komponen penilaian"
        constraints = [
            models.UniqueConstraint(fields=["lowongan", "metode"], name="komponen_metode_unik"),
            models.CheckConstraint(
                condition=Q(metode__in=["REKAM_JEJAK", "ASESMEN", "MAKALAH", "WAWANCARA"]),
                name="komponen_metode_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(penilai__in=["PANSEL", "ASESOR"]), name="komponen_penilai_dikenal"
            ),
            models.CheckConstraint(condition=Q(bobot__gt=0, bobot__lte=100), name="komponen_bobot_persen"),
            models.CheckConstraint(
                condition=Q(keadaan__in=KeadaanKomponen.values), name="komponen_keadaan_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(keadaan=KeadaanKomponen.BELUM, dibuka_pada__isnull=True, dibuka_oleh__isnull=True)
                | ~Q(keadaan=KeadaanKomponen.BELUM) & Q(dibuka_pada__isnull=False, dibuka_oleh__isnull=False),
                name="komponen_dibuka_selaras",
            ),
            models.CheckConstraint(
                condition=Q(
                    keadaan__in=[KeadaanKomponen.BELUM, KeadaanKomponen.DIBUKA],
                    dikunci_pada__isnull=True,
                    dikunci_oleh__isnull=True,
                )
                | Q(
                    keadaan__in=[KeadaanKomponen.DIKUNCI, KeadaanKomponen.DIUMUMKAN],
                    dikunci_pada__isnull=False,
                    dikunci_oleh__isnull=False,
                ),
                name="komponen_dikunci_selaras",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_metode_display()} {self.lowongan}"

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id


class Indikator(models.Model):
    """One criterion of a component; its weights sum to 100 within the component."""

    komponen = models.ForeignKey(Komponen, models.CASCADE, related_name="indikator")
    urutan = models.PositiveSmallIntegerField("urutan")
    nama = models.CharField("nama", max_length=200)
    uraian = models.TextField("uraian", blank=True)
    # Words for each fifth of the scale, from the lowest up; a guide for the rater.
    tingkat = models.JSONField("uraian tingkat", default=list, blank=True)
    bobot = models.DecimalField("bobot (persen)", max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = "indikator"
        constraints = [
            models.UniqueConstraint(fields=["komponen", "urutan"], name="indikator_urutan_unik"),
            models.CheckConstraint(condition=Q(bobot__gt=0, bobot__lte=100), name="indikator_bobot_persen"),
        ]

    def __str__(self) -> str:
        return self.nama

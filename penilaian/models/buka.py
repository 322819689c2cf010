"""Asking to open a locked sheet again: one person asks with a reason, another one decides."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from dokumen.models import Naskah
from penilaian.models.komponen import PENGGUNA
from penilaian.models.lembar import LembarNilai


class PermintaanBuka(models.Model):
    """The sheet it names stays as it was locked: agreed, it is void and its rater fills a new one."""

    lembar = models.ForeignKey(LembarNilai, models.PROTECT, related_name="permintaan_buka")
    alasan = models.TextField("alasan")
    diminta_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    diminta_pada = models.DateTimeField(editable=False)
    # Empty while it waits.
    disetujui = models.BooleanField("disetujui", null=True, editable=False)
    diputus_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    diputus_pada = models.DateTimeField(null=True, editable=False)
    catatan = models.TextField("catatan putusan", blank=True, editable=False)
    # The component was closed when it was agreed: the rater could have read the marks of the others.
    sesudah_tertutup = models.BooleanField(default=False, editable=False)
    naskah = models.OneToOneField(Naskah, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "permintaan membuka lembar"
        constraints = [
            models.UniqueConstraint(
                fields=["lembar"], condition=Q(disetujui__isnull=True), name="permintaan_buka_satu_menunggu"
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="permintaan_buka_beralasan"),
            # Two persons, whatever the application believes.
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True) | ~Q(diputus_oleh=F("diminta_oleh")),
                name="permintaan_buka_dua_orang",
            ),
            models.CheckConstraint(
                condition=Q(
                    disetujui__isnull=True,
                    diputus_oleh__isnull=True,
                    diputus_pada__isnull=True,
                    naskah__isnull=True,
                )
                | Q(disetujui=False, diputus_oleh__isnull=False, diputus_pada__isnull=False)
                & ~Q(catatan="")
                & Q(naskah__isnull=True)
                | Q(
                    disetujui=True,
                    diputus_oleh__isnull=False,
                    diputus_pada__isnull=False,
                    naskah__isnull=False,
                ),
                name="permintaan_buka_selaras",
            ),
        ]

    def __str__(self) -> str:
        return f"Permintaan membuka lembar {self.lembar_id}"

    def get_absolute_url(self) -> str:
        return reverse("penilaian:putuskan_buka", args=[self.pk])

    @property
    def id_seleksi(self) -> int:
        return self.lembar.id_seleksi

"""Mending an incomplete file (BTL): which documents of a sent application are open again, and until when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from peserta.models.lamaran import BerkasLamaran, Lamaran

PENGGUNA = settings.AUTH_USER_MODEL


class Perbaikan(models.Model):
    """The one chance of an application to mend named documents; how it stands follows from its moments."""

    lamaran = models.OneToOneField(Lamaran, models.PROTECT, related_name="perbaikan")
    disusun_pada = models.DateTimeField(editable=False)
    diminta_pada = models.DateTimeField(null=True, editable=False)
    diminta_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    # Half-open: what arrives at this moment is late.
    batas = models.DateTimeField(null=True, editable=False)
    # Arrival of the sending, as with a whole application.
    dikirim_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = "perbaikan berkas"
        constraints = [
            models.CheckConstraint(
                condition=Q(diminta_pada__isnull=True, diminta_oleh__isnull=True, batas__isnull=True)
                | Q(diminta_pada__isnull=False, diminta_oleh__isnull=False, batas__isnull=False),
                name="perbaikan_diminta_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(dikirim_pada__isnull=True)
                | Q(diminta_pada__isnull=False, dikirim_pada__gte=F("diminta_pada"))
                & Q(dikirim_pada__lt=F("batas")),
                name="perbaikan_dikirim_sebelum_batas",
            ),
        ]

    def __str__(self) -> str:
        return f"Perbaikan {self.lamaran}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class ButirPerbaikan(models.Model):
    """One document that may be mended: what is wrong with it, and its versions before and after."""

    perbaikan = models.ForeignKey(Perbaikan, models.CASCADE, related_name="butir")
    # Code of ketentuan.dokumen, or of a DokumenTambahan.
    jenis = models.CharField("jenis dokumen", max_length=40)
    kekurangan = models.TextField("yang perlu diperbaiki")
    ditandai_pada = models.DateTimeField(editable=False)
    ditandai_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    # The version that stood when it was asked; empty where the document was missing.
    semula = models.ForeignKey(
        BerkasLamaran, models.PROTECT, null=True, related_name="perbaikan_semula", editable=False
    )
    # Uploaded by the applicant; stands for the document once he has sent.
    pengganti = models.ForeignKey(
        BerkasLamaran, models.PROTECT, null=True, related_name="perbaikan_pengganti", editable=False
    )

    class Meta:
        verbose_name = "butir perbaikan"
        constraints = [
            models.UniqueConstraint(fields=["perbaikan", "jenis"], name="butir_perbaikan_unik"),
            models.CheckConstraint(condition=~Q(kekurangan=""), name="butir_perbaikan_beralasan"),
        ]

    def __str__(self) -> str:
        return self.jenis

    @property
    def id_seleksi(self) -> int:
        return self.perbaikan.id_seleksi

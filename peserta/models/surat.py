"""Letters to applicants on their way out: prepared, read by a person, approved, then signed and printed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from peserta.models.lamaran import Lamaran

PENGGUNA = settings.AUTH_USER_MODEL


class SuratPelamar(models.Model):
    """One letter of the Ketua Pansel to one applicant. What is read here is what will be printed."""

    class Jenis(models.TextChoices):
        MS = "MS", "Memenuhi syarat"
        TMS = "TMS", "Tidak memenuhi syarat"
        SANGGAH = "SANGGAH", "Jawaban sanggahan"

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="surat")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis.choices)
    # The frozen data of the paper; the free sentence is put into it when it is printed or shown.
    isi = models.JSONField("isi", editable=False)
    kalimat = models.CharField("kalimat tambahan", max_length=300, blank=True)
    # Of data and sentence: who marks it as read says which words he read.
    sidik = models.CharField("sidik", max_length=64, editable=False)
    penanda_tangan = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    disusun_pada = models.DateTimeField(editable=False)
    disusun_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    dibaca_pada = models.DateTimeField(null=True, editable=False)
    dibaca_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    disetujui_pada = models.DateTimeField(null=True, editable=False)
    disetujui_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    naskah = models.OneToOneField(
        "dokumen.Naskah", models.PROTECT, null=True, related_name="surat_pelamar", editable=False
    )

    class Meta:
        verbose_name = "surat kepada pelamar"
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "jenis"], name="surat_pelamar_sekali"),
            models.CheckConstraint(
                condition=Q(jenis__in=["MS", "TMS", "SANGGAH"]), name="surat_pelamar_jenis_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(sidik__regex=r"^[0-9a-f]{64}$"), name="surat_pelamar_sidik_utuh"
            ),
            models.CheckConstraint(
                condition=Q(dibaca_pada__isnull=True, dibaca_oleh__isnull=True)
                | Q(dibaca_pada__isnull=False, dibaca_oleh__isnull=False),
                name="surat_pelamar_dibaca_berpasangan",
            ),
            # Nothing is sent unread, and only its signer approves.
            models.CheckConstraint(
                condition=Q(disetujui_pada__isnull=True, disetujui_oleh__isnull=True)
                | Q(
                    disetujui_pada__isnull=False,
                    disetujui_oleh__isnull=False,
                    disetujui_oleh=F("penanda_tangan"),
                    dibaca_pada__isnull=False,
                ),
                name="surat_pelamar_dibaca_dahulu",
            ),
            models.CheckConstraint(
                condition=Q(naskah__isnull=True) | Q(disetujui_pada__isnull=False),
                name="surat_pelamar_disetujui_dahulu",
            ),
        ]
        indexes = [
            # What the worker still has to sign.
            models.Index(
                name="surat_pelamar_menunggu",
                fields=["lamaran"],
                condition=Q(disetujui_pada__isnull=False, naskah__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"Surat {self.get_jenis_display()} {self.lamaran}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id

"""Questions about a vacancy to the Sekretariat, and what of them was made public."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from seleksi.models import Lowongan

PENGGUNA = settings.AUTH_USER_MODEL


class Pertanyaan(models.Model):
    """One conversation. It is open while the last word is the asker's."""

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="pertanyaan")
    penanya = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="pertanyaan", editable=False)
    judul = models.CharField("perihal", max_length=120)
    ditanyakan_pada = models.DateTimeField(editable=False)
    # The latest answer; empty again as soon as the asker writes on.
    dijawab_pada = models.DateTimeField(null=True, editable=False)
    dijawab_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    # Public words of the Sekretariat; nothing of the asker is copied by itself.
    tanya_umum = models.TextField("pertanyaan untuk umum", blank=True)
    jawab_umum = models.TextField("jawaban untuk umum", blank=True)
    terbit_pada = models.DateTimeField(null=True, editable=False)
    terbit_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "pertanyaan"
        constraints = [
            models.CheckConstraint(
                condition=Q(dijawab_pada__isnull=True, dijawab_oleh__isnull=True)
                | Q(dijawab_pada__isnull=False, dijawab_oleh__isnull=False),
                name="pertanyaan_dijawab_berpasangan",
            ),
            models.CheckConstraint(
                condition=Q(terbit_pada__isnull=True, terbit_oleh__isnull=True)
                | Q(terbit_pada__isnull=False, terbit_oleh__isnull=False)
                & ~Q(tanya_umum="")
                & ~Q(jawab_umum=""),
                name="pertanyaan_terbit_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id


class PesanPertanyaan(models.Model):
    """One message of a conversation; text, never changed."""

    pertanyaan = models.ForeignKey(Pertanyaan, models.PROTECT, related_name="pesan")
    dari_sekretariat = models.BooleanField("dari Sekretariat", editable=False)
    isi = models.TextField("isi")
    ditulis_pada = models.DateTimeField(editable=False)
    ditulis_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "pesan pertanyaan"
        constraints = [
            models.CheckConstraint(condition=~Q(isi=""), name="pesan_pertanyaan_berisi"),
        ]

    def __str__(self) -> str:
        return self.isi[:60]

    @property
    def id_seleksi(self) -> int:
        return self.pertanyaan.id_seleksi

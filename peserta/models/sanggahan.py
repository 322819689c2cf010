"""Objections to the administrative result: the window, the objection of an applicant, its evidence."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from peserta.models.lamaran import Lamaran
from seleksi.models import Lowongan

PENGGUNA = settings.AUTH_USER_MODEL


class MasaSanggah(models.Model):
    """The window that an announced result opened, with the dates as they were told. Half-open."""

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="masa_sanggah")
    pengumuman = models.ForeignKey("seleksi.Pengumuman", models.PROTECT, related_name="masa_sanggah")
    dibuka_pada = models.DateTimeField(editable=False)
    batas = models.DateTimeField(editable=False)
    batas_jawab = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = "masa sanggah"
        constraints = [
            models.UniqueConstraint(fields=["lowongan", "pengumuman"], name="masa_sanggah_sekali"),
            models.CheckConstraint(
                condition=Q(batas__gt=F("dibuka_pada")) & Q(batas_jawab__gt=F("batas")),
                name="masa_sanggah_berurut",
            ),
        ]

    def __str__(self) -> str:
        return f"Masa sanggah {self.lowongan}"

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id


class Sanggahan(models.Model):
    """The one objection of an application; how it stands follows from its moments."""

    class Jawaban(models.TextChoices):
        DITERIMA = "DITERIMA", "Diterima"
        DITOLAK = "DITOLAK", "Ditolak"

    lamaran = models.OneToOneField(Lamaran, models.PROTECT, related_name="sanggahan")
    masa = models.ForeignKey(MasaSanggah, models.PROTECT, related_name="sanggahan")
    isi = models.TextField("isi sanggahan", blank=True)
    ditulis_pada = models.DateTimeField(editable=False)
    # Arrival of the sending, as with a whole application.
    diajukan_pada = models.DateTimeField(null=True, editable=False)
    ditarik_pada = models.DateTimeField(null=True, editable=False)
    jawaban = models.CharField("jawaban", max_length=10, choices=Jawaban.choices, blank=True)
    alasan = models.TextField("alasan jawaban", blank=True)
    dasar = models.CharField("dasar jawaban", max_length=240, blank=True)
    # The meeting that decided it.
    nomor_notulen = models.CharField("nomor notulen rapat", max_length=120, blank=True)
    tanggal_rapat = models.DateField("tanggal rapat", null=True)
    jumlah_hadir = models.PositiveSmallIntegerField("anggota Pansel yang hadir", null=True)
    dijawab_pada = models.DateTimeField(null=True, editable=False)
    dijawab_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "sanggahan"
        constraints = [
            models.CheckConstraint(
                condition=Q(jawaban__in=["", "DITERIMA", "DITOLAK"]), name="sanggahan_jawaban_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(diajukan_pada__isnull=True) | ~Q(isi=""), name="sanggahan_berisi"
            ),
            models.CheckConstraint(
                condition=Q(ditarik_pada__isnull=True)
                | Q(diajukan_pada__isnull=False, dijawab_pada__isnull=True),
                name="sanggahan_ditarik_sebelum_dijawab",
            ),
            models.CheckConstraint(
                condition=Q(
                    jawaban="",
                    dijawab_pada__isnull=True,
                    dijawab_oleh__isnull=True,
                    tanggal_rapat__isnull=True,
                    jumlah_hadir__isnull=True,
                )
                | ~Q(jawaban="")
                & Q(
                    diajukan_pada__isnull=False,
                    dijawab_pada__isnull=False,
                    dijawab_oleh__isnull=False,
                    tanggal_rapat__isnull=False,
                    jumlah_hadir__isnull=False,
                )
                & ~Q(alasan="")
                & ~Q(dasar="")
                & ~Q(nomor_notulen=""),
                name="sanggahan_dijawab_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"Sanggahan {self.lamaran}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class BuktiSanggahan(models.Model):
    """One PDF that supports an objection; taken out again it keeps its row."""

    sanggahan = models.ForeignKey(Sanggahan, models.PROTECT, related_name="bukti")
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    diunggah_pada = models.DateTimeField(editable=False)
    dihapus_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = "bukti sanggahan"

    def __str__(self) -> str:
        return str(self.berkas)

    @property
    def id_seleksi(self) -> int:
        return self.sanggahan.id_seleksi

"""What the verifiers found on an application."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from peserta.models.lamaran import Lamaran

PENGGUNA = settings.AUTH_USER_MODEL


class Verifikasi(models.Model):
    """Finding of the first verifier on one item: a document code, or a rule code such as E-02."""

    class Putusan(models.TextChoices):
        SESUAI = "SESUAI", "Sesuai"
        TIDAK_SESUAI = "TIDAK_SESUAI", "Tidak sesuai"

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="verifikasi")
    butir = models.CharField("butir", max_length=40)
    putusan = models.CharField("putusan", max_length=15, choices=Putusan.choices)
    alasan = models.TextField("alasan", blank=True)
    diperiksa_pada = models.DateTimeField(editable=False)
    diperiksa_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "verifikasi"
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "butir"], name="verifikasi_butir_unik"),
            models.CheckConstraint(
                condition=Q(putusan="SESUAI") | Q(putusan="TIDAK_SESUAI") & ~Q(alasan=""),
                name="verifikasi_tolak_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.butir}: {self.get_putusan_display()}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class SuratRekomendasi(models.Model):
    """What the recommendation of the PPK says (B-1): by applicant, agency, or as read by the verifier."""

    class Sumber(models.TextChoices):
        PELAMAR = "PELAMAR", "Menurut pelamar"
        PEMERIKSA = "PEMERIKSA", "Menurut verifikator"
        INSTANSI = "INSTANSI", "Menurut instansi asal"

    class Penanda(models.TextChoices):
        PPK = "PPK", "Pejabat Pembina Kepegawaian (bupati, wali kota, atau gubernur)"
        DELEGASI = "DELEGASI", "Pejabat lain dengan delegasi tertulis dari PPK"
        LAIN = "LAIN", "Pejabat lain tanpa delegasi"

    class Kedudukan(models.TextChoices):
        DEFINITIF = "DEFINITIF", "Definitif"
        PJ = "PJ", "Penjabat (Pj.)"
        PLT = "PLT", "Pelaksana tugas (Plt.)"
        PLH = "PLH", "Pelaksana harian (Plh.)"

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="surat_rekomendasi")
    sumber = models.CharField("sumber", max_length=10, choices=Sumber.choices)
    penanda = models.CharField("penanda tangan", max_length=10, choices=Penanda.choices)
    jabatan = models.CharField("jabatan penanda tangan", max_length=160)
    kedudukan = models.CharField("kedudukan penanda tangan", max_length=10, choices=Kedudukan.choices)
    nomor = models.CharField("nomor surat", max_length=120)
    tanggal = models.DateField("tanggal surat")
    jabatan_dituju = models.CharField("jabatan yang disebut dalam surat", max_length=200, blank=True)
    nomor_delegasi = models.CharField("nomor delegasi", max_length=120, blank=True)
    tanggal_delegasi = models.DateField("tanggal delegasi", null=True, blank=True)
    diisi_pada = models.DateTimeField(editable=False)
    # An officer behind a link has no account; who he is stands with the request.
    diisi_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "surat rekomendasi"
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "sumber"], name="surat_rekomendasi_sekali"),
            models.CheckConstraint(
                condition=Q(sumber__in=["PELAMAR", "PEMERIKSA", "INSTANSI"]),
                name="surat_rekomendasi_sumber_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(sumber="INSTANSI", diisi_oleh__isnull=True)
                | ~Q(sumber="INSTANSI") & Q(diisi_oleh__isnull=False),
                name="surat_rekomendasi_pengisi_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(penanda__in=["PPK", "DELEGASI", "LAIN"]),
                name="surat_rekomendasi_penanda_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(kedudukan__in=["DEFINITIF", "PJ", "PLT", "PLH"]),
                name="surat_rekomendasi_kedudukan_dikenal",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class TelaahRiwayat(models.Model):
    """The verifier's mark on one row of the frozen history (E-02): counts as related experience or not."""

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="telaah")
    # Position in the frozen copy, which never changes; from 0.
    baris = models.PositiveSmallIntegerField("baris riwayat")
    dihitung = models.BooleanField("dihitung")
    alasan = models.TextField("alasan")
    ditelaah_pada = models.DateTimeField(editable=False)
    ditelaah_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "telaah riwayat"
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "baris"], name="telaah_riwayat_sekali"),
            models.CheckConstraint(condition=~Q(alasan=""), name="telaah_riwayat_beralasan"),
        ]

    def __str__(self) -> str:
        return f"Baris {self.baris + 1}: {'dihitung' if self.dihitung else 'tidak dihitung'}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id

"""Tracing of participants: the order to trace, and the closed notes on it (secret, class G)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from dokumen.models import Berkas, Naskah
from penilaian.aturan import SUMBER
from penilaian.models.komponen import PENGGUNA
from peserta.models import Lamaran


class TugasTelusur(models.Model):
    """One tracer sent after one participant, and what he concludes. Sealed once handed over."""

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="telusur")
    penelusur = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="telusur")
    # One order may name several participants. It stands in no list of papers: only tracer and Ketua open it.
    surat_tugas = models.ForeignKey(Naskah, models.PROTECT, related_name="telusur", editable=False)
    mulai = models.DateField("mulai")
    batas = models.DateField("sampai dengan")
    ditetapkan_pada = models.DateTimeField(editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    kesimpulan = models.TextField("kesimpulan", blank=True)
    alasan_sumber = models.TextField("alasan sumber yang tidak dihubungi", blank=True)
    versi = models.PositiveIntegerField(default=0, editable=False)
    diubah_pada = models.DateTimeField(null=True, editable=False)
    diserahkan_pada = models.DateTimeField(null=True, editable=False)
    # The trail holds the digest, the row its salt: whoever holds the notes can prove them.
    garam = models.CharField(max_length=32, blank=True, editable=False)
    sidik = models.CharField(max_length=64, blank=True, editable=False)
    dihentikan_pada = models.DateTimeField(null=True, editable=False)
    dihentikan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    alasan_henti = models.TextField("alasan dihentikan", blank=True, editable=False)

    class Meta:
        verbose_name = "tugas penelusuran"
        constraints = [
            models.UniqueConstraint(
                fields=["lamaran", "penelusur"],
                condition=Q(dihentikan_pada__isnull=True),
                name="telusur_sekali",
            ),
            models.CheckConstraint(condition=Q(batas__gte=F("mulai")), name="telusur_masa_urut"),
            models.CheckConstraint(
                condition=Q(diserahkan_pada__isnull=True, sidik="", garam="")
                | Q(diserahkan_pada__isnull=False, sidik__regex=r"^[0-9a-f]{64}$") & ~Q(garam=""),
                name="telusur_serah_bersidik",
            ),
            models.CheckConstraint(
                condition=Q(dihentikan_pada__isnull=True, dihentikan_oleh__isnull=True, alasan_henti="")
                | Q(dihentikan_pada__isnull=False, dihentikan_oleh__isnull=False) & ~Q(alasan_henti=""),
                name="telusur_henti_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return f"Penelusuran {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("penilaian:telusur", args=[self.pk])

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class CatatanTelusur(models.Model):
    """One talk of a tracer. The name of the source never leaves his own page."""

    tugas = models.ForeignKey(TugasTelusur, models.PROTECT, related_name="catatan")
    # Given by the form before the row exists: sent twice it is kept once.
    kode = models.UUIDField(editable=False)
    urutan = models.PositiveSmallIntegerField()
    sumber = models.CharField("kedudukan sumber", max_length=10, choices=SUMBER, blank=True)
    nama_sumber = models.CharField("nama sumber", max_length=160, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    isi = models.TextField("isi", blank=True)

    class Meta:
        verbose_name = "catatan penelusuran"
        constraints = [
            models.UniqueConstraint(fields=["tugas", "kode"], name="catatan_telusur_sekali"),
            models.CheckConstraint(
                condition=Q(sumber__in=["", "ATASAN", "REKAN", "BAWAHAN", "LAIN"]),
                name="catatan_telusur_sumber_dikenal",
            ),
        ]

    def __str__(self) -> str:
        return f"Catatan {self.pk}"


class BuktiTelusur(models.Model):
    """A file of evidence beside the notes."""

    tugas = models.ForeignKey(TugasTelusur, models.PROTECT, related_name="bukti")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    diunggah_pada = models.DateTimeField(editable=False)
    # Taken out before the notes were handed over; it stays in the archive.
    dihapus_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = "bukti penelusuran"

    def __str__(self) -> str:
        return f"Bukti {self.pk}"

    @property
    def id_seleksi(self) -> int:
        return self.tugas.id_seleksi

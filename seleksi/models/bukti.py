"""Letters, records and decisions of the pleno that open a gate."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from seleksi.alur import Tahap
from seleksi.models.lowongan import Lowongan
from seleksi.models.seleksi import Seleksi

PENGGUNA = settings.AUTH_USER_MODEL


class Rekomendasi(models.Model):
    """Letter of the supervising body (BKN; KASN in the Perbup) that opens a gate."""

    class Jenis(models.TextChoices):
        PELAKSANAAN = "PELAKSANAAN", "Rekomendasi pelaksanaan seleksi"  # Lampiran, Persiapan b.8
        LANJUT_TIGA_PELAMAR = "LANJUT_TIGA_PELAMAR", "Rekomendasi melanjutkan dengan tiga pelamar"  # a.5
        HASIL = "HASIL", "Rekomendasi hasil seleksi"  # b.9.h
        PENGGANTI = "PENGGANTI", "Persetujuan penggantian calon"  # kebijakan.calon_berkurang
        PELANTIKAN = "PELANTIKAN", "Persetujuan pelantikan"  # kebijakan.jumlah_persetujuan
        PERPANJANGAN_SELEKSI = "PERPANJANGAN_SELEKSI", "Rekomendasi memperpanjang seleksi"  # b.3.c

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="rekomendasi")
    # Empty: holds for every vacancy of the selection.
    lowongan = models.ForeignKey(
        Lowongan, models.PROTECT, null=True, blank=True, related_name="rekomendasi_khusus"
    )
    jenis = models.CharField("jenis", max_length=30, choices=Jenis.choices)
    badan = models.CharField("diterbitkan oleh", max_length=120)
    nomor = models.CharField("nomor surat", max_length=80)
    tanggal = models.DateField("tanggal surat")
    # Letter with which the PPK coordinated before (b.3.c).
    nomor_koordinasi = models.CharField("nomor surat koordinasi PPK", max_length=80, blank=True)
    tanggal_koordinasi = models.DateField("tanggal surat koordinasi PPK", null=True, blank=True)
    keterangan = models.TextField("keterangan", blank=True)
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "rekomendasi"
        constraints = [
            # Each extension of the administrative stage has a letter of its own.
            models.UniqueConstraint(
                fields=["seleksi", "lowongan", "jenis"],
                nulls_distinct=False,
                condition=~Q(jenis="PERPANJANGAN_SELEKSI"),
                name="rekomendasi_jenis_unik",
            ),
            models.CheckConstraint(
                condition=Q(
                    jenis__in=[
                        "PELAKSANAAN",
                        "LANJUT_TIGA_PELAMAR",
                        "HASIL",
                        "PERPANJANGAN_SELEKSI",
                        "PENGGANTI",
                        "PELANTIKAN",
                    ]
                ),
                name="rekomendasi_jenis_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(jenis="PERPANJANGAN_SELEKSI", lowongan__isnull=False)
                & Q(tanggal_koordinasi__isnull=False)
                & ~Q(nomor_koordinasi="")
                | ~Q(jenis="PERPANJANGAN_SELEKSI") & Q(tanggal_koordinasi__isnull=True, nomor_koordinasi=""),
                name="rekomendasi_koordinasi_sesuai",
            ),
            models.CheckConstraint(
                condition=Q(tanggal_koordinasi__isnull=True) | Q(tanggal_koordinasi__lte=F("tanggal")),
                name="rekomendasi_setelah_koordinasi",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}"

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class BuktiSyarat(models.Model):
    """A letter or record from outside that a rule asks for; what may be recorded: seleksi.queries.bukti."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="bukti_syarat")
    # Empty: holds for every vacancy of the selection.
    lowongan = models.ForeignKey(
        Lowongan, models.PROTECT, null=True, blank=True, related_name="bukti_syarat_khusus"
    )
    butir = models.CharField("butir", max_length=40)
    pihak = models.CharField("pihak", max_length=160)
    nomor = models.CharField("nomor", max_length=80)
    tanggal = models.DateField("tanggal")
    keterangan = models.TextField("keterangan", blank=True)
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "bukti syarat"
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "lowongan", "butir"], nulls_distinct=False, name="bukti_syarat_butir_unik"
            ),
            models.CheckConstraint(condition=~Q(butir="") & ~Q(nomor=""), name="bukti_syarat_bernomor"),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class PutusanPleno(models.Model):
    """A decision of the pleno to go on although a rule of degree BERITA ACARA is not met, with its reason."""

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="putusan_pleno")
    # The stage whose gate it opens, and the rule it speaks of.
    tahap = models.CharField("tahap", max_length=20, choices=Tahap.choices)
    kode = models.CharField("kode aturan", max_length=8)
    nomor = models.CharField("nomor berita acara", max_length=80)
    tanggal = models.DateField("tanggal berita acara")
    alasan = models.TextField("alasan")
    # What was missing at that moment, as it was shown.
    temuan = models.TextField("yang belum terpenuhi", editable=False)
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "putusan pleno"
        constraints = [
            models.UniqueConstraint(
                fields=["lowongan", "tahap", "kode", "temuan"], name="putusan_pleno_unik"
            ),
            models.CheckConstraint(condition=Q(tahap__in=Tahap.values), name="putusan_pleno_tahap_dikenal"),
            models.CheckConstraint(condition=~Q(alasan="") & ~Q(nomor=""), name="putusan_pleno_beralasan"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nomor}"

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id

"""A recommendation asked from the applicant's own agency through a one-time link."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from peserta.models.lamaran import BerkasLamaran, Lamaran


class PermintaanRekomendasi(models.Model):
    """One link to one agency for one application; how it stands follows from its moments.

    Of the key in the link and of the code only digests are kept.
    """

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="permintaan_rekomendasi")
    alamat = models.EmailField("alamat surel instansi", max_length=254)
    sidik = models.CharField(max_length=64, unique=True, editable=False)
    diminta_pada = models.DateTimeField(editable=False)
    kedaluwarsa_pada = models.DateTimeField(editable=False)
    dibatalkan_pada = models.DateTimeField(null=True, editable=False)
    # Somebody behind the link asked for a code; opening the page alone changes nothing.
    dibuka_pada = models.DateTimeField(null=True, editable=False)
    alamat_petugas = models.EmailField("alamat surel petugas", max_length=254, blank=True)
    sidik_kode = models.CharField(max_length=64, blank=True, editable=False)
    kode_pada = models.DateTimeField(null=True, editable=False)
    jumlah_kode = models.PositiveSmallIntegerField("kode terkirim", default=0, editable=False)
    jumlah_percobaan = models.PositiveSmallIntegerField("percobaan kode", default=0, editable=False)
    dikonfirmasi_pada = models.DateTimeField(null=True, editable=False)
    nama_petugas = models.CharField("nama petugas", max_length=160, blank=True)
    jabatan_petugas = models.CharField("jabatan petugas", max_length=160, blank=True)
    # Uploaded already, not yet handed in: a wrong field never costs the file.
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, null=True, related_name="+", editable=False)
    jumlah_unggahan = models.PositiveSmallIntegerField("unggahan dimulai", default=0, editable=False)
    diserahkan_pada = models.DateTimeField(null=True, editable=False)
    berkas_lamaran = models.OneToOneField(
        BerkasLamaran, models.PROTECT, null=True, related_name="asal_rekomendasi", editable=False
    )

    class Meta:
        verbose_name = "permintaan rekomendasi"
        constraints = [
            models.UniqueConstraint(
                fields=["lamaran"],
                condition=Q(dibatalkan_pada__isnull=True, diserahkan_pada__isnull=True),
                name="permintaan_rekomendasi_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=Q(kedaluwarsa_pada__gt=F("diminta_pada")), name="permintaan_rekomendasi_bermasa"
            ),
            models.CheckConstraint(
                condition=Q(diserahkan_pada__isnull=True, berkas_lamaran__isnull=True)
                | Q(
                    diserahkan_pada__isnull=False,
                    berkas_lamaran__isnull=False,
                    dikonfirmasi_pada__isnull=False,
                    dibatalkan_pada__isnull=True,
                )
                & ~Q(nama_petugas=""),
                name="permintaan_rekomendasi_diserahkan_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"Permintaan rekomendasi {self.lamaran_id} kepada {self.alamat}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id

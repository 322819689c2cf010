"""From the finding of the doctor to the oath."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from penilaian.models.komponen import PENGGUNA
from peserta.models import Lamaran
from seleksi.models import Lowongan


class HasilKesehatan(models.Model):
    """Fit or unfit, nothing more (class I). Dasar: Lampiran huruf b angka 7."""

    lamaran = models.OneToOneField(Lamaran, models.PROTECT, related_name="hasil_kesehatan")
    sehat = models.BooleanField("sehat jasmani dan rohani")
    unit_kesehatan = models.CharField("unit pelayanan kesehatan pemerintah", max_length=160)
    nomor_surat = models.CharField("nomor surat", max_length=80)
    tanggal_surat = models.DateField("tanggal surat")
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, null=True, related_name="+")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "hasil pemeriksaan kesehatan"

    def __str__(self) -> str:
        return f"Hasil kesehatan {self.lamaran_id}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class Penetapan(models.Model):
    """From the three names to the oath, for one vacancy. Dasar: Lampiran huruf b angka 9, Pasal 26."""

    lowongan = models.OneToOneField(Lowongan, models.PROTECT, related_name="penetapan")
    # PyB's proposal of three names to the PPK.
    usulan = models.OneToOneField(
        "dokumen.Naskah", models.PROTECT, null=True, related_name="penetapan_usulan"
    )
    diusulkan_pada = models.DateTimeField(null=True, editable=False)
    diusulkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    terpilih = models.ForeignKey(Lamaran, models.PROTECT, null=True, related_name="penetapan")
    alasan = models.TextField("alasan memilih", blank=True)
    dipilih_pada = models.DateTimeField(null=True, editable=False)
    dipilih_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    keputusan = models.OneToOneField(
        "dokumen.Naskah", models.PROTECT, null=True, related_name="penetapan_keputusan"
    )
    tanggal_keputusan = models.DateField("tanggal keputusan", null=True)
    ditetapkan_pada = models.DateTimeField(null=True, editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    tanggal_pelantikan = models.DateField("tanggal pelantikan", null=True)
    tempat_pelantikan = models.CharField("tempat pelantikan", max_length=160, blank=True)
    dilantik_pada = models.DateTimeField(null=True, editable=False)
    dilantik_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "penetapan"
        constraints = [
            models.CheckConstraint(
                condition=Q(diusulkan_pada__isnull=True, diusulkan_oleh__isnull=True)
                | Q(diusulkan_pada__isnull=False, diusulkan_oleh__isnull=False, usulan__isnull=False),
                name="penetapan_diusulkan_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(dipilih_pada__isnull=True, dipilih_oleh__isnull=True, terpilih__isnull=True)
                | Q(
                    dipilih_pada__isnull=False,
                    dipilih_oleh__isnull=False,
                    terpilih__isnull=False,
                    diusulkan_pada__isnull=False,
                )
                & ~Q(alasan=""),
                name="penetapan_dipilih_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                | Q(
                    ditetapkan_pada__isnull=False,
                    ditetapkan_oleh__isnull=False,
                    keputusan__isnull=False,
                    tanggal_keputusan__isnull=False,
                    dipilih_pada__isnull=False,
                ),
                name="penetapan_ditetapkan_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(
                    dilantik_pada__isnull=True, dilantik_oleh__isnull=True, tanggal_pelantikan__isnull=True
                )
                | Q(
                    dilantik_pada__isnull=False,
                    dilantik_oleh__isnull=False,
                    tanggal_pelantikan__isnull=False,
                    ditetapkan_pada__isnull=False,
                ),
                name="penetapan_dilantik_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"Penetapan {self.lowongan_id}"

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id

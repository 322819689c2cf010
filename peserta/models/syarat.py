"""Who may apply and what more a vacancy asks."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from peserta.models.pelamar import Golongan, Jenjang
from seleksi.models import Lowongan

PENGGUNA = settings.AUTH_USER_MODEL


class DaerahAsal(models.Model):
    """A regional government whose PNS may apply (E-01), from a day on; the operator keeps the list."""

    nama = models.CharField("nama", max_length=160)
    provinsi = models.CharField("provinsi", max_length=80)
    berlaku_sejak = models.DateField("berlaku sejak")
    # Both days included. Empty: it still stands.
    berlaku_sampai = models.DateField("berlaku sampai dengan", null=True, blank=True)
    sumber = models.CharField("sumber", max_length=240)
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "daerah asal"
        constraints = [
            models.UniqueConstraint(fields=["provinsi", "nama", "berlaku_sejak"], name="daerah_asal_unik"),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_sejak")),
                name="daerah_asal_urut",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def id_seleksi(self) -> None:
        return None


class SyaratTambahan(models.Model):
    """A condition the Pansel sets for one vacancy before it is announced (E-08), with its legal basis."""

    class Jenis(models.TextChoices):
        PANGKAT = "PANGKAT", "Pangkat paling rendah"
        JENJANG = "JENJANG", "Jenjang pendidikan paling rendah"
        LAIN = "LAIN", "Syarat lain, dinilai dari berkas"

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="syarat_tambahan")
    jenis = models.CharField("jenis syarat", max_length=10, choices=Jenis.choices)
    # A golongan or a jenjang; empty for LAIN.
    nilai = models.CharField("nilai", max_length=5, blank=True)
    uraian = models.CharField("bunyi syarat", max_length=240)
    dasar = models.CharField("dasar hukum", max_length=240)
    ditetapkan_pada = models.DateTimeField(editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "syarat tambahan"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis="PANGKAT", nilai__in=Golongan.values)
                | Q(jenis="JENJANG", nilai__in=Jenjang.values)
                | Q(jenis="LAIN", nilai=""),
                name="syarat_tambahan_terukur",
            ),
            models.CheckConstraint(condition=~Q(uraian="") & ~Q(dasar=""), name="syarat_tambahan_beralasan"),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id

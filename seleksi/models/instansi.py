"""What holds for the whole installation: the regency, and its periods without replacement of officials."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

PENGGUNA = settings.AUTH_USER_MODEL


class Instansi(models.Model):
    """The regency that runs this installation; exactly one row."""

    class ZonaWaktu(models.TextChoices):
        WIB = "Asia/Jakarta", "WIB"
        WITA = "Asia/Makassar", "WITA"
        WIT = "Asia/Jayapura", "WIT"

    nama = models.CharField("nama", max_length=120)  # "Kabupaten Contoh Raya"
    provinsi = models.CharField("provinsi", max_length=80)
    ibu_kota = models.CharField("tempat penetapan", max_length=80)
    jabatan_ppk = models.CharField("jabatan PPK", max_length=80)  # "Bupati Contoh Raya"
    jabatan_pyb = models.CharField("jabatan PyB", max_length=120)  # "Sekretaris Daerah Kabupaten Contoh Raya"
    nama_sekretariat = models.CharField(
        "perangkat daerah sekretariat", max_length=160
    )  # "BKPSDM Kabupaten …"
    alamat = models.CharField("alamat sekretariat", max_length=240)
    telepon = models.CharField("telepon", max_length=40)
    surel = models.EmailField("surel")
    zona_waktu = models.CharField(
        "zona waktu", max_length=32, choices=ZonaWaktu.choices, default=ZonaWaktu.WIB
    )

    class Meta:
        verbose_name = "instansi"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="instansi_satu_baris")]

    def __str__(self) -> str:
        return self.nama


class MasaBeku(models.Model):
    """A period without replacement of officials (pilkada, Pj), for the whole installation.

    Dasar: Undang-Undang 10/2016 Pasal 71 ayat (2).
    """

    tanggal_mulai = models.DateField("mulai")
    tanggal_selesai = models.DateField("sampai")
    sebab = models.CharField("sebab", max_length=160)
    dasar = models.CharField("dasar", max_length=240)
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    dicabut_pada = models.DateTimeField(null=True, editable=False)
    dicabut_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    alasan_cabut = models.CharField("alasan dicabut", max_length=240, blank=True, editable=False)

    class Meta:
        verbose_name = "masa pembekuan"
        constraints = [
            models.CheckConstraint(
                condition=Q(tanggal_selesai__gte=F("tanggal_mulai")), name="masa_beku_urut"
            ),
            models.CheckConstraint(
                condition=Q(dicabut_pada__isnull=True, dicabut_oleh__isnull=True, alasan_cabut="")
                | Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False) & ~Q(alasan_cabut=""),
                name="masa_beku_cabut_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return self.sebab

"""Planning documents and issued papers of a selection."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from seleksi.models.lowongan import Lowongan
from seleksi.models.seleksi import Seleksi

PENGGUNA = settings.AUTH_USER_MODEL


class DokumenPerencanaan(models.Model):
    """One of the eight planning documents. Dasar: Lampiran, Persiapan huruf b."""

    class Butir(models.IntegerChoices):
        JABATAN = 1, "Penentuan JPT yang akan diisi dan deskripsi tugasnya"
        KUALIFIKASI = 2, "Kualifikasi dan standar kompetensi jabatan"
        PANSEL = 3, "Pembentukan Panitia Seleksi"
        JADWAL = 4, "Penyusunan dan penetapan jadwal tahapan"
        METODE = 5, "Penentuan metode seleksi dan penyusunan materi"
        SISTEM = 6, "Penentuan sistem pada setiap tahapan"
        PENGUMUMAN = 7, "Konsep pengumuman pembukaan dan penerimaan lamaran"
        PENYAMPAIAN = 8, "Penyampaian dokumen perencanaan kepada badan pengawas"

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="dokumen_perencanaan")
    butir = models.PositiveSmallIntegerField("butir", choices=Butir.choices)
    keterangan = models.TextField("keterangan", blank=True)
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, null=True, related_name="+")
    dilengkapi_pada = models.DateTimeField(editable=False)
    dilengkapi_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "dokumen perencanaan"
        constraints = [
            models.UniqueConstraint(fields=["seleksi", "butir"], name="dokumen_perencanaan_butir_unik"),
            models.CheckConstraint(
                condition=Q(butir__gte=1, butir__lte=8), name="dokumen_perencanaan_butir_dikenal"
            ),
        ]

    def __str__(self) -> str:
        return self.get_butir_display()

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class LembarBasah(models.Model):
    """The print of an issued paper that was signed by hand too: its scan, and where the sheet lies."""

    naskah = models.OneToOneField("dokumen.Naskah", models.PROTECT, related_name="lembar_basah")
    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="lembar_basah")
    penanda = models.CharField("penanda tangan", max_length=400)
    tempat = models.CharField("tempat penyimpanan", max_length=160)
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "lembar bertanda tangan basah"
        constraints = [
            models.CheckConstraint(condition=~Q(penanda="") & ~Q(tempat=""), name="lembar_basah_lengkap"),
        ]

    def __str__(self) -> str:
        return f"Lembar basah {self.naskah_id}"

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class NaskahSeleksi(models.Model):
    """Which selection (and vacancy) an issued paper belongs to; its kind is ``naskah.templat``."""

    naskah = models.OneToOneField("dokumen.Naskah", models.PROTECT, related_name="milik_seleksi")
    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="naskah")
    # Empty: a paper of the whole selection.
    lowongan = models.ForeignKey(Lowongan, models.PROTECT, null=True, related_name="naskah")

    class Meta:
        verbose_name = "naskah seleksi"

    def __str__(self) -> str:
        return str(self.naskah)

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id

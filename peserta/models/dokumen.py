"""What an application consists of: documents a vacancy asks for beyond the ketentuan, and stamps on files.

``dokumen_lamaran`` is the one place where the documents of a vacancy are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.utils import timezone

from peserta.aturan import dokumen_bertahun, kode_tambahan
from peserta.models.lamaran import BerkasLamaran
from seleksi.ketentuan import DokumenWajib
from seleksi.models import Lowongan, Pengumuman

PENGGUNA = settings.AUTH_USER_MODEL
PEMBUKAAN = "pembukaan_terbit"


class DokumenTambahan(models.Model):
    """A document the Pansel asks for at one vacancy before it is announced (A-7), with its legal basis."""

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="dokumen_tambahan")
    nama = models.CharField("nama dokumen", max_length=160)
    petunjuk = models.CharField("petunjuk", max_length=400)
    dasar = models.CharField("dasar hukum", max_length=240)
    wajib = models.BooleanField("wajib", default=True)
    # As in the ketentuan: how many of the last full calendar years it covers; 0: no years are named.
    tahun = models.PositiveSmallIntegerField("banyak tahun terakhir", default=0)
    meterai = models.BooleanField("bermeterai", default=False)
    ditetapkan_pada = models.DateTimeField(editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "dokumen tambahan"
        constraints = [
            models.UniqueConstraint(fields=["lowongan", "nama"], name="dokumen_tambahan_unik"),
            models.CheckConstraint(
                condition=~Q(nama="") & ~Q(petunjuk="") & ~Q(dasar=""), name="dokumen_tambahan_berbunyi"
            ),
            models.CheckConstraint(condition=Q(tahun__lte=5), name="dokumen_tambahan_tahun"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id

    @property
    def kode(self) -> str:
        return kode_tambahan(self.pk)

    @property
    def dokumen(self) -> DokumenWajib:
        """The same as a document of the ketentuan."""
        return DokumenWajib(
            self.kode, self.nama, self.petunjuk, self.dasar, self.tahun, self.meterai, self.wajib
        )


class Meterai(models.Model):
    """What the applicant says of the stamp on one uploaded version (A-7)."""

    class Jenis(models.TextChoices):
        TEMPEL = "TEMPEL", "Meterai tempel"
        ELEKTRONIK = "ELEKTRONIK", "e-Meterai"

    berkas = models.OneToOneField(BerkasLamaran, models.PROTECT, related_name="meterai")
    jenis = models.CharField("jenis meterai", max_length=10, choices=Jenis.choices)
    # Capitals and digits; empty for a pasted stamp.
    nomor_seri = models.CharField("nomor seri", max_length=40, blank=True)
    dinyatakan_pada = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = "meterai"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis="TEMPEL", nomor_seri="")
                | Q(jenis="ELEKTRONIK", nomor_seri__regex=r"^[0-9A-Z]{8,40}$"),
                name="meterai_bernomor",
            ),
        ]
        indexes = [
            models.Index(fields=["nomor_seri"], condition=~Q(nomor_seri=""), name="meterai_nomor_seri")
        ]

    def __str__(self) -> str:
        if self.jenis == self.Jenis.TEMPEL:
            return "meterai tempel"
        return f"e-meterai nomor seri {self.nomor_seri}"

    @property
    def id_seleksi(self) -> int:
        return self.berkas.id_seleksi


def siapkan_dokumen(lowongan: Iterable[Lowongan]) -> None:
    """Read what ``dokumen_lamaran`` needs of many vacancies; two queries, none for those read already."""
    pembukaan = Pengumuman.objects.filter(
        jenis=Pengumuman.Jenis.PEMBUKAAN, diumumkan_pada__isnull=False, batas_lamaran__isnull=False
    )
    prefetch_related_objects(
        list(lowongan),
        "dokumen_tambahan",
        Prefetch("pengumuman", pembukaan.order_by("diumumkan_pada", "pk"), to_attr=PEMBUKAAN),
    )


def dokumen_lamaran(lowongan: Lowongan) -> tuple[DokumenWajib, ...]:
    """Every document an application for this vacancy consists of, with its exact years once announced.

    First those of the ketentuan, then what the Pansel added. What a paper announces is generic: naskah.
    """
    siapkan_dokumen([lowongan])
    penutupan = penutupan_pertama(lowongan)
    tambahan = sorted(lowongan.dokumen_tambahan.all(), key=lambda satu: satu.pk)
    semua = (*lowongan.seleksi.aturan_main.dokumen, *(satu.dokumen for satu in tambahan))
    return tuple(dokumen_bertahun(satu, penutupan) for satu in semua)


def penutupan_pertama(lowongan: Lowongan) -> date | None:
    """The closing day of the first announcement: extensions and errata leave the years as they were.

    None before there is one.
    """
    siapkan_dokumen([lowongan])
    pembukaan = getattr(lowongan, PEMBUKAAN)
    batas = pembukaan[0].batas_lamaran if pembukaan else lowongan.batas_lamaran
    return timezone.localdate(batas - timedelta(microseconds=1)) if batas else None

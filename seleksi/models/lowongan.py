"""The vacancies of a selection."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from seleksi.alur import TAHAP_AKHIR, TAHAP_BERJALAN, TAHAP_BERURUT, AlurLowongan, Tahap
from seleksi.models.seleksi import Seleksi

PENGGUNA = settings.AUTH_USER_MODEL


class LowonganQuerySet(models.QuerySet["Lowongan"]):
    def berjalan(self) -> LowonganQuerySet:
        return self.filter(tahap__in=TAHAP_BERJALAN)

    def tampil_publik(self) -> LowonganQuerySet:
        return self.filter(diumumkan_pada__isnull=False)

    def menerima_lamaran(self, pada: datetime) -> LowonganQuerySet:
        return self.filter(tahap=Tahap.PENGUMUMAN, batas_lamaran__gt=pada)


class Lowongan(AlurLowongan):
    """A vacant post; the walk is its own."""

    class JenisJabatan(models.TextChoices):  # Pasal 4 ayat (2)
        SEKDA = "SEKDA", "Sekretaris Daerah"
        ASISTEN = "ASISTEN", "Asisten Sekretariat Daerah"
        STAF_AHLI = "STAF_AHLI", "Staf Ahli Bupati"
        INSPEKTUR = "INSPEKTUR", "Inspektur"
        SEKWAN = "SEKWAN", "Sekretaris Dewan Perwakilan Rakyat Daerah"
        KEPALA_DINAS = "KEPALA_DINAS", "Kepala Dinas"
        KEPALA_BADAN = "KEPALA_BADAN", "Kepala Badan"
        DIREKTUR_RSUD = "DIREKTUR_RSUD", "Direktur Rumah Sakit Umum Daerah"

    class Eselon(models.TextChoices):
        IIA = "II.a", "II.a"
        IIB = "II.b", "II.b"

    class SebabLowong(models.TextChoices):  # Lampiran, Persiapan huruf a
        PENSIUN = "PENSIUN", "Pensiun"
        MENINGGAL = "MENINGGAL", "Meninggal dunia"
        MUNDUR = "MUNDUR", "Mengundurkan diri"
        HUKUMAN_DISIPLIN = "HUKUMAN_DISIPLIN", "Dijatuhi hukuman disiplin tingkat berat"
        JABATAN_LAIN = "JABATAN_LAIN", "Diangkat dalam jabatan lain"
        DIBERHENTIKAN_SEMENTARA = "DIBERHENTIKAN_SEMENTARA", "Diberhentikan sementara dari PNS"
        TIDAK_MENCAPAI_KINERJA = "TIDAK_MENCAPAI_KINERJA", "Diberhentikan karena tidak mencapai kinerja"
        TUGAS_DI_LUAR_JPT = "TUGAS_DI_LUAR_JPT", "Ditugaskan secara penuh di luar JPT"
        CUTI_LUAR_NEGARA = "CUTI_LUAR_NEGARA", "Menjalani cuti di luar tanggungan negara"
        REORGANISASI = "REORGANISASI", "Diberhentikan akibat reorganisasi"

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="lowongan")
    nama_jabatan = models.CharField("nama jabatan", max_length=200)
    jenis_jabatan = models.CharField("jenis jabatan", max_length=20, choices=JenisJabatan.choices)
    eselon = models.CharField("eselon", max_length=4, choices=Eselon.choices)
    perangkat_daerah = models.CharField("perangkat daerah", max_length=200)
    uraian_tugas = models.TextField("uraian tugas", blank=True)
    kualifikasi = models.TextField("kualifikasi pendidikan dan standar kompetensi", blank=True)
    pengalaman = models.TextField("pengalaman jabatan terkait", blank=True)
    sebab_lowong = models.CharField("sebab lowong", max_length=30, choices=SebabLowong.choices, blank=True)
    tanggal_lowong = models.DateField("lowong sejak", null=True, blank=True)
    bukti_lowong = models.ForeignKey(
        "dokumen.Berkas", models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Half-open: an application counts when it arrives before this moment. "23.59.59" is stored as 00:00:00.
    batas_lamaran = models.DateTimeField("batas penerimaan lamaran", null=True, editable=False)
    # Public number within the selection; part of register numbers.
    urutan = models.PositiveSmallIntegerField("urutan", editable=False)
    dibatalkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    alasan_batal = models.TextField("alasan pembatalan", blank=True, editable=False)
    dasar_batal = models.CharField("dasar pembatalan", max_length=240, blank=True, editable=False)

    objects = LowonganQuerySet.as_manager()

    class Meta:
        verbose_name = "lowongan"
        constraints = [
            models.UniqueConstraint(fields=["seleksi", "urutan"], name="lowongan_urutan_unik"),
            models.UniqueConstraint(fields=["seleksi", "nama_jabatan"], name="lowongan_nama_unik"),
            models.CheckConstraint(condition=Q(tahap__in=Tahap.values), name="lowongan_tahap_dikenal"),
            models.CheckConstraint(
                condition=Q(
                    tahap=Tahap.DIBATALKAN, dibatalkan_pada__isnull=False, dibatalkan_oleh__isnull=False
                )
                & ~Q(alasan_batal="")
                | ~Q(tahap=Tahap.DIBATALKAN)
                & Q(dibatalkan_pada__isnull=True, dibatalkan_oleh__isnull=True, alasan_batal=""),
                name="lowongan_batal_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(tahap=Tahap.PERSIAPAN, diumumkan_pada__isnull=True, batas_lamaran__isnull=True)
                | Q(tahap=Tahap.DIBATALKAN)
                | ~Q(tahap__in=[Tahap.PERSIAPAN, Tahap.DIBATALKAN])
                & Q(diumumkan_pada__isnull=False, batas_lamaran__isnull=False),
                name="lowongan_diumumkan_selaras",
            ),
            models.CheckConstraint(
                condition=Q(tahap=Tahap.SELESAI, selesai_pada__isnull=False)
                | ~Q(tahap=Tahap.SELESAI) & Q(selesai_pada__isnull=True),
                name="lowongan_selesai_selaras",
            ),
            models.CheckConstraint(
                condition=Q(jenis_jabatan__in=["SEKDA"], eselon="II.a")
                | ~Q(jenis_jabatan="SEKDA") & Q(eselon="II.b"),
                name="lowongan_eselon_sesuai_jenis",
            ),
            models.CheckConstraint(
                condition=Q(
                    jenis_jabatan__in=[
                        "SEKDA",
                        "ASISTEN",
                        "STAF_AHLI",
                        "INSPEKTUR",
                        "SEKWAN",
                        "KEPALA_DINAS",
                        "KEPALA_BADAN",
                        "DIREKTUR_RSUD",
                    ]
                ),
                name="lowongan_jenis_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(
                    sebab_lowong__in=[
                        "",
                        "PENSIUN",
                        "MENINGGAL",
                        "MUNDUR",
                        "HUKUMAN_DISIPLIN",
                        "JABATAN_LAIN",
                        "DIBERHENTIKAN_SEMENTARA",
                        "TIDAK_MENCAPAI_KINERJA",
                        "TUGAS_DI_LUAR_JPT",
                        "CUTI_LUAR_NEGARA",
                        "REORGANISASI",
                    ]
                ),
                name="lowongan_sebab_dikenal",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_jabatan

    def get_absolute_url(self) -> str:
        return reverse("seleksi:lowongan", args=[self.pk])

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id

    @property
    def berakhir(self) -> bool:
        return self.tahap in TAHAP_AKHIR

    @property
    def nomor_tahap(self) -> int | None:
        """1 to 8, or None once it ended."""
        return TAHAP_BERURUT.index(Tahap(self.tahap)) + 1 if not self.berakhir else None

    def menerima_lamaran(self, pada: datetime) -> bool:
        return self.tahap == Tahap.PENGUMUMAN and self.batas_lamaran is not None and pada < self.batas_lamaran

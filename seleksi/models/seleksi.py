"""One selection."""

from __future__ import annotations

import json

from django.conf import settings
from django.db import models
from django.urls import reverse

from seleksi.ketentuan import Ketentuan, dari_teks

PENGGUNA = settings.AUTH_USER_MODEL


class Seleksi(models.Model):
    """One announcement with its Pansel, timetable and ketentuan; its stage is computed from its vacancies."""

    nama = models.CharField("nama", max_length=200)  # "Seleksi Terbuka JPT Pratama Tahap I"
    tahun = models.PositiveSmallIntegerField("tahun")
    profil = models.CharField("profil ketentuan", max_length=60)
    # Copy of the profile with the chosen weights and policies; frozen by trigger once dibekukan_pada is set.
    ketentuan = models.JSONField("ketentuan")
    dibekukan_pada = models.DateTimeField(null=True, editable=False)
    rencana_pelantikan = models.DateField("rencana pelantikan", null=True, blank=True)
    dibuat_pada = models.DateTimeField(editable=False)
    dibuat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "seleksi"
        # Rights granted through panitia.actions; codenames are panitia.aturan.Hak.
        default_permissions = ()
        permissions = [
            ("lihat", "Melihat seleksi"),
            ("kelola", "Mengelola seleksi"),
            ("susun_naskah", "Menyusun naskah dan jadwal"),
            ("verifikasi", "Memeriksa lamaran"),
            ("lihat_berkas", "Melihat identitas dan berkas pelamar"),
            ("lihat_verifikasi", "Melihat hasil pemeriksaan administrasi"),
            ("nilai", "Mengisi lembar nilai"),
            ("nilai_asesmen", "Mengisi hasil asesmen"),
            ("pimpin", "Memimpin Panitia Seleksi"),
            ("lihat_rekap", "Melihat rekapitulasi dan peringkat"),
            ("lihat_kesehatan", "Melihat hasil kesehatan"),
            ("usulkan", "Mengusulkan tiga nama"),
            ("putuskan", "Memilih dan menetapkan"),
            ("telusur", "Menelusuri rekam jejak"),
            ("catat", "Mencatat sebagai narasumber"),
            ("awasi", "Mengawasi"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["nama", "tahun"], name="seleksi_nama_tahun_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} Tahun {self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("seleksi:ruang", args=[self.pk])

    @property
    def id_seleksi(self) -> int:
        return self.pk

    @property
    def aturan_main(self) -> Ketentuan:
        """The ketentuan of this selection as an object."""
        return dari_teks(json.dumps(self.ketentuan, sort_keys=True))

    @property
    def beku(self) -> bool:
        return self.dibekukan_pada is not None

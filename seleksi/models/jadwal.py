"""The timetable, and how it was amended."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from seleksi.models.lowongan import Lowongan
from seleksi.models.pengumuman import Pengumuman
from seleksi.models.seleksi import Seleksi

PENGGUNA = settings.AUTH_USER_MODEL


class Jadwal(models.Model):
    """Planned dates of one activity of the selection, or of one vacancy that deviates."""

    class Kegiatan(models.TextChoices):
        PENGUMUMAN = "PENGUMUMAN", "Pengumuman dan pendaftaran"
        ADMINISTRASI = "ADMINISTRASI", "Seleksi administrasi"
        REKAM_JEJAK = "REKAM_JEJAK", "Penelusuran rekam jejak"
        ASESMEN = "ASESMEN", "Asesmen kompetensi"
        MAKALAH = "MAKALAH", "Penulisan makalah"
        WAWANCARA = "WAWANCARA", "Wawancara akhir"
        KESEHATAN = "KESEHATAN", "Pemeriksaan kesehatan"
        PENETAPAN = "PENETAPAN", "Rekomendasi dan penetapan"

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="jadwal")
    lowongan = models.ForeignKey(
        Lowongan, models.PROTECT, null=True, blank=True, related_name="jadwal_khusus"
    )
    kegiatan = models.CharField("kegiatan", max_length=20, choices=Kegiatan.choices)
    tanggal_mulai = models.DateField("mulai")
    tanggal_selesai = models.DateField("selesai")
    tempat = models.CharField("tempat", max_length=160, blank=True)

    class Meta:
        verbose_name = "jadwal"
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "lowongan", "kegiatan"], nulls_distinct=False, name="jadwal_kegiatan_unik"
            ),
            models.CheckConstraint(condition=Q(tanggal_selesai__gte=F("tanggal_mulai")), name="jadwal_urut"),
            models.CheckConstraint(
                condition=Q(
                    kegiatan__in=[
                        "PENGUMUMAN",
                        "ADMINISTRASI",
                        "REKAM_JEJAK",
                        "ASESMEN",
                        "MAKALAH",
                        "WAWANCARA",
                        "KESEHATAN",
                        "PENETAPAN",
                    ]
                ),
                name="jadwal_kegiatan_dikenal",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kegiatan_display()

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class PerubahanJadwal(models.Model):
    """One amended timetable, with the one before it; in force once the Ketua Pansel signed its paper."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="perubahan_jadwal")
    # Empty: the timetable of the selection.
    lowongan = models.ForeignKey(
        Lowongan, models.PROTECT, null=True, blank=True, related_name="perubahan_jadwal"
    )
    ke = models.PositiveSmallIntegerField("perubahan ke")
    alasan = models.TextField("alasan")
    # kegiatan -> [first day, last day, place].
    semula = models.JSONField(editable=False)
    menjadi = models.JSONField(editable=False)
    pengumuman = models.OneToOneField(Pengumuman, models.PROTECT, related_name="perubahan_jadwal")
    ditetapkan_pada = models.DateTimeField(null=True, editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "perubahan jadwal"
        constraints = [
            # Drafts that were replaced keep their number; only one with it is ever in force.
            models.UniqueConstraint(
                fields=["seleksi", "ke"],
                condition=Q(ditetapkan_pada__isnull=False),
                name="perubahan_jadwal_ke_unik",
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="perubahan_jadwal_beralasan"),
            models.CheckConstraint(
                condition=Q(ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                | Q(ditetapkan_pada__isnull=False, ditetapkan_oleh__isnull=False),
                name="perubahan_jadwal_ditetapkan_berpasangan",
            ),
        ]

    def __str__(self) -> str:
        return f"Perubahan jadwal ke-{self.ke}"

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id

    @staticmethod
    def baris(isi: dict[str, list[str]]) -> dict[str, tuple[date, date, str]]:
        """Stored rows with real dates."""
        return {
            kegiatan: (date.fromisoformat(mulai), date.fromisoformat(sampai), tempat)
            for kegiatan, (mulai, sampai, tempat) in isi.items()
        }

    @classmethod
    def rentang(cls, isi: dict[str, list[str]]) -> dict[str, tuple[date, date]]:
        return {kegiatan: (mulai, sampai) for kegiatan, (mulai, sampai, _) in cls.baris(isi).items()}

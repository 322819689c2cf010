"""Public notices, the proof that they stood, and what they changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from seleksi.alur import Tahap
from seleksi.models.bukti import Rekomendasi
from seleksi.models.lowongan import Lowongan
from seleksi.models.seleksi import Seleksi

PENGGUNA = settings.AUTH_USER_MODEL


class Pengumuman(models.Model):
    """A public notice of the Pansel; public once the Ketua Pansel signed (diumumkan_pada)."""

    class Jenis(models.TextChoices):
        PEMBUKAAN = "PEMBUKAAN", "Pengumuman seleksi terbuka"
        PERPANJANGAN = "PERPANJANGAN", "Pengumuman perpanjangan"
        PERPANJANGAN_SELEKSI = "PERPANJANGAN_SELEKSI", "Pengumuman perpanjangan seleksi"
        PERUBAHAN_JADWAL = "PERUBAHAN_JADWAL", "Pengumuman perubahan jadwal"
        PEMBATALAN = "PEMBATALAN", "Pengumuman pembatalan"
        RALAT = "RALAT", "Ralat pengumuman"
        HASIL_TAHAP = "HASIL_TAHAP", "Pengumuman hasil tahap"
        HASIL_AKHIR = "HASIL_AKHIR", "Pengumuman hasil akhir"

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="pengumuman")
    lowongan = models.ManyToManyField(Lowongan, related_name="pengumuman")
    jenis = models.CharField("jenis", max_length=20, choices=Jenis.choices)
    # For HASIL_TAHAP: the stage whose result it tells.
    tahap = models.CharField("tahap", max_length=20, choices=Tahap.choices, blank=True)
    naskah = models.OneToOneField("dokumen.Naskah", models.PROTECT, related_name="pengumuman")
    # The deadline it will set, for PEMBUKAAN, both kinds of extension, and RALAT.
    batas_lamaran = models.DateTimeField("batas penerimaan lamaran", null=True)
    disusun_pada = models.DateTimeField(editable=False)
    disusun_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    diumumkan_pada = models.DateTimeField(null=True, editable=False)
    diumumkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "pengumuman"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    jenis__in=[
                        "PEMBUKAAN",
                        "PERPANJANGAN",
                        "PERPANJANGAN_SELEKSI",
                        "PERUBAHAN_JADWAL",
                        "HASIL_TAHAP",
                        "HASIL_AKHIR",
                        "PEMBATALAN",
                        "RALAT",
                    ]
                ),
                name="pengumuman_jenis_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(tahap__in=["", *Tahap.values]), name="pengumuman_tahap_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(diumumkan_pada__isnull=True, diumumkan_oleh__isnull=True)
                | Q(diumumkan_pada__isnull=False, diumumkan_oleh__isnull=False),
                name="pengumuman_diumumkan_berpasangan",
            ),
        ]

    def __str__(self) -> str:
        return self.get_jenis_display()

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class BuktiTayang(models.Model):
    """Proof that an announcement stood in a channel. Dasar: Lampiran huruf a angka 1 dan 2."""

    class Saluran(models.TextChoices):
        MEDIA = "MEDIA", "Media cetak nasional atau media elektronik"
        PORTAL_NASIONAL = "PORTAL_NASIONAL", "Portal nasional seleksi JPT"
        EDARAN = "EDARAN", "Surat edaran atau papan pengumuman"

    pengumuman = models.ForeignKey(Pengumuman, models.PROTECT, related_name="bukti_tayang")
    saluran = models.CharField("saluran", max_length=20, choices=Saluran.choices)
    nama = models.CharField("nama media", max_length=160)
    alamat = models.URLField("alamat laman", blank=True)
    tanggal_tayang = models.DateField("tanggal tayang")
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "bukti tayang"
        constraints = [
            models.CheckConstraint(
                condition=Q(saluran__in=["MEDIA", "PORTAL_NASIONAL", "EDARAN"]),
                name="bukti_tayang_saluran_dikenal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_saluran_display()}: {self.nama}"

    @property
    def id_seleksi(self) -> int:
        return self.pengumuman.seleksi_id


class Perpanjangan(models.Model):
    """One more period of applications of a vacancy; each cause has its own count."""

    class Sebab(models.TextChoices):
        PELAMAR = "PELAMAR", "Jumlah pelamar kurang"  # Lampiran a.4
        ADMINISTRASI = "ADMINISTRASI", "Jumlah yang memenuhi syarat kurang"  # Lampiran b.3.c

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="perpanjangan")
    sebab = models.CharField("sebab", max_length=15, choices=Sebab.choices, default=Sebab.PELAMAR)
    ke = models.PositiveSmallIntegerField("perpanjangan ke")
    batas_lama = models.DateTimeField()
    batas_baru = models.DateTimeField()
    jumlah_pelamar = models.PositiveSmallIntegerField("jumlah lamaran saat diperpanjang")
    # For ADMINISTRASI: how many passed, and the letter of the supervising body it rests on.
    jumlah_lulus = models.PositiveSmallIntegerField("jumlah memenuhi syarat saat diperpanjang", null=True)
    rekomendasi = models.OneToOneField(
        Rekomendasi, models.PROTECT, null=True, related_name="perpanjangan", editable=False
    )
    pengumuman = models.ForeignKey(Pengumuman, models.PROTECT, related_name="perpanjangan")
    ditetapkan_pada = models.DateTimeField(editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "perpanjangan"
        constraints = [
            models.UniqueConstraint(fields=["lowongan", "sebab", "ke"], name="perpanjangan_ke_unik"),
            models.CheckConstraint(
                condition=Q(sebab="PELAMAR", rekomendasi__isnull=True, jumlah_lulus__isnull=True)
                | Q(sebab="ADMINISTRASI", rekomendasi__isnull=False, jumlah_lulus__isnull=False),
                name="perpanjangan_sebab_dikenal",
            ),
            models.CheckConstraint(condition=Q(batas_baru__gt=F("batas_lama")), name="perpanjangan_maju"),
        ]

    def __str__(self) -> str:
        return f"Perpanjangan ke-{self.ke}"

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id


class Ralat(models.Model):
    """What an erratum changes; it takes effect when its announcement is signed. Never edited (trigger).

    The triggers that freeze ketentuan and requirements let pass only what the newest signed row says.
    """

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="ralat")
    pengumuman = models.OneToOneField(Pengumuman, models.PROTECT, related_name="ralat")
    # Whole copies, so that what was in force is known without the trail.
    ketentuan_lama = models.JSONField(editable=False)
    ketentuan_baru = models.JSONField(editable=False)
    # Id of a vacancy (as text) -> its uraian_tugas, kualifikasi, pengalaman.
    lowongan_lama = models.JSONField(default=dict, editable=False)
    lowongan_baru = models.JSONField(default=dict, editable=False)
    alasan = models.TextField("alasan")
    nomor_notulen = models.CharField("nomor notulen", max_length=80, blank=True)

    class Meta:
        verbose_name = "ralat"
        constraints = [models.CheckConstraint(condition=~Q(alasan=""), name="ralat_beralasan")]

    def __str__(self) -> str:
        return f"Ralat {self.seleksi}"

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id

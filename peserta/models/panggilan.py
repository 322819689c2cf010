"""Calling the participants to a stage: the plan of one call, and what each of them is told."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from peserta.models.lamaran import Lamaran
from seleksi.models import Jadwal, Lowongan

PENGGUNA = settings.AUTH_USER_MODEL
BELUM_DIKIRIM = Q(dikirim_pada__isnull=True, dikirim_oleh__isnull=True)
SUDAH_DIKIRIM = Q(dikirim_pada__isnull=False, dikirim_oleh__isnull=False)


class Panggilan(models.Model):
    """One call of the participants to a stage. Once sent it is replaced or cancelled, never edited."""

    class Kegiatan(models.TextChoices):
        ASESMEN = "ASESMEN", Jadwal.Kegiatan.ASESMEN.label
        MAKALAH = "MAKALAH", Jadwal.Kegiatan.MAKALAH.label
        WAWANCARA = "WAWANCARA", Jadwal.Kegiatan.WAWANCARA.label
        KESEHATAN = "KESEHATAN", Jadwal.Kegiatan.KESEHATAN.label

    class Cara(models.TextChoices):
        SERENTAK = "SERENTAK", "Semua pada waktu yang sama"
        GILIRAN = "GILIRAN", "Bergiliran, satu orang setiap kali"

    class Urutan(models.TextChoices):
        # Never by anything that tells a score.
        ABJAD = "ABJAD", "Menurut abjad nama"
        DAFTAR = "DAFTAR", "Menurut nomor pendaftaran"

    class Akhir(models.TextChoices):
        DIGANTI = "DIGANTI", "Diganti panggilan baru"
        DIBATALKAN = "DIBATALKAN", "Dibatalkan"
        DIBUANG = "DIBUANG", "Konsep dibuang"

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="panggilan")
    kegiatan = models.CharField("tahap", max_length=20, choices=Kegiatan.choices)
    cara = models.CharField("cara", max_length=10, choices=Cara.choices)
    urutan = models.CharField("urutan giliran", max_length=10, choices=Urutan.choices)
    mulai = models.DateTimeField("mulai")
    # For everybody together, or for each person.
    menit = models.PositiveSmallIntegerField("lama dalam menit")
    istirahat_mulai = models.TimeField("istirahat mulai", null=True, blank=True)
    istirahat_selesai = models.TimeField("istirahat selesai", null=True, blank=True)
    # Said on purpose that people come on a day off.
    pada_hari_libur = models.BooleanField("pada hari libur", default=False)
    tempat = models.CharField("tempat", max_length=240, blank=True)
    tautan = models.URLField("tautan daring", blank=True)
    bawaan = models.TextField("yang dibawa", blank=True)
    pakaian = models.CharField("pakaian", max_length=240, blank=True)
    narahubung = models.CharField("narahubung", max_length=240)
    # The call this one takes the place of, and how many came before it: SEQUENCE of the calendar.
    mengganti = models.ForeignKey("self", models.PROTECT, null=True, related_name="pengganti", editable=False)
    ke = models.PositiveSmallIntegerField("perubahan ke", default=0, editable=False)
    alasan_perubahan = models.CharField("alasan perubahan", max_length=500, blank=True, editable=False)
    penanda_tangan = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    disusun_pada = models.DateTimeField(editable=False)
    disusun_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    dikirim_pada = models.DateTimeField(null=True, editable=False)
    dikirim_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    akhir = models.CharField("akhir", max_length=10, choices=Akhir.choices, blank=True, editable=False)
    diakhiri_pada = models.DateTimeField(null=True, editable=False)
    diakhiri_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    alasan_akhir = models.TextField("alasan", blank=True, editable=False)

    class Meta:
        verbose_name = "panggilan"
        constraints = [
            models.CheckConstraint(
                condition=Q(kegiatan__in=["ASESMEN", "MAKALAH", "WAWANCARA", "KESEHATAN"]),
                name="panggilan_kegiatan_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(cara__in=["SERENTAK", "GILIRAN"]), name="panggilan_cara_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(urutan__in=["ABJAD", "DAFTAR"]), name="panggilan_urutan_dikenal"
            ),
            models.CheckConstraint(condition=Q(menit__gte=5, menit__lte=720), name="panggilan_lama_wajar"),
            models.CheckConstraint(condition=~Q(tempat="") | ~Q(tautan=""), name="panggilan_bertempat"),
            models.CheckConstraint(
                condition=Q(istirahat_mulai__isnull=True, istirahat_selesai__isnull=True)
                | Q(istirahat_selesai__gt=F("istirahat_mulai")),
                name="panggilan_istirahat_urut",
            ),
            models.CheckConstraint(
                condition=Q(mengganti__isnull=True, ke=0, alasan_perubahan="")
                | Q(mengganti__isnull=False, ke__gt=0) & ~Q(alasan_perubahan=""),
                name="panggilan_perubahan_beralasan",
            ),
            # Only who is named under the letters sends them.
            models.CheckConstraint(
                condition=BELUM_DIKIRIM | SUDAH_DIKIRIM & Q(dikirim_oleh=F("penanda_tangan")),
                name="panggilan_dikirim_penandanya",
            ),
            models.CheckConstraint(
                condition=Q(akhir="", diakhiri_pada__isnull=True, diakhiri_oleh__isnull=True, alasan_akhir="")
                | Q(diakhiri_pada__isnull=False, diakhiri_oleh__isnull=False)
                & (
                    Q(akhir="DIBUANG", dikirim_pada__isnull=True)
                    | Q(akhir__in=["DIGANTI", "DIBATALKAN"], dikirim_pada__isnull=False) & ~Q(alasan_akhir="")
                ),
                name="panggilan_akhir_selaras",
            ),
            # One draft for each stage at a time.
            models.UniqueConstraint(
                fields=["lowongan", "kegiatan"],
                condition=Q(dikirim_pada__isnull=True, diakhiri_pada__isnull=True),
                name="panggilan_satu_konsep",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kegiatan_display()} {self.lowongan}"

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id

    @property
    def konsep(self) -> bool:
        return self.dikirim_pada is None and self.diakhiri_pada is None

    @property
    def terkirim(self) -> bool:
        return self.dikirim_pada is not None and self.diakhiri_pada is None


class UndanganTahap(models.Model):
    """What one participant is told of a call: his own time, his letter, his answer."""

    class Jawaban(models.TextChoices):
        HADIR = "HADIR", "Akan hadir"
        TIDAK = "TIDAK", "Tidak dapat hadir"

    panggilan = models.ForeignKey(Panggilan, models.PROTECT, related_name="undangan")
    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="undangan_tahap")
    # Copy of the call's, for the constraint below.
    kegiatan = models.CharField("tahap", max_length=20, choices=Panggilan.Kegiatan.choices, editable=False)
    nomor = models.PositiveSmallIntegerField("urutan", editable=False)
    mulai = models.DateTimeField("mulai")
    selesai = models.DateTimeField("selesai")
    # The frozen data of the letter, and their digest: who sends says which words he read.
    isi = models.JSONField("isi", editable=False)
    sidik = models.CharField("sidik", max_length=64, editable=False)
    # The same for one person through all changes, so that his calendar moves the event instead of adding one.
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    # Sent and neither replaced nor cancelled.
    berlaku = models.BooleanField(default=False, editable=False)
    naskah = models.OneToOneField(
        "dokumen.Naskah", models.PROTECT, null=True, related_name="undangan_tahap", editable=False
    )
    jawaban = models.CharField("jawaban", max_length=10, choices=Jawaban.choices, blank=True, editable=False)
    alasan_jawaban = models.CharField("alasan", max_length=500, blank=True, editable=False)
    # He answered himself: there is no other who could.
    dijawab_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = "undangan tahap"
        constraints = [
            models.UniqueConstraint(fields=["panggilan", "lamaran"], name="undangan_tahap_sekali"),
            models.UniqueConstraint(
                fields=["lamaran", "kegiatan"],
                condition=Q(berlaku=True),
                name="undangan_tahap_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=Q(kegiatan__in=["ASESMEN", "MAKALAH", "WAWANCARA", "KESEHATAN"]),
                name="undangan_tahap_kegiatan_dikenal",
            ),
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="undangan_tahap_urut"),
            models.CheckConstraint(
                condition=Q(sidik__regex=r"^[0-9a-f]{64}$"), name="undangan_tahap_sidik_utuh"
            ),
            models.CheckConstraint(
                condition=Q(jawaban="", alasan_jawaban="", dijawab_pada__isnull=True)
                | Q(jawaban="HADIR", alasan_jawaban="", dijawab_pada__isnull=False)
                | Q(jawaban="TIDAK", dijawab_pada__isnull=False) & ~Q(alasan_jawaban=""),
                name="undangan_tahap_jawaban_lengkap",
            ),
        ]
        indexes = [
            # What the worker still has to sign.
            models.Index(
                name="undangan_tahap_menunggu",
                fields=["panggilan"],
                condition=Q(berlaku=True, naskah__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"Undangan {self.get_kegiatan_display()} {self.lamaran}"

    @property
    def id_seleksi(self) -> int:
        return self.panggilan.lowongan.seleksi_id

"""The second verifier's own check, and what happens where two verifiers disagree."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from peserta.models.lamaran import Lamaran
from peserta.models.verifikasi import Verifikasi

PENGGUNA = settings.AUTH_USER_MODEL


class PemeriksaanKedua(models.Model):
    """Verdict of the second verifier on one item, entered without sight of the first one's."""

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="pemeriksaan_kedua")
    butir = models.CharField("butir", max_length=40)
    putusan = models.CharField("putusan", max_length=15, choices=Verifikasi.Putusan.choices)
    alasan = models.TextField("alasan", blank=True)
    diperiksa_pada = models.DateTimeField(editable=False)
    diperiksa_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "pemeriksaan kedua"
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "butir"], name="pemeriksaan_kedua_butir_unik"),
            models.CheckConstraint(
                condition=Q(putusan="SESUAI") | Q(putusan="TIDAK_SESUAI") & ~Q(alasan=""),
                name="pemeriksaan_kedua_tolak_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.butir}: {self.get_putusan_display()}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class Selisih(models.Model):
    """Two verifiers disagree on an application: a third person decides, or the pleno."""

    class Sebab(models.TextChoices):
        BEDA = "BEDA", "Putusan kedua pemeriksa berbeda"
        KEMBALI = "KEMBALI", "Dikembalikan untuk kedua kalinya"

    class Penentu(models.TextChoices):
        KETUA = "KETUA", "Ketua Sekretariat"
        PLENO = "PLENO", "Pleno Panitia Seleksi"

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="selisih")
    sebab = models.CharField("sebab", max_length=10, choices=Sebab.choices)
    penentu = models.CharField("penentu", max_length=10, choices=Penentu.choices, default=Penentu.KETUA)
    # The second person's note where he sent it back.
    catatan = models.TextField("catatan pemeriksa kedua", blank=True)
    dibuka_pada = models.DateTimeField(editable=False)
    dibuka_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    alasan_terus = models.TextField("alasan diteruskan ke pleno", blank=True)
    diteruskan_pada = models.DateTimeField(null=True, editable=False)
    diteruskan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    # Of the minutes of the pleno.
    nomor = models.CharField("nomor berita acara", max_length=80, blank=True)
    tanggal = models.DateField("tanggal berita acara", null=True, blank=True)
    diputus_pada = models.DateTimeField(null=True, editable=False)
    diputus_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "selisih pemeriksaan"
        constraints = [
            models.UniqueConstraint(
                fields=["lamaran"], condition=Q(diputus_pada__isnull=True), name="selisih_satu_terbuka"
            ),
            models.CheckConstraint(
                condition=Q(sebab="BEDA", catatan="") | Q(sebab="KEMBALI") & ~Q(catatan=""),
                name="selisih_sebab_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(
                    penentu="KETUA",
                    diteruskan_pada__isnull=True,
                    diteruskan_oleh__isnull=True,
                    alasan_terus="",
                )
                | Q(penentu="PLENO", diteruskan_pada__isnull=False, diteruskan_oleh__isnull=False)
                & ~Q(alasan_terus=""),
                name="selisih_diteruskan_selaras",
            ),
            models.CheckConstraint(
                condition=Q(diputus_pada__isnull=True, diputus_oleh__isnull=True)
                | Q(diputus_pada__isnull=False, diputus_oleh__isnull=False),
                name="selisih_diputus_berpasangan",
            ),
            models.CheckConstraint(
                condition=Q(penentu="PLENO", diputus_pada__isnull=False, tanggal__isnull=False) & ~Q(nomor="")
                | (Q(penentu="KETUA") | Q(diputus_pada__isnull=True)) & Q(nomor="", tanggal__isnull=True),
                name="selisih_pleno_berberita_acara",
            ),
            # Nobody decides on an application he checked.
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True) | ~Q(diputus_oleh=F("dibuka_oleh")),
                name="selisih_bukan_pemeriksa",
            ),
        ]

    def __str__(self) -> str:
        return self.get_sebab_display()

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class ButirSelisih(models.Model):
    """One item in dispute, and the decision on it once there is one."""

    selisih = models.ForeignKey(Selisih, models.PROTECT, related_name="butir")
    butir = models.CharField("butir", max_length=40)
    putusan = models.CharField("putusan", max_length=15, choices=Verifikasi.Putusan.choices, blank=True)
    alasan = models.TextField("alasan", blank=True)

    class Meta:
        verbose_name = "butir selisih"
        constraints = [
            models.UniqueConstraint(fields=["selisih", "butir"], name="butir_selisih_unik"),
            models.CheckConstraint(
                condition=Q(putusan="", alasan="")
                | Q(putusan__in=["SESUAI", "TIDAK_SESUAI"]) & ~Q(alasan=""),
                name="butir_selisih_putusan_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return self.butir

    @property
    def id_seleksi(self) -> int:
        return self.selisih.id_seleksi


def putusan_akhir(lamaran: Collection[int]) -> dict[int, dict[str, tuple[str, str]]]:
    """Application -> item -> (verdict, reason) as it stands in the end; two queries, whatever the number.

    The first person's verdicts, with what was decided where two persons disagreed in their place.
    """
    akhir: dict[int, dict[str, tuple[str, str]]] = {satu: {} for satu in lamaran}
    pertama = Verifikasi.objects.filter(lamaran__in=lamaran).order_by("pk")
    for pk, butir, putusan, alasan in pertama.values_list("lamaran", "butir", "putusan", "alasan"):
        akhir[pk][butir] = (putusan, alasan)
    diputus = ButirSelisih.objects.filter(selisih__lamaran__in=lamaran, selisih__diputus_pada__isnull=False)
    urut = diputus.order_by("pk").values_list("selisih__lamaran", "butir", "putusan", "alasan")
    for pk, butir, putusan, alasan in urut:
        akhir[pk][butir] = (putusan, alasan)
    return akhir

"""Score sheets on paper: one printed sheet per rater and participant, and what two people typed of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from dokumen.models import Berkas
from penilaian.alur import AlurKertas, KeadaanKertas
from penilaian.models.komponen import PENGGUNA, Komponen
from penilaian.models.lembar import LembarNilai
from peserta.models import Lamaran

KT = KeadaanKertas


class LembarKertas(AlurKertas):
    """A printed sheet, found by the code on it. Its marks (class D) are in the readings."""

    komponen = models.ForeignKey(Komponen, models.PROTECT, related_name="kertas")
    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="kertas")
    penilai = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="kertas")
    # Random; a code mistyped by one letter is no other sheet.
    kode = models.CharField("kode", max_length=12, unique=True, editable=False)
    dicetak_pada = models.DateTimeField(editable=False)
    dicetak_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    # Raised by each reading; a stale form is refused.
    versi = models.PositiveIntegerField(default=0, editable=False)
    # Scan of the signed sheet, brought by whoever typed first.
    pindaian = models.ForeignKey(Berkas, models.PROTECT, null=True, related_name="+", editable=False)
    alasan_tolak = models.TextField("alasan ditolak", blank=True, editable=False)
    # The sheet that was locked by it.
    lembar = models.OneToOneField(
        LembarNilai, models.PROTECT, null=True, related_name="kertas", editable=False
    )

    class Meta:
        verbose_name = "lembar kertas"
        constraints = [
            models.UniqueConstraint(
                fields=["komponen", "lamaran", "penilai"],
                condition=~Q(keadaan__in=[KT.DITOLAK, KT.DIKUNCI]),
                name="kertas_satu_beredar",
            ),
            models.CheckConstraint(condition=Q(keadaan__in=KT.values), name="kertas_keadaan_dikenal"),
            models.CheckConstraint(
                condition=Q(keadaan=KT.DICETAK, pindaian__isnull=True)
                | ~Q(keadaan=KT.DICETAK) & Q(pindaian__isnull=False),
                name="kertas_diketik_berpindaian",
            ),
            models.CheckConstraint(
                condition=Q(keadaan=KT.DITOLAK, ditolak_pada__isnull=False) & ~Q(alasan_tolak="")
                | ~Q(keadaan=KT.DITOLAK) & Q(ditolak_pada__isnull=True, alasan_tolak=""),
                name="kertas_ditolak_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(keadaan=KT.DIKUNCI, lembar__isnull=False, dicocokkan_pada__isnull=False)
                | Q(keadaan=KT.COCOK, lembar__isnull=True, dicocokkan_pada__isnull=False)
                | Q(keadaan=KT.DITOLAK, lembar__isnull=True)
                | Q(
                    keadaan__in=[KT.DICETAK, KT.DIKETIK, KT.SELISIH],
                    lembar__isnull=True,
                    dicocokkan_pada__isnull=True,
                ),
                name="kertas_cocok_selaras",
            ),
        ]

    def __str__(self) -> str:
        return f"Lembar kertas {self.kode_tampil}"

    def get_absolute_url(self) -> str:
        return reverse("penilaian:kunci_kertas", args=[self.kode])

    @property
    def id_seleksi(self) -> int:
        return self.komponen.lowongan.seleksi_id

    @property
    def kode_tampil(self) -> str:
        """ABCD-EFGH-JKMN as it stands on the paper."""
        return "-".join(self.kode[n : n + 4] for n in range(0, len(self.kode), 4))


class KetikanKertas(models.Model):
    """What one person read on the sheet: the first or the second reading."""

    kertas = models.ForeignKey(LembarKertas, models.CASCADE, related_name="ketikan")
    urutan = models.PositiveSmallIntegerField("urutan", editable=False)
    pengetik = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    # Indicator -> mark as text ("87.50"); secret like the marks of a sheet.
    butir = models.JSONField("nilai yang diketik", editable=False)
    catatan = models.TextField("catatan", blank=True, editable=False)
    diketik_pada = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = "ketikan lembar kertas"
        constraints = [
            models.UniqueConstraint(fields=["kertas", "urutan"], name="ketikan_urutan_unik"),
            # Two readings are of two people.
            models.UniqueConstraint(fields=["kertas", "pengetik"], name="ketikan_dua_orang"),
            models.CheckConstraint(condition=Q(urutan__in=[1, 2]), name="ketikan_pertama_kedua"),
        ]

    def __str__(self) -> str:
        return f"Ketikan {self.pk}"

"""Results of an assessment centre: the scale they come on, and the way of a workbook through two hands.

Until a second person has brought the same marks, no mark is kept: only a salted digest of each.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from penilaian.alur import AlurHasilAsesmen, KeadaanHasil
from penilaian.aturan import JENIS_SKALA, KATEGORI, RENTANG, SERATUS, Skala
from penilaian.models.komponen import PENGGUNA, Komponen


def _medan_nilai(sebutan: str) -> models.DecimalField:
    return models.DecimalField(sebutan, max_digits=7, decimal_places=2, null=True, blank=True)


class SkalaAsesmen(models.Model):
    """How the reports of one component become marks of 0 until 100; without a row they are that already."""

    komponen = models.OneToOneField(Komponen, models.PROTECT, related_name="skala")
    jenis = models.CharField("skala laporan", max_length=10, choices=JENIS_SKALA, default=SERATUS)
    terendah = _medan_nilai("nilai terendah skala")
    tertinggi = _medan_nilai("nilai tertinggi skala")
    nilai_ms = _medan_nilai("nilai MS")
    nilai_mms = _medan_nilai("nilai MMS")
    nilai_kms = _medan_nilai("nilai KMS")
    nomor_konversi = models.CharField("nomor berita acara konversi", max_length=80, blank=True)
    ditetapkan_pada = models.DateTimeField(editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "skala asesmen"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis=SERATUS)
                | Q(jenis__in=[kode for kode, _ in JENIS_SKALA]) & ~Q(nomor_konversi=""),
                name="skala_asesmen_berkonversi",
            ),
            models.CheckConstraint(
                condition=~Q(jenis=RENTANG) | Q(terendah__gte=0, tertinggi__gt=F("terendah")),
                name="skala_asesmen_berentang",
            ),
            models.CheckConstraint(
                condition=~Q(jenis=KATEGORI)
                | Q(
                    nilai_kms__gte=0,
                    nilai_mms__gt=F("nilai_kms"),
                    nilai_ms__gt=F("nilai_mms"),
                    nilai_ms__lte=100,
                ),
                name="skala_asesmen_berkategori",
            ),
        ]

    def __str__(self) -> str:
        return f"Skala {self.komponen}"

    @property
    def id_seleksi(self) -> int:
        return self.komponen.id_seleksi

    @property
    def skala(self) -> Skala:
        nilai = {"MS": self.nilai_ms, "MMS": self.nilai_mms, "KMS": self.nilai_kms}
        terisi = {kode: satu for kode, satu in nilai.items() if satu is not None}
        return Skala(self.jenis, self.terendah, self.tertinggi, terisi or None, self.nomor_konversi)


class HasilAsesmen(AlurHasilAsesmen):
    """One workbook with the results of a component: from whom, with which digest, seen by whom."""

    komponen = models.ForeignKey(Komponen, models.PROTECT, related_name="hasil_asesmen")
    sidik_berkas = models.CharField("SHA-256 berkas", max_length=64, editable=False)
    jumlah = models.PositiveSmallIntegerField("jumlah lembar", editable=False)
    # Application -> column -> salted digest of the mark; emptied once it has been compared or withdrawn.
    garam = models.CharField(max_length=32, blank=True, editable=False)
    tanda = models.JSONField(default=dict, blank=True, editable=False)
    konversi = models.CharField("konversi ke 0 sampai 100", max_length=400, blank=True, editable=False)
    nomor_konversi = models.CharField(
        "nomor berita acara konversi", max_length=80, blank=True, editable=False
    )
    diunggah_pada = models.DateTimeField(editable=False)
    diunggah_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    sidik_pembanding = models.CharField(
        "SHA-256 berkas pembanding", max_length=64, blank=True, editable=False
    )
    dicocokkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    diterima_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    ditarik_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    naskah = models.OneToOneField("dokumen.Naskah", models.PROTECT, null=True, related_name="hasil_asesmen")

    class Meta:
        verbose_name = "hasil asesmen"
        constraints = [
            models.UniqueConstraint(
                fields=["komponen"],
                condition=~Q(keadaan=KeadaanHasil.DITARIK),
                name="hasil_asesmen_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=Q(keadaan__in=KeadaanHasil.values), name="hasil_asesmen_keadaan_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(dicocokkan_oleh=None) | ~Q(dicocokkan_oleh=F("diunggah_oleh")),
                name="hasil_asesmen_dua_orang",
            ),
            models.CheckConstraint(
                condition=Q(dicocokkan_pada__isnull=True, dicocokkan_oleh__isnull=True, sidik_pembanding="")
                | Q(dicocokkan_pada__isnull=False, dicocokkan_oleh__isnull=False) & ~Q(sidik_pembanding=""),
                name="hasil_asesmen_dicocokkan_selaras",
            ),
            models.CheckConstraint(
                condition=Q(diterima_pada__isnull=True, diterima_oleh__isnull=True, naskah__isnull=True)
                | Q(diterima_pada__isnull=False, diterima_oleh__isnull=False, naskah__isnull=False),
                name="hasil_asesmen_diterima_selaras",
            ),
            models.CheckConstraint(
                condition=Q(ditarik_pada__isnull=True, ditarik_oleh__isnull=True)
                | Q(ditarik_pada__isnull=False, ditarik_oleh__isnull=False),
                name="hasil_asesmen_ditarik_selaras",
            ),
            models.CheckConstraint(
                condition=Q(
                    keadaan=KeadaanHasil.DIUNGGAH, dicocokkan_pada__isnull=True, ditarik_pada__isnull=True
                )
                | Q(keadaan=KeadaanHasil.COCOK, dicocokkan_pada__isnull=False, diterima_pada__isnull=True)
                | Q(keadaan=KeadaanHasil.DITERIMA, dicocokkan_pada__isnull=False, diterima_pada__isnull=False)
                | Q(keadaan=KeadaanHasil.DITARIK, dicocokkan_pada__isnull=True, ditarik_pada__isnull=False),
                name="hasil_asesmen_keadaan_selaras",
            ),
            # Marks are sheets by now, or gone: nothing to compare with is kept.
            models.CheckConstraint(
                condition=Q(keadaan=KeadaanHasil.DIUNGGAH) & ~Q(garam="")
                | ~Q(keadaan=KeadaanHasil.DIUNGGAH) & Q(garam="", tanda={}),
                name="hasil_asesmen_tanda_sementara",
            ),
        ]

    def __str__(self) -> str:
        return f"Hasil {self.komponen}"

    @property
    def id_seleksi(self) -> int:
        return self.komponen.id_seleksi

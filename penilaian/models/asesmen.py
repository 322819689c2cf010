"""Assessment reports from before the announcement."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from penilaian.aturan import SKALA_ASESMEN, AsesmenLama
from penilaian.models.komponen import PENGGUNA
from peserta.models import Lamaran


class AsesmenTerdahulu(models.Model):
    """One participant is measured by a report from before the announcement. Its marks are not kept here."""

    lamaran = models.OneToOneField(Lamaran, models.PROTECT, related_name="asesmen_terdahulu")
    lembaga = models.CharField("lembaga penilai", max_length=160)
    nomor = models.CharField("nomor laporan", max_length=80)
    tanggal = models.DateField("tanggal laporan")
    skala = models.CharField("skala laporan", max_length=10, choices=SKALA_ASESMEN)
    # How another scale becomes 0 to 100, and the minutes that say so.
    konversi = models.CharField("konversi ke 0 sampai 100", max_length=400, blank=True)
    nomor_konversi = models.CharField("nomor berita acara konversi", max_length=80, blank=True)
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "asesmen terdahulu"
        constraints = [
            models.CheckConstraint(
                condition=Q(skala="ANGKA") | Q(skala="LAIN") & ~Q(konversi="") & ~Q(nomor_konversi=""),
                name="asesmen_terdahulu_berkonversi",
            ),
            models.CheckConstraint(
                condition=~Q(lembaga="") & ~Q(nomor=""), name="asesmen_terdahulu_bersumber"
            ),
        ]

    def __str__(self) -> str:
        return f"Asesmen terdahulu {self.lamaran_id}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id

    @property
    def laporan(self) -> AsesmenLama:
        return AsesmenLama(
            self.lembaga, self.nomor, self.tanggal, self.skala, self.konversi, self.nomor_konversi
        )

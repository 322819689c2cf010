"""The computed recap and the ranking (secret, class H)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from penilaian.models.komponen import PENGGUNA
from peserta.models import Lamaran
from seleksi.models import Lowongan


class Rekap(models.Model):
    """The computed recap of a vacancy: full matrix as used, kept with its digest."""

    lowongan = models.OneToOneField(Lowongan, models.PROTECT, related_name="rekap")
    isi = models.JSONField("matriks")
    sidik = models.CharField(max_length=64)
    dihitung_pada = models.DateTimeField(editable=False)
    dihitung_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    # Pleno decision on ties that the law does not settle: lamaran ids of each tie in their order, and why.
    urutan_pleno = models.JSONField("urutan menurut putusan pleno", default=list, blank=True, editable=False)
    putusan_pleno = models.TextField("putusan pleno atas nilai seri", blank=True)
    # Ids of the members who attended the pleno that chose the three names.
    hadir = models.JSONField("hadir dalam pleno", default=list, blank=True, editable=False)
    ditetapkan_pada = models.DateTimeField(null=True, editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "rekapitulasi"
        constraints = [
            models.CheckConstraint(
                condition=Q(ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                | Q(ditetapkan_pada__isnull=False, ditetapkan_oleh__isnull=False),
                name="rekap_ditetapkan_berpasangan",
            ),
        ]

    def __str__(self) -> str:
        return f"Rekapitulasi {self.lowongan_id}"

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id


class Peringkat(models.Model):
    """Rank of one participant (class H, RAHASIA). Dasar: Lampiran huruf b angka 9 huruf a–e."""

    rekap = models.ForeignKey(Rekap, models.CASCADE, related_name="peringkat")
    lamaran = models.OneToOneField(Lamaran, models.PROTECT, related_name="peringkat")
    nilai_akhir = models.DecimalField("nilai akhir", max_digits=12, decimal_places=8)
    # Method -> {"rata": exact mean as "238/3", "penilai": how many raters}.
    komponen = models.JSONField("nilai komponen", default=dict)
    peringkat = models.PositiveSmallIntegerField("peringkat")
    calon = models.BooleanField("termasuk tiga calon", default=False)

    class Meta:
        verbose_name = "peringkat"
        constraints = [
            models.UniqueConstraint(fields=["rekap", "lamaran"], name="peringkat_unik"),
            models.CheckConstraint(condition=Q(peringkat__gte=1), name="peringkat_dari_satu"),
        ]

    def __str__(self) -> str:
        return f"Peringkat {self.pk}"

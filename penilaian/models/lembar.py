"""Who may not score whom, and the sheets with their marks (secret, class D)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dokumen.models import Naskah
from penilaian.alur import AlurLembar, KeadaanLembar
from penilaian.models.komponen import PENGGUNA, Indikator, Komponen
from peserta.models import Lamaran


class BenturanKepentingan(models.Model):
    """Declaration of one rater on one applicant. Dasar: Pasal 5 ayat (4) huruf d (P-07)."""

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="benturan")
    penilai = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="benturan")
    ada = models.BooleanField("ada benturan kepentingan")
    hubungan = models.CharField("hubungan", max_length=240, blank=True)
    dinyatakan_pada = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = "pernyataan benturan kepentingan"
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "penilai"], name="benturan_unik"),
            models.CheckConstraint(condition=Q(ada=False) | ~Q(hubungan=""), name="benturan_beralasan"),
        ]

    def __str__(self) -> str:
        return f"Benturan {self.lamaran}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class LembarNilai(AlurLembar):
    """Score sheet of one rater for one participant in one component."""

    class SebabBatal(models.TextChoices):
        BENTURAN = "BENTURAN", "Benturan kepentingan diketahui kemudian"
        BERHALANGAN = "BERHALANGAN", "Penilai berhalangan"
        KELIRU = "KELIRU", "Kekeliruan pengisian"

    komponen = models.ForeignKey(Komponen, models.PROTECT, related_name="lembar")
    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="lembar")
    penilai = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="lembar")
    catatan = models.TextField("catatan", blank=True)
    diubah_pada = models.DateTimeField(editable=False)
    # Raised by each save; a stale form is refused instead of overwriting.
    versi = models.PositiveIntegerField(default=0, editable=False)
    # Proof of what was locked: SHA-256 over the marks and a random salt; the trail holds the digest alone.
    garam = models.CharField(max_length=32, blank=True, editable=False)
    sidik = models.CharField(max_length=64, blank=True, editable=False)
    # The receipt on paper, once its rater asked for it.
    tanda = models.OneToOneField(Naskah, models.PROTECT, null=True, related_name="+", editable=False)
    dibatalkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    sebab_batal = models.CharField(
        "sebab dibatalkan", max_length=12, choices=SebabBatal.choices, blank=True, editable=False
    )
    alasan_batal = models.TextField("alasan dibatalkan", blank=True, editable=False)

    class Meta:
        verbose_name = "lembar nilai"
        constraints = [
            models.UniqueConstraint(
                fields=["komponen", "lamaran", "penilai"],
                condition=~Q(keadaan=KeadaanLembar.DIBATALKAN),
                name="lembar_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=Q(keadaan__in=KeadaanLembar.values), name="lembar_keadaan_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(
                    keadaan=KeadaanLembar.DRAF, dikunci_pada__isnull=True, dibatalkan_pada__isnull=True
                )
                | Q(keadaan=KeadaanLembar.DIKUNCI, dikunci_pada__isnull=False, dibatalkan_pada__isnull=True)
                | Q(keadaan=KeadaanLembar.DIBATALKAN, dibatalkan_pada__isnull=False),
                name="lembar_keadaan_selaras",
            ),
            models.CheckConstraint(
                condition=Q(dikunci_pada__isnull=True, sidik="", garam="")
                | Q(dikunci_pada__isnull=False) & ~Q(sidik="") & ~Q(garam=""),
                name="lembar_kunci_bersidik",
            ),
            models.CheckConstraint(
                condition=Q(tanda__isnull=True) | Q(dikunci_pada__isnull=False),
                name="lembar_tanda_terkunci",
            ),
            models.CheckConstraint(
                condition=Q(
                    dibatalkan_pada__isnull=True,
                    dibatalkan_oleh__isnull=True,
                    sebab_batal="",
                    alasan_batal="",
                )
                | Q(
                    dibatalkan_pada__isnull=False,
                    dibatalkan_oleh__isnull=False,
                    sebab_batal__in=["BENTURAN", "BERHALANGAN", "KELIRU"],
                )
                & ~Q(alasan_batal=""),
                name="lembar_batal_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"Lembar {self.pk}"

    @property
    def id_seleksi(self) -> int:
        return self.komponen.lowongan.seleksi_id

    @property
    def kode_kunci(self) -> str:
        """A1B2-C3D4-E5F6-0718 on the receipt, from the digest; empty while open."""
        return "-".join(self.sidik[n : n + 4] for n in range(0, 16, 4)).upper() if self.sidik else ""


class ButirNilai(models.Model):
    """One mark, 0 to 100 with two decimals."""

    lembar = models.ForeignKey(LembarNilai, models.CASCADE, related_name="butir")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="butir")
    nilai = models.DecimalField("nilai", max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = "butir nilai"
        constraints = [
            models.UniqueConstraint(fields=["lembar", "indikator"], name="butir_nilai_unik"),
            models.CheckConstraint(condition=Q(nilai__gte=0, nilai__lte=100), name="butir_nilai_0_100"),
        ]

    def __str__(self) -> str:
        return f"Butir {self.pk}"


class PenjelasanNilai(models.Model):
    """Why a locked value stands apart from the others, in the rater's own words; the value stays."""

    lembar = models.OneToOneField(LembarNilai, models.PROTECT, related_name="penjelasan")
    isi = models.TextField("penjelasan")
    ditulis_pada = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = "penjelasan nilai"
        constraints = [models.CheckConstraint(condition=~Q(isi=""), name="penjelasan_nilai_berisi")]

    def __str__(self) -> str:
        return f"Penjelasan {self.lembar_id}"

    @property
    def id_seleksi(self) -> int:
        return self.lembar.id_seleksi

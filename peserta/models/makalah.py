"""The written test: its theme, sealed until the hour, and the papers of the participants under a code."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dokumen.segel import buka_segel
from peserta.models.lamaran import Lamaran
from seleksi.models import Lowongan

PENGGUNA = settings.AUTH_USER_MODEL

# Read aloud and typed from paper: no I, L, O, U, none of the digits they are taken for; a letter comes first.
HURUF_SAMARAN = "ABCDEFGHJKMNPQRSTVWXYZ"
TANDA_SAMARAN = f"{HURUF_SAMARAN}23456789"
PANJANG_SAMARAN = 6


def kode_samaran() -> str:
    """A random code in place of a name; it follows from nothing."""
    sisa = (secrets.choice(TANDA_SAMARAN) for _ in range(PANJANG_SAMARAN - 1))
    return secrets.choice(HURUF_SAMARAN) + "".join(sisa)


class TemaMakalah(models.Model):
    """The theme of one vacancy. Its words lie here sealed; the trail holds a salted digest alone."""

    class Cara(models.TextChoices):
        UNGGAH = "UNGGAH", "Peserta mengunggah PDF"
        PINDAI = "PINDAI", "Ditulis di ruang ujian, dipindai Sekretariat"

    lowongan = models.OneToOneField(Lowongan, models.PROTECT, related_name="tema_makalah")
    cara = models.CharField("cara menyerahkan", max_length=10, choices=Cara.choices)
    tersegel = models.TextField("tema tersegel", editable=False)
    # Half-open: the moment of the bound is too late.
    dibuka_pada = models.DateTimeField("tema terbuka")
    batas = models.DateTimeField("batas penyerahan")
    garam = models.CharField(max_length=64, editable=False)
    sidik = models.CharField(max_length=64, editable=False)
    disegel_pada = models.DateTimeField(editable=False)
    disegel_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    # When the papers were last compared with each other.
    dibandingkan_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = "tema makalah"
        constraints = [
            models.CheckConstraint(condition=Q(cara__in=["UNGGAH", "PINDAI"]), name="tema_makalah_cara"),
            models.CheckConstraint(condition=Q(batas__gt=F("dibuka_pada")), name="tema_makalah_berurut"),
            models.CheckConstraint(
                condition=Q(disegel_pada__lt=F("dibuka_pada")), name="tema_makalah_disegel_sebelum_dibuka"
            ),
            models.CheckConstraint(
                condition=Q(sidik__regex=r"^[0-9a-f]{64}$", garam__regex=r"^[0-9a-f]{32,64}$")
                & ~Q(tersegel=""),
                name="tema_makalah_bersidik",
            ),
        ]

    def __str__(self) -> str:
        return f"Tema makalah {self.lowongan}"

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id

    @property
    def isi(self) -> str:
        """The words. Whether anybody may have them now is asked before, of `queries.tema_terbuka`."""
        return buka_segel(self.tersegel)


class Makalah(models.Model):
    """One participant's place in the written test: the code under which he is read."""

    lamaran = models.OneToOneField(Lamaran, models.PROTECT, related_name="makalah")
    kode = models.CharField("kode", max_length=6, unique=True, default=kode_samaran, editable=False)

    class Meta:
        verbose_name = "makalah"
        constraints = [
            models.CheckConstraint(condition=Q(kode__regex=r"^[A-Z][A-Z2-9]{5}$"), name="makalah_berkode"),
        ]

    def __str__(self) -> str:
        return f"Makalah {self.kode}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class SerahanMakalah(models.Model):
    """One handing in: the original, and the copy without its author that raters read. The last one counts."""

    makalah = models.ForeignKey(Makalah, models.PROTECT, related_name="serahan")
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    # Arrival, which decides on the bound; of a sheet written in the room: when it was scanned.
    tiba_pada = models.DateTimeField(editable=False)
    diserahkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    diganti_pada = models.DateTimeField(null=True, editable=False)
    salinan = models.ForeignKey("dokumen.Berkas", models.PROTECT, null=True, related_name="+", editable=False)
    # Pages of the copy on which his name or NIP was blackened.
    ditutup = models.JSONField("halaman yang memuat nama", default=list, editable=False)
    percobaan = models.PositiveSmallIntegerField("percobaan menyalin", default=0, editable=False)

    class Meta:
        verbose_name = "penyerahan makalah"
        constraints = [
            models.UniqueConstraint(
                fields=["makalah"],
                condition=Q(diganti_pada__isnull=True),
                name="serahan_makalah_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=Q(salinan__isnull=False) | Q(ditutup=[]), name="serahan_makalah_ditutup_bersalinan"
            ),
        ]

    def __str__(self) -> str:
        return f"Penyerahan {self.pk}"

    @property
    def id_seleksi(self) -> int:
        return self.makalah.id_seleksi


class KemiripanMakalah(models.Model):
    """What two papers of one vacancy have in common; a hint, no verdict."""

    pertama = models.ForeignKey(Makalah, models.PROTECT, related_name="+")
    kedua = models.ForeignKey(Makalah, models.PROTECT, related_name="+")
    persen = models.PositiveSmallIntegerField("persen naskah yang lebih pendek")
    bagian = models.PositiveSmallIntegerField("bagian yang sama")

    class Meta:
        verbose_name = "kemiripan makalah"
        constraints = [
            models.UniqueConstraint(fields=["pertama", "kedua"], name="kemiripan_makalah_unik"),
            models.CheckConstraint(
                condition=Q(pertama__lt=F("kedua")) & Q(persen__lte=100), name="kemiripan_makalah_berpasangan"
            ),
        ]

    def __str__(self) -> str:
        return f"Kemiripan {self.pertama_id} dan {self.kedua_id}"

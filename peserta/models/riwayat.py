"""What the applicant tells of his career besides his posts: six kinds of rows, all of one make with them.

Each row says itself in three texts: what it is (``str``), the rest of it (``keterangan``), and when
(``waktu``). They are what pages list and what is frozen with the fields when an application is sent.
"""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from dokumen.rupa import tanggal_polos
from peserta.models.pelamar import Jenjang, Pelamar, RiwayatJabatan

TAHUN_TERAWAL, TAHUN_TERAKHIR = 1950, 2100
TAHUN_WAJAR = [MinValueValidator(TAHUN_TERAWAL), MaxValueValidator(TAHUN_TERAKHIR)]


class GolonganRuang(models.TextChoices):
    """The whole ladder: a career may have begun below the golongan of an applicant."""

    I_A = "I/a", "Juru Muda (I/a)"
    I_B = "I/b", "Juru Muda Tingkat I (I/b)"
    I_C = "I/c", "Juru (I/c)"
    I_D = "I/d", "Juru Tingkat I (I/d)"
    II_A = "II/a", "Pengatur Muda (II/a)"
    II_B = "II/b", "Pengatur Muda Tingkat I (II/b)"
    II_C = "II/c", "Pengatur (II/c)"
    II_D = "II/d", "Pengatur Tingkat I (II/d)"
    III_A = "III/a", "Penata Muda (III/a)"
    III_B = "III/b", "Penata Muda Tingkat I (III/b)"
    III_C = "III/c", "Penata (III/c)"
    III_D = "III/d", "Penata Tingkat I (III/d)"
    IV_A = "IV/a", "Pembina (IV/a)"
    IV_B = "IV/b", "Pembina Tingkat I (IV/b)"
    IV_C = "IV/c", "Pembina Utama Muda (IV/c)"
    IV_D = "IV/d", "Pembina Utama Madya (IV/d)"
    IV_E = "IV/e", "Pembina Utama (IV/e)"


def _tahun(nama: str) -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(nama, validators=TAHUN_WAJAR)


def _tahun_wajar(nama: str, medan: str = "tahun") -> models.CheckConstraint:
    syarat = {f"{medan}__gte": TAHUN_TERAWAL, f"{medan}__lte": TAHUN_TERAKHIR}
    return models.CheckConstraint(condition=Q(**syarat), name=nama)


class RiwayatPangkat(models.Model):
    """One rise in pangkat."""

    URUT: ClassVar = ("-tmt", "-pk")

    pelamar = models.ForeignKey(Pelamar, models.CASCADE, related_name="riwayat_pangkat")
    golongan = models.CharField("pangkat, golongan ruang", max_length=5, choices=GolonganRuang.choices)
    tmt = models.DateField("TMT")
    nomor_sk = models.CharField("nomor keputusan", max_length=120, blank=True)

    class Meta:
        verbose_name = "riwayat pangkat"
        constraints = [
            models.CheckConstraint(
                condition=Q(golongan__in=GolonganRuang.values), name="riwayat_pangkat_golongan_dikenal"
            ),
        ]

    def __str__(self) -> str:
        return self.get_golongan_display()

    @property
    def keterangan(self) -> str:
        return f"Keputusan nomor {self.nomor_sk}" if self.nomor_sk else ""

    @property
    def waktu(self) -> str:
        return f"TMT {tanggal_polos(self.tmt)}"


class RiwayatPendidikan(models.Model):
    """One diploma."""

    URUT: ClassVar = ("-tahun_lulus", "-pk")

    pelamar = models.ForeignKey(Pelamar, models.CASCADE, related_name="riwayat_pendidikan")
    jenjang = models.CharField("jenjang", max_length=2, choices=Jenjang.choices)
    jurusan = models.CharField("program studi", max_length=160)
    lembaga = models.CharField("perguruan tinggi", max_length=200)
    tahun_lulus = _tahun("tahun lulus")
    nomor_ijazah = models.CharField("nomor ijazah", max_length=120, blank=True)

    class Meta:
        verbose_name = "riwayat pendidikan"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenjang__in=Jenjang.values), name="riwayat_pendidikan_jenjang_dikenal"
            ),
            _tahun_wajar("riwayat_pendidikan_tahun_wajar", "tahun_lulus"),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenjang_display()} {self.jurusan}"

    @property
    def keterangan(self) -> str:
        return self.lembaga + (f" · ijazah nomor {self.nomor_ijazah}" if self.nomor_ijazah else "")

    @property
    def waktu(self) -> str:
        return f"Lulus {self.tahun_lulus}"


class RiwayatDiklat(models.Model):
    """One course."""

    class Jenis(models.TextChoices):
        KEPEMIMPINAN = "KEPEMIMPINAN", "Kepemimpinan"
        FUNGSIONAL = "FUNGSIONAL", "Fungsional"
        TEKNIS = "TEKNIS", "Teknis"
        SOSIAL_KULTURAL = "SOSIAL_KULTURAL", "Sosial kultural"

    URUT: ClassVar = ("-tahun", "-pk")

    pelamar = models.ForeignKey(Pelamar, models.CASCADE, related_name="riwayat_diklat")
    jenis = models.CharField("jenis", max_length=15, choices=Jenis.choices)
    nama = models.CharField("nama diklat", max_length=200)
    penyelenggara = models.CharField("penyelenggara", max_length=200)
    tahun = _tahun("tahun")
    jam = models.PositiveSmallIntegerField("jam pelajaran", null=True, blank=True)
    nomor_sertifikat = models.CharField("nomor sertifikat", max_length=120, blank=True)

    class Meta:
        verbose_name = "riwayat diklat"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis__in=["KEPEMIMPINAN", "FUNGSIONAL", "TEKNIS", "SOSIAL_KULTURAL"]),
                name="riwayat_diklat_jenis_dikenal",
            ),
            _tahun_wajar("riwayat_diklat_tahun_wajar"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def keterangan(self) -> str:
        bagian = [self.get_jenis_display(), self.penyelenggara]
        bagian += [f"{self.jam} jam pelajaran"] if self.jam else []
        bagian += [f"sertifikat nomor {self.nomor_sertifikat}"] if self.nomor_sertifikat else []
        return " · ".join(bagian)

    @property
    def waktu(self) -> str:
        return str(self.tahun)


class RiwayatSkp(models.Model):
    """The assessment of one year's work."""

    class Predikat(models.TextChoices):
        SANGAT_BAIK = "SANGAT_BAIK", "Sangat baik"
        BAIK = "BAIK", "Baik"
        # PermenPANRB 6/2022 writes "butuh perbaikan" where PP 30/2019 wrote "cukup".
        BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "Butuh perbaikan (sebelum 2022: cukup)"
        KURANG = "KURANG", "Kurang"
        SANGAT_KURANG = "SANGAT_KURANG", "Sangat kurang (sebelum 2022: buruk)"

    URUT: ClassVar = ("-tahun", "-pk")

    pelamar = models.ForeignKey(Pelamar, models.CASCADE, related_name="riwayat_skp")
    tahun = _tahun("tahun penilaian")
    predikat = models.CharField("predikat", max_length=15, choices=Predikat.choices)
    penilai = models.CharField("pejabat penilai", max_length=200, blank=True)

    class Meta:
        verbose_name = "penilaian kinerja (SKP)"
        constraints = [
            models.UniqueConstraint(fields=["pelamar", "tahun"], name="riwayat_skp_sekali_setahun"),
            models.CheckConstraint(
                condition=Q(
                    predikat__in=["SANGAT_BAIK", "BAIK", "BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG"]
                ),
                name="riwayat_skp_predikat_dikenal",
            ),
            _tahun_wajar("riwayat_skp_tahun_wajar"),
        ]

    def __str__(self) -> str:
        return f"SKP {self.tahun}: {self.get_predikat_display()}"

    @property
    def keterangan(self) -> str:
        return f"Dinilai {self.penilai}" if self.penilai else ""

    @property
    def waktu(self) -> str:
        return str(self.tahun)


class Penghargaan(models.Model):
    """One award."""

    URUT: ClassVar = ("-tahun", "-pk")

    pelamar = models.ForeignKey(Pelamar, models.CASCADE, related_name="penghargaan")
    nama = models.CharField("nama penghargaan", max_length=200)
    pemberi = models.CharField("diberikan oleh", max_length=200)
    tahun = _tahun("tahun")
    nomor = models.CharField("nomor keputusan atau piagam", max_length=120, blank=True)

    class Meta:
        verbose_name = "penghargaan"
        constraints = [_tahun_wajar("penghargaan_tahun_wajar")]

    def __str__(self) -> str:
        return self.nama

    @property
    def keterangan(self) -> str:
        return self.pemberi + (f" · nomor {self.nomor}" if self.nomor else "")

    @property
    def waktu(self) -> str:
        return str(self.tahun)


class HukumanDisiplin(models.Model):
    """One disciplinary measure (PP 94/2021)."""

    class Tingkat(models.TextChoices):
        RINGAN = "RINGAN", "Ringan"
        SEDANG = "SEDANG", "Sedang"
        BERAT = "BERAT", "Berat"

    URUT: ClassVar = ("-tanggal_mulai", "-pk")

    pelamar = models.ForeignKey(Pelamar, models.CASCADE, related_name="hukuman_disiplin")
    tingkat = models.CharField("tingkat", max_length=10, choices=Tingkat.choices)
    jenis = models.CharField("jenis hukuman", max_length=200)
    nomor_sk = models.CharField("nomor keputusan", max_length=120)
    tanggal_sk = models.DateField("tanggal keputusan")
    tanggal_mulai = models.DateField("mulai berlaku")
    # Empty: it has no period, or its end is not known.
    tanggal_selesai = models.DateField("berakhir", null=True, blank=True)

    class Meta:
        verbose_name = "hukuman disiplin"
        constraints = [
            models.CheckConstraint(
                condition=Q(tingkat__in=["RINGAN", "SEDANG", "BERAT"]),
                name="hukuman_disiplin_tingkat_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(tanggal_selesai__isnull=True) | Q(tanggal_selesai__gte=F("tanggal_mulai")),
                name="hukuman_disiplin_urut",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} (tingkat {self.get_tingkat_display().lower()})"

    @property
    def keterangan(self) -> str:
        return f"Keputusan nomor {self.nomor_sk} tanggal {tanggal_polos(self.tanggal_sk)}"

    @property
    def waktu(self) -> str:
        akhir = f" sampai {tanggal_polos(self.tanggal_selesai)}" if self.tanggal_selesai else ""
        return f"Sejak {tanggal_polos(self.tanggal_mulai)}{akhir}"


Baris = (
    RiwayatJabatan
    | RiwayatPangkat
    | RiwayatPendidikan
    | RiwayatDiklat
    | RiwayatSkp
    | Penghargaan
    | HukumanDisiplin
)
JABATAN = "jabatan"
# Code (in addresses, in the frozen copy) -> its rows.
JENIS_RIWAYAT: dict[str, type[Baris]] = {
    JABATAN: RiwayatJabatan,
    "pangkat": RiwayatPangkat,
    "pendidikan": RiwayatPendidikan,
    "diklat": RiwayatDiklat,
    "skp": RiwayatSkp,
    "penghargaan": Penghargaan,
    "hukuman-disiplin": HukumanDisiplin,
}


def medan_riwayat(model: type[models.Model]) -> tuple[str, ...]:
    """The fields a person fills in, in their order."""
    return tuple(f.name for f in model._meta.local_concrete_fields if f.name not in ("id", "pelamar"))

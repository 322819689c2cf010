"""The civil servant behind an application and what he says of himself."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dokumen.rupa import tanggal_polos

PENGGUNA = settings.AUTH_USER_MODEL


class Golongan(models.TextChoices):
    III_A = "III/a", "Penata Muda (III/a)"
    III_B = "III/b", "Penata Muda Tingkat I (III/b)"
    III_C = "III/c", "Penata (III/c)"
    III_D = "III/d", "Penata Tingkat I (III/d)"
    IV_A = "IV/a", "Pembina (IV/a)"
    IV_B = "IV/b", "Pembina Tingkat I (IV/b)"
    IV_C = "IV/c", "Pembina Utama Muda (IV/c)"
    IV_D = "IV/d", "Pembina Utama Madya (IV/d)"
    IV_E = "IV/e", "Pembina Utama (IV/e)"


class Jenjang(models.TextChoices):
    D3 = "D3", "Diploma III"
    D4 = "D4", "Diploma IV"
    S1 = "S1", "Sarjana (S1)"
    S2 = "S2", "Magister (S2)"
    S3 = "S3", "Doktor (S3)"


class Pelamar(models.Model):
    """The civil servant behind an application; *peserta* once the administrative stage is passed."""

    class JenisKelamin(models.TextChoices):
        LAKI_LAKI = "L", "Laki-laki"
        PEREMPUAN = "P", "Perempuan"

    class Penempatan(models.TextChoices):
        INDUK = "INDUK", "Bekerja di instansi induk"
        DIPEKERJAKAN = "DIPEKERJAKAN", "Dipekerjakan atau diperbantukan di instansi lain"

    pengguna = models.OneToOneField(PENGGUNA, models.PROTECT, related_name="pelamar")
    tempat_lahir = models.CharField("tempat lahir", max_length=80)
    tanggal_lahir = models.DateField("tanggal lahir")
    jenis_kelamin = models.CharField("jenis kelamin", max_length=1, choices=JenisKelamin.choices)
    telepon = models.CharField("nomor telepon", max_length=30)
    golongan = models.CharField("pangkat, golongan ruang", max_length=5, choices=Golongan.choices)
    jabatan = models.CharField("jabatan sekarang", max_length=200)
    unit_kerja = models.CharField("unit kerja", max_length=200)
    instansi = models.CharField("instansi asal", max_length=200)
    provinsi = models.CharField("provinsi instansi asal", max_length=80)
    penempatan = models.CharField(
        "penempatan", max_length=12, choices=Penempatan.choices, default=Penempatan.INDUK
    )
    jenjang = models.CharField("jenjang pendidikan terakhir", max_length=2, choices=Jenjang.choices)
    jurusan = models.CharField("program studi", max_length=160)
    # His answer where the NIP says otherwise than the profile; read by the verifiers.
    penjelasan_nip = models.CharField("penjelasan perbedaan dengan NIP", max_length=1000, blank=True)
    diubah_pada = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = "pelamar"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis_kelamin__in=["L", "P"]), name="pelamar_jenis_kelamin_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(golongan__in=Golongan.values), name="pelamar_golongan_dikenal"
            ),
            models.CheckConstraint(condition=Q(jenjang__in=Jenjang.values), name="pelamar_jenjang_dikenal"),
            models.CheckConstraint(
                condition=Q(penempatan__in=["INDUK", "DIPEKERJAKAN"]), name="pelamar_penempatan_dikenal"
            ),
        ]

    def __str__(self) -> str:
        return self.pengguna.nama

    @property
    def id_seleksi(self) -> None:
        return None


class RiwayatJabatan(models.Model):
    """One post the applicant held or holds."""

    class Jenis(models.TextChoices):
        JPT_PRATAMA = "JPT_PRATAMA", "JPT Pratama"
        ADMINISTRATOR = "ADMINISTRATOR", "Administrator"
        PENGAWAS = "PENGAWAS", "Pengawas"
        PELAKSANA = "PELAKSANA", "Pelaksana"
        AHLI_UTAMA = "AHLI_UTAMA", "Fungsional ahli utama"
        AHLI_MADYA = "AHLI_MADYA", "Fungsional ahli madya"
        AHLI_MUDA = "AHLI_MUDA", "Fungsional ahli muda"
        FUNGSIONAL_LAIN = "FUNGSIONAL_LAIN", "Fungsional lainnya"

    class Kedudukan(models.TextChoices):
        DEFINITIF = "DEFINITIF", "Definitif"
        PLT = "PLT", "Pelaksana tugas (Plt.)"
        PLH = "PLH", "Pelaksana harian (Plh.)"
        # Times away from a post stand in the same history, so that gaps explain themselves.
        TUGAS_BELAJAR = "TUGAS_BELAJAR", "Tugas belajar"
        CLTN = "CLTN", "Cuti di luar tanggungan negara"

    URUT: ClassVar = ("-tanggal_mulai", "-pk")

    pelamar = models.ForeignKey(Pelamar, models.CASCADE, related_name="riwayat_jabatan")
    nama_jabatan = models.CharField("nama jabatan", max_length=200)
    jenis = models.CharField("jenis jabatan", max_length=20, choices=Jenis.choices)
    kedudukan = models.CharField(
        "kedudukan", max_length=15, choices=Kedudukan.choices, default=Kedudukan.DEFINITIF
    )
    instansi = models.CharField("instansi", max_length=200)
    tanggal_mulai = models.DateField("mulai")
    # Empty: still held.
    tanggal_selesai = models.DateField("selesai", null=True, blank=True)
    # The applicant's own claim; the verifier decides under E-02.
    terkait = models.BooleanField("terkait dengan jabatan yang dilamar", default=False)

    class Meta:
        verbose_name = "riwayat jabatan"
        constraints = [
            models.CheckConstraint(
                condition=Q(tanggal_selesai__isnull=True) | Q(tanggal_selesai__gte=F("tanggal_mulai")),
                name="riwayat_jabatan_urut",
            ),
            models.CheckConstraint(
                condition=Q(
                    jenis__in=[
                        "JPT_PRATAMA",
                        "ADMINISTRATOR",
                        "PENGAWAS",
                        "PELAKSANA",
                        "AHLI_UTAMA",
                        "AHLI_MADYA",
                        "AHLI_MUDA",
                        "FUNGSIONAL_LAIN",
                    ]
                ),
                name="riwayat_jabatan_jenis_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(kedudukan__in=["DEFINITIF", "PLT", "PLH", "TUGAS_BELAJAR", "CLTN"]),
                name="riwayat_jabatan_kedudukan_dikenal",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_jabatan

    @property
    def keterangan(self) -> str:
        bagian = [self.get_jenis_display(), self.get_kedudukan_display(), self.instansi]
        if self.kedudukan == self.Kedudukan.DEFINITIF:
            del bagian[1]
        return " · ".join(bagian)

    @property
    def waktu(self) -> str:
        akhir = tanggal_polos(self.tanggal_selesai) if self.tanggal_selesai else "sekarang"
        return f"{tanggal_polos(self.tanggal_mulai)} sampai {akhir}"

"""Tables of applicants, their applications, files and the checks. Written only by the acts (actions)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from peserta.alur import KEADAAN_TERKIRIM, AlurLamaran, Keadaan
from seleksi.models import Lowongan

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


class DaerahAsal(models.Model):
    """A regional government whose PNS may apply (E-01), from a day on; the operator keeps the list."""

    nama = models.CharField("nama", max_length=160)
    provinsi = models.CharField("provinsi", max_length=80)
    berlaku_sejak = models.DateField("berlaku sejak")
    # Both days included. Empty: it still stands.
    berlaku_sampai = models.DateField("berlaku sampai dengan", null=True, blank=True)
    sumber = models.CharField("sumber", max_length=240)
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "daerah asal"
        constraints = [
            models.UniqueConstraint(fields=["provinsi", "nama", "berlaku_sejak"], name="daerah_asal_unik"),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_sejak")),
                name="daerah_asal_urut",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def id_seleksi(self) -> None:
        return None


class SyaratTambahan(models.Model):
    """A condition the Pansel sets for one vacancy before it is announced (E-08), with its legal basis."""

    class Jenis(models.TextChoices):
        PANGKAT = "PANGKAT", "Pangkat paling rendah"
        JENJANG = "JENJANG", "Jenjang pendidikan paling rendah"
        LAIN = "LAIN", "Syarat lain, dinilai dari berkas"

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="syarat_tambahan")
    jenis = models.CharField("jenis syarat", max_length=10, choices=Jenis.choices)
    # A golongan or a jenjang; empty for LAIN.
    nilai = models.CharField("nilai", max_length=5, blank=True)
    uraian = models.CharField("bunyi syarat", max_length=240)
    dasar = models.CharField("dasar hukum", max_length=240)
    ditetapkan_pada = models.DateTimeField(editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "syarat tambahan"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis="PANGKAT", nilai__in=Golongan.values)
                | Q(jenis="JENJANG", nilai__in=Jenjang.values)
                | Q(jenis="LAIN", nilai=""),
                name="syarat_tambahan_terukur",
            ),
            models.CheckConstraint(condition=~Q(uraian="") & ~Q(dasar=""), name="syarat_tambahan_beralasan"),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id


class Undangan(models.Model):
    """A PNS the Pansel invited to apply (B-1): the same requirements, documents and deadline as anybody."""

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="undangan")
    nip = models.CharField("NIP", max_length=18)
    nama = models.CharField("nama", max_length=160)
    alasan = models.TextField("alasan mengundang")
    diundang_pada = models.DateTimeField(editable=False)
    diundang_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "undangan"
        constraints = [
            models.UniqueConstraint(fields=["lowongan", "nip"], name="undangan_sekali"),
            models.CheckConstraint(condition=~Q(alasan=""), name="undangan_beralasan"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id


class LamaranQuerySet(models.QuerySet["Lamaran"]):
    def terkirim(self) -> LamaranQuerySet:
        """Applications that count under A-4."""
        return self.filter(keadaan__in=KEADAAN_TERKIRIM)

    def memenuhi_syarat(self) -> LamaranQuerySet:
        return self.filter(keadaan=Keadaan.MS)


class Lamaran(AlurLamaran):
    """One person's application for one vacancy."""

    pelamar = models.ForeignKey(Pelamar, models.PROTECT, related_name="lamaran")
    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="lamaran")
    # Empty: he came by himself.
    undangan = models.OneToOneField(
        Undangan, models.PROTECT, null=True, related_name="lamaran", editable=False
    )
    # Within the vacancy, by arrival; every list before publication is ordered by it.
    urutan = models.PositiveIntegerField("urutan pendaftaran", null=True, editable=False)
    nomor_pendaftaran = models.CharField("nomor pendaftaran", max_length=40, blank=True, editable=False)
    # Profile and history as they were when sent; the checks and papers use this copy.
    profil = models.JSONField("salinan profil", null=True, editable=False)
    teks_pakta = models.TextField("pakta integritas yang disetujui", blank=True, editable=False)
    tanda_terima = models.OneToOneField(
        "dokumen.Naskah", models.PROTECT, null=True, related_name="lamaran", editable=False
    )
    alasan_tarik = models.TextField("alasan mengundurkan diri", blank=True, editable=False)
    # Which stage was missed, by which berita acara, and the make-up date where the policy grants one.
    alasan_gugur = models.TextField("alasan gugur", blank=True, editable=False)
    diperiksa_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    catatan_kembali = models.TextField("catatan pemeriksa kedua", blank=True, editable=False)
    dibuat_pada = models.DateTimeField(editable=False)

    objects = LamaranQuerySet.as_manager()

    class Meta:
        verbose_name = "lamaran"
        constraints = [
            models.UniqueConstraint(fields=["pelamar", "lowongan"], name="lamaran_sekali"),
            models.UniqueConstraint(fields=["lowongan", "urutan"], name="lamaran_urutan_unik"),
            models.CheckConstraint(condition=Q(keadaan__in=Keadaan.values), name="lamaran_keadaan_dikenal"),
            models.CheckConstraint(
                condition=Q(
                    keadaan=Keadaan.DRAF,
                    diajukan_pada__isnull=True,
                    urutan__isnull=True,
                    nomor_pendaftaran="",
                    profil__isnull=True,
                )
                | ~Q(keadaan=Keadaan.DRAF)
                & Q(diajukan_pada__isnull=False, urutan__isnull=False, profil__isnull=False)
                & ~Q(nomor_pendaftaran="")
                & ~Q(teks_pakta=""),
                name="lamaran_terkirim_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(diperiksa_pada__isnull=True, diperiksa_oleh__isnull=True)
                | Q(diperiksa_pada__isnull=False, diperiksa_oleh__isnull=False),
                name="lamaran_diperiksa_berpasangan",
            ),
            models.CheckConstraint(
                condition=Q(ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                | Q(ditetapkan_pada__isnull=False, ditetapkan_oleh__isnull=False),
                name="lamaran_ditetapkan_berpasangan",
            ),
            # Two persons check, always.
            models.CheckConstraint(
                condition=Q(ditetapkan_oleh__isnull=True) | ~Q(ditetapkan_oleh=F("diperiksa_oleh")),
                name="lamaran_dua_pemeriksa",
            ),
            models.CheckConstraint(
                condition=Q(keadaan=Keadaan.MUNDUR, ditarik_pada__isnull=False)
                | ~Q(keadaan=Keadaan.MUNDUR) & Q(ditarik_pada__isnull=True),
                name="lamaran_mundur_selaras",
            ),
            models.CheckConstraint(
                condition=Q(keadaan=Keadaan.GUGUR, gugur_pada__isnull=False) & ~Q(alasan_gugur="")
                | ~Q(keadaan=Keadaan.GUGUR) & Q(gugur_pada__isnull=True, alasan_gugur=""),
                name="lamaran_gugur_selaras",
            ),
        ]
        indexes = [models.Index(fields=["lowongan", "keadaan", "urutan"], name="lamaran_antrean")]

    def __str__(self) -> str:
        return self.nomor_pendaftaran or f"Draf lamaran {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("peserta:lamaran", args=[self.pk])

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id


class BerkasLamaran(models.Model):
    """One uploaded version of one required document; the current one has no ``diganti_pada``."""

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="berkas")
    # Code of ketentuan.dokumen.
    jenis = models.CharField("jenis dokumen", max_length=40)
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    diunggah_pada = models.DateTimeField(editable=False)
    diganti_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = "berkas lamaran"
        constraints = [
            models.UniqueConstraint(
                fields=["lamaran", "jenis"],
                condition=Q(diganti_pada__isnull=True),
                name="berkas_lamaran_satu_berlaku",
            ),
        ]

    def __str__(self) -> str:
        return self.jenis

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class Verifikasi(models.Model):
    """Finding of the first verifier on one item: a document code, or a rule code such as E-02."""

    class Putusan(models.TextChoices):
        SESUAI = "SESUAI", "Sesuai"
        TIDAK_SESUAI = "TIDAK_SESUAI", "Tidak sesuai"

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="verifikasi")
    butir = models.CharField("butir", max_length=40)
    putusan = models.CharField("putusan", max_length=15, choices=Putusan.choices)
    alasan = models.TextField("alasan", blank=True)
    diperiksa_pada = models.DateTimeField(editable=False)
    diperiksa_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "verifikasi"
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "butir"], name="verifikasi_butir_unik"),
            models.CheckConstraint(
                condition=Q(putusan="SESUAI") | Q(putusan="TIDAK_SESUAI") & ~Q(alasan=""),
                name="verifikasi_tolak_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.butir}: {self.get_putusan_display()}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class SuratRekomendasi(models.Model):
    """What the recommendation of the PPK says (B-1): by the applicant, or as the verifier reads it."""

    class Sumber(models.TextChoices):
        PELAMAR = "PELAMAR", "Menurut pelamar"
        PEMERIKSA = "PEMERIKSA", "Menurut verifikator"

    class Penanda(models.TextChoices):
        PPK = "PPK", "Pejabat Pembina Kepegawaian (bupati, wali kota, atau gubernur)"
        DELEGASI = "DELEGASI", "Pejabat lain dengan delegasi tertulis dari PPK"
        LAIN = "LAIN", "Pejabat lain tanpa delegasi"

    class Kedudukan(models.TextChoices):
        DEFINITIF = "DEFINITIF", "Definitif"
        PJ = "PJ", "Penjabat (Pj.)"
        PLT = "PLT", "Pelaksana tugas (Plt.)"
        PLH = "PLH", "Pelaksana harian (Plh.)"

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="surat_rekomendasi")
    sumber = models.CharField("sumber", max_length=10, choices=Sumber.choices)
    penanda = models.CharField("penanda tangan", max_length=10, choices=Penanda.choices)
    jabatan = models.CharField("jabatan penanda tangan", max_length=160)
    kedudukan = models.CharField("kedudukan penanda tangan", max_length=10, choices=Kedudukan.choices)
    nomor = models.CharField("nomor surat", max_length=120)
    tanggal = models.DateField("tanggal surat")
    jabatan_dituju = models.CharField("jabatan yang disebut dalam surat", max_length=200, blank=True)
    nomor_delegasi = models.CharField("nomor delegasi", max_length=120, blank=True)
    tanggal_delegasi = models.DateField("tanggal delegasi", null=True, blank=True)
    diisi_pada = models.DateTimeField(editable=False)
    diisi_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "surat rekomendasi"
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "sumber"], name="surat_rekomendasi_sekali"),
            models.CheckConstraint(
                condition=Q(sumber__in=["PELAMAR", "PEMERIKSA"]), name="surat_rekomendasi_sumber_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(penanda__in=["PPK", "DELEGASI", "LAIN"]),
                name="surat_rekomendasi_penanda_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(kedudukan__in=["DEFINITIF", "PJ", "PLT", "PLH"]),
                name="surat_rekomendasi_kedudukan_dikenal",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class TelaahRiwayat(models.Model):
    """The verifier's mark on one row of the frozen history (E-02): counts as related experience or not."""

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="telaah")
    # Position in the frozen copy, which never changes; from 0.
    baris = models.PositiveSmallIntegerField("baris riwayat")
    dihitung = models.BooleanField("dihitung")
    alasan = models.TextField("alasan")
    ditelaah_pada = models.DateTimeField(editable=False)
    ditelaah_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "telaah riwayat"
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "baris"], name="telaah_riwayat_sekali"),
            models.CheckConstraint(condition=~Q(alasan=""), name="telaah_riwayat_beralasan"),
        ]

    def __str__(self) -> str:
        return f"Baris {self.baris + 1}: {'dihitung' if self.dihitung else 'tidak dihitung'}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id

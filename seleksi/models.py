"""Tables of a selection and its vacancies. Who may change them: wewenang.py; how: actions.py."""

from __future__ import annotations

import json
from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.urls import reverse

from seleksi.alur import TAHAP_AKHIR, TAHAP_BERJALAN, TAHAP_BERURUT, AlurLowongan, Tahap
from seleksi.ketentuan import Ketentuan, dari_teks

PENGGUNA = settings.AUTH_USER_MODEL


class Instansi(models.Model):
    """The regency that runs this installation; exactly one row."""

    class ZonaWaktu(models.TextChoices):
        WIB = "Asia/Jakarta", "WIB"
        WITA = "Asia/Makassar", "WITA"
        WIT = "Asia/Jayapura", "WIT"

    nama = models.CharField("nama", max_length=120)  # "Kabupaten Contoh Raya"
    provinsi = models.CharField("provinsi", max_length=80)
    ibu_kota = models.CharField("tempat penetapan", max_length=80)
    jabatan_ppk = models.CharField("jabatan PPK", max_length=80)  # "Bupati Contoh Raya"
    jabatan_pyb = models.CharField("jabatan PyB", max_length=120)  # "Sekretaris Daerah Kabupaten Contoh Raya"
    nama_sekretariat = models.CharField(
        "perangkat daerah sekretariat", max_length=160
    )  # "BKPSDM Kabupaten …"
    alamat = models.CharField("alamat sekretariat", max_length=240)
    telepon = models.CharField("telepon", max_length=40)
    surel = models.EmailField("surel")
    zona_waktu = models.CharField(
        "zona waktu", max_length=32, choices=ZonaWaktu.choices, default=ZonaWaktu.WIB
    )

    class Meta:
        verbose_name = "instansi"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="instansi_satu_baris")]

    def __str__(self) -> str:
        return self.nama


class KalenderTahun(models.Model):
    """The days off of one year. Only a confirmed year counts; a proposal is a draft of it."""

    class Keadaan(models.TextChoices):
        USULAN = "USULAN", "Usulan"
        DITETAPKAN = "DITETAPKAN", "Ditetapkan"

    tahun = models.PositiveSmallIntegerField("tahun", primary_key=True)
    keadaan = models.CharField("keadaan", max_length=12, choices=Keadaan.choices, default=Keadaan.USULAN)
    # The decree of the three ministers, with its numbers.
    dasar = models.TextField("dasar", blank=True)
    tanggal_dasar = models.DateField("tanggal dasar", null=True, blank=True)
    # Came with the application, in seleksi/kalender/<tahun>.toml; nobody here had to confirm it.
    bawaan = models.BooleanField(default=False, editable=False)
    ditetapkan_pada = models.DateTimeField(null=True, editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "kalender tahun"
        constraints = [
            models.CheckConstraint(
                condition=Q(keadaan__in=["USULAN", "DITETAPKAN"]), name="kalender_tahun_keadaan_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(keadaan="USULAN", ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                | Q(keadaan="DITETAPKAN", tanggal_dasar__isnull=False)
                & ~Q(dasar="")
                & (
                    Q(bawaan=True, ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                    | Q(ditetapkan_pada__isnull=False, ditetapkan_oleh__isnull=False)
                ),
                name="kalender_tahun_ditetapkan_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"Kalender {self.tahun}"

    @property
    def ditetapkan(self) -> bool:
        return self.keadaan == self.Keadaan.DITETAPKAN


class HariLibur(models.Model):
    """A day on which offices do not work, with what says so. Weekends are not in it."""

    class Jenis(models.TextChoices):
        LIBUR_NASIONAL = "LIBUR_NASIONAL", "Libur nasional"
        CUTI_BERSAMA = "CUTI_BERSAMA", "Cuti bersama"
        LIBUR_DAERAH = "LIBUR_DAERAH", "Libur daerah"

    kalender = models.ForeignKey(KalenderTahun, models.PROTECT, related_name="hari")
    tanggal = models.DateField("tanggal", unique=True)
    nama = models.CharField("nama", max_length=120)
    jenis = models.CharField("jenis", max_length=20, choices=Jenis.choices)
    # Empty: the basis of the year.
    dasar = models.CharField("dasar", max_length=300, blank=True)

    class Meta:
        verbose_name = "hari libur"
        ordering = ("tanggal",)
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis__in=["LIBUR_NASIONAL", "CUTI_BERSAMA", "LIBUR_DAERAH"]),
                name="hari_libur_jenis_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(kalender=ExtractYear("tanggal")), name="hari_libur_dalam_tahunnya"
            ),
            models.CheckConstraint(
                condition=~Q(jenis="LIBUR_DAERAH") | ~Q(dasar=""), name="hari_libur_daerah_berdasar"
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Seleksi(models.Model):
    """One announcement with its Pansel, timetable and ketentuan; its stage is computed from its vacancies."""

    nama = models.CharField("nama", max_length=200)  # "Seleksi Terbuka JPT Pratama Tahap I"
    tahun = models.PositiveSmallIntegerField("tahun")
    profil = models.CharField("profil ketentuan", max_length=60)
    # Copy of the profile with the chosen weights and policies; frozen by trigger once dibekukan_pada is set.
    ketentuan = models.JSONField("ketentuan")
    dibekukan_pada = models.DateTimeField(null=True, editable=False)
    rencana_pelantikan = models.DateField("rencana pelantikan", null=True, blank=True)
    dibuat_pada = models.DateTimeField(editable=False)
    dibuat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "seleksi"
        # Rights granted through panitia.actions; codenames are panitia.aturan.Hak.
        default_permissions = ()
        permissions = [
            ("lihat", "Melihat seleksi"),
            ("kelola", "Mengelola seleksi"),
            ("susun_naskah", "Menyusun naskah dan jadwal"),
            ("verifikasi", "Memeriksa lamaran"),
            ("lihat_berkas", "Melihat identitas dan berkas pelamar"),
            ("lihat_verifikasi", "Melihat hasil pemeriksaan administrasi"),
            ("nilai", "Mengisi lembar nilai"),
            ("nilai_asesmen", "Mengisi hasil asesmen"),
            ("pimpin", "Memimpin Panitia Seleksi"),
            ("lihat_rekap", "Melihat rekapitulasi dan peringkat"),
            ("lihat_kesehatan", "Melihat hasil kesehatan"),
            ("usulkan", "Mengusulkan tiga nama"),
            ("putuskan", "Memilih dan menetapkan"),
            ("telusur", "Menelusuri rekam jejak"),
            ("catat", "Mencatat sebagai narasumber"),
            ("awasi", "Mengawasi"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["nama", "tahun"], name="seleksi_nama_tahun_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} Tahun {self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("seleksi:ruang", args=[self.pk])

    @property
    def id_seleksi(self) -> int:
        return self.pk

    @property
    def aturan_main(self) -> Ketentuan:
        """The ketentuan of this selection as an object."""
        return dari_teks(json.dumps(self.ketentuan, sort_keys=True))

    @property
    def beku(self) -> bool:
        return self.dibekukan_pada is not None


class LowonganQuerySet(models.QuerySet["Lowongan"]):
    def berjalan(self) -> LowonganQuerySet:
        return self.filter(tahap__in=TAHAP_BERJALAN)

    def tampil_publik(self) -> LowonganQuerySet:
        return self.filter(diumumkan_pada__isnull=False)

    def menerima_lamaran(self, pada: datetime) -> LowonganQuerySet:
        return self.filter(tahap=Tahap.PENGUMUMAN, batas_lamaran__gt=pada)


class Lowongan(AlurLowongan):
    """A vacant post; the walk is its own."""

    class JenisJabatan(models.TextChoices):  # Pasal 4 ayat (2)
        SEKDA = "SEKDA", "Sekretaris Daerah"
        ASISTEN = "ASISTEN", "Asisten Sekretariat Daerah"
        STAF_AHLI = "STAF_AHLI", "Staf Ahli Bupati"
        INSPEKTUR = "INSPEKTUR", "Inspektur"
        SEKWAN = "SEKWAN", "Sekretaris Dewan Perwakilan Rakyat Daerah"
        KEPALA_DINAS = "KEPALA_DINAS", "Kepala Dinas"
        KEPALA_BADAN = "KEPALA_BADAN", "Kepala Badan"
        DIREKTUR_RSUD = "DIREKTUR_RSUD", "Direktur Rumah Sakit Umum Daerah"

    class Eselon(models.TextChoices):
        IIA = "II.a", "II.a"
        IIB = "II.b", "II.b"

    class SebabLowong(models.TextChoices):  # Lampiran, Persiapan huruf a
        PENSIUN = "PENSIUN", "Pensiun"
        MENINGGAL = "MENINGGAL", "Meninggal dunia"
        MUNDUR = "MUNDUR", "Mengundurkan diri"
        HUKUMAN_DISIPLIN = "HUKUMAN_DISIPLIN", "Dijatuhi hukuman disiplin tingkat berat"
        JABATAN_LAIN = "JABATAN_LAIN", "Diangkat dalam jabatan lain"
        DIBERHENTIKAN_SEMENTARA = "DIBERHENTIKAN_SEMENTARA", "Diberhentikan sementara dari PNS"
        TIDAK_MENCAPAI_KINERJA = "TIDAK_MENCAPAI_KINERJA", "Diberhentikan karena tidak mencapai kinerja"
        TUGAS_DI_LUAR_JPT = "TUGAS_DI_LUAR_JPT", "Ditugaskan secara penuh di luar JPT"
        CUTI_LUAR_NEGARA = "CUTI_LUAR_NEGARA", "Menjalani cuti di luar tanggungan negara"
        REORGANISASI = "REORGANISASI", "Diberhentikan akibat reorganisasi"

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="lowongan")
    nama_jabatan = models.CharField("nama jabatan", max_length=200)
    jenis_jabatan = models.CharField("jenis jabatan", max_length=20, choices=JenisJabatan.choices)
    eselon = models.CharField("eselon", max_length=4, choices=Eselon.choices)
    perangkat_daerah = models.CharField("perangkat daerah", max_length=200)
    uraian_tugas = models.TextField("uraian tugas", blank=True)
    kualifikasi = models.TextField("kualifikasi pendidikan dan standar kompetensi", blank=True)
    pengalaman = models.TextField("pengalaman jabatan terkait", blank=True)
    sebab_lowong = models.CharField("sebab lowong", max_length=30, choices=SebabLowong.choices, blank=True)
    tanggal_lowong = models.DateField("lowong sejak", null=True, blank=True)
    bukti_lowong = models.ForeignKey(
        "dokumen.Berkas", models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Half-open: an application counts when it arrives before this moment. "23.59.59" is stored as 00:00:00.
    batas_lamaran = models.DateTimeField("batas penerimaan lamaran", null=True, editable=False)
    # Public number within the selection; part of register numbers.
    urutan = models.PositiveSmallIntegerField("urutan", editable=False)
    dibatalkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    alasan_batal = models.TextField("alasan pembatalan", blank=True, editable=False)
    dasar_batal = models.CharField("dasar pembatalan", max_length=240, blank=True, editable=False)

    objects = LowonganQuerySet.as_manager()

    class Meta:
        verbose_name = "lowongan"
        constraints = [
            models.UniqueConstraint(fields=["seleksi", "urutan"], name="lowongan_urutan_unik"),
            models.UniqueConstraint(fields=["seleksi", "nama_jabatan"], name="lowongan_nama_unik"),
            models.CheckConstraint(condition=Q(tahap__in=Tahap.values), name="lowongan_tahap_dikenal"),
            models.CheckConstraint(
                condition=Q(
                    tahap=Tahap.DIBATALKAN, dibatalkan_pada__isnull=False, dibatalkan_oleh__isnull=False
                )
                & ~Q(alasan_batal="")
                | ~Q(tahap=Tahap.DIBATALKAN)
                & Q(dibatalkan_pada__isnull=True, dibatalkan_oleh__isnull=True, alasan_batal=""),
                name="lowongan_batal_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(tahap=Tahap.PERSIAPAN, diumumkan_pada__isnull=True, batas_lamaran__isnull=True)
                | Q(tahap=Tahap.DIBATALKAN)
                | ~Q(tahap__in=[Tahap.PERSIAPAN, Tahap.DIBATALKAN])
                & Q(diumumkan_pada__isnull=False, batas_lamaran__isnull=False),
                name="lowongan_diumumkan_selaras",
            ),
            models.CheckConstraint(
                condition=Q(tahap=Tahap.SELESAI, selesai_pada__isnull=False)
                | ~Q(tahap=Tahap.SELESAI) & Q(selesai_pada__isnull=True),
                name="lowongan_selesai_selaras",
            ),
            models.CheckConstraint(
                condition=Q(jenis_jabatan__in=["SEKDA"], eselon="II.a")
                | ~Q(jenis_jabatan="SEKDA") & Q(eselon="II.b"),
                name="lowongan_eselon_sesuai_jenis",
            ),
            models.CheckConstraint(
                condition=Q(
                    jenis_jabatan__in=[
                        "SEKDA",
                        "ASISTEN",
                        "STAF_AHLI",
                        "INSPEKTUR",
                        "SEKWAN",
                        "KEPALA_DINAS",
                        "KEPALA_BADAN",
                        "DIREKTUR_RSUD",
                    ]
                ),
                name="lowongan_jenis_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(
                    sebab_lowong__in=[
                        "",
                        "PENSIUN",
                        "MENINGGAL",
                        "MUNDUR",
                        "HUKUMAN_DISIPLIN",
                        "JABATAN_LAIN",
                        "DIBERHENTIKAN_SEMENTARA",
                        "TIDAK_MENCAPAI_KINERJA",
                        "TUGAS_DI_LUAR_JPT",
                        "CUTI_LUAR_NEGARA",
                        "REORGANISASI",
                    ]
                ),
                name="lowongan_sebab_dikenal",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_jabatan

    def get_absolute_url(self) -> str:
        return reverse("seleksi:lowongan", args=[self.pk])

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id

    @property
    def berakhir(self) -> bool:
        return self.tahap in TAHAP_AKHIR

    @property
    def nomor_tahap(self) -> int | None:
        """1 to 8, or None once it ended."""
        return TAHAP_BERURUT.index(Tahap(self.tahap)) + 1 if not self.berakhir else None

    def menerima_lamaran(self, pada: datetime) -> bool:
        return self.tahap == Tahap.PENGUMUMAN and self.batas_lamaran is not None and pada < self.batas_lamaran


class DokumenPerencanaan(models.Model):
    """One of the eight planning documents. Dasar: Lampiran, Persiapan huruf b."""

    class Butir(models.IntegerChoices):
        JABATAN = 1, "Penentuan JPT yang akan diisi dan deskripsi tugasnya"
        KUALIFIKASI = 2, "Kualifikasi dan standar kompetensi jabatan"
        PANSEL = 3, "Pembentukan Panitia Seleksi"
        JADWAL = 4, "Penyusunan dan penetapan jadwal tahapan"
        METODE = 5, "Penentuan metode seleksi dan penyusunan materi"
        SISTEM = 6, "Penentuan sistem pada setiap tahapan"
        PENGUMUMAN = 7, "Konsep pengumuman pembukaan dan penerimaan lamaran"
        PENYAMPAIAN = 8, "Penyampaian dokumen perencanaan kepada badan pengawas"

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="dokumen_perencanaan")
    butir = models.PositiveSmallIntegerField("butir", choices=Butir.choices)
    keterangan = models.TextField("keterangan", blank=True)
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, null=True, related_name="+")
    dilengkapi_pada = models.DateTimeField(editable=False)
    dilengkapi_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "dokumen perencanaan"
        constraints = [
            models.UniqueConstraint(fields=["seleksi", "butir"], name="dokumen_perencanaan_butir_unik"),
            models.CheckConstraint(
                condition=Q(butir__gte=1, butir__lte=8), name="dokumen_perencanaan_butir_dikenal"
            ),
        ]

    def __str__(self) -> str:
        return self.get_butir_display()

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class Jadwal(models.Model):
    """Planned dates of one activity of the selection, or of one vacancy that deviates."""

    class Kegiatan(models.TextChoices):
        PENGUMUMAN = "PENGUMUMAN", "Pengumuman dan pendaftaran"
        ADMINISTRASI = "ADMINISTRASI", "Seleksi administrasi"
        REKAM_JEJAK = "REKAM_JEJAK", "Penelusuran rekam jejak"
        ASESMEN = "ASESMEN", "Asesmen kompetensi"
        MAKALAH = "MAKALAH", "Penulisan makalah"
        WAWANCARA = "WAWANCARA", "Wawancara akhir"
        KESEHATAN = "KESEHATAN", "Pemeriksaan kesehatan"
        PENETAPAN = "PENETAPAN", "Rekomendasi dan penetapan"

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="jadwal")
    lowongan = models.ForeignKey(
        Lowongan, models.PROTECT, null=True, blank=True, related_name="jadwal_khusus"
    )
    kegiatan = models.CharField("kegiatan", max_length=20, choices=Kegiatan.choices)
    tanggal_mulai = models.DateField("mulai")
    tanggal_selesai = models.DateField("selesai")
    tempat = models.CharField("tempat", max_length=160, blank=True)

    class Meta:
        verbose_name = "jadwal"
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "lowongan", "kegiatan"], nulls_distinct=False, name="jadwal_kegiatan_unik"
            ),
            models.CheckConstraint(condition=Q(tanggal_selesai__gte=F("tanggal_mulai")), name="jadwal_urut"),
            models.CheckConstraint(
                condition=Q(
                    kegiatan__in=[
                        "PENGUMUMAN",
                        "ADMINISTRASI",
                        "REKAM_JEJAK",
                        "ASESMEN",
                        "MAKALAH",
                        "WAWANCARA",
                        "KESEHATAN",
                        "PENETAPAN",
                    ]
                ),
                name="jadwal_kegiatan_dikenal",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kegiatan_display()

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class Rekomendasi(models.Model):
    """Letter of the supervising body (BKN; KASN in the Perbup) that opens a gate."""

    class Jenis(models.TextChoices):
        PELAKSANAAN = "PELAKSANAAN", "Rekomendasi pelaksanaan seleksi"  # Lampiran, Persiapan b.8
        LANJUT_TIGA_PELAMAR = "LANJUT_TIGA_PELAMAR", "Rekomendasi melanjutkan dengan tiga pelamar"  # a.5
        HASIL = "HASIL", "Rekomendasi hasil seleksi"  # b.9.h
        PENGGANTI = "PENGGANTI", "Persetujuan penggantian calon"  # kebijakan.calon_berkurang
        PELANTIKAN = "PELANTIKAN", "Persetujuan pelantikan"  # kebijakan.jumlah_persetujuan
        PERPANJANGAN_SELEKSI = "PERPANJANGAN_SELEKSI", "Rekomendasi memperpanjang seleksi"  # b.3.c

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="rekomendasi")
    # Empty: holds for every vacancy of the selection.
    lowongan = models.ForeignKey(
        Lowongan, models.PROTECT, null=True, blank=True, related_name="rekomendasi_khusus"
    )
    jenis = models.CharField("jenis", max_length=30, choices=Jenis.choices)
    badan = models.CharField("diterbitkan oleh", max_length=120)
    nomor = models.CharField("nomor surat", max_length=80)
    tanggal = models.DateField("tanggal surat")
    # Letter with which the PPK coordinated before (b.3.c).
    nomor_koordinasi = models.CharField("nomor surat koordinasi PPK", max_length=80, blank=True)
    tanggal_koordinasi = models.DateField("tanggal surat koordinasi PPK", null=True, blank=True)
    keterangan = models.TextField("keterangan", blank=True)
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "rekomendasi"
        constraints = [
            # Each extension of the administrative stage has a letter of its own.
            models.UniqueConstraint(
                fields=["seleksi", "lowongan", "jenis"],
                nulls_distinct=False,
                condition=~Q(jenis="PERPANJANGAN_SELEKSI"),
                name="rekomendasi_jenis_unik",
            ),
            models.CheckConstraint(
                condition=Q(
                    jenis__in=[
                        "PELAKSANAAN",
                        "LANJUT_TIGA_PELAMAR",
                        "HASIL",
                        "PERPANJANGAN_SELEKSI",
                        "PENGGANTI",
                        "PELANTIKAN",
                    ]
                ),
                name="rekomendasi_jenis_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(jenis="PERPANJANGAN_SELEKSI", lowongan__isnull=False)
                & Q(tanggal_koordinasi__isnull=False)
                & ~Q(nomor_koordinasi="")
                | ~Q(jenis="PERPANJANGAN_SELEKSI") & Q(tanggal_koordinasi__isnull=True, nomor_koordinasi=""),
                name="rekomendasi_koordinasi_sesuai",
            ),
            models.CheckConstraint(
                condition=Q(tanggal_koordinasi__isnull=True) | Q(tanggal_koordinasi__lte=F("tanggal")),
                name="rekomendasi_setelah_koordinasi",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}"

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class NaskahSeleksi(models.Model):
    """Which selection (and vacancy) an issued paper belongs to; its kind is ``naskah.templat``."""

    naskah = models.OneToOneField("dokumen.Naskah", models.PROTECT, related_name="milik_seleksi")
    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="naskah")
    # Empty: a paper of the whole selection.
    lowongan = models.ForeignKey(Lowongan, models.PROTECT, null=True, related_name="naskah")

    class Meta:
        verbose_name = "naskah seleksi"

    def __str__(self) -> str:
        return str(self.naskah)

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class Pengumuman(models.Model):
    """A public notice of the Pansel; public once the Ketua Pansel signed (diumumkan_pada)."""

    class Jenis(models.TextChoices):
        PEMBUKAAN = "PEMBUKAAN", "Pengumuman seleksi terbuka"
        PERPANJANGAN = "PERPANJANGAN", "Pengumuman perpanjangan"
        PERPANJANGAN_SELEKSI = "PERPANJANGAN_SELEKSI", "Pengumuman perpanjangan seleksi"
        PERUBAHAN_JADWAL = "PERUBAHAN_JADWAL", "Pengumuman perubahan jadwal"
        PEMBATALAN = "PEMBATALAN", "Pengumuman pembatalan"
        RALAT = "RALAT", "Ralat pengumuman"
        HASIL_TAHAP = "HASIL_TAHAP", "Pengumuman hasil tahap"
        HASIL_AKHIR = "HASIL_AKHIR", "Pengumuman hasil akhir"

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="pengumuman")
    lowongan = models.ManyToManyField(Lowongan, related_name="pengumuman")
    jenis = models.CharField("jenis", max_length=20, choices=Jenis.choices)
    # For HASIL_TAHAP: the stage whose result it tells.
    tahap = models.CharField("tahap", max_length=20, choices=Tahap.choices, blank=True)
    naskah = models.OneToOneField("dokumen.Naskah", models.PROTECT, related_name="pengumuman")
    # The deadline it will set, for PEMBUKAAN, both kinds of extension, and RALAT.
    batas_lamaran = models.DateTimeField("batas penerimaan lamaran", null=True)
    disusun_pada = models.DateTimeField(editable=False)
    disusun_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    diumumkan_pada = models.DateTimeField(null=True, editable=False)
    diumumkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "pengumuman"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    jenis__in=[
                        "PEMBUKAAN",
                        "PERPANJANGAN",
                        "PERPANJANGAN_SELEKSI",
                        "PERUBAHAN_JADWAL",
                        "HASIL_TAHAP",
                        "HASIL_AKHIR",
                        "PEMBATALAN",
                        "RALAT",
                    ]
                ),
                name="pengumuman_jenis_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(tahap__in=["", *Tahap.values]), name="pengumuman_tahap_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(diumumkan_pada__isnull=True, diumumkan_oleh__isnull=True)
                | Q(diumumkan_pada__isnull=False, diumumkan_oleh__isnull=False),
                name="pengumuman_diumumkan_berpasangan",
            ),
        ]

    def __str__(self) -> str:
        return self.get_jenis_display()

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class Ralat(models.Model):
    """What an erratum changes; it takes effect when its announcement is signed. Never edited (trigger).

    The triggers that freeze ketentuan and requirements let pass only what the newest signed row says.
    """

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="ralat")
    pengumuman = models.OneToOneField(Pengumuman, models.PROTECT, related_name="ralat")
    # Whole copies, so that what was in force is known without the trail.
    ketentuan_lama = models.JSONField(editable=False)
    ketentuan_baru = models.JSONField(editable=False)
    # Id of a vacancy (as text) -> its uraian_tugas, kualifikasi, pengalaman.
    lowongan_lama = models.JSONField(default=dict, editable=False)
    lowongan_baru = models.JSONField(default=dict, editable=False)
    alasan = models.TextField("alasan")
    nomor_notulen = models.CharField("nomor notulen", max_length=80, blank=True)

    class Meta:
        verbose_name = "ralat"
        constraints = [models.CheckConstraint(condition=~Q(alasan=""), name="ralat_beralasan")]

    def __str__(self) -> str:
        return f"Ralat {self.seleksi}"

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class PerubahanJadwal(models.Model):
    """One amended timetable, with the one before it; in force once the Ketua Pansel signed its paper."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="perubahan_jadwal")
    # Empty: the timetable of the selection.
    lowongan = models.ForeignKey(
        Lowongan, models.PROTECT, null=True, blank=True, related_name="perubahan_jadwal"
    )
    ke = models.PositiveSmallIntegerField("perubahan ke")
    alasan = models.TextField("alasan")
    # kegiatan -> [first day, last day, place].
    semula = models.JSONField(editable=False)
    menjadi = models.JSONField(editable=False)
    pengumuman = models.OneToOneField(Pengumuman, models.PROTECT, related_name="perubahan_jadwal")
    ditetapkan_pada = models.DateTimeField(null=True, editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "perubahan jadwal"
        constraints = [
            # Drafts that were replaced keep their number; only one with it is ever in force.
            models.UniqueConstraint(
                fields=["seleksi", "ke"],
                condition=Q(ditetapkan_pada__isnull=False),
                name="perubahan_jadwal_ke_unik",
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="perubahan_jadwal_beralasan"),
            models.CheckConstraint(
                condition=Q(ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                | Q(ditetapkan_pada__isnull=False, ditetapkan_oleh__isnull=False),
                name="perubahan_jadwal_ditetapkan_berpasangan",
            ),
        ]

    def __str__(self) -> str:
        return f"Perubahan jadwal ke-{self.ke}"

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id

    @staticmethod
    def baris(isi: dict[str, list[str]]) -> dict[str, tuple[date, date, str]]:
        """Stored rows with real dates."""
        return {
            kegiatan: (date.fromisoformat(mulai), date.fromisoformat(sampai), tempat)
            for kegiatan, (mulai, sampai, tempat) in isi.items()
        }

    @classmethod
    def rentang(cls, isi: dict[str, list[str]]) -> dict[str, tuple[date, date]]:
        return {kegiatan: (mulai, sampai) for kegiatan, (mulai, sampai, _) in cls.baris(isi).items()}


class BuktiTayang(models.Model):
    """Proof that an announcement stood in a channel. Dasar: Lampiran huruf a angka 1 dan 2."""

    class Saluran(models.TextChoices):
        MEDIA = "MEDIA", "Media cetak nasional atau media elektronik"
        PORTAL_NASIONAL = "PORTAL_NASIONAL", "Portal nasional seleksi JPT"
        EDARAN = "EDARAN", "Surat edaran atau papan pengumuman"

    pengumuman = models.ForeignKey(Pengumuman, models.PROTECT, related_name="bukti_tayang")
    saluran = models.CharField("saluran", max_length=20, choices=Saluran.choices)
    nama = models.CharField("nama media", max_length=160)
    alamat = models.URLField("alamat laman", blank=True)
    tanggal_tayang = models.DateField("tanggal tayang")
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "bukti tayang"
        constraints = [
            models.CheckConstraint(
                condition=Q(saluran__in=["MEDIA", "PORTAL_NASIONAL", "EDARAN"]),
                name="bukti_tayang_saluran_dikenal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_saluran_display()}: {self.nama}"

    @property
    def id_seleksi(self) -> int:
        return self.pengumuman.seleksi_id


class Perpanjangan(models.Model):
    """One more period of applications of a vacancy; each cause has its own count."""

    class Sebab(models.TextChoices):
        PELAMAR = "PELAMAR", "Jumlah pelamar kurang"  # Lampiran a.4
        ADMINISTRASI = "ADMINISTRASI", "Jumlah yang memenuhi syarat kurang"  # Lampiran b.3.c

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="perpanjangan")
    sebab = models.CharField("sebab", max_length=15, choices=Sebab.choices, default=Sebab.PELAMAR)
    ke = models.PositiveSmallIntegerField("perpanjangan ke")
    batas_lama = models.DateTimeField()
    batas_baru = models.DateTimeField()
    jumlah_pelamar = models.PositiveSmallIntegerField("jumlah lamaran saat diperpanjang")
    # For ADMINISTRASI: how many passed, and the letter of the supervising body it rests on.
    jumlah_lulus = models.PositiveSmallIntegerField("jumlah memenuhi syarat saat diperpanjang", null=True)
    rekomendasi = models.OneToOneField(
        Rekomendasi, models.PROTECT, null=True, related_name="perpanjangan", editable=False
    )
    pengumuman = models.ForeignKey(Pengumuman, models.PROTECT, related_name="perpanjangan")
    ditetapkan_pada = models.DateTimeField(editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "perpanjangan"
        constraints = [
            models.UniqueConstraint(fields=["lowongan", "sebab", "ke"], name="perpanjangan_ke_unik"),
            models.CheckConstraint(
                condition=Q(sebab="PELAMAR", rekomendasi__isnull=True, jumlah_lulus__isnull=True)
                | Q(sebab="ADMINISTRASI", rekomendasi__isnull=False, jumlah_lulus__isnull=False),
                name="perpanjangan_sebab_dikenal",
            ),
            models.CheckConstraint(condition=Q(batas_baru__gt=F("batas_lama")), name="perpanjangan_maju"),
        ]

    def __str__(self) -> str:
        return f"Perpanjangan ke-{self.ke}"

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id


class BuktiSyarat(models.Model):
    """A letter or record from outside that a rule asks for; what may be recorded: seleksi.queries.bukti."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="bukti_syarat")
    # Empty: holds for every vacancy of the selection.
    lowongan = models.ForeignKey(
        Lowongan, models.PROTECT, null=True, blank=True, related_name="bukti_syarat_khusus"
    )
    butir = models.CharField("butir", max_length=40)
    pihak = models.CharField("pihak", max_length=160)
    nomor = models.CharField("nomor", max_length=80)
    tanggal = models.DateField("tanggal")
    keterangan = models.TextField("keterangan", blank=True)
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "bukti syarat"
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "lowongan", "butir"], nulls_distinct=False, name="bukti_syarat_butir_unik"
            ),
            models.CheckConstraint(condition=~Q(butir="") & ~Q(nomor=""), name="bukti_syarat_bernomor"),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class PutusanPleno(models.Model):
    """A decision of the pleno to go on although a rule of degree BERITA ACARA is not met, with its reason."""

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="putusan_pleno")
    # The stage whose gate it opens, and the rule it speaks of.
    tahap = models.CharField("tahap", max_length=20, choices=Tahap.choices)
    kode = models.CharField("kode aturan", max_length=8)
    nomor = models.CharField("nomor berita acara", max_length=80)
    tanggal = models.DateField("tanggal berita acara")
    alasan = models.TextField("alasan")
    # What was missing at that moment, as it was shown.
    temuan = models.TextField("yang belum terpenuhi", editable=False)
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "putusan pleno"
        constraints = [
            models.UniqueConstraint(
                fields=["lowongan", "tahap", "kode", "temuan"], name="putusan_pleno_unik"
            ),
            models.CheckConstraint(condition=Q(tahap__in=Tahap.values), name="putusan_pleno_tahap_dikenal"),
            models.CheckConstraint(condition=~Q(alasan="") & ~Q(nomor=""), name="putusan_pleno_beralasan"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nomor}"

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id


class MasaBeku(models.Model):
    """A period without replacement of officials (pilkada, Pj), for the whole installation.

    Dasar: Undang-Undang 10/2016 Pasal 71 ayat (2).
    """

    tanggal_mulai = models.DateField("mulai")
    tanggal_selesai = models.DateField("sampai")
    sebab = models.CharField("sebab", max_length=160)
    dasar = models.CharField("dasar", max_length=240)
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)
    dicabut_pada = models.DateTimeField(null=True, editable=False)
    dicabut_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    alasan_cabut = models.CharField("alasan dicabut", max_length=240, blank=True, editable=False)

    class Meta:
        verbose_name = "masa pembekuan"
        constraints = [
            models.CheckConstraint(
                condition=Q(tanggal_selesai__gte=F("tanggal_mulai")), name="masa_beku_urut"
            ),
            models.CheckConstraint(
                condition=Q(dicabut_pada__isnull=True, dicabut_oleh__isnull=True, alasan_cabut="")
                | Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False) & ~Q(alasan_cabut=""),
                name="masa_beku_cabut_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return self.sebab

"""Files that came in, papers that go out, and the counters that number them. Acts: simpan.py, terbit.py."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dokumen.alur import AlurNaskah, AlurPindai, KeadaanNaskah, KeadaanPindai

# Crockford base 32: without I, L, O and U, so that a code survives being read aloud or typed from paper.
HURUF_KODE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG_KODE = 16


def kode_baru() -> str:
    """Sixteen symbols of five bits each: 80 random bits, not to be guessed."""
    return "".join(secrets.choice(HURUF_KODE) for _ in range(PANJANG_KODE))


class Berkas(models.Model):
    """A stored file. The row exists only after the bytes are safe on the disk (see simpan.py)."""

    sha256 = models.CharField("SHA-256", max_length=64)
    ukuran = models.PositiveBigIntegerField("ukuran dalam bita")
    jenis_media = models.CharField("jenis media", max_length=100)
    nama_asli = models.CharField("nama asli", max_length=255)
    # In the store (gudang.py); salted, so it says nothing about owner, order or content.
    jalur = models.CharField("jalur", max_length=120, unique=True)
    halaman = models.PositiveIntegerField("jumlah halaman", null=True, blank=True)
    # Empty when the machine made the file.
    diunggah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diunggah oleh",
    )
    diunggah_pada = models.DateTimeField("diunggah pada")

    # Known of the file that was stored just now only: pages to look at once more, no column.
    halaman_kosong: tuple[int, ...] = ()

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        indexes = [models.Index(name="berkas_sidik", fields=["sha256"])]
        constraints = [
            models.CheckConstraint(name="berkas_sha256_utuh", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(name="berkas_tidak_kosong", condition=Q(ukuran__gt=0)),
            models.CheckConstraint(
                name="berkas_halaman_ada", condition=Q(halaman__isnull=True) | Q(halaman__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return self.nama_asli

    @property
    def keadaan_pindai(self) -> str:
        """TANPA, MENUNGGU, BERSIH or DITAHAN. Lists that show it select `pemindaian` along."""
        pemindaian: Pemindaian | None = getattr(self, "pemindaian", None)
        return pemindaian.keadaan if pemindaian else KeadaanPindai.TANPA.value

    @property
    def tertutup(self) -> bool:
        """Nobody but, perhaps, its owner may open it now; see sajikan.tertahan."""
        return self.keadaan_pindai in (KeadaanPindai.MENUNGGU, KeadaanPindai.DITAHAN)


class Pemindaian(AlurPindai):
    """What the malware scanner says of a file; the file itself never changes."""

    Keadaan = KeadaanPindai

    berkas = models.OneToOneField(
        Berkas, on_delete=models.PROTECT, related_name="pemindaian", verbose_name="berkas"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    # The name the scanner gives to what it found.
    temuan = models.CharField("temuan", max_length=200, blank=True)
    # When the sweep may take the row; empty when nothing is left to scan.
    pindai_lagi_pada = models.DateTimeField("pindai lagi pada", null=True, blank=True)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    galat = models.CharField("galat terakhir", max_length=300, blank=True)

    class Meta:
        verbose_name = "pemindaian"
        verbose_name_plural = "pemindaian"
        indexes = [
            models.Index(
                name="pemindaian_menunggu",
                fields=["pindai_lagi_pada"],
                condition=Q(pindai_lagi_pada__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="pemindaian_keadaan_dikenal", condition=Q(keadaan__in=KeadaanPindai.values)
            ),
            models.CheckConstraint(
                name="pemindaian_putusan_lengkap",
                condition=(
                    Q(keadaan__in=["TANPA", "MENUNGGU"], diputus_pada__isnull=True, temuan="")
                    | Q(keadaan="BERSIH", diputus_pada__isnull=False, temuan="")
                    | (Q(keadaan="DITAHAN", diputus_pada__isnull=False) & ~Q(temuan=""))
                ),
            ),
            models.CheckConstraint(
                name="pemindaian_yang_menunggu_berjadwal",
                condition=(
                    (~Q(keadaan="MENUNGGU") | Q(pindai_lagi_pada__isnull=False))
                    & (~Q(keadaan="DITAHAN") | Q(pindai_lagi_pada__isnull=True))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.berkas}: {self.get_keadaan_display()}"


class BerkasCacat(models.Model):
    """A file whose bytes are away or changed, as the last look at the store found it; gone once it is well.

    What was found stays in the trail (berkas.tidak_utuh).
    """

    class Cacat(models.TextChoices):
        HILANG = "HILANG", "tidak terbaca di penyimpanan"
        BERUBAH = "BERUBAH", "isinya tidak cocok dengan sidiknya"

    berkas = models.OneToOneField(
        Berkas, on_delete=models.PROTECT, related_name="cacat", verbose_name="berkas"
    )
    cacat = models.CharField("cacat", max_length=10, choices=Cacat.choices)
    ditemukan_pada = models.DateTimeField("ditemukan pada")

    class Meta:
        verbose_name = "berkas cacat"
        verbose_name_plural = "berkas cacat"
        constraints = [
            models.CheckConstraint(name="berkas_cacat_dikenal", condition=Q(cacat__in=["HILANG", "BERUBAH"])),
        ]

    def __str__(self) -> str:
        return f"Berkas nomor {self.berkas_id}: {self.get_cacat_display()}"


class PemeriksaanGudang(models.Model):
    """One walk through the store: all files against the rows, then all rows against the files.

    It takes as many nights as it needs; where it stopped is where the next night begins.
    """

    mulai_pada = models.DateTimeField("mulai pada")
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    jalur_terakhir = models.CharField("jalur terakhir", max_length=300, blank=True)
    # Empty until all files are seen.
    berkas_terakhir = models.PositiveBigIntegerField("nomor berkas terakhir", null=True, blank=True)
    jumlah_file = models.PositiveIntegerField("file dilihat", default=0)
    jumlah_baris = models.PositiveIntegerField("baris diperiksa", default=0)
    dikarantina = models.PositiveIntegerField("file tanpa baris dipindahkan", default=0)
    dikembalikan = models.PositiveIntegerField("file dikembalikan dari karantina", default=0)
    # Why nothing is moved although there are files without a row.
    tertahan = models.CharField("alasan tidak memindahkan", max_length=300, blank=True)

    class Meta:
        verbose_name = "pemeriksaan gudang"
        verbose_name_plural = "pemeriksaan gudang"
        constraints = [
            models.UniqueConstraint(
                name="pemeriksaan_gudang_satu_berjalan",
                fields=["selesai_pada"],
                condition=Q(selesai_pada__isnull=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="pemeriksaan_gudang_selesai_sesudah_mulai",
                condition=Q(selesai_pada__isnull=True) | Q(selesai_pada__gte=F("mulai_pada")),
            ),
        ]

    def __str__(self) -> str:
        return f"Pemeriksaan gudang {self.pk}"


class Kelas(models.TextChoices):
    UMUM = "U", "Umum"
    TERBATAS = "T", "Terbatas"
    RAHASIA = "R", "Rahasia"


class Naskah(AlurNaskah):
    """An official paper: frozen data first, a signature and a number later, printed bytes at the end.

    `templat`, `isi` and `kode` never change; number, date and final file never change once set. A trigger
    (migration 0002) holds both promises against everyone.
    """

    Kelas = Kelas
    Keadaan = KeadaanNaskah

    templat = models.CharField("templat", max_length=120)
    judul = models.CharField("judul", max_length=400)
    # Frozen at the moment of the decision; the only source of the printed text.
    isi = models.JSONField("isi")
    kelas = models.CharField("kelas", max_length=1, choices=Kelas.choices)
    kode = models.CharField("kode verifikasi", max_length=PANJANG_KODE, unique=True, default=kode_baru)

    # Empty for a paper without a number, for instance a receipt.
    pola_nomor = models.CharField("pola nomor", max_length=120, blank=True)
    nomor = models.CharField("nomor", max_length=120, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)

    # Numbered copies of a secret paper are rows of their own with the number of the first; 0: not numbered.
    salinan_nomor = models.PositiveSmallIntegerField("nomor salinan", default=0)
    salinan_jumlah = models.PositiveSmallIntegerField("jumlah salinan", default=0)
    salinan_dari = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="salinan",
        verbose_name="salinan dari",
    )

    penanda_tangan = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="naskah_ditandatangani",
        verbose_name="penanda tangan",
    )
    nama_penanda = models.CharField("nama penanda tangan", max_length=200, blank=True)
    jabatan_penanda = models.CharField("jabatan penanda tangan", max_length=200, blank=True)

    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dibuat oleh",
    )
    dibuat_pada = models.DateTimeField("dibuat pada")
    ditandatangani_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ditandatangani oleh",
    )
    ditandatangani_pada = models.DateTimeField("ditandatangani pada", null=True, blank=True)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dicabut oleh",
    )
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)
    alasan_cabut = models.TextField("alasan pencabutan", blank=True)

    berkas_konsep = models.OneToOneField(
        Berkas,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="berkas konsep",
    )
    berkas = models.OneToOneField(
        Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="naskah", verbose_name="berkas"
    )
    dicetak_pada = models.DateTimeField("dicetak pada", null=True, blank=True)
    # When the sweep may take the row; empty when nothing is left to print.
    cetak_lagi_pada = models.DateTimeField("cetak lagi pada", null=True, blank=True)
    percobaan_cetak = models.PositiveSmallIntegerField("percobaan cetak", default=0)
    galat_cetak = models.TextField("galat cetak terakhir", blank=True)

    class Meta:
        verbose_name = "naskah"
        verbose_name_plural = "naskah"
        indexes = [
            models.Index(
                name="naskah_belum_dicetak",
                fields=["cetak_lagi_pada"],
                condition=Q(cetak_lagi_pada__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(name="naskah_kelas_dikenal", condition=Q(kelas__in=Kelas.values)),
            models.CheckConstraint(
                name="naskah_keadaan_dikenal", condition=Q(keadaan__in=KeadaanNaskah.values)
            ),
            models.CheckConstraint(
                name="naskah_keadaan_sesuai_tanda_tangan",
                condition=(
                    Q(keadaan="KONSEP", ditandatangani_pada__isnull=True)
                    | Q(keadaan="TERBIT", ditandatangani_pada__isnull=False)
                    | Q(keadaan="DICABUT")
                ),
            ),
            models.CheckConstraint(
                name="naskah_tanda_tangan_lengkap",
                condition=(
                    Q(
                        ditandatangani_pada__isnull=True,
                        ditandatangani_oleh__isnull=True,
                        tanggal__isnull=True,
                        nomor="",
                    )
                    | (
                        Q(ditandatangani_pada__isnull=False, tanggal__isnull=False)
                        & (Q(pola_nomor="") | ~Q(nomor=""))
                    )
                ),
            ),
            models.CheckConstraint(
                name="naskah_ditandatangani_yang_berhak",
                condition=(
                    Q(ditandatangani_pada__isnull=True)
                    | Q(penanda_tangan__isnull=True)
                    | Q(ditandatangani_oleh__isnull=False, ditandatangani_oleh=F("penanda_tangan"))
                ),
            ),
            models.CheckConstraint(
                name="naskah_dicabut_lengkap",
                condition=(
                    Q(keadaan="DICABUT", dicabut_pada__isnull=False) & ~Q(alasan_cabut="")
                    | ~Q(keadaan="DICABUT")
                    & Q(dicabut_pada__isnull=True, dicabut_oleh__isnull=True, alasan_cabut="")
                ),
            ),
            models.CheckConstraint(
                name="naskah_berkas_sesuai_cetak",
                condition=(
                    Q(berkas__isnull=True, dicetak_pada__isnull=True)
                    | Q(berkas__isnull=False, dicetak_pada__isnull=False, ditandatangani_pada__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="naskah_salinan_dalam_jumlah", condition=Q(salinan_nomor__lte=F("salinan_jumlah"))
            ),
            models.UniqueConstraint(
                name="naskah_nomor_tunggal", fields=["nomor", "salinan_nomor"], condition=~Q(nomor="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judul} ({self.nomor})" if self.nomor else self.judul

    @property
    def kode_tampil(self) -> str:
        """K7M2-9QXD-31FA-ZZ08: groups of four are read and typed with fewer mistakes."""
        return "-".join(self.kode[i : i + 4] for i in range(0, PANJANG_KODE, 4))

    @property
    def berkas_terkini(self) -> Berkas | None:
        """The final paper, or the watermarked preview while there is none."""
        return self.berkas or self.berkas_konsep

    @property
    def sedang_dicetak(self) -> bool:
        return self.cetak_lagi_pada is not None


class Penomoran(models.Model):
    """The last number given, per pattern and year. Taken under a row lock in the signing transaction."""

    pola = models.CharField("pola", max_length=120)
    tahun = models.PositiveSmallIntegerField("tahun")
    terakhir = models.PositiveIntegerField("nomor terakhir", default=0)

    class Meta:
        verbose_name = "penomoran"
        verbose_name_plural = "penomoran"
        constraints = [
            models.UniqueConstraint(name="penomoran_satu_per_tahun", fields=["pola", "tahun"]),
        ]

    def __str__(self) -> str:
        return f"{self.pola} ({self.tahun}): {self.terakhir}"


class Kiriman(models.Model):
    """A file on its way, in pieces (kiriman.py): `diterima` bytes of it are safe on the disk, never fewer."""

    # The whole address of it; random, since the pieces of a person's file lie behind it.
    kode = models.CharField("kode", max_length=64, unique=True)
    # Empty for a guest: then it belongs to its end alone, and the app that asked keeps that door.
    pemilik = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="pemilik",
    )
    # What it is for, in the words of the app that asked; the same file for the same end goes on where it was.
    tujuan = models.CharField("tujuan", max_length=120)
    nama = models.CharField("nama", max_length=255)
    ukuran = models.PositiveBigIntegerField("ukuran dalam bita")
    # Of the whole file, as its browser computed it; empty where it could not.
    sidik = models.CharField("SHA-256", max_length=64, blank=True)
    diterima = models.PositiveBigIntegerField("bita diterima", default=0)
    dimulai_pada = models.DateTimeField("dimulai pada")
    disentuh_pada = models.DateTimeField("disentuh pada")
    # The stored file it became; then its pieces are gone.
    berkas = models.ForeignKey(
        Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas"
    )

    class Meta:
        verbose_name = "kiriman"
        verbose_name_plural = "kiriman"
        indexes = [models.Index(name="kiriman_tersentuh", fields=["disentuh_pada"])]
        constraints = [
            models.CheckConstraint(name="kiriman_kode_acak", condition=Q(kode__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(name="kiriman_bertujuan", condition=~Q(tujuan="")),
            models.CheckConstraint(name="kiriman_tidak_kosong", condition=Q(ukuran__gt=0)),
            models.CheckConstraint(name="kiriman_tidak_lebih", condition=Q(diterima__lte=F("ukuran"))),
            models.CheckConstraint(
                name="kiriman_sidik_utuh", condition=Q(sidik="") | Q(sidik__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(
                name="kiriman_jadi_setelah_utuh", condition=Q(berkas__isnull=True) | Q(diterima=F("ukuran"))
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def utuh(self) -> bool:
        return self.diterima == self.ukuran

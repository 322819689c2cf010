"""Tables of scores, ranking and the final choice. Written only by the acts (actions).

Rows of ButirNilai, Rekap and Peringkat are secret (data classes D, E, H); queries is the only way to them.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from penilaian.alur import AlurKomponen, AlurLembar, KeadaanKomponen, KeadaanLembar
from penilaian.aturan import SKALA_ASESMEN, AsesmenLama
from peserta.models import Lamaran
from seleksi.models import Lowongan

PENGGUNA = settings.AUTH_USER_MODEL


class Komponen(AlurKomponen):
    """One scored method of one vacancy, copied from the frozen ketentuan when announced."""

    class Metode(models.TextChoices):  # Lampiran huruf b angka 8
        REKAM_JEJAK = "REKAM_JEJAK", "Rekam jejak"
        ASESMEN = "ASESMEN", "Asesmen kompetensi"
        MAKALAH = "MAKALAH", "Penulisan makalah"
        WAWANCARA = "WAWANCARA", "Wawancara akhir"

    class Penilai(models.TextChoices):
        PANSEL = "PANSEL", "Panitia Seleksi"
        ASESOR = "ASESOR", "Asesor"

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="komponen")
    metode = models.CharField("metode", max_length=20, choices=Metode.choices)
    # Who scores it (B-6).
    penilai = models.CharField("dinilai oleh", max_length=10, choices=Penilai.choices)
    bobot = models.DecimalField("bobot (persen)", max_digits=5, decimal_places=2)
    dibuka_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    dikunci_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "komponen penilaian"
        constraints = [
            models.UniqueConstraint(fields=["lowongan", "metode"], name="komponen_metode_unik"),
            models.CheckConstraint(
                condition=Q(metode__in=["REKAM_JEJAK", "ASESMEN", "MAKALAH", "WAWANCARA"]),
                name="komponen_metode_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(penilai__in=["PANSEL", "ASESOR"]), name="komponen_penilai_dikenal"
            ),
            models.CheckConstraint(condition=Q(bobot__gt=0, bobot__lte=100), name="komponen_bobot_persen"),
            models.CheckConstraint(
                condition=Q(keadaan__in=KeadaanKomponen.values), name="komponen_keadaan_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(keadaan=KeadaanKomponen.BELUM, dibuka_pada__isnull=True, dibuka_oleh__isnull=True)
                | ~Q(keadaan=KeadaanKomponen.BELUM) & Q(dibuka_pada__isnull=False, dibuka_oleh__isnull=False),
                name="komponen_dibuka_selaras",
            ),
            models.CheckConstraint(
                condition=Q(
                    keadaan__in=[KeadaanKomponen.BELUM, KeadaanKomponen.DIBUKA],
                    dikunci_pada__isnull=True,
                    dikunci_oleh__isnull=True,
                )
                | Q(
                    keadaan__in=[KeadaanKomponen.DIKUNCI, KeadaanKomponen.DIUMUMKAN],
                    dikunci_pada__isnull=False,
                    dikunci_oleh__isnull=False,
                ),
                name="komponen_dikunci_selaras",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_metode_display()} {self.lowongan}"

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id


class Indikator(models.Model):
    """One criterion of a component; its weights sum to 100 within the component."""

    komponen = models.ForeignKey(Komponen, models.CASCADE, related_name="indikator")
    urutan = models.PositiveSmallIntegerField("urutan")
    nama = models.CharField("nama", max_length=200)
    uraian = models.TextField("uraian", blank=True)
    # Words for each fifth of the scale, from the lowest up; a guide for the rater.
    tingkat = models.JSONField("uraian tingkat", default=list, blank=True)
    bobot = models.DecimalField("bobot (persen)", max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = "indikator"
        constraints = [
            models.UniqueConstraint(fields=["komponen", "urutan"], name="indikator_urutan_unik"),
            models.CheckConstraint(condition=Q(bobot__gt=0, bobot__lte=100), name="indikator_bobot_persen"),
        ]

    def __str__(self) -> str:
        return self.nama


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

    def get_absolute_url(self) -> str:
        return reverse("penilaian:lembar", args=[self.komponen_id, self.lamaran_id])

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


class HasilKesehatan(models.Model):
    """Fit or unfit, nothing more (class I). Dasar: Lampiran huruf b angka 7."""

    lamaran = models.OneToOneField(Lamaran, models.PROTECT, related_name="hasil_kesehatan")
    sehat = models.BooleanField("sehat jasmani dan rohani")
    unit_kesehatan = models.CharField("unit pelayanan kesehatan pemerintah", max_length=160)
    nomor_surat = models.CharField("nomor surat", max_length=80)
    tanggal_surat = models.DateField("tanggal surat")
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, null=True, related_name="+")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "hasil pemeriksaan kesehatan"

    def __str__(self) -> str:
        return f"Hasil kesehatan {self.lamaran_id}"

    @property
    def id_seleksi(self) -> int:
        return self.lamaran.lowongan.seleksi_id


class Penetapan(models.Model):
    """From the three names to the oath, for one vacancy. Dasar: Lampiran huruf b angka 9, Pasal 26."""

    lowongan = models.OneToOneField(Lowongan, models.PROTECT, related_name="penetapan")
    # PyB's proposal of three names to the PPK.
    usulan = models.OneToOneField(
        "dokumen.Naskah", models.PROTECT, null=True, related_name="penetapan_usulan"
    )
    diusulkan_pada = models.DateTimeField(null=True, editable=False)
    diusulkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    terpilih = models.ForeignKey(Lamaran, models.PROTECT, null=True, related_name="penetapan")
    alasan = models.TextField("alasan memilih", blank=True)
    dipilih_pada = models.DateTimeField(null=True, editable=False)
    dipilih_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    keputusan = models.OneToOneField(
        "dokumen.Naskah", models.PROTECT, null=True, related_name="penetapan_keputusan"
    )
    tanggal_keputusan = models.DateField("tanggal keputusan", null=True)
    ditetapkan_pada = models.DateTimeField(null=True, editable=False)
    ditetapkan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    tanggal_pelantikan = models.DateField("tanggal pelantikan", null=True)
    tempat_pelantikan = models.CharField("tempat pelantikan", max_length=160, blank=True)
    dilantik_pada = models.DateTimeField(null=True, editable=False)
    dilantik_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "penetapan"
        constraints = [
            models.CheckConstraint(
                condition=Q(diusulkan_pada__isnull=True, diusulkan_oleh__isnull=True)
                | Q(diusulkan_pada__isnull=False, diusulkan_oleh__isnull=False, usulan__isnull=False),
                name="penetapan_diusulkan_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(dipilih_pada__isnull=True, dipilih_oleh__isnull=True, terpilih__isnull=True)
                | Q(
                    dipilih_pada__isnull=False,
                    dipilih_oleh__isnull=False,
                    terpilih__isnull=False,
                    diusulkan_pada__isnull=False,
                )
                & ~Q(alasan=""),
                name="penetapan_dipilih_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                | Q(
                    ditetapkan_pada__isnull=False,
                    ditetapkan_oleh__isnull=False,
                    keputusan__isnull=False,
                    tanggal_keputusan__isnull=False,
                    dipilih_pada__isnull=False,
                ),
                name="penetapan_ditetapkan_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(
                    dilantik_pada__isnull=True, dilantik_oleh__isnull=True, tanggal_pelantikan__isnull=True
                )
                | Q(
                    dilantik_pada__isnull=False,
                    dilantik_oleh__isnull=False,
                    tanggal_pelantikan__isnull=False,
                    ditetapkan_pada__isnull=False,
                ),
                name="penetapan_dilantik_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"Penetapan {self.lowongan_id}"

    @property
    def id_seleksi(self) -> int:
        return self.lowongan.seleksi_id

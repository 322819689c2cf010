"""Tables of who is what in a selection, by which SK and how long. Written only by actions.py."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from panitia.aturan import SEBUTAN_PERAN, SEBUTAN_UNSUR, Peran, Unsur
from seleksi.models import Lowongan, Seleksi

PENGGUNA = settings.AUTH_USER_MODEL


class IzinSeleksi(UserObjectPermissionBase):
    """django-guardian's rows for Seleksi, with a direct foreign key."""

    content_object = models.ForeignKey(Seleksi, models.CASCADE, related_name="izin_pengguna")

    class Meta(UserObjectPermissionBase.Meta):
        verbose_name = "izin seleksi"


class SuratKeputusan(models.Model):
    """The decree a role hangs on: drafted here and signed, or registered from paper."""

    class Jenis(models.TextChoices):
        PANSEL = "PANSEL", "Keputusan pembentukan Panitia Seleksi"
        SEKRETARIAT = "SEKRETARIAT", "Keputusan pembentukan Sekretariat Panitia Seleksi"
        TIM = "TIM", "Penetapan tim pendukung"  # asesor, penelusur, narasumber, pengawas
        PEJABAT = "PEJABAT", "Penetapan pejabat"  # PPK and PyB hold office by a decree issued elsewhere

    class Keadaan(models.TextChoices):
        KONSEP = "KONSEP", "Konsep"
        BERLAKU = "BERLAKU", "Berlaku"
        DICABUT = "DICABUT", "Dicabut"

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="surat_keputusan")
    jenis = models.CharField("jenis", max_length=20, choices=Jenis.choices)
    keadaan = models.CharField("keadaan", max_length=10, choices=Keadaan.choices, default=Keadaan.KONSEP)
    # Empty for a decree issued elsewhere and registered here.
    naskah = models.OneToOneField("dokumen.Naskah", models.PROTECT, null=True, related_name="surat_keputusan")
    # Its scan, when it came from outside.
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, null=True, related_name="+")
    nomor = models.CharField("nomor", max_length=120, blank=True)
    tanggal = models.DateField("tanggal", null=True)
    berlaku_sejak = models.DateField("berlaku sejak")
    berlaku_sampai = models.DateField("berlaku sampai")
    dibuat_pada = models.DateTimeField(editable=False)
    dibuat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "surat keputusan"
        constraints = [
            models.CheckConstraint(condition=Q(berlaku_sampai__gte=F("berlaku_sejak")), name="sk_masa_urut"),
            models.CheckConstraint(
                condition=Q(keadaan="KONSEP") | ~Q(nomor="") & Q(tanggal__isnull=False),
                name="sk_berlaku_bernomor",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=["PANSEL", "SEKRETARIAT", "TIM", "PEJABAT"]), name="sk_jenis_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(keadaan__in=["KONSEP", "BERLAKU", "DICABUT"]), name="sk_keadaan_dikenal"
            ),
            # One decree in force per selection for the two bodies.
            models.UniqueConstraint(
                fields=["seleksi", "jenis"],
                condition=Q(keadaan="BERLAKU", jenis__in=["PANSEL", "SEKRETARIAT"]),
                name="sk_satu_berlaku",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}".strip()

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class KeanggotaanQuerySet(models.QuerySet["Keanggotaan"]):
    def berlaku(self, hari: date) -> KeanggotaanQuerySet:
        """In force on that day (date in the zone of the instansi)."""
        return self.filter(
            sk__keadaan=SuratKeputusan.Keadaan.BERLAKU,
            sk__berlaku_sejak__lte=hari,
            sk__berlaku_sampai__gte=hari,
            dihentikan_pada__isnull=True,
        )

    def memberi_izin(self, hari: date) -> KeanggotaanQuerySet:
        """Signed and not over: what django-guardian's rows mirror, also before its first day."""
        return self.filter(
            sk__keadaan=SuratKeputusan.Keadaan.BERLAKU,
            sk__berlaku_sampai__gte=hari,
            dihentikan_pada__isnull=True,
        )


class Keanggotaan(models.Model):
    """One role of one person in one selection."""

    sk = models.ForeignKey(SuratKeputusan, models.PROTECT, related_name="keanggotaan")
    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="keanggotaan")
    pengguna = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="keanggotaan")
    peran = models.CharField("peran", max_length=20, choices=list(SEBUTAN_PERAN.items()))
    unsur = models.CharField("unsur", max_length=20, choices=list(SEBUTAN_UNSUR.items()), blank=True)
    jabatan = models.CharField("jabatan", max_length=200)
    instansi = models.CharField("instansi", max_length=200)
    eselon = models.CharField("eselon", max_length=6, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan dalam lampiran")
    dihentikan_pada = models.DateTimeField(null=True, editable=False)
    dihentikan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, null=True, related_name="+", editable=False)
    alasan_henti = models.CharField("alasan diberhentikan", max_length=240, blank=True, editable=False)

    objects = KeanggotaanQuerySet.as_manager()

    class Meta:
        verbose_name = "keanggotaan"
        constraints = [
            models.UniqueConstraint(fields=["sk", "pengguna", "peran"], name="keanggotaan_unik"),
            models.CheckConstraint(
                condition=Q(peran__in=[p.value for p in Peran]), name="keanggotaan_peran_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(unsur__in=["", *[u.value for u in Unsur]]), name="keanggotaan_unsur_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(dihentikan_pada__isnull=True, dihentikan_oleh__isnull=True)
                | Q(dihentikan_pada__isnull=False, dihentikan_oleh__isnull=False),
                name="keanggotaan_henti_berpasangan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna}, {SEBUTAN_PERAN[self.peran]}"

    @property
    def id_seleksi(self) -> int:
        return self.seleksi_id


class Pernyataan(models.Model):
    """A declaration a Pansel member signed himself. Dasar: Pasal 5 ayat (4) huruf c, e, f."""

    class Jenis(models.TextChoices):
        BUKAN_PARPOL = "BUKAN_PARPOL", "Surat pernyataan bukan anggota atau pengurus partai politik"
        PAKTA_INTEGRITAS = "PAKTA_INTEGRITAS", "Pakta integritas"
        KODE_ETIK = "KODE_ETIK", "Kesanggupan menaati kode etik Panitia Seleksi"

    keanggotaan = models.ForeignKey(Keanggotaan, models.PROTECT, related_name="pernyataan")
    jenis = models.CharField("jenis", max_length=20, choices=Jenis.choices)
    # The words agreed to, as shown at that moment.
    teks = models.TextField("teks")
    # The scan with meterai, where the law asks for one.
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, null=True, related_name="+")
    dinyatakan_pada = models.DateTimeField(editable=False)
    dinyatakan_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "pernyataan"
        constraints = [
            models.UniqueConstraint(fields=["keanggotaan", "jenis"], name="pernyataan_jenis_unik"),
            models.CheckConstraint(
                condition=Q(jenis__in=["BUKAN_PARPOL", "PAKTA_INTEGRITAS", "KODE_ETIK"]),
                name="pernyataan_jenis_dikenal",
            ),
        ]

    def __str__(self) -> str:
        return self.get_jenis_display()

    @property
    def id_seleksi(self) -> int:
        return self.keanggotaan.seleksi_id


class SertifikatAsesor(models.Model):
    """What shows an assessor certified, experienced and independent. Dasar: Pasal 5 ayat (2) (P-03)."""

    keanggotaan = models.OneToOneField(Keanggotaan, models.PROTECT, related_name="sertifikat")
    nomor = models.CharField("nomor sertifikat", max_length=80)
    lembaga = models.CharField("lembaga penerbit", max_length=160)
    berlaku_sampai = models.DateField("berlaku sampai")
    pengalaman_tahun = models.PositiveSmallIntegerField("pengalaman (tahun)")
    independen = models.BooleanField("menyatakan independen")
    berkas = models.ForeignKey("dokumen.Berkas", models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "sertifikat asesor"
        constraints = [models.CheckConstraint(condition=~Q(nomor=""), name="sertifikat_asesor_bernomor")]

    def __str__(self) -> str:
        return self.nomor

    @property
    def id_seleksi(self) -> int:
        return self.keanggotaan.seleksi_id


class KesesuaianAnggota(models.Model):
    """Why the knowledge of a Pansel member fits one vacancy. Dasar: Pasal 5 ayat (4) huruf a, b (P-05)."""

    keanggotaan = models.ForeignKey(Keanggotaan, models.PROTECT, related_name="kesesuaian")
    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="kesesuaian")
    uraian = models.TextField("uraian")
    dicatat_pada = models.DateTimeField(editable=False)
    dicatat_oleh = models.ForeignKey(PENGGUNA, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "kesesuaian anggota"
        constraints = [
            models.UniqueConstraint(fields=["keanggotaan", "lowongan"], name="kesesuaian_anggota_unik"),
            models.CheckConstraint(condition=~Q(uraian=""), name="kesesuaian_anggota_berurai"),
        ]

    def __str__(self) -> str:
        return f"Kesesuaian {self.keanggotaan_id}, {self.lowongan_id}"

    @property
    def id_seleksi(self) -> int:
        return self.keanggotaan.seleksi_id

"""An application, the invitation it came by, its files."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Lower, Right
from django.urls import reverse

from peserta.alur import KEADAAN_TERKIRIM, AlurLamaran, Keadaan
from peserta.models.pelamar import Pelamar
from seleksi.models import Lowongan

PENGGUNA = settings.AUTH_USER_MODEL
# 0812… and +62812… are one number.
ANGKA_TELEPON = 9
# Of the profile as sent, in the form two applications are compared by.
NIP_TERKIRIM = KeyTextTransform("nip", "profil")
SUREL_TERKIRIM = Lower(KeyTextTransform("surel", "profil"))
TELEPON_TERKIRIM = Right(
    Func(
        KeyTextTransform("telepon", "profil"),
        Value(r"\D"),
        Value(""),
        Value("g"),
        function="regexp_replace",
        output_field=models.TextField(),
    ),
    ANGKA_TELEPON,
)


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
    # How often the second person sent it back; the second time others decide (Selisih).
    jumlah_kembali = models.PositiveSmallIntegerField("berapa kali dikembalikan", default=0, editable=False)
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
        indexes = [
            models.Index(fields=["lowongan", "keadaan", "urutan"], name="lamaran_antrean"),
            # The same person under two accounts is looked for on every desk.
            models.Index(NIP_TERKIRIM, name="lamaran_nip"),
            models.Index(SUREL_TERKIRIM, name="lamaran_surel"),
            models.Index(TELEPON_TERKIRIM, name="lamaran_telepon"),
        ]

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
    # Code of ketentuan.dokumen, or of a DokumenTambahan.
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

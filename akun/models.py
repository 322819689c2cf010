"""Who has an account, and what was sent to whom. What an account may do is not here: see panitia."""

from collections.abc import Iterator
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower, Now, Trim
from django.utils.crypto import salted_hmac


class PenggunaManager(BaseUserManager["Pengguna"]):
    """Makes accounts. There is no create_superuser: nobody stands above the rules here."""

    def create_user(
        self,
        email: str,
        password: str | None = None,
        *,
        nama: str,
        nip: str | None = None,
        operator: bool = False,
    ) -> "Pengguna":
        """Store a new account with lowercased e-mail and hashed password; None gives an unusable one."""
        pengguna = self.model(
            email=email.strip().lower(), nama=nama.strip(), nip=nip or None, operator=operator
        )
        pengguna.set_password(password)
        pengguna.save(using=self._db)
        return pengguna

    def get_by_natural_key(self, username: str | None) -> "Pengguna":
        return self.get(email=(username or "").strip().lower())


class Pengguna(AbstractBaseUser, PermissionsMixin):
    """A person with an account. Roles are per selection and live in panitia.Keanggotaan."""

    email = models.EmailField("alamat surel", max_length=254, unique=True)
    # 18 digits without spaces; empty for those who have none (narasumber, akademisi).
    nip = models.CharField("NIP", max_length=18, unique=True, null=True, blank=True)
    nama = models.CharField("nama lengkap dengan gelar", max_length=150)
    # Runs the installation (instansi, accounts, SK); sees no score and no file of an applicant.
    operator = models.BooleanField("operator instalasi", default=False)
    is_active = models.BooleanField("aktif", default=True)
    # Counts "keluar dari semua peranti": sessions of an earlier count are no longer accepted.
    sesi_ke = models.PositiveIntegerField("putaran sesi", default=0, editable=False)
    dibuat_pada = models.DateTimeField("dibuat pada", db_default=Now(), editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama"]

    objects = PenggunaManager()

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="pengguna_email_huruf_kecil"
            ),
            models.CheckConstraint(
                condition=models.Q(nip__isnull=True) | models.Q(nip__regex=r"^[0-9]{18}$"),
                name="pengguna_nip_18_angka",
                violation_error_message="NIP terdiri atas 18 angka.",
            ),
            models.CheckConstraint(condition=models.Q(nama=Trim("nama")), name="pengguna_nama_rapi"),
            # django-guardian and Django give a superuser everything; so there is none.
            models.CheckConstraint(condition=models.Q(is_superuser=False), name="pengguna_tanpa_superuser"),
        ]

    def __str__(self) -> str:
        return self.nama_tampil

    @property
    def nama_tampil(self) -> str:
        return self.nama or self.email

    def get_session_auth_hash(self) -> str:
        return self._sidik_sesi(None)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for kunci in settings.SECRET_KEY_FALLBACKS:
            yield self._sidik_sesi(kunci)

    def _sidik_sesi(self, kunci: str | None) -> str:
        """A session lives as long as the password and the count it began with."""
        isi = f"{self.password}\n{self.sesi_ke}"
        return salted_hmac("akun.Pengguna.sesi", isi, secret=kunci, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        return self.nama_tampil

    def get_short_name(self) -> str:
        return self.nama_tampil


class SurelQuerySet(models.QuerySet["Surel"]):
    def untuk(self, pengguna: Pengguna) -> "SurelQuerySet":
        return self.filter(penerima=pengguna)

    def belum_dibaca(self) -> "SurelQuerySet":
        return self.filter(dibaca_pada__isnull=True)

    def jatuh_tempo(self, pada) -> "SurelQuerySet":
        """Not delivered, not given up, and due at this time."""
        return self.filter(dikirim_pada__isnull=True, coba_lagi_pada__lte=pada)


class Surel(models.Model):
    """One message: outbox row for the mail server and, with a recipient account, notice in the application.

    Written in the transaction of the act it tells about, so it exists exactly if the act took place.
    """

    # Names the occasion, e.g. "lamaran.diajukan:41"; the same occasion is never told twice.
    kunci = models.CharField(max_length=200, unique=True)
    penerima = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="surel")
    alamat = models.EmailField(max_length=254)
    perihal = models.CharField(max_length=200)
    templat = models.CharField(max_length=100)
    konteks = models.JSONField(default=dict, blank=True)
    tautan = models.CharField(max_length=300, blank=True)
    # Text of the calendar file (.ics) that goes with the mail.
    kalender = models.TextField(blank=True)
    dibuat_pada = models.DateTimeField()
    dikirim_pada = models.DateTimeField(null=True, blank=True)
    dibaca_pada = models.DateTimeField(null=True, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    # Next attempt; empty once delivered or given up (then galat tells why).
    coba_lagi_pada = models.DateTimeField(null=True, blank=True)
    galat = models.CharField(max_length=500, blank=True)

    objects = SurelQuerySet.as_manager()

    class Meta:
        verbose_name = "surel"
        verbose_name_plural = "surel"
        ordering = ["-dibuat_pada", "-id"]
        indexes = [
            models.Index(
                fields=["coba_lagi_pada"],
                name="surel_menunggu",
                condition=models.Q(dikirim_pada__isnull=True, coba_lagi_pada__isnull=False),
            ),
            models.Index(fields=["penerima", "-dibuat_pada", "-id"], name="surel_penerima"),
            models.Index(
                fields=["penerima"], name="surel_belum_dibaca", condition=models.Q(dibaca_pada__isnull=True)
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(kunci=""), name="surel_kunci_terisi"),
            models.CheckConstraint(condition=~models.Q(alamat=""), name="surel_alamat_terisi"),
            models.CheckConstraint(
                condition=models.Q(dikirim_pada__isnull=True) | models.Q(coba_lagi_pada__isnull=True),
                name="surel_terkirim_tidak_menunggu",
            ),
            # A line break in a subject would start a new mail header.
            models.CheckConstraint(
                condition=~models.Q(perihal__regex=r"[\r\n]") & ~models.Q(alamat__regex=r"[\r\n]"),
                name="surel_tanpa_baris_baru",
            ),
        ]

    def __str__(self) -> str:
        return self.perihal

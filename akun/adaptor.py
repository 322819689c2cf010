"""Where django-allauth meets this house: its mails go through our outbox, its secrets are sealed, its
texts are ours. Which pages exist is in urls_masuk.py, the forms are in forms.py."""

import base64
import secrets
from typing import Any
from urllib.parse import urljoin

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from akun.actions import lepaskan_akun_tertunda
from akun.antar import TEMPLAT_SEKALI_PAKAI, tulis_teks
from akun.masuk import PETUGAS
from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from jejak.catat import catat

TEMPLAT_KEAMANAN = "akun/surel/keamanan_akun.txt"
# Notices about second factors are also traces; password and e-mail leave theirs where they are changed.
PERISTIWA = {
    "mfa/email/totp_activated": "akun.aplikasi_autentikator_dipasang",
    "mfa/email/totp_deactivated": "akun.aplikasi_autentikator_dimatikan",
    "mfa/email/webauthn_added": "akun.kunci_sandi_ditambahkan",
    "mfa/email/webauthn_removed": "akun.kunci_sandi_dihapus",
    "mfa/email/recovery_codes_generated": "akun.kode_pemulihan_dibuat",
}


def nama_tampil(pengguna: Pengguna) -> str:
    return pengguna.nama_tampil


class AdaptorAkun(DefaultAccountAdapter):
    """Accounts: sign-up, log-in, e-mail, password."""

    # Every wrong pair gets the same sentence, whether the account exists or not.
    SALAH_MASUK = "Surel atau NIP dan kata sandi tidak cocok."
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Akun ini dinonaktifkan.",
        "cannot_remove_primary_email": "Alamat surel utama tidak dapat dihapus.",
        "duplicate_email": "Alamat surel ini sudah dipakai akun Anda.",
        "email_password_mismatch": SALAH_MASUK,
        "username_password_mismatch": SALAH_MASUK,
        "invalid_login": SALAH_MASUK,
        "email_taken": "Alamat surel ini tidak dapat dipakai.",
        "username_taken": "NIP ini tidak dapat dipakai.",
        "enter_current_password": "Kata sandi saat ini tidak cocok.",
        "incorrect_code": "Kode tidak cocok. Kode berganti setiap 30 detik; ketik kode yang sedang tampil.",
        "incorrect_password": "Kata sandi tidak cocok.",
        "invalid_or_expired_key": "Tautan tidak berlaku lagi.",
        "invalid_password_reset": "Tautan tidak berlaku lagi.",
        "max_email_addresses": "Paling banyak %d alamat surel.",
        "too_many_login_attempts": "Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.",
        "unknown_email": "Alamat surel ini tidak dikenal.",
        "unverified_primary_email": "Alamat surel utama harus sudah dikonfirmasi.",
        "username_blacklisted": "NIP ini tidak dapat dipakai.",
        "select_only_one": "Pilih salah satu.",
        "same_as_current": "Isi baru harus berbeda dari yang sekarang.",
        "rate_limited": "Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi.",
    }

    def save_user(
        self, request: HttpRequest, user: Pengguna, form: BaseForm, commit: bool = True
    ) -> Pengguna:
        isi = form.cleaned_data
        user.nip, user.email, user.nama = isi["username"], isi["email"], isi["nama"]
        user.set_password(isi["password1"])
        user.save()
        return user

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        """From the confirmed address on, a person stands behind the account: that is its first trace."""
        with transaction.atomic():
            pengguna = email_address.user
            lama = pengguna.email
            lepaskan_akun_tertunda(email=email_address.email, kecuali=pengguna)
            if Pengguna.objects.filter(email=email_address.email).exclude(pk=pengguna.pk).exists():
                return False
            berhasil = super().confirm_email(request, email_address)
            if berhasil:
                rincian = {"ganti_surel": lama != email_address.email}
                catat(
                    "akun.surel_dikonfirmasi", objek=pengguna, oleh=pengguna, pada=timezone.now(), **rincian
                )
        return berhasil

    def set_password(self, user: Pengguna, password: str) -> None:
        with transaction.atomic():
            super().set_password(user, password)
            catat("akun.kata_sandi_diganti", objek=user, oleh=user, pada=timezone.now())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put a mail with a one-time link into the outbox; its text is removed once it has gone."""
        self._titipkan(template_prefix, None, email, context, TEMPLAT_SEKALI_PAKAI)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Pengguna,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the owner that something about the account changed; shown as a notice too."""
        isi = {"alamat_ip": self.get_client_ip(self.request), **(context or {})}
        with transaction.atomic():
            if peristiwa := PERISTIWA.get(template_prefix):
                catat(peristiwa, objek=user, oleh=user, pada=timezone.now())
            self._titipkan(template_prefix, user, email or user.email, isi, TEMPLAT_KEAMANAN)

    def beri_tahu_upaya_daftar(self, pengguna: Pengguna) -> None:
        """Somebody typed this person's NIP into the registration form; told at most once a day."""
        pada = timezone.now()
        kirim_setelah_commit(
            kunci=f"akun.upaya_daftar:{pengguna.pk}:{timezone.localdate(pada)}",
            penerima=pengguna,
            perihal="Ada yang mencoba mendaftar dengan NIP Anda",
            templat="akun/surel/upaya_daftar.txt",
            konteks={},
            pada=pada,
        )

    def _titipkan(
        self, awalan: str, penerima: Pengguna | None, alamat: str, isi: dict[str, Any], templat: str
    ) -> None:
        pada = timezone.now()
        bahan = {**isi, "email": alamat, "pada": pada, "alamat_situs": settings.ALAMAT_SITUS}
        kirim_setelah_commit(
            kunci=f"{awalan}:{secrets.token_hex(12)}",
            penerima=penerima,
            alamat=alamat,
            perihal=tulis_teks(f"{awalan}_subject.txt", bahan),
            templat=templat,
            konteks={"isi": tulis_teks(f"{awalan}_message.txt", bahan)},
            pada=pada,
        )

    def get_reset_password_from_key_url(self, key: str) -> str:
        jalur = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return urljoin(settings.ALAMAT_SITUS, jalur.replace("UID-KEY", key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return urljoin(settings.ALAMAT_SITUS, reverse("account_confirm_email", args=[emailconfirmation.key]))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        sebutan = {
            "reauthenticate": "Pakai kata sandi",
            "mfa_reauthenticate": "Pakai kode dari aplikasi autentikator",
            "mfa_reauthenticate:webauthn": "Pakai kunci sandi (passkey)",
        }
        cara = super().get_reauthentication_methods(user)
        return [{**satu, "description": sebutan[satu["id"]]} for satu in cara]


class AdaptorPengaman(DefaultMFAAdapter):
    """Second factors: codes of an app, passkeys, recovery codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": "Alamat surel tidak dapat ditambah selama pengaman kedua aktif.",
        "cannot_delete_authenticator": (
            "Peran Anda mewajibkan pengaman kedua. Pasang kunci sandi lebih dahulu, baru matikan aplikasi."
        ),
        "cannot_generate_recovery_codes": "Kode pemulihan dibuat setelah pengaman kedua aktif.",
        "incorrect_code": AdaptorAkun.error_messages["incorrect_code"],
        "unverified_email": "Konfirmasi alamat surel Anda lebih dahulu, baru pasang pengaman kedua.",
    }

    def encrypt(self, text: str) -> str:
        return _kunci().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _kunci().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """A person who must hold a second factor keeps at least one."""
        if not (settings.WAJIB_MFA and context.request.session.get(PETUGAS)):
            return True
        lain = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return lain.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def build_totp_svg(self, url: str) -> str:
        """The QR code as a drawing inside the page: no data: address, which the CSP refuses."""
        return segno.make(url, error="m").svg_inline(scale=5, border=4, omitsize=False)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        jumlah = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Kunci sandi {jumlah + 1}"

    def _get_site_name(self) -> str:
        return settings.MFA_TOTP_ISSUER

    def _get_user_identifier(self, user: Pengguna) -> str:
        return user.email


def _kunci() -> MultiFernet:
    """Keys that seal second factors: those of MFA_KEY, or one derived from SECRET_KEY.

    The first one seals, all of them open; so a key is changed by putting the new one in front.
    """
    bahan = settings.MFA_KEY or [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_turunkan(satu)) for satu in bahan])


def _turunkan(bahan: str) -> bytes:
    kunci = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"akun.mfa").derive(bahan.encode())
    return base64.urlsafe_b64encode(kunci)

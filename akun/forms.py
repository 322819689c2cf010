"""Forms of the account: what people type, in our words. The flows behind them are django-allauth's."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account import forms as akun_forms
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.manage_email import email_already_exists
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.base import forms as pengaman_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as kunci_forms
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from akun.actions import lepaskan_akun_tertunda
from akun.masuk import nama_baku
from akun.models import Pengguna
from akun.nip import NipTidakSah, urai_nip

BANTUAN_KATA_SANDI = (
    "Paling sedikit 12 karakter; gabungan beberapa kata yang tidak berkaitan mudah diingat dan sulit "
    "ditebak. Tidak memuat nama, alamat surel, NIP, atau tanggal lahir Anda."
)


def _ganti(form: forms.Form, nama: str, label: str, bantuan: str = "", **atribut: str) -> None:
    """Give a field of django-allauth our label; without placeholders, which vanish while one types."""
    isian = form.fields[nama]
    isian.label, isian.help_text = label, bantuan
    isian.widget.attrs.pop("placeholder", None)
    isian.widget.attrs.update(atribut)


def nama_rapi(teks: str) -> str:
    """A name without stray spaces; refuses one without any letter."""
    nama = " ".join(teks.split())
    if not any(huruf.isalpha() for huruf in nama):
        raise ValidationError("Tulis nama lengkap.", code="nama")
    return nama


class MasukForm(akun_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ganti(self, "login", "Alamat surel atau NIP", autocomplete="username", autocapitalize="none")
        self.fields["login"].max_length = 254
        _ganti(self, "password", "Kata sandi")

    def clean_login(self) -> str:
        return nama_baku(self.cleaned_data["login"])

    def user_credentials(self) -> dict[str, str]:
        """Exactly one name, so that known and unknown accounts cost one password check each."""
        nama = self.cleaned_data["login"]
        cara = "email" if "@" in nama else "username"
        return {cara: nama, "password": self.cleaned_data["password"]}


class DaftarForm(akun_forms.SignupForm):
    """Registration of an applicant. Who is registered already is never told on the page."""

    field_order = ("username", "nama", "email", "password1", "password2")

    nama = forms.CharField(
        label="Nama lengkap dengan gelar",
        max_length=150,
        help_text="Seperti dalam keputusan pangkat terakhir, misalnya: Dra. Sri Lestari, M.Si.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"] = forms.CharField(
            label="NIP",
            max_length=40,
            help_text="18 angka; spasi boleh ditulis, misalnya: 19760911 200212 2 005.",
            widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        )
        _ganti(
            self,
            "email",
            "Alamat surel",
            "Tautan konfirmasi dan semua pemberitahuan dikirim ke sini. Pakai alamat yang Anda buka sendiri.",
        )
        _ganti(self, "password1", "Kata sandi", BANTUAN_KATA_SANDI)
        _ganti(self, "password2", "Ulangi kata sandi")
        self.order_fields(self.field_order)

    def clean_username(self) -> str:
        try:
            return urai_nip(self.cleaned_data["username"]).angka
        except NipTidakSah as salah:
            raise ValidationError(salah.pesan, code="nip") from salah

    def clean_nama(self) -> str:
        return nama_rapi(self.cleaned_data["nama"])

    def clean_email(self) -> str:
        """Whether the address is taken is looked up when the account is stored."""
        return self.cleaned_data["email"].lower()

    def clean(self) -> dict[str, Any]:
        # Not the parent's: it checks the password against a user without name and NIP.
        isi = forms.Form.clean(self) or self.cleaned_data
        satu, dua = isi.get("password1"), isi.get("password2")
        if satu:
            calon = Pengguna(nama=isi.get("nama", ""), email=isi.get("email", ""), nip=isi.get("username"))
            try:
                validate_password(satu, calon)
            except ValidationError as salah:
                self.add_error("password1", salah)
        if satu and dua and satu != dua:
            self.add_error("password2", "Kedua kata sandi harus sama.")
        return isi

    def try_save(self, request: HttpRequest) -> tuple[Pengguna | None, HttpResponse | None]:
        """Store the account; when the e-mail or the NIP has one already, tell only the owners, by mail."""
        email, nip = self.cleaned_data["email"], self.cleaned_data["username"]
        try:
            with transaction.atomic():
                lepaskan_akun_tertunda(email=email, nip=nip)
                pemilik_nip = Pengguna.objects.filter(nip=nip).first()
                self.account_already_exists = bool(pemilik_nip) or email_already_exists(email)[1]
                if pemilik_nip is not None and pemilik_nip.email != email:
                    get_adapter(request).beri_tahu_upaya_daftar(pemilik_nip)
                return super().try_save(request)
        except IntegrityError:  # registered in another tab in the same second
            self.account_already_exists = True
            return super().try_save(request)


class LupaKataSandiForm(akun_forms.ResetPasswordForm):
    """By e-mail or by NIP; the link always goes to the address of the account."""

    email = forms.CharField(
        label="Alamat surel atau NIP",
        max_length=254,
        validators=[ProhibitNullCharactersValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )

    def clean_email(self) -> str:
        nama = nama_baku(self.cleaned_data["email"])
        if "@" in nama:
            forms.EmailField().clean(nama)
            # Not the parent's look-up: it also finds an address that its owner has yet to prove.
            self.users = list(Pengguna.objects.filter(email=nama, is_active=True))
        else:
            try:
                urai_nip(nama)
            except NipTidakSah as salah:
                raise ValidationError(salah.pesan, code="nip") from salah
            self.users = list(Pengguna.objects.filter(nip=nama, is_active=True))
        return nama

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        nama = self.cleaned_data["email"]
        if "@" not in nama:
            if not self.users:
                return self._kerjakan_sia_sia(request)
            self.cleaned_data["email"] = self.users[0].email
        return super().save(request, **kwargs)

    def _kerjakan_sia_sia(self, request: HttpRequest) -> str:
        """The work of a known account, undone: the time of the answer does not tell who is registered."""
        self.cleaned_data["email"] = "tidak-ada@contoh.invalid"
        with transaction.atomic():
            super().save(request)
            transaction.set_rollback(True)
        return self.cleaned_data["email"]


class KataSandiBaruForm(akun_forms.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ganti(self, "password1", "Kata sandi baru", BANTUAN_KATA_SANDI)
        _ganti(self, "password2", "Ulangi kata sandi baru")

    def save(self) -> None:
        """Whoever opened the link reads the mail of this account: the address is proven too."""
        super().save()
        alamat = EmailAddress.objects.get_for_user(self.user, self.user.email)
        if not alamat.verified:
            get_adapter().confirm_email(context.request, alamat)


class BuatKataSandiForm(akun_forms.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ganti(self, "password1", "Kata sandi baru", BANTUAN_KATA_SANDI)
        _ganti(self, "password2", "Ulangi kata sandi baru")


class UbahKataSandiForm(akun_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ganti(self, "oldpassword", "Kata sandi saat ini")
        _ganti(self, "password1", "Kata sandi baru", BANTUAN_KATA_SANDI)
        _ganti(self, "password2", "Ulangi kata sandi baru")


class SahkanDiriForm(akun_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ganti(self, "password", "Kata sandi")


class IsianSahkanForm(forms.Form):
    """The proof inside the form of an act (akun/sahkan.py); checked there, shown here with what was wrong."""

    sahkan_sandi = forms.CharField(
        label="Kata sandi Anda",
        help_text="Untuk memastikan bahwa ini Anda sendiri.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    sahkan_kode = forms.CharField(
        label="Kode Anda",
        help_text="Enam angka dari aplikasi autentikator, atau satu kode pemulihan.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    # The other way may be chosen beside them, so the browser must not insist.
    use_required_attribute = False

    def __init__(self, *, sandi: bool, kode: bool, galat: str) -> None:
        super().__init__({} if galat else None)
        for nama, ada in (("sahkan_sandi", sandi), ("sahkan_kode", kode)):
            if ada:
                self.fields[nama].error_messages["required"] = galat
            else:
                del self.fields[nama]


class UbahSurelForm(akun_forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ganti(
            self,
            "email",
            "Alamat surel baru",
            "Alamat lama tetap berlaku sampai alamat baru dikonfirmasi lewat tautan yang kami kirim ke sana.",
        )


class AktifkanAplikasiForm(totp_forms.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ganti(self, "code", "Kode enam angka dari aplikasi", inputmode="numeric")


class _KodeDiperiksa:
    """Says why a good code is refused while nobody can tell whether it was used before."""

    def clean_code(self) -> str:
        tembolok: Any = cache  # config.tembolok.RedisTahan
        try:
            return super().clean_code()  # type: ignore[misc]  # -- a mixin of django-allauth's forms
        except ValidationError:
            if tembolok.diam():
                raise ValidationError(
                    "Kode dari aplikasi autentikator sedang tidak dapat diperiksa. Masuk dengan kunci sandi "
                    "atau satu kode pemulihan, atau coba lagi beberapa menit lagi.",
                    code="tidak_dapat_diperiksa",
                ) from None
            raise


class KodeForm(_KodeDiperiksa, pengaman_forms.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ganti(self, "code", "Kode", "Enam angka dari aplikasi autentikator, atau satu kode pemulihan.")


class KodeUlangForm(_KodeDiperiksa, pengaman_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ganti(self, "code", "Kode", "Enam angka dari aplikasi autentikator, atau satu kode pemulihan.")


@contextmanager
def _karangan_ditolak() -> Iterator[None]:
    """What no authenticator ever sent makes the parsers of the library stumble in many ways; all are a no."""
    try:
        yield
    except ValidationError:
        raise
    except Exception as salah:
        raise ValidationError(
            "Jawaban peranti tidak terbaca. Coba sekali lagi.", code="kredensial"
        ) from salah


class MasukKunciForm(kunci_forms.LoginWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        with _karangan_ditolak():
            return super().clean_credential()


class SahkanKunciForm(kunci_forms.ReauthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        with _karangan_ditolak():
            return super().clean_credential()


class LangkahKunciForm(kunci_forms.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        with _karangan_ditolak():
            return super().clean_credential()


class TambahKunciForm(kunci_forms.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ganti(self, "name", "Nama kunci", "Agar Anda mengenalinya nanti, misalnya: Ponsel dinas.")
        self.fields["name"].max_length = 100
        _ganti(
            self,
            "passwordless",
            "Dapat dipakai masuk tanpa kata sandi",
            "Peranti akan meminta sidik jari, wajah, atau PIN setiap kali dipakai.",
        )
        self.fields["passwordless"].initial = True

    def clean(self) -> dict[str, Any]:
        with _karangan_ditolak():
            return super().clean()


class UbahKunciForm(kunci_forms.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ganti(self, "name", "Nama kunci")


class NamaForm(forms.Form):
    nama = forms.CharField(
        label="Nama lengkap dengan gelar",
        max_length=150,
        help_text="Dipakai di layar dan di naskah berikutnya; naskah yang sudah terbit tidak berubah.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_nama(self) -> str:
        return nama_rapi(self.cleaned_data["nama"])

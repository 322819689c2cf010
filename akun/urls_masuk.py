"""The pages of django-allauth that this house opens, under Indonesian addresses.

Named one by one instead of include("allauth.urls"): what is not listed does not exist. The names are
django-allauth's own, because its flows look for them.
"""

from allauth.account import views as akun
from allauth.mfa.base import views as pengaman
from allauth.mfa.recovery_codes import views as pemulihan
from allauth.mfa.totp import views as aplikasi
from allauth.mfa.webauthn import views as kunci
from django.urls import path, re_path

urlpatterns = [
    path("masuk/", akun.login, name="account_login"),
    path("keluar/", akun.logout, name="account_logout"),
    path("daftar/", akun.signup, name="account_signup"),
    path("nonaktif/", akun.account_inactive, name="account_inactive"),
    path("sahkan/", akun.reauthenticate, name="account_reauthenticate"),
    path("surel/", akun.email, name="account_email"),
    path("surel/terkirim/", akun.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^surel/konfirmasi/(?P<key>[-:\w]+)/$", akun.confirm_email, name="account_confirm_email"),
    path("kata-sandi/", akun.password_change, name="account_change_password"),
    path("kata-sandi/buat/", akun.password_set, name="account_set_password"),
    path("kata-sandi/lupa/", akun.password_reset, name="account_reset_password"),
    path("kata-sandi/lupa/terkirim/", akun.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^kata-sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        akun.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "kata-sandi/selesai/",
        akun.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("pengaman/", pengaman.index, name="mfa_index"),
    path("pengaman/masuk/", pengaman.authenticate, name="mfa_authenticate"),
    path("pengaman/sahkan/", pengaman.reauthenticate, name="mfa_reauthenticate"),
    path("pengaman/aplikasi/", aplikasi.activate_totp, name="mfa_activate_totp"),
    path("pengaman/aplikasi/matikan/", aplikasi.deactivate_totp, name="mfa_deactivate_totp"),
    path("pengaman/pemulihan/", pemulihan.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("pengaman/pemulihan/buat/", pemulihan.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("pengaman/pemulihan/unduh/", pemulihan.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("pengaman/kunci/", kunci.list_webauthn, name="mfa_list_webauthn"),
    path("pengaman/kunci/tambah/", kunci.add_webauthn, name="mfa_add_webauthn"),
    path("pengaman/kunci/masuk/", kunci.login_webauthn, name="mfa_login_webauthn"),
    path("pengaman/kunci/sahkan/", kunci.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("pengaman/kunci/<int:pk>/ubah/", kunci.edit_webauthn, name="mfa_edit_webauthn"),
    path("pengaman/kunci/<int:pk>/hapus/", kunci.remove_webauthn, name="mfa_remove_webauthn"),
]

"""People who decide must hold a second factor. Who they are is in panitia, how one is set up is in akun."""

import time
from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from akun.masuk import PETUGAS, ke_halaman
from akun.models import Pengguna
from akun.queries import pengaman
from panitia.queries import peran_pengguna, wajib_mfa

# What a person without a second factor may still open: the way to set one up, and the way out.
TERBUKA = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "account_email",
        "account_confirm_email",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    }
)
WAJIB = "sesi_wajib_mfa"
DIPERIKSA = "sesi_peran_diperiksa"
# Roles begin and end with an SK, that is on a day; five minutes late is early enough for this question.
PERIKSA_SETIAP = 300


class WajibMFA:
    """Leads a person who needs a second factor and has none to the page where it is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        if not isinstance(request.user, Pengguna):
            return None
        kini = int(time.time())
        if kini - request.session.get(DIPERIKSA, 0) >= PERIKSA_SETIAP:
            self._catat_peran(request, request.user, kini)
        halaman = request.resolver_match.view_name if request.resolver_match else ""
        if not (settings.WAJIB_MFA and request.session[WAJIB]) or halaman in TERBUKA:
            return None
        if sudah_dua_langkah(request, request.user) or pengaman(request.user).terpasang:
            return None
        return ke_halaman(request, redirect("mfa_index"))

    def _catat_peran(self, request: HttpRequest, pengguna: Pengguna, kini: int) -> None:
        request.session[DIPERIKSA] = kini
        request.session[PETUGAS] = pengguna.operator or bool(peran_pengguna(pengguna, timezone.now()))
        request.session[WAJIB] = wajib_mfa(pengguna)


def sudah_dua_langkah(request: HttpRequest, pengguna: Pengguna) -> bool:
    """True when this session was opened with a second factor or a passkey."""
    return any(satu["method"] == "mfa" for satu in get_authentication_records(request, pengguna))

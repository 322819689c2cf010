"""The door: where a request comes from, how long a session lasts, what a locked-out person is told.

Passwords and second factors are checked by django-allauth, repeated failures are counted by django-axes.
"""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.crypto import salted_hmac

from akun import titipan
from akun.models import Pengguna
from akun.nip import rapatkan_nip

MULAI = "sesi_mulai"
AKTIF = "sesi_aktif"
# Set by config/wajib_mfa.py: this session belongs to a person with a role in a selection.
PETUGAS = "sesi_petugas"
# The mark of the last request is moved at most this often; each move is a write.
CATAT_SETIAP = 60


class PermintaanPengguna(HttpRequest):
    """For annotations: a request behind the door, whose user is a person and not a guest."""

    user: Pengguna


class WajibMasuk(LoginRequiredMiddleware):
    """Every page needs a log-in unless its view says otherwise; htmx is sent there as a whole page."""

    def handle_no_permission(  # type: ignore[override]  # -- Django takes any response
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        if titipan.titipkan(request):
            return ke_halaman(request, HttpResponseRedirect(alamat_masuk(request, sebab="isian")))
        if hasattr(request, "sesi_habis"):
            return ke_halaman(request, HttpResponseRedirect(alamat_masuk(request, sebab="sesi")))
        return ke_halaman(request, super().handle_no_permission(request, view_func))


class BatasSesi:
    """Ends a session that stood idle too long or has lasted too long, whatever its cookie says."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            sesi, kini = request.session, int(time.time())
            if sesi_habis(
                sesi.get(MULAI, kini), sesi.get(AKTIF, kini), kini, petugas=sesi.get(PETUGAS, False)
            ):
                pemilik = request.user.pk
                logout(request)
                if request.method in titipan.AMAN:
                    return ke_halaman(request, HttpResponseRedirect(alamat_masuk(request, sebab="sesi")))
                # WajibMasuk turns it away, behind the check of the form's token, and keeps the text.
                request.sesi_habis = pemilik  # type: ignore[attr-defined]  # -- this is where it is defined
                return self.get_response(request)
            if MULAI not in sesi:
                sesi[MULAI] = kini
            if kini - sesi.get(AKTIF, 0) >= CATAT_SETIAP:
                sesi[AKTIF] = kini
        return self.get_response(request)


def sesi_habis(mulai: int, aktif: int, kini: int, *, petugas: bool) -> bool:
    """True when a session that began and was last used at these seconds is over now."""
    diam = settings.SESI_DIAM_PETUGAS if petugas else settings.SESI_DIAM
    terlama = settings.SESI_TERLAMA_PETUGAS if petugas else settings.SESI_TERLAMA
    return kini - aktif >= diam or kini - mulai >= terlama


def alamat_masuk(request: HttpRequest, *, sebab: str) -> str:
    """Address of the log-in page that leads back here afterwards."""
    isi = {REDIRECT_FIELD_NAME: request.get_full_path(), "sebab": sebab}
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode(isi)}"


def ke_halaman(request: HttpRequest, jawaban: HttpResponse) -> HttpResponse:
    """A redirect that leaves the page: htmx would otherwise put the other page into a fragment."""
    if request.headers.get("HX-Request") != "true" or not isinstance(jawaban, HttpResponseRedirect):
        return jawaban
    return HttpResponse(status=204, headers={"HX-Redirect": jawaban.url})


def alamat_ip(request: HttpRequest) -> str | None:
    """Address of the client, by the same rule for django-allauth and django-axes."""
    return get_client_ip(request)


def sidik_nama_masuk(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """Name under which failures are counted: a keyed hash, so that no NIP stands in a table or a log."""
    isi = credentials or {}
    nama = request.POST.get("login") or isi.get("username") or isi.get("email") or ""
    return salted_hmac("akun.masuk", nama_baku(str(nama)), algorithm="sha256").hexdigest()[:40]


def nama_baku(teks: str) -> str:
    """One spelling of what people type to log in: lowercased e-mail, or NIP without spaces."""
    teks = teks.strip().lower()
    return teks if "@" in teks else rapatkan_nip(teks)


def jawaban_terkunci(
    request: HttpRequest, jawaban_asal: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """What django-axes answers after too many failures; the same for known and unknown names."""
    menit = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "akun/terkunci.html", {"menit": menit}, status=429)

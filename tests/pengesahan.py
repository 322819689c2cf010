"""Proof of identity in tests (akun/sahkan.py).

`client.force_login()` stands for a person who has just proved himself, and stays so: a test about something
else never has to. `lama(client)` makes his proof an old one; `segar(client)` gives him a real new one.
"""

import time
from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.test import Client

SANDI = "kata sandi uji yang panjang"
TAHUN = 365 * 24 * 3600


def _tandai(sesi: Any, nomor: int, pada: float, cara: str = "password") -> None:
    sesi[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": cara, "at": pada}]
    sesi[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(nomor)


def _saat_masuk(sender: Any, request: HttpRequest, user: Any, **lain: Any) -> None:
    # Only force_login comes without a request: a real log-in leaves its own records.
    if "REQUEST_METHOD" not in request.META:
        # In the distance: neither time travel nor an act that uses its proof up makes it stale.
        _tandai(request.session, user.pk, time.time() + 10 * TAHUN)


user_logged_in.connect(_saat_masuk, dispatch_uid="tests.pengesahan")


def _ubah(client: Client, pada: float, cara: str) -> None:
    sesi = client.session
    _tandai(sesi, int(sesi["_auth_user_id"]), pada, cara)
    sesi.save()


def segar(client: Client, *, detik: int = 0, cara: str = "password") -> Client:
    """The person proved himself so many seconds ago."""
    _ubah(client, time.time() - detik, cara)
    return client


def lama(client: Client) -> Client:
    """The person proved himself an hour ago: too long for a weighty act."""
    return segar(client, detik=3600)

"""Pages of peserta: load through a door, call one act, answer."""

from datetime import datetime

from django.http import HttpRequest

from akun.models import Pengguna


class Permintaan(HttpRequest):
    """A request as it reaches these pages: somebody is logged in, and his arrival is stamped."""

    user: Pengguna
    tiba_pada: datetime

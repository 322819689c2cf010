"""The moment a request arrived, taken once at the edge; deadlines are decided by it."""

import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from seleksi.aturan import MASA_TUNTAS

catatan = logging.getLogger(__name__)

# "$msec $request_time" of nginx when it passes the request on: its clock, and seconds since the first byte.
KEPALA_CAP = "X-Waktu-Tiba"
BENTUK_CAP = re.compile(r"([0-9]{9,11}\.[0-9]{3}) ([0-9]{1,5}\.[0-9]{3})", re.ASCII)
# The clock of another machine may be ahead by this much; more is a fault.
SELISIH_JAM = timedelta(seconds=2)


class PermintaanBertanda(HttpRequest):
    """A request that passed CapTiba."""

    tiba_pada: datetime


class CapTiba:
    """Middleware, first in line: sets ``request.tiba_pada`` (aware datetime).

    A proxy reads a whole upload before it passes it on, so our own clock would show the end of the upload.
    Where the proxy stamps (CAP_WAKTU_PROKSI), its first byte counts, as long as the stamp lies inside the
    window in which late work is still accepted; anything else is logged and our own clock counts.
    """

    def __init__(self, lanjut: Callable[[HttpRequest], HttpResponse]) -> None:
        self.lanjut = lanjut

    def __call__(self, request: HttpRequest) -> HttpResponse:
        kini = timezone.now()
        request.tiba_pada = tiba(request, kini)  # type: ignore[attr-defined]  # -- this is where it is defined
        return self.lanjut(request)


def tiba(request: HttpRequest, kini: datetime) -> datetime:
    """When the first byte of the request was here; never later than `kini`, never long before it."""
    cap = request.headers.get(KEPALA_CAP)
    if not settings.CAP_WAKTU_PROKSI or cap is None:
        return kini
    cocok = BENTUK_CAP.fullmatch(cap)
    if cocok is None:
        catatan.warning("Cap waktu proksi tidak terbaca; dipakai jam server ini.")
        return kini
    diteruskan = datetime.fromtimestamp(float(cocok[1]), UTC)
    datang = diteruskan - timedelta(seconds=float(cocok[2]))
    if diteruskan > kini + SELISIH_JAM:
        catatan.warning("Jam proksi mendahului jam server ini %s; dipakai jam ini.", diteruskan - kini)
        return kini
    # Older than a queue of ours can make it: a very slow upload, or a proxy whose clock is behind.
    if datang < kini - MASA_TUNTAS:
        catatan.warning("Cap waktu proksi %s sebelum jam server ini; dipakai jam ini.", kini - datang)
        return kini
    return min(datang, kini)

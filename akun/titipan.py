"""What was typed when the session ended: kept in the browser's own session until its owner is back.

Nothing is sent by itself: after the log-in the owner sees what waits and sends it, or throws it away.
Passwords, codes and files are never kept, and who else logs in at the same browser sees nothing of it.
"""

import re
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from akun.models import Pengguna

KUNCI = "isian_tertunda"
AMAN = frozenset({"GET", "HEAD", "OPTIONS"})
# Pages of the account ask for passwords and codes; what is typed there is typed again.
RUANG_AKUN = "/akun/"
RAHASIA = re.compile(r"sandi|password|^sahkan_|^credential$|^csrfmiddlewaretoken$", re.IGNORECASE)
# A session is a row that every request reads.
TERPANJANG = 200_000


def titipkan(request: HttpRequest) -> bool:
    """Keep the text of a refused post for the person whose session just ended; False when nothing is kept."""
    lama = request.session.get(KUNCI)
    # A page that saves by itself tries again: the latest text counts.
    pemilik = getattr(request, "sesi_habis", None) or (lama and lama["pemilik"])
    if pemilik is None or request.method in AMAN or request.path.startswith(RUANG_AKUN):
        return False
    isian = [[nama, nilai] for nama, nilai in request.POST.lists() if not RAHASIA.search(nama)]
    if not isian or sum(len(satu) for _, nilai in isian for satu in nilai) > TERPANJANG:
        return False
    request.session[KUNCI] = {
        "pemilik": pemilik,
        "alamat": request.get_full_path(),
        "isian": isian,
        "berkas": len(request.FILES),
        "pada": int(time.time()),
    }
    return True


def buang(request: HttpRequest) -> None:
    request.session.pop(KUNCI, None)


class IsianTertunda:
    """Shows the owner what he typed, at the address to which it was going."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        titipan = request.session.get(KUNCI)
        if titipan is None or not isinstance(request.user, Pengguna):
            return None
        lewat = int(time.time()) - titipan["pada"] > settings.SESI_TERLAMA
        if lewat or titipan["pemilik"] != request.user.pk:
            buang(request)
            return None
        if request.get_full_path() != titipan["alamat"]:
            return None
        if request.method not in AMAN:
            # Sent again, or typed anew: it waits no longer.
            buang(request)
            return None
        return render(request, "akun/isian_tertunda.html", {"titipan": titipan, "tampak": tampak(titipan)})


def tampak(titipan: dict[str, Any]) -> list[str]:
    """The texts a person would know again: not the ticks and numbers of rows."""
    teks = [satu.strip() for _, nilai in titipan["isian"] for satu in nilai]
    return [satu for satu in teks if len(satu) > 2]

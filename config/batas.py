"""The size of a request, judged before a byte of it is read; what is refused is thrown away, not kept."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError

from config import galat

# A browser that is still sending sees only a broken connection; so much is taken from it and dropped.
BUANG_PALING_BANYAK = 4
POTONGAN = 256 * 1024


class BatasPermintaan:
    """Refuses with 413 what is larger than BATAS_PERMINTAAN, and with 400 a length that is no number."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        panjang = request.META.get("CONTENT_LENGTH") or "0"
        if not panjang.isdecimal():
            return galat.permintaan_rusak(request)
        if int(panjang) > settings.BATAS_PERMINTAAN:
            _buang(request)
            return galat.terlalu_besar(request)
        return self.get_response(request)


def _buang(request: HttpRequest) -> None:
    """Read and drop the body, so that the page that says why arrives; behind nginx nothing comes this far."""
    sisa = BUANG_PALING_BANYAK * settings.BATAS_PERMINTAAN
    try:
        while sisa > 0 and (isi := request.read(min(POTONGAN, sisa))):
            sisa -= len(isi)
    except UnreadablePostError:
        return

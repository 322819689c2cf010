"""The size of a request, judged before a byte of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config import galat


class BatasPermintaan:
    """Refuses with 413 what is larger than BATAS_PERMINTAAN, and with 400 a length that is no number."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        panjang = request.META.get("CONTENT_LENGTH") or "0"
        if not panjang.isdecimal():
            return galat.permintaan_rusak(request)
        if int(panjang) > settings.BATAS_PERMINTAAN:
            return galat.terlalu_besar(request)
        return self.get_response(request)

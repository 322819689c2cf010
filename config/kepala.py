"""Headers that every answer carries and no library sets for us."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

FITUR_TERTUTUP = (
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "microphone",
    "payment",
    "usb",
)
IZIN_PERAMBAN = ", ".join(f"{fitur}=()" for fitur in FITUR_TERTUTUP)


class KepalaAman:
    """Nothing that a signed-in person saw stays in a cache, and no page asks for a camera."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawaban = self.get_response(request)
        jawaban.headers.setdefault("Permissions-Policy", IZIN_PERAMBAN)
        jawaban.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # Guests too: the form of a guest carries a token, and the next page may be behind the door.
        jawaban.headers.setdefault("Cache-Control", "no-store")
        return jawaban

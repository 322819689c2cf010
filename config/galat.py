"""Pages for what went wrong outside of any form; each says what happened and what to do, and nothing more."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def _halaman(request: HttpRequest, kode: int, **konteks: object) -> HttpResponse:
    # Refused before the session was opened: the frame then has no user to greet.
    bingkai = request if hasattr(request, "user") else None
    return HttpResponse(render_to_string(f"galat/{kode}.html", konteks, request=bingkai), status=kode)


def permintaan_rusak(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return terlalu_besar(request)
    return _halaman(request, 400)


def ditolak(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _halaman(request, 403)


def formulir_kedaluwarsa(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token of the form is missing or old: cookies switched off, or the page stood open overnight."""
    return _halaman(request, 403, formulir_kedaluwarsa=True)


def tidak_ada(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _halaman(request, 404)


def terlalu_besar(request: HttpRequest) -> HttpResponse:
    return _halaman(request, 413)


def rusak(request: HttpRequest) -> HttpResponse:
    # Without the request: whatever broke may be in the context processors.
    return HttpResponse(render_to_string("galat/500.html"), status=500)

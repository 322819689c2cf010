"""The moment a request arrived, taken once at the edge; deadlines are decided by it."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone


class PermintaanBertanda(HttpRequest):
    """A request that passed CapTiba."""

    tiba_pada: datetime


class CapTiba:
    """Middleware, first in line: sets ``request.tiba_pada`` (aware datetime)."""

    def __init__(self, lanjut: Callable[[HttpRequest], HttpResponse]) -> None:
        self.lanjut = lanjut

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.tiba_pada = timezone.now()  # type: ignore[attr-defined]  # -- this is where it is defined
        return self.lanjut(request)

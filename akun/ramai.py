"""A turn that did not come: whoever waits too long for a lock is told so, not shown a fault.

The act that waited was taken back whole, so the same request may simply be made again.
"""

import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from psycopg.errors import LockNotAvailable

logger = logging.getLogger(__name__)
COBA_LAGI = 5  # seconds


def ramai(galat: BaseException) -> bool:
    """Whether this is `lock_timeout` and nothing worse."""
    return isinstance(galat, OperationalError) and isinstance(galat.__cause__, LockNotAvailable)


class Ramai:
    """Answers 503 with what to do; `Retry-After` and the log say the rest."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, galat: Exception) -> HttpResponse | None:
        if not ramai(galat):
            return None
        logger.warning("Giliran terlalu lama ditunggu: %s %s", request.method, request.path)
        isi = render_to_string("galat/503.html", {"menulis": request.method == "POST"}, request=request)
        return HttpResponse(isi, status=503, headers={"Retry-After": str(COBA_LAGI)})

"""The regency's zone (WIB, WITA, WIT) in every request and every task; nobody else asks which it is."""

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from celery import Task
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from seleksi.models import Instansi


class ZonaInstansi(dt.tzinfo):
    """The zone of the regency, looked up when the first hour is told: what shows no time costs no query.

    Without a regency yet it is the zone of the settings.
    """

    @cached_property
    def instansi(self) -> Instansi | None:
        return Instansi.objects.first()

    @cached_property
    def zona(self) -> ZoneInfo:
        return ZoneInfo(self.instansi.zona_waktu if self.instansi else timezone.get_default_timezone_name())

    def utcoffset(self, saat: dt.datetime | None) -> dt.timedelta | None:
        return self.zona.utcoffset(saat)

    def dst(self, saat: dt.datetime | None) -> dt.timedelta | None:
        return self.zona.dst(saat)

    def tzname(self, saat: dt.datetime | None) -> str | None:
        return self.zona.tzname(saat)

    def fromutc(self, saat: dt.datetime) -> dt.datetime:
        return self.zona.fromutc(saat.replace(tzinfo=self.zona))

    def __str__(self) -> str:
        return self.zona.key


class WaktuSetempat:
    """Middleware: local time is that of the regency; the frame of a page reads ``request.zona.instansi``."""

    def __init__(self, lanjut: Callable[[HttpRequest], HttpResponse]) -> None:
        self.lanjut = lanjut

    def __call__(self, request: HttpRequest) -> HttpResponse:
        zona = ZonaInstansi()
        request.zona = zona  # type: ignore[attr-defined]  # -- this is where it is defined
        with timezone.override(zona):
            return self.lanjut(request)


class TugasSetempat(Task):
    """A task in the regency's zone: days begin and papers are dated there."""

    abstract = True

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        with timezone.override(ZonaInstansi()):
            return self.run(*args, **kwargs)

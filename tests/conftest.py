"""An unfriendly house for tests: frozen clock, strict templates, no network, vanishing files."""

import datetime as dt
import os
import sys
from zoneinfo import ZoneInfo

import hypothesis
import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.template import engines

# The machine is shared: how long one example takes says nothing about the code.
hypothesis.settings.register_profile("uji", deadline=None)
hypothesis.settings.load_profile("uji")

pytest_plugins = ["tests.bunyi", "tests.pengesahan"]

WIB = ZoneInfo("Asia/Jakarta")
# A plain Monday morning; WAKTU_UJI runs the same suite on another day (inside Lebaran, on a 29 February).
PAGI = dt.datetime.combine(
    dt.date.fromisoformat(os.environ.get("WAKTU_UJI", "2026-11-23")), dt.time(9, 0), tzinfo=WIB
)
# Tests of real processes and browsers live in real time.
WAKTU_NYATA = {"peramban", "balapan", "gangguan"}


@pytest.fixture
def saat() -> dt.datetime:
    """The moment at which the clock of this test stands, in WIB."""
    return PAGI


@pytest.fixture(autouse=True)
def jam_beku(request: pytest.FixtureRequest):
    if any(request.node.get_closest_marker(nama) for nama in WAKTU_NYATA):
        yield
        return
    with time_machine.travel(PAGI, tick=False):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A test with real transactions empties all tables at its end; for that the trail lets go of TRUNCATE.

    tests/jejak switches the trigger on again where it tries to break it.
    """
    with django_db_blocker.unblock(), connection.cursor() as kursor:
        kursor.execute("ALTER TABLE jejak_jejak DISABLE TRIGGER jejak_tolak_kosongkan")
        kursor.execute("ALTER TABLE jejak_titikperiksa DISABLE TRIGGER titik_tolak_kosongkan")


@pytest.fixture(autouse=True)
def berkas_sementara(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "berkas"
    settings.FOLDER_TAYANGAN = tmp_path / "tayangan"
    settings.FOLDER_KIRIMAN = tmp_path / "kiriman"
    settings.FOLDER_KUNCI_JEJAK = tmp_path / "kunci-jejak"


class PeubahTakDikenal(str):
    """Django asks it for the text of an unknown variable; the test fails with the name instead."""

    __slots__ = ()

    def __contains__(self, bagian: object) -> bool:
        return bagian == "%s"

    def __mod__(self, peubah: object) -> str:
        # A template that says |default: knows that the variable may be absent.
        ungkapan = sys._getframe(1).f_locals.get("self")
        if any(saringan.__name__.startswith("default") for saringan, _ in getattr(ungkapan, "filters", ())):
            return ""
        raise AssertionError(f"Peubah templat tidak dikenal: {peubah}")


@pytest.fixture(autouse=True, scope="session")
def templat_ketat():
    mesin = engines["django"].engine
    mesin.string_if_invalid = PeubahTakDikenal("%s")
    assert settings.MODE == "uji"

"""A clock that a story moves, and a regency that begins with nothing."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache

from tests.perkara.langkah import Perkara

HARI_SEBELUM_PENGUMUMAN = 40


class Jam:
    """Moves the frozen clock. Day 0 is the announcement; days before it are negative."""

    def __init__(self, hari_nol: dt.datetime) -> None:
        self.hari_nol = hari_nol
        self.jalan: time_machine.travel | None = None

    def tanggal(self, hari: int) -> dt.date:
        return self.hari_nol.date() + dt.timedelta(days=hari)

    def ke(self, hari: int, jam: int = 9, menit: int = 0) -> None:
        self.berhenti()
        saat = self.hari_nol.replace(hour=jam, minute=menit) + dt.timedelta(days=hari)
        self.jalan = time_machine.travel(saat, tick=False)
        self.jalan.start()
        # Counters of the door live in the cache and know real time only.
        cache.clear()

    def berhenti(self) -> None:
        if self.jalan is not None:
            self.jalan.stop()
            self.jalan = None


@pytest.fixture
def jam(saat: dt.datetime) -> Iterator[Jam]:
    cache.clear()
    jam = Jam(saat + dt.timedelta(days=HARI_SEBELUM_PENGUMUMAN))
    yield jam
    jam.berhenti()
    cache.clear()


@pytest.fixture
def perkara(transactional_db: None, jam: Jam) -> Perkara:
    """Nobody has an account yet, nothing is stored; the operator is made by the command on day -40."""
    jam.ke(-HARI_SEBELUM_PENGUMUMAN)
    return Perkara(jam)

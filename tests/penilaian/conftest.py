"""A round that stands ready: Pansel, asesor, four participants, components not yet open."""

import pytest

from tests.penilaian.ronde import Ronde


@pytest.fixture
def ronde(db) -> Ronde:
    return Ronde()


@pytest.fixture
def terbuka(ronde) -> Ronde:
    """Everybody declared "no conflict", and the interview is open."""
    ronde.nyatakan_semua()
    ronde.buka("WAWANCARA")
    return ronde

"""The arrows of a paper as a closed set."""

import datetime as dt
import itertools

import pytest
from django_fsm import TransitionNotAllowed

from dokumen.alur import LABEL, KeadaanNaskah
from dokumen.models import Naskah

PADA = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
PANAH = {
    ("KONSEP", "terbitkan", "TERBIT"),
    ("KONSEP", "cabut", "DICABUT"),
    ("TERBIT", "cabut", "DICABUT"),
}


def test_panah_naskah_adalah_himpunan_tertutup():
    ada = {(t.source, t.name, t.target) for t in Naskah().get_all_keadaan_transitions()}
    assert ada == PANAH


BUKAN_PANAH = sorted(
    set(itertools.product(KeadaanNaskah.values, ["terbitkan", "cabut"]))
    - {(asal, nama) for asal, nama, _ in PANAH}
)


@pytest.mark.parametrize("asal,nama", BUKAN_PANAH)
def test_yang_bukan_panah_ditolak(asal, nama):
    with pytest.raises(TransitionNotAllowed):
        getattr(Naskah(keadaan=asal), nama)(PADA)


@pytest.mark.parametrize("asal,nama,tujuan", sorted(PANAH))
def test_panah_mencatat_waktunya(asal, nama, tujuan):
    naskah = Naskah(keadaan=asal)
    getattr(naskah, nama)(PADA)
    assert naskah.keadaan == tujuan
    assert PADA in (naskah.ditandatangani_pada, naskah.dicabut_pada)


def test_setiap_keadaan_punya_sebutan_untuk_setiap_pembaca():
    assert set(LABEL) == set(KeadaanNaskah)
    for sebutan in LABEL.values():
        assert set(sebutan) == {"pelamar", "pansel", "publik"}
        assert all(sebutan.values())

"""Rules on scoring papers without a name."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from penilaian import aturan
from seleksi.izin import Tingkat
from seleksi.ketentuan import profil
from tests.factories.seleksi import KODE_PROFIL

BATAS = dt.datetime(2026, 12, 14, 12, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.mark.parametrize("pilihan,tersamar", [("KODE", True), ("NAMA", False)])
def test_makalah_tanpa_nama_menurut_kebijakan(pilihan, tersamar):
    ketentuan = profil(KODE_PROFIL)
    ketentuan = replace(ketentuan, kebijakan=replace(ketentuan.kebijakan, makalah_anonim=pilihan))
    assert aturan.makalah_anonim(ketentuan) is tersamar


@pytest.mark.parametrize(
    "batas,kini,tingkat",
    [
        (None, BATAS, None),
        (BATAS, BATAS - dt.timedelta(microseconds=1), Tingkat.MENUNGGU),
        (BATAS, BATAS, None),
    ],
)
def test_penilaian_dibuka_sesudah_penyerahan_berakhir(batas, kini, tingkat):
    """B-5."""
    assert [satu.tingkat for satu in aturan.makalah_lengkap(batas, kini)] == ([tingkat] if tingkat else [])


@pytest.mark.parametrize(
    "benturan,tersamar,ditahan", [(True, True, True), (True, False, False), (False, True, False)]
)
def test_benturan_tidak_dinyatakan_pada_kode(benturan, tersamar, ditahan):
    """P-07."""
    assert bool(aturan.benturan_tanpa_nama(benturan, tersamar)) is ditahan


def test_lembar_kertas_memuat_nama():
    """B-5."""
    assert aturan.kertas_bernama(False) == []
    assert aturan.kertas_bernama(True)

"""The objection window: its days, and what the stage waits for."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from seleksi import aturan
from seleksi.aturan import Kalender, KeadaanSanggah
from seleksi.izin import Tingkat
from seleksi.ketentuan import profil

WIB = ZoneInfo("Asia/Jakarta")
JUMAT = dt.date(2026, 11, 27)
KALENDER = Kalender(frozenset({2026}), {dt.date(2026, 12, 1): "Hari uji"})
PERBUP = profil("perbup_89_2021")
BATAS, JAWAB = dt.datetime(2026, 12, 4, tzinfo=WIB), dt.datetime(2026, 12, 11, tzinfo=WIB)


def dengan(masa: int, jawab: int = 5):
    pilihan = {"masa_sanggah_hari": masa, "jawab_sanggah_hari": jawab}
    return aturan.dengan_kebijakan(pilihan, "Diputus rapat.", PERBUP)


def test_bawaannya_tanpa_masa_sanggah():
    """S-1."""
    assert not aturan.ada_masa_sanggah(PERBUP)
    assert aturan.ada_masa_sanggah(dengan(3))
    assert aturan.kalender_sanggah(dt.date(2031, 1, 1), PERBUP, KALENDER, WIB) == []


def test_masa_sanggah_menghitung_hari_kerja_setelah_pengumuman():
    """S-1. Monday, Wednesday (Tuesday is off), Thursday; then five more."""
    batas, jawab = aturan.masa_sanggah(JUMAT, dengan(3), KALENDER, WIB)
    assert batas == BATAS
    assert jawab == JAWAB


def test_tahun_tanpa_kalender_disebut():
    """S-1."""
    assert aturan.kalender_sanggah(JUMAT, dengan(3), KALENDER, WIB) == []
    (temuan,) = aturan.kalender_sanggah(dt.date(2026, 12, 30), dengan(3), KALENDER, WIB)
    assert "2027" in temuan.pesan


@pytest.mark.parametrize(
    "pada,diajukan,belum,tingkat",
    [
        (BATAS - dt.timedelta(seconds=1), 0, 0, [Tingkat.MENUNGGU]),
        (BATAS - dt.timedelta(days=1), 2, 2, [Tingkat.MENUNGGU, Tingkat.BLOK]),
        (BATAS, 2, 1, [Tingkat.BLOK]),
        (JAWAB, 2, 1, [Tingkat.BLOK]),
        (BATAS, 2, 0, [Tingkat.TERPENUHI]),
    ],
    ids=["detik terakhir", "terbuka", "belum dijawab", "terlambat", "selesai"],
)
def test_tahap_menunggu_masa_sanggah_dan_jawabannya(pada, diajukan, belum, tingkat):
    """S-1."""
    keadaan = KeadaanSanggah(BATAS, JAWAB, diajukan, belum)
    assert [satu.tingkat for satu in aturan.sanggah_selesai(keadaan, pada, WIB)] == tingkat


def test_tanpa_masa_sanggah_tidak_ada_yang_ditunggu():
    """S-1."""
    assert aturan.sanggah_selesai(aturan.TANPA_SANGGAH, BATAS, WIB) == []

"""Rules on one objection."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from peserta import aturan
from seleksi.izin import Tingkat

WIB = ZoneInfo("Asia/Jakarta")
BATAS = dt.datetime(2026, 12, 4, tzinfo=WIB)
DETIK = dt.timedelta(microseconds=1)
RABU, JUMAT = dt.date(2026, 12, 2), dt.date(2026, 12, 4)


@pytest.mark.parametrize(
    "tiba,batas,ditahan",
    [(BATAS - DETIK, BATAS, False), (BATAS, BATAS, True), (BATAS, None, True)],
    ids=["sebelum", "tepat", "tanpa masa"],
)
def test_sanggahan_tiba_sebelum_batas(tiba, batas, ditahan):
    """S-1."""
    assert bool(aturan.dalam_masa_sanggah(tiba, batas)) is ditahan


def test_satu_sanggahan_yang_berisi():
    """S-1."""
    assert aturan.sanggahan_belum_dikirim(False) == []
    assert aturan.sanggahan_belum_dikirim(True)
    assert aturan.isi_sanggahan("Keliru.") == []
    assert aturan.isi_sanggahan("  ")


def test_bukti_paling_banyak_lima():
    """S-1."""
    assert aturan.jumlah_bukti(aturan.BUKTI_MAKS - 1) == []
    assert aturan.jumlah_bukti(aturan.BUKTI_MAKS)


@pytest.mark.parametrize(
    "diajukan,dijawab,ditarik,tarik,jawab",
    [
        (False, False, False, False, False),
        (True, False, False, True, True),
        (True, True, False, False, False),
        (True, False, True, False, False),
    ],
    ids=["draf", "terkirim", "dijawab", "ditarik"],
)
def test_yang_terkirim_ditarik_atau_dijawab_satu_kali(diajukan, dijawab, ditarik, tarik, jawab):
    """S-1."""
    assert (not aturan.sanggahan_dapat_ditarik(diajukan, dijawab, ditarik)) is tarik
    assert (not aturan.sanggahan_dapat_dijawab(diajukan, dijawab, ditarik)) is jawab


@pytest.mark.parametrize(
    "rapat,hadir,kuorum,temuan",
    [
        (RABU, 3, 3, 0),
        (JUMAT, 1, 0, 0),
        (JUMAT + dt.timedelta(1), 3, 3, 1),
        (RABU - dt.timedelta(1), 3, 3, 1),
        (RABU, 2, 3, 1),
        (RABU, 0, 0, 1),
    ],
    ids=["cukup", "tanpa kuorum", "besok", "sebelum sanggahan", "kurang kuorum", "tanpa orang"],
)
def test_putusan_berasal_dari_rapat_sesudah_sanggahan(rapat, hadir, kuorum, temuan):
    """S-1."""
    assert len(aturan.rapat_sanggahan(rapat, RABU, JUMAT, hadir, kuorum)) == temuan


def test_jawaban_terlambat_tetap_dapat_diberikan():
    """S-1."""
    assert aturan.jawaban_terlambat(BATAS - DETIK, BATAS) == []
    (temuan,) = aturan.jawaban_terlambat(BATAS, BATAS)
    assert temuan.tingkat == Tingkat.INGAT

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dokumen import terbilang as tb


@pytest.mark.parametrize(
    "angka,kata",
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1999, "seribu sembilan ratus sembilan puluh sembilan"),
        (2026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (101_001, "seratus satu ribu satu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (2_500_000, "dua juta lima ratus ribu"),
        (1_000_000_000, "satu miliar"),
        (3_000_000_000_000, "tiga triliun"),
        (-7, "minus tujuh"),
    ],
)
def test_angka_dengan_huruf(angka, kata):
    assert tb.terbilang(angka) == kata


def test_angka_terlalu_besar_ditolak():
    with pytest.raises(ValueError, match="terlalu besar"):
        tb.terbilang(10**15)


SATUAN = {kata: n for n, kata in enumerate(tb.SATUAN)}


def baca(kata: str) -> int:
    """The other way round, written apart from the code it checks."""
    nilai = kelompok = terakhir = 0
    for satu in kata.split():
        if satu == "belas":
            kelompok += 10
        elif satu == "puluh":
            kelompok += terakhir * 9
        elif satu == "ratus":
            kelompok += terakhir * 99
        elif satu in ("sepuluh", "sebelas", "seratus"):
            kelompok += {"sepuluh": 10, "sebelas": 11, "seratus": 100}[satu]
        elif satu == "seribu":
            nilai += 1000
        elif satu in ("ribu", "juta", "miliar", "triliun"):
            nilai += kelompok * {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}[satu]
            kelompok = 0
        else:
            terakhir = SATUAN[satu]
            kelompok += terakhir
    return nilai + kelompok


@given(st.integers(0, 10**15 - 1))
def test_huruf_dapat_dibaca_kembali_menjadi_angka_yang_sama(angka):
    assert baca(tb.terbilang(angka)) == angka


@pytest.mark.parametrize(
    "angka,romawi", [(1, "I"), (4, "IV"), (9, "IX"), (12, "XII"), (40, "XL"), (2026, "MMXXVI")]
)
def test_angka_romawi(angka, romawi):
    assert tb.romawi(angka) == romawi


@pytest.mark.parametrize("angka", [0, -1, 4000])
def test_angka_romawi_punya_batas(angka):
    with pytest.raises(ValueError, match="Romawi"):
        tb.romawi(angka)


def test_tanggal_dengan_huruf():
    assert tb.tanggal_kata(dt.date(2026, 11, 23)) == (
        "hari Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"
    )
    assert tb.hari_tanggal(dt.date(2026, 12, 4)) == "Jumat, 4 Desember 2026"
    assert tb.bulan_romawi(dt.date(2026, 8, 1)) == "VIII"


@pytest.mark.parametrize(
    "mulai,selesai,teks",
    [
        ((2026, 11, 5), (2026, 11, 5), "5 November 2026"),
        ((2026, 11, 1), (2026, 11, 15), "1 s.d. 15 November 2026"),
        ((2026, 10, 26), (2026, 11, 9), "26 Oktober s.d. 9 November 2026"),
        ((2026, 12, 30), (2027, 1, 2), "30 Desember 2026 s.d. 2 Januari 2027"),
    ],
)
def test_rentang_menulis_bulan_dan_tahun_sekali(mulai, selesai, teks):
    assert tb.rentang_tanggal(dt.date(*mulai), dt.date(*selesai)) == teks


def test_jam_dan_angka_berhuruf():
    assert tb.jam(dt.time(9, 5)) == "09.05"
    assert tb.jam(dt.time(23, 59, 59), detik=True) == "23.59.59"
    assert tb.angka_dan_huruf(3) == "3 (tiga)"

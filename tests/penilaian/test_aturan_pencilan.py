"""Median, values that stand apart, and who is stricter; nothing of it changes a mark."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian import aturan
from penilaian.aturan import SelisihPenilai

D, F = Decimal, Fraction


@pytest.mark.parametrize(
    "nilai,hasil",
    [
        ([80], F(80)),
        ([80, 90], F(85)),
        ([90, 10, 80], F(80)),
        ([70, 80, 81, 100], F(161, 2)),
        ([D("79.99"), D("80.00"), D("80.01"), D("80.02")], F("80.005")),
    ],
)
def test_median_tepat(nilai, hasil):
    assert aturan.median([D(satu) for satu in nilai]) == hasil


@pytest.mark.parametrize(
    "nilai,batas,hasil",
    [
        ([58, 77, 78, 79, 80], 15, [58]),
        ([60, 90], 15, []),
        ([60, 91], 15, [60, 91]),
        ([20], 15, []),
        ([0, 100, 50], 0, []),
        # From the mean (62) the two at 80 would stand apart as well.
        ([0, 75, 75, 80, 80], 15, [0]),
        ([70, 70, 55], 15, []),
        ([70, 70, D("54.99")], 15, [D("54.99")]),
    ],
)
def test_pencilan_diukur_dari_median(nilai, batas, hasil):
    assert aturan.pencilan([D(satu) for satu in nilai], batas) == [D(satu) for satu in hasil]


def test_selisih_terhadap_penilai_lain():
    lembar = {
        1: {10: D(70), 11: D(80), 12: D(90)},
        2: {10: D(60), 11: D(70)},
        3: {12: D(100)},
    }
    assert aturan.selisih_penilai(lembar) == {
        10: SelisihPenilai(2, F(-25, 2), F(-15), F(-10)),
        11: SelisihPenilai(2, F(5), F(0), F(10)),
        12: SelisihPenilai(1, F(15), F(15), F(15)),
    }


NILAI = st.decimals(min_value=0, max_value=100, places=2)


@given(orang=st.lists(st.lists(NILAI, min_size=2, max_size=5), min_size=1, max_size=6))
def test_selisih_semua_penilai_seorang_peserta_berjumlah_nol(orang):
    for isi in orang:
        selisih = aturan.selisih_penilai({1: dict(enumerate(isi))})
        assert sum(satu.rata for satu in selisih.values()) == 0


@given(
    orang=st.lists(st.lists(NILAI, min_size=3, max_size=3), min_size=1, max_size=6), geser=st.integers(1, 5)
)
def test_yang_selalu_lebih_rendah_selalu_lebih_ketat(orang, geser):
    lembar = {n: {1: min(isi) - geser, 2: isi[0], 3: isi[1]} for n, isi in enumerate(orang)}
    selisih = aturan.selisih_penilai(lembar)
    assert selisih[1].rata < 0
    assert selisih[1].terendah <= selisih[1].rata <= selisih[1].tertinggi


def test_penjelasan_diminta_tanpa_menahan():
    assert aturan.penjelasan_diminta({"Anggota Satu": 0}, 15) == []
    satu, dua = aturan.penjelasan_diminta({"Anggota Dua": 1, "Anggota Satu": 2, "Ketua": 0}, 15)
    assert satu.pesan == "Anggota Dua belum menjelaskan 1 nilai yang lebih dari 15 dari median."
    assert dua.pelaku == "Penilai"
    assert {satu.tingkat, dua.tingkat} == {"INGAT"}


@pytest.mark.parametrize(
    "terpencil,isi,banyak",
    [(True, "Jawabannya menyimpang.", 0), (True, "", 1), (False, "Alasan", 1), (False, "", 2)],
)
def test_hanya_nilai_terpencil_yang_dijelaskan(terpencil, isi, banyak):
    assert len(aturan.penjelasan_pencilan(terpencil, isi)) == banyak

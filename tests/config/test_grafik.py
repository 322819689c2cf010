"""Coordinates and sentences of the small charts beside tables of marks."""

from decimal import Decimal

import pytest

from config import grafik

D = Decimal


def test_kotak_menyebut_yang_digambarnya():
    hasil = grafik.kotak([D(60), D(80), D(70), D(90), D(80)], "Anggota Satu", "gk-1")
    assert hasil["judul"] == "Sebaran nilai Anggota Satu"
    assert hasil["keterangan"] == (
        "5 nilai, 60,00 sampai 90,00, separuh di tengah 70,00 sampai 80,00, median 80,00"
    )
    assert hasil["garis"] == "M132.8 16H195.2"
    assert hasil["kotak"] == {"x": "153.6", "lebar": "20.8"}
    assert hasil["median"] == "M174.4 6V26"
    assert hasil["titik"] == ["132.8", "153.6", "174.4", "195.2"]


@pytest.mark.parametrize("nilai,lebar", [([D(75)], "1.0"), ([D(0), D(100)], "104.0")])
def test_kotak_satu_nilai_tetap_tampak(nilai, lebar):
    assert grafik.kotak(nilai, "A", "g")["kotak"]["lebar"] == lebar


def test_kotak_tanpa_nilai_kosong():
    assert grafik.kotak([], "A", "g") == {"kosong": True}


def test_tumpuk_menyambung_sampai_jumlahnya():
    hasil = grafik.tumpuk(
        [("Makalah", D(10)), ("Wawancara", D("25.5")), ("A", D(0)), ("B", D(1)), ("C", D(2))], "B", "g"
    )
    assert [satu["x"] for satu in hasil["balok"]] == ["8.0", "28.8", "81.8", "81.8", "83.9"]
    assert [satu["ke"] for satu in hasil["balok"]] == [1, 2, 3, 4, 1]
    assert hasil["keterangan"].startswith("makalah 10,00, wawancara 25,50")
    assert hasil["keterangan"].endswith("jumlah 38,50")

"""Text in, clean values out."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from penilaian.aturan import Seri
from penilaian.forms import AngkaNilai, SeriForm


@pytest.mark.parametrize(
    "teks,nilai",
    [
        ("87,5", "87.5"),
        ("87.50", "87.50"),
        (" 0 ", "0"),
        ("100,00", "100.00"),
        ("7,", "7"),
        ("", None),
        ("007", "7"),
    ],
)
def test_angka_dengan_koma_atau_titik(teks, nilai):
    assert AngkaNilai(required=False).clean(teks) == (None if nilai is None else Decimal(nilai))


@pytest.mark.parametrize(
    "teks", ["100,01", "101", "-1", "+5", "1e1", "abc", "8 7", "87,555", ",5", "1.2.3", "٣", "nan"]
)
def test_yang_bukan_nilai_ditolak(teks):
    with pytest.raises(ValidationError):
        AngkaNilai(required=False).clean(teks)


@given(st.text(max_size=12))
def test_tulisan_apa_pun_tidak_merusak(teks):
    try:
        nilai = AngkaNilai(required=False).clean(teks)
    except ValidationError:
        return
    assert nilai is None or 0 <= nilai <= 100


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_yang_ditampilkan_dapat_dikirim_kembali(nilai):
    isian = AngkaNilai(required=False)
    assert isian.clean(isian.prepare_value(nilai)) == nilai


def test_urutan_seri_menurut_peringkat_yang_dipilih():
    kelompok = [Seri(frozenset({1, 2, 3}), 2, 4, None)]
    nama = {1: "A", 2: "B", 3: "C"}
    isi = {"tempat_1": "4", "tempat_2": "2", "tempat_3": "3", "alasan": "Pleno."}
    form = SeriForm(isi, kelompok=kelompok, nama=nama)
    assert form.is_valid()
    assert form.urutan == [2, 3, 1]
    assert not SeriForm(isi | {"tempat_1": "2"}, kelompok=kelompok, nama=nama).is_valid()
    assert not SeriForm(isi | {"tempat_1": "1"}, kelompok=kelompok, nama=nama).is_valid()
    assert not SeriForm(isi | {"tempat_1": ""}, kelompok=kelompok, nama=nama).is_valid()

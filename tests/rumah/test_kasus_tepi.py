"""Thirty edge cases, each with an answer and a test that holds the product to it."""

import pytest

from config.management.commands.hasilkan_docs import kasus_tepi, uji_kasus


def test_tiga_puluh_kasus_terdaftar_menurut_nomor():
    assert [satu["nomor"] for satu in kasus_tepi()] == list(range(1, 31))
    assert all(satu["judul"] and satu["jawaban"].endswith(".") for satu in kasus_tepi())


@pytest.mark.parametrize("nomor", range(1, 31))
def test_setiap_kasus_teruji(nomor):
    assert uji_kasus().get(nomor), f"tests/perkara: belum ada test_kasus_{nomor:02d}_…"


def test_setiap_uji_kasus_bernomor_kasus_yang_ada():
    assert set(uji_kasus()) <= set(range(1, 31))

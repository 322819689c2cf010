"""Paper sheets: the rules, without a database."""

from decimal import Decimal

import pytest

from penilaian import aturan

D = Decimal


def kode(temuan):
    return [satu.kode for satu in temuan]


@pytest.mark.parametrize("pilihan,hasil", [("BOLEH", []), ("TIDAK", ["K-1"]), ("", ["K-1"])])
def test_kertas_hanya_bila_kebijakan_membolehkan(pilihan, hasil):
    assert kode(aturan.kertas_diizinkan(pilihan)) == hasil


@pytest.mark.parametrize("belum,hasil", [(0, []), (2, ["P-07"])])
def test_kertas_dicetak_sesudah_pernyataan_lengkap(belum, hasil):
    assert kode(aturan.pernyataan_kertas(belum)) == hasil


@pytest.mark.parametrize(
    "keadaan,pengetik,oleh,boleh",
    [
        ("DICETAK", [], 1, True),
        ("DIKETIK", [1], 2, True),
        ("DIKETIK", [1], 1, False),
        ("SELISIH", [1, 2], 1, True),
        ("SELISIH", [1, 2], 2, True),
        ("SELISIH", [1, 2], 3, False),
        ("COCOK", [1, 2], 1, False),
        ("DIKUNCI", [1, 2], 3, False),
        ("DITOLAK", [1, 2], 1, False),
    ],
)
def test_dua_orang_berbeda_mengetik_dan_hanya_mereka_yang_membetulkan(keadaan, pengetik, oleh, boleh):
    assert (aturan.giliran_ketik(keadaan, pengetik, oleh) == []) is boleh


@pytest.mark.parametrize("jumlah,terisi,hasil", [(4, 4, []), (4, 3, ["K-1"]), (4, 0, ["K-1"])])
def test_lembar_yang_belum_penuh_dikembalikan(jumlah, terisi, hasil):
    assert kode(aturan.ketikan_lengkap(jumlah, terisi)) == hasil


@pytest.mark.parametrize("ada,hasil", [(True, []), (False, ["K-1"])])
def test_tanpa_pindaian_tidak_ada_ketikan(ada, hasil):
    assert kode(aturan.pindaian_kertas(ada)) == hasil


@pytest.mark.parametrize(
    "pertama,kedua,catatan,beda",
    [
        ({1: D("80"), 2: D("70")}, {1: D("80.00"), 2: D("70.0")}, ("", ""), ([], False)),
        ({1: D("80"), 2: D("70")}, {1: D("80"), 2: D("70.01")}, ("", ""), ([2], False)),
        ({1: D("80")}, {1: D("80"), 2: D("0")}, ("", ""), ([2], False)),
        ({1: D("80")}, {1: D("80")}, ("Baik  sekali.\n", " Baik sekali."), ([], False)),
        ({1: D("80")}, {1: D("8")}, ("Baik", "baik"), ([1], True)),
    ],
)
def test_dua_ketikan_dibandingkan_isian_demi_isian(pertama, kedua, catatan, beda):
    assert aturan.beda_ketikan(pertama, kedua, catatan) == beda
    assert aturan.beda_ketikan(kedua, pertama, catatan[::-1]) == beda


@pytest.mark.parametrize("keadaan", ["DICETAK", "DIKETIK", "SELISIH", "COCOK", "DIKUNCI", "DITOLAK"])
def test_dikunci_hanya_yang_cocok_dan_ditolak_hanya_yang_diketik(keadaan):
    assert (aturan.kunci_kertas(keadaan) == []) is (keadaan == "COCOK")
    sedang = keadaan in ("DIKETIK", "SELISIH", "COCOK")
    assert (aturan.kertas_menunggu(keadaan) != []) is sedang
    assert (aturan.alasan_tolak_kertas(keadaan, "Angka nomor dua.") == []) is sedang
    assert aturan.alasan_tolak_kertas(keadaan, "") != []

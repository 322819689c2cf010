"""Which one is the original where a paper bears both kinds of signature."""

import pytest

from seleksi import aturan
from seleksi.ketentuan import profil

PERBUP = profil("perbup_89_2021")
KERTAS = aturan.dengan_kebijakan({"asli_bercampur": "KERTAS"}, "Diputus rapat.", PERBUP)
ELEKTRONIK = "Dokumen elektronik bersidik; "


@pytest.mark.parametrize(
    ("terbit", "rahasia", "penanda", "tempat", "banyak"),
    [
        (True, False, "Galih", "Map 3", 0),
        (False, False, "Galih", "Map 3", 1),
        (True, True, "Galih", "Map 3", 1),
        (True, False, " ", "Map 3", 1),
        (True, False, "Galih", "", 1),
        (False, True, "", "", 4),
    ],
)
def test_lembar_basah_melengkapi_naskah_terbit_yang_tidak_rahasia(terbit, rahasia, penanda, tempat, banyak):
    temuan = aturan.lembar_basah(terbit, rahasia, penanda, tempat)
    assert [(satu.kode, satu.tingkat) for satu in temuan] == [("P-12", "BLOK")] * banyak


@pytest.mark.parametrize(
    ("tempat", "pilihan", "kata"),
    [
        ("", PERBUP, f"{ELEKTRONIK}setiap cetakannya salinan."),
        ("", KERTAS, f"{ELEKTRONIK}setiap cetakannya salinan."),
        ("map 3", PERBUP, f"{ELEKTRONIK}lembar bertanda tangan basah, disimpan di map 3, melengkapinya."),
        ("map 3", KERTAS, "Lembar kertas bertanda tangan basah, disimpan di map 3; PDF ini salinannya."),
    ],
    ids=["tanpa-lembar", "tanpa-lembar-kertas", "elektronik", "kertas"],
)
def test_asli_menurut_kebijakan(tempat, pilihan, kata):
    assert aturan.asli_naskah(tempat, pilihan) == kata

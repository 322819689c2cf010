"""Which article a finding names under a profile that has its own."""

import dataclasses

import pytest

from seleksi import aturan
from seleksi.izin import Temuan
from seleksi.ketentuan import Pasal, profil

PERBUP = profil("perbup_89_2021")
SENDIRI = dataclasses.replace(PERBUP, pasal=(Pasal("A-3", "Pasal 9 huruf a", "pergub"),))


@pytest.mark.parametrize(
    ("kode", "dasar", "hasil"),
    [
        ("A-3", "Lampiran huruf a angka 3", "Pasal 9 huruf a"),
        ("B-7", "Lampiran huruf b angka 7", f"Lampiran huruf b angka 7 {aturan.ACUAN}"),
        ("P-02", "Pasal 5 ayat (1)", f"Pasal 5 ayat (1) {aturan.ACUAN}"),
        ("E-09", "PP 17/2020 Pasal 107 ayat (1)", "PP 17/2020 Pasal 107 ayat (1)"),
        ("J-3", aturan.DASAR_BEKU, aturan.DASAR_BEKU),
    ],
)
def test_temuan_menyebut_pasal_daerah_sendiri_atau_perbup_sebagai_acuan(kode, dasar, hasil):
    temuan = [Temuan(kode, dasar, "Belum.")]
    (satu,) = aturan.menurut_profil(temuan, SENDIRI)
    assert (satu.dasar, satu.kode, satu.pesan) == (hasil, kode, "Belum.")
    # Passing twice changes nothing; under the Perbup itself nothing changes at all.
    assert aturan.menurut_profil([satu], SENDIRI) == [satu]
    assert aturan.menurut_profil(temuan, PERBUP) == temuan

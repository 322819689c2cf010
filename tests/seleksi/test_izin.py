"""The verdict every act asks for: what holds it, what a berita acara lifts, what the refusal says."""

import pytest

from seleksi.izin import Izin, Temuan, TindakanDitolak, Tingkat

BLOK = Temuan("A-3", "Lampiran", "Belum lima belas hari.")
TUNGGU = Temuan("A-7", "Lampiran", "Menunggu pemindai.", Tingkat.MENUNGGU)
ACARA = Temuan("A-4", "Lampiran", "Pelamar tiga orang.", Tingkat.BERITA_ACARA)
INGAT = Temuan("E-02", "Pasal 4", "Ada sela.", Tingkat.INGAT)


@pytest.mark.parametrize(
    "temuan,acara,menahan",
    [
        ((), "", ()),
        ((INGAT,), "", ()),
        ((BLOK, INGAT), "", (BLOK,)),
        ((BLOK, TUNGGU, ACARA), "", (BLOK, TUNGGU, ACARA)),
        ((BLOK, TUNGGU, ACARA), "BA 3", (BLOK, TUNGGU)),
        ((ACARA,), "BA 3", ()),
    ],
)
def test_yang_menahan_dan_yang_diangkat_berita_acara(temuan, acara, menahan):
    izin = Izin.dari(temuan[:1], temuan[1:], berita_acara=acara)
    assert izin.temuan == temuan
    assert izin.menahan == menahan
    assert bool(izin) is not bool(menahan)
    assert izin.alasan == " ".join(satu.pesan for satu in menahan)


def test_penolakan_membawa_kata_dan_temuan_yang_menahan_saja():
    Izin((INGAT,)).pastikan()
    with pytest.raises(TindakanDitolak) as ditolak:
        Izin((INGAT, BLOK)).pastikan()
    assert str(ditolak.value) == BLOK.pesan
    assert ditolak.value.temuan == (BLOK,)
    assert TindakanDitolak("Tidak.").temuan == ()

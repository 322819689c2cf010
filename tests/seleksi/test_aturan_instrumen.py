"""Instruments: what holds a set of indicators back, without a database."""

from decimal import Decimal

import pytest

from seleksi import aturan
from seleksi.izin import Tingkat
from seleksi.ketentuan import Indikator, Ketentuan, baku_menurut, daftar_baku, profil
from tests.factories.seleksi import KODE_PROFIL

D = Decimal
K = profil(KODE_PROFIL)
DUA = ("Buruk.", "Baik.")


def satu(nama="Isi", bobot="100", tingkat=DUA):
    return Indikator(nama, D(bobot), "", tingkat)


def banyak(jumlah, bobot):
    return [satu(f"Indikator {n}", bobot) for n in range(jumlah)]


@pytest.mark.parametrize(
    "indikator",
    [[satu()], [satu(tingkat=())], banyak(20, "5"), banyak(8, "12.5"), [satu(tingkat=("a", "b") * 5)]],
    ids=["satu", "tanpa-tingkat", "dua-puluh", "delapan", "sepuluh-tingkat"],
)
def test_instrumen_utuh_diterima(indikator):
    assert aturan.instrumen("Wawancara akhir", indikator) == []


@pytest.mark.parametrize(
    "indikator,kata",
    [
        ([], "Isi 1 sampai 20 indikator"),
        (banyak(21, "4"), "Isi 1 sampai 20 indikator"),
        ([satu("Isi", "50"), satu("ISI", "50")], "disebut lebih dari sekali"),
        ([satu("", "100")], "nomor 1 belum bernama"),
        ([satu("Isi", "0"), satu("Gaya", "100")], "Bobot Isi 0; isi lebih dari 0"),
        ([satu("Isi", "-1"), satu("Gaya", "101")], "Bobot Gaya 101"),
        ([satu("Isi", "33.333"), satu("Gaya", "66.667")], "paling banyak dua angka desimal"),
        ([satu(tingkat=("Baik.",))], "mempunyai 1 tingkat"),
        ([satu(tingkat=("a",) * 11)], "mempunyai 11 tingkat"),
        ([satu("Isi", "60"), satu("Gaya", "30.5")], "60 + 30,5 = 90,5, harus 100"),
    ],
)
def test_instrumen_cacat_ditolak_dengan_sebabnya(indikator, kata):
    temuan = aturan.instrumen("Wawancara akhir", indikator)
    assert kata in " ".join(x.pesan for x in temuan)
    assert {(x.kode, x.tingkat) for x in temuan} == {("B-8", Tingkat.BLOK)}


@pytest.mark.parametrize(
    "metode,jumlah,kode",
    [("REKAM_JEJAK", 4, ["B-2"]), ("REKAM_JEJAK", 5, []), ("MAKALAH", 1, [])],
)
def test_instrumen_rekam_jejak_menjaga_lima_aspek(metode, jumlah, kode):
    assert [x.kode for x in aturan.aspek_instrumen(metode, banyak(jumlah, "10"))] == kode


def test_instrumen_yang_sama_bukan_perubahan():
    lama = K.metode_menurut("MAKALAH").indikator
    (temuan,) = aturan.instrumen_berubah("MAKALAH", lama, None, K)
    assert temuan.kode == "P-10"
    # A vacancy that would repeat the common instrument still follows it.
    assert aturan.instrumen_berubah("MAKALAH", lama, 1, K) != []
    assert aturan.instrumen_berubah("MAKALAH", [satu()], 1, K) == []


def test_instrumen_lowongan_menggantikan_milik_seleksi_hanya_di_lowongan_itu():
    khusus = K.dengan_instrumen("MAKALAH", (satu(),), 2).dengan_instrumen("WAWANCARA", (satu("W"),), 1)
    assert khusus.indikator_lowongan("MAKALAH", 2) == (satu(),)
    assert khusus.untuk_lowongan(2).metode_menurut("MAKALAH").indikator == (satu(),)
    assert khusus.untuk_lowongan(1).metode_menurut("MAKALAH") == K.metode_menurut("MAKALAH")
    assert [x.lowongan for x in khusus.instrumen] == [1, 2]
    assert Ketentuan.dari_json(khusus.jadi_json()) == khusus
    # Empty, or the same as the common one: it follows the selection again.
    assert khusus.dengan_instrumen("MAKALAH", (), 2).dengan_instrumen("WAWANCARA", (), 1) == K
    assert khusus.dengan_instrumen("MAKALAH", K.metode_menurut("MAKALAH").indikator, 2).instrumen == (
        khusus.instrumen[0],
    )


def test_instrumen_baku_utuh_dan_bernama_metode_yang_ada():
    semua = daftar_baku()
    assert {x.metode for x in semua} == {x.kode for x in K.metode}
    for baku in semua:
        assert aturan.instrumen(baku.nama, baku.indikator) == []
        assert aturan.aspek_instrumen(baku.metode, baku.indikator) == []
        assert baku.sumber
    delapan = next(x for x in baku_menurut("MAKALAH") if x.kode == "makalah_delapan")
    assert len(delapan.indikator) == 8


def test_makalah_delapan_memberi_dua_puluh_poin_bila_semua_lima():
    # 5, 4 and 2 of five are the fifth, fourth and second level: 100, 80 and 40 of a hundred.
    (delapan,) = [x for x in baku_menurut("MAKALAH") if x.kode == "makalah_delapan"]
    for tingkat, poin in ((5, "20.00"), (4, "16.00"), (2, "8.00")):
        nilai = D(tingkat * 100 // len(delapan.indikator[0].tingkat))
        jumlah = sum(x.bobot * nilai for x in delapan.indikator) / 100
        assert jumlah * D("0.20") == D(poin)

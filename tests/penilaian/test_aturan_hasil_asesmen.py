"""Rules on the results of an assessment centre: scale, conversion, two people, one way."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian import aturan
from penilaian.aturan import KATEGORI, PERSEN, RENTANG, SERATUS, Skala

LIMA = Skala(RENTANG, D(1), D(5), None, "04/BA/2026")
TIGA = Skala(KATEGORI, None, None, {"MS": D(85), "MMS": D("70.5"), "KMS": D(50)}, "04/BA/2026")


@pytest.mark.parametrize(
    ("skala", "kata"),
    [
        (Skala(), ""),
        (LIMA, ""),
        (TIGA, ""),
        (Skala(PERSEN, nomor_konversi="04/BA/2026"), ""),
        (Skala(PERSEN, nomor_konversi=" "), "nomor berita acara"),
        (Skala(RENTANG, D(5), D(1), None, "04"), "yang tertinggi lebih besar"),
        (Skala(RENTANG, D(5), D(5), None, "04"), "yang tertinggi lebih besar"),
        (Skala(RENTANG, D(-1), D(5), None, "04"), "yang tertinggi lebih besar"),
        (Skala(RENTANG, None, D(5), None, "04"), "nilai terendah dan nilai tertinggi"),
        (Skala(RENTANG, D(1), None, None, "04"), "nilai terendah dan nilai tertinggi"),
        (Skala(KATEGORI, nomor_konversi="04"), "untuk MS, MMS, dan KMS"),
        (Skala(KATEGORI, None, None, {"MS": D(101), "MMS": D(7), "KMS": D(5)}, "04"), "0 sampai 100"),
        (Skala(KATEGORI, None, None, {"MS": D(70), "MMS": D(70), "KMS": D(5)}, "04"), "lebih tinggi"),
    ],
)
def test_skala_lain_mempunyai_ujung_atau_angka_dan_berita_acara(skala, kata):
    temuan = aturan.skala_sah(skala)
    assert [satu.kode for satu in temuan] == (["B-4"] if kata else [])
    assert all(kata in satu.pesan for satu in temuan)


@pytest.mark.parametrize(
    ("nilai", "skala", "hasil"),
    [
        (D("87.5"), Skala(), "87.50"),
        (D(1), LIMA, "0"),
        (D(3), LIMA, "50"),
        (D(5), LIMA, "100"),
        (D("3.3333"), LIMA, "58.33"),
        # Half away from zero, as people round.
        (D("1.0002"), LIMA, "0.01"),
        (D("92.125"), Skala(PERSEN), "92.13"),
        (D("104.3"), Skala(PERSEN), "100"),
        ("MMS", TIGA, "70.5"),
    ],
)
def test_konversi_ke_seratus(nilai, skala, hasil):
    assert aturan.ke_seratus(nilai, skala) == D(hasil)


@given(st.decimals(1, 5, places=4), st.decimals(1, 5, places=4))
def test_konversi_tidak_pernah_membalik_urutan(a, b):
    satu, dua = aturan.ke_seratus(a, LIMA), aturan.ke_seratus(b, LIMA)
    assert 0 <= satu <= 100
    assert not (a > b and satu < dua)


def test_rumus_terbaca():
    assert aturan.kata_skala(Skala()) == ""
    assert aturan.kata_skala(LIMA) == (
        "nilai = (nilai laporan − 1) ÷ (5 − 1) × 100, dibulatkan dua angka di belakang koma"
    )
    assert aturan.kata_skala(TIGA) == "MS = 85, MMS = 70,5, KMS = 50"
    assert "paling tinggi 100" in aturan.kata_skala(Skala(PERSEN))
    assert Skala(SERATUS).batas == (D(0), D(100))
    assert Skala(PERSEN).batas == (D(0), D(200))
    assert LIMA.batas == (D(1), D(5))


def test_pengunggah_tidak_mencocokkan_miliknya():
    assert aturan.dua_orang(1, 2) == []
    (temuan,) = aturan.dua_orang(1, 1)
    assert temuan.kode == "B-4"


@pytest.mark.parametrize(("belum", "berbenturan", "banyak"), [(0, 0, 0), (2, 0, 1), (0, 1, 1), (2, 1, 2)])
def test_pembawa_lembar_sebar_bebas_dari_semua_peserta(belum, berbenturan, banyak):
    assert [satu.kode for satu in aturan.bebas_semua(belum, berbenturan)] == ["P-07"] * banyak


def test_satu_cara_untuk_satu_komponen():
    assert aturan.belum_diisi(0) == []
    assert "sudah dimulai" in aturan.belum_diisi(3)[0].pesan


BOBOT = {1: D(60), 2: D(40)}


@pytest.mark.parametrize(
    ("tertulis", "sama"),
    [("82", True), ("82.0", True), ("82.00", True), ("82.01", False), ("81", False), ("88", False)],
)
def test_nilai_akhir_membuka_kolom_yang_tertukar(tertulis, sama):
    # 70 x 60 % + 100 x 40 % = 82; swapped it is 88.
    pesan = aturan.nilai_akhir_laporan(D(tertulis), {1: D(70), 2: D(100)}, BOBOT)
    assert (pesan == "") is sama
    assert sama or f"tertulis {tertulis.replace('.', ',')}" in pesan


def test_nilai_akhir_dibulatkan_seperti_ditulis():
    nilai = {1: D("81.25"), 2: D("81.25")}
    assert aturan.nilai_akhir_laporan(D("81.3"), nilai, BOBOT) == ""
    assert (
        aturan.nilai_akhir_laporan(D("81.2"), nilai, BOBOT)
        == "tertulis 81,2; dari kolom nilai dan bobotnya 81,25"
    )

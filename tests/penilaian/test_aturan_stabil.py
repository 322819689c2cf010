"""How firm the names are: corners of the legal weights, one rater left out; against slower reckonings."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian import aturan
from penilaian.aturan import BERUBAH, SERI, TETAP, TIDAK_DAPAT, Perubahan, Teratas
from seleksi.ketentuan import profil

D, F = Decimal, Fraction
BOBOT = {"A": D(60), "B": D(40)}


def kunci(*nilai):
    return {nomor: (F(satu),) for nomor, satu in enumerate(nilai, start=1)}


def himpun(*orang):
    return frozenset(orang)


# --- Siapa teratas --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "nilai,pasti,di_batas",
    [
        ((90, 80, 70, 60), {1, 2, 3}, set()),
        ((90, 80, 70, 70), {1, 2}, {3, 4}),
        ((90, 90, 70, 60), {1, 2, 3}, set()),
        ((90, 80, 80, 80), {1}, {2, 3, 4}),
        ((90, 90, 90, 90), set(), {1, 2, 3, 4}),
        ((90, 80), {1, 2}, set()),
        ((90, 80, 70, 60, 60), {1, 2, 3}, set()),
    ],
)
def test_teratas_menyisakan_seri_di_batas(nilai, pasti, di_batas):
    assert aturan.teratas(kunci(*nilai), 3) == Teratas(frozenset(pasti), frozenset(di_batas))


def test_tangga_memutus_di_batas():
    nilai = {1: (F(80), F(70)), 2: (F(80), F(75)), 3: (F(90), F(60))}
    assert aturan.teratas(nilai, 2) == Teratas(himpun(3, 2))


@pytest.mark.parametrize(
    "semula,lain,hasil",
    [
        (Teratas(himpun(1, 2)), Teratas(himpun(1, 2)), Perubahan(TETAP)),
        (Teratas(himpun(1, 2)), Teratas(himpun(1, 3)), Perubahan(BERUBAH, himpun(3), himpun(2))),
        (Teratas(himpun(1, 2)), Teratas(himpun(1), himpun(2, 3)), Perubahan(SERI)),
        (Teratas(himpun(1, 2)), Teratas(himpun(3), himpun(1, 2)), Perubahan(BERUBAH, himpun(3))),
        (Teratas(himpun(1, 2)), Teratas(himpun(1), himpun(3, 4)), Perubahan(BERUBAH, himpun(), himpun(2))),
        # The pleno has not decided yet: whoever is in the tie may enter.
        (Teratas(himpun(1), himpun(2, 3)), Teratas(himpun(1, 3)), Perubahan(TETAP)),
        (Teratas(himpun(1), himpun(2, 3)), Teratas(himpun(1), himpun(2, 3)), Perubahan(TETAP)),
        (Teratas(himpun(1), himpun(2, 3)), Teratas(himpun(1, 4)), Perubahan(BERUBAH, himpun(4))),
    ],
)
def test_nama_boleh_tetap_atau_berubah(semula, lain, hasil):
    assert aturan.bandingkan(semula, lain) == hasil


# --- Sudut bobot -----------------------------------------------------------------------------------
def rentang(ketentuan):
    return {satu.kode: (satu.rentang.min, satu.rentang.maks) for satu in ketentuan.metode}


def test_rentang_perbup_hanya_mengizinkan_satu_susunan():
    ketentuan = profil("perbup_89_2021")
    (satu,) = aturan.sudut_bobot(rentang(ketentuan), ketentuan.total_bobot)
    assert satu == {metode.kode: F(metode.bobot) for metode in ketentuan.metode}


def test_tanpa_jumlah_setiap_pojok_rentang_sah():
    sudut = aturan.sudut_bobot(rentang(profil("perbup_89_2021")), None)
    assert len(sudut) == 16
    assert {sum(satu.values()) for satu in sudut} == {F(n) for n in (80, 85, 90, 95, 100)}


@pytest.mark.parametrize(
    "isi,jumlah,hasil",
    [
        ({"A": (D(30), D(70)), "B": (D(40), D(60))}, D(100), {(40, 60), (60, 40)}),
        ({"A": (D(50), D(50)), "B": (D(50), D(50))}, D(100), {(50, 50)}),
        ({"A": (D(10), D(20)), "B": (D(10), D(20))}, D(100), set()),
        ({"A": (D(80), D(90)), "B": (D(30), D(40))}, D(100), set()),
    ],
)
def test_sudut_dua_bobot(isi, jumlah, hasil):
    assert {tuple(satu.values()) for satu in aturan.sudut_bobot(isi, jumlah)} == hasil


UJUNG = st.integers(0, 60)


@given(isi=st.lists(st.tuples(UJUNG, UJUNG).map(sorted), min_size=3, max_size=3))
def test_setiap_susunan_bulat_terletak_di_antara_sudut(isi):
    """Every whole composition is a mean of corners: the extremes of each weight are reached at corners."""
    nama = "ABC"
    batas = {n: (D(a), D(b)) for n, (a, b) in zip(nama, isi, strict=True)}
    sah = [
        satu
        for satu in product(*(range(a, b + 1) for a, b in isi[:2]))
        if isi[2][0] <= 100 - sum(satu) <= isi[2][1]
    ]
    sudut = aturan.sudut_bobot(batas, D(100))
    assert bool(sudut) == bool(sah)
    for satu in sudut:
        assert sum(satu.values()) == 100
        assert all(batas[n][0] <= satu[n] <= batas[n][1] for n in nama)
    for ke, n in enumerate(nama[:2] if sah else ""):
        assert min(satu[ke] for satu in sah) == min(satu[n] for satu in sudut)
        assert max(satu[ke] for satu in sah) == max(satu[n] for satu in sudut)


# --- Bobot lain ------------------------------------------------------------------------------------
RATA = {
    1: {"A": F(90), "B": F(60)},
    2: {"A": F(70), "B": F(85)},
    3: {"A": F(75), "B": F(75)},
}


def test_bobot_lain_mengganti_nama():
    sudut = aturan.sudut_bobot({"A": (D(20), D(80)), "B": (D(20), D(80))}, D(100))
    semula = aturan.teratas(aturan.kunci_dengan_bobot(RATA, BOBOT, ()), 1)
    assert semula.pasti == {1}
    hasil = dict(
        zip([satu["A"] for satu in sudut], aturan.ubah_bobot(semula, RATA, sudut, (), 1), strict=True)
    )
    assert hasil == {F(80): Perubahan(TETAP), F(20): Perubahan(BERUBAH, himpun(2), himpun(1))}


NILAI = st.integers(0, 100).map(F)
ORANG = st.lists(st.fixed_dictionaries({"A": NILAI, "B": NILAI, "C": NILAI}), min_size=4, max_size=7)
BATAS = {"A": (D(20), D(45)), "B": (D(25), D(50)), "C": (D(15), D(40))}


@given(orang=ORANG, tangga=st.sampled_from([(), ("B",), ("C", "A")]))
def test_yang_tetap_di_setiap_sudut_tetap_di_mana_pun(orang, tangga):
    rata = dict(enumerate(orang))
    sudut = aturan.sudut_bobot(BATAS, D(100))
    semula = aturan.teratas(aturan.kunci_dengan_bobot(rata, sudut[0], tangga), 3)
    if {satu.keadaan for satu in aturan.ubah_bobot(semula, rata, sudut, tangga, 3)} != {TETAP}:
        return
    for a, b in product(range(20, 46, 5), range(25, 51, 5)):
        if 15 <= 100 - a - b <= 40:
            lain = aturan.kunci_dengan_bobot(rata, {"A": D(a), "B": D(b), "C": D(100 - a - b)}, tangga)
            assert aturan.bandingkan(semula, aturan.teratas(lain, 3)).keadaan != BERUBAH


# --- Tanpa satu penilai -----------------------------------------------------------------------------
def lembar(**nilai):
    """Component A by raters 10, 11, 12; B by rater 20 alone, unless told otherwise."""
    return {
        int(nama[1:]): {
            "A": {10 + n: F(satu) for n, satu in enumerate(a) if satu is not None},
            "B": {20 + n: F(satu) for n, satu in enumerate(b)},
        }
        for nama, (a, b) in nilai.items()
    }


def hitung(isi, jumlah=1, tangga=()):
    rata = {o: {k: sum(x.values(), F()) / len(x) for k, x in komponen.items()} for o, komponen in isi.items()}
    semula = aturan.teratas(aturan.kunci_dengan_bobot(rata, BOBOT, tangga), jumlah)
    return aturan.tanpa_penilai(semula, isi, BOBOT, tangga, jumlah)


def test_tanpa_seorang_penilai_nama_dapat_berubah():
    isi = lembar(o1=((95, 70, 70), (70, 70)), o2=((70, 75, 75), (70, 70)))
    hasil = hitung(isi)
    assert hasil[10] == Perubahan(BERUBAH, himpun(2), himpun(1))
    assert {satu.keadaan for pk, satu in hasil.items() if pk != 10} == {TETAP}


def test_tanpa_seorang_penilai_dapat_seri():
    isi = lembar(o1=((80, 70, 70), (70, 70)), o2=((70, 70, 70), (70, 70)))
    assert hitung(isi)[10] == Perubahan(SERI)


def test_satu_satunya_penilai_tidak_dapat_ditinggalkan():
    isi = lembar(o1=((80, 70, 70), (70,)), o2=((70, 70, 70), (60,)))
    hasil = hitung(isi)
    assert hasil[20] == Perubahan(TIDAK_DAPAT)
    assert TIDAK_DAPAT not in {hasil[pk].keadaan for pk in (10, 11, 12)}


def test_yang_tidak_menilai_seorang_peserta_tidak_mengubah_rata_ratanya():
    isi = lembar(o1=((None, 80, 80), (70, 70)), o2=((90, 70, 70), (70, 70)))
    assert hitung(isi)[10].keadaan == TETAP
    assert sorted(hitung(isi)) == [10, 11, 12, 20, 21]


@given(
    nilai=st.lists(st.lists(st.integers(60, 90), min_size=6, max_size=6), min_size=4, max_size=6),
    tangga=st.sampled_from([(), ("A",)]),
)
def test_tanpa_penilai_sama_dengan_menghitung_dari_awal(nilai, tangga):
    isi = {
        n: {"A": dict(enumerate(map(F, x[:3]))), "B": dict(enumerate(map(F, x[3:])))}
        for n, x in enumerate(nilai)
    }
    hasil = hitung(isi, 3, tangga)
    for penilai in range(3):
        sisa = {
            o: {k: {p: v for p, v in x.items() if p != penilai} for k, x in komponen.items()}
            for o, komponen in isi.items()
        }
        rata = {
            o: {k: sum(x.values(), F()) / len(x) for k, x in komponen.items()} for o, komponen in sisa.items()
        }
        semua = {
            o: {k: sum(x.values(), F()) / len(x) for k, x in komponen.items()} for o, komponen in isi.items()
        }
        semula = aturan.teratas(aturan.kunci_dengan_bobot(semua, BOBOT, tangga), 3)
        lain = aturan.teratas(aturan.kunci_dengan_bobot(rata, BOBOT, tangga), 3)
        assert hasil[penilai] == aturan.bandingkan(semula, lain)


# --- Bunyi ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "perubahan,kata",
    [
        (Perubahan(TETAP), ""),
        (Perubahan(BERUBAH, himpun(2), himpun(1)), "Bimo masuk, Aruna keluar"),
        (Perubahan(BERUBAH, himpun(2, 3)), "Bimo dan Citra masuk"),
    ],
)
def test_perubahan_dalam_kata(perubahan, kata):
    assert aturan.kata_perubahan(perubahan, {1: "Aruna", 2: "Bimo", 3: "Citra"}) == kata


def test_perubahan_hanya_mengingatkan():
    assert aturan.temuan_stabil([], 5, "tanpa satu penilai") == []
    (satu,) = aturan.temuan_stabil(["Bimo masuk, Aruna keluar"], 5, "tanpa satu penilai")
    assert satu.pesan == "Nama yang diusulkan berubah pada 1 dari 5 hitungan tanpa satu penilai."
    assert (satu.kode, satu.tingkat) == ("B-9e", "INGAT")

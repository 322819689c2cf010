"""Marks to means to scores: the exact number and the words of each refusal. No database."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian import aturan

D, F = Decimal, Fraction
BOBOT = {"a": D("60"), "b": D("40")}
TAK_BERNILAI = aturan.NilaiTidakLengkap


@pytest.mark.parametrize(
    "hitung,kata",
    [
        (lambda: aturan.nilai_lembar({"a": D(80)}, BOBOT), "Nilai belum lengkap untuk setiap indikator."),
        (
            lambda: aturan.nilai_lembar({"a": D(80), "c": D(80)}, BOBOT),
            "Nilai belum lengkap untuk setiap indikator.",
        ),
        (lambda: aturan.nilai_lembar({}, {}), "Nilai belum lengkap untuk setiap indikator."),
        (lambda: aturan.rata_rata([]), "Belum ada penilai yang mengunci lembar."),
        (lambda: aturan.nilai_akhir({"a": F(80)}, BOBOT), "Nilai belum lengkap untuk setiap komponen."),
        (lambda: aturan.nilai_akhir({}, {}), "Nilai belum lengkap untuk setiap komponen."),
    ],
)
def test_yang_belum_lengkap_disebut_apa_adanya(hitung, kata):
    with pytest.raises(TAK_BERNILAI) as galat:
        hitung()
    assert str(galat.value) == kata


def test_jumlah_sementara_sama_dengan_nilai_lembar_begitu_lengkap():
    butir = {"a": D("73.25"), "b": D("91")}
    assert aturan.nilai_sementara({}, BOBOT) == 0
    assert aturan.nilai_sementara({"a": D("73.25")}, BOBOT) == D("43.95")
    assert aturan.nilai_sementara(butir, BOBOT) == aturan.nilai_lembar(butir, BOBOT) == D("80.35")


@pytest.mark.parametrize(
    "nilai,dua,delapan",
    [
        (F(79345, 1000), "79.35", "79.34500000"),
        (F(79344999999, 10**9), "79.34", "79.34500000"),
        (F(1, 3), "0.33", "0.33333333"),
        (F(2, 3), "0.67", "0.66666667"),
        (F(100), "100.00", "100.00000000"),
        (D("0.005"), "0.01", "0.00500000"),
        (F(0), "0.00", "0.00000000"),
    ],
)
def test_pembulatan_setengah_ke_atas(nilai, dua, delapan):
    assert str(aturan.dua_desimal(nilai)) == dua
    assert f"{aturan.delapan_desimal(nilai):f}" == delapan


@given(st.fractions(min_value=0, max_value=100, max_denominator=10**6))
def test_pembulatan_tidak_pernah_lebih_dari_setengah_satuan(nilai):
    assert abs(F(aturan.dua_desimal(nilai)) - nilai) <= F(1, 200)
    assert abs(F(aturan.delapan_desimal(nilai)) - nilai) <= F(1, 2 * 10**8)
    assert F(aturan.pecahan(nilai)) == nilai


# --- Tangga nilai sama ---------------------------------------------------------------------------
METODE = ("REKAM_JEJAK", "ASESMEN", "MAKALAH", "WAWANCARA")
BOBOT_KOMPONEN = dict(zip(METODE, map(D, ("20", "25", "25", "30")), strict=True))
# Few values on purpose: ties of the score, and of one rung after the other, must occur.
NILAI = st.sampled_from([F(70), F(75), F(80), F(235, 3)])
PESERTA = st.dictionaries(
    st.integers(1, 99), st.fixed_dictionaries(dict.fromkeys(METODE, NILAI)), min_size=1, max_size=8
)
TANGGA = st.lists(st.sampled_from(METODE), unique=True, max_size=4)


def menurut_tangga(rata, tangga):
    akhir = {orang: aturan.nilai_akhir(satu, BOBOT_KOMPONEN) for orang, satu in rata.items()}
    return aturan.peringkat(aturan.kunci_peringkat(akhir, rata, tangga))


def pembanding(rata, tangga):
    """Second opinion: whole numbers, and everybody counted who stands above, pair by pair."""
    bulat = {
        orang: [
            sum(int(nilai * 3) * int(BOBOT_KOMPONEN[metode]) for metode, nilai in satu.items()),
            *(int(satu[metode] * 3) for metode in tangga),
        ]
        for orang, satu in rata.items()
    }

    def di_atas(satu, lain):
        for a, b in zip(bulat[satu], bulat[lain], strict=True):
            if a != b:
                return a > b
        return False

    return {satu: 1 + sum(di_atas(lain, satu) for lain in rata) for satu in rata}


@given(rata=PESERTA, tangga=TANGGA)
def test_peringkat_dengan_tangga_sama_dengan_hitungan_pembanding(rata, tangga):
    assert menurut_tangga(rata, tangga) == pembanding(rata, tangga)


@given(rata=PESERTA, tangga=TANGGA, acak=st.randoms(use_true_random=False))
def test_urutan_masukan_tidak_berpengaruh_juga_dengan_tangga(rata, tangga, acak):
    kunci = list(rata)
    acak.shuffle(kunci)
    diacak = {orang: dict(sorted(rata[orang].items(), reverse=True)) for orang in kunci}
    assert menurut_tangga(diacak, tangga) == menurut_tangga(rata, tangga)


@given(rata=PESERTA, tangga=TANGGA, data=st.data())
def test_satu_nilai_yang_naik_tidak_menurunkan_pemiliknya(rata, tangga, data):
    siapa, metode = data.draw(st.sampled_from(sorted(rata))), data.draw(st.sampled_from(METODE))
    naik = rata | {
        siapa: rata[siapa] | {metode: rata[siapa][metode] + data.draw(st.sampled_from([F(1, 100), F(5)]))}
    }
    semula, sesudah = menurut_tangga(rata, tangga), menurut_tangga(naik, tangga)
    assert sesudah[siapa] <= semula[siapa]
    # And nobody else gains by it.
    assert all(sesudah[lain] >= semula[lain] for lain in rata if lain != siapa)


@given(rata=PESERTA, tangga=TANGGA)
def test_seri_hanya_bila_semuanya_persis_sama(rata, tangga):
    akhir = {orang: aturan.nilai_akhir(satu, BOBOT_KOMPONEN) for orang, satu in rata.items()}
    kunci = aturan.kunci_peringkat(akhir, rata, tangga)
    berseri = [satu.orang for satu in aturan.seri(kunci)]
    for satu in rata:
        for lain in rata:
            sama = akhir[satu] == akhir[lain] and all(rata[satu][m] == rata[lain][m] for m in tangga)
            bersama = satu == lain or any({satu, lain} <= kelompok for kelompok in berseri)
            assert sama is bersama

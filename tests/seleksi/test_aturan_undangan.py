"""Rules on the times of an invitation."""

import datetime as dt

import pytest

from seleksi import aturan
from seleksi.aturan import Kalender
from seleksi.izin import Tingkat

WIB = dt.timezone(dt.timedelta(hours=7))
KALENDER = Kalender(frozenset({2026}), {dt.date(2026, 12, 25): "Hari Raya Natal"})
# Monday.
KINI = dt.datetime(2026, 11, 23, 9, 0, tzinfo=WIB)
RENTANG = (dt.date(2026, 11, 30), dt.date(2026, 12, 4))


def jam(hari, pukul, menit=0):
    return dt.datetime(2026, hari[0], hari[1], pukul, menit, tzinfo=WIB)


def waktu(hari=(11, 30), pukul=8, lama=60):
    return jam(hari, pukul), jam(hari, pukul) + dt.timedelta(minutes=lama)


def rencana(*banyak, **ubah):
    return aturan.RencanaPanggilan(
        "asesmen kompetensi", banyak or [waktu()], ubah.pop("rentang", RENTANG), **ubah
    )


def nilai(satu, kini=KINI, kalender=KALENDER, seminggu=5):
    return aturan.waktu_panggilan(satu, kini, kalender, seminggu)


# --- Giliran ----------------------------------------------------------------------------------
def test_giliran_berurutan_tanpa_sela():
    """P-12."""
    hasil = aturan.susun_giliran(jam((11, 30), 8), 45, 3)
    assert [f"{dari:%H.%M}-{sampai:%H.%M}" for dari, sampai in hasil] == [
        "08.00-08.45",
        "08.45-09.30",
        "09.30-10.15",
    ]


def test_istirahat_tidak_dipotong_dan_tidak_memotong():
    """P-12. Who would run into the break begins after it; who ends as it begins is before it."""
    hasil = aturan.susun_giliran(jam((11, 30), 11), 60, 3, (dt.time(12), dt.time(13)))
    assert [f"{dari:%H.%M}" for dari, _ in hasil] == ["11.00", "13.00", "14.00"]
    hasil = aturan.susun_giliran(jam((11, 30), 11), 45, 3, (dt.time(12), dt.time(13)))
    assert [f"{dari:%H.%M}" for dari, _ in hasil] == ["11.00", "13.00", "13.45"]
    hasil = aturan.susun_giliran(jam((11, 30), 12, 30), 30, 1, (dt.time(12), dt.time(13)))
    assert f"{hasil[0][0]:%H.%M}" == "13.00"


def test_tanpa_peserta_tanpa_giliran():
    """P-12."""
    assert aturan.susun_giliran(KINI, 30, 0) == []


# --- Waktu ------------------------------------------------------------------------------------
def test_waktu_dalam_jadwal_pada_hari_kerja_tanpa_temuan():
    """P-10."""
    assert nilai(rencana()) == []


@pytest.mark.parametrize(
    "hari,di_luar", [((11, 29), True), ((11, 30), False), ((12, 4), False), ((12, 5), True)]
)
def test_hari_undangan_di_dalam_jadwal_tahap(hari, di_luar):
    """P-10. First and last day count."""
    temuan = nilai(rencana(waktu(hari), pada_hari_libur=True))
    assert any("di luar jadwal" in satu.pesan for satu in temuan) is di_luar


def test_tanpa_jadwal_tidak_ada_undangan():
    """P-10."""
    (temuan,) = nilai(rencana(rentang=None))
    assert temuan.tingkat == Tingkat.BLOK


def test_waktu_yang_tiba_sudah_lewat():
    """P-10. The present second is too late."""
    pada = KINI.replace(hour=8)
    satu = rencana((pada, pada + dt.timedelta(hours=1)), rentang=(KINI.date(), KINI.date()))
    assert any("sudah lewat" in temuan.pesan for temuan in nilai(satu, kini=pada))
    assert not any(
        "sudah lewat" in temuan.pesan for temuan in nilai(satu, kini=pada - dt.timedelta(seconds=1))
    )


def test_waktu_melewati_tengah_malam_ditahan():
    """P-10."""
    (temuan,) = nilai(rencana(waktu(pukul=23, lama=61)))
    assert "tengah malam" in temuan.pesan


def test_hari_libur_menahan_kecuali_disengaja():
    """P-10."""
    libur = (dt.date(2026, 12, 21), dt.date(2026, 12, 27))
    for hari, kata in (((12, 25), "Hari Raya Natal"), ((12, 26), "hari Sabtu")):
        (temuan,) = nilai(rencana(waktu(hari), rentang=libur))
        assert (temuan.tingkat, kata in temuan.pesan) == (Tingkat.BLOK, True)
        (temuan,) = nilai(rencana(waktu(hari), rentang=libur, pada_hari_libur=True))
        assert temuan.tingkat == Tingkat.INGAT
    assert nilai(rencana(waktu((12, 26)), rentang=libur), seminggu=6) == []


def test_tahun_tanpa_kalender_diingatkan():
    """P-10. A year nobody confirmed is not taken to be without days off."""
    temuan = nilai(rencana(), kalender=Kalender())
    assert [satu.tingkat for satu in temuan] == [Tingkat.INGAT]
    assert "2026" in temuan[0].pesan


@pytest.mark.parametrize(
    "hari,diingatkan", [((11, 23), True), ((11, 25), True), ((11, 26), False), ((11, 27), False)]
)
def test_tenggang_tiga_hari_kerja_hanya_mengingatkan(hari, diingatkan):
    """P-12. The law gives no number: a warning, never more."""
    satu = rencana(waktu(hari, pukul=10), rentang=(dt.date(2026, 11, 23), dt.date(2026, 11, 27)))
    temuan = nilai(satu)
    assert bool(temuan) is diingatkan
    assert {t.tingkat for t in temuan} <= {Tingkat.INGAT}


def test_tenggang_tanpa_kalender_dihitung_menurut_kalender_biasa():
    """P-12."""
    satu = rencana(waktu((11, 25)), rentang=(dt.date(2026, 11, 23), dt.date(2026, 11, 27)))
    temuan = nilai(satu, kalender=Kalender())
    assert any("2 hari kalender" in t.pesan for t in temuan)


def test_giliran_bertumpuk_diingatkan():
    """P-12."""
    dua = rencana(waktu(pukul=8), waktu(pukul=8), bergiliran=True)
    (temuan,) = nilai(dua)
    assert (temuan.tingkat, "1 giliran bertumpuk" in temuan.pesan) == (Tingkat.INGAT, True)
    assert nilai(rencana(waktu(pukul=8), waktu(pukul=8))) == []
    assert nilai(rencana(waktu(pukul=9), waktu(pukul=8), bergiliran=True)) == []


def test_tanpa_waktu_hanya_jadwal_dilihat():
    """P-10."""
    kosong = aturan.RencanaPanggilan("asesmen kompetensi", [], RENTANG)
    assert nilai(kosong) == []

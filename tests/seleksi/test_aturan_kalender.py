"""Counting calendar and working days with days off as data. No database."""

import dataclasses
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seleksi import aturan
from seleksi.aturan import Kalender, TahunBelumDitetapkan
from seleksi.izin import Tingkat
from seleksi.ketentuan import Ketentuan, profil

K = profil("perbup_89_2021")
WIB, WITA, WIT = (ZoneInfo(f"Asia/{kota}") for kota in ("Jakarta", "Makassar", "Jayapura"))
# Around Lebaran 2026, as the decree of the three ministers sets it.
LIBUR_2026 = {
    date(2026, 2, 16): "Cuti bersama Imlek",
    date(2026, 2, 17): "Imlek",
    date(2026, 3, 18): "Cuti bersama Nyepi",
    date(2026, 3, 19): "Nyepi",
    date(2026, 3, 20): "Cuti bersama Idulfitri",
    date(2026, 3, 21): "Idulfitri",
    date(2026, 3, 22): "Idulfitri, hari kedua",
    date(2026, 3, 23): "Cuti bersama Idulfitri",
    date(2026, 3, 24): "Cuti bersama Idulfitri",
    date(2026, 4, 3): "Wafat Yesus Kristus",
    date(2026, 12, 24): "Cuti bersama Natal",
    date(2026, 12, 25): "Natal",
}
LEBARAN = Kalender(frozenset({2026}), LIBUR_2026)
NAIF = Kalender(frozenset(range(2000, 2100)))
SENIN_9_MARET = date(2026, 3, 9)


def ubah(**isi) -> Ketentuan:
    return dataclasses.replace(K, pengumuman=dataclasses.replace(K.pengumuman, **isi))


def kerja(**isi) -> Ketentuan:
    return ubah(jenis_hari="KERJA", **isi)


def polos(teks: str) -> str:
    return teks.replace("\xa0", " ")


def ringkas(temuan):
    return [(satu.kode, satu.tingkat, satu.tindakan) for satu in temuan]


def pesan(temuan):
    return polos(" ".join(satu.pesan for satu in temuan))


# --- Hari kerja ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "kalender,seminggu,akhir",
    [
        (LEBARAN, 5, date(2026, 4, 2)),
        (LEBARAN, 6, date(2026, 3, 31)),
        (NAIF, 5, date(2026, 3, 26)),
    ],
)
def test_empat_belas_hari_kerja_sejak_9_maret_2026(kalender, seminggu, akhir):
    p = kerja(hari_kerja_seminggu=seminggu).pengumuman
    assert aturan.hari_terakhir_paling_cepat(SENIN_9_MARET, 14, p, kalender) == akhir
    assert aturan.jumlah_hari(SENIN_9_MARET, akhir, p, kalender) == 14
    assert aturan.jumlah_hari(SENIN_9_MARET, akhir - timedelta(days=1), p, kalender) == 13


@pytest.mark.parametrize(
    "mulai,sampai,seminggu,hari",
    [
        (date(2026, 12, 4), date(2026, 12, 7), 5, 2),
        (date(2026, 12, 4), date(2026, 12, 7), 6, 3),
        (date(2026, 12, 5), date(2026, 12, 6), 5, 0),
        (date(2026, 12, 23), date(2026, 12, 28), 5, 2),
        (date(2026, 3, 18), date(2026, 3, 24), 6, 0),
    ],
)
def test_hari_kerja_tidak_menghitung_hari_libur(mulai, sampai, seminggu, hari):
    p = kerja(hari_kerja_seminggu=seminggu).pengumuman
    assert aturan.jumlah_hari(mulai, sampai, p, LEBARAN) == hari


def test_tahun_yang_belum_ditetapkan_tidak_ditebak():
    p = kerja().pengumuman
    with pytest.raises(TahunBelumDitetapkan) as galat:
        aturan.jumlah_hari(date(2026, 12, 28), date(2027, 1, 4), p, LEBARAN)
    assert galat.value.tahun == 2027
    assert "Kalender hari libur 2027 belum ditetapkan" in str(galat.value)
    with pytest.raises(TahunBelumDitetapkan):
        aturan.hari_terakhir_paling_cepat(date(2026, 12, 28), 15, p, LEBARAN)
    # Calendar days need no table.
    assert aturan.jumlah_hari(date(2026, 12, 28), date(2027, 1, 4), K.pengumuman) == 8


tanggal = st.dates(date(2020, 1, 1), date(2060, 1, 1))
cara = st.sampled_from(["INKLUSIF", "EKSKLUSIF"])
jenis = st.sampled_from(["KALENDER", "KERJA"])
libur = st.sets(st.integers(0, 120), max_size=30)


@given(tanggal, st.integers(1, 60), cara, jenis, libur, st.sampled_from([5, 6]))
def test_hari_terakhir_paling_cepat_tepat_dan_tidak_dapat_dimajukan(
    mulai, hari, hitung, jenis, jarak, seminggu
):
    kalender = Kalender(NAIF.tahun, {mulai + timedelta(days=n): "Libur" for n in jarak})
    p = ubah(hitung=hitung, jenis_hari=jenis, hari_kerja_seminggu=seminggu).pengumuman
    sampai = aturan.hari_terakhir_paling_cepat(mulai, hari, p, kalender)
    assert aturan.jumlah_hari(mulai, sampai, p, kalender) >= hari
    assert sampai == mulai or aturan.jumlah_hari(mulai, sampai - timedelta(days=1), p, kalender) < hari


@given(tanggal, st.integers(0, 60), st.integers(0, 60), cara, jenis, libur)
def test_semakin_lama_tidak_pernah_berakhir_lebih_cepat(mulai, satu, dua, hitung, jenis, jarak):
    kalender = Kalender(NAIF.tahun, {mulai + timedelta(days=n): "Libur" for n in jarak})
    p = ubah(hitung=hitung, jenis_hari=jenis).pengumuman
    kecil, besar = sorted((satu, dua))
    akhir_kecil = aturan.hari_terakhir_paling_cepat(mulai, kecil, p, kalender)
    akhir_besar = aturan.hari_terakhir_paling_cepat(mulai, besar, p, kalender)
    assert akhir_kecil <= akhir_besar
    assert aturan.jumlah_hari(mulai, akhir_kecil, p, kalender) <= aturan.jumlah_hari(
        mulai, akhir_besar, p, kalender
    )


@given(tanggal, st.integers(1, 40), libur)
def test_hari_libur_tambahan_tidak_pernah_mempercepat(mulai, hari, jarak):
    kalender = Kalender(NAIF.tahun, {mulai + timedelta(days=n): "Libur" for n in jarak})
    p = kerja().pengumuman
    assert aturan.hari_terakhir_paling_cepat(mulai, hari, p, kalender) >= aturan.hari_terakhir_paling_cepat(
        mulai, hari, p, NAIF
    )


@given(tanggal, st.integers(1, 40), libur, st.sampled_from([5, 6]))
def test_hari_terakhir_yang_digeser_selalu_hari_kerja(mulai, hari, jarak, seminggu):
    kalender = Kalender(NAIF.tahun, {mulai + timedelta(days=n): "Libur" for n in jarak})
    tetap = ubah(hari_kerja_seminggu=seminggu).pengumuman
    geser = dataclasses.replace(tetap, hari_terakhir_libur="GESER_KE_HARI_KERJA")
    akhir = aturan.hari_terakhir_paling_cepat(mulai, hari, geser, kalender)
    assert kalender.hari_kerja(akhir, seminggu)
    assert akhir >= aturan.hari_terakhir_paling_cepat(mulai, hari, tetap, kalender)


# --- Hari terakhir jatuh pada hari libur: kebijakan dalam kedua kedudukan -------------------------
def test_perpanjangan_melewati_lebaran_tetap_berakhir_pada_hari_libur():
    """Edge case 27: seven calendar days from 17 March 2026 end on 23 March, in the middle of the days off."""
    mulai = date(2026, 3, 17)
    temuan = aturan.lama_perpanjangan(mulai, date(2026, 3, 23), K, LEBARAN)
    assert ringkas(temuan) == [("A-4", Tingkat.TERPENUHI, "")]
    assert "7 hari kalender sejak Selasa, 17 Maret 2026, berakhir Senin, 23 Maret 2026." in pesan(temuan)


def test_perpanjangan_melewati_lebaran_bergeser_ke_hari_kerja():
    """Edge case 27, the other way: the last day moves on to Wednesday 25 March, and the finding shows why."""
    ketentuan = ubah(hari_terakhir_libur="GESER_KE_HARI_KERJA")
    mulai = date(2026, 3, 17)
    (tolak,) = aturan.lama_perpanjangan(mulai, date(2026, 3, 23), ketentuan, LEBARAN)
    assert tolak.tingkat == Tingkat.BLOK
    assert "sampai Rabu, 25 Maret 2026" in polos(tolak.pesan)
    temuan = aturan.lama_perpanjangan(mulai, date(2026, 3, 25), ketentuan, LEBARAN)
    assert ringkas(temuan) == [("A-4", Tingkat.TERPENUHI, "")]
    assert pesan(temuan).endswith(
        "berakhir Senin, 23 Maret 2026; hari itu libur (Cuti bersama Idulfitri), bergeser ke Rabu, "
        "25 Maret 2026."
    )


def test_pengumuman_yang_berakhir_pada_hari_libur_diperingatkan_atau_ditahan():
    mulai, sampai = date(2026, 3, 6), date(2026, 3, 20)
    temuan = aturan.lama_pengumuman(mulai, sampai, K, LEBARAN)
    assert ringkas(temuan) == [
        ("A-3", Tingkat.TERPENUHI, ""),
        ("A-3", Tingkat.INGAT, "seleksi.siapkan_pengumuman"),
    ]
    assert "(Cuti bersama Idulfitri); menurut ketentuan hari terakhir tidak bergeser." in pesan(temuan)
    geser = ubah(hari_terakhir_libur="GESER_KE_HARI_KERJA")
    temuan = aturan.lama_pengumuman(mulai, sampai, geser, LEBARAN)
    assert [satu.tingkat for satu in temuan] == [Tingkat.TERPENUHI, Tingkat.BLOK]
    assert "bergeser ke Rabu, 25 Maret 2026." in pesan(temuan)
    assert [t.tingkat for t in aturan.lama_pengumuman(mulai, date(2026, 3, 25), geser, LEBARAN)] == [
        Tingkat.TERPENUHI
    ]


def test_pengumuman_dalam_hari_kerja_memperlihatkan_hitungannya():
    ketentuan = kerja(hari=14)
    temuan = aturan.lama_pengumuman(SENIN_9_MARET, date(2026, 4, 2), ketentuan, LEBARAN)
    assert [satu.tingkat for satu in temuan] == [Tingkat.TERPENUHI]
    assert "14 hari kerja sejak Senin, 9 Maret 2026, tanpa 18 Maret (Cuti bersama Nyepi)" in pesan(temuan)
    assert pesan(temuan).endswith("24 Maret (Cuti bersama Idulfitri), berakhir Kamis, 2 April 2026.")
    (tolak,) = aturan.lama_pengumuman(SENIN_9_MARET, date(2026, 4, 1), ketentuan, LEBARAN)
    assert "hanya 13 hari kerja, paling singkat 14" in polos(tolak.pesan)
    biasa = aturan.hari_terakhir_kata(date(2026, 3, 2), 3, ketentuan.pengumuman, LEBARAN)
    assert polos(biasa) == "3 hari kerja sejak Senin, 2 Maret 2026, berakhir Rabu, 4 Maret 2026."


# --- Kalender tanpa tahun yang diperlukan ---------------------------------------------------------
BELUM = [("P-10", Tingkat.BLOK, "seleksi.kalender")]


@pytest.mark.parametrize("ketentuan", [kerja(), ubah(hari_terakhir_libur="GESER_KE_HARI_KERJA")])
def test_tanpa_tahun_kalender_setiap_hitungan_ditahan(ketentuan):
    mulai, sampai = date(2026, 12, 28), date(2027, 1, 18)
    batas = aturan.batas_dari_tanggal(sampai, WIB)
    jadwal = {"PENGUMUMAN": (mulai, sampai)}
    n = 1
    for kegiatan in aturan.RANTAI_KEGIATAN[1:]:
        jadwal[kegiatan] = (sampai + timedelta(days=n), sampai + timedelta(days=n))
        n += 1
    jadwal[aturan.KEGIATAN_SEJAJAR] = (sampai + timedelta(days=1), sampai + timedelta(days=1))
    sebutan = {kode: kode.lower() for kode in jadwal}
    for temuan in (
        aturan.lama_pengumuman(mulai, sampai, ketentuan, LEBARAN),
        aturan.lama_perpanjangan(mulai, sampai, ketentuan, LEBARAN),
        aturan.tayang_media([mulai], sampai, ketentuan, LEBARAN),
        aturan.penutupan(mulai, batas, batas, WIB, ketentuan, LEBARAN),
        aturan.jadwal_tahapan(jadwal, sebutan, ketentuan, LEBARAN),
    ):
        assert ringkas(temuan) == BELUM
        assert "Kalender hari libur 2027 belum ditetapkan" in pesan(temuan)
    assert aturan.perlu_kalender(ketentuan.pengumuman)


def test_hari_kalender_tidak_memerlukan_kalender():
    assert not aturan.perlu_kalender(K.pengumuman)
    assert aturan.kalender_cukup(date(2031, 1, 1), 15, K.pengumuman, aturan.TANPA_KALENDER) == []


# --- Terlambat -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "tenggat,hari_ini,hari",
    [
        (date(2026, 12, 2), date(2026, 12, 4), 2),
        (date(2026, 12, 4), date(2026, 12, 4), 0),
        (date(2026, 12, 5), date(2026, 12, 4), 0),
        (date(2026, 12, 4), date(2026, 12, 6), 0),  # hanya Sabtu dan Minggu
        (date(2026, 12, 4), date(2026, 12, 7), 1),
        (date(2026, 12, 4), date(2026, 12, 14), 6),
        (date(2026, 3, 17), date(2026, 3, 25), 1),  # Lebaran di antaranya
    ],
)
def test_keterlambatan_dihitung_dalam_hari_kerja(tenggat, hari_ini, hari):
    assert aturan.hari_kerja_lewat(tenggat, hari_ini, LEBARAN, 5) == hari
    assert aturan.lambat_kata(tenggat, hari_ini, LEBARAN, 5) == (f"{hari} hari kerja" if hari else "")


def test_keterlambatan_tanpa_kalender_disebut_dalam_hari_kalender():
    assert aturan.lambat_kata(date(2027, 1, 4), date(2027, 1, 8), LEBARAN, 5) == "4 hari kalender"


def test_sebab_libur_menyebut_nama_atau_hari():
    assert LEBARAN.sebab_libur(date(2026, 3, 21)) == "Idulfitri"
    assert LEBARAN.sebab_libur(date(2026, 3, 28)) == "hari Sabtu"
    assert LEBARAN.sebab_libur(date(2026, 3, 28), 6) == ""
    assert LEBARAN.sebab_libur(date(2026, 3, 26)) == ""


# --- Zona ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "zona,nama", [(WIB, "WIB"), (WITA, "WITA"), (WIT, "WIT"), (ZoneInfo("UTC"), "UTC+00")]
)
def test_batas_dibaca_sampai_detik_terakhir_menurut_zona(zona, nama):
    batas = aturan.batas_dari_tanggal(date(2026, 12, 7), zona)
    assert polos(aturan.batas_kata(batas, zona)) == f"Senin, 7 Desember 2026 pukul 23.59.59 {nama}"
    assert aturan.diterima_tepat_waktu(batas - timedelta(microseconds=1), batas)
    assert not aturan.diterima_tepat_waktu(batas, batas)


def test_batas_wita_satu_jam_lebih_dahulu_dari_wib():
    hari = date(2026, 12, 7)
    assert aturan.batas_dari_tanggal(hari, WIB) - aturan.batas_dari_tanggal(hari, WITA) == timedelta(hours=1)

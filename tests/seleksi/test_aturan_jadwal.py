"""Changing a timetable, word by word: what holds it and what only warns. No database."""

import itertools
from datetime import date, timedelta

import pytest

from seleksi.aturan import Kalender
from seleksi.aturan.jadwal import (
    GESER_BENTROK,
    GESER_SATU,
    GESER_SEMUA,
    KeadaanJadwal,
    _setiap_hari,
    _urutan,
    perubahan_jadwal,
    pindahkan_kegiatan,
)
from seleksi.izin import Tingkat
from tests.seleksi.test_aturan import JADWAL, KEGIATAN, K

LIBUR = Kalender(frozenset({2026}), {date(2026, 12, 24): "Cuti bersama Natal", date(2026, 12, 25): "Natal"})
LENGKAP = Kalender(frozenset({2026, 2027}), LIBUR.libur)
HARI = timedelta(days=1)


def nilai(ubah, *, diumumkan=True, hari_ini=date(2026, 11, 30), kalender=LENGKAP, **lain):
    keadaan = KeadaanJadwal(hari_ini, diumumkan, **lain)
    semua = perubahan_jadwal(JADWAL, JADWAL | ubah, KEGIATAN, keadaan, K, kalender)
    return [satu for satu in semua if satu.tingkat != Tingkat.TERPENUHI]


def geser(kode, hari):
    mulai, sampai = JADWAL[kode]
    return {kode: (mulai + hari * HARI, sampai + hari * HARI)}


# --- Yang menahan --------------------------------------------------------------------------------
@pytest.mark.parametrize("diumumkan", [True, False])
def test_tanpa_perubahan(diumumkan):
    (satu,) = nilai({}, diumumkan=diumumkan)
    assert (satu.kode, satu.pelaku, satu.tindakan) == ("P-10", "Sekretariat", "")


@pytest.mark.parametrize(
    "pengumuman,kode",
    [
        ((date(2026, 11, 23), date(2026, 12, 6)), "A-3"),
        ((date(2026, 11, 23), date(2026, 12, 7)), ""),
        ((date(2026, 11, 24), date(2026, 12, 7)), "A-4"),
    ],
)
def test_masa_pengumuman_yang_sudah_diumumkan(pengumuman, kode):
    temuan = nilai({"PENGUMUMAN": pengumuman} | geser("PENETAPAN", 1))
    assert [satu.kode for satu in temuan if satu.tingkat == Tingkat.BLOK][:1] == ([kode] if kode else [])


@pytest.mark.parametrize("hari_ini,tetap", [(date(2026, 12, 18), False), (date(2026, 12, 19), True)])
def test_kegiatan_yang_selesai_kemarin_tidak_berpindah(hari_ini, tetap):
    temuan = nilai({"ASESMEN": (date(2026, 12, 16), date(2026, 12, 19))}, hari_ini=hari_ini)
    assert any("sudah berlangsung" in satu.pesan for satu in temuan) is tetap


@pytest.mark.parametrize("hari_ini,lewat", [(date(2026, 12, 28), False), (date(2026, 12, 29), True)])
def test_kegiatan_tidak_dipindah_ke_hari_yang_lewat(hari_ini, lewat):
    temuan = nilai(
        {"KESEHATAN": (date(2026, 12, 28), date(2027, 1, 5))} | geser("PENETAPAN", 1), hari_ini=hari_ini
    )
    assert any("hari yang sudah lewat" in satu.pesan for satu in temuan) is lewat


def test_sebelum_diumumkan_yang_lewat_pun_masih_dapat_diatur():
    temuan = nilai(geser("ASESMEN", 0) | geser("PENETAPAN", 2), diumumkan=False, hari_ini=date(2027, 1, 6))
    assert [satu for satu in temuan if satu.tingkat == Tingkat.BLOK] == []


# --- Yang hanya mengingatkan ---------------------------------------------------------------------
@pytest.mark.parametrize(
    "ubah,ingat",
    [
        ({"MAKALAH": (date(2026, 12, 21), date(2026, 12, 23))}, False),
        ({"MAKALAH": (date(2026, 12, 23), date(2026, 12, 26))}, True),
        # Nobody is called to these.
        ({"ADMINISTRASI": (date(2026, 12, 8), date(2026, 12, 13))}, False),
    ],
)
def test_hari_libur_disebut_bila_orang_dipanggil(ubah, ingat):
    temuan = [satu for satu in nilai(ubah) if "hari libur" in satu.pesan]
    assert bool(temuan) is ingat
    assert {(satu.kode, satu.tingkat, satu.pelaku) for satu in temuan} <= {
        ("P-10", Tingkat.INGAT, "Sekretariat")
    }


def test_tahun_yang_kalendernya_belum_ada_disebut_sekali():
    ubah = geser("KESEHATAN", 1) | geser("PENETAPAN", 1)
    temuan = [satu for satu in nilai(ubah, kalender=LIBUR) if "2027" in satu.pesan]
    assert [satu.tingkat for satu in temuan].count(Tingkat.INGAT) == 1


@pytest.mark.parametrize("selisih,ingat", [(-1, True), (0, False), (1, False)])
def test_jadwal_yang_melewati_rencana_pelantikan_atau_masa_pansel(selisih, ingat):
    akhir = JADWAL["PENETAPAN"][1] + HARI
    batas = akhir + selisih * HARI
    for medan, kode, pelaku, tindakan in (
        ("rencana_pelantikan", "E-03", "Sekretariat", ""),
        ("pansel_sampai", "P-04", "PPK", "panitia.sk"),
    ):
        temuan = [satu for satu in nilai(geser("PENETAPAN", 1), **{medan: batas}) if satu.kode == kode]
        assert [(satu.tingkat, satu.pelaku, satu.tindakan) for satu in temuan] == (
            [(Tingkat.INGAT, pelaku, tindakan)] if ingat else []
        )


# --- Memindahkan ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "kode,cara", list(itertools.product(JADWAL, (GESER_SATU, GESER_BENTROK, GESER_SEMUA)))
)
def test_setiap_kegiatan_dengan_setiap_cara(kode, cara):
    """The whole result as data: what moves, what stays, for one week later."""
    mulai, sampai = JADWAL[kode]
    baru = pindahkan_kegiatan(JADWAL, kode, (mulai + 7 * HARI, sampai + 7 * HARI), cara, LENGKAP, 5)
    urutan = [
        "PENGUMUMAN",
        "ADMINISTRASI",
        "REKAM_JEJAK",
        "ASESMEN",
        "MAKALAH",
        "WAWANCARA",
        "KESEHATAN",
        "PENETAPAN",
    ]
    bergerak = {satu for satu in baru if baru[satu] != JADWAL[satu]}
    if cara == GESER_SATU:
        assert bergerak == {kode}
    elif cara == GESER_SEMUA:
        assert bergerak == set(urutan[urutan.index(kode) :])
        assert {baru[satu][0] - JADWAL[satu][0] for satu in bergerak} == {7 * HARI}
    else:
        assert kode in bergerak
        assert bergerak <= set(urutan[urutan.index(kode) :])
    assert list(baru) == list(JADWAL)


def test_bentrok_berhenti_di_ruang_yang_cukup():
    """A week later the paper runs into the interview, which is pushed to the next free working day."""
    baru = pindahkan_kegiatan(
        JADWAL, "MAKALAH", (date(2026, 12, 28), date(2026, 12, 29)), GESER_BENTROK, LENGKAP, 5
    )
    assert baru["WAWANCARA"] == (date(2026, 12, 30), date(2026, 12, 31))
    assert baru["KESEHATAN"] == JADWAL["KESEHATAN"]


def test_urutan_rantai_dari_kegiatan_yang_dipindah():
    assert list(_urutan("KESEHATAN")) == [
        ("PENGUMUMAN", "REKAM_JEJAK"),
        ("REKAM_JEJAK", "KESEHATAN"),
        ("KESEHATAN", "PENETAPAN"),
    ]
    assert list(_urutan("REKAM_JEJAK"))[2] == ("PENGUMUMAN", "ADMINISTRASI")
    assert len(list(_urutan("PENGUMUMAN"))) == 8


def test_setiap_hari_termasuk_ujungnya():
    assert list(_setiap_hari((date(2026, 12, 30), date(2027, 1, 1)))) == [
        date(2026, 12, 30),
        date(2026, 12, 31),
        date(2027, 1, 1),
    ]

"""How dates, numbers and names are written. Pure functions."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from dokumen import rupa

WIB = ZoneInfo("Asia/Jakarta")
HARI = dt.date(2026, 11, 23)
SORE = dt.datetime(2026, 12, 7, 16, 0, tzinfo=WIB)


def polos(teks: str) -> str:
    return teks.replace("\xa0", " ")


@pytest.mark.parametrize(
    "fungsi, nilai, hasil",
    [
        ("tanggal", HARI, "Senin, 23 November 2026"),
        ("tanggal_polos", HARI, "23 November 2026"),
        ("tanggal_ringkas", HARI, "23 Nov 2026"),
        ("tanggal_pendek", SORE, "Sen, 7 Des"),
        ("jam", SORE, "16.00"),
        ("jam", dt.time(7, 5), "07.05"),
        ("jam_zona", SORE, "pukul 16.00 WIB"),
        ("waktu", SORE, "Senin, 7 Desember 2026 pukul 16.00 WIB"),
        ("waktu_ringkas", SORE, "7 Des 2026 16.00"),
        # Late in the evening in London it is already the next day here.
        ("waktu", dt.datetime(2026, 12, 6, 23, 30, tzinfo=dt.UTC), "Senin, 7 Desember 2026 pukul 06.30 WIB"),
        ("tanggal", dt.datetime(2026, 12, 6, 23, 30, tzinfo=dt.UTC), "Senin, 7 Desember 2026"),
        ("tanggal_polos", dt.date(2028, 2, 29), "29 Februari 2028"),
        ("angka", Decimal("87.5"), "87,50"),
        ("angka", Decimal("79.335"), "79,34"),
        ("angka", Decimal("79.345"), "79,35"),
        ("angka", Decimal("-0.005"), "-0,01"),
        ("angka", 1234567, "1.234.567,00"),
        ("angka", "bukan angka", "bukan angka"),
        ("angka", Fraction(238, 3), "79,33"),
        ("angka", Fraction(15869, 200), "79,35"),
        ("bertanda", Fraction(5, 4), "+1,25"),
        ("bertanda", Decimal("-0.5"), "\N{MINUS SIGN}0,50"),
        ("bertanda", Fraction(-1, 1000), "0,00"),
        ("bulat", 1240, "1.240"),
        ("bobot", Decimal("35.00"), "35 %"),
        ("bobot", Decimal("12.50"), "12,5 %"),
        ("bobot", 100, "100 %"),
        ("nip", "197609112002122005", "19760911 200212 2 005"),
        ("nip", "12345", "12345"),
        ("ukuran_berkas", 12, "12 B"),
        ("ukuran_berkas", 412_300, "412 kB"),
        ("ukuran_berkas", 2_100_000, "2,1 MB"),
        ("sidik_pendek", "a1b2c3d4e5f6" + "0" * 52, "a1b2 c3d4 e5f6…"),
        ("inisial", "dr. Danang Wirasena, M.P.H.", "DW"),
        ("inisial", "Prof. Dr. Galih Reksoprojo, M.Si.", "GR"),
        ("inisial", "Sukarno", "S"),
        ("daftar_kata", ["a"], "a"),
        ("daftar_kata", ["a", "b"], "a dan b"),
        ("daftar_kata", ["a", "b", "c"], "a, b, dan c"),
    ],
)
def test_rupa(fungsi, nilai, hasil):
    assert polos(getattr(rupa, fungsi)(nilai)) == hasil


@pytest.mark.parametrize(
    "fungsi",
    [
        *("tanggal", "tanggal_polos", "tanggal_ringkas", "tanggal_pendek", "jam", "jam_zona", "waktu"),
        *("waktu_ringkas", "angka", "bobot", "nip", "ukuran_berkas", "sidik_pendek", "inisial"),
    ],
)
def test_yang_kosong_tetap_kosong(fungsi):
    assert getattr(rupa, fungsi)(None) == ""


def test_tanggal_dan_jam_tidak_terpisah_di_ujung_baris():
    assert rupa.waktu(SORE) == "Senin, 7\xa0Desember\xa02026 pukul\xa016.00\xa0WIB"


@pytest.mark.parametrize(
    "zona, nama", [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]
)
def test_zona_mengikuti_instansi(zona, nama):
    with timezone.override(zona):
        assert rupa.nama_zona(SORE) == nama


def test_di_luar_tiga_zona_disebut_jaraknya():
    with timezone.override("UTC"):
        assert rupa.nama_zona(SORE) == "UTC+00"


def test_waktu_tanpa_zona_dianggap_wib():
    assert rupa.nama_zona(dt.datetime(2026, 12, 7, 16, 0)) == "WIB"  # noqa: DTZ001 -- the case itself


@pytest.mark.parametrize(
    "mulai, selesai, hasil",
    [
        (dt.date(2026, 12, 21), dt.date(2026, 12, 22), "21–22 Des"),
        (dt.date(2026, 11, 23), dt.date(2026, 12, 7), "23 Nov – 7 Des"),
        (dt.date(2026, 12, 29), dt.date(2027, 1, 4), "29 Des – 4 Jan"),
        (HARI, HARI, "23 Nov"),
    ],
)
def test_rentang(mulai, selesai, hasil):
    assert polos(rupa.rentang(mulai, selesai)) == hasil


@pytest.mark.parametrize(
    "batas, hasil",
    [
        (dt.date(2026, 11, 26), "3 hari lagi"),
        (HARI, "hari ini"),
        (dt.date(2026, 11, 21), "terlambat 2 hari"),
        (dt.datetime(2026, 11, 23, 23, 59, tzinfo=WIB), "hari ini"),
        (None, ""),
    ],
)
def test_sisa_hari(batas, hasil):
    assert polos(rupa.sisa_hari(batas, dt.datetime(2026, 11, 23, 0, 1, tzinfo=WIB))) == hasil


@pytest.mark.parametrize(
    "jarak, hasil",
    [
        (dt.timedelta(days=3, hours=5, minutes=59), "3 hari 5 jam lagi"),
        (dt.timedelta(days=3), "3 hari lagi"),
        (dt.timedelta(hours=5, minutes=20), "5 jam 20 menit lagi"),
        (dt.timedelta(minutes=1), "1 menit lagi"),
        (dt.timedelta(seconds=20), "kurang dari 1 menit lagi"),
        (dt.timedelta(seconds=-1), "sudah lewat"),
    ],
)
def test_sisa_waktu(jarak, hasil):
    assert polos(rupa.sisa_waktu(SORE + jarak, SORE)) == hasil
    assert rupa.sisa_waktu(None, SORE) == ""


@pytest.mark.parametrize(
    "teks,pertama,sisa",
    [
        (
            "Baru 3 lamaran terkirim. Bila tetap kurang, perpanjang.",
            "Baru 3 lamaran terkirim.",
            "Bila tetap kurang, perpanjang.",
        ),
        ("Paling sedikit 4. Syarat tetap.", "Paling sedikit 4.", "Syarat tetap."),
        ("Pakta integritas belum ditandatangani Prof. Dr. Galih, M.Si. dan Ir. Bagas.", None, ""),
        ("Satu kalimat saja.", None, ""),
        ("", None, ""),
    ],
)
def test_pisah_kalimat_tidak_terkecoh_gelar(teks, pertama, sisa):
    assert rupa.pisah_kalimat(teks) == (teks if pertama is None else pertama, sisa)

"""Rules of the written test: hours, bound, way of handing in."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from peserta import aturan
from seleksi.izin import Tingkat

WIB = ZoneInfo("Asia/Jakarta")
BUKA = dt.datetime(2026, 12, 14, 8, tzinfo=WIB)
BATAS = dt.datetime(2026, 12, 14, 12, tzinfo=WIB)
DETIK = dt.timedelta(microseconds=1)
JAM = dt.timedelta(hours=1)


@pytest.mark.parametrize(
    "buka,batas,kini,ditahan",
    [
        (BUKA, BATAS, BUKA - JAM, False),
        (BUKA, BATAS, BUKA, True),
        (BUKA, BUKA, BUKA - JAM, True),
    ],
    ids=["sebelum jamnya", "pada jamnya", "tanpa waktu menulis"],
)
def test_tema_disegel_sebelum_jamnya(buka, batas, kini, ditahan):
    """B-5."""
    assert bool(aturan.waktu_tema(buka, batas, kini)) is ditahan


@pytest.mark.parametrize(
    "buka,kini,ditahan", [(None, BUKA, False), (BUKA, BUKA - DETIK, False), (BUKA, BUKA, True)]
)
def test_tema_diganti_sampai_jamnya(buka, kini, ditahan):
    """B-5."""
    assert bool(aturan.tema_belum_terbuka(buka, kini)) is ditahan


def test_tema_ada_dan_berisi():
    """B-5."""
    assert aturan.ada_tema(True) == aturan.tema_berisi("Air bersih") == []
    assert aturan.ada_tema(False)
    assert aturan.tema_berisi("  ")


@pytest.mark.parametrize(
    "tiba,tingkat",
    [
        (BUKA - DETIK, Tingkat.MENUNGGU),
        (BUKA, None),
        (BATAS - DETIK, None),
        (BATAS, Tingkat.BLOK),
    ],
    ids=["sebelum tema", "tepat tema", "detik terakhir", "tepat batas"],
)
def test_makalah_diterima_menurut_saat_tiba(tiba, tingkat):
    """B-5."""
    temuan = aturan.penyerahan_makalah(tiba, BUKA, BATAS)
    assert [satu.tingkat for satu in temuan] == ([tingkat] if tingkat else [])


@pytest.mark.parametrize(
    "cara,dipakai,ditahan",
    [("UNGGAH", "UNGGAH", False), ("UNGGAH", "PINDAI", True), ("PINDAI", "UNGGAH", True)],
)
def test_semua_makalah_diserahkan_dengan_cara_yang_dipilih(cara, dipakai, ditahan):
    """B-5."""
    assert bool(aturan.cara_penyerahan(cara, dipakai)) is ditahan


@pytest.mark.parametrize(
    "nama,nip,hasil",
    [
        (
            "Dr. Ir. Aruna Pradipta, M.T., Ph.D.",
            "197001011995031001",
            ["Aruna Pradipta", "197001011995031001", "19700101 199503 1 001"],
        ),
        ("Aruna", "", ["Aruna"]),
    ],
)
def test_nama_tanpa_gelar_dan_nip_disembunyikan(nama, nip, hasil):
    assert aturan.nama_tersembunyi(nama, nip) == hasil

"""A recommendation by link: which address, how long, how often, and what proves who sits behind it."""

from datetime import UTC, datetime, timedelta

import pytest

from peserta import aturan

KINI = datetime(2026, 11, 23, 2, tzinfo=UTC)
JAM = timedelta(hours=1)


@pytest.mark.parametrize(
    "alamat,boleh",
    [
        ("bkd@wanaasri.go.id", True),
        ("bkd.wanaasri@gmail.com", False),
        ("BKD@Yahoo.co.id", False),
        ("Sekar@WanaAsri.go.id", False),
    ],
)
def test_tautan_hanya_ke_alamat_instansi(alamat, boleh):
    assert (aturan.alamat_instansi(alamat, "sekar@wanaasri.go.id") == []) is boleh


@pytest.mark.parametrize(
    "alamat,boleh",
    [
        ("kasubag@wanaasri.go.id", True),
        ("kasubag@WANAASRI.go.id", True),
        ("kasubag@lain.go.id", False),
        ("kasubag@wanaasri.go.id.lain.com", False),
        ("sekar@wanaasri.go.id", False),
    ],
)
def test_kode_hanya_ke_instansi_yang_diminta(alamat, boleh):
    temuan = aturan.alamat_petugas(alamat, "bkd@wanaasri.go.id", "sekar@wanaasri.go.id")
    assert (temuan == []) is boleh


@pytest.mark.parametrize(
    "dibuka,diserahkan,dibatalkan,pada,keadaan",
    [
        (None, None, None, KINI, "DIMINTA"),
        (KINI, None, None, KINI, "DIBUKA"),
        (KINI, None, None, KINI + JAM, "KEDALUWARSA"),
        (None, None, KINI, KINI + JAM, "DIBATALKAN"),
        (KINI, KINI, None, KINI + JAM, "DISERAHKAN"),
    ],
)
def test_keadaan_permintaan_mengikuti_waktunya(dibuka, diserahkan, dibatalkan, pada, keadaan):
    assert aturan.keadaan_permintaan(KINI + JAM, dibuka, diserahkan, dibatalkan, pada) == keadaan
    berlaku = keadaan in ("DIMINTA", "DIBUKA")
    assert (aturan.permintaan_berlaku(keadaan) == []) is berlaku


def test_tautan_tujuh_hari_dan_tidak_melewati_batas():
    assert aturan.batas_permintaan(KINI, None) == KINI + timedelta(days=7)
    assert aturan.batas_permintaan(KINI, KINI + JAM) == KINI + JAM


@pytest.mark.parametrize("sudah,boleh", [(9, True), (10, False)])
def test_instansi_tidak_dibanjiri_tautan(sudah, boleh):
    assert (aturan.permintaan_terlalu_banyak(sudah) == []) is boleh


@pytest.mark.parametrize("sudah,boleh", [(4, True), (5, False)])
def test_kode_dikirim_paling_banyak_lima_kali(sudah, boleh):
    assert (aturan.kode_dapat_dikirim(sudah) == []) is boleh


@pytest.mark.parametrize(
    "dikirim,percobaan,pada,boleh",
    [
        (None, 0, KINI, False),
        (KINI, 4, KINI, True),
        (KINI, 5, KINI, False),
        (KINI, 0, KINI + timedelta(minutes=15), False),
    ],
)
def test_kode_berlaku_seperempat_jam_dan_lima_percobaan(dikirim, percobaan, pada, boleh):
    assert (aturan.kode_dapat_dicoba(dikirim, percobaan, pada) == []) is boleh


@pytest.mark.parametrize(
    "saat,boleh",
    [
        (None, False),
        (KINI, True),
        (KINI - 2 * JAM + timedelta(seconds=1), True),
        (KINI - 2 * JAM, False),
        (KINI - 3 * JAM, False),
    ],
)
def test_konfirmasi_berlaku_dua_jam(saat, boleh):
    assert (aturan.terkonfirmasi(saat, KINI) == []) is boleh


@pytest.mark.parametrize("ada", [True, False])
def test_surat_sendiri_yang_diserahkan(ada):
    assert (aturan.surat_terunggah(ada=ada) == []) is ada


def test_unggahan_lewat_satu_tautan_dibatasi():
    assert aturan.unggahan_surat(aturan.BATAS_UNGGAHAN_SURAT - 1) == []
    (temuan,) = aturan.unggahan_surat(aturan.BATAS_UNGGAHAN_SURAT)
    assert (temuan.kode, temuan.pelaku) == ("B-1", "Instansi asal")

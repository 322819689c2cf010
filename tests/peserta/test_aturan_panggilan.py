"""Rules on calling participants to a stage."""

import datetime as dt

import pytest

from peserta import aturan
from peserta.aturan.panggilan import TAHAP_PANGGILAN
from seleksi.izin import Tingkat

KINI = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))


# --- Gerbang ----------------------------------------------------------------------------------
@pytest.mark.parametrize("kegiatan", TAHAP_PANGGILAN)
def test_panggilan_pada_tahapnya_atau_tepat_sebelumnya(kegiatan):
    """TAHAP."""
    for tahap in TAHAP_PANGGILAN[kegiatan]:
        assert aturan.tahap_panggilan(kegiatan, tahap, "x") == []
    (temuan,) = aturan.tahap_panggilan(kegiatan, "PENGUMUMAN", "Pengumuman")
    assert temuan.kode == "TAHAP"


@pytest.mark.parametrize("kegiatan,kode", [("ASESMEN", "B-3"), ("MAKALAH", "B-9b"), ("KESEHATAN", "B-9b")])
def test_undangan_menunggu_hasil_diumumkan(kegiatan, kode):
    """B-3, B-9b."""
    assert aturan.hasil_mendahului(kegiatan, "seleksi administrasi", True) == []
    (temuan,) = aturan.hasil_mendahului(kegiatan, "seleksi administrasi", False)
    assert (temuan.kode, temuan.tingkat) == (kode, Tingkat.BLOK)


@pytest.mark.parametrize("kegiatan,kode", [("WAWANCARA", "P-12"), ("KESEHATAN", "B-7")])
def test_tanpa_peserta_tidak_ada_undangan(kegiatan, kode):
    """P-12, B-7."""
    assert aturan.peserta_diundang(kegiatan, 1) == []
    (temuan,) = aturan.peserta_diundang(kegiatan, 0)
    assert temuan.kode == kode


def test_yang_dikirimi_tepat_yang_masih_ikut():
    """P-12."""
    assert aturan.peserta_masih_sama({1, 2}, {2, 1}) == []
    assert aturan.peserta_masih_sama({1, 2}, {1})
    assert aturan.peserta_masih_sama({1}, {1, 2})


def test_undangan_bertanda_tangan_ketua_sekretariat_sendiri():
    """P-11."""
    assert aturan.penanda_panggilan(True) == aturan.penanda_sendiri(True) == []
    assert aturan.penanda_panggilan(False)[0].kode == "P-11"
    assert aturan.penanda_sendiri(False)[0].kode == "P-11"


# --- Keadaan ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "kaidah,ya,tidak",
    [
        (aturan.panggilan_konsep, True, False),
        (aturan.panggilan_terkirim, True, False),
        (aturan.konsep_tunggal, False, True),
        (aturan.surat_panggilan_terbit, 0, 2),
        (aturan.alasan_panggilan, "Aula dipakai.", "  "),
    ],
)
def test_keadaan_panggilan(kaidah, ya, tidak):
    """P-12."""
    assert kaidah(ya) == []
    (temuan,) = kaidah(tidak)
    assert temuan.kode == "P-12"


def test_menunggu_nomor_tidak_mengejar_siapa_pun():
    """P-12."""
    assert aturan.surat_panggilan_terbit(1)[0].tingkat == Tingkat.MENUNGGU


def test_yang_sudah_lewat_tidak_diubah():
    """P-12."""
    assert aturan.panggilan_belum_lewat(KINI + dt.timedelta(seconds=1), KINI) == []
    assert aturan.panggilan_belum_lewat(KINI, KINI)
    assert aturan.panggilan_belum_lewat(None, KINI)


def test_yang_dikirim_adalah_yang_dibaca():
    """P-12."""
    assert aturan.undangan_dibaca("a", "a") == []
    assert "berubah" in aturan.undangan_dibaca("a", "b")[0].pesan


@pytest.mark.parametrize(
    "berlaku,jarak,hadir,alasan,ditahan",
    [
        (True, 1, True, "", ""),
        (True, 1, False, "Sakit.", ""),
        (True, 1, False, "  ", "mengapa"),
        (True, 0, True, "", "sudah tiba"),
        (False, 1, True, "", "tidak berlaku"),
    ],
    ids=["hadir", "tidak hadir", "tanpa alasan", "sudah mulai", "dibatalkan"],
)
def test_jawaban_undangan(berlaku, jarak, hadir, alasan, ditahan):
    """P-12."""
    temuan = aturan.jawaban_undangan(
        berlaku=berlaku, mulai=KINI + dt.timedelta(seconds=jarak), kini=KINI, hadir=hadir, alasan=alasan
    )
    assert bool(temuan) is bool(ditahan)
    assert all(ditahan in satu.pesan for satu in temuan)

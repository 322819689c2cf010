"""Mending an incomplete file: how it stands, until when, who asks, and that all are treated alike."""

from datetime import UTC, date, datetime, timedelta

import pytest

from peserta import aturan
from peserta.aturan import TanpaKesempatan
from seleksi.izin import Tingkat

BATAS = datetime(2026, 11, 27, 17, tzinfo=UTC)
SEDETIK = timedelta(seconds=1)
TUNTAS = timedelta(minutes=2)


@pytest.mark.parametrize(
    "batas,dikirim,pada,keadaan",
    [
        (None, None, BATAS, "DISUSUN"),
        (BATAS, None, BATAS - SEDETIK, "DIMINTA"),
        (BATAS, None, BATAS, "LEWAT"),
        (BATAS, BATAS - SEDETIK, BATAS + SEDETIK, "DIKIRIM"),
    ],
)
def test_keadaan_perbaikan_mengikuti_waktunya(batas, dikirim, pada, keadaan):
    assert aturan.keadaan_perbaikan(batas, dikirim, pada) == keadaan
    assert aturan.SEBUTAN_PERBAIKAN[keadaan]


def test_hari_terakhir_dihitung_sejak_hari_kerja_berikutnya():
    libur = {date(2026, 11, 25)}

    def kerja(hari: date) -> bool:
        return hari.weekday() < 5 and hari not in libur

    # Asked on a Monday: Tuesday is the first, Wednesday is off, the week-end does not count.
    assert aturan.hari_terakhir_perbaikan(date(2026, 11, 23), 3, kerja) == date(2026, 11, 27)
    assert aturan.hari_terakhir_perbaikan(date(2026, 11, 23), 4, kerja) == date(2026, 11, 30)


@pytest.mark.parametrize("hari,boleh", [(0, False), (3, True)])
def test_perbaikan_hanya_menurut_kebijakan(hari, boleh):
    assert (aturan.perbaikan_diizinkan(hari) == []) is boleh


@pytest.mark.parametrize(
    "jenis,kekurangan,boleh",
    [("IJAZAH", "Tidak terbaca", True), ("IJAZAH", "  ", False), ("E-02", "Kurang", False)],
)
def test_yang_ditandai_dokumen_dengan_kekurangannya(jenis, kekurangan, boleh):
    assert (aturan.tanda_perbaikan(jenis, kekurangan, {"IJAZAH"}) == []) is boleh


@pytest.mark.parametrize("diminta", [True, False])
def test_perbaikan_diminta_satu_kali(diminta):
    assert (aturan.perbaikan_sekali(diminta=diminta) == []) is not diminta


@pytest.mark.parametrize("butir,penanda,boleh", [([], set(), False), (["A"], {1}, False), (["A"], {2}, True)])
def test_permintaan_oleh_orang_kedua(butir, penanda, boleh):
    assert (aturan.permintaan_perbaikan(butir, penanda, 1) == []) is boleh


@pytest.mark.parametrize(
    "tiba,batas,dikirim,boleh",
    [
        (BATAS - SEDETIK, BATAS, None, True),
        (BATAS, BATAS, None, False),
        (BATAS - SEDETIK, BATAS, BATAS - 2 * SEDETIK, False),
        (BATAS, None, None, False),
    ],
)
def test_batas_perbaikan_setengah_terbuka_dan_sekali(tiba, batas, dikirim, boleh):
    assert (aturan.waktu_perbaikan(tiba, batas, dikirim) == []) is boleh


def test_hanya_butir_yang_diminta_terbuka():
    assert aturan.butir_dibuka("IJAZAH", {"IJAZAH"}) == []
    assert aturan.butir_dibuka("SKP", {"IJAZAH"})


def test_perbaikan_dikirim_dengan_sedikitnya_satu_pengganti():
    assert aturan.perbaikan_terunggah(["IJAZAH"]) == []
    assert aturan.perbaikan_terunggah([])


@pytest.mark.parametrize(
    "batas,dikirim,pada,menunggu",
    [
        (None, None, BATAS, False),
        (BATAS, None, BATAS - SEDETIK, True),
        (BATAS, None, BATAS + TUNTAS - SEDETIK, True),
        (BATAS, None, BATAS + TUNTAS, False),
        (BATAS, BATAS - SEDETIK, BATAS - SEDETIK, False),
    ],
)
def test_penilaian_menunggu_sampai_tidak_ada_yang_dapat_tiba(batas, dikirim, pada, menunggu):
    temuan = aturan.menunggu_perbaikan(batas, dikirim, pada, TUNTAS)
    assert [satu.tingkat for satu in temuan] == [Tingkat.MENUNGGU] * menunggu


def test_kekurangan_yang_sama_diberi_kesempatan_yang_sama():
    assert aturan.perlakuan_sama([], {}) == []
    tanpa = [TanpaKesempatan("IJAZAH", ("2", "3"), 2), TanpaKesempatan("LAIN", ("4",), 1)]
    ijazah, lain = aturan.perlakuan_sama(tanpa, {"IJAZAH": "Ijazah terakhir"})
    assert (ijazah.kode, ijazah.tingkat) == ("B-3", Tingkat.INGAT)
    assert ijazah.pesan.startswith("Ijazah terakhir: pelamar lain pada jabatan ini")
    assert "sedangkan lamaran 2 dan 3 dinilai" in ijazah.pesan
    assert lain.pesan.startswith("LAIN: ")


@pytest.mark.parametrize(
    "banyak,jumlah,kata",
    [
        (1, 1, "1"),
        (2, 2, "1 dan 2"),
        (10, 10, "1, 2, 3, 4, 5, 6, 7, 8, 9, dan 10"),
        (11, 11, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, dan 1 lainnya"),
        (2, 1500, "1, 2, dan 1.498 lainnya"),
    ],
)
def test_daftar_panjang_disebut_sebagian(banyak, jumlah, kata):
    assert aturan.sebut_sebagian([str(n) for n in range(1, banyak + 1)], jumlah) == kata

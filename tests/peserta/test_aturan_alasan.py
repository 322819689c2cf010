"""Ready reasons: how they read and what they need."""

import pytest

from peserta import aturan
from peserta.aturan import BunyiAlasan

LENGKAP = BunyiAlasan(
    "IJAZAH", "Ijazah tidak dilampirkan", "Lampiran huruf a angka 6 huruf b angka 3", "Lampirkan ijazah."
)
DIKENAL = {"IJAZAH", "E-08"}


@pytest.mark.parametrize(
    "kalimat,tindakan",
    [
        ("Ijazah tidak dilampirkan", "Lampirkan ijazah."),
        (" Ijazah tidak dilampirkan. ", "Lampirkan ijazah"),
    ],
)
def test_teks_alasan_memuat_kalimat_pasal_dan_tindakan(kalimat, tindakan):
    bunyi = BunyiAlasan("IJAZAH", kalimat, "Lampiran huruf a angka 6", tindakan)
    assert aturan.teks_alasan(bunyi) == (
        "Ijazah tidak dilampirkan (Lampiran huruf a angka 6). Lampirkan ijazah."
    )


@pytest.mark.parametrize(
    "kode,rumpun", [("E-08.12", "E-08"), ("E-08", "E-08"), ("E-02", "E-02"), ("IJAZAH", "IJAZAH")]
)
def test_syarat_tambahan_berbagi_satu_rumpun(kode, rumpun):
    assert aturan.rumpun_butir(kode) == rumpun


@pytest.mark.parametrize("butir", ["", "IJAZAH", "E-08"])
def test_alasan_lengkap_diterima(butir):
    bunyi = BunyiAlasan(butir, LENGKAP.kalimat, LENGKAP.dasar, LENGKAP.tindakan)
    assert aturan.alasan_baku(bunyi, DIKENAL, [("SPT", LENGKAP.kalimat)]) == []


@pytest.mark.parametrize(
    "bunyi,kata",
    [
        (BunyiAlasan("KTP", "a", "b", "c"), "tidak ada dalam daftar periksa"),
        (BunyiAlasan("", " ", "b", "c"), "kalimat"),
        (BunyiAlasan("", "a", " ", "c"), "dasar hukum"),
        (BunyiAlasan("", "a", "b", " "), "dilakukan pelamar"),
        (LENGKAP, "sudah ada dalam katalog"),
    ],
)
def test_alasan_yang_kurang_ditolak(bunyi, kata):
    ada = [("IJAZAH", "ijazah  TIDAK dilampirkan.")]
    assert kata in " ".join(satu.pesan for satu in aturan.alasan_baku(bunyi, DIKENAL, ada))


def test_hanya_versi_yang_berlaku_diganti_atau_ditarik():
    assert aturan.alasan_berlaku(diakhiri=False) == []
    assert "sudah diganti" in aturan.alasan_berlaku(diakhiri=True)[0].pesan

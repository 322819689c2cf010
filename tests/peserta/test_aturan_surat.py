"""Rules on letters to applicants."""

import pytest

from peserta import aturan


@pytest.mark.parametrize(
    "kalimat,ditahan",
    [("", False), ("  Terima kasih.  ", False), ("a" * 300, False), ("a" * 301, True), ("Satu.\nDua.", True)],
    ids=["kosong", "biasa", "tepat 300", "301", "dua baris"],
)
def test_kalimat_tambahan_hanya_satu_baris(kalimat, ditahan):
    """B-3."""
    assert bool(aturan.kalimat_surat(kalimat)) is ditahan


def test_yang_ditandai_adalah_isi_yang_tampak():
    """B-3."""
    assert aturan.surat_masih_sama("a", "a") == []
    (temuan,) = aturan.surat_masih_sama("a", "b")
    assert "berubah" in temuan.pesan


def test_surat_dibaca_orang_yang_tidak_ikut_memeriksa():
    """B-3."""
    assert aturan.pembaca_surat((1, 2), 3) == []
    assert aturan.pembaca_surat((1, None), 2) == []
    assert aturan.pembaca_surat((1, 2), 2)


def test_persetujuan_memerlukan_surat_yang_sudah_dibaca_dan_penanda_yang_sama():
    """B-3."""
    assert aturan.surat_siap_disetujui(3, 0) == []
    assert aturan.surat_siap_disetujui(0, 0)
    (temuan,) = aturan.surat_siap_disetujui(3, 2)
    assert temuan.pesan.startswith("2 surat disusun untuk penanda tangan lain")

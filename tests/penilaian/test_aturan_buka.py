"""When a locked sheet may be opened again, and who may not agree to it; without database."""

import pytest

from penilaian import aturan

BAIK = {"terkunci": True, "diumumkan": False, "rekap": False, "menunggu": False, "alasan": "Salah ketik."}


@pytest.mark.parametrize(
    "ubah",
    [{}, {"terkunci": False}, {"diumumkan": True}, {"rekap": True}, {"menunggu": True}, {"alasan": "  "}],
)
def test_lembar_dibuka_hanya_sebelum_nilainya_dipakai_dan_dengan_alasan(ubah):
    assert len(aturan.pembukaan_lembar(**{**BAIK, **ubah})) == len(ubah)


@pytest.mark.parametrize(
    "ubah",
    [{}, {"menunggu": False}, {"peminta": True}, {"pemilik": True}, {"peminta": True, "pemilik": True}],
)
def test_yang_meminta_dan_penilainya_tidak_menyetujui(ubah):
    baik = {"menunggu": True, "peminta": False, "pemilik": False}
    assert len(aturan.persetujuan_buka(**{**baik, **ubah})) == len(ubah)

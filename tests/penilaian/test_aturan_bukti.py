"""What differs from the trail, in words, without database."""

import pytest

from penilaian import aturan


@pytest.mark.parametrize("banyak", [0, 1, 5, 6])
def test_perbedaan_dengan_jejak_menahan_dan_disebut_paling_banyak_lima(banyak):
    temuan = aturan.menurut_jejak([f"Lembar nilai nomor {n}: berbeda." for n in range(1, banyak + 1)])
    assert len(temuan) == (0 if not banyak else min(banyak, 5) + (banyak > 5) + 1)

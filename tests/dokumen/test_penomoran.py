import datetime as dt

import pytest

from dokumen.models import Penomoran
from dokumen.penomoran import ambil_nomor, pola_bersih

pytestmark = pytest.mark.django_db
POLA = "800.1.3.3/{urut:02d}/Pansel/{bulan_romawi}/{tahun}"


def test_nomor_urut_per_pola_dan_tahun():
    november, januari = dt.date(2026, 11, 23), dt.date(2027, 1, 4)
    assert ambil_nomor(pola=POLA, tanggal=november) == "800.1.3.3/01/Pansel/XI/2026"
    assert ambil_nomor(pola=POLA, tanggal=november) == "800.1.3.3/02/Pansel/XI/2026"
    assert ambil_nomor(pola=POLA, tanggal=januari) == "800.1.3.3/01/Pansel/I/2027"
    assert ambil_nomor(pola="800.1.3.3/{urut} TAHUN {tahun}", tanggal=november) == "800.1.3.3/1 TAHUN 2026"
    assert set(Penomoran.objects.values_list("tahun", "terakhir")) == {(2026, 2), (2027, 1), (2026, 1)}


def test_klasifikasi_diisi_dan_isian_diperiksa():
    assert pola_bersih("{klasifikasi}/{urut}/{tahun}") == "800.1.3.3/{urut}/{tahun}"
    assert pola_bersih("") == ""
    with pytest.raises(ValueError, match="penanda"):
        pola_bersih("{urut}/{penanda}")
    with pytest.raises(ValueError, match="tidak memuat"):
        pola_bersih("800/Pansel/{tahun}")

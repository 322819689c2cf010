"""What the tests of the acts of this app share: a refusal leaves nothing behind."""

import datetime as dt

import pytest

from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from penilaian.models import Komponen
from seleksi import actions as tindakan
from seleksi.izin import TindakanDitolak
from seleksi.models import BuktiTayang, Jadwal, NaskahSeleksi, Pengumuman, Perpanjangan

HARI = dt.timedelta(days=1)


def isi_basis_data():
    """Row counts of everything an act here may write."""
    model = (Pengumuman, Naskah, NaskahSeleksi, Jejak, Surel, Komponen, Perpanjangan, BuktiTayang, Jadwal)
    return {satu.__name__: satu.objects.count() for satu in model}


def ditolak(tindakan_, **isian):
    """The act is refused with findings and leaves nothing; returns the codes and the reason."""
    sebelum = isi_basis_data()
    with pytest.raises(TindakanDitolak) as galat:
        tindakan_(**isian)
    assert isi_basis_data() == sebelum
    assert galat.value.temuan
    return {temuan.kode for temuan in galat.value.temuan}, str(galat.value)


def peristiwa(*nama):
    return list(Jejak.objects.filter(peristiwa__in=nama).values_list("peristiwa", flat=True))


def perpanjang(s, pada, lowongan=None):
    """Draft and sign an extension at one moment."""
    konsep = tindakan.siapkan_perpanjangan(
        seleksi=s.seleksi, lowongan=lowongan or s.lowongan, oleh=s.sekretariat, pada=pada
    )
    return tindakan.perpanjang_pengumuman(pengumuman=konsep, oleh=s.ketua, pada=pada)

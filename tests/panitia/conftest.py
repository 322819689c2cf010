import io

import pikepdf
import pytest

from dokumen.simpan import simpan_bytes
from panitia.actions import Anggota
from panitia.aturan import Peran
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import SUSUNAN_PANSEL, KeanggotaanFactory
from tests.factories.seleksi import InstansiFactory, LowonganFactory, SeleksiFactory


@pytest.fixture
def pindaian(db, saat):
    """A stored PDF of one page."""
    isi = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(isi)
    return simpan_bytes(
        isi=isi.getvalue(), nama="pindaian.pdf", jenis_media="application/pdf", oleh=None, pada=saat
    )


@pytest.fixture
def seleksi(db):
    InstansiFactory()
    seleksi = SeleksiFactory()
    LowonganFactory(seleksi=seleksi)
    return seleksi


@pytest.fixture
def ppk(seleksi):
    return KeanggotaanFactory(seleksi=seleksi, peran=Peran.PPK).pengguna


@pytest.fixture
def kepala(seleksi):
    """Ketua Sekretariat."""
    return KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_SEKRETARIAT).pengguna


@pytest.fixture
def operator(db):
    return PenggunaFactory(operator=True)


def lima_orang():
    return [
        Anggota(PenggunaFactory(), peran, "Guru Besar", "Universitas Contoh", unsur, eselon)
        for peran, unsur, eselon in SUSUNAN_PANSEL
    ]


def empat_orang():
    return [
        Anggota(PenggunaFactory(bernip=True), peran, "Analis", "BKPSDM")
        for peran in (Peran.KETUA_SEKRETARIAT, Peran.VERIFIKATOR, Peran.VERIFIKATOR, Peran.NASKAH)
    ]

"""What most tests of applicants start from: people, a vacancy that takes applications, two verifiers."""

import datetime as dt

import pytest

from panitia.aturan import Peran
from peserta.models import Lamaran
from seleksi.alur import Tahap
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import LamaranFactory, PelamarFactory, berkas_lengkap
from tests.factories.seleksi import InstansiFactory, LowonganFactory


@pytest.fixture
def instansi(db):
    return InstansiFactory()


@pytest.fixture
def lowongan(instansi, saat):
    """Takes applications until midnight of tomorrow."""
    besok = saat.replace(hour=0) + dt.timedelta(days=2)
    return LowonganFactory(
        tahap=Tahap.PENGUMUMAN, diumumkan_pada=saat - dt.timedelta(days=14), batas_lamaran=besok
    )


@pytest.fixture
def pelamar(db):
    return PelamarFactory()


@pytest.fixture
def draf(pelamar, lowongan) -> Lamaran:
    """A draft with every document, ready to be sent."""
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan)
    berkas_lengkap(lamaran)
    return lamaran


@pytest.fixture
def terkirim(pelamar, lowongan) -> Lamaran:
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan="DIAJUKAN")
    berkas_lengkap(lamaran)
    return lamaran


def petugas(lowongan, peran: Peran, **lain):
    return KeanggotaanFactory(seleksi=lowongan.seleksi, peran=peran, **lain).pengguna


@pytest.fixture
def pemeriksa(lowongan):
    return petugas(lowongan, Peran.VERIFIKATOR)


@pytest.fixture
def penegas(lowongan):
    return petugas(lowongan, Peran.VERIFIKATOR)


@pytest.fixture
def ketua_sekretariat(lowongan):
    return petugas(lowongan, Peran.KETUA_SEKRETARIAT)


@pytest.fixture
def anggota_pansel(lowongan):
    return petugas(lowongan, Peran.ANGGOTA_PANSEL)

"""A vacancy with a timetable, those who call and those who are called."""

import datetime as dt

import pytest

from panitia.aturan import Peran
from peserta.tasks import terbitkan_undangan_terkirim
from seleksi.alur import Tahap
from tests.factories.seleksi import JadwalFactory, LowonganFactory
from tests.peserta.conftest import petugas
from tests.peserta.panggilan.alat import (
    kirim,
    peserta,
    susun,
    umumkan,
)


@pytest.fixture
def lowongan(instansi, saat):
    satu = LowonganFactory(
        tahap=Tahap.ADMINISTRASI,
        diumumkan_pada=saat - dt.timedelta(days=20),
        batas_lamaran=saat - dt.timedelta(days=3),
    )
    for kegiatan, mulai, selesai in (
        ("ASESMEN", (11, 30), (12, 4)),
        ("MAKALAH", (12, 7), (12, 8)),
        ("WAWANCARA", (12, 10), (12, 11)),
        ("KESEHATAN", (12, 14), (12, 18)),
    ):
        JadwalFactory(
            seleksi=satu.seleksi,
            kegiatan=kegiatan,
            tanggal_mulai=dt.date(2026, *mulai),
            tanggal_selesai=dt.date(2026, *selesai),
            tempat="Aula BKPSDM",
        )
    return satu


@pytest.fixture
def penyusun(lowongan):
    return petugas(lowongan, Peran.NASKAH)


@pytest.fixture
def ketua(lowongan):
    return petugas(lowongan, Peran.KETUA_SEKRETARIAT)


@pytest.fixture
def berdua(lowongan, ketua, penyusun, saat):
    """Two who passed, in the register against the alphabet, and the result published."""
    orang = [peserta(lowongan, "Zulaika"), peserta(lowongan, "Anindita")]
    umumkan(lowongan, saat)
    return orang


@pytest.fixture
def konsep(lowongan, berdua, penyusun, saat):
    return susun(lowongan, penyusun, saat)


@pytest.fixture
def terkirim(konsep, ketua, saat):
    kirim(konsep, ketua, saat)
    assert terbitkan_undangan_terkirim() == 2
    konsep.refresh_from_db()
    return konsep

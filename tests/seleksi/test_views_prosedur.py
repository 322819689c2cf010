"""The pages of the procedures: who reads them, and that what a source leaves out is said."""

import pytest
from django.urls import reverse

from panitia.aturan import Peran
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas(client):
    client.force_login(KeanggotaanFactory(peran=Peran.VERIFIKATOR).pengguna)
    return client


def test_daftar_menyebut_setiap_prosedur_dengan_sumbernya(petugas):
    isi = petugas.get(reverse("seleksi:daftar_prosedur")).content.decode()
    for instansi in (
        "Kabupaten Jembrana",
        "Nusa Tenggara Timur",
        "Kabupaten Bangkalan",
        "Kabupaten Temanggung",
    ):
        assert instansi in isi
    assert "berjalan di dalam tahap Asesmen" in isi


def test_yang_tidak_disebut_naskah_dikatakan(petugas):
    isi = petugas.get(reverse("seleksi:prosedur", args=["jembrana"])).content.decode()
    assert "44 hari 8 jam 45 menit" in isi
    assert isi.count('<span class="nip">usul</span>') == 27
    assert "Naskahnya tidak menyebut waktu tiap langkah." in isi


def test_langkah_kembali_terbaca(petugas):
    isi = petugas.get(reverse("seleksi:prosedur", args=["bangkalan_000_8_3_2_2024"])).content.decode()
    assert isi.count("Kembali ke langkah 14 bila masih ada kesalahan") == 2
    assert '<span class="nip">usul</span>' not in isi


def test_prosedur_yang_tidak_ada_404(petugas):
    assert petugas.get(reverse("seleksi:prosedur", args=["tidak-ada"])).status_code == 404


@pytest.mark.parametrize("alamat", [("seleksi:daftar_prosedur", []), ("seleksi:prosedur", ["jembrana"])])
def test_yang_tidak_bertugas_tidak_menemukannya(client, alamat):
    client.force_login(PenggunaFactory())
    assert client.get(reverse(alamat[0], args=alamat[1])).status_code == 404

"""Signatures asked for in the wrong stage, for the wrong paper, or without their signer."""

import datetime as dt

import pytest

from panitia.aturan import Peran
from seleksi.actions import umumkan
from seleksi.alur import Tahap
from seleksi.queries.fakta import fakta_lowongan
from seleksi.queries.tugas import tugas_sekretariat
from seleksi.wewenang import pengumuman as wewenang
from seleksi.wewenang.pengumuman import _tiga_nama
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.seleksi import LowonganFactory, NaskahSeleksiFactory, PengumumanFactory
from tests.seleksi import situasi

pytestmark = pytest.mark.django_db


@pytest.fixture
def s(saat):
    s = situasi.kosong(saat)
    s.orang[Peran.KETUA_PANSEL] = KeanggotaanFactory(seleksi=s.seleksi, peran=Peran.KETUA_PANSEL).pengguna
    return s


def kode(izin):
    return {satu.kode for satu in izin.menahan}


@pytest.mark.parametrize(
    "boleh,jenis,tahap",
    [
        (wewenang.boleh_perpanjang_pengumuman, "PERPANJANGAN", ""),
        (wewenang.boleh_umumkan_hasil_tahap, "HASIL_TAHAP", "ASESMEN"),
        (wewenang.boleh_umumkan, "PEMBUKAAN", ""),
    ],
)
def test_naskah_tidak_ditandatangani_di_luar_tahapnya(s, saat, boleh, jenis, tahap):
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.WAWANCARA, urutan=8)
    pengumuman = PengumumanFactory(seleksi=s.seleksi, jenis=jenis, tahap=tahap, lowongan=[lowongan])
    assert "TAHAP" in kode(boleh(s.ketua, pengumuman, [lowongan], saat))


def test_berita_acara_administrasi_tidak_ditandatangani_di_luar_tahapnya(s, saat):
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.WAWANCARA, urutan=8)
    milik = NaskahSeleksiFactory(seleksi=s.seleksi)
    izin = wewenang.boleh_tetapkan_hasil_administrasi(s.ketua, milik, [lowongan], saat)
    assert "TAHAP" in kode(izin)


def test_pengumuman_lain_bukan_untuk_tindakan_itu(s, saat):
    pengumuman = PengumumanFactory(seleksi=s.seleksi, jenis="HASIL_TAHAP", tahap="ASESMEN")
    izin = wewenang.boleh_umumkan(s.ketua, pengumuman, [], saat)
    assert "Pengumuman ini bukan untuk tindakan itu." in izin.alasan


def test_naskah_menunggu_ketua_pansel(saat):
    s = situasi.kosong(saat)
    assert [t.kode for t in wewenang.ada_ketua_pansel(s.seleksi.pk, saat)] == ["P-02"]


def test_lowongan_kedua_diumumkan_setelah_seleksi_dibekukan(saat):
    s = situasi.siap(saat, banyak=2)
    for lowongan in s.lowongan:
        konsep = situasi.tindakan.siapkan_pengumuman(
            seleksi=s.seleksi,
            lowongan=[lowongan],
            penutupan=s.hari + dt.timedelta(days=14),
            oleh=s.sekretariat,
            pada=saat,
        )
        umumkan(pengumuman=konsep, oleh=s.ketua, pada=saat)
    assert {s.segar(satu).tahap for satu in s.lowongan} == {Tahap.PENGUMUMAN}


def test_kurang_pelamar_setelah_batas_adalah_pekerjaan_memutuskan_perpanjangan(saat):
    s = situasi.diumumkan(saat)
    lewat = situasi.setelah_batas(s)
    tugas = tugas_sekretariat({s.satu.pk: fakta_lowongan(s.satu, lewat)}, {}, lewat)
    assert "Putuskan perpanjangan pendaftaran" in {satu.judul for satu in tugas}


@pytest.mark.django_db
@pytest.mark.parametrize("tahap, menunggu", [(Tahap.ASESMEN, False), (Tahap.WAWANCARA, True)])
def test_hasil_wawancara_menunggu_rekomendasi_bila_kebijakannya_demikian(saat, tahap, menunggu):
    s = situasi.siap(saat, urutan_gerbang="REKOMENDASI_DAHULU")
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=9)
    menahan = [satu for satu in _tiga_nama(fakta_lowongan(lowongan, saat)) if satu.tingkat == "BLOK"]
    assert bool(menahan) is menunggu

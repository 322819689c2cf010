"""Results of stages: the record before the announcement, drafted anew until signed."""

import pytest

from akun.models import Surel
from panitia.aturan import Peran
from peserta.alur import Keadaan
from seleksi import actions as tindakan
from seleksi.actions.hasil import _nilai_hasil
from seleksi.alur import Tahap
from seleksi.queries.fakta import BA_ADMINISTRASI
from seleksi.wewenang import pengumuman as wewenang
from tests.factories.penilaian import KomponenFactory
from tests.seleksi import situasi
from tests.seleksi.penolakan import HARI, ditolak, peristiwa

pytestmark = pytest.mark.django_db


def test_hasil_administrasi_dari_berita_acara_sampai_pengumuman(saat):
    s = situasi.ditutup(saat, banyak=2)
    kini = s.lain["tutup"] + HARI
    acara = tindakan.siapkan_hasil_tahap(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.orang[Peran.NASKAH], pada=kini
    )
    assert (acara.templat, acara.kelas, acara.keadaan) == (BA_ADMINISTRASI, "T", "KONSEP")
    umum = tindakan.tetapkan_hasil_administrasi(milik=acara.milik_seleksi, oleh=s.ketua, pada=kini)
    acara.refresh_from_db()
    assert acara.keadaan == "TERBIT"
    assert umum.naskah.keadaan == "KONSEP"
    assert umum.naskah.isi["berita_acara"]["nomor"] == acara.nomor
    assert set(umum.lowongan.all()) == set(s.lowongan)
    terbit = tindakan.umumkan_hasil_tahap(pengumuman=umum, oleh=s.ketua, pada=kini)
    assert terbit.diumumkan_pada == kini
    assert Surel.objects.filter(kunci__startswith="lamaran.hasil_administrasi:").count() == 8
    assert peristiwa("lowongan.hasil_diumumkan") == ["lowongan.hasil_diumumkan"] * 2


def test_hasil_yang_sudah_diumumkan_tidak_diminta_disusun_ulang_esok_harinya(saat):
    s = situasi.ditutup(saat)
    kini = s.lain["tutup"] + HARI
    acara = tindakan.siapkan_hasil_tahap(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=kini
    )
    umum = tindakan.tetapkan_hasil_administrasi(milik=acara.milik_seleksi, oleh=s.ketua, pada=kini)
    terbit = tindakan.umumkan_hasil_tahap(pengumuman=umum, oleh=s.ketua, pada=kini)
    lowongan = list(terbit.lowongan.all())
    izin = wewenang.boleh_umumkan_hasil_tahap(s.ketua, terbit, lowongan, kini + HARI)
    assert not izin
    assert "Susun ulang" not in str(izin.temuan)


def test_berita_acara_dapat_disusun_ulang_sebelum_ditandatangani(saat):
    s = situasi.ditutup(saat)
    kini = s.lain["tutup"] + HARI
    isian = {"seleksi": s.seleksi, "lowongan": s.lowongan, "oleh": s.sekretariat, "pada": kini}
    lama = tindakan.siapkan_hasil_tahap(**isian)
    baru = tindakan.siapkan_hasil_tahap(**isian)
    lama.refresh_from_db()
    assert (lama.keadaan, baru.keadaan) == ("DICABUT", "KONSEP")


def test_pengumuman_hasil_dapat_disusun_ulang_dari_berita_acara_yang_terbit(saat):
    s = situasi.ditutup(saat)
    kini = s.lain["tutup"] + HARI
    isian = {"seleksi": s.seleksi, "lowongan": s.lowongan, "oleh": s.sekretariat, "pada": kini}
    acara = tindakan.siapkan_hasil_tahap(**isian)
    lama = tindakan.tetapkan_hasil_administrasi(milik=acara.milik_seleksi, oleh=s.ketua, pada=kini)
    ulang = tindakan.siapkan_hasil_tahap(**isian)
    lama.naskah.refresh_from_db()
    assert lama.naskah.keadaan == "DICABUT"
    assert ulang.templat == lama.naskah.templat
    assert ulang.isi["berita_acara"]["nomor"]


@pytest.mark.parametrize("keadaan", [Keadaan.DIAJUKAN, Keadaan.DIPERIKSA, Keadaan.TMS])
def test_hasil_administrasi_yang_belum_pasti_ditolak(saat, keadaan):
    s = situasi.ditutup(saat, keadaan=keadaan)
    kode, _ = ditolak(
        tindakan.siapkan_hasil_tahap,
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        oleh=s.sekretariat,
        pada=s.lain["tutup"] + HARI,
    )
    assert kode == {"B-3"}


def test_hasil_yang_sudah_diumumkan_tidak_disusun_lagi(saat):
    s = situasi.hasil_administrasi(saat)
    _, alasan = ditolak(
        tindakan.siapkan_hasil_tahap,
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        oleh=s.sekretariat,
        pada=s.lain["kini"],
    )
    assert "sudah diumumkan" in alasan


def test_tahap_tanpa_hasil_tidak_diumumkan(saat):
    s = situasi.diumumkan(saat)
    _, alasan = ditolak(
        tindakan.siapkan_hasil_tahap, seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=saat
    )
    assert "tidak mempunyai hasil" in alasan


@pytest.mark.parametrize("publikasi, ada", [("NAMA", False), ("NAMA_NILAI", True)])
def test_nilai_asesmen_disertakan_hanya_bila_kebijakannya_demikian(saat, publikasi, ada):
    s = situasi.siap(saat, publikasi_asesmen=publikasi)
    KomponenFactory(lowongan=s.satu, metode="ASESMEN", penilai="ASESOR", keadaan="DIKUNCI")
    assert (_nilai_hasil(s.seleksi, s.lowongan, Tahap.ASESMEN) is not None) is ada

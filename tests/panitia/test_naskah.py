import pytest

from panitia import naskah
from panitia.aturan import Peran
from panitia.models import SuratKeputusan
from tests.dokumen.bentuk import assert_sebentuk
from tests.factories.panitia import KeanggotaanFactory, SuratKeputusanFactory, pansel_lengkap
from tests.factories.seleksi import InstansiFactory, LowonganFactory, RekomendasiFactory, SeleksiFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seleksi():
    seleksi = SeleksiFactory()
    for nomor, nama in enumerate(("Kepala Dinas Perhubungan", "Inspektur", "Kepala Dinas Sosial"), 1):
        LowonganFactory(seleksi=seleksi, urutan=nomor, nama_jabatan=nama)
    return seleksi


@pytest.fixture
def ppk(seleksi):
    return KeanggotaanFactory(seleksi=seleksi, peran=Peran.PPK)


def test_keputusan_pansel_memuat_susunan_tugas_dan_rekomendasi(seleksi, ppk):
    RekomendasiFactory(seleksi=seleksi, jenis="PELAKSANAAN", nomor="B-1/2026")
    anggota = pansel_lengkap(seleksi, bernyatakan=False)
    isi = naskah.keputusan_pembentukan(anggota[0].sk, anggota, InstansiFactory(), ppk=ppk)
    tampak = assert_sebentuk("keputusan_pembentukan_pansel", isi)
    assert "Kepala Dinas Perhubungan, Inspektur, dan Kepala Dinas Sosial" in tampak
    assert [satu["kedudukan"] for satu in isi["anggota"]] == ["Ketua merangkap anggota", *["Anggota"] * 4]
    assert "B-1/2026" in isi["memperhatikan"][0]


def test_keputusan_sekretariat_memuat_tugas_pasal_6(seleksi, ppk):
    peran = (Peran.KETUA_SEKRETARIAT, Peran.VERIFIKATOR, Peran.NASKAH)
    sk = SuratKeputusanFactory(seleksi=seleksi, jenis=SuratKeputusan.Jenis.SEKRETARIAT)
    anggota = [
        KeanggotaanFactory(seleksi=seleksi, sk=sk, peran=satu, urutan=nomor)
        for nomor, satu in enumerate(peran, 1)
    ]
    isi = naskah.keputusan_pembentukan(sk, anggota, InstansiFactory(), ppk=ppk)
    tampak = assert_sebentuk("keputusan_pembentukan_sekretariat", isi)
    assert "memublikasikan kegiatan Panitia Seleksi" in tampak
    assert '<th scope="col" class="lajur-unsur">Unsur</th>' not in tampak

import pytest

from dokumen.queries import kode_rapi, naskah_menurut_kode
from tests.factories.dokumen import BerkasFactory, NaskahFactory

pytestmark = pytest.mark.django_db
KODE = "K7M29QXD31FAZZ08"


@pytest.mark.parametrize(
    "ketikan",
    [
        "K7M2-9QXD-31FA-ZZ08",
        "k7m29qxd31fazz08",
        " K7M2 9QXD 31FA ZZ08 ",
        "K7M2-9QXD-3IFA-ZZO8",
        "k7m2-9qxd-3lfa-zzo8",
    ],
)
def test_kode_terbaca_walau_diketik_seadanya(ketikan):
    assert kode_rapi(ketikan) == KODE


@pytest.mark.parametrize("ketikan", ["", "K7M2", KODE + "0", "../../etc/passwd", "K7M2-9QXD-31FA-ZZ0é"])
def test_yang_bukan_kode_tidak_dicari(ketikan, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert naskah_menurut_kode(ketikan) is None


def test_naskah_terbit_menunjukkan_fakta_umum_saja(django_assert_num_queries):
    berkas = BerkasFactory()
    naskah = NaskahFactory(
        terbit=True, kode=KODE, isi={"rahasia": "isi"}, berkas=berkas, dicetak_pada="2026-11-20T02:00:00Z"
    )
    with django_assert_num_queries(1):
        fakta = naskah_menurut_kode("K7M2-9QXD-31FA-ZZ08")
    assert fakta == {
        "judul": naskah.judul,
        "nomor": naskah.nomor,
        "tanggal": naskah.tanggal,
        "penanda": naskah.nama_penanda,
        "jabatan_penanda": "Ketua Panitia Seleksi",
        "keadaan": "Berlaku",
        "berlaku": True,
        "sidik": berkas.sha256,
        "rahasia": False,
        "salinan_nomor": 0,
        "ditandatangani_pada": naskah.ditandatangani_pada,
        "dicabut_pada": None,
    }


def test_konsep_tidak_dikenal_orang_luar():
    NaskahFactory(kode=KODE)
    assert naskah_menurut_kode(KODE) is None


def test_naskah_dicabut_dikatakan_tidak_berlaku():
    NaskahFactory(dicabut=True, kode=KODE, kelas="R")
    fakta = naskah_menurut_kode(KODE)
    assert (fakta["keadaan"], fakta["berlaku"], fakta["rahasia"], fakta["sidik"]) == (
        "Dicabut, tidak berlaku",
        False,
        True,
        "",
    )

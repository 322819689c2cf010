import pytest
from django.contrib.auth.password_validation import get_password_validators, validate_password
from django.core.exceptions import ValidationError

from akun.kata_sandi import Argon2id, BukanDataDiri, BukanKataUmum, BukanNamaSendiri
from akun.models import Pengguna
from config import settings as setelan

ORANG = Pengguna(nama="Dr. Wijaya Kusuma, M.Si.", email="wijaya.kusuma@contoh.test", nip="197609112002122005")
PEMERIKSA = get_password_validators(setelan.AUTH_PASSWORD_VALIDATORS)


@pytest.mark.parametrize(
    "kata_sandi",
    [
        "kuda laut biru payung",
        "korek-api-hijau",
        "7 gajah & 1 sepeda",
        "Xk9#pLq2vR8!",
        "a" * 10 + "kuda laut biru payung" * 5,
    ],
)
def test_kata_sandi_yang_baik_diterima(kata_sandi):
    assert validate_password(kata_sandi, ORANG, PEMERIKSA) is None


@pytest.mark.parametrize(
    ("kata_sandi", "kode"),
    [
        ("korek-hijau", "password_too_short"),
        ("password1234", "password_too_common"),
        ("Pemkab2026!!!!", "kata_umum"),
        ("Bkpsdm#2026#jpt", "kata_umum"),
        ("P@ssw0rd123456", "kata_umum"),
        ("seleksiterbuka1", "kata_umum"),
        ("123456789012345", "kata_umum"),
        ("aaaaaaaaaaaaaaab", "kata_umum"),
        ("wijayakusuma99", "mirip_data_diri"),
        ("W1j4y4-Kusum4-88", "mirip_data_diri"),
        ("kusuma!wijaya2026", "mirip_data_diri"),
        ("wijayakusumo 771", "mirip_data_diri"),
        ("wijaya.kusuma@contoh.test", "mirip_data_diri"),
        ("Wijaya 8841-2293", "mirip_data_diri"),
        ("197609112002122005", "memuat_data_diri"),
        ("11091976 kuda laut", "memuat_data_diri"),
        ("11-09-1976 kuda laut", "memuat_data_diri"),
        ("110976 meja tua", "memuat_data_diri"),
        ("kuda 20021220 laut", "memuat_data_diri"),
    ],
)
def test_kata_sandi_yang_mudah_ditebak_ditolak(kata_sandi, kode):
    with pytest.raises(ValidationError) as tertangkap:
        validate_password(kata_sandi, ORANG, PEMERIKSA)
    assert kode in {satu.code for satu in tertangkap.value.error_list}


NAMA_PANJANG = Pengguna(
    nama="Prof. Dr. Ir. Raden Mas Kusumawardhana Hadiningrat Suryodiprojo, S.T., M.Si., M.Eng.",
    email="kusumawardhana.hadiningrat.suryodiprojo@setda.contohrayakab.go.id",
)


@pytest.mark.parametrize(
    "kata_sandi",
    [
        "kereta malam ungu jendela sawah hari dingin",
        "pindah gudang arsip mawar hutan damai rindu",
        "sungai jernih mengalir di kaki gunung salak",
        # A name inside a phrase that stands without it.
        "raden mas minum kopi di bawah pohon jambu",
    ],
)
def test_nama_panjang_tidak_menghalangi_kalimat_yang_tidak_berkaitan(kata_sandi):
    assert validate_password(kata_sandi, NAMA_PANJANG, PEMERIKSA) is None


@pytest.mark.parametrize(
    "kata_sandi",
    ["Hadiningrat1975!", "kusumawardhana-hadiningrat-suryodiprojo", "suryodiprojoraden", "kusumawardana77"],
)
def test_nama_panjang_dengan_hiasan_tetap_ditolak(kata_sandi):
    with pytest.raises(ValidationError) as tertangkap:
        validate_password(kata_sandi, NAMA_PANJANG, PEMERIKSA)
    assert {satu.code for satu in tertangkap.value.error_list} == {"mirip_data_diri"}


def test_tanpa_orang_tidak_ada_nama_yang_dibandingkan():
    BukanNamaSendiri().validate("wijayakusuma99", None)
    BukanNamaSendiri().validate("wijayakusuma99", Pengguna(nama="", email=""))
    # Short names are words of others too: they count only as a whole.
    BukanNamaSendiri().validate("tambang ayu palu", Pengguna(nama="Ayu Ida", email=""))
    with pytest.raises(ValidationError):
        BukanNamaSendiri().validate("ayu-ida-19991212", Pengguna(nama="Ayu Ida", email=""))


def test_tanpa_nip_tidak_ada_data_diri_yang_dicari():
    for orang in (Pengguna(nip=None), None):
        assert BukanDataDiri().validate("197609112002122005", orang) is None


def test_setiap_pemeriksa_menjelaskan_dirinya():
    assert all(pemeriksa().get_help_text() for pemeriksa in (BukanKataUmum, BukanNamaSendiri, BukanDataDiri))


@pytest.mark.lambat
def test_kata_sandi_disimpan_dengan_argon2id_dan_takaran_kita():
    tersimpan = Argon2id().encode("kuda laut biru payung", Argon2id().salt())
    assert tersimpan.startswith("argon2$argon2id$v=19$m=47104,t=1,p=1$")
    assert Argon2id().verify("kuda laut biru payung", tersimpan)
    assert setelan.PASSWORD_HASHERS == ["akun.kata_sandi.Argon2id"]

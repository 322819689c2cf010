import pytest
from django.contrib.auth.password_validation import get_password_validators, validate_password
from django.core.exceptions import ValidationError

from akun.kata_sandi import Argon2id, BukanDataDiri, BukanKataUmum
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
    validate_password(kata_sandi, ORANG, PEMERIKSA)


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
        ("wijayakusuma99", "password_too_similar"),
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


def test_tanpa_nip_tidak_ada_data_diri_yang_dicari():
    BukanDataDiri().validate("197609112002122005", Pengguna(nip=None))
    BukanDataDiri().validate("197609112002122005", None)


def test_setiap_pemeriksa_menjelaskan_dirinya():
    assert all(pemeriksa().get_help_text() for pemeriksa in (BukanKataUmum, BukanDataDiri))


@pytest.mark.lambat
def test_kata_sandi_disimpan_dengan_argon2id_dan_takaran_kita():
    tersimpan = Argon2id().encode("kuda laut biru payung", Argon2id().salt())
    assert tersimpan.startswith("argon2$argon2id$v=19$m=47104,t=1,p=1$")
    assert Argon2id().verify("kuda laut biru payung", tersimpan)
    assert setelan.PASSWORD_HASHERS == ["akun.kata_sandi.Argon2id"]

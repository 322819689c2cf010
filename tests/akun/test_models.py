import pytest
from django.contrib.auth.hashers import is_password_usable
from django.db import IntegrityError, transaction

from akun.models import Pengguna
from tests.factories.akun import PenggunaFactory

pytestmark = pytest.mark.django_db


def test_akun_dibuat_dengan_surel_huruf_kecil_dan_nama_rapi():
    orang = Pengguna.objects.create_user(" Sri@Contoh.TEST ", "kuda laut biru payung", nama=" Sri Lestari ")
    assert (orang.email, orang.nama, orang.nip, orang.operator) == (
        "sri@contoh.test",
        "Sri Lestari",
        None,
        False,
    )
    assert orang.check_password("kuda laut biru payung")
    assert str(orang) == orang.get_full_name() == orang.get_short_name() == "Sri Lestari"
    assert Pengguna.objects.get_by_natural_key("SRI@contoh.test") == orang


def test_tanpa_kata_sandi_tidak_ada_yang_dapat_dipakai():
    assert not is_password_usable(Pengguna.objects.create_user("sri@contoh.test", nama="Sri").password)


@pytest.mark.parametrize(
    ("isi", "kekangan"),
    [
        ({"email": "Sri@contoh.test"}, "pengguna_email_huruf_kecil"),
        ({"nip": "12345"}, "pengguna_nip_18_angka"),
        ({"nip": "19760911200212200X"}, "pengguna_nip_18_angka"),
        ({"nip": ""}, "pengguna_nip_18_angka"),
        ({"nama": " Sri "}, "pengguna_nama_rapi"),
        ({"is_superuser": True}, "pengguna_tanpa_superuser"),
    ],
)
def test_basis_data_menolak_akun_yang_tidak_sah(isi, kekangan):
    with pytest.raises(IntegrityError, match=kekangan), transaction.atomic():
        PenggunaFactory(**isi)


@pytest.mark.parametrize("kolom", ["email", "nip"])
def test_surel_dan_nip_hanya_satu_kali(kolom):
    satu = PenggunaFactory(bernip=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        PenggunaFactory(**{kolom: getattr(satu, kolom)})


def test_banyak_akun_boleh_tanpa_nip():
    PenggunaFactory.create_batch(2, nip=None)
    assert Pengguna.objects.filter(nip=None).count() == 2


def test_tidak_ada_cara_membuat_superuser():
    assert not hasattr(Pengguna.objects, "create_superuser")


def test_tanpa_nama_surelnya_yang_tampil():
    assert str(Pengguna(email="sri@contoh.test")) == "sri@contoh.test"

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from akun.actions import aktifkan_akun, buka_akun, nonaktifkan_akun, siapkan_akun, ubah_nama
from akun.models import Pengguna, Surel
from akun.nip import NipTidakSah
from jejak.baca import riwayat
from jejak.models import Jejak
from tests.factories.akun import PenggunaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    return PenggunaFactory(operator=True)


def test_akun_dibuka_dengan_undangan_dan_jejak(operator, saat):
    orang = buka_akun(
        nama="Dr. Budi Santoso",
        email="Budi@Contoh.test",
        nip="19760911 200212 1 005",
        oleh=operator,
        pada=saat,
    )
    assert (orang.email, orang.nip, orang.operator) == ("budi@contoh.test", "197609112002121005", False)
    assert not orang.has_usable_password()
    assert not EmailAddress.objects.get(user=orang).verified
    surel = Surel.objects.get()
    assert (surel.penerima, surel.alamat, surel.tautan) == (
        orang,
        "budi@contoh.test",
        "/akun/kata-sandi/lupa/",
    )
    [jejak] = riwayat(orang)
    assert (jejak.peristiwa, jejak.pelaku, jejak.pada) == ("akun.dibuka", operator, saat)


def test_akun_yang_sudah_ada_dipakai_apa_adanya(operator, saat):
    ada = PenggunaFactory(email="budi@contoh.test", nama="Budi")
    assert siapkan_akun(nama="Lain", email="BUDI@contoh.test", oleh=operator, pada=saat) == ada
    ada.refresh_from_db()
    assert ada.nama == "Budi"
    assert not Surel.objects.exists()
    assert not Jejak.objects.exists()


def test_akun_dengan_kata_sandi_langsung_dapat_masuk(client, saat):
    buka_akun(nama="Operator", email="op@contoh.test", kata_sandi="kuda laut biru", oleh=None, pada=saat)
    assert not Surel.objects.exists()
    isi = {"login": "op@contoh.test", "password": "kuda laut biru"}
    assert client.post("/akun/masuk/", isi).url == "/beranda/"


def test_nip_yang_salah_atau_milik_orang_lain_ditolak_tanpa_sisa(operator, saat):
    PenggunaFactory(nip="197609112002121005", dikonfirmasi=True)
    for nip, galat in (("123", NipTidakSah), ("197609112002121005", IntegrityError)):
        with pytest.raises(galat), transaction.atomic():
            siapkan_akun(nama="Budi", email="budi@contoh.test", nip=nip, oleh=operator, pada=saat)
    assert not Pengguna.objects.filter(email="budi@contoh.test").exists()
    assert not Surel.objects.exists()


def test_akun_dinonaktifkan_lalu_diaktifkan_lagi(operator, saat):
    orang = PenggunaFactory()
    nonaktifkan_akun(pengguna=orang, alasan="pensiun", oleh=operator, pada=saat)
    orang.refresh_from_db()
    assert (orang.is_active, orang.sesi_ke) == (False, 1)
    aktifkan_akun(pengguna=orang, alasan="keliru", oleh=operator, pada=saat)
    orang.refresh_from_db()
    assert orang.is_active
    assert [(jejak.peristiwa, jejak.rincian) for jejak in riwayat(orang)] == [
        ("akun.dinonaktifkan", {"alasan": "pensiun"}),
        ("akun.diaktifkan", {"alasan": "keliru"}),
    ]


def test_nama_diubah_dengan_jejak(operator, saat):
    orang = PenggunaFactory(nama="Budi")
    assert ubah_nama(pengguna=orang, nama=" Dr. Budi ", oleh=orang, pada=saat).nama == "Dr. Budi"
    assert riwayat(orang).get().rincian == {"dari": "Budi", "ke": "Dr. Budi"}


# --- Perintah buat_operator -------------------------------------------------------------------
@pytest.fixture
def jawab(monkeypatch):
    def _jawab(ketikan, sandi):
        ketikan, sandi = iter(ketikan), iter(sandi)
        monkeypatch.setattr("builtins.input", lambda _: next(ketikan))
        monkeypatch.setattr("getpass.getpass", lambda _: next(sandi))

    return _jawab


def test_operator_dibuat_dengan_bertanya(jawab, capsys):
    jawab([" Op@Contoh.test ", "Rina Kartika, S.Kom."], ["kuda laut biru"] * 2)
    call_command("buat_operator")
    operator = Pengguna.objects.get()
    assert (operator.email, operator.nama, operator.operator) == (
        "op@contoh.test",
        "Rina Kartika, S.Kom.",
        True,
    )
    assert operator.check_password("kuda laut biru")
    assert "Operator Rina Kartika, S.Kom. dibuat." in capsys.readouterr().out


def test_kata_sandi_lemah_atau_tidak_sama_ditanya_lagi(jawab, capsys):
    jawab(
        ["op@contoh.test", "Rina"],
        ["pendek", "kuda laut biru", "kuda laut", "payung hijau tua", "payung hijau tua"],
    )
    call_command("buat_operator")
    assert Pengguna.objects.get().check_password("payung hijau tua")
    galat = capsys.readouterr().err
    assert "12 karakter" in galat
    assert "Kedua kata sandi tidak sama." in galat


@pytest.mark.parametrize(
    ("ketikan", "sandi", "pesan"),
    [
        (["bukan alamat"], [], "alamat email yang valid"),
        (["ada@contoh.test"], [], "sudah dipakai sebuah akun"),
        (["op@contoh.test", "  "], [], "Nama belum diisi."),
        (
            ["op@contoh.test", "Rina"],
            ["pendek", "Pemkab2026!!!!", "op@contoh.test"],
            "tidak ada akun yang dibuat",
        ),
    ],
)
def test_operator_tidak_dibuat_dengan_isian_yang_salah(jawab, ketikan, sandi, pesan):
    PenggunaFactory(email="ada@contoh.test")
    jawab(ketikan, sandi)
    with pytest.raises(CommandError, match=pesan):
        call_command("buat_operator")
    assert not Pengguna.objects.filter(operator=True).exists()

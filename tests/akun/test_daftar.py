"""Registration of applicants: the address must be proven, and nobody learns who is registered."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache

from akun.actions import siapkan_akun
from akun.models import Pengguna, Surel
from jejak.models import Jejak
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory

ISIAN = {
    "username": "19760911 200212 2 005",
    "nama": "  Dra. Sri   Lestari, M.Si. ",
    "email": "Sri@Contoh.test",
    "password1": "kuda laut biru payung",
    "password2": "kuda laut biru payung",
}


@pytest.fixture(autouse=True)
def tanpa_hitungan():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def daftar(client, db, django_capture_on_commit_callbacks):
    def kirim(**ubah):
        # One mail per address in three minutes is django-allauth's rule; here each attempt is its own day.
        cache.clear()
        with django_capture_on_commit_callbacks(execute=True):
            return client.post("/akun/daftar/", ISIAN | ubah)

    return kirim


def tautan(surat):
    return re.search(r"http://localhost:8000(/\S+)", surat.body)[1]


def test_pelamar_mendaftar_mengonfirmasi_lalu_masuk(client, daftar):
    jawaban = daftar()
    assert (jawaban.status_code, jawaban.url) == (302, "/akun/surel/terkirim/")
    assert "periksa surel Anda" in client.get(jawaban.url).content.decode()
    pengguna = Pengguna.objects.get()
    assert (pengguna.nip, pengguna.nama, pengguna.email) == (
        "197609112002122005",
        "Dra. Sri Lestari, M.Si.",
        "sri@contoh.test",
    )
    assert not pengguna.operator
    [surat] = mail.outbox
    assert (surat.to, surat.subject) == (["sri@contoh.test"], "Konfirmasi alamat surel Anda")

    halaman = client.get(tautan(surat))
    assert "sri@contoh.test" in halaman.content.decode()
    assert not EmailAddress.objects.get().verified, "membuka tautan saja belum mengonfirmasi"
    assert client.post(tautan(surat)).url == "/akun/masuk/"
    assert EmailAddress.objects.get().verified
    assert Jejak.objects.get().peristiwa == "akun.surel_dikonfirmasi"
    masuk = client.post("/akun/masuk/", {"login": ISIAN["username"], "password": ISIAN["password1"]})
    assert masuk.url == "/beranda/"


def test_tautan_konfirmasi_hanya_sekali_dan_isinya_dihapus_dari_kotak_keluar(client, daftar):
    daftar()
    jalan = tautan(mail.outbox[0])
    client.post(jalan)
    assert "Tautan tidak berlaku" in client.get(jalan).content.decode()
    assert client.post(jalan).status_code == 404
    assert Surel.objects.get().konteks == {}


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"username": "197613112002122005"}, "19761311 bukan tanggal"),
        ({"username": "197609112002212005"}, "nomor induk PPPK"),
        ({"username": "12345"}, "yang tertulis 5 angka"),
        ({"username": ""}, "Bidang ini tidak boleh kosong"),
        ({"password1": ""}, "Bidang ini tidak boleh kosong"),
        ({"nama": "123"}, "Tulis nama lengkap."),
        ({"email": "bukan alamat"}, "Masukkan alamat email yang valid"),
        ({"password1": "pendek", "password2": "pendek"}, "12 karakter"),
        ({"password1": "Pemkab2026!!!!", "password2": "Pemkab2026!!!!"}, "mudah ditebak"),
        ({"password1": "19760911 kuda laut", "password2": "19760911 kuda laut"}, "NIP atau tanggal lahir"),
        ({"password1": "sri lestari 2026", "password2": "sri lestari 2026"}, "terlalu mirip"),
        ({"password2": "lain sama sekali"}, "Kedua kata sandi harus sama."),
    ],
)
def test_isian_yang_salah_ditolak_dengan_alasannya(daftar, ubah, pesan):
    jawaban = daftar(**ubah)
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert pesan in isi
    assert "<title>Galat: Daftar" in isi
    assert not Pengguna.objects.exists()
    assert mail.outbox == []


def test_isian_lebih_tidak_berpengaruh(daftar):
    daftar(operator="1", is_superuser="1", is_active="", verified="1")
    pengguna = Pengguna.objects.get()
    assert (pengguna.operator, pengguna.is_superuser, pengguna.is_active) == (False, False, True)
    assert not EmailAddress.objects.get().verified


@pytest.mark.parametrize("sama", ["email", "nip", "keduanya"])
def test_pemilik_akun_dikenal_tidak_terbaca_dari_jawaban(client, daftar, sama):
    lama = PenggunaFactory(
        email="sri@contoh.test" if sama != "nip" else "lain@contoh.test",
        nip="197609112002122005" if sama != "email" else "198001012005011001",
        dikonfirmasi=True,
    )
    jawaban = daftar()
    assert (jawaban.status_code, jawaban.url) == (302, "/akun/surel/terkirim/")
    assert Pengguna.objects.get() == lama
    [ke_pengetik] = [surat for surat in mail.outbox if surat.to == ["sri@contoh.test"]]
    assert ke_pengetik.subject == "Pendaftaran Anda"
    ke_pemilik = [surat for surat in mail.outbox if surat.to == ["lain@contoh.test"]]
    assert [surat.subject for surat in ke_pemilik] == (
        ["Ada yang mencoba mendaftar dengan NIP Anda"] if sama == "nip" else []
    )


def test_pemilik_nip_diberi_tahu_sekali_sehari(daftar):
    pemilik = PenggunaFactory(nip="197609112002122005", dikonfirmasi=True)
    for ke in range(3):
        daftar(email=f"orang{ke}@lain.test")
    assert Surel.objects.untuk(pemilik).count() == 1


def test_salah_ketik_alamat_dapat_diulang_dengan_nip_yang_sama(daftar):
    daftar(email="sri@cotnoh.test")
    daftar()
    assert list(Pengguna.objects.values_list("email", "nip")) == [("sri@contoh.test", "197609112002122005")]


def test_salah_ketik_nip_dapat_diulang_dengan_alamat_yang_sama(daftar):
    daftar(username="197609112002122004")
    daftar()
    assert list(Pengguna.objects.values_list("email", "nip")) == [("sri@contoh.test", "197609112002122005")]


def test_pendaftaran_ulang_tidak_menggusur_akun_undangan(daftar, saat):
    undangan = siapkan_akun(nama="Sri", email="sri@contoh.test", oleh=None, pada=saat)
    daftar()
    assert Pengguna.objects.get() == undangan


def test_akun_yang_sudah_disebut_dalam_surat_keputusan_tidak_digusur(daftar):
    anggota = KeanggotaanFactory(pengguna__email="sri@contoh.test").pengguna
    EmailAddress.objects.create(user=anggota, email=anggota.email, primary=True, verified=False)
    assert daftar().url == "/akun/surel/terkirim/"
    assert list(Pengguna.objects.filter(email="sri@contoh.test")) == [anggota]


def test_dua_pendaftaran_pada_detik_yang_sama_tidak_merusak_halaman(daftar, monkeypatch):
    """The look-up found nothing, the insert meets the other row: same answer as for any taken name."""
    PenggunaFactory(email="sri@contoh.test", dikonfirmasi=True)
    monkeypatch.setattr("akun.forms.email_already_exists", lambda email: (email, False))
    assert daftar().url == "/akun/surel/terkirim/"
    assert Pengguna.objects.count() == 1


def test_terlalu_banyak_pendaftaran_dari_satu_alamat_ditahan(client, db, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "signup": "2/h/ip"}
    for _ in range(2):
        assert client.post("/akun/daftar/", ISIAN | {"username": ""}).status_code == 200
    jawaban = client.post("/akun/daftar/", ISIAN | {"username": ""})
    assert jawaban.status_code == 429
    assert "Terlalu banyak permintaan" in jawaban.content.decode()


def test_yang_sudah_masuk_tidak_mendaftar_lagi(client, db):
    client.force_login(PenggunaFactory())
    assert client.get("/akun/daftar/").url == "/beranda/"

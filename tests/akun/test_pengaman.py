"""Second factors: set up, asked for, forced on those who decide, sealed in the database."""

import json
import re
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.fernet import InvalidToken
from django.core import mail
from django.core.cache import cache

from akun.adaptor import AdaptorPengaman
from akun.models import Surel
from jejak.baca import riwayat
from panitia.aturan import Peran
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory

SANDI = "kata sandi uji yang panjang"


@pytest.fixture(autouse=True)
def tanpa_hitungan():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def orang(db):
    return PenggunaFactory(nama="Sri Lestari", dikonfirmasi=True)


def masuk(client, orang):
    return client.post("/akun/masuk/", {"login": orang.email, "password": SANDI})


def sahkan(client):
    """Changing a second factor asks for the password once more, also right after log-in."""
    return client.post("/akun/sahkan/", {"password": SANDI})


def kode(rahasia):
    return format_hotp_value(hotp_value(rahasia, int(time.time()) // 30))


def pasang_aplikasi(client, orang):
    """Log in and enrol an authenticator app through the pages; returns its secret."""
    masuk(client, orang)
    sahkan(client)
    halaman = client.get("/akun/pengaman/aplikasi/").content.decode()
    rahasia = re.search(r"<code[^>]*>([A-Z2-7]{32})</code>", halaman)[1]
    jawaban = client.post("/akun/pengaman/aplikasi/", {"code": kode(rahasia)})
    assert jawaban.url == "/akun/pengaman/pemulihan/"
    return rahasia


def test_aplikasi_autentikator_dipasang_lalu_diminta_saat_masuk(
    client, orang, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        rahasia = pasang_aplikasi(client, orang)
    assert mail.outbox[-1].subject in {"Aplikasi autentikator dipasang", "Kode pemulihan baru dibuat"}
    assert "Terpasang" in client.get("/akun/pengaman/").content.decode()
    client.post("/akun/keluar/")

    assert masuk(client, orang).url == "/akun/pengaman/masuk/"
    assert client.get("/akun/profil/").status_code == 302, "kata sandi saja belum cukup"
    assert "Langkah kedua" in client.get("/akun/pengaman/masuk/").content.decode()
    salah = client.post("/akun/pengaman/masuk/", {"code": "000000"})
    assert "Kode tidak cocok." in salah.content.decode()
    with time_machine.travel(time.time() + 60, tick=False):
        assert client.post("/akun/pengaman/masuk/", {"code": kode(rahasia)}).url == "/beranda/"
        assert client.get("/akun/profil/").status_code == 200


def test_kode_yang_sama_tidak_berlaku_dua_kali(client, orang):
    rahasia = pasang_aplikasi(client, orang)
    client.post("/akun/keluar/")
    with time_machine.travel(time.time() + 60, tick=False):
        masuk(client, orang)
        assert client.post("/akun/pengaman/masuk/", {"code": kode(rahasia)}).status_code == 302
        client.post("/akun/keluar/")
        masuk(client, orang)
        lagi = client.post("/akun/pengaman/masuk/", {"code": kode(rahasia)})
        assert "Kode tidak cocok." in lagi.content.decode()


def test_gambar_qr_tanpa_alamat_data(client, orang):
    masuk(client, orang)
    sahkan(client)
    halaman = client.get("/akun/pengaman/aplikasi/").content.decode()
    assert "<svg" in halaman
    assert "data:image" not in halaman
    assert " style=" not in halaman


def test_rahasia_disegel_di_basis_data(client, orang):
    rahasia = pasang_aplikasi(client, orang)
    isi = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert rahasia not in isi
    assert "gAAAA" in isi


def test_kunci_segel_dapat_diganti(settings):
    settings.MFA_KEY = []
    lama = AdaptorPengaman().encrypt("rahasia")
    settings.MFA_KEY = ["kunci baru", settings.SECRET_KEY]
    assert AdaptorPengaman().decrypt(lama) == "rahasia"
    baru = AdaptorPengaman().encrypt("rahasia")
    settings.MFA_KEY = ["kunci baru"]
    assert AdaptorPengaman().decrypt(baru) == "rahasia"
    with pytest.raises(InvalidToken):
        AdaptorPengaman().decrypt(lama)


def test_kode_pemulihan_membuka_sekali(client, orang):
    pasang_aplikasi(client, orang)
    kode_kode = re.findall(r"<code>(\d{8})</code>", client.get("/akun/pengaman/pemulihan/").content.decode())
    assert len(kode_kode) == 10
    unduhan = client.get("/akun/pengaman/pemulihan/unduh/")
    assert kode_kode[0] in unduhan.content.decode()
    client.post("/akun/keluar/")
    masuk(client, orang)
    assert client.post("/akun/pengaman/masuk/", {"code": kode_kode[0]}).url == "/beranda/"
    client.post("/akun/keluar/")
    masuk(client, orang)
    assert (
        "Kode tidak cocok." in client.post("/akun/pengaman/masuk/", {"code": kode_kode[0]}).content.decode()
    )


def test_kode_pemulihan_dibuat_ulang_dan_aplikasi_dimatikan(client, orang):
    pasang_aplikasi(client, orang)
    lama = client.get("/akun/pengaman/pemulihan/").content
    assert "masih tersisa tidak berlaku lagi" in client.get("/akun/pengaman/pemulihan/buat/").content.decode()
    assert client.post("/akun/pengaman/pemulihan/buat/").url == "/akun/pengaman/pemulihan/"
    assert client.get("/akun/pengaman/pemulihan/").content != lama
    assert "Matikan" in client.get("/akun/pengaman/aplikasi/matikan/").content.decode()
    assert client.post("/akun/pengaman/aplikasi/matikan/").url == "/akun/pengaman/"
    assert not Authenticator.objects.exists()


def test_langkah_peka_meminta_kata_sandi_lagi_setelah_lima_menit(client, orang):
    masuk(client, orang)
    assert client.get("/akun/pengaman/aplikasi/").status_code == 302
    sahkan(client)
    assert client.get("/akun/pengaman/aplikasi/").status_code == 200
    with time_machine.travel(time.time() + 6 * 60, tick=False):
        jawaban = client.get("/akun/pengaman/aplikasi/")
        assert jawaban.url == "/akun/sahkan/?next=%2Fakun%2Fpengaman%2Faplikasi%2F"
        assert "Pastikan ini Anda" in client.get(jawaban.url).content.decode()
        salah = client.post(jawaban.url, {"password": "bukan itu"})
        assert "Kata sandi tidak cocok." in salah.content.decode()
        benar = client.post("/akun/sahkan/", {"password": SANDI, "next": "/akun/pengaman/aplikasi/"})
        assert benar.url == "/akun/pengaman/aplikasi/"
        assert client.get("/akun/pengaman/aplikasi/").status_code == 200


def test_dengan_aplikasi_dapat_disahkan_dengan_kode(client, orang):
    rahasia = pasang_aplikasi(client, orang)
    with time_machine.travel(time.time() + 6 * 60, tick=False):
        halaman = client.get("/akun/sahkan/").content.decode()
        assert "Pakai kode dari aplikasi autentikator" in halaman
        assert "Kode" in client.get("/akun/pengaman/sahkan/").content.decode()
        isi = {"code": kode(rahasia), "next": "/akun/pengaman/pemulihan/buat/"}
        assert client.post("/akun/pengaman/sahkan/", isi).url == "/akun/pengaman/pemulihan/buat/"


KARANGAN = [
    "",
    "{}",
    "[]",
    "null",
    "1",
    "bukan json",
    '{"id": "x"}',
    '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30", '
    '"attestationObject": "oA", "authenticatorData": "AA", "signature": "AA", "userHandle": "MQ"}}',
    '{"id": 1, "rawId": [], "type": null, "response": "x"}',
    '{"response": {"userHandle": "////"}}',
]


@pytest.mark.parametrize("kredensial", KARANGAN)
def test_kunci_sandi_karangan_ditolak(client, orang, kredensial):
    """The real ceremony is tried in tests/peramban."""
    masuk(client, orang)
    sahkan(client)
    halaman = client.get("/akun/pengaman/kunci/tambah/").content.decode()
    assert 'value="Kunci sandi 1"' in halaman
    assert "Dapat dipakai masuk tanpa kata sandi" in halaman
    isi = {"name": "Ponsel", "passwordless": "on", "credential": kredensial}
    assert client.post("/akun/pengaman/kunci/tambah/", isi).status_code == 200
    assert not Authenticator.objects.exists()
    client.post("/akun/keluar/")
    assert client.post("/akun/pengaman/kunci/masuk/", {"credential": kredensial}).url == "/akun/masuk/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("kredensial", KARANGAN)
def test_kunci_sandi_karangan_tidak_membuka_langkah_kedua(client, orang, kredensial):
    pasang_aplikasi(client, orang)
    assert client.post("/akun/pengaman/kunci/sahkan/", {"credential": kredensial}).status_code == 302
    client.post("/akun/keluar/")
    masuk(client, orang)
    assert client.post("/akun/pengaman/masuk/", {"credential": kredensial}).status_code == 200
    assert client.get("/akun/profil/").status_code == 302


def test_kunci_sandi_orang_lain_tidak_ada(client, orang):
    lain = Authenticator.objects.create(user=PenggunaFactory(), type="webauthn", data={"name": "Milik lain"})
    masuk(client, orang)
    sahkan(client)
    for jalan in ("ubah", "hapus"):
        assert client.get(f"/akun/pengaman/kunci/{lain.pk}/{jalan}/").status_code == 404
        assert client.post(f"/akun/pengaman/kunci/{lain.pk}/{jalan}/", {"name": "x"}).status_code == 404
    lain.refresh_from_db()
    assert lain.data == {"name": "Milik lain"}


def test_nama_kunci_sandi_diubah(client, orang):
    kunci = Authenticator.objects.create(user=orang, type="webauthn", data={"name": "Lama", "credential": {}})
    client.force_login(orang)
    sahkan(client)
    assert 'value="Lama"' in client.get(f"/akun/pengaman/kunci/{kunci.pk}/ubah/").content.decode()
    assert (
        client.post(f"/akun/pengaman/kunci/{kunci.pk}/ubah/", {"name": "Baru"}).url == "/akun/pengaman/kunci/"
    )
    kunci.refresh_from_db()
    assert kunci.data["name"] == "Baru"


# --- Wajib ------------------------------------------------------------------------------------
WAJIB = [
    Peran.PPK,
    Peran.PYB,
    Peran.KETUA_PANSEL,
    Peran.ANGGOTA_PANSEL,
    Peran.KETUA_SEKRETARIAT,
    Peran.VERIFIKATOR,
    Peran.NASKAH,
    # They hold a delicate right too: the marks of an assessment, the whole file of a selection.
    Peran.ASESOR,
    Peran.PENGAWAS,
]


@pytest.fixture
def produksi(settings):
    settings.WAJIB_MFA = True


@pytest.mark.parametrize("peran", WAJIB)
def test_pemutus_tanpa_pengaman_kedua_dibawa_memasangnya(client, orang, produksi, peran):
    KeanggotaanFactory(pengguna=orang, peran=peran)
    masuk(client, orang)
    for jalan in ("/beranda/", "/akun/profil/", "/akun/pemberitahuan/"):
        assert client.get(jalan).url == "/akun/pengaman/"
    assert "Peran Anda mewajibkan pengaman kedua." in client.get("/akun/pengaman/").content.decode()
    pasang_aplikasi(client, orang)
    assert client.get("/akun/profil/").status_code == 200


def test_operator_pun_wajib(client, db, produksi):
    operator = PenggunaFactory(operator=True, dikonfirmasi=True)
    masuk(client, operator)
    assert client.get("/akun/profil/").url == "/akun/pengaman/"


def test_htmx_pun_tertahan(client, db, produksi):
    masuk(client, PenggunaFactory(operator=True, email="operator@contoh.test", dikonfirmasi=True))
    jawaban = client.get("/akun/profil/", headers={"HX-Request": "true"})
    assert (jawaban.status_code, jawaban.headers["HX-Redirect"]) == (204, "/akun/pengaman/")


def test_post_pun_tertahan(client, db, produksi):
    operator = PenggunaFactory(operator=True, dikonfirmasi=True, nama="Lama")
    masuk(client, operator)
    assert client.post("/akun/profil/", {"nama": "Baru"}).url == "/akun/pengaman/"
    operator.refresh_from_db()
    assert operator.nama == "Lama"


def test_pelamar_dan_narasumber_boleh_tanpa_pengaman_kedua(client, orang, produksi):
    KeanggotaanFactory(pengguna=orang, peran=Peran.NARASUMBER)
    masuk(client, orang)
    assert client.get("/akun/profil/").status_code == 200
    pelamar = PenggunaFactory(dikonfirmasi=True)
    client.post("/akun/keluar/")
    masuk(client, pelamar)
    assert client.get("/akun/profil/").status_code == 200


def test_di_luar_produksi_tidak_dipaksa(client, orang):
    KeanggotaanFactory(pengguna=orang, peran=Peran.PPK)
    masuk(client, orang)
    assert client.get("/akun/profil/").status_code == 200


def test_peran_baru_dikenali_dalam_lima_menit(client, orang, produksi):
    masuk(client, orang)
    assert client.get("/akun/profil/").status_code == 200
    KeanggotaanFactory(pengguna=orang, peran=Peran.PPK)
    with time_machine.travel(time.time() + 5 * 60, tick=False):
        assert client.get("/akun/profil/").url == "/akun/pengaman/"


def test_yang_wajib_tidak_dapat_mematikan_pengaman_terakhirnya(client, orang, produksi):
    KeanggotaanFactory(pengguna=orang, peran=Peran.PPK)
    pasang_aplikasi(client, orang)
    assert (
        "Peran Anda mewajibkan pengaman kedua."
        in client.get("/akun/pengaman/aplikasi/matikan/").content.decode()
    )
    client.post("/akun/pengaman/aplikasi/matikan/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_sesi_petugas_lebih_pendek(client, orang):
    KeanggotaanFactory(pengguna=orang, peran=Peran.NARASUMBER)
    masuk(client, orang)
    assert client.get("/akun/profil/").status_code == 200
    with time_machine.travel(time.time() + 31 * 60, tick=False):
        assert "sebab=sesi" in client.get("/akun/profil/").url


def test_perubahan_keamanan_menjadi_pemberitahuan_dan_jejak(
    client, orang, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        pasang_aplikasi(client, orang)
        client.post("/akun/pengaman/pemulihan/buat/")
    assert set(Surel.objects.untuk(orang).values_list("perihal", flat=True)) == {
        "Aplikasi autentikator dipasang",
        "Kode pemulihan baru dibuat",
    }
    assert set(riwayat(orang).values_list("peristiwa", flat=True)) == {
        "akun.aplikasi_autentikator_dipasang",
        "akun.kode_pemulihan_dibuat",
    }

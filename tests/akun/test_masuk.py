"""The door: who gets in, who does not, and that both learn nothing about others."""

import time

import pytest
import time_machine
from allauth.account.models import EmailAddress
from axes.models import AccessAttempt
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from akun.actions import nonaktifkan_akun
from akun.masuk import alamat_ip, nama_baku, sesi_habis, sidik_nama_masuk
from akun.tasks import bersihkan_sesi
from jejak.models import Jejak
from tests.factories.akun import PenggunaFactory

SANDI = "kata sandi uji yang panjang"
MASUK = "/akun/masuk/"


@pytest.fixture(autouse=True)
def tanpa_hitungan(settings):
    """Counters of failed attempts live in the cache and must not reach the next test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def pelamar(db):
    return PenggunaFactory(
        nama="Sri Lestari", email="sri@contoh.test", nip="197609112002122005", dikonfirmasi=True
    )


def masuk(client, nama, sandi=SANDI, **kepala):
    return client.post(MASUK, {"login": nama, "password": sandi}, **kepala)


@pytest.mark.parametrize(
    "nama",
    [
        "sri@contoh.test",
        "  SRI@Contoh.TEST ",
        "197609112002122005",
        "19760911 200212 2 005",
        " 19760911.200212.2.005 ",
    ],
)
def test_masuk_dengan_surel_atau_nip(client, pelamar, nama):
    jawaban = masuk(client, nama)
    assert (jawaban.status_code, jawaban.url) == (302, reverse("beranda"))
    assert client.session["_auth_user_id"] == str(pelamar.pk)


def test_halaman_yang_dituju_dibuka_setelah_masuk(client, pelamar):
    jawaban = client.get("/akun/profil/")
    assert jawaban.url == "/akun/masuk/?next=/akun/profil/"
    jawaban = client.post(
        "/akun/masuk/?next=/akun/profil/",
        {"login": pelamar.email, "password": SANDI, "next": "/akun/profil/"},
    )
    assert jawaban.url == "/akun/profil/"


def test_tujuan_di_luar_situs_diabaikan(client, pelamar):
    isi = {"login": pelamar.email, "password": SANDI, "next": "https://penipu.test/"}
    assert client.post(MASUK, isi).url == reverse("beranda")


def tanpa_sandi_csrf(jawaban):
    isi = jawaban.content.decode()
    return "\n".join(baris for baris in isi.splitlines() if "csrfmiddlewaretoken" not in baris)


@pytest.mark.parametrize(
    ("dikenal", "tak_dikenal"),
    [
        ("sri@contoh.test", "sra@contoh.test"),
        ("197609112002122005", "197609112002122006"),
    ],
)
def test_nama_yang_dikenal_dan_tidak_mendapat_jawaban_yang_sama(client, pelamar, dikenal, tak_dikenal):
    satu = masuk(client, dikenal, "bukan kata sandinya")
    dua = masuk(client, tak_dikenal, "bukan kata sandinya")
    assert satu.status_code == dua.status_code
    assert "Surel atau NIP dan kata sandi tidak cocok." in satu.content.decode()
    assert tanpa_sandi_csrf(satu).replace(dikenal, "X") == tanpa_sandi_csrf(dua).replace(tak_dikenal, "X")


class PenghitungSandi(MD5PasswordHasher):
    """The expensive part of a log-in, counted: Argon2id passes decide how long the answer takes."""

    algorithm = "penghitung"
    jumlah = 0

    def encode(self, password, salt):
        type(self).jumlah += 1
        return super().encode(password, salt)


@pytest.mark.parametrize(
    "nama", ["sri@contoh.test", "197609112002122005", "sra@contoh.test", "197609112002122006", "ngawur"]
)
def test_setiap_percobaan_masuk_menghitung_kata_sandi_tepat_sekali(client, pelamar, settings, nama):
    """One pass for known and unknown names alike, or the time of the answer would tell them apart (T48)."""
    settings.PASSWORD_HASHERS = ["tests.akun.test_masuk.PenghitungSandi"]
    pelamar.set_password(SANDI)
    pelamar.save()
    PenghitungSandi.jumlah = 0
    masuk(client, nama, "bukan kata sandinya")
    assert PenghitungSandi.jumlah == 1


def test_akun_nonaktif_tidak_dapat_masuk(client, pelamar):
    nonaktifkan_akun(pengguna=pelamar, alasan="pensiun", oleh=pelamar, pada=pelamar.dibuat_pada)
    assert masuk(client, pelamar.email).url == "/akun/nonaktif/"
    assert "dinonaktifkan" in client.get("/akun/nonaktif/").content.decode()
    assert "_auth_user_id" not in client.session


def test_delapan_kegagalan_mengunci_nama_dan_alamat_itu_saja(client, pelamar):
    for _ in range(8):
        jawaban = masuk(client, pelamar.email, "bukan kata sandinya")
    assert jawaban.status_code == 429
    assert "Tunggu 15 menit" in jawaban.content.decode()
    # Also the right password is refused, from there.
    assert masuk(client, pelamar.email).status_code == 429
    assert masuk(client, pelamar.email, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_kunci_terbuka_sendiri_setelah_lima_belas_menit(client, pelamar):
    for _ in range(8):
        masuk(client, pelamar.email, "bukan kata sandinya")
    with time_machine.travel(time.time() + 14 * 60, tick=False):
        assert masuk(client, pelamar.email).status_code == 429
    with time_machine.travel(time.time() + 16 * 60, tick=False):
        assert masuk(client, pelamar.email).status_code == 302


def test_nama_yang_tidak_ada_terkunci_dengan_cara_yang_sama(client, pelamar):
    for _ in range(8):
        ada = masuk(client, pelamar.email, "bukan kata sandinya")
        tidak = masuk(client, "hantu@contoh.test", "bukan kata sandinya")
    assert (ada.status_code, tanpa_sandi_csrf(ada)) == (tidak.status_code, tanpa_sandi_csrf(tidak))


def test_nip_tidak_tertulis_di_tabel_kegagalan(client, pelamar):
    masuk(client, "19760911 200212 2 005", "bukan kata sandinya")
    catatan = str(AccessAttempt.objects.values().get())
    assert "197609112002122005" not in catatan.replace(" ", "")
    assert "bukan kata sandinya" not in catatan


def test_satu_nama_dihitung_sama_bagaimanapun_ditulis(rf):
    satu = sidik_nama_masuk(rf.post(MASUK, {"login": "19760911 200212 2 005"}), None)
    dua = sidik_nama_masuk(rf.post(MASUK), {"username": "197609112002122005"})
    assert satu == dua
    assert satu != sidik_nama_masuk(rf.post(MASUK), {"email": "sri@contoh.test"})
    assert nama_baku(" Sri@Contoh.test ") == "sri@contoh.test"


def test_kepala_x_forwarded_for_tidak_dipercaya_tanpa_proksi(rf, settings):
    permintaan = rf.get("/", headers={"X-Forwarded-For": "6.6.6.6"}, REMOTE_ADDR="10.0.0.1")
    assert alamat_ip(permintaan) == "10.0.0.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    permintaan = rf.get("/", headers={"X-Forwarded-For": "6.6.6.6, 9.9.9.9"}, REMOTE_ADDR="10.0.0.1")
    assert alamat_ip(permintaan) == "9.9.9.9"


# --- Sesi -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("mulai", "aktif", "petugas", "habis"),
    [
        (0, 0, False, False),
        (0, -3599, False, False),
        (0, -3600, False, True),
        (-12 * 3600, -1, False, True),
        (-12 * 3600 + 1, -1, False, False),
        (0, -1800, False, False),
        (0, -1800, True, True),
        (0, -1799, True, False),
        (-8 * 3600, -1, True, True),
    ],
)
def test_batas_sesi(mulai, aktif, petugas, habis):
    assert sesi_habis(mulai, aktif, 0, petugas=petugas) is habis


def test_sesi_yang_diam_berakhir_dan_kembali_ke_halaman_yang_sama(client, pelamar):
    masuk(client, pelamar.email)
    assert client.get("/akun/profil/").status_code == 200
    with time_machine.travel(time.time() + 59 * 60, tick=False):
        assert client.get("/akun/profil/").status_code == 200
    with time_machine.travel(time.time() + 2 * 3600, tick=False):
        jawaban = client.get("/akun/profil/?a=1")
        assert jawaban.url == "/akun/masuk/?next=%2Fakun%2Fprofil%2F%3Fa%3D1&sebab=sesi"
        assert "Sesi Anda telah berakhir." in client.get(jawaban.url).content.decode()
        assert "_auth_user_id" not in client.session


def test_sesi_terpakai_terus_pun_berakhir_setelah_dua_belas_jam(client, pelamar):
    masuk(client, pelamar.email)
    awal = time.time()
    for menit in range(0, 12 * 60, 50):
        with time_machine.travel(awal + menit * 60, tick=False):
            assert client.get("/akun/profil/").status_code == 200
    with time_machine.travel(awal + 12 * 3600, tick=False):
        assert client.get("/akun/profil/").status_code == 302


def test_htmx_dibawa_ke_halaman_masuk_utuh(client, db):
    jawaban = client.get("/akun/profil/", headers={"HX-Request": "true"})
    assert jawaban.status_code == 204
    assert jawaban.headers["HX-Redirect"] == "/akun/masuk/?next=/akun/profil/"


def test_nomor_sesi_berganti_saat_masuk(client, pelamar):
    client.get(MASUK)
    session = client.session
    session["titipan"] = "penyerang"
    session.save()
    sebelum = client.cookies["sessionid"].value
    masuk(client, pelamar.email)
    assert client.cookies["sessionid"].value != sebelum


def test_keluarkan_semua_mengakhiri_peranti_lain_tetapi_bukan_yang_ini(client, pelamar):
    lain = type(client)()
    for satu in (client, lain):
        assert masuk(satu, pelamar.email).status_code == 302
    assert client.post("/akun/profil/keluarkan-semua/").status_code == 302
    assert client.get("/akun/profil/").status_code == 200
    assert lain.get("/akun/profil/").status_code == 302
    assert Jejak.objects.filter(peristiwa="akun.semua_sesi_diakhiri").count() == 1


def test_penonaktifan_mengakhiri_sesi_yang_terbuka(client, pelamar):
    masuk(client, pelamar.email)
    assert client.get("/akun/profil/").status_code == 200
    nonaktifkan_akun(pengguna=pelamar, alasan="pensiun", oleh=pelamar, pada=pelamar.dibuat_pada)
    assert client.get("/akun/profil/").status_code == 302


def test_sesi_lama_tetap_berlaku_saat_kunci_rahasia_diganti(client, pelamar, settings):
    masuk(client, pelamar.email)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "kunci baru yang sama panjangnya dengan yang lama 0123456789"
    assert client.get("/akun/profil/").status_code == 200


def test_keluar_menutup_sesi(client, pelamar):
    masuk(client, pelamar.email)
    assert "Keluar dari aplikasi?" in client.get("/akun/keluar/").content.decode()
    assert client.get("/akun/profil/").status_code == 200
    assert client.post("/akun/keluar/").status_code == 302
    assert client.get("/akun/profil/").status_code == 302


# --- Surel yang belum dikonfirmasi --------------------------------------------------------------
def test_akun_yang_belum_dikonfirmasi_dikirimi_tautan_lagi(client, db, django_capture_on_commit_callbacks):
    pelamar = PenggunaFactory(bernip=True)
    EmailAddress.objects.create(user=pelamar, email=pelamar.email, primary=True, verified=False)
    with django_capture_on_commit_callbacks(execute=True):
        assert masuk(client, pelamar.email).url == "/akun/surel/terkirim/"
    assert "_auth_user_id" not in client.session
    assert [surat.subject for surat in mail.outbox] == ["Konfirmasi alamat surel Anda"]


def test_sesi_yang_sudah_lewat_dibersihkan_tiap_malam(client, pelamar):
    masuk(client, pelamar.email)
    bersihkan_sesi()
    assert Session.objects.count() == 1
    with time_machine.travel(time.time() + 13 * 3600, tick=False):
        bersihkan_sesi()
    assert not Session.objects.exists()

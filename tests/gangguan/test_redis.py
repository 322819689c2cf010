"""Redis is away: people log in, read and send; only what needs its memory says so (T51, F-4)."""

import logging
import re
import socket
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from celery import Celery
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from kombu.exceptions import OperationalError

from akun.models import Surel
from config.tembolok import RedisTahan
from panitia.aturan import Peran
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import LamaranFactory, berkas_lengkap
from tests.factories.seleksi import InstansiFactory, LowonganFactory

pytestmark = [pytest.mark.gangguan, pytest.mark.django_db]
SANDI = "kata sandi uji yang panjang"
RAHASIA = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def atur_redis(settings, porta: int) -> None:
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": f"redis://127.0.0.1:{porta}/0"}}
    RedisTahan.diam_sampai = 0.0


@pytest.fixture(autouse=True)
def mulai_bersih():
    RedisTahan.diam_sampai = 0.0
    cache.clear()
    yield
    RedisTahan.diam_sampai = 0.0


@pytest.fixture
def matikan_redis(settings):
    """From now on: a port on which nobody listens."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        porta = soket.getsockname()[1]
    return lambda: atur_redis(settings, porta)


@pytest.fixture
def orang():
    return PenggunaFactory(dikonfirmasi=True, bernip=True)


def masuk(client, orang, sandi=SANDI):
    return client.post("/akun/masuk/", {"login": orang.email, "password": sandi})


def kode(geser: int = 0) -> str:
    return format_hotp_value(hotp_value(RAHASIA, int(time.time()) // 30 + geser))


def test_masuk_dan_halaman_biasa_tetap_jalan(client, orang, matikan_redis, caplog):
    InstansiFactory()
    KeanggotaanFactory(pengguna=orang, peran=Peran.KETUA_SEKRETARIAT)
    matikan_redis()
    assert client.get("/akun/masuk/").status_code == 200
    assert masuk(client, orang).url == "/beranda/"
    for jalan in ("/", reverse("seleksi:beranda_sekretariat"), "/akun/profil/", "/akun/pengaman/"):
        assert client.get(jalan, follow=True).status_code == 200, jalan
    assert {satu.levelname for satu in caplog.records if "Redis tidak menjawab" in satu.message} == {"ERROR"}


def test_daftar_dan_lupa_kata_sandi_tetap_jalan(client, orang, matikan_redis):
    matikan_redis()
    assert client.post("/akun/kata-sandi/lupa/", {"email": orang.email}).status_code == 302
    assert Surel.objects.filter(alamat=orang.email).exists()


def test_tautan_rekomendasi_yang_tidak_dikenal_tetap_dijawab(client, matikan_redis):
    assert client.get(reverse("peserta:rekomendasi_instansi", args=["tebakan" * 6])).status_code == 404


def test_lamaran_tetap_terkirim(client, matikan_redis):
    InstansiFactory()
    lamaran = LamaranFactory(
        lowongan=LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=timezone.now() + timedelta(days=1))
    )
    berkas_lengkap(lamaran)
    client.force_login(lamaran.pelamar.pengguna)
    matikan_redis()
    jawaban = client.post(f"/peserta/lamaran/{lamaran.pk}/tinjau/", {"setuju": "on"})
    assert jawaban.status_code == 302
    lamaran.refresh_from_db()
    assert lamaran.keadaan == "DIAJUKAN"


def test_kata_sandi_salah_tetap_dihitung_di_basis_data(client, orang, matikan_redis, settings):
    matikan_redis()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        masuk(client, orang, "bukan kata sandinya")
    assert masuk(client, orang).status_code == 429


def test_kode_aplikasi_ditolak_dengan_alasannya_kode_pemulihan_diterima(client, orang, matikan_redis):
    """Nobody can tell whether the code was used a moment ago: the door stays shut, another one is named."""
    TOTP.activate(orang, RAHASIA)
    pemulihan = RecoveryCodes.activate(orang).get_unused_codes()
    matikan_redis()
    assert masuk(client, orang).url == "/akun/pengaman/masuk/"
    ditolak = client.post("/akun/pengaman/masuk/", {"code": kode()})
    halaman = re.sub(r"\s+", " ", ditolak.content.decode())
    assert ditolak.status_code == 200
    assert "sedang tidak dapat diperiksa" in halaman
    assert "Kode tidak cocok" not in halaman
    assert client.get("/akun/profil/").status_code == 302
    assert client.post("/akun/pengaman/masuk/", {"code": pemulihan[0]}).url == "/beranda/"


def test_setelah_redis_kembali_kode_diterima_sekali(client, orang, settings, matikan_redis):
    asal = settings.CACHES
    TOTP.activate(orang, RAHASIA)
    matikan_redis()
    masuk(client, orang)
    client.post("/akun/pengaman/masuk/", {"code": kode()})
    settings.CACHES = asal
    RedisTahan.diam_sampai = 0.0
    satu = kode(1)
    assert client.post("/akun/pengaman/masuk/", {"code": satu}).url == "/beranda/"
    client.post("/akun/keluar/")
    masuk(client, orang)
    assert "Kode tidak cocok" in client.post("/akun/pengaman/masuk/", {"code": satu}).content.decode()
    assert Authenticator.objects.filter(user=orang).count() == 1


def test_yang_menunggu_redis_hanya_yang_pertama(settings, caplog):
    """A host that swallows packets costs one person two seconds, not everybody every time."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen(1)
        atur_redis(settings, soket.getsockname()[1])
        settings.CACHES["default"]["OPTIONS"] = {"socket_connect_timeout": 0.3, "socket_timeout": 0.3}
        caplog.set_level(logging.ERROR)
        mulai = time.monotonic()
        for _ in range(20):
            cache.set("a", 1)
            assert cache.get("a", "bawaan") == "bawaan"
            assert cache.delete("a") is False
        assert time.monotonic() - mulai < 3
        assert cache.add("allauth:rl:x:lock", 1) is True
        assert cache.add("allauth.mfa.totp.used?user=1&code=2", 1) is False
    assert len(caplog.records) == 1


def test_perantara_yang_diam_tidak_menahan_permintaan(settings):
    """It accepts the connection and never answers, as a frozen machine does: the act goes on."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen(8)
        aplikasi = Celery(
            "diam", broker=f"redis://127.0.0.1:{soket.getsockname()[1]}/0", set_as_current=False
        )
        aplikasi.conf.broker_transport_options = {
            **settings.CELERY_BROKER_TRANSPORT_OPTIONS,
            "socket_timeout": 0.5,
        }
        aplikasi.conf.task_publish_retry_policy = settings.CELERY_TASK_PUBLISH_RETRY_POLICY
        mulai = time.monotonic()
        with pytest.raises(OperationalError):
            aplikasi.send_task("akun.tasks.sapu_surel")
        assert time.monotonic() - mulai < 20
        aplikasi.close()
    assert settings.CELERY_BROKER_TRANSPORT_OPTIONS["socket_timeout"] == 5

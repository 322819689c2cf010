"""The edge of the application: health, sizes, headers and the pages for what went wrong."""

import io
import logging

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.urls import path

from config import galat
from config.batas import BatasPermintaan
from config.celery import app as celery_app

# --- Kesehatan ----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_sehat_terbuka_bagi_tamu_dan_tidak_bercerita(client):
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 200
    assert jawaban.json() == {"basis_data": "menjawab", "redis": "menjawab"}


@pytest.mark.django_db
def test_sehat_menyebut_redis_yang_diam(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 503
    assert jawaban.json() == {"basis_data": "menjawab", "redis": "tidak menjawab"}


@pytest.mark.django_db(transaction=True)
def test_sehat_menyebut_basis_data_yang_diam(client, settings):
    from django.db import connection  # noqa: PLC0415 -- only this test closes and breaks it

    porta = connection.settings_dict["PORT"]
    connection.close()
    connection.settings_dict["PORT"] = 1
    try:
        with pytest.raises(OperationalError):
            connection.ensure_connection()
        jawaban = client.get("/sehat/")
    finally:
        connection.settings_dict["PORT"] = porta
    assert jawaban.status_code == 503
    assert jawaban.json()["basis_data"] == "tidak menjawab"


@pytest.mark.django_db
def test_sehat_hanya_dibaca(client):
    assert client.post("/sehat/").status_code == 405


# --- Ukuran -------------------------------------------------------------------------------------


def test_permintaan_terlalu_besar_ditolak_sebelum_dibaca(client, settings):
    settings.BATAS_PERMINTAAN = 1000
    jawaban = client.post("/akun/masuk/", data={"isi": "x" * 2000})
    assert jawaban.status_code == 413
    assert "10 MB" in jawaban.content.decode()


class Masukan(io.BytesIO):
    """A body that counts what is taken from it, and may break off."""

    putus = False

    def read(self, *isi):
        if self.putus:
            raise OSError("putus")
        return super().read(*isi)


def kiriman(panjang: int, **lain):
    masukan = Masukan(b"x" * panjang)
    permintaan = RequestFactory().generic(
        "POST", "/", CONTENT_LENGTH=str(panjang), **{"wsgi.input": masukan, **lain}
    )
    return permintaan, masukan


@pytest.mark.parametrize("panjang,dibuang", [(3000, 3000), (9000, 4000)])
def test_yang_ditolak_dibuang_agar_peramban_membaca_sebabnya(settings, panjang, dibuang):
    """A server that closes while the browser still sends shows it a broken connection instead of the page."""
    settings.BATAS_PERMINTAAN = 1000
    permintaan, masukan = kiriman(panjang)
    assert BatasPermintaan(lambda satu: None)(permintaan).status_code == 413
    assert masukan.tell() == dibuang


def test_peramban_yang_pergi_di_tengah_jalan_bukan_galat(settings):
    settings.BATAS_PERMINTAAN = 1000
    permintaan, masukan = kiriman(3000)
    masukan.putus = True
    assert BatasPermintaan(lambda satu: None)(permintaan).status_code == 413


@pytest.mark.parametrize("panjang", ["banyak", "-5", "1e9"])
def test_panjang_yang_bukan_angka_ditolak(client, panjang):
    jawaban = client.generic("POST", "/akun/masuk/", b"x", CONTENT_LENGTH=panjang)
    assert jawaban.status_code == 400


@pytest.mark.django_db
def test_isian_teks_yang_terlalu_besar_menjadi_413(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    jawaban = Client().post(
        "/akun/masuk/", data="login=" + "x" * 5000, content_type="application/x-www-form-urlencoded"
    )
    assert jawaban.status_code == 413


@pytest.mark.django_db
def test_terlalu_banyak_isian_menjadi_400(settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    jawaban = Client().post("/akun/masuk/", data={f"n{i}": "1" for i in range(30)})
    assert jawaban.status_code == 400


# --- Kepala jawaban -----------------------------------------------------------------------------


@pytest.mark.django_db
def test_setiap_jawaban_membawa_kepala_aman(client):
    for alamat in ("/sehat/", "/akun/masuk/", "/tidak-ada/"):
        kepala = client.get(alamat).headers
        assert "no-store" in kepala["Cache-Control"]
        assert "camera=()" in kepala["Permissions-Policy"]
        assert kepala["Cross-Origin-Resource-Policy"] == "same-origin"
        assert kepala["Cross-Origin-Opener-Policy"] == "same-origin"
        assert kepala["X-Content-Type-Options"] == "nosniff"
        assert kepala["X-Frame-Options"] == "DENY"
        kebijakan = kepala["Content-Security-Policy"]
        assert "default-src 'none'" in kebijakan
        assert "frame-ancestors 'none'" in kebijakan
        assert "unsafe" not in kebijakan


# --- Halaman galat ------------------------------------------------------------------------------


def rusak(request):
    raise RuntimeError("rahasia dari dalam")


def ditolak(request):
    raise PermissionDenied("rahasia dari dalam")


def mencurigakan(request):
    raise SuspiciousOperation("rahasia dari dalam")


urlpatterns = [path("rusak/", rusak), path("ditolak/", ditolak), path("mencurigakan/", mencurigakan)]
handler400, handler403 = "config.galat.permintaan_rusak", "config.galat.ditolak"
handler404, handler500 = "config.galat.tidak_ada", "config.galat.rusak"


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    "alamat, kode", [("/rusak/", 500), ("/ditolak/", 403), ("/mencurigakan/", 400), ("/tidak-ada/", 404)]
)
def test_halaman_galat_berbahasa_indonesia_tanpa_isi_perut(settings, alamat, kode, caplog):
    caplog.set_level(logging.CRITICAL)
    settings.MIDDLEWARE = [satu for satu in settings.MIDDLEWARE if "WajibMasuk" not in satu]
    jawaban = Client(raise_request_exception=False).get(alamat)
    isi = jawaban.content.decode()
    assert jawaban.status_code == kode
    assert '<html lang="id"' in isi
    assert "rahasia dari dalam" not in isi
    assert "Traceback" not in isi


@pytest.mark.django_db
def test_token_formulir_yang_hilang_dijelaskan():
    jawaban = Client(enforce_csrf_checks=True).post("/akun/masuk/", {"login": "x"})
    assert jawaban.status_code == 403
    assert '<html lang="id"' in jawaban.content.decode()


def test_permintaan_besar_yang_diketahui_saat_dibaca_menjadi_413():
    jawaban = galat.permintaan_rusak(RequestFactory().get("/"), RequestDataTooBig("besar"))
    assert jawaban.status_code == 413


# --- Pekerjaan terjadwal ------------------------------------------------------------------------


def test_setiap_pekerjaan_terjadwal_memang_ada():
    celery_app.loader.import_default_modules()
    for satu in celery_app.conf.beat_schedule.values():
        assert satu["task"] in celery_app.tasks
        # A heap of old calls after an outage would do the same work over and over.
        assert satu["options"]["expires"] < 3600


def test_pekerjaan_mati_sebelum_perantara_menganggapnya_hilang():
    atur = celery_app.conf
    assert atur.task_soft_time_limit < atur.task_time_limit < atur.visibility_timeout
    assert atur.broker_transport_options["visibility_timeout"] == atur.visibility_timeout
    assert atur.task_acks_late
    assert atur.task_reject_on_worker_lost
    assert atur.worker_prefetch_multiplier == 1

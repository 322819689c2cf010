"""A regency in WITA: pages, deadlines, papers and tasks speak its hour."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.celery import app
from config.zona import TugasSetempat, ZonaInstansi
from dokumen.isi import detik_terakhir
from seleksi.models import Instansi
from tests.factories.seleksi import InstansiFactory
from tests.seleksi import situasi
from tests.seleksi.halaman import alamat, masuk, teks

pytestmark = pytest.mark.django_db
WITA = ZoneInfo("Asia/Makassar")


@pytest.fixture
def wita():
    return InstansiFactory(zona_waktu=Instansi.ZonaWaktu.WITA)


def test_tanpa_instansi_berlaku_zona_pengaturan():
    with timezone.override(ZonaInstansi()):
        assert timezone.get_current_timezone_name() == "Asia/Jakarta"


def test_zona_berlaku_seperti_zona_biasa(wita, django_assert_num_queries):
    malas = ZonaInstansi()
    saat = dt.datetime(2026, 12, 7, 23, 59, 59, tzinfo=malas)
    with django_assert_num_queries(1):
        assert saat == dt.datetime(2026, 12, 7, 15, 59, 59, tzinfo=dt.UTC)
        assert saat.isoformat() == "2026-12-07T23:59:59+08:00"
        assert (saat.tzname(), saat.dst()) == ("WITA", dt.timedelta(0))
        assert saat.astimezone(dt.UTC).astimezone(malas) == saat
        assert malas.instansi == wita


def test_yang_tidak_menyebut_waktu_tidak_membaca_zona(django_assert_num_queries):
    with django_assert_num_queries(0), timezone.override(ZonaInstansi()):
        assert timezone.get_current_timezone()


@pytest.mark.parametrize("nama,kota", [("WIB", "Jakarta"), ("WITA", "Makassar"), ("WIT", "Jayapura")])
def test_setiap_permintaan_berada_di_zona_instansi(nama, kota):
    InstansiFactory(zona_waktu=f"Asia/{kota}")
    isi = teks(Client().get(reverse("seleksi:publik")))
    assert nama in isi.split()
    # What one request set is gone after it.
    assert timezone.get_current_timezone_name() == "Asia/Jakarta"


def test_tugas_berada_di_zona_instansi(wita):
    @app.task(name="uji.zona")
    def sebut_zona() -> str:
        return str(timezone.get_current_timezone())

    assert isinstance(sebut_zona, TugasSetempat)
    assert sebut_zona() == "Asia/Makassar"
    assert sebut_zona.apply().get() == "Asia/Makassar"
    assert timezone.get_current_timezone_name() == "Asia/Jakarta"


def test_batas_lamaran_wita_disimpan_sejam_lebih_dahulu(wita, saat):
    """The last second of 7 December in Makassar is 15.59.59 UTC; stored half-open it is 16.00."""
    with timezone.override(ZonaInstansi()):
        s = situasi.diumumkan(saat)
        akhir = s.hari + dt.timedelta(days=14)
        assert s.satu.batas_lamaran == dt.datetime.combine(akhir, dt.time(16, 0), tzinfo=dt.UTC)
        assert detik_terakhir(s.satu.batas_lamaran).endswith("T23:59:59+08:00")
    batas = s.satu.batas_lamaran
    assert batas.astimezone(WITA).time() == dt.time(0, 0)
    assert s.satu.menerima_lamaran(batas - dt.timedelta(microseconds=1))
    assert not s.satu.menerima_lamaran(batas)
    isi = teks(masuk(s.sekretariat).get(alamat("lowongan", s.satu.pk)))
    assert "pukul 23.59.59 WITA" in isi
    assert "WIB" not in isi
    naskah = s.pengumuman.naskah
    assert naskah.isi["batas_lamaran"].endswith("T23:59:59+08:00")

"""Checkpoints reach the witnesses: once, the newest, whole."""

import json

import pytest
from django.core import mail

from akun.models import Surel
from akun.saksi import kabari_saksi
from akun.tasks import sapu_surel
from config.rantai_contoh import bangun_rantai
from config.tasks import kabari_saksi as tugas
from jejak import kunci, titik
from jejak.models import TitikPeriksa

pytestmark = pytest.mark.django_db
SAKSI = ["saksi@inspektorat.test", "Kedua@saksi.test"]


@pytest.fixture
def bertitik(settings):
    settings.SAKSI_JEJAK = SAKSI
    kunci.simpan_kunci(kunci.buat_kunci())
    bangun_rantai(3)
    titik.buat(sebab="komponen.dikunci")


def test_saksi_menerima_titik_periksa_yang_utuh(bertitik, saat):
    assert kabari_saksi(saat) == 2
    sapu_surel()
    assert sorted(satu.to[0] for satu in mail.outbox) == sorted(SAKSI)
    isi = mail.outbox[0].body
    (baris,) = [satu for satu in isi.splitlines() if satu.startswith("{")]
    assert json.loads(baris) == titik.sebagai_json(TitikPeriksa.objects.get())
    assert "/jejak/" in isi
    assert "komponen penilaian" not in isi.lower()


def test_yang_sama_tidak_dikirim_dua_kali_dan_jam_yang_sepi_tidak_menambah(bertitik, saat):
    kabari_saksi(saat)
    titik.buat(sebab=titik.PER_JAM)
    assert kabari_saksi(saat) == 0
    for _ in range(3):
        bangun_rantai(1)
        titik.buat(sebab="lowongan.tahap_dimulai")
    assert tugas() == 2
    assert sorted(Surel.objects.values_list("konteks__nomor", flat=True)) == [1, 1, 5, 5]


def test_tanpa_saksi_tidak_ada_surel(settings, saat, bertitik):
    settings.SAKSI_JEJAK = []
    assert kabari_saksi(saat) == 0
    assert Surel.objects.count() == 0


def test_belum_ada_titik_periksa(settings, saat):
    settings.SAKSI_JEJAK = SAKSI
    assert kabari_saksi(saat) == 0

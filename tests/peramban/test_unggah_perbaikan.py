"""Mending a document from a telephone whose line is cut: it goes on by itself, nothing is sent twice."""

import datetime as dt
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from dokumen.models import Kiriman
from peserta.views.instansi import SESI
from tests.factories.peserta import (
    ButirPerbaikanFactory,
    LamaranFactory,
    PerbaikanFactory,
    PermintaanRekomendasiFactory,
)
from tests.factories.seleksi import InstansiFactory, LowonganFactory
from tests.peramban.conftest import TELEPON
from tests.peramban.test_unggah_berpotongan import (
    IJAZAH,
    LAMBAT,
    SIDIK,
    Jaringan,
    kuki,
    lupakan_putus,
    pilih,
    tunggu_diakui,
)

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lowongan(transactional_db):
    InstansiFactory()
    return LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=timezone.now() + dt.timedelta(days=2))


def test_pengganti_dilanjutkan_sesudah_jaringan_putus(buka, live_server, lowongan):
    lamaran = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    kini = timezone.now()
    perbaikan = PerbaikanFactory(
        lamaran=lamaran, diminta=True, diminta_pada=kini, batas=kini + dt.timedelta(days=2)
    )
    butir = ButirPerbaikanFactory(perbaikan=perbaikan)
    halaman = buka(
        reverse("peserta:unggah_perbaikan", args=[lamaran.pk, "IJAZAH"]),
        lebar=TELEPON,
        kuki=kuki(lamaran.pelamar.pengguna, live_server.url),
    )
    jaringan = Jaringan(halaman)
    jaringan.atur(LAMBAT)
    pilih(halaman)
    sampai = tunggu_diakui(400_000)
    jaringan.atur(putus=True)
    expect(halaman.locator(".unggah__kabar")).to_contain_text("Tidak ada sambungan internet")
    assert halaman.evaluate("document.documentElement.scrollWidth") <= TELEPON
    jaringan.atur()
    expect(halaman.locator(".pesan")).to_contain_text("Pengganti Ijazah terakhir terunggah", timeout=40_000)
    butir.refresh_from_db()
    assert butir.pengganti.berkas.sha256 == SIDIK
    assert (jaringan.mulai, jaringan.letak.count(0)) == (1, 1), "tidak diulang dari awal"
    assert max(jaringan.letak) >= sampai
    lupakan_putus(buka.keluhan)


def test_instansi_melanjutkan_tanpa_akun(buka, live_server, lowongan):
    """Cut, closed, opened again in the same browser: the letter goes on where it was."""
    kini = timezone.now()
    permintaan = PermintaanRekomendasiFactory(
        lamaran=LamaranFactory(lowongan=lowongan),
        diminta_pada=kini,
        kedaluwarsa_pada=kini + dt.timedelta(days=1),
        alamat_petugas="kasubag@wanaasri.go.id",
        dikonfirmasi_pada=kini,
    )
    alamat = reverse("peserta:rekomendasi_instansi", args=["kunci-uji"])
    halaman = buka(alamat, lebar=TELEPON, kuki=sesi_terkonfirmasi(permintaan, live_server.url))
    jaringan = Jaringan(halaman)
    jaringan.atur(LAMBAT)
    halaman.set_input_files("input[type=file]", files=[IJAZAH])
    isi_surat(halaman, kini)
    halaman.get_by_role("button", name="Serahkan rekomendasi").click()
    sampai = tunggu_diakui(400_000)
    jaringan.atur(putus=True)
    expect(halaman.locator(".unggah__kabar")).to_contain_text("Tidak ada sambungan internet")
    jaringan.atur()
    halaman.reload()
    expect(halaman.locator("[data-seleksi-tertunda]")).to_contain_text("Unggahan ijazah.pdf terhenti pada")
    jaringan.letak.clear()
    halaman.set_input_files("input[type=file]", files=[IJAZAH])
    isi_surat(halaman, kini)
    halaman.get_by_role("button", name="Serahkan rekomendasi").click()
    expect(halaman.get_by_role("heading", name=re.compile("diterima"))).to_be_visible(timeout=40_000)
    permintaan.refresh_from_db()
    assert permintaan.berkas_lamaran.berkas.sha256 == SIDIK
    assert min(jaringan.letak) >= sampai
    assert Kiriman.objects.get().pemilik is None
    lupakan_putus(buka.keluhan)


def sesi_terkonfirmasi(permintaan, alamat: str) -> list[dict]:
    """The cookie of a browser in which the code was typed."""
    sesi = Client().session
    permintaan.refresh_from_db()
    sesi[SESI] = {str(permintaan.pk): permintaan.dikonfirmasi_pada.isoformat()}
    sesi.save()
    return [{"name": settings.SESSION_COOKIE_NAME, "value": sesi.session_key, "url": alamat}]


def isi_surat(halaman, kini) -> None:
    halaman.get_by_label("Nama Anda").fill("Rahmat")
    halaman.get_by_label("Jabatan Anda").fill("Kepala Subbagian")
    halaman.get_by_label("Pejabat Pembina Kepegawaian (bupati").check()
    halaman.get_by_label("Jabatan penanda tangan").fill("Bupati Wana Asri")
    halaman.get_by_label("Nomor surat", exact=True).fill("800/1")
    halaman.get_by_label("Tanggal surat", exact=True).fill(timezone.localdate(kini).isoformat())

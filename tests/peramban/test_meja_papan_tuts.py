"""A verifier clears an application without touching the mouse; then the second person, seeing or blind."""

import datetime as dt
import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from panitia.aturan import Peran
from peserta import actions, queries
from peserta.models import Lamaran, PemeriksaanKedua, Verifikasi
from seleksi.aturan import dengan_kebijakan
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import LamaranFactory, berkas_lengkap
from tests.factories.seleksi import InstansiFactory, LowonganFactory
from tests.peramban.conftest import pelanggaran_axe

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.django_db(transaction=True)]
ANTREAN = "/peserta/verifikasi/"
TAMBAHAN = " Halaman 2 tidak ada."
CATATAN = "Dicocokkan dengan berkas."


@pytest.fixture
def lowongan(transactional_db):
    InstansiFactory()
    return LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=timezone.now() + dt.timedelta(days=2))


@pytest.fixture
def duduk(buka, live_server):
    """Somebody logged in before the queue; from here on there are only keys."""

    def _duduk(pengguna) -> Page:
        client = Client()
        client.force_login(pengguna)
        nama = settings.SESSION_COOKIE_NAME
        kuki = [{"name": nama, "value": client.cookies[nama].value, "url": live_server.url}]
        return buka(ANTREAN, kuki=kuki)

    yield _duduk
    buka.keluhan[:] = [satu for satu in buka.keluhan if not satu.startswith("gagal dimuat: ")]


def petugas(lowongan, peran=Peran.VERIFIKATOR):
    return KeanggotaanFactory(seleksi=lowongan.seleksi, peran=peran).pengguna


def periksa_semua(halaman: Page, lamaran: Lamaran, tidak: str) -> None:
    """Every item in the order of the list: `1` and `n`; `2` and the catalogue for the one not in order."""
    butir = queries.butir_lowongan(lamaran.lowongan)
    for nomor, satu in enumerate(butir):
        expect(halaman.locator(".syarat .kini")).to_contain_text(satu.nama)
        if satu.kode == tidak:
            halaman.keyboard.press("2")
            expect(halaman.locator("#id_katalog")).to_be_focused()
            halaman.keyboard.press("ArrowDown")
            halaman.keyboard.press("Enter")
            expect(halaman.locator("#id_alasan")).to_be_focused()
            halaman.keyboard.type(TAMBAHAN)
            halaman.keyboard.press("Escape")
        else:
            halaman.keyboard.press("1")
            if not satu.dokumen or satu.kode == "REKOMENDASI_PPK":
                # What the computation leaves to a person has his reason; past the catalogue to the field.
                halaman.keyboard.press("Tab")
                halaman.keyboard.press("Tab")
                halaman.keyboard.type(CATATAN)
                halaman.keyboard.press("Escape")
        with halaman.expect_navigation():
            halaman.keyboard.press("n")
        expect(halaman.locator(".syarat")).to_be_visible()
        expect(halaman.get_by_text(f"{nomor + 1} dari {len(butir)} diperiksa")).to_be_visible()


@pytest.mark.parametrize("cara", ["MELIHAT", "BUTA"])
def test_lamaran_tuntas_dengan_papan_tuts_saja(duduk, lowongan, cara):
    seleksi = lowongan.seleksi
    baru = dengan_kebijakan({"pemeriksa_kedua": cara}, "Rapat.", seleksi.aturan_main)
    type(seleksi).objects.filter(pk=seleksi.pk).update(ketentuan=baru.jadi_json())
    ketua = petugas(lowongan, Peran.KETUA_SEKRETARIAT)
    actions.muat_alasan(oleh=ketua, pada=timezone.now())
    (baku, *_) = queries.alasan_butir("SPT")
    pertama, kedua = petugas(lowongan), petugas(lowongan)
    lamaran = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    berkas_lengkap(lamaran)
    lamaran = Lamaran.objects.get(pk=lamaran.pk)

    halaman = duduk(pertama)
    with halaman.expect_navigation():
        halaman.keyboard.press("b")
    expect(halaman).to_have_url(re.compile(rf"/verifikasi/{lamaran.pk}/"))
    expect(halaman.get_by_text("Anda pegang sampai")).to_be_visible()
    expect(halaman.locator(".meja__berkas img").first).to_be_visible()
    assert pelanggaran_axe(halaman) == []
    periksa_semua(halaman, lamaran, tidak="SPT")
    with halaman.expect_navigation():
        halaman.keyboard.press("s")
    expect(halaman.locator(".pesan")).to_contain_text("menunggu pemeriksa kedua")
    spt = Verifikasi.objects.get(butir="SPT")
    assert (spt.putusan, spt.alasan) == ("TIDAK_SESUAI", baku.teks + TAMBAHAN)
    assert Verifikasi.objects.filter(putusan="SESUAI").count() == Verifikasi.objects.count() - 1

    halaman = duduk(kedua)
    with halaman.expect_navigation():
        halaman.keyboard.press("b")
    if cara == "BUTA":
        expect(halaman).to_have_url(re.compile(r"/kedua/"))
        assert baku.kalimat not in halaman.content()
        periksa_semua(halaman, lamaran, tidak="SPT")
        assert PemeriksaanKedua.objects.count() == Verifikasi.objects.count()
    else:
        expect(halaman.get_by_text(TAMBAHAN.strip())).to_be_visible()
    with halaman.expect_navigation():
        halaman.keyboard.press("s")
    expect(halaman.locator(".pesan")).to_contain_text("tidak memenuhi syarat")
    lamaran.refresh_from_db()
    assert (lamaran.keadaan, lamaran.ditetapkan_oleh) == ("TMS", kedua)

"""Uploading and checking in a real browser: by keyboard, with and without scripts."""

import datetime as dt
import io
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from dokumen.models import Kiriman
from panitia.aturan import Peran
from peserta.models import Verifikasi
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import LamaranFactory, berkas_lengkap, isi_pdf
from tests.factories.seleksi import InstansiFactory, LowonganFactory
from tests.peramban.conftest import LEBAR, TELEPON, pelanggaran_axe

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.django_db(transaction=True)]
PDF = {"name": "ijazah.pdf", "mimeType": "application/pdf", "buffer": isi_pdf()}
RUSAK = {"name": "ijazah.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 terpotong di jalan"}


@pytest.fixture
def lowongan(transactional_db):
    InstansiFactory()
    return LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=timezone.now() + dt.timedelta(days=2))


@pytest.fixture
def sebagai(live_server):
    """Cookies of a person who is logged in."""

    def kuki(pengguna) -> list[dict]:
        client = Client()
        client.force_login(pengguna)
        nama = settings.SESSION_COOKIE_NAME
        return [{"name": nama, "value": client.cookies[nama].value, "url": live_server.url}]

    return kuki


@pytest.fixture(autouse=True)
def tinggalkan_halaman(buka):
    """Leaving a page cuts off what it, or Chromium's own PDF viewer, was still loading: no complaint of ours.

    What the server refuses or the console reports still counts.
    """
    yield
    buka.keluhan[:] = [satu for satu in buka.keluhan if not satu.startswith("gagal dimuat: ")]


@pytest.mark.parametrize("skrip", [True, False], ids=["dengan skrip", "tanpa skrip"])
def test_berkas_ditolak_lalu_diterima(buka, sebagai, lowongan, skrip):
    lamaran = LamaranFactory(lowongan=lowongan)
    halaman = buka(
        reverse("peserta:unggah", args=[lamaran.pk, "IJAZAH"]),
        lebar=TELEPON,
        skrip=skrip,
        kuki=sebagai(lamaran.pelamar.pengguna),
    )
    halaman.set_input_files("input[type=file]", files=[RUSAK])
    halaman.get_by_role("button", name="Unggah", exact=True).click()
    expect(halaman.locator(".ringkasan-galat")).to_contain_text("tidak utuh")
    # The browser reports every 422 as a failed resource; that is the answer we gave on purpose.
    buka.keluhan[:] = [satu for satu in buka.keluhan if "422" not in satu]
    halaman.set_input_files("input[type=file]", files=[PDF])
    halaman.get_by_role("button", name="Unggah", exact=True).click()
    halaman.wait_for_url(re.compile(rf"/peserta/lamaran/{lamaran.pk}/"))
    expect(halaman.locator(".pesan")).to_contain_text("Ijazah terakhir terunggah.")
    expect(halaman.locator(".periksa .siap")).to_contain_text("ijazah.pdf")
    assert lamaran.berkas.count() == 1


def test_meja_pemeriksa_dengan_papan_tuts(buka, sebagai, lowongan):
    pemeriksa = KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.VERIFIKATOR).pengguna
    lamaran, berikutnya = (LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN") for _ in range(2))
    berkas_lengkap(lamaran)
    halaman = buka(reverse("peserta:verifikasi", args=[lamaran.pk]), kuki=sebagai(pemeriksa))
    halaman.keyboard.press("1")
    # A key means something once the scripts of the page that is being shown have run.
    with halaman.expect_navigation():
        halaman.keyboard.press("n")
    expect(halaman.locator(".syarat .kini")).to_contain_text("SK pangkat dan SK jabatan terakhir")
    halaman.keyboard.press("2")
    # The cursor stands in the reason: letters and digits are text there.
    expect(halaman.locator("#id_alasan")).to_be_focused()
    halaman.keyboard.type("n: hanya 1 dari 2 halaman")
    halaman.keyboard.press("Escape")
    with halaman.expect_navigation():
        halaman.locator("[data-seleksi-tuts=n]").click()
    expect(halaman.locator(".syarat .kini")).to_contain_text("Ijazah terakhir")
    assert list(Verifikasi.objects.order_by("pk").values_list("butir", "putusan", "alasan")) == [
        ("SURAT_LAMARAN", "SESUAI", ""),
        ("SK_PANGKAT_JABATAN", "TIDAK_SESUAI", "n: hanya 1 dari 2 halaman"),
    ]
    halaman.keyboard.press("j")
    halaman.wait_for_url(re.compile(rf"/verifikasi/{berikutnya.pk}/"))
    halaman.keyboard.press("k")
    halaman.wait_for_url(re.compile(rf"/verifikasi/{lamaran.pk}/"))


@pytest.mark.parametrize("lebar", [LEBAR, TELEPON])
def test_halaman_pemeriksa_bersih_menurut_axe(buka, sebagai, lowongan, lebar):
    pemeriksa = KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.VERIFIKATOR).pengguna
    lamaran = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    berkas_lengkap(lamaran)
    for jalan in (
        reverse("peserta:antrean_verifikasi"),
        reverse("peserta:verifikasi", args=[lamaran.pk]),
        reverse("peserta:verifikasi", args=[lamaran.pk]) + "?butir=E-02",
        reverse("peserta:verifikasi", args=[lamaran.pk]) + "?butir=E-03",
        reverse("peserta:verifikasi", args=[lamaran.pk]) + "?butir=REKOMENDASI_PPK",
        reverse("peserta:telaah_riwayat", args=[lamaran.pk]),
        reverse("peserta:cocokkan_rekomendasi", args=[lamaran.pk]),
        reverse("peserta:syarat_tambahan", args=[lowongan.pk]),
        reverse("peserta:undangan", args=[lowongan.pk]),
        reverse("peserta:konfirmasi", args=[lamaran.pk]),
        reverse("peserta:berkas_peserta", args=[lamaran.pk]),
        reverse("peserta:daftar_pelamar", args=[lowongan.pk]),
    ):
        halaman = buka(jalan, lebar=lebar, kuki=sebagai(pemeriksa))
        assert pelanggaran_axe(halaman) == [], jalan
        assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar, jalan


def foto_halaman(lebar: int, tinggi: int) -> bytes:
    """A photographed page as a telephone makes it: noisy, several megabytes."""
    gambar = Image.effect_noise((lebar, tinggi), 70).convert("RGB")
    pena = ImageDraw.Draw(gambar)
    for baris in range(200, tinggi - 200, 90):
        pena.line((200, baris, lebar - 200, baris), fill=(15, 15, 15), width=12)
    keluar = io.BytesIO()
    gambar.save(keluar, "JPEG", quality=90)
    return keluar.getvalue()


@pytest.mark.parametrize("skrip", [True, False], ids=["dengan skrip", "tanpa skrip"])
def test_foto_dua_halaman_menjadi_satu_pdf(buka, sebagai, lowongan, skrip):
    lamaran = LamaranFactory(lowongan=lowongan)
    foto = [
        {"name": f"IMG_{n}.jpg", "mimeType": "image/jpeg", "buffer": foto_halaman(2400, 3200)} for n in "12"
    ]
    halaman = buka(
        reverse("peserta:unggah", args=[lamaran.pk, "IJAZAH"]),
        lebar=TELEPON,
        skrip=skrip,
        kuki=sebagai(lamaran.pelamar.pengguna),
    )
    halaman.set_input_files("input[type=file]", files=foto)
    halaman.get_by_role("button", name="Unggah", exact=True).click()
    halaman.wait_for_url(re.compile(rf"/peserta/lamaran/{lamaran.pk}/(#dokumen)?$"))
    expect(halaman.locator(".pesan")).to_contain_text("Ijazah terakhir terunggah.", timeout=30_000)
    if skrip:
        terkirim = Kiriman.objects.order_by("pk").values_list("ukuran", flat=True)
        assert len(terkirim) == 2
        for satu, asli in zip(terkirim, foto, strict=True):
            assert satu < len(asli["buffer"]) * 2 / 3, "diperkecil sebelum berangkat"
    berkas = lamaran.berkas.get().berkas
    assert (berkas.nama_asli, berkas.halaman) == ("IMG_1.pdf", 2)

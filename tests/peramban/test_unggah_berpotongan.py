"""A telephone on a bad line: cut, closed, the server killed; the file arrives whole, the person is told."""

import datetime as dt
import hashlib
import io
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings as setelan
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from dokumen.models import Kiriman
from peserta.models import BerkasLamaran, Lamaran
from tests.factories.peserta import LamaranFactory, berkas_lengkap
from tests.factories.seleksi import InstansiFactory, LowonganFactory
from tests.peramban.conftest import TELEPON

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.django_db(transaction=True)]
AKAR = Path(__file__).resolve().parents[2]
LAMBAT = 250_000


def pdf_berat(bita: int = 1_200_000) -> bytes:
    """A scan as large as scans are; its picture is noise, so that nothing makes it smaller."""
    keluar = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        sampah = random.Random(7).randbytes(bita)
        pdf.pages[0].Contents = pdf.make_stream(b"72 700 300 20 re f")
        pdf.Root.Muatan = pdf.make_indirect(pikepdf.Stream(pdf, sampah))
        pdf.save(keluar)
    return keluar.getvalue()


ISI = pdf_berat()
IJAZAH = {"name": "ijazah.pdf", "mimeType": "application/pdf", "buffer": ISI}
SIDIK = hashlib.sha256(ISI).hexdigest()


@pytest.fixture
def lamaran(transactional_db) -> Lamaran:
    InstansiFactory()
    batas = timezone.now() + dt.timedelta(days=2)
    return LamaranFactory(lowongan=LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=batas))


def kuki(pengguna, alamat: str) -> list[dict]:
    client = Client()
    client.force_login(pengguna)
    nama = setelan.SESSION_COOKIE_NAME
    return [{"name": nama, "value": client.cookies[nama].value, "url": alamat}]


class Jaringan:
    """The line of a telephone, as slow as it is, there or not."""

    def __init__(self, halaman: Page) -> None:
        self.cdp = halaman.context.new_cdp_session(halaman)
        self.letak: list[int] = []
        self.mulai = 0
        halaman.on("request", self._catat)

    def _catat(self, permintaan) -> None:
        # Of what is sent on to the page of the log-in, nothing arrives.
        if permintaan.method == "PATCH" and "upload-offset" in permintaan.headers:
            self.letak.append(int(permintaan.headers["upload-offset"]))
        self.mulai += permintaan.method == "POST" and "/kiriman/" in permintaan.url

    def atur(self, bita_sedetik: int = -1, *, putus: bool = False) -> None:
        jalur = {"latency": 40, "downloadThroughput": -1, "uploadThroughput": bita_sedetik}
        self.cdp.send("Network.enable")
        self.cdp.send("Network.emulateNetworkConditions", {"offline": putus, **jalur})


def pilih(halaman: Page) -> None:
    halaman.set_input_files("input[type=file]", files=[IJAZAH])
    halaman.get_by_role("button", name="Unggah", exact=True).click()


def tunggu_diakui(bita: int) -> int:
    """Until so many bytes are acknowledged; how many that are."""
    batas = time.monotonic() + 30
    while time.monotonic() < batas:
        if (kini := sum(Kiriman.objects.values_list("diterima", flat=True))) >= bita:
            return kini
        time.sleep(0.05)
    raise AssertionError("unggahan tidak berjalan")


def pastikan_tiba(halaman: Page, lamaran: Lamaran) -> None:
    expect(halaman.locator(".pesan")).to_contain_text("Ijazah terakhir terunggah.", timeout=40_000)
    expect(halaman.locator(".periksa .siap")).to_contain_text("ijazah.pdf")
    berkas = lamaran.berkas.get().berkas
    assert (berkas.sha256, berkas.ukuran) == (SIDIK, len(ISI))


def lupakan_putus(keluhan: list[str]) -> None:
    """What the browser reports of a line that we cut is what we did."""
    keluhan[:] = [satu for satu in keluhan if "ERR_" not in satu and "gagal dimuat" not in satu]


def test_terputus_di_tengah_lalu_tersambung_lagi(buka, live_server, lamaran):
    halaman = buka(
        reverse("peserta:unggah", args=[lamaran.pk, "IJAZAH"]),
        lebar=TELEPON,
        kuki=kuki(lamaran.pelamar.pengguna, live_server.url),
    )
    jaringan = Jaringan(halaman)
    jaringan.atur(LAMBAT)
    halaman.evaluate("window.halamanYangSama = true")
    pilih(halaman)
    sampai = tunggu_diakui(400_000)
    expect(halaman.locator(".unggah__angka")).to_contain_text(re.compile(r"dari 1,2 MB"))
    jaringan.atur(putus=True)
    expect(halaman.locator(".unggah__kabar")).to_contain_text("Tidak ada sambungan internet")
    assert halaman.evaluate("document.documentElement.scrollWidth") <= TELEPON
    if folder := os.environ.get("GAMBAR"):
        halaman.screenshot(path=f"{folder}/putus.png", full_page=True)
    jaringan.atur()
    pastikan_tiba(halaman, lamaran)
    assert halaman.evaluate("window.halamanYangSama"), "tanpa memuat ulang"
    assert (jaringan.mulai, jaringan.letak.count(0)) == (1, 1), "tidak diulang dari awal"
    assert len([satu for satu in jaringan.letak if satu < sampai]) <= sampai // (256 * 1024) + 1
    lupakan_putus(buka.keluhan)


def test_tab_ditutup_lalu_diteruskan_dengan_sesi_baru(buka, live_server, lamaran):
    alamat = reverse("peserta:unggah", args=[lamaran.pk, "IJAZAH"])
    orang = lamaran.pelamar.pengguna
    pertama = buka(alamat, lebar=TELEPON, kuki=kuki(orang, live_server.url))
    Jaringan(pertama).atur(LAMBAT)
    pilih(pertama)
    sampai = tunggu_diakui(400_000)
    pertama.close()
    lupakan_putus(buka.keluhan)

    kedua = buka(alamat, lebar=TELEPON, kuki=kuki(orang, live_server.url))
    expect(kedua.locator("[data-seleksi-tertunda]")).to_contain_text("Unggahan ijazah.pdf terhenti pada")
    if folder := os.environ.get("GAMBAR"):
        kedua.screenshot(path=f"{folder}/tertunda.png", full_page=True)
    jaringan = Jaringan(kedua)
    jaringan.atur()
    pilih(kedua)
    pastikan_tiba(kedua, lamaran)
    assert jaringan.mulai == 0
    assert min(jaringan.letak) >= sampai
    # State, checklist and, one tap further, the page as a picture.
    kedua.goto(f"{live_server.url}{alamat}")
    gambar = kedua.locator(".halaman-berkas img").first
    expect(gambar).to_be_visible()
    gambar.scroll_into_view_if_needed()
    batas = time.monotonic() + 20
    while gambar.evaluate("satu => satu.naturalWidth") < 100 and time.monotonic() < batas:
        kedua.wait_for_timeout(100)
    assert gambar.evaluate("satu => satu.naturalWidth") > 100
    expect(kedua.locator("[data-seleksi-tertunda]")).to_have_count(0)
    if folder := os.environ.get("GAMBAR"):
        kedua.screenshot(path=f"{folder}/tiba.png", full_page=True)


def test_ditolak_dibatalkan_dan_sesi_berakhir_dikatakan(buka, live_server, lamaran):
    orang = lamaran.pelamar.pengguna
    halaman = buka(
        reverse("peserta:unggah", args=[lamaran.pk, "IJAZAH"]),
        lebar=TELEPON,
        kuki=kuki(orang, live_server.url),
    )
    jaringan = Jaringan(halaman)
    jaringan.atur(LAMBAT)
    pilih(halaman)
    tunggu_diakui(200_000)
    halaman.get_by_role("button", name="Batalkan").click()
    expect(halaman.locator(".unggah__jalan")).to_have_count(0)
    batas = time.monotonic() + 10
    while Kiriman.objects.exists() and time.monotonic() < batas:
        time.sleep(0.05)
    assert not Kiriman.objects.exists()

    pilih(halaman)
    tunggu_diakui(200_000)
    halaman.context.clear_cookies(name=setelan.SESSION_COOKIE_NAME)
    expect(halaman.locator("[data-seleksi-gagal]")).to_contain_text("Sesi Anda berakhir")
    assert Kiriman.objects.get().diterima >= 200_000
    assert not BerkasLamaran.objects.exists()
    buka.keluhan[:] = [s for s in buka.keluhan if "40" not in s and "gagal dimuat" not in s]


class Pelayan:
    """gunicorn as in production, one process, killed and started again at the same port."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as soket:
            soket.bind(("127.0.0.1", 0))
            self.porta = soket.getsockname()[1]
        basis = connection.settings_dict
        self.lingkungan = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings_uji",
            "MODE": "uji",
            "SECRET_KEY": setelan.SECRET_KEY,
            "DATABASE_URL": (
                f"postgresql://{basis['USER']}:{basis['PASSWORD']}@{basis['HOST']}:{basis['PORT']}/{basis['NAME']}"
            ),
            "REDIS_URL": setelan.REDIS_URL,
            "DATA_DIR": str(folder),
            "WEB_ALAMAT": f"127.0.0.1:{self.porta}",
            "WEB_PEKERJA": "1",
        }
        self.alamat = f"http://127.0.0.1:{self.porta}"
        self.nyalakan()

    def nyalakan(self) -> None:
        self.proses = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "config.wsgi"],
            cwd=AKAR,
            env=self.lingkungan,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        batas = time.monotonic() + 40
        while time.monotonic() < batas:
            with socket.socket() as soket:
                if soket.connect_ex(("127.0.0.1", self.porta)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError("gunicorn tidak menyala")

    def bunuh(self) -> None:
        os.killpg(self.proses.pid, signal.SIGKILL)
        self.proses.wait(10)


@pytest.fixture
def pelayan(tmp_path):
    satu = Pelayan(tmp_path)
    yield satu
    satu.bunuh()


@pytest.mark.timeout(120)
def test_pelayan_dibunuh_lalu_menyala_lagi_unggahan_berlanjut_sendiri(buka, pelayan, lamaran):
    halaman = buka("/akun/masuk/", lebar=TELEPON, kuki=kuki(lamaran.pelamar.pengguna, pelayan.alamat))
    halaman.goto(pelayan.alamat + reverse("peserta:unggah", args=[lamaran.pk, "IJAZAH"]))
    jaringan = Jaringan(halaman)
    jaringan.atur(LAMBAT)
    pilih(halaman)
    sampai = tunggu_diakui(400_000)
    pelayan.bunuh()
    expect(halaman.locator(".unggah__kabar")).to_contain_text("Sambungan terputus. Dicoba lagi dalam")
    pelayan.nyalakan()
    jaringan.atur()
    pastikan_tiba(halaman, lamaran)
    assert jaringan.mulai == 1
    assert jaringan.letak.count(0) == 1
    assert Kiriman.objects.get().diterima >= sampai
    lupakan_putus(buka.keluhan)


def test_kirim_ditekan_dua_kali_pada_jaringan_lambat_terkirim_sekali(buka, live_server, lamaran):
    berkas_lengkap(lamaran)
    halaman = buka(
        reverse("peserta:tinjau", args=[lamaran.pk]),
        lebar=TELEPON,
        kuki=kuki(lamaran.pelamar.pengguna, live_server.url),
    )
    Jaringan(halaman).atur(2_000)
    dikirim: list[str] = []
    halaman.on("request", lambda r: dikirim.append(r.url) if r.method == "POST" else None)
    halaman.get_by_label("Saya menyetujui pakta integritas").check()
    halaman.get_by_role("button", name=re.compile("Kirim lamaran")).dblclick()
    halaman.wait_for_url(re.compile("/tanda-terima/"), timeout=40_000)
    lamaran.refresh_from_db()
    assert (lamaran.keadaan, lamaran.urutan, len(dikirim)) == ("DIAJUKAN", 1, 1)
    # Back, and once more: the page says that it has been sent, and nothing else happens.
    halaman.goto(f"{live_server.url}{reverse('peserta:tinjau', args=[lamaran.pk])}")
    expect(halaman.locator(".pesan")).to_contain_text(
        f"sudah terkirim dengan nomor {lamaran.nomor_pendaftaran}"
    )
    lupakan_putus(buka.keluhan)

"""Passkeys in a real browser with a virtual authenticator, under the strict CSP; the pages of the account."""

import os

import pytest
from django.core.cache import cache
from playwright.sync_api import Page

from tests.factories.akun import PenggunaFactory, SurelFactory
from tests.peramban.conftest import LEBAR, TELEPON, pelanggaran_axe

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True), pytest.mark.timeout(180)]
SANDI = "kata sandi uji yang panjang"


@pytest.fixture(autouse=True)
def tanpa_hitungan():
    cache.clear()
    yield
    cache.clear()


def pasang_kunci_maya(halaman: Page, *, setuju: bool = True) -> None:
    cdp = halaman.context.new_cdp_session(halaman)
    cdp.send("WebAuthn.enable")
    cdp.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": setuju,
                "automaticPresenceSimulation": True,
            }
        },
    )


def masuk(halaman: Page, alamat: str, surel: str) -> None:
    halaman.goto(f"{alamat}/akun/masuk/")
    halaman.get_by_label("Alamat surel atau NIP").fill(surel)
    halaman.get_by_label("Kata sandi", exact=True).fill(SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    halaman.wait_for_url(lambda url: "/akun/masuk/" not in url)


def test_kunci_sandi_dipasang_lalu_dipakai_masuk_tanpa_kata_sandi(buka, live_server):
    orang = PenggunaFactory(nama="Sri Lestari", operator=True, dikonfirmasi=True)
    halaman = buka("/akun/masuk/")
    pasang_kunci_maya(halaman)
    masuk(halaman, live_server.url, orang.email)

    halaman.goto(f"{live_server.url}/akun/pengaman/kunci/tambah/")
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Lanjutkan").click()
    halaman.get_by_label("Nama kunci").fill("Ponsel dinas")
    assert halaman.get_by_label("Dapat dipakai masuk tanpa kata sandi").is_checked()
    halaman.get_by_role("button", name="Buat kunci sandi").click()
    halaman.wait_for_url("**/akun/pengaman/pemulihan/")
    halaman.goto(f"{live_server.url}/akun/pengaman/kunci/")
    assert "Ponsel dinas" in halaman.locator("main").inner_text()

    # As passkey: no name, no password.
    halaman.context.clear_cookies()
    halaman.goto(f"{live_server.url}/akun/masuk/")
    halaman.get_by_role("button", name="Masuk dengan kunci sandi").click()
    halaman.wait_for_url(lambda url: "/akun/masuk/" not in url)
    halaman.goto(f"{live_server.url}/akun/profil/")
    assert "1 kunci sandi" in halaman.locator("main").inner_text()

    # As second step after the password.
    halaman.context.clear_cookies()
    masuk(halaman, live_server.url, orang.email)
    assert halaman.url.endswith("/akun/pengaman/masuk/")
    halaman.get_by_role("button", name="Pakai kunci sandi").click()
    halaman.wait_for_url(lambda url: "/akun/pengaman/masuk/" not in url)

    # To confirm a sensitive step.
    halaman.goto(f"{live_server.url}/akun/pengaman/kunci/tambah/")
    assert halaman.get_by_role("heading", name="Pastikan ini Anda").is_visible()
    halaman.get_by_role("link", name="Pakai kunci sandi (passkey)").click()
    halaman.get_by_role("button", name="Pakai kunci sandi").click()
    halaman.wait_for_url("**/akun/pengaman/kunci/tambah/")

    halaman.goto(f"{live_server.url}/akun/pengaman/kunci/")
    halaman.get_by_role("link", name="Ubah nama").click()
    halaman.get_by_label("Nama kunci").fill("Ponsel lama")
    halaman.get_by_role("button", name="Simpan").click()
    halaman.get_by_role("link", name="Hapus Ponsel lama").click()
    halaman.get_by_role("button", name="Hapus").click()
    assert "Belum ada kunci sandi." in halaman.locator("main").inner_text()


def test_kunci_yang_ditolak_dijelaskan_dengan_kata(buka):
    halaman = buka("/akun/masuk/")
    pasang_kunci_maya(halaman, setuju=False)
    halaman.get_by_role("button", name="Masuk dengan kunci sandi").click()
    halaman.get_by_role("alert").wait_for()
    assert "Kunci sandi tidak dapat dipakai." in halaman.get_by_role("alert").inner_text()


LAYAR = [
    "masuk",
    "daftar",
    "kata-sandi/lupa",
    "kata-sandi/lupa/terkirim",
    "surel/terkirim",
    "surel/konfirmasi/x:y:z",
    "nonaktif",
]
LAYAR_DALAM = [
    "profil",
    "pemberitahuan",
    "surel",
    "kata-sandi",
    "pengaman",
    "pengaman/aplikasi",
    "pengaman/pemulihan/buat",
    "pengaman/kunci",
    "pengaman/kunci/tambah",
    "keluar",
    "sahkan",
]


@pytest.mark.parametrize("lebar", [TELEPON, LEBAR])
def test_halaman_akun_tidak_melebar_dan_bersih_menurut_axe(buka, live_server, lebar):
    orang = PenggunaFactory(nama="Sri Lestari", dikonfirmasi=True, bernip=True)
    SurelFactory.create_batch(3, penerima=orang, perihal="Lamaran Anda untuk Kepala Dinas Kesehatan diterima")
    halaman = buka("/akun/masuk/", lebar=lebar)

    def periksa(jalan):
        halaman.goto(f"{live_server.url}/akun/{jalan}/")
        assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar, jalan
        assert halaman.locator("h1").count() == 1, jalan
        assert pelanggaran_axe(halaman) == [], jalan
        if simpan := os.environ.get("SIMPAN_LAYAR"):
            halaman.screenshot(path=f"{simpan}/{jalan.replace('/', '_')}-{lebar}.png", full_page=True)

    for jalan in LAYAR:
        periksa(jalan)
    masuk(halaman, live_server.url, orang.email)
    halaman.goto(f"{live_server.url}/akun/sahkan/")
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Lanjutkan").click()
    for jalan in LAYAR_DALAM:
        periksa(jalan)

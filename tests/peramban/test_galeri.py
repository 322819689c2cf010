"""Every component in a real browser: wide, narrow, without scripts, and under axe."""

import pytest

from tests.peramban.conftest import LEBAR, TELEPON, pelanggaran_axe

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.mark.parametrize("lebar", [LEBAR, TELEPON])
def test_galeri_bersih_menurut_axe(buka, lebar):
    halaman = buka("/komponen/", lebar=lebar)
    assert pelanggaran_axe(halaman) == []


@pytest.mark.parametrize("lebar", [LEBAR, 768, TELEPON, 320])
def test_tidak_ada_yang_melebar_ke_samping(buka, lebar):
    halaman = buka("/komponen/", lebar=lebar)
    assert halaman.evaluate("document.documentElement.scrollWidth") == lebar


def test_sasaran_sentuh_paling_sedikit_44_piksel(buka):
    halaman = buka("/komponen/", lebar=TELEPON)
    kecil = halaman.evaluate(
        """() => [...document.querySelectorAll("main .btn, main select, main input, .tombol-ikon")]
          .filter((e) => e.offsetParent !== null && !e.closest("label"))
          .filter((e) => e.getBoundingClientRect().height < 44)
          .map((e) => e.outerHTML.slice(0, 120))"""
    )
    assert kecil == []


def test_dialog_terbuka_dengan_fokus_pada_jalan_kembali(buka):
    halaman = buka("/komponen/")
    halaman.locator("[data-seleksi-dialog]").first.click()
    assert halaman.evaluate("document.activeElement.textContent") == "Kembali ke lembar"
    halaman.keyboard.press("Escape")
    assert halaman.locator("dialog[open]").count() == 0


def test_jumlah_nilai_ikut_pilihan(buka):
    halaman = buka("/komponen/")
    halaman.locator("[name=n-dua]").nth(3).check(force=True)
    assert halaman.locator("[data-seleksi-jumlah]").inner_text() == "44,00"
    assert halaman.locator("[data-seleksi-terisi]").inner_text() == "2 dari 2 indikator terisi"


def test_menu_telepon_terbuka_tanpa_skrip(buka):
    halaman = buka("/komponen/", lebar=TELEPON, skrip=False)
    halaman.locator(".menu-saku > summary").click()
    assert halaman.locator(".menu-saku .menu-tegak a").first.is_visible()


def test_ringkasan_galat_mendapat_fokus(buka):
    halaman = buka("/komponen/")
    assert halaman.evaluate("document.activeElement.className") == "ringkasan-galat"


def test_tautan_galat_menuju_isiannya(buka):
    halaman = buka("/komponen/")
    for tautan in halaman.locator(".ringkasan-galat a").all():
        assert halaman.locator(tautan.get_attribute("href")).count() == 1


def test_halaman_galat_bersih_menurut_axe(buka):
    halaman = buka("/alamat-yang-tidak-ada/")
    assert halaman.locator("h1").inner_text() == "Halaman tidak ditemukan"
    assert pelanggaran_axe(halaman) == []
    # The browser itself reports the status 404 of the page; nothing else may be wrong.
    buka.keluhan[:] = [k for k in buka.keluhan if "404" not in k]

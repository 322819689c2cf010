"""Every component in a real browser: wide, narrow, without scripts, and under axe."""

import pytest
from playwright.sync_api import Page

from tests.peramban.conftest import LEBAR, TELEPON, pelanggaran_axe

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


def pilih_tingkat(halaman: Page, urutan: int) -> None:
    """By keyboard, so that the sticky bar cannot lie over the place to click."""
    halaman.locator("[name=n-dua]").nth(urutan).press("Space")


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
    halaman.route("**/komponen/", lambda r: r.fulfill(status=204))
    pilih_tingkat(halaman, 3)
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


def test_draf_disimpan_sendiri(buka):
    halaman = buka("/komponen/")
    terkirim = []
    halaman.route("**/komponen/", lambda r: (terkirim.append(r.request.post_data), r.fulfill(status=204))[1])
    pilih_tingkat(halaman, 2)
    halaman.get_by_text("tersimpan pukul").wait_for()
    assert "n-dua" in terkirim[0]


def test_draf_bertahan_saat_sambungan_putus_dan_terkirim_saat_kembali(buka):
    halaman = buka("/komponen/")
    terkirim = []
    halaman.route("**/komponen/", lambda r: r.abort() if r.request.method == "POST" else r.continue_())
    pilih_tingkat(halaman, 2)
    halaman.locator("[data-seleksi-luring]").wait_for(state="visible")
    assert halaman.locator("[data-seleksi-tersimpan]").inner_text().startswith("tersimpan di perangkat")
    kunci = halaman.locator("[data-seleksi-menunggu-sambungan]")
    assert kunci.get_attribute("aria-disabled") == "true"
    kunci.click(force=True)
    assert halaman.locator("dialog[open]").count() == 0

    # Reloading loses nothing, and the connection takes the draft along.
    halaman.reload()
    assert halaman.locator("[name=n-dua]").nth(2).is_checked()
    halaman.unroute("**/komponen/")
    halaman.route("**/komponen/", lambda r: (terkirim.append(r.request.post_data), r.fulfill(status=204))[1])
    halaman.get_by_text("tersimpan pukul").wait_for()
    assert terkirim
    assert (
        halaman.evaluate("Object.keys(sessionStorage).filter((k) => k.startsWith('seleksi:draf')).length")
        == 0
    )
    # What the browser says about the cut connection is expected here.
    buka.keluhan[:] = [k for k in buka.keluhan if "ERR_FAILED" not in k and "gagal dimuat" not in k]


def test_berkas_diperiksa_sebelum_dikirim(buka, tmp_path):
    halaman = buka("/komponen/")
    palsu = tmp_path / "surat.pdf"
    palsu.write_bytes(b"ini bukan pdf")
    kotak = halaman.locator("#id_berkas")
    kotak.set_input_files(palsu)
    keberatan = halaman.get_by_text("Isi berkas bukan PDF")
    keberatan.wait_for()
    asli = tmp_path / "surat-asli.pdf"
    asli.write_bytes(b"%PDF-1.7 isi")
    kotak.set_input_files(asli)
    halaman.get_by_text("surat-asli.pdf, 12 B").wait_for()
    assert not keberatan.is_visible()


def test_jawaban_unggahan_ditampilkan_dan_kiriman_kedua_ditahan(buka, tmp_path):
    halaman = buka("/komponen/")
    berkas = tmp_path / "surat.pdf"
    berkas.write_bytes(b"%PDF-1.7 isi")
    kiriman = []

    def jawab(rute):
        kiriman.append(1)
        rute.fulfill(
            status=422,
            content_type="text/html",
            body="<title>Galat: contoh</title><h1>Diperiksa peladen</h1>",
        )

    halaman.locator("#id_berkas").set_input_files(berkas)
    halaman.route("**/komponen/", jawab)
    halaman.evaluate(
        """() => {
          const tombol = document.querySelector("form[data-seleksi-kemajuan] button");
          tombol.click();
          tombol.click();
        }"""
    )
    halaman.get_by_text("Diperiksa peladen").wait_for()
    assert halaman.title() == "Galat: contoh"
    assert len(kiriman) == 1
    buka.keluhan[:] = [k for k in buka.keluhan if "422" not in k]


def test_pintasan_memilih_dan_dapat_dimatikan(buka):
    halaman = buka("/komponen/")
    halaman.evaluate("document.activeElement.blur()")
    halaman.keyboard.press("1")
    assert halaman.locator("[name=usul]").nth(0).is_checked()
    halaman.locator("[data-seleksi-sakelar-tuts]").uncheck()
    halaman.evaluate("document.activeElement.blur()")
    halaman.keyboard.press("2")
    assert not halaman.locator("[name=usul]").nth(1).is_checked()
    halaman.reload()
    assert not halaman.locator("[data-seleksi-sakelar-tuts]").is_checked()


def test_pintasan_tidak_mengganggu_orang_mengetik(buka):
    halaman = buka("/komponen/")
    halaman.locator("#id_uraian").press("1")
    assert halaman.locator("#id_uraian").input_value() == "1"
    assert not halaman.locator("[name=usul]").nth(0).is_checked()


@pytest.mark.parametrize("isi, kata", [(b"isi", "sama dengan naskah"), (b"lain", "BERBEDA")])
def test_sidik_berkas_dibandingkan_di_perangkat(buka, tmp_path, isi, kata):
    halaman = buka("/komponen/")
    berkas = tmp_path / "naskah.pdf"
    berkas.write_bytes(isi)
    halaman.locator("#berkas-sidik").set_input_files(berkas)
    # The shared word comes with the verdict, after the digest has been computed.
    jawaban = halaman.locator("[data-seleksi-jawaban]").filter(has_text="naskah")
    jawaban.wait_for()
    assert kata in jawaban.inner_text()

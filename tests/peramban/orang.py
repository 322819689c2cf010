"""Somebody in front of a real Chromium, who takes the steps of tests/perkara and is watched by axe."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, JSHandle, Locator, Page

from tests.peramban.conftest import LEBAR, TELEPON, pelanggaran_axe
from tests.perkara.peramban_teks import MASUK, SAHKAN, Halaman, Orang

BERAT = ("(serious)", "(critical)")


class Pengamat:
    """Collects what is wrong on the pages that were opened, and a picture of each per person and width."""

    def __init__(self, alamat: str, folder: Path) -> None:
        self.alamat = alamat
        self.folder = folder
        self.keluhan: list[str] = []
        self.axe: list[str] = []
        self.melebar: list[str] = []
        self.dilihat: set[tuple[str, str]] = set()

    def dengarkan(self, halaman: Page, siapa: str) -> None:
        halaman.on("console", lambda m: self._catat(m.type == "error", siapa, halaman, m.text))
        halaman.on("pageerror", lambda galat: self._catat(True, siapa, halaman, str(galat)))

    def _catat(self, galat: bool, siapa: str, halaman: Page, pesan: str) -> None:
        if galat:
            self.keluhan.append(f"{siapa}, {halaman.url}: {pesan}")

    def amati(self, halaman: Page, siapa: str) -> None:
        """Each page of each person once: axe and a picture, narrow and wide."""
        try:
            nama = resolve(urlsplit(halaman.url).path).view_name
        except Resolver404:
            return
        if (siapa, nama) in self.dilihat:
            return
        self.dilihat.add((siapa, nama))
        for lebar in (TELEPON, LEBAR):
            halaman.set_viewport_size({"width": lebar, "height": 900})
            if halaman.evaluate("document.documentElement.scrollWidth") > lebar:
                self.melebar.append(f"{nama} pada {lebar}")
            self.axe += [
                f"{nama} pada {lebar}: {satu}"
                for satu in pelanggaran_axe(halaman)
                if any(tingkat in satu for tingkat in BERAT)
            ]
            berkas = re.sub(r"[^\w.-]", "_", f"{siapa}-{nama}-{lebar}.png")
            halaman.screenshot(path=self.folder / berkas, full_page=True)


class OrangDiPeramban(Orang):
    """The steps of a story, done with mouse and keyboard."""

    def __init__(self, kunci: str, siapa: Orang, chromium: Browser, amat: Pengamat) -> None:
        super().__init__(siapa.nama, siapa.surel, siapa.sandi)
        self.kunci = kunci
        self.amat = amat
        self.konteks = chromium.new_context(viewport={"width": LEBAR, "height": 900}, locale="id-ID")
        self.lembar = self.konteks.new_page()
        amat.dengarkan(self.lembar, kunci)

    def buka(self, alamat: str, status: int = 200) -> Halaman:
        jawaban = self.lembar.goto(self.amat.alamat + alamat)
        kini = jawaban.status if jawaban else 200
        if self.surel and urlsplit(self.lembar.url).path == MASUK:
            self._masuk()
            jawaban = self.lembar.goto(self.amat.alamat + alamat)
            kini = jawaban.status if jawaban else 200
        self._lihat_halaman(kini)
        self._periksa_status(status)
        return self.halaman

    def _masuk(self) -> None:
        self.amat.amati(self.lembar, "tamu")
        self.lembar.get_by_label("Alamat surel atau NIP").fill(self.surel)
        self.lembar.get_by_label("Kata sandi", exact=True).fill(self.sandi)
        self.lembar.get_by_role("button", name="Masuk", exact=True).click()
        self.lembar.wait_for_url(lambda alamat: MASUK not in alamat)

    def _lihat_halaman(self, status: int) -> None:
        pecah = urlsplit(self.lembar.url)
        alamat = pecah.path + (f"?{pecah.query}" if pecah.query else "")
        self.halaman = Halaman(alamat, status, self.lembar.content())
        self.amat.amati(self.lembar, self.kunci)

    def kirim(
        self, tombol: str, isi: dict[str, Any] | None = None, *, ke: int = 0, status: int | None = 200
    ) -> Halaman:
        kini = self.halaman
        kendali = kini.formulir(kini.tombol(tombol, ke))
        semua = kini.kendali(kendali)
        self._buka_lipatan(tombol)
        formulir = self._tombol(tombol, ke).evaluate_handle("e => e.form")
        diminta = [satu for satu in semua if satu.get("name") == SAHKAN]
        for kunci, nilai in (({SAHKAN: self.sandi} if diminta else {}) | (isi or {})).items():
            self._isi(formulir, *kini._terapkan(semua, kunci, nilai))
        with self.lembar.expect_navigation() as menuju:
            self._tombol(tombol, ke).click()
        # The sheet of marks is saved while one types; what it answers is not a page.
        jawaban = menuju.value
        self._lihat_halaman(jawaban.status if jawaban else 200)
        self._periksa_status(status)
        return self.halaman

    def _buka_lipatan(self, tombol: str) -> None:
        """What stands in a closed fold is opened first, as a person would."""
        for lipatan in self.lembar.locator("main details:not([open])").filter(has_text=tombol).all():
            lipatan.locator("summary").first.click()

    def _tombol(self, teks: str, ke: int) -> Locator:
        tepat = self.lembar.get_by_role("button", name=teks, exact=True)
        cocok = tepat if tepat.count() > ke else self.lembar.get_by_role("button", name=teks)
        return cocok.nth(ke)

    def _isi(self, formulir: JSHandle, nama: str, nilai: list[Any]) -> None:
        """A page may hold the same form for several rows: only the one of the button is filled in."""
        bernama = self.lembar.locator(f'main [name="{nama}"]').all()
        kendali = [satu for satu in bernama if satu.evaluate("(e, f) => e.form === f", formulir)]
        pertama = kendali[0]
        jenis = pertama.get_attribute("type") or ""
        if pertama.evaluate("e => e.tagName") == "SELECT":
            pertama.select_option([str(satu) for satu in nilai])
        elif jenis in ("radio", "checkbox"):
            for satu in kendali:
                pilih = (satu.get_attribute("value") or "on") in nilai
                if jenis == "checkbox" and satu.is_checked() != pilih:
                    satu.set_checked(pilih, force=True)
                elif pilih and not satu.is_checked():
                    # A person presses anywhere on the choice; its label passes the click on to the input.
                    satu.evaluate("e => (e.labels[0] || e).click()")
                    assert satu.is_checked(), nama
        elif jenis == "file":
            (berkas,) = nilai
            assert isinstance(berkas, SimpleUploadedFile)
            pertama.set_input_files(
                {"name": str(berkas.name), "mimeType": "application/pdf", "buffer": berkas.read()}
            )
        else:
            pertama.fill(str(nilai[0]))

    def unduh(self, alamat: str) -> bytes:
        jawaban = self.konteks.request.get(self.amat.alamat + alamat)
        assert jawaban.ok, (self, alamat, jawaban.status)
        return jawaban.body()

    def tutup(self) -> None:
        self.konteks.close()

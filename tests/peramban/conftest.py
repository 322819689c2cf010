"""A real Chromium for tests, one per run; every page notes what the browser complained about."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PILIHAN = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
LEBAR = 1280
TELEPON = 360


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread; Django then refuses the ORM unless told otherwise.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as p:
        peramban = p.chromium.launch(executable_path=CHROMIUM, args=PILIHAN)
        yield peramban
        peramban.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def buka(chromium: Browser, live_server):
    """`buka(jalan, lebar=360)` opens a page of the live server; its `keluhan` must be empty in the end."""
    konteks = []
    keluhan: list[str] = []

    def _buka(jalan: str, *, lebar: int = LEBAR, skrip: bool = True, kuki: list[dict] | None = None) -> Page:
        satu = chromium.new_context(
            viewport={"width": lebar, "height": 900}, java_script_enabled=skrip, locale="id-ID"
        )
        konteks.append(satu)
        if kuki:
            satu.add_cookies(kuki)
        halaman = satu.new_page()
        halaman.on("console", lambda m: keluhan.append(m.text) if m.type == "error" else None)
        halaman.on("pageerror", lambda galat: keluhan.append(str(galat)))
        # What leaving a page cuts off is not a complaint about it.
        halaman.on(
            "requestfailed",
            lambda r: keluhan.append(f"gagal dimuat: {r.url}") if r.failure != "net::ERR_ABORTED" else None,
        )
        halaman.goto(f"{live_server.url}{jalan}")
        return halaman

    _buka.keluhan = keluhan
    yield _buka
    # What closing cuts off (a viewer still loading) is not a complaint about the page.
    terkumpul = list(keluhan)
    for satu in konteks:
        satu.close()
    assert terkumpul == []


def pelanggaran_axe(halaman: Page) -> list[str]:
    """Findings of axe for WCAG 2.2 AA, one line each. Evaluated from outside, so the CSP stays as it is."""
    halaman.evaluate(AXE)
    hasil = halaman.evaluate(
        """() => axe.run(document, {runOnly: {type: "tag",
            values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}})"""
    )
    return [
        f"{satu['id']} ({satu['impact']}): {simpul['html'][:160]}"
        for satu in hasil["violations"]
        for simpul in satu["nodes"]
    ]

"""Small helpers for tests that open pages: log in, address, words as a reader sees them, count of queries."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from akun.models import Pengguna

PINTU = "allauth.account.auth_backends.AuthenticationBackend"


def masuk(pengguna: Pengguna) -> Client:
    klien = Client()
    klien.force_login(pengguna, backend=PINTU)
    return klien


def alamat(nama: str, *argumen: Any) -> str:
    return reverse(f"seleksi:{nama}", args=argumen)


def teks(jawaban: Any, status: int = 200) -> str:
    """All words of the page, one space between them."""
    assert jawaban.status_code == status, jawaban.content.decode()[:500]
    return " ".join(" ".join(pohon(jawaban).itertext()).split())


def pohon(jawaban: Any) -> Any:
    return html.fromstring(jawaban.content.decode())


def tautan(jawaban: Any) -> set[str]:
    """Every address the page leads to, without what follows the question mark."""
    return {satu.partition("?")[0].partition("#")[0] for satu in pohon(jawaban).xpath("//@href")}


def judul(jawaban: Any) -> str:
    (h1,) = pohon(jawaban).xpath("//h1")
    return " ".join(h1.text_content().split())


def jumlah_kueri(klien: Client, jalan: str) -> int:
    klien.get(jalan)
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert klien.get(jalan).status_code == 200
    return len(kueri)

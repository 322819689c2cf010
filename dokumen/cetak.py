"""Turns frozen data into the bytes of a PDF. Pure: no database, clock or network, no file but dokumen/aset.

The same template and data give the same bytes, so a paper printed twice by two workers is still one paper.
"""

import hashlib
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from dokumen.templat import html

ASET = Path(__file__).resolve().parent / "aset"
SKEMA = "aset:"
JENIS_MEDIA = {".css": "text/css", ".svg": "image/svg+xml"}


@contextmanager
def _hanya_huruf_kita() -> Iterator[None]:
    """Fontconfig reads this variable when it is set up; a browser started later must not inherit it."""
    semula = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(ASET / "huruf.conf")
    try:
        yield
    finally:
        if semula is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = semula


with _hanya_huruf_kita():
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

logger = logging.getLogger(__name__)


class GalatCetak(Exception):
    """The paper could not be printed; the reason is for the operator."""


class AsetDitolak(ValueError):
    """A paper asked for something that is not one of our bundled assets."""


@cache
def _daftar_aset() -> dict[str, Path]:
    return {
        jalur.relative_to(ASET).as_posix(): jalur
        for jalur in sorted(ASET.rglob("*"))
        if jalur.suffix in JENIS_MEDIA
    }


class PengambilAset(URLFetcher):
    """Gives `aset:<name>` for names in the closed list of bundled assets; refuses and reports all else."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=["aset"], allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        jalur = _daftar_aset().get(url.removeprefix(SKEMA)) if url.startswith(SKEMA) else None
        if jalur is None:
            logger.error("Naskah meminta alamat di luar aset: %.200r", url)
            raise AsetDitolak(url)
        return URLFetcherResponse(url, jalur.read_bytes(), {"Content-Type": JENIS_MEDIA[jalur.suffix]})


@cache
def _huruf() -> FontConfiguration:
    with _hanya_huruf_kita():
        return FontConfiguration()


def cetak(templat: str, isi: dict[str, Any]) -> bytes:
    """The PDF (tagged, PDF/UA-1) of a paper; raises GalatCetak for whatever goes wrong."""
    try:
        teks, sidik = html(templat, isi), _sidik(templat, isi)
    except Exception as galat:
        raise GalatCetak(f"{templat}: {type(galat).__name__}: {galat}"[:2000]) from galat
    return cetak_html(teks, sidik=sidik)


def cetak_html(teks: str, *, sidik: bytes) -> bytes:
    """HTML into PDF, in the sandbox; also RecursionError and MemoryError come out as GalatCetak."""
    try:
        return weasyprint.HTML(string=teks, base_url=SKEMA, url_fetcher=PengambilAset()).write_pdf(
            font_config=_huruf(), pdf_variant="pdf/ua-1", pdf_identifier=sidik
        )
    except FatalURLFetchingError as galat:  # a BaseException: no other clause would hold it
        raise GalatCetak(f"Naskah meminta alamat di luar aset: {galat}") from None
    except (RecursionError, MemoryError) as galat:
        raise GalatCetak(f"Naskah terlalu rumit: {type(galat).__name__}") from None
    except Exception as galat:
        raise GalatCetak(f"{type(galat).__name__}: {galat}"[:2000]) from galat


def _sidik(templat: str, isi: dict[str, Any]) -> bytes:
    bahan = json.dumps([templat, isi], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(bahan.encode()).hexdigest()[:32].encode()

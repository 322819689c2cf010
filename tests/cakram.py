"""Looking behind the store's door: the folder in which a test keeps its files."""

from pathlib import Path

from django.conf import settings
from django.http import HttpResponseBase

from dokumen.gudang import KARANTINA
from dokumen.models import Berkas


def jalur_penuh(berkas: Berkas) -> Path:
    return Path(settings.MEDIA_ROOT) / berkas.jalur


def di_cakram() -> list[Path]:
    """Every file below the root, whatever it is."""
    akar = Path(settings.MEDIA_ROOT)
    return sorted(satu for satu in akar.rglob("*") if satu.is_file()) if akar.exists() else []


def karantina(jalur: str) -> Path:
    return Path(settings.MEDIA_ROOT) / KARANTINA / jalur


def tutup(jawaban: HttpResponseBase) -> None:
    """Let go of the file behind an answer nobody asked for; `close` would end the database connection."""
    for satu in jawaban._resource_closers:
        satu()

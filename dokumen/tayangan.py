"""Pages of a stored PDF as pictures, for screens that show no PDF and for reading without its scripts.

Pictures are made when somebody looks, some pages ahead, and kept in FOLDER_TAYANGAN: a store that may be
emptied at any time and is swept of what nobody looked at lately.
"""

import fcntl
import logging
import os
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from dokumen import gambar_halaman, gudang
from dokumen.models import Berkas

logger = logging.getLogger(__name__)

SEKALI = 4
BATAS_WAKTU = 30
DISIMPAN = timedelta(days=3)


def gambar_halaman_berkas(berkas: Berkas, nomor: int) -> Path | None:
    """The picture of a page, counted from 1; None when there is no such page or it cannot be drawn."""
    if not berkas.halaman or not 1 <= nomor <= berkas.halaman:
        return None
    jalur = _folder(berkas) / f"{nomor}.webp"
    try:
        _siapkan(berkas, jalur, nomor)
    except OSError:
        # A full disk or an absent file takes the pictures away, never the page around them.
        logger.exception("Berkas nomor %s tidak tergambar.", berkas.pk)
        return None
    return jalur if jalur.exists() else None


def _siapkan(berkas: Berkas, jalur: Path, nomor: int) -> None:
    jalur.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not jalur.exists():
        # A screen asks for several pages at once: one draws, the others find the pictures made.
        with (jalur.parent / ".kunci").open("w") as kunci:
            fcntl.flock(kunci, fcntl.LOCK_EX)
            if not jalur.exists():
                _gambar(berkas, jalur.parent, (nomor - 1) // SEKALI * SEKALI + 1)
    os.utime(jalur.parent)


def _gambar(berkas: Berkas, folder: Path, pertama: int) -> None:
    with gudang.di_cakram(berkas) as pdf:
        perintah = [sys.executable, "-I", gambar_halaman.__file__, str(pdf), str(folder)]
        perintah += [str(pertama), str(pertama + SEKALI - 1)]
        try:
            subprocess.run(perintah, capture_output=True, timeout=BATAS_WAKTU, check=False)  # noqa: S603 -- our own
        except subprocess.TimeoutExpired:
            logger.warning("Halaman %s berkas nomor %s tidak tergambar dalam waktunya.", pertama, berkas.pk)


def bersihkan_tayangan(batas: timedelta = DISIMPAN) -> int:
    """Remove the pictures of files that nobody looked at for `batas`; how many files that were."""
    akar, sebelum = Path(settings.FOLDER_TAYANGAN), time.time() - batas.total_seconds()
    usang = [satu for satu in akar.glob("*/*") if satu.stat().st_mtime < sebelum]
    for folder in usang:
        shutil.rmtree(folder, ignore_errors=True)
    return len(usang)


def _folder(berkas: Berkas) -> Path:
    """Called by the random name of the file; says nothing about owner or content."""
    nama = Path(berkas.jalur).stem
    return Path(settings.FOLDER_TAYANGAN) / nama[:2] / nama

"""A copy of a PDF that tells nothing of its author, and the text of a PDF. The original stays as it is."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings

from dokumen import gudang, salinan_polos
from dokumen.models import Berkas
from dokumen.simpan import simpan_bytes

BATAS_WAKTU = 180


class TidakTersalin(Exception):
    """No copy could be drawn, or no text read; the reason is for the log."""


def salinan_polos_dari(
    berkas: Berkas, *, nama: str, kata: Iterable[str], pada: datetime
) -> tuple[Berkas, list[int]]:
    """A stored copy that consists of pictures of the pages, and the pages on which words were blackened.

    `nama` is what the copy is called; nothing of the original's name, times or properties goes over.
    """
    with tempfile.TemporaryDirectory(prefix="polos-") as folder, gudang.di_cakram(berkas) as asal:
        hasil = Path(folder) / "salinan.pdf"
        perintah = ["SALIN", str(asal), str(hasil), str(settings.BATAS_BERKAS)]
        kode, *halaman = _jalankan(perintah, "\n".join(kata).encode()).decode().split()
        if kode != "UTUH":
            raise TidakTersalin(kode)
        isi = hasil.read_bytes()
    salinan = simpan_bytes(
        isi=isi, nama=nama, jenis_media="application/pdf", oleh=None, pada=pada, folder="salinan"
    )
    return salinan, [int(satu) for satu in halaman]


def teks_berkas(berkas: Berkas) -> str:
    """What the pages of a PDF say; empty where they are pictures."""
    with gudang.di_cakram(berkas) as asal:
        return _jalankan(["TEKS", str(asal)], b"").decode()


def _jalankan(perintah: list[str], masukan: bytes) -> bytes:
    try:
        proses = subprocess.run(  # noqa: S603 -- our own script, the paths are ours too
            [sys.executable, "-I", salinan_polos.__file__, *perintah],
            input=masukan,
            capture_output=True,
            timeout=BATAS_WAKTU,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TidakTersalin("WAKTU") from None
    if proses.returncode != 0 or (perintah[0] == "SALIN" and not proses.stdout):
        raise TidakTersalin(f"KELUAR {proses.returncode}")
    return proses.stdout

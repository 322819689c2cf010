"""A paper on the screen before it exists: the HTML the printer gets, with its style and pictures inside.

Nothing is stored and no number is taken. The answer may load nothing and run nothing.
"""

import base64
import datetime as dt
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpResponse

from dokumen.bahan import bahan
from dokumen.models import Naskah
from dokumen.templat import html

ASET = Path(__file__).resolve().parent / "aset"
TAUTAN_GAYA = re.compile(r'<link rel="stylesheet" href="aset:([a-z0-9/]+\.css)">')
GAMBAR = re.compile(r'url\("aset:([a-z0-9/]+\.svg)"\)')
# A sheet on the screen: margins of the page as padding, the running foot at its end.
LAYAR = """
html { background: #fff; }
body { box-sizing: border-box; max-width: 210mm; margin: 0 auto; padding: 8mm clamp(4mm, 6vw, 20mm) 10mm;
  display: flex; flex-direction: column; }
.kaki { order: 9; margin-top: 8mm; border-top: 0.6pt solid #bbb; padding-top: 2mm; }
@media (max-width: 520px) {
  .kepala-surat { width: auto; }
  .pengesahan { padding-top: 40mm; }
  .pengesahan .ttd { margin-left: 0; }
}
"""


def pratinjau(
    *,
    templat: str,
    judul: str,
    isi: dict[str, Any],
    kelas: str,
    pola_nomor: str,
    nama_penanda: str,
    jabatan_penanda: str,
    pada: dt.datetime,
) -> HttpResponse:
    """The paper as `siapkan` with the same values would freeze it; raises IsiTidakLengkap as it would."""
    naskah = Naskah(
        templat=templat,
        judul=judul,
        isi=isi,
        kelas=kelas,
        pola_nomor=pola_nomor,
        nama_penanda=nama_penanda,
        jabatan_penanda=jabatan_penanda,
        dibuat_pada=pada,
    )
    data = bahan(naskah)
    # A code belongs to a paper that exists.
    data["naskah"]["kode"] = "diberikan saat ditandatangani"
    gaya: list[str] = []

    def sisipkan(tautan: re.Match[str]) -> str:
        gaya.append(_gaya(tautan[1]))
        return f"<style>{gaya[-1]}</style>"

    teks = TAUTAN_GAYA.sub(sisipkan, html(templat, data))
    gaya.append(LAYAR)
    teks = teks.replace("</head>", f"<style>{LAYAR}</style></head>", 1)
    jawaban = HttpResponse(teks)
    boleh = " ".join(f"'sha256-{_sidik(satu)}'" for satu in gaya)
    jawaban["Content-Security-Policy"] = (
        f"default-src 'none'; style-src {boleh}; img-src data:; sandbox; frame-ancestors 'self'"
    )
    jawaban["X-Frame-Options"] = "SAMEORIGIN"
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


@cache
def _gaya(nama: str) -> str:
    return GAMBAR.sub(lambda gambar: f'url("{_data(gambar[1])}")', (ASET / nama).read_text())


def _data(nama: str) -> str:
    isi = base64.b64encode((ASET / nama).read_bytes()).decode()
    return f"data:image/svg+xml;base64,{isi}"


def _sidik(teks: str) -> str:
    return base64.b64encode(hashlib.sha256(teks.encode()).digest()).decode()

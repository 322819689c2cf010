"""Takes a table in (XLSX or CSV): rows of cells, read in a process of its own. Nothing is stored.

What a column means is decided by the app that calls; `teks_sel` and `tanggal_sel` help it to read a cell
without guessing. Tables out: tabel.py.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dokumen import baca_lembar
from dokumen.baca_lembar import ANGKA, GALAT, HARI, LOGIKA, RUMUS
from dokumen.rupa import BULAN, BULAN_PENDEK
from dokumen.simpan import BerkasDitolak, Unggahan

BATAS_TABEL = 2 * 1024 * 1024
BATAS_WAKTU = 15
KALIMAT = {
    "KOSONG": "Berkas kosong. Isi lembar sebarnya, lalu unggah kembali.",
    "TERLALU_BESAR": "Berkas lebih dari 2 MB. Hapus gambar dan lembar lain, sisakan tabel isiannya saja.",
    "LAMA_ATAU_TERKUNCI": (
        "Berkas Excel lama (.xls) atau terkunci kata sandi. Simpan sebagai .xlsx tanpa kata sandi, lalu "
        "unggah kembali."
    ),
    "BERMAKRO": "Berkas memuat makro. Simpan sebagai .xlsx tanpa makro, lalu unggah kembali.",
    "BUKAN_TABEL": "Ini bukan lembar sebar. Unggah berkas .xlsx atau .csv dari templat di halaman ini.",
    "RUSAK": "Lembar sebar tidak dapat dibaca. Buka, simpan ulang sebagai .xlsx, lalu unggah kembali.",
    "TERLALU_RUMIT": (
        "Lembar sebar terlalu besar untuk dibaca. Salin tabel isiannya ke templat baru, lalu unggah kembali."
    ),
    "TERLALU_BANYAK": f"Lebih dari {baca_lembar.BATAS_BARIS} baris. Unggah hanya riwayat Anda sendiri.",
}
# 2 digits, the third and so on are gone: Excel writes a long number this way.
NOTASI_ILMIAH = re.compile(r"[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+")
# No number of a spreadsheet keeps more digits than these.
ANGKA_TERPANJANG = 15
# Days since the beginning of a spreadsheet's calendar, from 1927 to 2064: no year, no month, no day.
SERIAL_TERKECIL, SERIAL_TERBESAR = 10_000, 60_000
AWAL_SERIAL = date(1899, 12, 30)
_BULAN = {nama.casefold(): nomor for nomor, nama in enumerate(BULAN, start=1)}
_BULAN |= {nama.casefold(): nomor for nomor, nama in enumerate(BULAN_PENDEK, start=1)}
_BULAN |= {"agt": 8, "ags": 8, "nop": 11, "nopember": 11, "pebruari": 2}


class SelDitolak(ValueError):
    """A cell cannot be read; says why, and how to write it, in words for the person who filled it in."""


@dataclass(frozen=True, slots=True)
class Sel:
    jenis: str  # baca_lembar.TEKS and its neighbours
    teks: str

    @property
    def kosong(self) -> bool:
        return self.jenis == baca_lembar.TEKS and not rapikan(self.teks)


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows that are not empty, each with its number in the sheet; the first is the heading."""

    baris: tuple[tuple[int, tuple[Sel, ...]], ...]
    # Names of sheets that were not read.
    lembar_lain: tuple[str, ...] = ()


def baca_tabel(unggahan: Unggahan) -> Tabel:
    """Read an uploaded table; raises BerkasDitolak with a sentence that tells what to do."""
    if unggahan.size is not None and unggahan.size > BATAS_TABEL:
        raise _tolak("TERLALU_BESAR")
    with tempfile.NamedTemporaryFile(prefix="tabel-") as sementara:
        for potongan in unggahan.chunks():
            sementara.write(potongan)
        sementara.flush()
        if sementara.tell() == 0:
            raise _tolak("KOSONG")
        hasil = _baca(sementara.name)
    if "kode" in hasil:
        raise _tolak(hasil["kode"])
    if hasil["gabung"]:
        sel = ", ".join(hasil["gabung"][:5])
        alasan = f"Ada sel yang digabung ({sel}). Pisahkan, isi setiap barisnya, lalu unggah kembali."
        raise BerkasDitolak("SEL_DIGABUNG", alasan)
    baris = tuple((nomor, tuple(Sel(*satu) for satu in sel)) for nomor, sel in hasil["baris"])
    return Tabel(baris, tuple(hasil["lain"]))


def _baca(jalur: str) -> dict[str, Any]:
    perintah = [sys.executable, "-I", baca_lembar.__file__, jalur]
    try:
        proses = subprocess.run(  # noqa: S603 -- our own script, the path is ours too
            perintah, capture_output=True, text=True, timeout=BATAS_WAKTU, check=False
        )
    except subprocess.TimeoutExpired:
        raise _tolak("TERLALU_RUMIT") from None
    if proses.returncode != 0:
        raise _tolak("TERLALU_RUMIT")
    hasil: dict[str, Any] = json.loads(proses.stdout)
    return hasil


def _tolak(kode: str) -> BerkasDitolak:
    return BerkasDitolak(kode, KALIMAT[kode])


# --- Sel --------------------------------------------------------------------------------------
def rapikan(teks: str) -> str:
    """Without no-break and double spaces, and without spaces at the ends."""
    return " ".join(teks.replace("\u200b", "").replace("\ufeff", "").split())


def teks_sel(sel: Sel) -> str:
    """A cell of a column of text, digit by digit; raises SelDitolak rather than lose one."""
    _tolak_rumus(sel)
    if sel.jenis == HARI:
        raise SelDitolak("berisi tanggal. Ubah format sel menjadi Teks, lalu tulis isinya.")
    teks = rapikan(sel.teks)
    if NOTASI_ILMIAH.fullmatch(teks) or (sel.jenis == ANGKA and len(_bulat(teks)) > ANGKA_TERPANJANG):
        raise SelDitolak(
            f"tertulis {teks.upper().replace('.', ',')}: angka panjang yang sudah dibulatkan lembar sebar, "
            "angka belakangnya hilang. Ubah format sel menjadi Teks, lalu tulis lagi dari sumbernya."
        )
    return _bulat(teks) if sel.jenis == ANGKA else teks


def tanggal_sel(sel: Sel) -> tuple[str, str]:
    """A cell of a column of dates as an ISO text, and how it was read where that was not plain.

    Day first, as it is written here; a month in words; a date of the spreadsheet; or its serial number.
    """
    _tolak_rumus(sel)
    teks = rapikan(sel.teks)
    if sel.jenis == HARI:
        return teks[:10], ""
    if not teks:
        return "", ""
    angka = _bulat(teks) if sel.jenis == ANGKA else teks
    if angka.isdecimal() and SERIAL_TERKECIL <= int(angka) <= SERIAL_TERBESAR:
        hari = AWAL_SERIAL + timedelta(days=int(angka))
        return hari.isoformat(), f"{angka} dibaca sebagai {hari.day} {BULAN[hari.month - 1]} {hari.year}"
    return _tanggal_teks(teks), ""


def _tanggal_teks(teks: str) -> str:
    angka = re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", teks)
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?", teks)
    kata = re.fullmatch(r"(\d{1,2})[ \-]([A-Za-z]+)\.?[ \-](\d{4})", teks)
    if angka:
        hari, bulan, tahun = (int(satu) for satu in angka.groups())
    elif iso:
        tahun, bulan, hari = (int(satu) for satu in iso.groups())
    elif kata and kata[2].casefold() in _BULAN:
        hari, bulan, tahun = int(kata[1]), _BULAN[kata[2].casefold()], int(kata[3])
    else:
        raise SelDitolak(f"“{teks[:40]}” bukan tanggal. Tulis seperti 01/03/2020 atau 1 Maret 2020.")
    try:
        return date(tahun, bulan, hari).isoformat()
    except ValueError:
        pesan = f"tanggal {teks} tidak ada. Tulis hari dahulu, lalu bulan: 25/03/2020."
        raise SelDitolak(pesan) from None


def _tolak_rumus(sel: Sel) -> None:
    if sel.jenis == RUMUS:
        raise SelDitolak("berisi rumus. Salin selnya, lalu tempel sebagai nilai.")
    if sel.jenis == GALAT:
        raise SelDitolak(f"berisi galat lembar sebar ({sel.teks}). Betulkan isinya.")


def _bulat(teks: str) -> str:
    """2019.0 as 2019: a spreadsheet keeps every number with a point."""
    return re.sub(r"\.0$", "", teks)


__all__ = [
    "ANGKA",
    "LOGIKA",
    "Sel",
    "SelDitolak",
    "Tabel",
    "baca_tabel",
    "rapikan",
    "tanggal_sel",
    "teks_sel",
]

"""The written test: when its theme may be sealed and opens, and until when a paper is taken."""

from __future__ import annotations

from datetime import datetime

from peserta.aturan.kata import _hari_tanggal
from seleksi.izin import Temuan, Tingkat

DASAR_MAKALAH = "Lampiran huruf b angka 5"
UNGGAH, PINDAI = "UNGGAH", "PINDAI"
KETUA = "Ketua Pansel"


def waktu_tema(dibuka: datetime, batas: datetime, kini: datetime) -> list[Temuan]:
    """B-5. A theme is sealed before its hour, and papers are taken for a while after it.

    Times in the zone of the installation.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 5; jam dan lamanya tidak diatur.
    """
    if dibuka <= kini:
        return [_b5("Jam tema terbuka harus sesudah saat ini.", KETUA)]
    return [] if batas > dibuka else [_b5("Batas penyerahan harus sesudah jam tema terbuka.", KETUA)]


def tema_belum_terbuka(dibuka: datetime | None, kini: datetime) -> list[Temuan]:
    """B-5. Theme and times are changed until the hour only: from then on everybody works on the same.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 5.
    """
    if dibuka is None or kini < dibuka:
        return []
    return [_b5(f"Tema sudah terbuka sejak {_saat(dibuka)} dan tidak dapat diganti.", KETUA)]


def tema_berisi(isi: str) -> list[Temuan]:
    """B-5. A theme says something.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 5.
    """
    return [] if isi.strip() else [_b5("Tulis tema dan petunjuknya.", KETUA)]


def ada_tema(ada: bool) -> list[Temuan]:
    """B-5. Papers are taken for a theme the Pansel has set.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 5.
    """
    return [] if ada else [_b5("Panitia Seleksi belum menetapkan tema makalah jabatan ini.", KETUA)]


def penyerahan_makalah(tiba: datetime, dibuka: datetime, batas: datetime) -> list[Temuan]:
    """B-5. A paper arrives from the hour of the theme until before the bound; its moment is too late.

    Times in the zone of the installation.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 5; jadwal menurut Pasal 5 ayat (5) huruf a.
    """
    if tiba < dibuka:
        pesan = f"Makalah diterima mulai {_saat(dibuka)}."
        return [Temuan("B-5", DASAR_MAKALAH, pesan, Tingkat.MENUNGGU)]
    return [] if tiba < batas else [_b5(f"Penyerahan makalah berakhir sebelum {_saat(batas)}.")]


def cara_penyerahan(cara: str, dipakai: str) -> list[Temuan]:
    """B-5. All papers of a vacancy come in the way the Pansel chose with the theme.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 5.
    """
    if cara == dipakai:
        return []
    if cara == UNGGAH:
        return [_b5("Makalah jabatan ini diunggah peserta sendiri.", "Peserta")]
    return [_b5("Makalah jabatan ini ditulis di ruang ujian dan dipindai Sekretariat.", "Sekretariat")]


def nama_tersembunyi(nama: str, nip: str) -> list[str]:
    """What is blackened in the copy for raters: the name without its titles, and the NIP as it is written.

    Dasar: kebijakan.makalah_anonim.
    """
    polos = " ".join(satu for satu in nama.split(",")[0].split() if not satu.endswith("."))
    terpisah = f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}" if nip else ""
    return [satu for satu in (polos, nip, terpisah) if satu]


def _saat(saat: datetime) -> str:
    return f"{_hari_tanggal(saat.date())} pukul {saat:%H.%M}"


def _b5(pesan: str, pelaku: str = "") -> Temuan:
    return Temuan("B-5", DASAR_MAKALAH, pesan, pelaku=pelaku)

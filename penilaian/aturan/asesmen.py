"""An assessment from before this selection: where from, on which scale."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from penilaian.aturan.kata import _blok
from penilaian.aturan.komponen import DASAR_METODE
from seleksi.izin import Temuan

SKALA_ASESMEN = (("ANGKA", "Angka 0 sampai 100"), ("LAIN", "Kategori atau skala lain"))


@dataclass(frozen=True, slots=True)
class AsesmenLama:
    """A report on one person from before this selection: who measured, when, on which scale."""

    lembaga: str
    nomor: str
    tanggal: date
    skala: str
    konversi: str = ""
    nomor_konversi: str = ""


def sumber_asesmen(laporan: AsesmenLama, diumumkan: date, lain: Collection[str]) -> list[Temuan]:
    """B-4. An earlier assessment has a source and a date, is from the one institution of the vacancy, and on
    a scale of 0 to 100, or has become one by minutes.

    ``lain`` are the institutions that measured others for this vacancy.

    Dasar: Perbup Lampiran huruf b angka 4; kebijakan.masa_asesmen_bulan.
    """
    salah = []
    if not laporan.lembaga.strip() or not laporan.nomor.strip():
        salah.append("Tulis lembaga penilai dan nomor laporannya.")
    if laporan.tanggal >= diumumkan:
        salah.append("Laporan itu tidak mendahului pengumuman; peserta ini mengikuti asesmen seleksi ini.")
    asing = sorted({satu for satu in lain if satu.casefold() != laporan.lembaga.strip().casefold()})
    if asing:
        salah.append(
            f"Peserta lain untuk jabatan ini dinilai {asing[0]}; satu jabatan dinilai satu lembaga saja."
        )
    if laporan.skala != "ANGKA" and not (laporan.konversi.strip() and laporan.nomor_konversi.strip()):
        salah.append(
            "Skala laporan bukan 0 sampai 100: tulis konversinya dan nomor berita acara yang menetapkannya."
        )
    kode, dasar = DASAR_METODE["ASESMEN"]
    return [_blok(kode, f"{dasar}; kebijakan", pesan, "Ketua Panitia Seleksi") for pesan in salah]

"""The eight tasks of the Sekretariat and what the trail tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from seleksi.aturan.kalender import BULAN, NBSP
from seleksi.aturan.kata import SEKRETARIAT, terpenuhi
from seleksi.izin import Temuan, Tingkat


@dataclass(frozen=True, slots=True)
class Tugas:
    """One task: its words, and the beginnings of the events in the trail that are this work."""

    bunyi: str
    peristiwa: tuple[str, ...]


# Letter of Pasal 6 ayat (2) -> task.
TUGAS_SEKRETARIAT: dict[str, Tugas] = {
    "a": Tugas("Menyusun jadwal kegiatan Pansel", ("jadwal.",)),
    "b": Tugas("Merencanakan pelaksanaan rapat", ("bobot.", "kebijakan.", "rapat.")),
    "c": Tugas("Menyiapkan bahan keperluan rapat", ("perencanaan.", "lowongan.ditambah", "lowongan.diubah")),
    "d": Tugas("Menyusun acara rapat", ("naskah.disusun", "penetapan.keputusan_disusun", "sk.disusun")),
    "e": Tugas(
        "Menghimpun surat dan dokumen", ("rekomendasi.", "bukti.", "berkas.diunggah", "sk.didaftarkan")
    ),
    "f": Tugas("Membuat notulen rapat", ("notulen.", "pleno.")),
    "g": Tugas(
        "Memublikasikan kegiatan Pansel", ("bukti_tayang.", "pengumuman.", "lowongan.hasil_diumumkan")
    ),
    "h": Tugas("Melaporkan pelaksanaan tugas kepada Ketua Pansel", ("laporan.",)),
}


def tugas_sekretariat(jumlah: Mapping[str, int]) -> list[Temuan]:
    """P-12. The Sekretariat does its eight tasks; ``jumlah`` counts the recorded work of a month by letter.

    A task without recorded work is pointed out: it may have been done outside, or not at all.

    Dasar: Perbup Pasal 6 ayat (2).
    """
    hasil = []
    for huruf, tugas in TUGAS_SEKRETARIAT.items():
        dasar = f"Pasal 6 ayat (2) huruf {huruf}"
        if banyak := jumlah.get(huruf, 0):
            hasil += terpenuhi("P-12", dasar, f"{tugas.bunyi}: {banyak} pekerjaan tercatat.")
        else:
            pesan = f"{tugas.bunyi}: belum ada pekerjaan yang tercatat."
            hasil.append(Temuan("P-12", dasar, pesan, Tingkat.INGAT, SEKRETARIAT))
    return hasil


def huruf_tugas(peristiwa: str) -> str:
    """P-12. The letter of the task an event of the trail belongs to, or "".

    Dasar: Perbup Pasal 6 ayat (2).
    """
    for huruf, tugas in TUGAS_SEKRETARIAT.items():
        if peristiwa.startswith(tugas.peristiwa):
            return huruf
    return ""


def bulan_kata(hari: date) -> str:
    """November 2026.

    Dasar: praktik tata naskah dinas.
    """
    return f"{BULAN[hari.month - 1]}{NBSP}{hari.year}"

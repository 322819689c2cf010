"""What must stand before a vacancy is announced: cause, planning documents, recommendation, timetable."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import pairwise

from seleksi.aturan.kalender import (
    DASAR_A3,
    SATU_HARI,
    TANPA_KALENDER,
    Kalender,
    jumlah_hari,
    kalender_cukup,
    tanggal_kata,
    terakhir_libur,
    terlalu_singkat,
)
from seleksi.aturan.kata import SEKRETARIAT, daftar_kata, terpenuhi
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan

# The chain of activities: each begins after the one before has ended.
RANTAI_KEGIATAN = (
    "PENGUMUMAN",
    "ADMINISTRASI",
    "ASESMEN",
    "MAKALAH",
    "WAWANCARA",
    "KESEHATAN",
    "PENETAPAN",
)
# Runs beside the chain: after the applicants are known, before the final scores are added up.
KEGIATAN_SEJAJAR = "REKAM_JEJAK"


def sebab_lowong(sebab: str, tanggal: date | None, ada_bukti: bool) -> list[Temuan]:
    """L-01. A post is filled only after it fell vacant by one of ten causes, with evidence.

    `sebab` is the cause in words, empty when none is recorded.

    Dasar: Perbup Lampiran, Persiapan huruf a.
    """
    dasar = "Lampiran, Persiapan huruf a"
    kurang = [
        *([] if sebab else ["sebab lowong"]),
        *([] if tanggal else ["tanggal mulai lowong"]),
        *([] if ada_bukti else ["bukti lowong"]),
    ]
    if kurang:
        pesan = f"{daftar_kata(kurang).capitalize()} belum diisi."
        return [Temuan("L-01", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.ubah_lowongan")]
    return terpenuhi("L-01", dasar, f"Lowong karena {sebab.lower()} dan ada buktinya.")


def dokumen_perencanaan(lengkap: Collection[int], butir: Mapping[int, str]) -> list[Temuan]:
    """L-02. The eight planning documents are there. `butir` maps every number to its name.

    Dasar: Perbup Lampiran, Persiapan huruf b.
    """
    dasar = "Lampiran, Persiapan huruf b"
    kurang = [f"({nomor}) {nama}" for nomor, nama in sorted(butir.items()) if nomor not in lengkap]
    if kurang:
        pesan = (
            f"Dokumen perencanaan baru {len(butir) - len(kurang)} dari {len(butir)}. "
            f"Belum ada: {'; '.join(kurang)}."
        )
        return [Temuan("L-02", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.perencanaan")]
    return terpenuhi("L-02", dasar, f"Dokumen perencanaan lengkap, {len(butir)} dari {len(butir)}.")


def rekomendasi_pelaksanaan(nomor: str, tanggal: date | None, ketentuan: Ketentuan) -> list[Temuan]:
    """L-02. The supervising body has evaluated the plan and recommended the selection.

    Dasar: Perbup Lampiran, Persiapan huruf b angka 8.
    """
    dasar = "Lampiran, Persiapan huruf b angka 8"
    if not nomor or tanggal is None:
        pesan = f"Surat rekomendasi pelaksanaan dari {ketentuan.badan_pengawas} belum dicatat."
        return [Temuan("L-02", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.rekomendasi")]
    pesan = f"Rekomendasi {ketentuan.badan_pengawas} nomor {nomor}, {tanggal_kata(tanggal)}."
    return terpenuhi("L-02", dasar, pesan)


def jadwal_tahapan(
    jadwal: Mapping[str, tuple[date, date]],
    sebutan: Mapping[str, str],
    ketentuan: Ketentuan,
    kalender: Kalender = TANPA_KALENDER,
) -> list[Temuan]:
    """P-10. The timetable is complete and each stage begins after the one before has ended.

    `jadwal` maps an activity to its first and last day; `sebutan` maps every activity to its name. The
    tracing of track records runs beside the chain: after applications close, before the health tests.

    Dasar: Perbup Pasal 5 ayat (5) huruf a; Lampiran, Persiapan huruf b angka 4.
    """
    dasar = "Pasal 5 ayat (5) huruf a"
    kurang = [nama for kode, nama in sebutan.items() if kode not in jadwal]
    salah = [] if kurang else [*_rantai_terbalik(jadwal, sebutan), *_sejajar_keluar(jadwal, sebutan)]
    if kurang:
        pesan = f"Jadwal belum lengkap. Belum ada tanggal untuk: {daftar_kata(kurang)}."
        return [Temuan("P-10", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.jadwal")]
    if salah:
        return [Temuan("P-10", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.jadwal") for pesan in salah]
    mulai, sampai = jadwal["PENGUMUMAN"]
    aturan = ketentuan.pengumuman
    if tanpa := kalender_cukup(mulai, aturan.hari, aturan, kalender, sampai):
        return tanpa
    if jumlah_hari(mulai, sampai, aturan, kalender) < aturan.hari:
        pesan = f"{terlalu_singkat(mulai, sampai, aturan, kalender)} Perbaiki jadwal pengumuman."
        return [Temuan("A-3", DASAR_A3, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.jadwal")]
    awal, akhir = min(m for m, _ in jadwal.values()), max(s for _, s in jadwal.values())
    pesan = f"Jadwal {len(sebutan)} kegiatan lengkap dan berurutan, {(akhir - awal).days + 1} hari."
    return [*terpenuhi("P-10", dasar, pesan), *terakhir_libur(sampai, aturan, "seleksi.jadwal", kalender)]


def _rantai_terbalik(jadwal: Mapping[str, tuple[date, date]], sebutan: Mapping[str, str]) -> Iterator[str]:
    for dulu, lalu in pairwise(RANTAI_KEGIATAN):
        if jadwal[lalu][0] <= jadwal[dulu][1]:
            yield (
                f"{sebutan[lalu]} mulai {tanggal_kata(jadwal[lalu][0])}, padahal {sebutan[dulu].lower()} "
                f"baru selesai {tanggal_kata(jadwal[dulu][1])}. Mulai paling cepat "
                f"{tanggal_kata(jadwal[dulu][1] + SATU_HARI)}."
            )


def _sejajar_keluar(jadwal: Mapping[str, tuple[date, date]], sebutan: Mapping[str, str]) -> Iterator[str]:
    mulai, sampai = jadwal[KEGIATAN_SEJAJAR]
    nama = sebutan[KEGIATAN_SEJAJAR]
    if mulai <= jadwal["PENGUMUMAN"][1]:
        yield (
            f"{nama} mulai {tanggal_kata(mulai)}, padahal pelamar baru diketahui setelah "
            f"{tanggal_kata(jadwal['PENGUMUMAN'][1])}."
        )
    if sampai >= jadwal["KESEHATAN"][0]:
        yield (
            f"{nama} selesai {tanggal_kata(sampai)}; harus selesai sebelum {sebutan['KESEHATAN'].lower()} "
            f"mulai {tanggal_kata(jadwal['KESEHATAN'][0])}, karena nilainya ikut menentukan tiga calon."
        )

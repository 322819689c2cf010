"""Odd and hostile workbooks, made by a script: each with what must be said of it.

`wajar(...)` is the workbook a careful asesor sends; every case changes one thing in it. The marks 87,50 and
63,25 are those of nobody else.
"""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import openpyxl

KEPALA = [
    "Nomor pendaftaran",
    "NIP",
    "Nama",
    "1. Kompetensi manajerial",
    "2. Kompetensi sosial kultural",
    "Nilai akhir",
    "Kategori",
]
A, B, C, D, E, F, G = range(1, 8)
# 60 % and 40 %.
SATU, DUA, AKHIR = "87,50", "63,25", "77,8"


def baris(lamaran, nilai=(SATU, DUA, AKHIR), kategori="MS") -> list[object]:
    pengguna = lamaran.pelamar.pengguna
    return [lamaran.nomor_pendaftaran, pengguna.nip, pengguna.nama_tampil, *nilai, kategori]


def buku(*isi, ubah: Callable | None = None, kepala=KEPALA) -> bytes:
    berkas = openpyxl.Workbook()
    lembar = berkas.active
    lembar.title = "Isian"
    for satu in (kepala, *isi):
        lembar.append(satu)
    if ubah:
        ubah(lembar)
    wadah = io.BytesIO()
    berkas.save(wadah)
    return wadah.getvalue()


def wajar(peserta, ubah: Callable | None = None) -> bytes:
    return buku(*(baris(satu) for satu in peserta), ubah=ubah)


def mentah(isi: bytes, lama: str, baru: str) -> bytes:
    """The same workbook with a text of its sheet replaced: what no library would write."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(keluar, "w") as tujuan:
        for satu in asal.infolist():
            data = asal.read(satu)
            if satu.filename == "xl/worksheets/sheet1.xml":
                teks = data.decode()
                assert re.search(lama, teks), lama
                data = re.sub(lama, baru, teks, count=1).encode()
            tujuan.writestr(satu.filename, data)
    return keluar.getvalue()


@dataclass(frozen=True)
class Kasus:
    nama: str
    # Row and column to fill, and with what.
    sel: tuple[tuple[int, int, object], ...]
    # Every one of these is said; without any, the workbook is read.
    kata: tuple[str, ...] = ()


def _d(nilai: object, *kata: str, nama: str = "") -> Kasus:
    return Kasus(
        nama or f"nilai {nilai}",
        ((3, D, nilai),),
        tuple(f"Kolom D (1. Kompetensi manajerial): {k}" for k in kata),
    )


KASUS: tuple[Kasus, ...] = (
    Kasus("wajar", ()),
    _d("87.50", nama="titik"),
    _d(87.5, nama="sel angka"),
    _d(" 87,5 ", nama="spasi"),
    _d("087,5", nama="nol di depan"),
    _d("87,5\u00a0", nama="spasi tak terputus"),
    _d("101", "101 di luar skala 0 sampai 100."),
    _d("-1", "“-1” bukan nilai."),
    _d("87,505", "87,505: paling banyak dua angka"),
    _d("NaN", "“NaN” bukan nilai."),
    _d("Infinity", "“Infinity” bukan nilai."),
    _d("1e400", "tertulis 1E400"),
    _d("1.97E+17", "tertulis 1,97E+17"),
    _d("8 7", "“8 7” bukan nilai."),
    _d("87;50", "“87;50” bukan nilai."),
    _d("1.234,5", "“1.234,5” bukan nilai."),
    _d("delapan puluh", "“delapan puluh” bukan nilai."),
    _d("", "belum diisi."),
    _d("=60+27", "berisi rumus."),
    _d("８７", "“８７” bukan nilai.", nama="angka lebar"),
    _d("٨٧", "“٨٧” bukan nilai.", nama="angka Arab"),
    _d(True, "“ya” bukan nilai.", nama="logika"),
    Kasus("tanggal", ((3, D, __import__("datetime").date(2026, 5, 8)),), ("berisi tanggal",)),
    Kasus("galat", ((3, D, "#DIV/0!"),), ("Kolom D",)),
    Kasus("NIP dibulatkan", ((3, B, 1.97e17),), ("Kolom B (NIP): tertulis",)),
    Kasus("NIP ilmiah", ((3, B, "1.97E+17"),), ("Kolom B (NIP): tertulis 1,97E+17",)),
    Kasus(
        "NIP orang lain", ((3, B, "199001012015011001"),), ("Kolom B (NIP): “199001012015011001” bukan NIP",)
    ),
    Kasus("NIP kosong", ((3, B, None),), ("Kolom B (NIP): kosong",)),
    Kasus("nama orang lain", ((3, C, "Orang Lain"),), ("Kolom C (Nama): “Orang Lain” bukan nama",)),
    Kasus("nama lain besar kecil", ((3, C, "BIMO  SATRIATAMA, S.T."),)),
    Kasus(
        "nomor asing",
        ((3, A, "SKD-9"),),
        ("Kolom A (Nomor pendaftaran): “SKD-9” bukan peserta", "Tidak ada baris untuk"),
    ),
    Kasus("nomor kosong", ((3, A, None),), ("Kolom A (Nomor pendaftaran): kosong.", "Tidak ada baris untuk")),
    Kasus(
        "kolom tertukar",
        ((3, D, DUA), (3, E, SATU)),
        ("Kolom F (Nilai akhir): tertulis 77,8; dari kolom nilai dan bobotnya 72,95",),
    ),
    Kasus("nilai akhir kosong", ((3, F, None),), ("Kolom F (Nilai akhir): belum diisi",)),
    Kasus("nilai akhir rusak", ((3, F, "tinggi"),), ("Kolom F (Nilai akhir): “tinggi” bukan nilai.",)),
    Kasus("nilai akhir rumus", ((3, F, "=D3*0.6+E3*0.4"),), ("Kolom F (Nilai akhir): berisi rumus.",)),
    Kasus("kategori panjang", ((3, G, "Masih Memenuhi Syarat (MMS)"),)),
    Kasus("kategori kosong", ((3, G, None),)),
    Kasus("kategori asing", ((3, G, "Baik"),), ("Kolom G (Kategori): “Baik” tidak dikenal.",)),
    Kasus("kategori rumus", ((3, G, "=A1"),), ("Kolom G (Kategori): berisi rumus.",)),
    Kasus(
        "kepala hilang", ((1, D, "Lain"),), ("Baris 1: tidak ada kolom 1. Kompetensi manajerial", "D (Lain)")
    ),
    Kasus("kepala ganda", ((1, E, "1. Kompetensi manajerial"),), ("tertulis dua kali, juga pada kolom D",)),
)

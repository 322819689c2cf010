"""Score sheets on paper: typed by two people, locked by the rater. The law is silent; the Pansel chooses."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from decimal import Decimal
from typing import TypeVar

from penilaian.aturan.kata import _blok
from seleksi.izin import Temuan

K = TypeVar("K", bound=Hashable)

DASAR_KERTAS = "kebijakan lembar_kertas; tidak diatur Perbup"
BOLEH_KERTAS = "BOLEH"
# Where a sheet is between printing and locking.
DICETAK, DIKETIK, SELISIH, COCOK, DITOLAK = "DICETAK", "DIKETIK", "SELISIH", "COCOK", "DITOLAK"
SEDANG_DIKETIK = (DIKETIK, SELISIH, COCOK)


def kertas_diizinkan(pilihan: str) -> list[Temuan]:
    """K-1. Paper sheets exist only where the meeting of preparation chose them.

    Dasar: Perbup tidak mengatur; kebijakan.lembar_kertas.
    """
    if pilihan == BOLEH_KERTAS:
        return []
    return [_blok("K-1", DASAR_KERTAS, "Menurut kebijakan rapat persiapan tidak ada lembar nilai kertas.")]


def pernyataan_kertas(belum: int) -> list[Temuan]:
    """P-07. No sheet is printed for a rater who has not declared on every participant.

    Dasar: Perbup 89/2021, Pasal 5 ayat (4) huruf d.
    """
    if not belum:
        return []
    pesan = f"Benturan kepentingan belum dinyatakan untuk {belum} peserta; lembarnya belum dapat dicetak."
    return [_blok("P-07", "Pasal 5 ayat (4) huruf d", pesan, "Penilai", "nyatakan_benturan")]


def giliran_ketik(keadaan: str, pengetik: Collection[int], oleh: int) -> list[Temuan]:
    """K-1. Two different people type; who typed sees nothing more, until the two readings differ.

    `pengetik` are those who typed already, in their order.
    Dasar: Perbup tidak mengatur; kebijakan.lembar_kertas.
    """
    if keadaan == DICETAK:
        return []
    if keadaan == DIKETIK:
        if oleh not in pengetik:
            return []
        pesan = "Anda sudah mengetik lembar ini; ketikan kedua oleh orang lain, tanpa melihat ketikan Anda."
        return [_blok("K-1", DASAR_KERTAS, pesan, "Sekretariat")]
    if keadaan == SELISIH:
        if oleh in pengetik:
            return []
        return [
            _blok("K-1", DASAR_KERTAS, "Selisih lembar ini diperbaiki oleh kedua pengetiknya.", "Sekretariat")
        ]
    return [
        _blok("K-1", DASAR_KERTAS, "Lembar ini sudah selesai diketik atau ditolak penilainya.", "Sekretariat")
    ]


def ketikan_lengkap(jumlah: int, terisi: int) -> list[Temuan]:
    """K-1. A paper with an empty box is no finished sheet: it goes back to its rater.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 8; kebijakan.lembar_kertas.
    """
    if terisi >= jumlah:
        return []
    pesan = (
        f"{jumlah - terisi} dari {jumlah} indikator belum diketik. Bila di kertasnya memang kosong, "
        "kembalikan lembar itu kepada penilainya."
    )
    return [_blok("K-1", DASAR_KERTAS, pesan, "Sekretariat")]


def pindaian_kertas(ada: bool) -> list[Temuan]:
    """K-1. The scan of the signed sheet is kept; without it nothing is typed.

    Dasar: Perbup tidak mengatur; kebijakan.lembar_kertas.
    """
    pesan = "Unggah pindaian lembar yang sudah ditandatangani."
    return [] if ada else [_blok("K-1", DASAR_KERTAS, pesan, "Sekretariat")]


def beda_ketikan(
    pertama: Mapping[K, Decimal], kedua: Mapping[K, Decimal], catatan: tuple[str, str]
) -> tuple[list[K], bool]:
    """K-1. Indicators on which two readings differ, and whether the note does; marks compare as numbers.

    Dasar: Perbup tidak mengatur; kebijakan.lembar_kertas.
    """
    lain = [satu for satu in {**pertama, **kedua} if pertama.get(satu) != kedua.get(satu)]
    bersih = [" ".join(satu.split()) for satu in catatan]
    return lain, bersih[0] != bersih[1]


def kunci_kertas(keadaan: str) -> list[Temuan]:
    """K-1. A rater locks by his paper once both readings agree.

    Dasar: Perbup tidak mengatur; kebijakan.lembar_kertas.
    """
    if keadaan == COCOK:
        return []
    return [
        _blok("K-1", DASAR_KERTAS, "Lembar ini belum diketik dua orang dengan isi yang sama.", "Sekretariat")
    ]


def kertas_menunggu(keadaan: str) -> list[Temuan]:
    """K-1. While a signed paper is being typed no other sheet is locked beside it.

    Dasar: Perbup tidak mengatur; kebijakan.lembar_kertas.
    """
    if keadaan not in SEDANG_DIKETIK:
        return []
    pesan = (
        "Lembar kertas Anda untuk peserta ini sedang atau sudah diketik. Kunci menurut lembar itu, atau "
        "tolak ketikannya dengan alasan."
    )
    return [_blok("K-1", DASAR_KERTAS, pesan, "Penilai")]


def alasan_tolak_kertas(keadaan: str, alasan: str) -> list[Temuan]:
    """K-1. Only a sheet that is being typed is rejected, by its rater, with a reason.

    Dasar: Perbup tidak mengatur; kebijakan.lembar_kertas.
    """
    if keadaan not in SEDANG_DIKETIK:
        return [_blok("K-1", DASAR_KERTAS, "Tidak ada ketikan yang dapat ditolak.", "Penilai")]
    return [] if alasan else [_blok("K-1", DASAR_KERTAS, "Tulis alasan menolak ketikan ini.", "Penilai")]

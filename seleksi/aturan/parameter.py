"""Changing one parameter of a selection: where its source leaves room, and what may change by erratum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from seleksi.aturan.celah import KEBIJAKAN
from seleksi.aturan.kalender import tanggal_kata
from seleksi.aturan.kata import KETUA_PANSEL, SEKRETARIAT, daftar_kata, persen_kata
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import (
    Ambang,
    DokumenWajib,
    Indikator,
    Ketentuan,
    Keterangan,
    Rentang,
    luar_batas,
    nilai_dari_teks,
    nilai_di,
)

DASAR_PARAMETER = "Pasal 5 ayat (5) huruf a sampai dengan d"
DASAR_RALAT = "Pasal 5 ayat (5) huruf e; Lampiran huruf a angka 3"
# Parameters that are chosen as a whole elsewhere: the weights together, the policies with their effects.
JALUR_KEBIJAKAN = frozenset(".".join(butir.jalan) for butir in KEBIJAKAN.values())
JALUR_BOBOT = "metode."


def kamar_parameter(jalur: str) -> str:
    """P-10. Key of the act that changes a parameter before publication: its own, the weights, the policies.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    if jalur.startswith(JALUR_BOBOT):
        return "seleksi.bobot"
    return "seleksi.kebijakan" if jalur in JALUR_KEBIJAKAN else "seleksi.ketentuan"


def parameter(jalur: str, teks: str, ketentuan: Ketentuan) -> list[Temuan]:
    """P-10. A value may be another only where its source leaves room, and within it; `teks` is as typed.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    keterangan = ketentuan.keterangan_menurut(jalur)
    if keterangan is None:
        return [_menahan("Parameter itu tidak dikenal dalam salinan ketentuan seleksi ini.")]
    if not keterangan.dapat_diubah:
        return [
            _menahan(f"{keterangan.makna} Nilainya ditetapkan {keterangan.sumber} dan tidak dapat dipilih.")
        ]
    try:
        nilai = nilai_dari_teks(jalur, teks)
    except ValueError as galat:
        return [_menahan(str(galat))]
    if nilai == nilai_di(ketentuan, jalur):
        return [_menahan("Nilai itu sudah berlaku; tidak ada yang berubah.")]
    alasan = luar_batas(keterangan, nilai)
    return [_menahan(alasan)] if alasan else []


def alasan_perubahan(alasan: str) -> list[Temuan]:
    """P-10. Who changes what was settled says why.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    return [] if alasan.strip() else [_menahan("Tulis alasan perubahan ini.")]


def kata_nilai(keterangan: Keterangan, nilai: Any) -> str:
    """P-10. A value as people read it, with the words its source gives for a choice.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, Decimal):
        return persen_kata(nilai)
    if isinstance(nilai, Rentang):
        return f"{persen_kata(nilai.min)} sampai {persen_kata(nilai.maks)}"
    if isinstance(nilai, tuple):
        return "; ".join(_kata_satu(keterangan, satu) for satu in nilai) or "Tidak ada"
    return _kata_satu(keterangan, nilai)


def _kata_satu(keterangan: Keterangan, nilai: Any) -> str:
    if isinstance(nilai, DokumenWajib):
        return nilai.nama
    if isinstance(nilai, Indikator):
        return f"{nilai.nama} ({persen_kata(nilai.bobot)})"
    if isinstance(nilai, Ambang):
        return f"{nilai.metode} {persen_kata(nilai.nilai)}"
    return keterangan.sebutan(str(nilai)) or "Tidak ditentukan"


def _menahan(pesan: str) -> Temuan:
    return Temuan("P-10", DASAR_PARAMETER, pesan, Tingkat.BLOK, KETUA_PANSEL)


@dataclass(frozen=True, slots=True)
class KeadaanRalat:
    """One vacancy an erratum would touch; `batas` is its present last day of applications."""

    nama: str
    menerima: bool
    batas: date | None


def ralat(keadaan: Sequence[KeadaanRalat], penutupan: date) -> list[Temuan]:
    """P-10. Only while nobody's files have been judged: every vacancy concerned still takes applications.

    The new last day is never earlier than the one announced.

    Dasar: Pasal 5 ayat (5) huruf e; Lampiran huruf a angka 3.
    """
    tutup = [satu.nama for satu in keadaan if not satu.menerima]
    if tutup:
        pesan = (
            f"Pendaftaran {daftar_kata(tutup)} sudah ditutup: kriteria tidak dapat diubah setelah berkas "
            "pelamar dibuka. Yang tersisa hanya membatalkan lowongan itu dan mengumumkannya kembali."
        )
        return [Temuan("P-10", DASAR_RALAT, pesan, Tingkat.BLOK, KETUA_PANSEL)]
    paling = max((satu.batas for satu in keadaan if satu.batas), default=None)
    if paling is not None and penutupan < paling:
        pesan = (
            f"Hari terakhir yang baru, {tanggal_kata(penutupan)}, mendahului yang sudah diumumkan, "
            f"{tanggal_kata(paling)}."
        )
        return [Temuan("A-3", DASAR_RALAT, pesan, Tingkat.BLOK, SEKRETARIAT)]
    return []

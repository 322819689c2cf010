"""The posts of a career in a row: where there is a gap, where two stand side by side. No verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from peserta.aturan.fakta import DEFINITIF, JEDA, Posisi
from peserta.aturan.kata import _dan, _ribuan, _tanggal
from peserta.aturan.masa import Rentang
from peserta.aturan.masa import sela as sela_antara
from seleksi.izin import Temuan, Tingkat

DASAR_E02 = "Pasal 4 ayat (3) huruf b"
# A shorter gap is the time between two decrees.
HARI_SELA = 30
_SATU_HARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rangkap:
    """Days on which these rows all stand at once."""

    mulai: date
    selesai: date
    posisi: tuple[Posisi, ...]


@dataclass(frozen=True, slots=True)
class Runtutan:
    """The history until a day, both days of each interval included."""

    sela: tuple[Rentang, ...]
    rangkap: tuple[Rangkap, ...]
    temuan: tuple[Temuan, ...]


def runtutan_jabatan(riwayat: Sequence[Posisi], sampai: date) -> Runtutan:
    """E-02. Gaps longer than a month, and rows that stand side by side, until ``sampai``.

    Nothing here changes what is counted: a gap never counts, and days side by side count once.
    Dasar: Pasal 4 ayat (3) huruf b ("secara kumulatif").
    """
    baris = [satu for satu in riwayat if satu.mulai <= sampai]
    if not baris:
        return Runtutan((), (), ())
    terisi = [(satu.mulai, min(satu.selesai or sampai, sampai)) for satu in baris]
    # The day after stands for "until now", so that an end of the last post shows as a gap too.
    sela = tuple(
        (awal, akhir)
        for awal, akhir in sela_antara([*terisi, (sampai + _SATU_HARI, sampai + _SATU_HARI)])
        if (akhir - awal).days + 1 > HARI_SELA
    )
    rangkap = _rangkap(baris, sampai)
    return Runtutan(sela, rangkap, (*map(_temuan_sela, sela), *map(_temuan_rangkap, rangkap)))


def _rangkap(baris: Sequence[Posisi], sampai: date) -> tuple[Rangkap, ...]:
    """One stretch for each group of rows that stand at once; neighbours with the same rows are one."""
    batas = sorted({satu.mulai for satu in baris} | {_akhir(satu, sampai) + _SATU_HARI for satu in baris})
    hasil: list[Rangkap] = []
    for awal, berikut in pairwise(batas):
        serempak = tuple(satu for satu in baris if satu.mulai <= awal <= _akhir(satu, sampai))
        if len(serempak) > 1:
            hasil.append(Rangkap(awal, berikut - _SATU_HARI, serempak))
    return tuple(hasil)


def _akhir(posisi: Posisi, sampai: date) -> date:
    return min(posisi.selesai or sampai, sampai)


def _temuan_sela(sela: Rentang) -> Temuan:
    awal, akhir = sela
    pesan = (
        f"Sela {_ribuan((akhir - awal).days + 1)} hari, {_tanggal(awal)} sampai {_tanggal(akhir)}: tidak "
        "ada jabatan yang tercatat. Masa ini tidak dihitung sebagai pengalaman."
    )
    return Temuan("E-02", DASAR_E02, pesan, Tingkat.INGAT, "Pelamar")


def _temuan_rangkap(rangkap: Rangkap) -> Temuan:
    hari = (rangkap.selesai - rangkap.mulai).days + 1
    pesan = (
        f"{_dan([satu.nama for satu in rangkap.posisi])} tercatat bersamaan {_ribuan(hari)} hari, "
        f"{_tanggal(rangkap.mulai)} sampai {_tanggal(rangkap.selesai)}. "
    )
    if any(satu.kedudukan in JEDA for satu in rangkap.posisi):
        pesan += "Masa tugas belajar atau cuti diperhitungkan menurut ketentuan seleksi."
    elif sum(satu.kedudukan == DEFINITIF for satu in rangkap.posisi) > 1:
        pesan += "Dihitung satu kali; periksa tanggalnya, karena lebih dari satu jabatan definitif."
    else:
        pesan += "Dihitung satu kali."
    return Temuan("E-02", DASAR_E02, pesan, Tingkat.INGAT, "Pelamar")

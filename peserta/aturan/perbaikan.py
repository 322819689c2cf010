"""Mending an incomplete file (BTL): which documents, until when, and that all are treated alike.

The Perbup neither grants nor forbids it: whether and for how long is a policy of the selection.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from peserta.aturan.kata import sebut_sebagian
from peserta.aturan.pengajuan import sebut_batas, sebut_waktu
from seleksi.izin import Temuan, Tingkat

DASAR_PERBAIKAN = "Lampiran huruf b angka 3 huruf a"
DISUSUN, DIMINTA, DIKIRIM, LEWAT = "DISUSUN", "DIMINTA", "DIKIRIM", "LEWAT"
SEBUTAN_PERBAIKAN: dict[str, str] = {
    DISUSUN: "Menunggu diminta Ketua Sekretariat",
    DIMINTA: "Menunggu pelamar",
    DIKIRIM: "Sudah diperbaiki",
    LEWAT: "Batas lewat, tidak dikirim",
}


def keadaan_perbaikan(batas: datetime | None, dikirim: datetime | None, pada: datetime) -> str:
    """B-3. How a mending stands: being prepared, asked, sent, or past its deadline unsent.

    Dasar: Lampiran huruf b angka 3 huruf a.
    """
    if batas is None:
        return DISUSUN
    if dikirim is not None:
        return DIKIRIM
    return DIMINTA if pada < batas else LEWAT


def hari_terakhir_perbaikan(diminta: date, hari: int, hari_kerja: Callable[[date], bool]) -> date:
    """B-3. The last of so many working days, counted from the day after it was asked.

    Dasar: Lampiran huruf b angka 3 huruf a; the number is kebijakan of the selection, perbaikan_berkas_hari.
    """
    akhir, kurang = diminta, hari
    while kurang > 0:
        akhir += timedelta(days=1)
        kurang -= hari_kerja(akhir)
    return akhir


def perbaikan_diizinkan(hari: int) -> list[Temuan]:
    """B-3. A file is mended only where the selection says so, for all its applicants alike.

    Dasar: Lampiran huruf b angka 3 huruf a; kebijakan of the selection, perbaikan_berkas_hari.
    """
    if hari:
        return []
    return [_b3("Menurut kebijakan seleksi ini berkas dinilai sebagaimana dikirim, tanpa perbaikan.")]


def tanda_perbaikan(jenis: str, kekurangan: str, dokumen: Collection[str]) -> list[Temuan]:
    """B-3. What may be mended is a document of the checklist, and the applicant is told what it lacks.

    Dasar: Lampiran huruf b angka 3 huruf a; reasons: Undang-Undang 30/2014 Pasal 55.
    """
    if jenis not in dokumen:
        return [_b3("Yang dapat diperbaiki hanya dokumen dalam daftar periksa seleksi ini.")]
    if not kekurangan.strip():
        return [_b3("Tulis apa yang kurang; kalimat ini dibaca pelamar.")]
    return []


def perbaikan_sekali(*, diminta: bool) -> list[Temuan]:
    """B-3. Every application is given the chance once, with all its items at the same time.

    Dasar: Lampiran huruf b angka 3 huruf a; alike for all: Undang-Undang 30/2014 Pasal 10.
    """
    return [_b3("Perbaikan lamaran ini sudah diminta; permintaan hanya satu kali.")] if diminta else []


def permintaan_perbaikan(butir: Sequence[str], penanda: Collection[int], peminta: int) -> list[Temuan]:
    """B-3. Asked for marked items, by another person than who marked them (ids of accounts).

    Dasar: Lampiran huruf b angka 3 huruf a; two persons: Undang-Undang 30/2014 Pasal 10 (kecermatan).
    """
    if not butir:
        return [_b3("Belum ada dokumen yang ditandai dapat diperbaiki.")]
    if peminta in penanda:
        return [_b3("Anda sendiri yang menandai dokumennya. Permintaan dikirim orang kedua.")]
    return []


def waktu_perbaikan(tiba: datetime, batas: datetime | None, dikirim: datetime | None) -> list[Temuan]:
    """B-3. Mended files count when they arrived before the deadline, and are sent once.

    Both moments carry the zone in which they are told.
    Dasar: Lampiran huruf b angka 3 huruf a; arrival as in huruf a angka 6 huruf e.
    """
    if batas is None:
        return [_pelamar("Tidak ada dokumen lamaran ini yang diminta diperbaiki.")]
    if dikirim is not None:
        return [_pelamar(f"Perbaikan sudah dikirim {sebut_waktu(dikirim)} dan tidak dapat diubah.")]
    if tiba >= batas:
        return [_pelamar(f"Tiba di server {sebut_waktu(tiba)}; batas perbaikan {sebut_batas(batas)}.")]
    return []


def butir_dibuka(jenis: str, butir: Collection[str]) -> list[Temuan]:
    """B-3. Exactly the named documents are open again.

    Dasar: Lampiran huruf b angka 3 huruf a.
    """
    return [] if jenis in butir else [_pelamar("Dokumen ini tidak termasuk yang diminta diperbaiki.")]


def perbaikan_terunggah(pengganti: Collection[str]) -> list[Temuan]:
    """B-3. Something is sent: at least one document has a new file.

    Dasar: Lampiran huruf b angka 3 huruf a.
    """
    return [] if pengganti else [_pelamar("Belum ada dokumen pengganti yang diunggah.")]


def menunggu_perbaikan(
    batas: datetime | None, dikirim: datetime | None, pada: datetime, tuntas: timedelta
) -> list[Temuan]:
    """B-3. Nobody judges before the applicant has sent, or his deadline has passed.

    ``tuntas``: so long after the deadline a request that arrived in time may still be at work.

    Dasar: Lampiran huruf b angka 3 huruf a.
    """
    if batas is None or dikirim is not None or pada >= batas + tuntas:
        return []
    pesan = f"Menunggu perbaikan berkas dari pelamar sampai {sebut_batas(batas)}."
    return [_b3(pesan, Tingkat.MENUNGGU)]


@dataclass(frozen=True, slots=True)
class TanpaKesempatan:
    """A kind of document some could mend, and who was refused for it without that chance.

    ``nomor``: the first few applications by their numbers; ``jumlah``: how many there are in all.
    """

    jenis: str
    nomor: tuple[str, ...]
    jumlah: int


def perlakuan_sama(tanpa: Sequence[TanpaKesempatan], nama: Mapping[str, str]) -> list[Temuan]:
    """B-3. Who has the same fault gets the same chance; one finding for each document and those left out.

    `tanpa`: of one vacancy. A warning: a fault is judged by people.
    Dasar: Lampiran huruf b angka 3; Undang-Undang 30/2014 Pasal 10 (ketidakberpihakan).
    """
    return [
        _b3(
            f"{nama.get(satu.jenis, satu.jenis)}: pelamar lain pada jabatan ini diberi kesempatan "
            f"memperbaiki dokumen yang sama, sedangkan lamaran {sebut_sebagian(satu.nomor, satu.jumlah)} "
            "dinilai tidak sesuai tanpa kesempatan itu.",
            Tingkat.INGAT,
        )
        for satu in tanpa
    ]


def _b3(pesan: str, tingkat: Tingkat = Tingkat.BLOK) -> Temuan:
    return Temuan("B-3", DASAR_PERBAIKAN, pesan, tingkat, "Sekretariat")


def _pelamar(pesan: str) -> Temuan:
    return Temuan("B-3", DASAR_PERBAIKAN, pesan, pelaku="Pelamar")

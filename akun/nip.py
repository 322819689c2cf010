"""The NIP of a PNS taken apart and checked. Pure: no database, no clock, no Django.

yyyymmdd of birth + yyyymm of TMT CPNS + 1 (pria) or 2 (wanita) + serial of three digits; there is no check
digit. Dasar: Perka BKN 22/2007 and 43/2007.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PANJANG = 18
USIA_CPNS_TERENDAH = 17
TAHUN_LAHIR_PERTAMA = 1900


# 1.97107E+17: a spreadsheet took the NIP for a number and kept its first digits only.
NOTASI_ILMIAH = (
    "Ini angka dari lembar sebar dalam notasi ilmiah; angka belakang NIP sudah hilang. Ubah kolomnya menjadi "
    "teks, lalu tulis NIP dari sumbernya."
)


class Bagian(StrEnum):
    PANJANG = "panjang"
    TANGGAL_LAHIR = "tanggal lahir"
    TMT_CPNS = "TMT CPNS"
    JENIS_KELAMIN = "jenis kelamin"
    NOMOR_URUT = "nomor urut"


class JenisKelamin(StrEnum):
    PRIA = "pria"
    WANITA = "wanita"


class NipTidakSah(ValueError):
    """The text cannot be a NIP; says which part is wrong, in words for the person who typed it."""

    def __init__(self, bagian: Bagian, pesan: str) -> None:
        super().__init__(pesan)
        self.bagian = bagian
        self.pesan = pesan


@dataclass(frozen=True, slots=True)
class Nip:
    tanggal_lahir: date
    tmt_cpns: date
    jenis_kelamin: JenisKelamin
    nomor_urut: int
    angka: str

    def __str__(self) -> str:
        """As it is printed on papers: "19760911 200212 2 005"."""
        return tulis_nip(self.angka)


def tulis_nip(angka: str) -> str:
    """18 digits in the four groups of a paper; anything else is given back unchanged."""
    if len(angka) != PANJANG:
        return angka
    return f"{angka[:8]} {angka[8:14]} {angka[14]} {angka[15:]}"


def rapatkan_nip(teks: str) -> str:
    """Without the spaces, dots and dashes that people type or paste between the groups."""
    return re.sub(r"[\s.\-\u00a0\u2010-\u2015]", "", teks)


def urai_nip(teks: str) -> Nip:
    """Read a NIP with or without spaces; raises NipTidakSah naming the part that is wrong."""
    angka = rapatkan_nip(teks)
    if re.fullmatch(r"[0-9.,]+[eE][+]?[0-9]+", teks.strip()):
        raise NipTidakSah(Bagian.PANJANG, NOTASI_ILMIAH)
    if not re.fullmatch(r"[0-9]*", angka):
        raise NipTidakSah(Bagian.PANJANG, "NIP hanya berisi angka.")
    if len(angka) != PANJANG:
        raise NipTidakSah(Bagian.PANJANG, f"NIP terdiri atas 18 angka; yang tertulis {len(angka)} angka.")
    lahir = _tanggal_lahir(angka[:8])
    tmt = _tmt_cpns(angka[8:14], lahir)
    if angka[14] not in "12":
        raise NipTidakSah(
            Bagian.JENIS_KELAMIN,
            f"Angka ke-15 NIP menunjukkan jenis kelamin: 1 (pria) atau 2 (wanita), bukan {angka[14]}.",
        )
    kelamin = JenisKelamin.PRIA if angka[14] == "1" else JenisKelamin.WANITA
    if angka[15:] == "000":
        raise NipTidakSah(Bagian.NOMOR_URUT, "Tiga angka terakhir NIP adalah nomor urut, mulai dari 001.")
    return Nip(lahir, tmt, kelamin, int(angka[15:]), angka)


def _tanggal_lahir(delapan: str) -> date:
    tahun, bulan, hari = int(delapan[:4]), int(delapan[4:6]), int(delapan[6:])
    try:
        lahir = date(tahun, bulan, hari)
    except ValueError:
        lahir = None
    if lahir is None or tahun < TAHUN_LAHIR_PERTAMA:
        raise NipTidakSah(
            Bagian.TANGGAL_LAHIR,
            f"Delapan angka pertama NIP adalah tanggal lahir (tahun-bulan-hari); {delapan} bukan tanggal.",
        )
    return lahir


def _tmt_cpns(enam: str, lahir: date) -> date:
    tahun, bulan = int(enam[:4]), int(enam[4:])
    if bulan == 21:
        raise NipTidakSah(
            Bagian.TMT_CPNS,
            "Angka ke-13 dan ke-14 berisi 21: ini nomor induk PPPK. Seleksi JPT Pratama hanya untuk PNS.",
        )
    if not 1 <= bulan <= 12:
        raise NipTidakSah(
            Bagian.TMT_CPNS,
            f"Angka ke-9 sampai ke-14 NIP adalah tahun dan bulan TMT CPNS; bulan {enam[4:]} tidak ada.",
        )
    # The month in which the seventeenth birthday falls counts as reached.
    umur_bulan = (tahun - lahir.year) * 12 + bulan - lahir.month
    if umur_bulan < USIA_CPNS_TERENDAH * 12:
        raise NipTidakSah(
            Bagian.TMT_CPNS,
            f"Menurut NIP ini TMT CPNS {enam[4:]}/{enam[:4]} jatuh sebelum usia {USIA_CPNS_TERENDAH} tahun "
            f"(lahir {lahir:%d-%m-%Y}). Periksa tanggal lahir dan TMT CPNS.",
        )
    if umur_bulan > 65 * 12:
        raise NipTidakSah(
            Bagian.TMT_CPNS,
            f"Menurut NIP ini TMT CPNS {enam[4:]}/{enam[:4]} jatuh sesudah usia 65 tahun "
            f"(lahir {lahir:%d-%m-%Y}). Periksa tanggal lahir dan TMT CPNS.",
        )
    return date(tahun, bulan, 1)

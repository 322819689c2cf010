"""A recommendation by link: to which address, how long, and what proves who sits behind it."""

from __future__ import annotations

from datetime import datetime, timedelta

from peserta.aturan.pengajuan import sebut_waktu
from peserta.aturan.rekomendasi import DASAR_B1
from seleksi.izin import Temuan

MASA_TAUTAN = timedelta(days=7)
MASA_KODE = timedelta(minutes=15)
MASA_KONFIRMASI = timedelta(hours=2)
BATAS_PERMINTAAN, BATAS_KODE, BATAS_PERCOBAAN = 10, 5, 5
# A letter may come as the photos of its pages, each begun on its own.
BATAS_UNGGAHAN_SURAT = 60
DIMINTA_INSTANSI, DIBUKA, DISERAHKAN = "DIMINTA", "DIBUKA", "DISERAHKAN"
KEDALUWARSA, DIBATALKAN = "KEDALUWARSA", "DIBATALKAN"
SEBUTAN_PERMINTAAN: dict[str, str] = {
    DIMINTA_INSTANSI: "Diminta, belum dibuka",
    DIBUKA: "Dibuka petugas",
    DISERAHKAN: "Sudah diunggah instansi",
    KEDALUWARSA: "Kedaluwarsa",
    DIBATALKAN: "Dibatalkan",
}
# Anybody may have an address there, so it proves nothing about an agency.
SUREL_UMUM = frozenset(
    {
        *("gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.id", "ymail.com", "rocketmail.com"),
        *("outlook.com", "outlook.co.id", "hotmail.com", "live.com", "msn.com", "icloud.com", "me.com"),
        *("proton.me", "protonmail.com", "zoho.com", "mail.com", "gmx.com", "aol.com", "yandex.com"),
    }
)


def domain_surel(alamat: str) -> str:
    """B-1. What stands behind the @, in lower case.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    return alamat.strip().rpartition("@")[2].casefold()


def keadaan_permintaan(
    kedaluwarsa: datetime,
    dibuka: datetime | None,
    diserahkan: datetime | None,
    dibatalkan: datetime | None,
    pada: datetime,
) -> str:
    """B-1. How a request to the agency stands.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    if diserahkan is not None:
        return DISERAHKAN
    if dibatalkan is not None:
        return DIBATALKAN
    if pada >= kedaluwarsa:
        return KEDALUWARSA
    return DIBUKA if dibuka is not None else DIMINTA_INSTANSI


def alamat_instansi(alamat: str, alamat_pelamar: str) -> list[Temuan]:
    """B-1. The link goes to an agency: no public mail service, not the applicant himself.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    if alamat.strip().casefold() == alamat_pelamar.casefold():
        return [_b1("Ini alamat Anda sendiri. Tulis alamat surel BKD atau PPK instansi Anda.")]
    if domain_surel(alamat) in SUREL_UMUM:
        pesan = (
            f"{domain_surel(alamat)} layanan surel umum. Tulis alamat surel resmi instansi Anda, atau unggah "
            "sendiri surat rekomendasinya."
        )
        return [_b1(pesan)]
    return []


def alamat_petugas(alamat: str, alamat_diminta: str, alamat_pelamar: str) -> list[Temuan]:
    """B-1. The code goes to an address of the agency that was asked, never to the applicant.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    if alamat.strip().casefold() == alamat_pelamar.casefold():
        return [_petugas("Kode tidak dikirim ke alamat pelamar.")]
    if domain_surel(alamat) != domain_surel(alamat_diminta):
        return [_petugas(f"Pakai alamat surel dinas Anda yang berakhiran @{domain_surel(alamat_diminta)}.")]
    return []


def batas_permintaan(pada: datetime, batas: datetime | None) -> datetime:
    """B-1. Seven days, but no longer than the recommendation may still be handed in.

    Dasar: Lampiran huruf b angka 1 huruf c; huruf a angka 6 huruf e.
    """
    return min(pada + MASA_TAUTAN, batas) if batas is not None else pada + MASA_TAUTAN


def permintaan_terlalu_banyak(sudah: int) -> list[Temuan]:
    """B-1. An agency is not flooded with mail.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    if sudah < BATAS_PERMINTAAN:
        return []
    return [_b1(f"Tautan sudah diminta {BATAS_PERMINTAAN} kali. Unggah sendiri surat rekomendasinya.")]


def permintaan_berlaku(keadaan: str) -> list[Temuan]:
    """B-1. A link is used once, before it expires, unless it was taken back.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    if keadaan in (DIMINTA_INSTANSI, DIBUKA):
        return []
    return [_petugas(f"Tautan ini tidak berlaku lagi: {SEBUTAN_PERMINTAAN[keadaan].lower()}.")]


def kode_dapat_dikirim(sudah: int) -> list[Temuan]:
    """B-1. So many codes for one link; then the applicant asks anew.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    if sudah < BATAS_KODE:
        return []
    return [_petugas(f"Kode sudah dikirim {BATAS_KODE} kali. Mintalah tautan baru kepada pelamar.")]


def kode_dapat_dicoba(dikirim: datetime | None, percobaan: int, pada: datetime) -> list[Temuan]:
    """B-1. A code holds for a quarter of an hour and a few attempts.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    if dikirim is None:
        return [_petugas("Mintalah kode dahulu.")]
    if pada >= dikirim + MASA_KODE:
        return [_petugas(f"Kode berlaku sampai {sebut_waktu(dikirim + MASA_KODE)}. Mintalah kode baru.")]
    if percobaan >= BATAS_PERCOBAAN:
        return [_petugas(f"Kode salah dimasukkan {BATAS_PERCOBAAN} kali. Mintalah kode baru.")]
    return []


def terkonfirmasi(dikonfirmasi: datetime | None, pada: datetime) -> list[Temuan]:
    """B-1. Who hands in has proved lately that he reads mail of the agency.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    if dikonfirmasi is not None and pada < dikonfirmasi + MASA_KONFIRMASI:
        return []
    return [_petugas("Konfirmasi dengan kode diperlukan lebih dahulu.")]


def surat_terunggah(*, ada: bool) -> list[Temuan]:
    """B-1. The signed letter itself is handed in, not only its figures.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    return [] if ada else [_petugas("Unggah surat rekomendasi yang sudah ditandatangani.")]


def unggahan_surat(sudah: int) -> list[Temuan]:
    """B-1. So many files begun for one link; then the applicant asks anew.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    if sudah < BATAS_UNGGAHAN_SURAT:
        return []
    pesan = (
        f"Sudah {BATAS_UNGGAHAN_SURAT} berkas diunggah lewat tautan ini. Mintalah tautan baru kepada pelamar."
    )
    return [_petugas(pesan)]


def _b1(pesan: str) -> Temuan:
    return Temuan("B-1", DASAR_B1, pesan, pelaku="Pelamar")


def _petugas(pesan: str) -> Temuan:
    return Temuan("B-1", DASAR_B1, pesan, pelaku="Instansi asal")

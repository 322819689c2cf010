"""The recommendation of the PPK (B-1): who signed it, when, and for which post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peserta.aturan.fakta import DEFINITIF, PLH, PLT
from peserta.aturan.kata import _rapat, _tanggal
from seleksi.izin import Temuan, Tingkat

KODE_REKOMENDASI = "REKOMENDASI_PPK"
DASAR_B1 = "Lampiran huruf b angka 1 huruf c"
PPK, DELEGASI, LAIN = "PPK", "DELEGASI", "LAIN"
PJ = "PJ"
MENURUT_INSTANSI = "instansi asal"
SEBUTAN_PENANDA: dict[str, str] = {
    PPK: "Pejabat Pembina Kepegawaian (bupati, wali kota, atau gubernur)",
    DELEGASI: "Pejabat lain yang mendapat delegasi tertulis dari PPK",
    LAIN: "Pejabat lain tanpa delegasi",
}
SEBUTAN_JABATAN: dict[str, str] = {
    DEFINITIF: "Definitif",
    PJ: "Penjabat (Pj.)",
    PLT: "Pelaksana tugas (Plt.)",
    PLH: "Pelaksana harian (Plh.)",
}
_KEPALA_DAERAH = ("bupati", "wali kota", "walikota", "gubernur")
_GELAR_JABATAN = (
    "pj.",
    "pj",
    "plt.",
    "plt",
    "plh.",
    "plh",
    "penjabat",
    "pelaksana tugas",
    "pelaksana harian",
)


@dataclass(frozen=True, slots=True)
class FaktaRekomendasi:
    """What the letter says; ``diperiksa``: read off it by the verifier, not told by the applicant."""

    penanda: str
    jabatan: str
    kedudukan: str
    nomor: str
    tanggal: date
    jabatan_dituju: str
    nomor_delegasi: str = ""
    tanggal_delegasi: date | None = None
    diperiksa: bool = False
    # Who says so, where it is not the applicant.
    sumber: str = ""


def rekomendasi_sah(
    fakta: FaktaRekomendasi | None, diumumkan: date | None, penutupan: date, nama_jabatan: str
) -> list[Temuan]:
    """B-1. Signed by the PPK or with his recorded delegation, for this post, in the time of announcement.

    One finding for each thing that is wrong or asks for judgement; one that it is met when nothing does.
    Dasar: Lampiran huruf b angka 1 huruf c; delegation: Undang-Undang 30/2014 Pasal 13.
    """
    if fakta is None:
        pesan = "Data surat rekomendasi belum diisi: penanda tangan, tanggal, dan jabatan yang dituju."
        return [_b1(pesan, Tingkat.INGAT)]
    temuan = [
        *_penanda(fakta),
        *_tanggal_surat(fakta, diumumkan, penutupan),
        *_jabatan_dituju(fakta, nama_jabatan),
    ]
    if temuan:
        return temuan
    pesan = f"Rekomendasi {fakta.jabatan} nomor {fakta.nomor} tanggal {_tanggal(fakta.tanggal)}"
    if not fakta.diperiksa:
        sumber = fakta.sumber or "pelamar"
        return [_b1(f"{pesan}, menurut {sumber}; verifikator mencocokkannya dengan surat.", Tingkat.INGAT)]
    return [_b1(f"{pesan}, untuk jabatan ini.", Tingkat.TERPENUHI)]


def _penanda(fakta: FaktaRekomendasi) -> list[Temuan]:
    if fakta.penanda == LAIN:
        pesan = (
            f"Ditandatangani {fakta.jabatan}, bukan Pejabat Pembina Kepegawaian. Mintakan rekomendasi yang "
            "ditandatangani PPK, atau sertakan delegasi tertulisnya."
        )
        return [_b1(pesan, Tingkat.BLOK)]
    if fakta.penanda == DELEGASI:
        return _delegasi(fakta)
    if not _nama_jabatan(fakta.jabatan).startswith(_KEPALA_DAERAH):
        pesan = (
            f"Penanda tangan disebut PPK, tetapi jabatannya {fakta.jabatan}. PPK pemerintah daerah adalah "
            "bupati, wali kota, atau gubernur."
        )
        return [_b1(pesan, Tingkat.BLOK)]
    if fakta.kedudukan != DEFINITIF:
        pesan = (
            f"Ditandatangani {SEBUTAN_JABATAN[fakta.kedudukan]} {_tanpa_gelar(fakta.jabatan)}. Verifikator "
            "menilai kewenangannya menandatangani rekomendasi."
        )
        return [_b1(pesan, Tingkat.INGAT)]
    return []


def _delegasi(fakta: FaktaRekomendasi) -> list[Temuan]:
    if not fakta.nomor_delegasi or fakta.tanggal_delegasi is None:
        pesan = f"Ditandatangani {fakta.jabatan} atas delegasi; nomor dan tanggal delegasi PPK belum dicatat."
        return [_b1(pesan, Tingkat.BLOK)]
    if fakta.tanggal_delegasi > fakta.tanggal:
        pesan = (
            f"Delegasi nomor {fakta.nomor_delegasi} baru ada {_tanggal(fakta.tanggal_delegasi)}, sesudah "
            f"rekomendasi ditandatangani {_tanggal(fakta.tanggal)}."
        )
        return [_b1(pesan, Tingkat.BLOK)]
    return []


def _tanggal_surat(fakta: FaktaRekomendasi, diumumkan: date | None, penutupan: date) -> list[Temuan]:
    if diumumkan is not None and fakta.tanggal < diumumkan:
        pesan = (
            f"Rekomendasi tertanggal {_tanggal(fakta.tanggal)}, sebelum pengumuman {_tanggal(diumumkan)}; "
            "mintakan rekomendasi untuk seleksi ini."
        )
        return [_b1(pesan, Tingkat.BLOK)]
    if fakta.tanggal > penutupan:
        pesan = f"Rekomendasi tertanggal {_tanggal(fakta.tanggal)}, sesudah penutupan {_tanggal(penutupan)}."
        return [_b1(pesan, Tingkat.BLOK)]
    return []


def _jabatan_dituju(fakta: FaktaRekomendasi, nama_jabatan: str) -> list[Temuan]:
    if not fakta.jabatan_dituju.strip():
        pesan = f"Surat tidak menyebut jabatan; verifikator menilai apakah berlaku untuk {nama_jabatan}."
        return [_b1(pesan, Tingkat.INGAT)]
    if _rapat(fakta.jabatan_dituju) != _rapat(nama_jabatan):
        pesan = f"Surat menyebut jabatan {fakta.jabatan_dituju}, bukan {nama_jabatan}."
        return [_b1(pesan, Tingkat.BLOK)]
    return []


def _nama_jabatan(jabatan: str) -> str:
    return _rapat(_tanpa_gelar(jabatan))


def _tanpa_gelar(jabatan: str) -> str:
    nama = " ".join(jabatan.split())
    for gelar in _GELAR_JABATAN:
        if nama.casefold().startswith(f"{gelar} "):
            return nama[len(gelar) + 1 :]
    return nama


def _b1(pesan: str, tingkat: Tingkat) -> Temuan:
    return Temuan("B-1", DASAR_B1, pesan, tingkat, "Pelamar", "peserta.rekomendasi")

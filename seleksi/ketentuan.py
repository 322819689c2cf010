"""The numbers and choices that regulations set. The rules that use them are in aturan.

A profile is a dated TOML file in ``profil/``. A selection takes a copy, may choose policies and
weights during persiapan, and keeps the copy frozen from the day its announcement is published.
"""

from __future__ import annotations

import dataclasses
import json
import tomllib
import types
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

FOLDER_PROFIL = Path(__file__).parent / "profil"


@dataclass(frozen=True, slots=True)
class Rentang:
    """Closed range of a weight, in percent."""

    min: Decimal
    maks: Decimal


@dataclass(frozen=True, slots=True)
class KomposisiPansel:
    jumlah: int
    internal: int
    eksternal: int
    unsur_ketua: tuple[str, ...]
    unsur_eksternal: tuple[str, ...]
    eselon_internal: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Syarat:
    wilayah: str
    usia_maks: int
    usia_acuan: str  # SK | RENCANA_PELANTIKAN | PENUTUPAN
    usia_tafsir: str  # HARI_ULANG_TAHUN (56 tahun 0 hari masih boleh) | SEBELUM_57
    pengalaman_tahun: int
    jenjang_min: str
    administrator_min_tahun: int
    maks_lamaran: int


@dataclass(frozen=True, slots=True)
class Pengumuman:
    hari: int
    jenis_hari: str  # KALENDER | KERJA
    hitung: str  # INKLUSIF | EKSKLUSIF
    min_pelamar: int
    perpanjangan_maks: int
    perpanjangan_hari: int
    lanjut_dengan_rekomendasi: int
    hari_kerja_seminggu: int = 5  # 5: Monday to Friday; 6: Saturday too
    hari_terakhir_libur: str = "TETAP"  # TETAP | GESER_KE_HARI_KERJA: a period whose last day is a day off


@dataclass(frozen=True, slots=True)
class Administrasi:
    min_lulus: int
    perpanjangan_maks: int


@dataclass(frozen=True, slots=True)
class DokumenWajib:
    kode: str
    nama: str
    petunjuk: str
    dasar: str


@dataclass(frozen=True, slots=True)
class Indikator:
    nama: str
    bobot: Decimal
    uraian: str = ""
    # What a mark in each fifth of the scale means, from the lowest up; a guide, not a limit.
    tingkat: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metode:
    """One scored component: its legal range of weight, its chosen weight and its instrument."""

    kode: str
    nama: str
    rentang: Rentang
    bobot: Decimal
    penilai: str  # PANSEL | ASESOR
    indikator: tuple[Indikator, ...]


@dataclass(frozen=True, slots=True)
class Ambang:
    """A passing grade: of one method, or of the final score (AKHIR)."""

    metode: str
    nilai: Decimal


@dataclass(frozen=True, slots=True)
class Kebijakan:
    """What the law leaves open; printed in the berita acara of preparation.

    The defaults here are how a copy frozen before a policy existed was dealt with.
    """

    publikasi: str  # NAMA | NAMA_NILAI: what the announcement of a stage result shows
    kuorum_penilai: int
    kuorum_pleno: int = 0  # members present when the Pansel decides; 0: none
    urutan_seri: tuple[str, ...] = ()  # method codes compared in this order; then the pleno
    ambang: tuple[Ambang, ...] = ()
    akibat_ambang: str = "CATATAN"  # CATATAN | GUGUR
    tidak_hadir: str = "GUGUR"  # GUGUR | SUSULAN
    calon_berkurang: str = "LANJUT"  # LANJUT | NAIKKAN | ULANG
    kuota_perpanjangan: str = "TERPISAH"  # TERPISAH | BERSAMA
    normalisasi_bobot: str = "DILARANG"  # DILARANG | PLENO
    publikasi_administrasi: str = "LULUS"  # LULUS | SEMUA
    publikasi_asesmen: str = "NAMA"  # NAMA | NAMA_NILAI
    publikasi_bidang: str = "NAMA"  # NAMA | NAMA_NILAI
    urutan_gerbang: str = "PENGUMUMAN_DAHULU"  # PENGUMUMAN_DAHULU | REKOMENDASI_DAHULU
    jumlah_persetujuan: int = 1  # 1 | 2
    masa_asesmen_bulan: int = 0  # 0: results of an earlier assessment are not used


@dataclass(frozen=True, slots=True)
class Ketentuan:
    kode: str
    nama: str
    status_regulasi: str
    badan_pengawas: str
    portal_nasional: str
    dasar_hukum: tuple[str, ...]
    pansel: KomposisiPansel
    syarat: Syarat
    pengumuman: Pengumuman
    administrasi: Administrasi
    jumlah_calon: int
    total_bobot: Decimal
    dokumen: tuple[DokumenWajib, ...]
    metode: tuple[Metode, ...]
    kebijakan: Kebijakan

    def metode_menurut(self, kode: str) -> Metode:
        """Raises KeyError when the profile has no such method."""
        for metode in self.metode:
            if metode.kode == kode:
                return metode
        raise KeyError(kode)

    def dengan_bobot(self, bobot: dict[str, Decimal]) -> Ketentuan:
        """Copy with other chosen weights (percent per method code); ranges stay."""
        metode = tuple(
            dataclasses.replace(satu, bobot=bobot.get(satu.kode, satu.bobot)) for satu in self.metode
        )
        return dataclasses.replace(self, metode=metode)

    def jadi_json(self) -> dict[str, Any]:
        """Plain JSON data (Decimal as text) that ``dari_json`` turns back into an equal object."""
        hasil: dict[str, Any] = _ke_polos(self)
        return hasil

    @classmethod
    def dari_json(cls, isi: dict[str, Any]) -> Ketentuan:
        """Raises ValueError naming the field that is missing, unknown or of the wrong kind."""
        hasil: Ketentuan = _dari_polos(cls, isi, cls.__name__)
        return hasil


def _ke_polos(nilai: Any) -> Any:
    if dataclasses.is_dataclass(nilai):
        return {f.name: _ke_polos(getattr(nilai, f.name)) for f in dataclasses.fields(nilai)}
    if isinstance(nilai, tuple):
        return [_ke_polos(satu) for satu in nilai]
    if isinstance(nilai, Decimal):
        return str(nilai)
    return nilai


def _dari_polos(jenis: Any, isi: Any, tempat: str) -> Any:
    asal = get_origin(jenis)
    if asal in (Union, types.UnionType):
        jenis = next(satu for satu in get_args(jenis) if satu is not type(None))
        return None if isi is None else _dari_polos(jenis, isi, tempat)
    if asal is tuple:
        if not isinstance(isi, list):
            raise ValueError(f"{tempat}: harus berupa daftar.")
        return tuple(_dari_polos(get_args(jenis)[0], satu, f"{tempat}[{n}]") for n, satu in enumerate(isi))
    if dataclasses.is_dataclass(jenis):
        return _dari_peta(jenis, isi, tempat)
    if jenis is Decimal:
        return Decimal(str(isi))
    if not isinstance(isi, jenis) or isinstance(isi, bool) is not (jenis is bool):
        raise ValueError(f"{tempat}: harus {jenis.__name__}, bukan {isi!r}.")
    return isi


@cache
def _petunjuk(jenis: Any) -> dict[str, Any]:
    return get_type_hints(jenis)


def _dari_peta(jenis: Any, isi: Any, tempat: str) -> Any:
    if not isinstance(isi, dict):
        raise ValueError(f"{tempat}: harus berupa tabel.")
    medan = {f.name: f for f in dataclasses.fields(jenis)}
    asing = isi.keys() - medan.keys()
    if asing:
        raise ValueError(f"{tempat}: isian tidak dikenal {', '.join(sorted(asing))}.")
    petunjuk = _petunjuk(jenis)
    hasil = {}
    for nama, f in medan.items():
        if nama in isi:
            hasil[nama] = _dari_polos(petunjuk[nama], isi[nama], f"{tempat}.{nama}")
        elif f.default is dataclasses.MISSING:
            raise ValueError(f"{tempat}.{nama}: belum diisi.")
    return jenis(**hasil)


@cache
def profil(kode: str) -> Ketentuan:
    """The profile ``profil/<kode>.toml``. Raises KeyError for an unknown code."""
    if kode not in daftar_profil():
        raise KeyError(kode)
    isi = tomllib.loads((FOLDER_PROFIL / f"{kode}.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    return Ketentuan.dari_json(isi)


@lru_cache(maxsize=64)
def dari_teks(teks: str) -> Ketentuan:
    """The ketentuan in a JSON text; equal texts give the same (immutable) object."""
    return Ketentuan.dari_json(json.loads(teks))


def daftar_profil() -> tuple[str, ...]:
    return tuple(sorted(berkas.stem for berkas in FOLDER_PROFIL.glob("*.toml")))

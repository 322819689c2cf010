"""Reading one layer: a dated TOML file in which every value says where it stands and what it means.

How layers make a profile: susunan.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from seleksi.ketentuan.isi import DokumenWajib, Lapisan, Pasal, Rentang
from seleksi.ketentuan.jalur import jenis_di, satu_nilai
from seleksi.ketentuan.polos import dari_polos, ke_polos

JENIS = ("BAWAAN", "NASIONAL", "DAERAH", "PRAKTIK")
KEADAAN = {"dibaca": "DIBACA", "diberitakan": "DIBERITAKAN", "diyakini": "DIYAKINI", "pilihan": "PILIHAN"}
KUNCI_KEPALA = {
    *("nama", "jenis", "rangkaian", "berlaku_sejak", "berlaku_sampai"),
    *("status_regulasi", "dasar_hukum", "susunan"),
}
KUNCI_NILAI = {"nilai", "sumber", "keadaan", "makna", "min", "maks", "pilihan", "tetap"}


class ProfilDitolak(ValueError):
    """A profile that may not be used: which file, which key, why."""

    def __init__(self, berkas: str, kunci: str, alasan: str) -> None:
        super().__init__(f"{berkas}: {kunci}: {alasan}")
        self.berkas = berkas
        self.kunci = kunci
        self.alasan = alasan


@dataclass(frozen=True, slots=True)
class Isian:
    """One value as a layer writes it; ``nilai`` is plain JSON data."""

    nilai: Any
    sumber: str
    keadaan: str
    makna: str
    min: Decimal | None
    maks: Decimal | None
    pilihan: tuple[tuple[str, str], ...]
    tetap: bool

    @property
    def berbatas(self) -> bool:
        return self.min is not None or self.maks is not None or bool(self.pilihan)


@dataclass(frozen=True, slots=True)
class BerkasLapisan:
    """A layer that was read. ``rangkaian`` is the name under which dated versions follow one another."""

    lapisan: Lapisan
    rangkaian: str
    status_regulasi: str
    dasar_hukum: tuple[str, ...]
    # Of a local layer: the series to compose, from the lowest up, itself among them.
    susunan: tuple[str, ...]
    isian: dict[str, Isian]
    # Code of a rule -> its article in this regulation.
    pasal: tuple[Pasal, ...] = ()

    def berlaku(self, tanggal: date) -> bool:
        sejak, sampai = self.lapisan.berlaku_sejak, self.lapisan.berlaku_sampai
        return (sejak is None or sejak <= tanggal) and (sampai is None or tanggal <= sampai)


def baca_lapisan(berkas: Path) -> BerkasLapisan:
    """Raises ProfilDitolak at the first thing that is wrong."""
    nama = berkas.name
    try:
        isi = tomllib.loads(berkas.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as galat:
        raise ProfilDitolak(nama, "(seluruh berkas)", f"bukan TOML yang sah ({galat}).") from None
    kepala = isi.pop("lapisan", None)
    if not isinstance(kepala, dict):
        raise ProfilDitolak(nama, "lapisan", "kepala [lapisan] belum ada.")
    pasal = _pasal(nama, berkas.stem, isi.pop("pasal", {}))
    isian = {jalur: _isian(nama, jalur, tabel) for jalur, tabel in _ratakan(nama, isi, "")}
    return _kepala(nama, berkas.stem, kepala, isian, pasal)


def _pasal(berkas: str, kode: str, tabel: Any) -> tuple[Pasal, ...]:
    if not isinstance(tabel, dict):
        raise ProfilDitolak(berkas, "pasal", "harus tabel kode aturan = “pasal”.")
    return tuple(Pasal(aturan, _teks(berkas, "pasal", tabel, aturan), kode) for aturan in tabel)


def _kepala(
    berkas: str, kode: str, kepala: dict[str, Any], isian: dict[str, Isian], pasal: tuple[Pasal, ...]
) -> BerkasLapisan:
    _tanpa_asing(berkas, "lapisan", kepala, KUNCI_KEPALA)
    jenis = _teks(berkas, "lapisan", kepala, "jenis")
    if jenis not in JENIS:
        raise ProfilDitolak(berkas, "lapisan.jenis", f"harus salah satu dari {', '.join(JENIS)}.")
    rangkaian = _teks(berkas, "lapisan", kepala, "rangkaian")
    susunan = _daftar(berkas, kepala, "susunan")
    if (jenis == "DAERAH") is not bool(susunan) or (susunan and rangkaian not in susunan):
        alasan = "hanya lapisan DAERAH menyebut susunan, dan susunan itu memuat rangkaiannya sendiri."
        raise ProfilDitolak(berkas, "lapisan.susunan", alasan)
    sejak, sampai = _tanggal(berkas, kepala, "berlaku_sejak"), _tanggal(berkas, kepala, "berlaku_sampai")
    if sejak and sampai and sampai < sejak:
        raise ProfilDitolak(berkas, "lapisan.berlaku_sampai", f"{sampai} mendahului berlaku_sejak {sejak}.")
    return BerkasLapisan(
        lapisan=Lapisan(kode, _teks(berkas, "lapisan", kepala, "nama"), jenis, sejak, sampai),
        rangkaian=rangkaian,
        status_regulasi=_teks(berkas, "lapisan", kepala, "status_regulasi"),
        dasar_hukum=_daftar(berkas, kepala, "dasar_hukum"),
        susunan=susunan,
        isian=isian,
        pasal=pasal,
    )


def _ratakan(berkas: str, tabel: dict[str, Any], awal: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for kunci, isi in tabel.items():
        jalur = f"{awal}.{kunci}" if awal else kunci
        try:
            daun = satu_nilai(jalur)
        except KeyError:
            raise ProfilDitolak(berkas, jalur, "kunci tidak dikenal.") from None
        if not isinstance(isi, dict):
            raise ProfilDitolak(berkas, jalur, "harus tabel berisi nilai, sumber, keadaan, dan makna.")
        if daun:
            yield jalur, isi
        else:
            yield from _ratakan(berkas, isi, jalur)


def _isian(berkas: str, jalur: str, tabel: dict[str, Any]) -> Isian:
    _tanpa_asing(berkas, jalur, tabel, KUNCI_NILAI)
    if "nilai" not in tabel:
        raise ProfilDitolak(berkas, jalur, "nilai belum ditulis.")
    sumber = _teks(berkas, jalur, tabel, "sumber")
    keadaan = _teks(berkas, jalur, tabel, "keadaan")
    if keadaan not in KEADAAN:
        raise ProfilDitolak(berkas, f"{jalur}.keadaan", f"harus salah satu dari {', '.join(KEADAAN)}.")
    rendah, tinggi = _angka(berkas, jalur, tabel, "min"), _angka(berkas, jalur, tabel, "maks")
    if rendah is not None and tinggi is not None and rendah > tinggi:
        raise ProfilDitolak(berkas, jalur, f"batas terbalik: min {rendah} lebih besar dari maks {tinggi}.")
    return Isian(
        nilai=_nilai(berkas, jalur, tabel["nilai"], sumber),
        sumber=sumber,
        keadaan=KEADAAN[keadaan],
        makna=_teks(berkas, jalur, tabel, "makna", boleh_kosong=True),
        min=rendah,
        maks=tinggi,
        pilihan=_pilihan(berkas, jalur, tabel),
        tetap=_tetap(berkas, jalur, tabel),
    )


def _nilai(berkas: str, jalur: str, nilai: Any, sumber: str) -> Any:
    """The value as plain data, after it was read once as the type its place asks for."""
    jenis = jenis_di(jalur)
    if jenis is DokumenWajib and isinstance(nilai, dict):
        nilai = {"kode": jalur.partition(".")[2], "dasar": sumber, **nilai}
    try:
        terbaca = dari_polos(jenis, nilai, jalur)
    except ValueError as galat:
        raise ProfilDitolak(berkas, jalur, str(galat).removeprefix(f"{jalur}: ")) from None
    if isinstance(terbaca, Rentang) and terbaca.min > terbaca.maks:
        alasan = f"rentang terbalik: min {terbaca.min} lebih besar dari maks {terbaca.maks}."
        raise ProfilDitolak(berkas, jalur, alasan)
    return ke_polos(terbaca)


def _pilihan(berkas: str, jalur: str, tabel: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    pilihan = tabel.get("pilihan", {})
    if not isinstance(pilihan, dict) or not all(isinstance(satu, str) for satu in pilihan.values()):
        raise ProfilDitolak(berkas, f"{jalur}.pilihan", "harus tabel kode = “sebutan”.")
    return tuple(pilihan.items())


def _tetap(berkas: str, jalur: str, tabel: dict[str, Any]) -> bool:
    tetap = tabel.get("tetap", False)
    if not isinstance(tetap, bool):
        raise ProfilDitolak(berkas, f"{jalur}.tetap", "harus true atau false.")
    return tetap


def _tanpa_asing(berkas: str, jalur: str, tabel: dict[str, Any], dikenal: set[str]) -> None:
    asing = sorted(tabel.keys() - dikenal)
    if asing:
        raise ProfilDitolak(berkas, f"{jalur}.{asing[0]}", "kunci tidak dikenal.")


def _teks(berkas: str, jalur: str, tabel: dict[str, Any], kunci: str, *, boleh_kosong: bool = False) -> str:
    isi = tabel.get(kunci, "")
    if not isinstance(isi, str) or not (isi.strip() or boleh_kosong):
        raise ProfilDitolak(berkas, f"{jalur}.{kunci}", f"{kunci} belum ditulis.")
    return isi.strip()


def _daftar(berkas: str, kepala: dict[str, Any], kunci: str) -> tuple[str, ...]:
    isi = kepala.get(kunci, [])
    if not isinstance(isi, list) or not all(isinstance(satu, str) and satu for satu in isi):
        raise ProfilDitolak(berkas, f"lapisan.{kunci}", "harus daftar teks.")
    return tuple(isi)


def _tanggal(berkas: str, kepala: dict[str, Any], kunci: str) -> date | None:
    isi = kepala.get(kunci)
    # A TOML date-time is a date to Python; only a plain date will do.
    if isi is not None and type(isi) is not date:
        raise ProfilDitolak(berkas, f"lapisan.{kunci}", "harus tanggal, misalnya 2026-01-01.")
    return isi


def _angka(berkas: str, jalur: str, tabel: dict[str, Any], kunci: str) -> Decimal | None:
    if kunci not in tabel:
        return None
    try:
        angka: Decimal = dari_polos(Decimal, tabel[kunci], kunci)
    except ValueError:
        raise ProfilDitolak(berkas, f"{jalur}.{kunci}", "harus angka.") from None
    return angka

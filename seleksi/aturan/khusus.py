"""Special posts and frozen periods: gates and warnings that other laws lay on some appointments.

The data stand in ``jabatan_khusus.toml``, each line with its source and a mark: dibaca or diyakini.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from seleksi.aturan.bukti import BUTIR_BUKTI, ButirBukti, Surat, tindakan_bukti
from seleksi.aturan.kalender import tanggal_kata
from seleksi.aturan.kata import PPK, SEKRETARIAT, terpenuhi
from seleksi.izin import Temuan, Tingkat

BERKAS_KHUSUS = Path(__file__).with_name("jabatan_khusus.toml")
TANDA = ("dibaca", "diyakini")
DASAR_BEKU = "Undang-Undang 10/2016 Pasal 71 ayat (2)"


@dataclass(frozen=True, slots=True)
class Gerbang:
    """A letter without which a post of this kind does not go on (or only by a decision of the pleno)."""

    kode: str
    nama: str
    tahap: str
    tingkat: Tingkat
    dasar: str
    sumber: str
    tanda: str


@dataclass(frozen=True, slots=True)
class Peringatan:
    pesan: str
    tahap: tuple[str, ...]
    dasar: str
    sumber: str
    tanda: str


@dataclass(frozen=True, slots=True)
class JabatanKhusus:
    kode: str
    nama: str
    jenis: tuple[str, ...]
    kata_kunci: tuple[str, ...]
    gerbang: tuple[Gerbang, ...]
    peringatan: tuple[Peringatan, ...]


@dataclass(frozen=True, slots=True)
class MasaBeku:
    """A period in which officials are not replaced, both days included."""

    mulai: date
    sampai: date
    sebab: str


def baca_khusus(isi: Mapping[str, Any]) -> tuple[JabatanKhusus, ...]:
    """J-1, J-2. The special posts of a table as read from TOML; refuses what it does not know, by name.

    Raises ValueError naming post and field.

    Dasar: each line of the table names its own.
    """
    hasil = []
    for satu in isi.get("jabatan", ()):
        nama = str(satu.get("kode", "tanpa kode"))
        _hanya(satu, {"kode", "nama", "jenis", "kata_kunci", "gerbang", "peringatan"}, nama)
        hasil.append(
            JabatanKhusus(
                kode=satu["kode"],
                nama=satu["nama"],
                jenis=tuple(satu["jenis"]),
                kata_kunci=tuple(satu["kata_kunci"]),
                gerbang=tuple(_gerbang(butir, nama) for butir in satu.get("gerbang", ())),
                peringatan=tuple(_peringatan(butir, nama) for butir in satu.get("peringatan", ())),
            )
        )
    return tuple(hasil)


def _gerbang(isi: Mapping[str, Any], tempat: str) -> Gerbang:
    _hanya(isi, {"kode", "nama", "tahap", "tingkat", "dasar", "sumber", "tanda"}, tempat)
    return Gerbang(**{**isi, "tingkat": Tingkat(isi["tingkat"])})


def _peringatan(isi: Mapping[str, Any], tempat: str) -> Peringatan:
    _hanya(isi, {"pesan", "tahap", "dasar", "sumber", "tanda"}, tempat)
    return Peringatan(**{**isi, "tahap": tuple(isi["tahap"])})


def _hanya(isi: Mapping[str, Any], medan: set[str], tempat: str) -> None:
    boleh_kosong = {"gerbang", "peringatan"}
    asing, kurang = isi.keys() - medan, medan - isi.keys() - boleh_kosong
    if asing or kurang:
        salah = f"isian tidak dikenal {', '.join(sorted(asing))}" if asing else f"belum diisi {min(kurang)}"
        raise ValueError(f"jabatan_khusus.toml, {tempat}: {salah}.")
    if "tanda" in medan and isi["tanda"] not in TANDA:
        raise ValueError(f"jabatan_khusus.toml, {tempat}: tanda harus {' atau '.join(TANDA)}.")


@cache
def jabatan_khusus() -> tuple[JabatanKhusus, ...]:
    """J-1, J-2. The special posts of this installation.

    Dasar: each line of jabatan_khusus.toml names its own.
    """
    return baca_khusus(tomllib.loads(BERKAS_KHUSUS.read_text(encoding="utf-8")))


def khusus_bagi(nama_jabatan: str, perangkat_daerah: str, jenis: str) -> tuple[JabatanKhusus, ...]:
    """J-1, J-2. Which special posts this vacancy is: by its kind, or by a word of its name or office.

    Dasar: each line of jabatan_khusus.toml names its own.
    """
    teks = f"{nama_jabatan} {perangkat_daerah}".casefold()
    return tuple(
        satu
        for satu in jabatan_khusus()
        if jenis in satu.jenis or any(re.search(rf"\b{kata}\b", teks) for kata in satu.kata_kunci)
    )


def gerbang_khusus(khusus: Sequence[JabatanKhusus], tahap: str, surat: Mapping[str, Surat]) -> list[Temuan]:
    """J-1. A special post needs the approval or recommendation of others before it leaves this stage.

    Dasar: named with each gate in jabatan_khusus.toml.
    """
    hasil = []
    for gerbang in (satu for jabatan in khusus for satu in jabatan.gerbang if satu.tahap == tahap):
        if gerbang.kode in surat:
            hasil += terpenuhi("J-1", gerbang.dasar, f"{gerbang.nama}: {surat[gerbang.kode]}.")
            continue
        pesan = f"{gerbang.nama} belum dicatat."
        if gerbang.tanda == "diyakini":
            pesan += (
                " Syarat ini belum diverifikasi terhadap sumbernya; tanpa surat diperlukan putusan pleno."
            )
        hasil.append(
            Temuan("J-1", gerbang.dasar, pesan, gerbang.tingkat, SEKRETARIAT, tindakan_bukti(gerbang.kode))
        )
    return hasil


def peringatan_khusus(khusus: Sequence[JabatanKhusus], tahap: str) -> list[Temuan]:
    """J-2. What is easily forgotten with a special post, told in the stages it concerns.

    Dasar: named with each warning in jabatan_khusus.toml.
    """
    return [
        Temuan("J-2", f"{satu.dasar} · {satu.tanda}", satu.pesan, Tingkat.INGAT, SEKRETARIAT)
        for jabatan in khusus
        for satu in jabatan.peringatan
        if tahap in satu.tahap
    ]


def masa_beku(
    hari: date, masa: Sequence[MasaBeku], persetujuan: Surat | None, *, rencana: bool = False
) -> list[Temuan]:
    """J-3. In a frozen period nobody is appointed or sworn in without the written approval of the Mendagri.

    Scoring is not touched. ``rencana``: the day is only planned, so that the finding is a warning.

    Dasar: Undang-Undang 10/2016 Pasal 71 ayat (2); Surat Edaran Mendagri 29 Maret 2024 for a Pj.
    """
    kena = [satu for satu in masa if satu.mulai <= hari <= satu.sampai]
    if not kena:
        return []
    if persetujuan is not None:
        return terpenuhi("J-3", DASAR_BEKU, f"Persetujuan Menteri Dalam Negeri {persetujuan}.")
    apa = "Rencana pelantikan" if rencana else "Hari ini,"
    pesan = (
        f"{apa} {tanggal_kata(hari)}, termasuk masa pembekuan {tanggal_kata(kena[0].mulai)} sampai "
        f"{tanggal_kata(kena[0].sampai)} ({kena[0].sebab}). Pengangkatan dan pelantikan memerlukan "
        "persetujuan tertulis Menteri Dalam Negeri."
    )
    tingkat, pelaku = (Tingkat.INGAT, SEKRETARIAT) if rencana else (Tingkat.BLOK, PPK)
    return [Temuan("J-3", DASAR_BEKU, pesan, tingkat, pelaku, tindakan_bukti("PERSETUJUAN_MENDAGRI"))]


@cache
def semua_butir() -> dict[str, ButirBukti]:
    """J-1. All that can be recorded as proof: what the Perbup asks for, then the gates of special posts.

    Dasar: table BUTIR_BUKTI; each line of jabatan_khusus.toml names its own.
    """
    khusus = {
        gerbang.kode: ButirBukti(
            "J-1", gerbang.nama, "Diterbitkan oleh", f"Dasar: {gerbang.dasar} ({gerbang.tanda}).", True
        )
        for jabatan in jabatan_khusus()
        for gerbang in jabatan.gerbang
    }
    return BUTIR_BUKTI | khusus

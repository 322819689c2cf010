"""The name of one parameter, such as ``pengumuman.hari`` or ``metode.MAKALAH.bobot``: read it, change it.

A path leads through the groups of a Ketentuan to one value; methods and documents are named by their code.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from seleksi.ketentuan.isi import DokumenWajib, Kebijakan, Ketentuan, Keterangan, Metode, Rentang
from seleksi.ketentuan.polos import dari_polos

# Said in the head of a layer, made when layers are composed, or written by a person: no parameters.
BUKAN_PARAMETER: dict[Any, frozenset[str]] = {
    Ketentuan: frozenset(
        {"kode", "nama", "status_regulasi", "dasar_hukum", "lapisan", "keterangan", "pasal", "instrumen"}
    ),
    Metode: frozenset({"kode"}),
    Kebijakan: frozenset({"pertimbangan"}),
}
# Lists whose entries are named by their code.
BERKODE: dict[str, Any] = {"metode": Metode, "dokumen": DokumenWajib}
# Dataclasses that are one value, not a group of them.
SATU_NILAI = (Rentang, DokumenWajib)
YA_TIDAK = {"ya": True, "tidak": False}


@cache
def _medan(kelas: Any) -> dict[str, Any]:
    """Fields that a layer may fill, with their types."""
    buang = BUKAN_PARAMETER.get(kelas, frozenset())
    return {nama: jenis for nama, jenis in get_type_hints(kelas).items() if nama not in buang}


def _kelompok(jenis: Any) -> bool:
    return isinstance(jenis, type) and dataclasses.is_dataclass(jenis) and jenis not in SATU_NILAI


def jenis_di(jalur: str) -> Any:
    """The type at a path: of its value, or of the group it names. Raises KeyError for an unknown path."""
    jenis: Any = Ketentuan
    bagian = iter(jalur.split("."))
    for nama in bagian:
        if not _kelompok(jenis):
            raise KeyError(jalur)
        jenis = _medan(jenis)[nama]
        if nama in BERKODE and next(bagian, None) is not None:
            jenis = BERKODE[nama]
    return jenis


def satu_nilai(jalur: str) -> bool:
    """Whether the path names one value, not a group. Raises KeyError for an unknown path."""
    return not _kelompok(jenis_di(jalur)) and jalur not in BERKODE


def semua_jalur(ketentuan: Ketentuan) -> Iterator[str]:
    """Every parameter, in the order of the fields."""
    for nama, jenis in _medan(Ketentuan).items():
        if nama in BERKODE:
            for satu in getattr(ketentuan, nama):
                yield from _daun(f"{nama}.{satu.kode}", BERKODE[nama])
        else:
            yield from _daun(nama, jenis)


def _daun(jalur: str, jenis: Any) -> Iterator[str]:
    if not _kelompok(jenis):
        yield jalur
        return
    for nama in _medan(jenis):
        yield f"{jalur}.{nama}"


def nilai_di(ketentuan: Ketentuan, jalur: str) -> Any:
    """The value of one parameter. Raises KeyError for an unknown path."""
    if jalur in BERKODE or not satu_nilai(jalur):
        raise KeyError(jalur)
    tempat: Any = ketentuan
    for nama in jalur.split("."):
        tempat = _berkode(tempat, nama) if isinstance(tempat, tuple) else getattr(tempat, nama)
    return tempat


def dengan_nilai(ketentuan: Ketentuan, jalur: str, nilai: Any) -> Ketentuan:
    """Copy with another value of one parameter. Raises KeyError for an unknown path."""
    nilai_di(ketentuan, jalur)
    hasil: Ketentuan = _ganti(ketentuan, jalur.split("."), nilai)
    return hasil


def _ganti(tempat: Any, bagian: list[str], nilai: Any) -> Any:
    if not bagian:
        return nilai
    nama, *sisa = bagian
    if isinstance(tempat, tuple):
        lama = _berkode(tempat, nama)
        return tuple(_ganti(satu, sisa, nilai) if satu is lama else satu for satu in tempat)
    return dataclasses.replace(tempat, **{nama: _ganti(getattr(tempat, nama), sisa, nilai)})


def _berkode(daftar: tuple[Any, ...], kode: str) -> Any:
    for satu in daftar:
        if satu.kode == kode:
            return satu
    raise KeyError(kode)


def nilai_dari_teks(jalur: str, teks: str) -> Any:
    """A typed value from what a person typed; lists are separated by semicolons.

    Raises ValueError with the reason in Indonesian, KeyError for an unknown path.
    """
    jenis = jenis_di(jalur)
    bersih = teks.strip()
    if jenis is bool:
        if bersih.lower() not in YA_TIDAK:
            raise ValueError("Isi dengan “ya” atau “tidak”.")
        return YA_TIDAK[bersih.lower()]
    if jenis is int:
        if not bersih.isdecimal():
            raise ValueError("Isi dengan bilangan bulat, misalnya 15.")
        return int(bersih)
    if jenis is Decimal:
        return _desimal(bersih)
    if jenis is str:
        return bersih
    if get_origin(jenis) is tuple and get_args(jenis)[0] is str:
        return tuple(satu.strip() for satu in bersih.split(";") if satu.strip())
    raise ValueError("Nilai ini tidak dapat ditulis sebagai satu isian.")


def _desimal(teks: str) -> Decimal:
    try:
        angka: Decimal = dari_polos(Decimal, teks.replace(",", "."), "")
    except ValueError:
        raise ValueError("Isi dengan angka, misalnya 87,50.") from None
    return angka


def luar_batas(keterangan: Keterangan, nilai: Any) -> str:
    """Why a value lies outside what the source allows, in Indonesian; empty when it does not."""
    if keterangan.pilihan:
        boleh = {satu.kode: satu.sebutan for satu in keterangan.pilihan}
        asing = [satu for satu in (nilai if isinstance(nilai, tuple) else (nilai,)) if satu not in boleh]
        if asing:
            return f"{asing[0] or 'Kosong'} bukan pilihan; pilih dari: {'; '.join(boleh.values())}."
    if keterangan.min is not None and nilai < keterangan.min:
        return f"{nilai} kurang dari {keterangan.min}, paling sedikit menurut {keterangan.sumber}."
    if keterangan.maks is not None and nilai > keterangan.maks:
        return f"{nilai} lebih dari {keterangan.maks}, paling banyak menurut {keterangan.sumber}."
    return ""

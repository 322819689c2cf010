"""Between frozen dataclasses and plain JSON data. What the data mean: isi."""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints


def ke_polos(nilai: Any) -> Any:
    """Plain JSON data: tables, lists, texts (of a Decimal and a date too), whole numbers, true and false."""
    if dataclasses.is_dataclass(nilai):
        return {f.name: ke_polos(getattr(nilai, f.name)) for f in dataclasses.fields(nilai)}
    if isinstance(nilai, tuple):
        return [ke_polos(satu) for satu in nilai]
    if isinstance(nilai, Decimal):
        return str(nilai)
    if isinstance(nilai, date):
        return nilai.isoformat()
    return nilai


SEBUTAN = {int: "bilangan bulat", str: "teks", bool: "true atau false"}


def dari_polos(jenis: Any, isi: Any, tempat: str) -> Any:
    """Raises ValueError naming the place that is missing, unknown or of the wrong kind."""
    asal = get_origin(jenis)
    if asal in (Union, types.UnionType):
        jenis = next(satu for satu in get_args(jenis) if satu is not type(None))
        return None if isi is None else dari_polos(jenis, isi, tempat)
    if asal is tuple:
        if not isinstance(isi, list):
            raise ValueError(f"{tempat}: harus berupa daftar.")
        return tuple(dari_polos(get_args(jenis)[0], satu, f"{tempat}[{n}]") for n, satu in enumerate(isi))
    if dataclasses.is_dataclass(jenis):
        return _dari_peta(jenis, isi, tempat)
    if jenis is Decimal:
        return _desimal(isi, tempat)
    if jenis is date:
        return date.fromisoformat(isi)
    if not isinstance(isi, jenis) or isinstance(isi, bool) is not (jenis is bool):
        raise ValueError(f"{tempat}: harus {SEBUTAN[jenis]}, bukan {isi!r}.")
    return isi


def _desimal(isi: Any, tempat: str) -> Decimal:
    try:
        angka = Decimal(str(isi))
    except InvalidOperation:
        angka = Decimal("NaN")
    if not angka.is_finite():
        raise ValueError(f"{tempat}: harus angka, bukan {isi!r}.")
    return angka


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
            hasil[nama] = dari_polos(petunjuk[nama], isi[nama], f"{tempat}.{nama}")
        elif f.default is dataclasses.MISSING:
            raise ValueError(f"{tempat}.{nama}: belum diisi.")
    return jenis(**hasil)

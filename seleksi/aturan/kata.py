"""How findings name people, lists and figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from seleksi.izin import Temuan, Tingkat

# Who mends a finding, as screens and papers call them.
SEKRETARIAT = "Sekretariat"
KETUA_SEKRETARIAT = "Ketua Sekretariat"
KETUA_PANSEL = "Ketua Pansel"
PELAMAR = "Pelamar"
VERIFIKATOR = "Sekretariat, verifikator"
PYB = "PyB"
PPK = "PPK"


def terpenuhi(kode: str, dasar: str, pesan: str) -> list[Temuan]:
    """A met rule with its figures, for the list of what is already in order.

    Dasar: the article named by the caller.
    """
    return [Temuan(kode, dasar, pesan, Tingkat.TERPENUHI)]


def daftar_kata(butir: Sequence[str]) -> str:
    """``a, b, dan c``.

    Dasar: praktik tata naskah dinas.
    """
    if len(butir) < 3:
        return " dan ".join(butir)
    return f"{', '.join(butir[:-1])}, dan {butir[-1]}"


def persen_kata(nilai: Decimal) -> str:
    """``87,5``: without trailing zeros, decimal comma.

    Dasar: praktik tata naskah dinas.
    """
    return f"{nilai.normalize():f}".replace(".", ",")

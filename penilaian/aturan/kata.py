"""Words and the blocking finding that the rules of scoring share."""

from __future__ import annotations

from collections.abc import Sequence

from seleksi.izin import Temuan, Tingkat


def _dan(nama: Sequence[str]) -> str:
    if len(nama) < 3:
        return " dan ".join(nama)
    return f"{', '.join(nama[:-1])}, dan {nama[-1]}"


def _blok(
    kode: str, dasar: str, pesan: str, pelaku: str = "Ketua Panitia Seleksi", tindakan: str = ""
) -> Temuan:
    return Temuan(kode, dasar, pesan, Tingkat.BLOK, pelaku, tindakan)

"""Which article a finding names where a regency has a regulation of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from seleksi.izin import Temuan
from seleksi.ketentuan import Ketentuan

# What the rules name without saying of which regulation.
TANPA_NAMA = ("Pasal ", "Lampiran")
ACUAN = "(Perbup Temanggung 89/2021, sebagai acuan)"


def menurut_profil(temuan: Iterable[Temuan], ketentuan: Ketentuan) -> list[Temuan]:
    """P-10. Findings name the article of the regency's own regulation, where its profile says which it is.

    A rule of which such a profile says nothing keeps the article of the Perbup, marked as a reference, never
    as if it stood in the regency's regulation. Other laws are named in full already and stay.

    Dasar: table [pasal] of the layers; Perbup Pasal 5 ayat (5).
    """
    sendiri = {satu.kode: satu.dasar for satu in ketentuan.pasal}
    if not sendiri:
        return list(temuan)
    return [
        dataclasses.replace(satu, dasar=sendiri.get(satu.kode) or _sebagai_acuan(satu.dasar))
        for satu in temuan
    ]


def _sebagai_acuan(dasar: str) -> str:
    if not dasar.startswith(TANPA_NAMA) or dasar.endswith(ACUAN):
        return dasar
    return f"{dasar} {ACUAN}"

"""How much two texts have in common, word by word. A hint for people: it knows no quotations, no reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass

# So many words in the same order count as something in common.
BERUNTUN = 6
KATA = re.compile(r"[^\W_]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Kemiripan:
    """`persen` of the shorter text that also stands in the other, in `bagian` separate passages of it."""

    persen: int
    bagian: int


def runtun(teks: str) -> list[int]:
    """Every run of words of a text as a number, in its order; case and punctuation do not count."""
    kata = KATA.findall(teks.casefold())
    return [hash(tuple(kata[n : n + BERUNTUN])) for n in range(len(kata) - BERUNTUN + 1)]


def bandingkan(satu: list[int], lain: list[int]) -> Kemiripan:
    """What the shorter of two texts shares with the other."""
    pendek, panjang = sorted((satu, lain), key=len)
    bersama = set(panjang).intersection(pendek)
    if not bersama:
        return Kemiripan(0, 0)
    kena = [nomor in bersama for nomor in pendek]
    bagian = sum(ini and not lalu for lalu, ini in zip([False, *kena], kena, strict=False))
    return Kemiripan(sum(kena) * 100 // len(kena), bagian)

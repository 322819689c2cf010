"""The verdict: findings of rules, and the error of a refused act. Nothing here knows a rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Tingkat(StrEnum):
    """Degree of a finding. Only the first three hold an act back."""

    BLOK = "BLOK"
    # Holds like BLOK, but only time can mend it: nobody needs to be chased.
    MENUNGGU = "MENUNGGU"
    # Holds until a recorded pleno decision (berita acara) lifts it.
    BERITA_ACARA = "BERITA_ACARA"
    INGAT = "INGAT"
    TERPENUHI = "TERPENUHI"


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding: which rule, where it stands, what is missing in plain Indonesian, who mends it.

    ``tindakan`` is a stable key of the act that mends it; views turn it into an address.
    """

    kode: str
    dasar: str
    pesan: str
    tingkat: Tingkat = Tingkat.BLOK
    pelaku: str = ""
    tindakan: str = ""


class TindakanDitolak(Exception):
    """A refused act. ``str()`` is the reason shown to the user; ``temuan`` are the findings behind it."""

    def __init__(self, alasan: str, temuan: tuple[Temuan, ...] = ()) -> None:
        super().__init__(alasan)
        self.temuan = temuan


@dataclass(frozen=True, slots=True)
class Izin:
    """Verdict on "may this person do this now?". True when nothing holds the act back."""

    temuan: tuple[Temuan, ...] = ()
    # Recorded pleno decision; lifts BERITA_ACARA findings, never BLOK.
    berita_acara: str = ""

    @classmethod
    def dari(cls, *kelompok: Iterable[Temuan], berita_acara: str = "") -> Izin:
        return cls(tuple(temuan for satu in kelompok for temuan in satu), berita_acara)

    @property
    def menahan(self) -> tuple[Temuan, ...]:
        tingkat = {Tingkat.BLOK, Tingkat.MENUNGGU}
        if not self.berita_acara:
            tingkat.add(Tingkat.BERITA_ACARA)
        return tuple(temuan for temuan in self.temuan if temuan.tingkat in tingkat)

    @property
    def alasan(self) -> str:
        return " ".join(temuan.pesan for temuan in self.menahan)

    def __bool__(self) -> bool:
        return not self.menahan

    def pastikan(self) -> None:
        """Raise TindakanDitolak unless the act is allowed."""
        if self.menahan:
            raise TindakanDitolak(self.alasan, self.menahan)

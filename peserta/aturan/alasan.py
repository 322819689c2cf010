"""Ready reasons: how they read, and what a line of the catalogue needs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from peserta.aturan.dokumen import RUMPUN_DOKUMEN
from seleksi.izin import Temuan

# Reasons kept for it serve every condition of a vacancy, whatever its number.
RUMPUN_TAMBAHAN = "E-08"
NAMA_TAMBAHAN = "Syarat tambahan jabatan"
NAMA_UMUM = "Umum, untuk semua butir"


@dataclass(frozen=True, slots=True)
class BunyiAlasan:
    """One line of the catalogue: for which item, what is wrong, by which article, what to do about it."""

    butir: str
    kalimat: str
    dasar: str
    tindakan: str


def rumpun_butir(kode: str) -> str:
    """B-3. The code under which reasons for an item are kept: what one vacancy asks for more shares one.

    Dasar: Lampiran huruf b angka 3 huruf e.
    """
    if kode.startswith(f"{RUMPUN_DOKUMEN}-"):
        return RUMPUN_DOKUMEN
    return RUMPUN_TAMBAHAN if kode.startswith(f"{RUMPUN_TAMBAHAN}.") else kode


def teks_alasan(bunyi: BunyiAlasan) -> str:
    """B-3. The words that go into the field, and from there into the letter: sentence, article, what to do.

    Dasar: Lampiran huruf b angka 3; reasons of a decision: Undang-Undang 30/2014 Pasal 55.
    """
    tindakan = bunyi.tindakan.strip()
    akhir = tindakan if tindakan.endswith((".", "?", "!")) else f"{tindakan}."
    return f"{bunyi.kalimat.strip().rstrip('.')} ({bunyi.dasar.strip()}). {akhir}"


def alasan_baku(
    bunyi: BunyiAlasan, dikenal: Collection[str], ada: Collection[tuple[str, str]]
) -> list[Temuan]:
    """B-3. A ready reason is for a known item, has all three parts, and stands in the catalogue once.

    ``ada``: (item, sentence) of the lines in force.

    Dasar: Lampiran huruf b angka 3; reasons of a decision: Undang-Undang 30/2014 Pasal 55.
    """
    salah = []
    if bunyi.butir and bunyi.butir not in dikenal:
        salah.append("Butir ini tidak ada dalam daftar periksa.")
    if not bunyi.kalimat.strip():
        salah.append("Tulis kalimat alasannya.")
    if not bunyi.dasar.strip():
        salah.append("Tulis dasar hukumnya: pasal atau angka lampiran.")
    if not bunyi.tindakan.strip():
        salah.append("Tulis apa yang perlu dilakukan pelamar.")
    if (bunyi.butir, _sama(bunyi.kalimat)) in {(butir, _sama(kalimat)) for butir, kalimat in ada}:
        salah.append("Kalimat ini sudah ada dalam katalog untuk butir yang sama.")
    return [_katalog(pesan) for pesan in salah]


def alasan_berlaku(diakhiri: bool) -> list[Temuan]:
    """B-3. Only the version in force is replaced or withdrawn.

    Dasar: Lampiran huruf b angka 3.
    """
    return [_katalog("Alasan ini sudah diganti atau ditarik.")] if diakhiri else []


def _sama(kalimat: str) -> str:
    return " ".join(kalimat.casefold().rstrip(". ").split())


def _katalog(pesan: str) -> Temuan:
    return Temuan("B-3", "Lampiran huruf b angka 3", pesan, pelaku="Ketua Sekretariat")

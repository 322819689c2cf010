"""Papers that bear both kinds of signature: electronic, and wet on a print of the same text."""

from __future__ import annotations

from seleksi.aturan.kata import SEKRETARIAT
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan

DASAR_ASLI = "Pasal 6 ayat (2) huruf e; kebijakan"


def lembar_basah(terbit: bool, rahasia: bool, penanda: str, tempat: str) -> list[Temuan]:
    """P-12. A wet-signed sheet is kept beside a paper that was issued: who signed it, and where it lies.

    A secret paper has numbered copies instead; no scan of it is stored.

    Dasar: Perbup Pasal 6 ayat (2) huruf e.
    """
    salah = []
    if not terbit:
        salah.append("Lembar bertanda tangan basah dicatat untuk naskah yang sudah terbit dan berlaku.")
    if rahasia:
        salah.append("Naskah rahasia tidak dipindai; simpan lembarnya tersegel dan bernomor salinan.")
    if not penanda.strip():
        salah.append("Tulis siapa yang menandatangani lembar itu.")
    if not tempat.strip():
        salah.append("Tulis di mana lembar aslinya disimpan.")
    return [Temuan("P-12", DASAR_ASLI, pesan, Tingkat.BLOK, SEKRETARIAT) for pesan in salah]


def asli_naskah(tempat: str, ketentuan: Ketentuan) -> str:
    """P-12. Which one is the original; `tempat` is where a wet-signed sheet lies, empty without one.

    Dasar: Perbup Pasal 6 ayat (2) huruf e; kebijakan.asli_bercampur.
    """
    if not tempat:
        return "Dokumen elektronik bersidik; setiap cetakannya salinan."
    if ketentuan.kebijakan.asli_bercampur == "KERTAS":
        return f"Lembar kertas bertanda tangan basah, disimpan di {tempat}; PDF ini salinannya."
    return f"Dokumen elektronik bersidik; lembar bertanda tangan basah, disimpan di {tempat}, melengkapinya."

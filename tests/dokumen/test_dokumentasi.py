"""docs/naskah.md names every paper and every field of its own, and nothing that is not there."""

import re
from pathlib import Path

from tests.dokumen.contoh_isi import NASKAH

AKAR = Path(__file__).resolve().parent.parent.parent
UMUM = {"instansi", "tahun", "nama_seleksi", "peraturan", "id_lowongan", "tembusan", "penanda"}


def baris() -> dict[str, tuple[str, str]]:
    """Template -> (class, own fields) as the page says."""
    hasil = {}
    for satu in (AKAR / "docs/naskah.md").read_text(encoding="utf-8").splitlines():
        kolom = [isi.strip() for isi in satu.strip("|").split("|")]
        if len(kolom) == 8 and kolom[1].startswith("`"):
            hasil[kolom[1].strip("`")] = (kolom[3][:1], kolom[6])
    return hasil


def test_setiap_templat_naskah_terdaftar():
    ada = {
        satu.relative_to(AKAR / "templates").as_posix()
        for satu in (AKAR / "templates").glob("*/naskah/*.html")
        if satu.parent.parent.name != "dokumen"
    }
    assert set(baris()) == ada == {contoh.templat for contoh in NASKAH.values()}


def test_kelas_dan_isi_terdaftar():
    for contoh in NASKAH.values():
        kelas, medan = baris()[contoh.templat]
        assert kelas == contoh.kelas, contoh.templat
        tanpa_kurung = re.sub(r"\([^)]*\)", "", medan)
        assert {satu.strip() for satu in tanpa_kurung.split(",")} == set(contoh.isi) - UMUM, contoh.templat

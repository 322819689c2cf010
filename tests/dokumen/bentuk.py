"""Does the data of a paper have the shape of its documented sample, and does it fill the template?"""

import json
from typing import Any

from dokumen.templat import html
from tests.dokumen.contoh_isi import NASKAH, bahan_contoh


def bentuk(isi: Any, jalur: str = "") -> set[str]:
    """Every path of a value: "lowongan[].pelamar[].nama"."""
    if isinstance(isi, dict):
        return {satu for kunci, nilai in isi.items() for satu in bentuk(nilai, f"{jalur}.{kunci}")}
    if isinstance(isi, list):
        return {satu for nilai in isi for satu in bentuk(nilai, f"{jalur}[]")} or {f"{jalur}[]"}
    return {jalur}


def _tanpa_cabang_kosong(jalur: set[str], lain: set[str]) -> set[str]:
    """An empty list here may be a full one there."""
    return {
        satu
        for satu in jalur
        if not any(kosong.endswith("[]") and satu.startswith(kosong) for kosong in lain)
    }


def assert_sebentuk(nama: str, isi: dict[str, Any]) -> str:
    """Same fields as the sample `nama`, plain JSON, and a complete paper; returns its HTML."""
    assert json.loads(json.dumps(isi)) == isi, "hanya data JSON polos"
    ini, contoh = bentuk(isi), bentuk(NASKAH[nama].isi)
    kurang = _tanpa_cabang_kosong(contoh, ini) - ini
    lebih = _tanpa_cabang_kosong(ini, contoh) - contoh
    lebih = {satu for satu in lebih if not any(lain.startswith(satu) for lain in contoh)}
    assert not kurang, f"tidak ada: {sorted(kurang)}"
    assert not lebih, f"tidak terdaftar: {sorted(lebih)}"
    return html(NASKAH[nama].templat, {**bahan_contoh(nama), **isi})

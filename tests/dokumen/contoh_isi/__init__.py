"""Sample data of every paper: fictitious Kabupaten Contoh Raya, in the shape that <app>/naskah returns.

`NASKAH` lists per paper: template, class, number pattern, signer's office, isi. Persons, places and numbers
are invented; where a law is named, the name is real.
"""

from typing import Any

from tests.dokumen.contoh_isi.berita_acara import BERITA_ACARA
from tests.dokumen.contoh_isi.dasar import Contoh
from tests.dokumen.contoh_isi.keputusan import KEPUTUSAN
from tests.dokumen.contoh_isi.pengumuman import PENGUMUMAN
from tests.dokumen.contoh_isi.surat import SURAT

NASKAH: dict[str, Contoh] = {**KEPUTUSAN, **PENGUMUMAN, **BERITA_ACARA, **SURAT}


def bahan_contoh(nama: str, *, konsep: bool = False) -> dict[str, Any]:
    """What dokumen.bahan would give for a signed (or unsigned) row with this sample."""
    contoh = NASKAH[nama]
    tanggal = "2026-12-04" if "/XII/" in contoh.nomor else "2026-10-26"
    return {
        **contoh.isi,
        "naskah": {
            "judul": contoh.judul,
            "kelas": contoh.kelas,
            "rahasia": contoh.kelas == "R",
            "konsep": konsep,
            "nomor": "" if konsep else contoh.nomor,
            "bernomor": bool(contoh.pola_nomor),
            "nomor_konsep": contoh.pola_nomor.replace("{klasifikasi}", "800.1.3.3").split("{")[0] + "…"
            if contoh.pola_nomor
            else "",
            "tanggal": "" if konsep else tanggal,
            "kode": "K7M2-9QXD-31FA-ZZ08",
            "alamat": "seleksi.contohraya.example/verifikasi/",
            "tautan": "https://seleksi.contohraya.example/verifikasi/K7M29QXD31FAZZ08/",
            "nama_penanda": contoh.nama_penanda,
            "jabatan_penanda": contoh.jabatan_penanda,
            "salinan_nomor": 1 if contoh.salinan_jumlah else 0,
            "salinan_jumlah": contoh.salinan_jumlah,
            "waktu": "2026-10-26T09:15:00+07:00",
        },
    }

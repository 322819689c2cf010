"""Objects of a selection as the plain data of its papers. Printing: dokumen; acts: actions.

Each function returns the ``isi`` of the template of its name; docs/naskah.md lists the fields.
"""

from seleksi.naskah.bagian import daftar_jadwal
from seleksi.naskah.berita_acara import berita_acara_penutupan, berita_acara_persiapan, daftar_kebijakan
from seleksi.naskah.nominatif import nominatif
from seleksi.naskah.pembukaan import pengumuman
from seleksi.naskah.penetapan import keputusan_pengangkatan, pengumuman_hasil_akhir, surat_usulan_pyb
from seleksi.naskah.perpanjangan import pengumuman_perpanjangan, pengumuman_perpanjangan_seleksi
from seleksi.naskah.perubahan import (
    pengumuman_pembatalan,
    pengumuman_perubahan_jadwal,
    pengumuman_ralat,
    perubahan_ketentuan,
    perubahan_syarat,
)

__all__ = [
    "berita_acara_penutupan",
    "berita_acara_persiapan",
    "daftar_jadwal",
    "daftar_kebijakan",
    "keputusan_pengangkatan",
    "nominatif",
    "pengumuman",
    "pengumuman_hasil_akhir",
    "pengumuman_pembatalan",
    "pengumuman_perpanjangan",
    "pengumuman_perpanjangan_seleksi",
    "pengumuman_perubahan_jadwal",
    "pengumuman_ralat",
    "perubahan_ketentuan",
    "perubahan_syarat",
    "surat_usulan_pyb",
]

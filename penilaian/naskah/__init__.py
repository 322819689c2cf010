"""Objects of penilaian as the plain data of papers and of the worksheet. Printing: dokumen; acts: actions."""

from penilaian.naskah.hasil_asesmen import (
    serah_terima_asesmen,
)
from penilaian.naskah.kertas import LEMBAR_KOSONG, lembar_kosong
from penilaian.naskah.koreksi import JABATAN_SEKRETARIS, berita_acara_koreksi
from penilaian.naskah.lembar_kerja import Penerima, cetakan_lembar_kerja, lembar_kerja
from penilaian.naskah.pleno import (
    JABATAN_KETUA,
    POLA_KEPUTUSAN_PANSEL,
    berita_acara_rekapitulasi,
    keputusan_tiga_calon,
    pengumuman_hasil_tahap,
    putusan_pleno,
    surat_peringkat,
)
from penilaian.naskah.tanda_kunci import tanda_kunci
from penilaian.naskah.telusur import surat_tugas_penelusur

__all__ = [
    "JABATAN_KETUA",
    "JABATAN_SEKRETARIS",
    "LEMBAR_KOSONG",
    "POLA_KEPUTUSAN_PANSEL",
    "Penerima",
    "berita_acara_koreksi",
    "berita_acara_rekapitulasi",
    "cetakan_lembar_kerja",
    "keputusan_tiga_calon",
    "lembar_kerja",
    "lembar_kosong",
    "pengumuman_hasil_tahap",
    "putusan_pleno",
    "serah_terima_asesmen",
    "surat_peringkat",
    "surat_tugas_penelusur",
    "tanda_kunci",
]

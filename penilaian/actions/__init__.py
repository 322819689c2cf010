"""Acts of scoring: components, sheets, recap, pleno, health. The only place that writes in penilaian.

Locks are always taken in this order: vacancy, component, sheet. A sheet therefore cannot be locked in the
moment its component closes, nor voided while the recap is computed.
"""

from penilaian.actions.asesmen_terdahulu import cabut_asesmen_terdahulu, catat_asesmen_terdahulu
from penilaian.actions.benturan import nyatakan_benturan
from penilaian.actions.kesehatan import baca_kesehatan, catat_kesehatan, salin_surat_kesehatan
from penilaian.actions.komponen import buka_komponen, kunci_komponen, siapkan_komponen, tandai_diumumkan
from penilaian.actions.lembar import LembarBasi, batalkan_lembar, kunci_lembar, sidik_lembar, simpan_draf
from penilaian.actions.lembar_kerja import ambil_lembar_kerja
from penilaian.actions.penjelasan import jelaskan_nilai
from penilaian.actions.pleno import naikkan_calon, tetapkan_tiga_nama
from penilaian.actions.rekap import baca_peringkat, hitung_rekap, putuskan_seri

__all__ = [
    "LembarBasi",
    "ambil_lembar_kerja",
    "baca_kesehatan",
    "baca_peringkat",
    "batalkan_lembar",
    "buka_komponen",
    "cabut_asesmen_terdahulu",
    "catat_asesmen_terdahulu",
    "catat_kesehatan",
    "hitung_rekap",
    "jelaskan_nilai",
    "kunci_komponen",
    "kunci_lembar",
    "naikkan_calon",
    "nyatakan_benturan",
    "putuskan_seri",
    "salin_surat_kesehatan",
    "siapkan_komponen",
    "sidik_lembar",
    "simpan_draf",
    "tandai_diumumkan",
    "tetapkan_tiga_nama",
]

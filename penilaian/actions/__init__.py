"""Acts of scoring: components, sheets, recap, pleno, health. The only place that writes in penilaian.

Locks are always taken in this order: vacancy, component, sheet. A sheet therefore cannot be locked in the
moment its component closes, nor voided while the recap is computed.
"""

from penilaian.actions.asesmen_terdahulu import cabut_asesmen_terdahulu, catat_asesmen_terdahulu
from penilaian.actions.benturan import nyatakan_benturan
from penilaian.actions.buka import minta_buka_lembar, setujui_buka_lembar, tolak_buka_lembar
from penilaian.actions.hasil_asesmen import (
    HasilBerbeda,
    cocokkan_hasil,
    tarik_hasil,
    terima_hasil,
    tetapkan_skala,
    unggah_hasil,
)
from penilaian.actions.kertas import (
    KertasBasi,
    cetak_kertas,
    ketik_kertas,
    kunci_dari_kertas,
    titip_pindaian,
    tolak_kertas,
)
from penilaian.actions.kesehatan import baca_kesehatan, catat_kesehatan, salin_surat_kesehatan
from penilaian.actions.komponen import buka_komponen, kunci_komponen, siapkan_komponen, tandai_diumumkan
from penilaian.actions.lembar import LembarBasi, batalkan_lembar, kunci_lembar, sidik_lembar, simpan_draf
from penilaian.actions.lembar_kerja import ambil_lembar_kerja
from penilaian.actions.penjelasan import jelaskan_nilai
from penilaian.actions.pleno import naikkan_calon, tetapkan_tiga_nama
from penilaian.actions.rekap import baca_peringkat, hitung_rekap, putuskan_seri
from penilaian.actions.tanda_kunci import cetak_tanda_kunci
from penilaian.actions.telusur import (
    TelusurBasi,
    baca_telusur,
    buka_surat_tugas,
    hapus_bukti_telusur,
    hentikan_telusur,
    salin_bukti_telusur,
    serahkan_telusur,
    simpan_telusur,
    tambah_bukti_telusur,
    tetapkan_penelusur,
)

__all__ = [
    "HasilBerbeda",
    "KertasBasi",
    "LembarBasi",
    "TelusurBasi",
    "ambil_lembar_kerja",
    "baca_kesehatan",
    "baca_peringkat",
    "baca_telusur",
    "batalkan_lembar",
    "buka_komponen",
    "buka_surat_tugas",
    "cabut_asesmen_terdahulu",
    "catat_asesmen_terdahulu",
    "catat_kesehatan",
    "cetak_kertas",
    "cetak_tanda_kunci",
    "cocokkan_hasil",
    "hapus_bukti_telusur",
    "hentikan_telusur",
    "hitung_rekap",
    "jelaskan_nilai",
    "ketik_kertas",
    "kunci_dari_kertas",
    "kunci_komponen",
    "kunci_lembar",
    "minta_buka_lembar",
    "naikkan_calon",
    "nyatakan_benturan",
    "putuskan_seri",
    "salin_bukti_telusur",
    "salin_surat_kesehatan",
    "serahkan_telusur",
    "setujui_buka_lembar",
    "siapkan_komponen",
    "sidik_lembar",
    "simpan_draf",
    "simpan_telusur",
    "tambah_bukti_telusur",
    "tandai_diumumkan",
    "tarik_hasil",
    "terima_hasil",
    "tetapkan_penelusur",
    "tetapkan_skala",
    "tetapkan_tiga_nama",
    "titip_pindaian",
    "tolak_buka_lembar",
    "tolak_kertas",
    "unggah_hasil",
]

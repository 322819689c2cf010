"""Acts of applicants and verifiers; the only place that writes in peserta.

Rows are locked from the vacancy down (lowongan, pelamar, lamaran), so that no two acts wait for each other.
"""

from peserta.actions.alasan import catat_alasan, muat_alasan, tarik_alasan, ubah_alasan
from peserta.actions.berkas import hapus_berkas, pasang_berkas, unggah
from peserta.actions.daerah import akhiri_daerah, catat_daerah, muat_daerah
from peserta.actions.data_saya import unduh_data_saya
from peserta.actions.isian import MEDAN_PROFIL, MEDAN_REKOMENDASI, MEDAN_RIWAYAT
from peserta.actions.kedua import (
    periksa_butir_kedua,
    putus_selisih,
    selesai_diperiksa_kedua,
    teruskan_selisih,
)
from peserta.actions.kiriman import buang_kiriman, mulai_kiriman, tambah_kiriman, unggah_kiriman
from peserta.actions.lamaran import ajukan, buat_lamaran, nyatakan_gugur, tarik
from peserta.actions.pegang import ambil_berikutnya, lepaskan
from peserta.actions.pembacaan import MASA_BACA, baca_berkas, baca_halaman, unduh_daftar
from peserta.actions.perbaikan import (
    hapus_tanda_perbaikan,
    kirim_perbaikan,
    minta_perbaikan,
    pasang_pengganti,
    tandai_perbaikan,
    unggah_perbaikan,
)
from peserta.actions.permintaan import (
    batalkan_permintaan,
    konfirmasi_kode,
    minta_kode,
    minta_rekomendasi,
    serahkan_rekomendasi,
    unggah_surat,
)
from peserta.actions.pertanyaan import (
    jawab,
    lanjutkan,
    tanyakan,
    terbitkan,
)
from peserta.actions.profil import hapus_riwayat, jelaskan_nip, simpan_profil, tambah_riwayat, ubah_riwayat
from peserta.actions.rekomendasi import cocokkan_rekomendasi, isi_rekomendasi
from peserta.actions.riwayat import hapus_butir, impor_riwayat, tambah_butir, ubah_butir
from peserta.actions.sanggahan import (
    ajukan_sanggahan,
    baca_bukti,
    buka_masa_sanggah,
    hapus_bukti,
    jawab_sanggahan,
    simpan_sanggahan,
    tambah_bukti,
    tarik_sanggahan,
)
from peserta.actions.surat import (
    JABATAN_PENANDA,
    JUDUL_SURAT,
    TEMPLAT_SURAT,
    buka_surat,
    setujui_surat,
    siapkan_surat,
    tandai_surat,
    tandai_surat_ms,
    terbitkan_surat,
    ubah_kalimat_surat,
)
from peserta.actions.syarat import hapus_syarat, tetapkan_syarat
from peserta.actions.undangan import undang_pelamar
from peserta.actions.verifikasi import (
    kabari_hasil_administrasi,
    kembalikan,
    konfirmasi,
    periksa_butir,
    selesai_diperiksa,
    telaah_riwayat,
)

__all__ = [
    "JABATAN_PENANDA",
    "JUDUL_SURAT",
    "MASA_BACA",
    "MEDAN_PROFIL",
    "MEDAN_REKOMENDASI",
    "MEDAN_RIWAYAT",
    "TEMPLAT_SURAT",
    "ajukan",
    "ajukan_sanggahan",
    "akhiri_daerah",
    "ambil_berikutnya",
    "baca_berkas",
    "baca_bukti",
    "baca_halaman",
    "batalkan_permintaan",
    "buang_kiriman",
    "buat_lamaran",
    "buka_masa_sanggah",
    "buka_surat",
    "catat_alasan",
    "catat_daerah",
    "cocokkan_rekomendasi",
    "hapus_berkas",
    "hapus_bukti",
    "hapus_butir",
    "hapus_riwayat",
    "hapus_syarat",
    "hapus_tanda_perbaikan",
    "impor_riwayat",
    "isi_rekomendasi",
    "jawab",
    "jawab_sanggahan",
    "jelaskan_nip",
    "kabari_hasil_administrasi",
    "kembalikan",
    "kirim_perbaikan",
    "konfirmasi",
    "konfirmasi_kode",
    "lanjutkan",
    "lepaskan",
    "minta_kode",
    "minta_perbaikan",
    "minta_rekomendasi",
    "muat_alasan",
    "muat_daerah",
    "mulai_kiriman",
    "nyatakan_gugur",
    "pasang_berkas",
    "pasang_pengganti",
    "periksa_butir",
    "periksa_butir_kedua",
    "putus_selisih",
    "selesai_diperiksa",
    "selesai_diperiksa_kedua",
    "serahkan_rekomendasi",
    "setujui_surat",
    "siapkan_surat",
    "simpan_profil",
    "simpan_sanggahan",
    "tambah_bukti",
    "tambah_butir",
    "tambah_kiriman",
    "tambah_riwayat",
    "tandai_perbaikan",
    "tandai_surat",
    "tandai_surat_ms",
    "tanyakan",
    "tarik",
    "tarik_alasan",
    "tarik_sanggahan",
    "telaah_riwayat",
    "terbitkan",
    "terbitkan_surat",
    "teruskan_selisih",
    "tetapkan_syarat",
    "ubah_alasan",
    "ubah_butir",
    "ubah_kalimat_surat",
    "ubah_riwayat",
    "undang_pelamar",
    "unduh_daftar",
    "unduh_data_saya",
    "unggah",
    "unggah_kiriman",
    "unggah_perbaikan",
    "unggah_surat",
]

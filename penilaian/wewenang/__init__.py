"""Who may do what in scoring, now. Verdicts collect findings; nothing is written, no request is known."""

from penilaian.wewenang.asesmen import boleh_cabut_asesmen_terdahulu, boleh_catat_asesmen_terdahulu
from penilaian.wewenang.buka import boleh_minta_buka, boleh_setujui_buka, boleh_tolak_buka
from penilaian.wewenang.dasar import KETUA
from penilaian.wewenang.hasil_asesmen import (
    boleh_cocokkan_hasil,
    boleh_tarik_hasil,
    boleh_terima_hasil,
    boleh_tetapkan_skala,
    boleh_unggah_hasil,
)
from penilaian.wewenang.kertas import (
    boleh_cetak_kertas,
    boleh_ketik_kertas,
    boleh_kunci_kertas,
    boleh_titip_pindaian,
    boleh_tolak_kertas,
)
from penilaian.wewenang.kesehatan import (
    boleh_baca_kesehatan,
    boleh_catat_kesehatan,
    boleh_salin_surat_kesehatan,
)
from penilaian.wewenang.komponen import boleh_buka_komponen, boleh_kunci_komponen
from penilaian.wewenang.lembar import (
    boleh_batalkan_lembar,
    boleh_jelaskan_nilai,
    boleh_kunci_lembar,
    boleh_menilai,
    boleh_nyatakan_benturan,
    boleh_ubah_pernyataan,
)
from penilaian.wewenang.pleno import (
    boleh_ambil_lembar_kerja,
    boleh_baca_peringkat,
    boleh_hitung_rekap,
    boleh_naikkan_calon,
    boleh_putuskan_seri,
    boleh_tetapkan_tiga_nama,
    temuan_seri,
)
from penilaian.wewenang.tanda_kunci import boleh_cetak_tanda_kunci
from penilaian.wewenang.telusur import (
    boleh_baca_telusur,
    boleh_buka_penelusuran,
    boleh_hentikan_telusur,
    boleh_salin_bukti_telusur,
    boleh_serahkan_telusur,
    boleh_simpan_telusur,
    boleh_tambah_bukti_telusur,
    boleh_tetapkan_penelusur,
    boleh_tulis_telusur,
)

__all__ = [
    "KETUA",
    "boleh_ambil_lembar_kerja",
    "boleh_baca_kesehatan",
    "boleh_baca_peringkat",
    "boleh_baca_telusur",
    "boleh_batalkan_lembar",
    "boleh_buka_komponen",
    "boleh_buka_penelusuran",
    "boleh_cabut_asesmen_terdahulu",
    "boleh_catat_asesmen_terdahulu",
    "boleh_catat_kesehatan",
    "boleh_cetak_kertas",
    "boleh_cetak_tanda_kunci",
    "boleh_cocokkan_hasil",
    "boleh_hentikan_telusur",
    "boleh_hitung_rekap",
    "boleh_jelaskan_nilai",
    "boleh_ketik_kertas",
    "boleh_kunci_kertas",
    "boleh_kunci_komponen",
    "boleh_kunci_lembar",
    "boleh_menilai",
    "boleh_minta_buka",
    "boleh_naikkan_calon",
    "boleh_nyatakan_benturan",
    "boleh_putuskan_seri",
    "boleh_salin_bukti_telusur",
    "boleh_salin_surat_kesehatan",
    "boleh_serahkan_telusur",
    "boleh_setujui_buka",
    "boleh_simpan_telusur",
    "boleh_tambah_bukti_telusur",
    "boleh_tarik_hasil",
    "boleh_terima_hasil",
    "boleh_tetapkan_penelusur",
    "boleh_tetapkan_skala",
    "boleh_tetapkan_tiga_nama",
    "boleh_titip_pindaian",
    "boleh_tolak_buka",
    "boleh_tolak_kertas",
    "boleh_tulis_telusur",
    "boleh_ubah_pernyataan",
    "boleh_unggah_hasil",
    "temuan_seri",
]

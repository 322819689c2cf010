"""Addresses of peserta."""

from django.urls import URLPattern, path

from peserta.views import berkas, impor, kelayakan, kiriman, pelamar, perbaikan, riwayat, sekretariat, surat

app_name = "peserta"
urlpatterns: list[URLPattern] = [
    # Pelamar
    path("", pelamar.beranda_pelamar, name="beranda_pelamar"),
    path("profil/", pelamar.profil, name="profil"),
    path("profil/penjelasan-nip/", pelamar.penjelasan_nip, name="penjelasan_nip"),
    path("profil/riwayat/tambah/", pelamar.riwayat_tambah, name="riwayat_tambah"),
    path("profil/riwayat/<int:riwayat_id>/", pelamar.riwayat_ubah, name="riwayat_ubah"),
    path("profil/riwayat/<int:riwayat_id>/hapus/", pelamar.riwayat_hapus, name="riwayat_hapus"),
    path("profil/riwayat/<slug:jenis>/", riwayat.daftar_riwayat, name="daftar_riwayat"),
    path("profil/riwayat/<slug:jenis>/tambah/", riwayat.butir_tambah, name="butir_tambah"),
    path("profil/riwayat/<slug:jenis>/impor/", impor.impor_riwayat, name="impor_riwayat"),
    path("profil/riwayat/<slug:jenis>/templat/", impor.templat_riwayat, name="templat_riwayat"),
    path("profil/riwayat/<slug:jenis>/<int:butir_id>/", riwayat.butir_ubah, name="butir_ubah"),
    path("profil/riwayat/<slug:jenis>/<int:butir_id>/hapus/", riwayat.butir_hapus, name="butir_hapus"),
    path("lamar/<int:lowongan_id>/", pelamar.lamar, name="lamar"),
    path("lamaran/<int:lamaran_id>/", pelamar.lamaran, name="lamaran"),
    path("lamaran/<int:lamaran_id>/unggah/<str:jenis>/", pelamar.unggah, name="unggah"),
    path("lamaran/<int:lamaran_id>/kiriman/<str:jenis>/", kiriman.mulai_kiriman, name="mulai_kiriman"),
    path("kiriman/<str:kode>/", kiriman.kiriman, name="kiriman"),
    path("lamaran/<int:lamaran_id>/hapus-berkas/<str:jenis>/", pelamar.hapus_berkas, name="hapus_berkas"),
    path("lamaran/<int:lamaran_id>/rekomendasi/", kelayakan.rekomendasi, name="rekomendasi"),
    path("lamaran/<int:lamaran_id>/perbaikan/", perbaikan.perbaikan, name="perbaikan"),
    path(
        "lamaran/<int:lamaran_id>/perbaikan/<str:jenis>/",
        perbaikan.unggah_perbaikan,
        name="unggah_perbaikan",
    ),
    path("lamaran/<int:lamaran_id>/tinjau/", pelamar.tinjau, name="tinjau"),
    path("lamaran/<int:lamaran_id>/tanda-terima/", pelamar.tanda_terima, name="tanda_terima"),
    path("lamaran/<int:lamaran_id>/tanda-terima/pdf/", berkas.tanda_terima_pdf, name="tanda_terima_pdf"),
    path("lamaran/<int:lamaran_id>/tarik/", pelamar.tarik, name="tarik"),
    path("surat-saya/<int:surat_id>/", surat.surat_saya, name="surat_saya"),
    # Pelamar dan petugas
    path("berkas/<int:berkas_id>/", berkas.berkas, name="berkas"),
    path("berkas/<int:berkas_id>/halaman/<int:nomor>/", berkas.halaman_berkas, name="halaman_berkas"),
    # Petugas
    path("verifikasi/", sekretariat.antrean_verifikasi, name="antrean_verifikasi"),
    path("verifikasi/perbaikan/", perbaikan.daftar_perbaikan, name="daftar_perbaikan"),
    path("verifikasi/<int:lamaran_id>/perbaikan/", perbaikan.perbaikan_berkas, name="perbaikan_berkas"),
    path(
        "verifikasi/<int:lamaran_id>/perbaikan/hapus/",
        perbaikan.hapus_tanda_perbaikan,
        name="hapus_tanda_perbaikan",
    ),
    path("verifikasi/<int:lamaran_id>/perbaikan/minta/", perbaikan.minta_perbaikan, name="minta_perbaikan"),
    path("verifikasi/<int:lamaran_id>/", sekretariat.verifikasi, name="verifikasi"),
    path("verifikasi/<int:lamaran_id>/selesai/", sekretariat.selesai_diperiksa, name="selesai_diperiksa"),
    path("verifikasi/<int:lamaran_id>/konfirmasi/", sekretariat.konfirmasi, name="konfirmasi"),
    path("verifikasi/<int:lamaran_id>/kembalikan/", sekretariat.kembalikan, name="kembalikan"),
    path("verifikasi/<int:lamaran_id>/riwayat/", kelayakan.telaah_riwayat, name="telaah_riwayat"),
    path(
        "verifikasi/<int:lamaran_id>/rekomendasi/",
        kelayakan.cocokkan_rekomendasi,
        name="cocokkan_rekomendasi",
    ),
    path("pelamar/<int:lowongan_id>/", sekretariat.daftar_pelamar, name="daftar_pelamar"),
    path("pelamar/<int:lowongan_id>/unduh/", sekretariat.unduh_pelamar, name="unduh_pelamar"),
    path("dosir/<int:lamaran_id>/", sekretariat.berkas_peserta, name="berkas_peserta"),
    path("lowongan/<int:lowongan_id>/surat/", surat.surat_lowongan, name="surat_lowongan"),
    path("lowongan/<int:lowongan_id>/surat/siapkan/", surat.siapkan_surat, name="siapkan_surat"),
    path("lowongan/<int:lowongan_id>/surat/tandai/", surat.tandai_surat_ms, name="tandai_surat_ms"),
    path("lowongan/<int:lowongan_id>/surat/setujui/", surat.setujui_surat, name="setujui_surat"),
    path("surat/<int:surat_id>/", surat.surat, name="surat"),
    path("surat/<int:surat_id>/kalimat/", surat.kalimat_surat, name="kalimat_surat"),
    path("surat/<int:surat_id>/lembar/", surat.lembar_surat, name="lembar_surat"),
    # Pansel
    path("lowongan/<int:lowongan_id>/syarat/", kelayakan.syarat_tambahan, name="syarat_tambahan"),
    path(
        "lowongan/<int:lowongan_id>/syarat/<int:syarat_id>/hapus/",
        kelayakan.hapus_syarat,
        name="hapus_syarat",
    ),
    path("lowongan/<int:lowongan_id>/undangan/", kelayakan.undangan, name="undangan"),
    # Operator
    path("daerah/", kelayakan.daerah, name="daerah"),
    path("daerah/muat/", kelayakan.muat_daerah, name="muat_daerah"),
    path("daerah/<int:daerah_id>/akhiri/", kelayakan.akhiri_daerah, name="akhiri_daerah"),
]

"""Addresses of seleksi."""

from django.urls import URLPattern, path

from seleksi.views import naskah, sekretariat, tahap

app_name = "seleksi"

RUANG: list[URLPattern] = [
    path("sekretariat/", sekretariat.beranda, name="beranda_sekretariat"),
    path("sekretariat/unduh/", sekretariat.unduh_papan, name="unduh_papan"),
    path("ruang/", sekretariat.daftar, name="daftar"),
    path("ruang/<int:seleksi_id>/", sekretariat.ruang, name="ruang"),
    path("ruang/<int:seleksi_id>/lowongan-baru/", sekretariat.tambah_lowongan, name="tambah_lowongan"),
    path("ruang/<int:seleksi_id>/perencanaan/", sekretariat.perencanaan, name="perencanaan"),
    path("ruang/<int:seleksi_id>/perencanaan/<int:butir>/", sekretariat.butir_perencanaan, name="butir_perencanaan"),
    path("ruang/<int:seleksi_id>/jadwal/", sekretariat.jadwal, name="jadwal"),
    path("ruang/<int:seleksi_id>/bobot/", sekretariat.bobot, name="bobot"),
    path("ruang/<int:seleksi_id>/rekomendasi/<slug:jenis>/", sekretariat.rekomendasi, name="rekomendasi"),
    path("ruang/<int:seleksi_id>/pengumuman/", tahap.siapkan_pengumuman, name="siapkan_pengumuman"),
    path("ruang/<int:seleksi_id>/maju/", tahap.maju_serentak, name="maju_serentak"),
    path("ruang/lowongan/<int:lowongan_id>/", sekretariat.lowongan, name="lowongan"),
    path("ruang/lowongan/<int:lowongan_id>/ubah/", sekretariat.ubah_lowongan, name="ubah_lowongan"),
    path("ruang/lowongan/<int:lowongan_id>/jadwal/", sekretariat.jadwal_lowongan, name="jadwal_lowongan"),
    path("ruang/lowongan/<int:lowongan_id>/bukti-tayang/", tahap.bukti_tayang, name="bukti_tayang"),
    path("ruang/lowongan/<int:lowongan_id>/perpanjangan/", tahap.perpanjangan, name="perpanjangan"),
    path("ruang/lowongan/<int:lowongan_id>/hasil-tahap/", tahap.hasil_tahap, name="hasil_tahap"),
    path("ruang/lowongan/<int:lowongan_id>/maju/", tahap.maju, name="maju"),
    path("ruang/lowongan/<int:lowongan_id>/batal/", tahap.batalkan, name="batalkan"),
    path("tanda-tangan/", naskah.tanda_tangan, name="tanda_tangan"),
    path("tanda-tangan/<int:naskah_id>/", naskah.tandatangani, name="tandatangani"),
    path("naskah/", naskah.daftar, name="naskah"),
    path("naskah/<int:naskah_id>/", naskah.buka, name="buka_naskah"),
]

urlpatterns: list[URLPattern] = [*RUANG]

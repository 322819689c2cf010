"""Addresses of seleksi."""

from django.urls import URLPattern, path

from seleksi.views import (
    beranda,
    bukti,
    ekspor,
    instrumen,
    jadwal,
    kalender,
    kebijakan,
    keputusan,
    ketentuan,
    lowongan,
    naskah,
    nominatif,
    operator,
    persiapan,
    prosedur,
    publik,
    rekomendasi,
    ruang,
    tahap,
    titik,
)

app_name = "seleksi"

RUANG: list[URLPattern] = [
    path("sekretariat/", beranda.beranda, name="beranda_sekretariat"),
    path("sekretariat/unduh/", beranda.unduh_papan, name="unduh_papan"),
    path("ruang/", ruang.daftar, name="daftar"),
    path("ruang/prosedur/", prosedur.daftar_prosedur, name="daftar_prosedur"),
    path("ruang/prosedur/<slug:kode>/", prosedur.prosedur, name="prosedur"),
    path("ruang/<int:seleksi_id>/", ruang.ruang, name="ruang"),
    path("ruang/<int:seleksi_id>/lowongan-baru/", lowongan.tambah_lowongan, name="tambah_lowongan"),
    path("ruang/<int:seleksi_id>/perencanaan/", persiapan.perencanaan, name="perencanaan"),
    path(
        "ruang/<int:seleksi_id>/perencanaan/<int:butir>/",
        persiapan.butir_perencanaan,
        name="butir_perencanaan",
    ),
    path("ruang/<int:seleksi_id>/jadwal/", persiapan.jadwal, name="jadwal"),
    path("ruang/<int:seleksi_id>/jadwal/simulasi/", jadwal.simulasi_jadwal, name="simulasi_jadwal"),
    path(
        "ruang/lowongan/<int:lowongan_id>/jadwal/simulasi/",
        jadwal.simulasi_jadwal_lowongan,
        name="simulasi_jadwal_lowongan",
    ),
    path("ruang/<int:seleksi_id>/bobot/", persiapan.bobot, name="bobot"),
    path("ruang/<int:seleksi_id>/instrumen/", instrumen.instrumen, name="instrumen"),
    path("ruang/<int:seleksi_id>/instrumen/<slug:metode>/", instrumen.ubah_instrumen, name="ubah_instrumen"),
    path(
        "ruang/lowongan/<int:lowongan_id>/instrumen/<slug:metode>/",
        instrumen.instrumen_lowongan,
        name="instrumen_lowongan",
    ),
    path("ruang/<int:seleksi_id>/kebijakan/", kebijakan.kebijakan, name="kebijakan"),
    path("ruang/<int:seleksi_id>/ketentuan/", ketentuan.ketentuan, name="ketentuan"),
    path("ruang/<int:seleksi_id>/ketentuan/<str:jalur>/", ketentuan.ubah, name="ubah_ketentuan"),
    path("ruang/<int:seleksi_id>/rapat-persiapan/", kebijakan.rapat, name="rapat"),
    path("ruang/<int:seleksi_id>/bukti/<slug:butir>/", bukti.bukti, name="bukti"),
    path("ruang/<int:seleksi_id>/laporan/", bukti.laporan, name="laporan"),
    path("ruang/lowongan/<int:lowongan_id>/putusan/<slug:kode>/", bukti.putusan, name="putusan"),
    path("ruang/<int:seleksi_id>/rekomendasi/<slug:jenis>/", rekomendasi.rekomendasi, name="rekomendasi"),
    path("ruang/<int:seleksi_id>/pengumuman/", tahap.siapkan_pengumuman, name="siapkan_pengumuman"),
    path("ruang/<int:seleksi_id>/berkas/<int:berkas_id>/", ruang.buka_berkas, name="buka_berkas"),
    path("ruang/<int:seleksi_id>/maju/", tahap.maju_serentak, name="maju_serentak"),
    path("ruang/lowongan/<int:lowongan_id>/", lowongan.lowongan, name="lowongan"),
    path("ruang/lowongan/<int:lowongan_id>/ubah/", lowongan.ubah_lowongan, name="ubah_lowongan"),
    path("ruang/lowongan/<int:lowongan_id>/ralat/", ketentuan.ralat_lowongan, name="ralat_lowongan"),
    path("ruang/lowongan/<int:lowongan_id>/jadwal/", persiapan.jadwal_lowongan, name="jadwal_lowongan"),
    path("ruang/lowongan/<int:lowongan_id>/bukti-tayang/", tahap.bukti_tayang, name="bukti_tayang"),
    path("ruang/lowongan/<int:lowongan_id>/perpanjangan/", tahap.perpanjangan, name="perpanjangan"),
    path(
        "ruang/lowongan/<int:lowongan_id>/perpanjangan-seleksi/",
        tahap.perpanjangan_seleksi,
        name="perpanjangan_seleksi",
    ),
    path("ruang/lowongan/<int:lowongan_id>/pembatalan/", tahap.pembatalan, name="pembatalan"),
    path("ruang/lowongan/<int:lowongan_id>/nominatif/", nominatif.nominatif, name="nominatif"),
    path("ruang/lowongan/<int:lowongan_id>/hasil-tahap/", tahap.hasil_tahap, name="hasil_tahap"),
    path("ruang/lowongan/<int:lowongan_id>/maju/", tahap.maju, name="maju"),
    path("ruang/lowongan/<int:lowongan_id>/batal/", tahap.batalkan, name="batalkan"),
    path("tanda-tangan/", naskah.tanda_tangan, name="tanda_tangan"),
    path("tanda-tangan/<int:naskah_id>/", naskah.tandatangani, name="tandatangani"),
    path("tanda-tangan/<int:naskah_id>/susun-ulang/", naskah.susun_ulang, name="susun_ulang"),
    path("naskah/", naskah.daftar, name="naskah"),
    path("naskah/<int:naskah_id>/", naskah.buka, name="buka_naskah"),
    path("naskah/<int:naskah_id>/lembar-basah/", naskah.lembar_basah, name="lembar_basah"),
    path("naskah/<int:naskah_id>/lembar-basah/pindaian/", naskah.pindaian_basah, name="pindaian_basah"),
]

urlpatterns_publik: list[URLPattern] = [
    path("", publik.publik, name="publik"),
    path("seleksi/<int:seleksi_id>/", publik.publik_seleksi, name="publik_seleksi"),
    path("seleksi/<int:seleksi_id>/jadwal.ics", publik.jadwal_ics, name="jadwal_ics"),
    path("lowongan/<int:lowongan_id>/", publik.publik_lowongan, name="publik_lowongan"),
    path("pengumuman/<int:pengumuman_id>/", publik.unduh_pengumuman, name="unduh_pengumuman"),
    path("jejak/", titik.titik_periksa, name="titik_periksa"),
    path("jejak/titik-periksa.json", titik.titik_periksa_json, name="titik_periksa_json"),
    path("jejak/verifikasi.py", titik.unduh_verifikasi, name="unduh_verifikasi"),
    path("verifikasi/", publik.verifikasi, name="verifikasi"),
    path("verifikasi/<str:kode>/", publik.verifikasi_kode, name="verifikasi_kode"),
]

urlpatterns_keputusan: list[URLPattern] = [
    path("keputusan/", keputusan.keputusan, name="keputusan"),
    path("keputusan/<int:lowongan_id>/usulan/", keputusan.usulkan, name="usulkan"),
    path("keputusan/<int:lowongan_id>/pilih/", keputusan.pilih, name="pilih"),
    path("keputusan/<int:lowongan_id>/peringkat/", keputusan.buka_peringkat, name="buka_peringkat"),
    path("keputusan/<int:lowongan_id>/kembalikan/", keputusan.kembalikan_usulan, name="kembalikan_usulan"),
    path("keputusan/<int:lowongan_id>/tetapkan/", keputusan.tetapkan, name="tetapkan"),
    path(
        "keputusan/<int:lowongan_id>/kembalikan-konsep/",
        keputusan.kembalikan_keputusan,
        name="kembalikan_keputusan",
    ),
    path("keputusan/<int:lowongan_id>/rekomendasi/", keputusan.berkas_rekomendasi, name="berkas_rekomendasi"),
    path("penetapan/<int:lowongan_id>/", keputusan.penetapan, name="penetapan"),
    path("berjalan/", keputusan.berjalan, name="berjalan"),
    path("pengawasan/", keputusan.pengawasan, name="pengawasan"),
    path("pengawasan/<int:seleksi_id>/", keputusan.pengawasan_seleksi, name="pengawasan_seleksi"),
    path("pengawasan/<int:seleksi_id>/bukti/", ekspor.bukti_seleksi, name="bukti_seleksi"),
]

urlpatterns_operator: list[URLPattern] = [
    path("operator/seleksi/", operator.operator_seleksi, name="operator_seleksi"),
    path("operator/masa-beku/", bukti.masa_beku, name="masa_beku"),
    path("operator/masa-beku/<int:masa_id>/cabut/", bukti.cabut_masa_beku, name="cabut_masa_beku"),
    path("kalender/", kalender.kalender, name="kalender"),
    path("kalender/<int:tahun>/", kalender.kalender_tahun, name="kalender_tahun"),
]

urlpatterns: list[URLPattern] = [
    *RUANG,
    *urlpatterns_publik,
    *urlpatterns_keputusan,
    *urlpatterns_operator,
]

"""Addresses of penilaian."""

from django.urls import path, register_converter

from penilaian.views import (
    asesmen,
    banding,
    buka,
    hasil_asesmen,
    kertas,
    kesehatan,
    lembar_kerja,
    penilai,
    pimpin,
    pleno,
    samaran,
    tanda_kunci,
    telusur,
)


class SebutanPeserta:
    """A participant in an address: his id, or his code where papers are read without names."""

    regex = "[0-9]+|[A-Z][A-Z2-9]{5}"

    def to_python(self, value: str) -> int | str:
        return int(value) if value.isdecimal() else value

    def to_url(self, value: int | str) -> str:
        return str(value)


register_converter(SebutanPeserta, "sebutan")

app_name = "penilaian"
urlpatterns = [
    path("saya/", penilai.beranda_pansel, name="beranda_pansel"),
    path("asesmen/", penilai.beranda_asesor, name="beranda_asesor"),
    path("lowongan/<int:lowongan_id>/benturan/", penilai.benturan, name="benturan"),
    path("komponen/<int:komponen_id>/", pimpin.komponen, name="komponen"),
    path("komponen/<int:komponen_id>/buka/", pimpin.buka_komponen, name="buka_komponen"),
    path("komponen/<int:komponen_id>/kunci/", pimpin.kunci_komponen, name="kunci_komponen"),
    path("komponen/<int:komponen_id>/buka-lembar/", buka.daftar_buka, name="daftar_buka"),
    path(
        "komponen/<int:komponen_id>/<int:lamaran_id>/buka-lembar/<int:penilai_id>/",
        buka.minta_buka,
        name="minta_buka",
    ),
    path("buka-lembar/<int:permintaan_id>/", buka.putuskan_buka, name="putuskan_buka"),
    path("komponen/<int:komponen_id>/banding/", banding.banding, name="banding"),
    path(
        "komponen/<int:komponen_id>/<int:lamaran_id>/penjelasan/",
        banding.jelaskan_nilai,
        name="jelaskan_nilai",
    ),
    path("komponen/<int:komponen_id>/<sebutan:lamaran_id>/", penilai.lembar, name="lembar"),
    path("komponen/<int:komponen_id>/<sebutan:lamaran_id>/kunci/", penilai.kunci_lembar, name="kunci_lembar"),
    path(
        "komponen/<int:komponen_id>/<sebutan:lamaran_id>/tanda-kunci.json",
        tanda_kunci.tanda_kunci,
        name="tanda_kunci",
    ),
    path(
        "komponen/<int:komponen_id>/<int:lamaran_id>/tanda-kunci/",
        tanda_kunci.cetak_tanda_kunci,
        name="cetak_tanda_kunci",
    ),
    path(
        "komponen/<int:komponen_id>/<sebutan:lamaran_id>/batalkan/",
        pimpin.batalkan_lembar,
        name="batalkan_lembar",
    ),
    path("komponen/<int:komponen_id>/<sebutan:lamaran_id>/makalah/", samaran.makalah, name="makalah"),
    path(
        "komponen/<int:komponen_id>/<int:lamaran_id>/berkas/<int:berkas_id>/", penilai.berkas, name="berkas"
    ),
    path("komponen/<int:komponen_id>/hasil/", hasil_asesmen.hasil_asesmen, name="hasil_asesmen"),
    path("komponen/<int:komponen_id>/hasil/templat/", hasil_asesmen.templat_asesmen, name="templat_asesmen"),
    path("komponen/<int:komponen_id>/hasil/tarik/", hasil_asesmen.tarik_hasil, name="tarik_hasil_asesmen"),
    path("komponen/<int:komponen_id>/hasil/terima/", hasil_asesmen.terima_hasil, name="terima_hasil_asesmen"),
    path("komponen/<int:komponen_id>/skala/", hasil_asesmen.skala_asesmen, name="skala_asesmen"),
    path("komponen/<int:komponen_id>/kertas/", kertas.cetak_kertas, name="cetak_kertas"),
    path("kertas/", kertas.kertas, name="kertas"),
    path("kertas/<slug:kode>/", kertas.ketik_kertas, name="ketik_kertas"),
    path("kertas/<slug:kode>/kunci/", kertas.kunci_kertas, name="kunci_kertas"),
    path("kertas/<slug:kode>/pindaian/", kertas.pindaian_kertas, name="pindaian_kertas"),
    path("pleno/", pleno.pleno, name="pleno"),
    path("pleno/<int:lowongan_id>/", pleno.pleno_lowongan, name="pleno_lowongan"),
    path("pleno/<int:lowongan_id>/baca/", pleno.baca_peringkat, name="baca_peringkat"),
    path("pleno/<int:lowongan_id>/hitung/", pleno.hitung_rekap, name="hitung_rekap"),
    path("pleno/<int:lowongan_id>/lembar-kerja/", lembar_kerja.lembar_kerja, name="lembar_kerja"),
    path("pleno/<int:lowongan_id>/seri/", pleno.putuskan_seri, name="putuskan_seri"),
    path("pleno/<int:lowongan_id>/tetapkan/", pleno.tetapkan_tiga_nama, name="tetapkan_tiga_nama"),
    path("pleno/<int:lowongan_id>/pengganti/", pleno.naikkan_calon, name="naikkan_calon"),
    path("peserta/<int:lamaran_id>/gugur/", pimpin.nyatakan_gugur, name="nyatakan_gugur"),
    path("peserta/<int:lamaran_id>/asesmen-terdahulu/", asesmen.asesmen_terdahulu, name="asesmen_terdahulu"),
    path(
        "peserta/<int:lamaran_id>/asesmen-terdahulu/cabut/",
        asesmen.cabut_asesmen_terdahulu,
        name="cabut_asesmen_terdahulu",
    ),
    path("pleno/<int:lowongan_id>/kesehatan/", kesehatan.hasil_kesehatan, name="hasil_kesehatan"),
    path("kesehatan/<int:lamaran_id>/surat/", kesehatan.surat_kesehatan, name="surat_kesehatan"),
    path("kesehatan/<int:lamaran_id>/", kesehatan.catat_kesehatan, name="catat_kesehatan"),
    path("telusur/", telusur.beranda_penelusur, name="beranda_penelusur"),
    path("telusur/<int:tugas_id>/", telusur.telusur, name="telusur"),
    path("telusur/<int:tugas_id>/bukti/", telusur.tambah_bukti_telusur, name="tambah_bukti_telusur"),
    path("telusur/bukti/<int:bukti_id>/", telusur.bukti_telusur, name="bukti_telusur"),
    path("telusur/bukti/<int:bukti_id>/salinan/", telusur.salin_bukti_telusur, name="salin_bukti_telusur"),
    path("telusur/bukti/<int:bukti_id>/hapus/", telusur.hapus_bukti_telusur, name="hapus_bukti_telusur"),
    path("telusur/<int:tugas_id>/surat-tugas/", telusur.surat_tugas, name="surat_tugas_telusur"),
    path("telusur/<int:tugas_id>/kembalikan/", telusur.kembalikan_telusur, name="kembalikan_telusur"),
    path("telusur/<int:tugas_id>/hentikan/", telusur.hentikan_telusur, name="hentikan_telusur"),
    path("telusur/<int:tugas_id>/baca/", telusur.baca_telusur, name="baca_telusur"),
    path("lowongan/<int:lowongan_id>/telusur/", telusur.telusur_lowongan, name="telusur_lowongan"),
]

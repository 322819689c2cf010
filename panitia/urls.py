"""Addresses of panitia."""

from django.urls import path

from panitia.views import instalasi, pernyataan, sk, tim

app_name = "panitia"
urlpatterns = [
    path("operator/", instalasi.beranda_operator, name="beranda_operator"),
    path("instansi/", instalasi.instansi, name="instansi"),
    path("pengguna/", instalasi.pengguna, name="pengguna"),
    path("pengguna/undang/", instalasi.undang, name="undang"),
    path("sk/", sk.sk, name="sk"),
    path("seleksi/<int:seleksi_id>/sk/", sk.sk_seleksi, name="sk_seleksi"),
    path("seleksi/<int:seleksi_id>/sk/susun/<slug:jenis>/", sk.susun_sk, name="susun_sk"),
    path("seleksi/<int:seleksi_id>/sk/daftarkan/<slug:jenis>/", sk.daftarkan_sk, name="daftarkan_sk"),
    path("sk/<int:sk_id>/tanda-tangan/", sk.tanda_tangani_sk, name="tanda_tangani_sk"),
    path("sk/<int:sk_id>/buang/", sk.buang_konsep, name="buang_konsep"),
    path("sk/<int:sk_id>/naskah/", sk.buka_sk, name="buka_sk"),
    path("keanggotaan/<int:keanggotaan_id>/berhentikan/", sk.berhentikan, name="berhentikan"),
    path("seleksi/<int:seleksi_id>/asesor/", tim.asesor, name="asesor"),
    path("asesor/<int:keanggotaan_id>/sertifikat/", tim.sertifikat, name="sertifikat"),
    path("asesor/<int:keanggotaan_id>/sertifikat/berkas/", tim.berkas_sertifikat, name="berkas_sertifikat"),
    path("seleksi/<int:seleksi_id>/kesesuaian/", tim.kesesuaian, name="kesesuaian"),
    path("pernyataan/", pernyataan.pernyataan, name="pernyataan"),
    path("pernyataan/<int:keanggotaan_id>/<slug:jenis>/", pernyataan.nyatakan, name="nyatakan"),
    path("pernyataan/berkas/<int:pernyataan_id>/", pernyataan.berkas_pernyataan, name="berkas_pernyataan"),
]

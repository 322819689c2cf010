"""Every address of the application starts here."""

from django.urls import URLPattern, URLResolver, include, path

from config import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat/", views.sehat, name="sehat"),
    path("beranda/", views.beranda, name="beranda"),
    path("akun/", include("akun.urls")),
    path("akun/", include("allauth.urls")),
    path("panitia/", include("panitia.urls")),
    path("peserta/", include("peserta.urls")),
    path("penilaian/", include("penilaian.urls")),
    path("", include("seleksi.urls")),
]

handler400 = "config.galat.permintaan_rusak"
handler403 = "config.galat.ditolak"
handler404 = "config.galat.tidak_ada"
handler500 = "config.galat.rusak"

"""Every address of the application starts here."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from config import galeri, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat/", views.sehat, name="sehat"),
    path("beranda/", views.beranda, name="beranda"),
    path("akun/", include("akun.urls")),
    path("akun/", include("akun.urls_masuk")),
    path("panitia/", include("panitia.urls")),
    path("peserta/", include("peserta.urls")),
    path("penilaian/", include("penilaian.urls")),
    path("", include("seleksi.urls")),
]

if not settings.PRODUKSI:
    urlpatterns += [path("komponen/", galeri.galeri, name="komponen")]

handler400 = "config.galat.permintaan_rusak"
handler403 = "config.galat.ditolak"
handler404 = "config.galat.tidak_ada"
handler500 = "config.galat.rusak"

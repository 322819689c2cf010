"""Every address of the application starts here."""

from django.urls import URLPattern, URLResolver, path

from config import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat/", views.sehat, name="sehat"),
]

handler400 = "config.galat.permintaan_rusak"
handler403 = "config.galat.ditolak"
handler404 = "config.galat.tidak_ada"
handler500 = "config.galat.rusak"

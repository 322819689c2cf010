from django.urls import path

from akun import views

app_name = "akun"
urlpatterns = [
    path("profil/", views.profil, name="profil"),
    path("profil/keluarkan-semua/", views.keluarkan_semua, name="keluarkan_semua"),
    path("isian-tertunda/buang/", views.buang_isian, name="buang_isian"),
    path("pemberitahuan/", views.pemberitahuan, name="pemberitahuan"),
    path("pemberitahuan/tandai-semua/", views.tandai_semua_dibaca, name="tandai_semua_dibaca"),
    path("pemberitahuan/<int:surel_id>/", views.isi_pemberitahuan, name="isi_pemberitahuan"),
    path("pemberitahuan/<int:surel_id>/buka/", views.buka_pemberitahuan, name="buka_pemberitahuan"),
]

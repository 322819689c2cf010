from django.apps import AppConfig


class PesertaConfig(AppConfig):
    name = "peserta"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "akun"
    default_auto_field = "django.db.models.BigAutoField"

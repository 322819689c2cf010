from django.apps import AppConfig


class SeleksiConfig(AppConfig):
    name = "seleksi"
    default_auto_field = "django.db.models.BigAutoField"

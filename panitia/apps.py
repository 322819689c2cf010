from django.apps import AppConfig


class PanitiaConfig(AppConfig):
    name = "panitia"
    default_auto_field = "django.db.models.BigAutoField"

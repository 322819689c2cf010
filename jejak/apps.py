from django.apps import AppConfig


class JejakConfig(AppConfig):
    name = "jejak"
    default_auto_field = "django.db.models.BigAutoField"

"""Celery: an alarm clock and pairs of hands. What must not be lost is a row in PostgreSQL."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("seleksi")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

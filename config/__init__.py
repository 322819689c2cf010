"""Settings, addresses and the door to the outside; no business."""

from config.celery import app as celery_app

__all__ = ["celery_app"]

"""Addresses of peserta."""

from django.urls import URLPattern

app_name = "peserta"
urlpatterns: list[URLPattern] = []

"""Addresses of penilaian."""

from django.urls import URLPattern

app_name = "penilaian"
urlpatterns: list[URLPattern] = []

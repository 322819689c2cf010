"""Addresses of seleksi."""

from django.urls import URLPattern

app_name = "seleksi"
urlpatterns: list[URLPattern] = []

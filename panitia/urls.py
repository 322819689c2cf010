"""Addresses of panitia."""

from django.urls import URLPattern

app_name = "panitia"
urlpatterns: list[URLPattern] = []

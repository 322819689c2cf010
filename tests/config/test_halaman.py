"""What the frame does by itself: errors first, and pages of failure that need nothing."""

import pytest
from django import forms
from django.template import engines
from django.template.loader import render_to_string

from config.galeri import KerangkaContoh

HALAMAN = """{% extends "dasar.html" %}
{% block judul %}Lamaran{% endblock %}
{% block kepala %}<h1>Lamaran</h1>{% endblock %}"""


class ContohForm(forms.Form):
    nama = forms.CharField(label="Nama")
    rahasia = forms.CharField(widget=forms.HiddenInput, error_messages={"required": "Formulir rusak."})


@pytest.fixture
def halaman(rf):
    def _halaman(form) -> str:
        konteks = {"form": form, "kerangka": KerangkaContoh()}
        return engines["django"].from_string(HALAMAN).render(konteks, rf.get("/"))

    return _halaman


def test_galat_berdiri_di_depan_judul_dan_di_atas_h1(halaman):
    html = halaman(ContohForm({}))
    assert "<title>Galat: Lamaran · Seleksi JPT Kabupaten Contoh Raya</title>" in html
    assert html.index("ringkasan-galat") < html.index("<h1>")
    assert '<a href="#id_nama">Nama: ' in html
    assert "<li>Formulir rusak.</li>" in html


def test_tanpa_galat_tidak_ada_ringkasan(halaman):
    html = halaman(ContohForm())
    assert "<title>Lamaran · Seleksi JPT" in html
    assert "ringkasan-galat" not in html


@pytest.mark.parametrize("kode", [400, 403, 404, 413, 500, 503])
def test_halaman_galat_tidak_memerlukan_apa_pun(kode):
    # Neither request nor database: a query here would fail, because this test has no access to one.
    html = render_to_string(f"galat/{kode}.html")
    assert f"Galat {kode}" in html
    assert html.count("<h1>") == 1


def test_formulir_kedaluwarsa_dijelaskan():
    html = render_to_string("galat/403.html", {"formulir_kedaluwarsa": True})
    assert "Formulir ini sudah kedaluwarsa" in html

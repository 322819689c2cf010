"""The form for the wet-signed print of a paper."""

from __future__ import annotations

from django import forms

from seleksi.forms.dasar import BerberkasForm


class LembarBasahForm(BerberkasForm):
    penanda = forms.CharField(
        label="Yang menandatangani basah",
        max_length=400,
        help_text="Nama setiap orang, dipisahkan titik koma.",
    )
    tempat = forms.CharField(
        label="Tempat lembar asli disimpan",
        max_length=160,
        help_text="Misalnya “Sekretariat Panitia Seleksi, map 3”; tampil bila kode naskah diperiksa.",
    )

    field_order = ("penanda", "tempat", "berkas", "titipan")

"""What forms of this room share: refusals, text and day fields."""

from __future__ import annotations

from django import forms

from seleksi.izin import Temuan, TindakanDitolak

PILIH = ("", "Pilih …")


def tolak(form: forms.Form, ditolak: TindakanDitolak) -> None:
    """Put a refused act into the form, one line for each finding with its article."""
    form.full_clean()
    for satu in ditolak.temuan or (Temuan("", "", str(ditolak)),):
        form.add_error(None, f"{satu.pesan} ({satu.dasar})" if satu.dasar else satu.pesan)


def isian_teks(label: str, panjang: int, bantuan: str = "", **atribut: str) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=panjang, help_text=bantuan, widget=forms.TextInput(attrs=atribut)
    )


def isian_hari(label: str, bantuan: str = "", *, required: bool = True) -> forms.DateField:
    """A native date control; it speaks ISO, whatever the page shows."""
    widget = forms.DateInput(attrs={"type": "date", "min": "1940-01-01"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, help_text=bantuan, required=required, widget=widget, input_formats=["%Y-%m-%d"]
    )

"""Forms for letters from outside, decisions of the pleno, and frozen periods."""

from __future__ import annotations

from typing import Any

from django import forms

from seleksi.aturan import ButirBukti
from seleksi.forms.dasar import BerberkasForm, TanggalField

DUA_BARIS = {"rows": 2}


class BuktiForm(BerberkasForm):
    """One letter or record; its words come from the thing it proves."""

    pihak = forms.CharField(max_length=160)
    nomor = forms.CharField(label="Nomor", max_length=80)
    tanggal = TanggalField(label="Tanggal")
    keterangan = forms.CharField(label="Keterangan", required=False, widget=forms.Textarea(attrs=DUA_BARIS))

    field_order = ("nomor", "tanggal", "pihak", "berkas", "keterangan", "titipan")

    def __init__(self, *args: Any, butir: ButirBukti, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pihak"].label = butir.pihak


class PutusanForm(BerberkasForm):
    """The decision of the pleno: number, day, reason and the signed minutes."""

    nomor = forms.CharField(label="Nomor berita acara", max_length=80)
    tanggal = TanggalField(label="Tanggal berita acara")
    alasan = forms.CharField(
        label="Alasan pleno melanjutkan",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dimuat pada halaman lowongan dan dalam jejak.",
    )

    field_order = ("nomor", "tanggal", "alasan", "berkas", "titipan")


class MasaBekuForm(forms.Form):
    mulai = TanggalField(label="Hari pertama")
    sampai = TanggalField(label="Hari terakhir")
    sebab = forms.CharField(
        label="Sebab", max_length=160, help_text="Misalnya “pemilihan kepala daerah” atau “penjabat bupati”."
    )
    dasar = forms.CharField(label="Dasar", max_length=240, help_text="Nomor surat atau peraturannya.")


class CabutForm(forms.Form):
    alasan = forms.CharField(label="Alasan pencabutan", max_length=240)

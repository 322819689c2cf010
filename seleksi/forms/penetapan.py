"""What PPK, PyB and Sekretariat type around the decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from peserta.models import Lamaran


class PilihForm(forms.Form):
    calon = forms.ChoiceField(label="Keputusan Anda", widget=forms.RadioSelect)
    alasan = forms.CharField(
        label="Alasan memilih",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dicatat dalam jejak keputusan dan laporan kepada badan pengawas.",
    )

    def __init__(self, *args: Any, calon: Sequence[Lamaran], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(str(satu.pk), satu.pelamar.pengguna.nama_tampil) for satu in calon]
        self.fields["calon"] = forms.ChoiceField(
            label="Keputusan Anda", widget=forms.RadioSelect, choices=pilihan
        )


class CatatanForm(forms.Form):
    catatan = forms.CharField(
        label="Catatan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Disampaikan kepada yang menyusun.",
    )


class KeputusanForm(forms.Form):
    tanggal = forms.DateField(
        label="Rencana tanggal keputusan",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Usia calon dihitung pada tanggal ini, dan sekali lagi pada hari ditandatangani.",
    )


class PelantikanForm(forms.Form):
    tanggal = forms.DateField(
        label="Tanggal pelantikan", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    tempat = forms.CharField(label="Tempat pelantikan", max_length=160)

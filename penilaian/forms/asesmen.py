"""Forms of an assessment report."""

from __future__ import annotations

from django import forms

from penilaian.aturan import SKALA_ASESMEN


class AsesmenTerdahuluForm(forms.Form):
    lembaga = forms.CharField(label="Lembaga penilai", max_length=160)
    nomor = forms.CharField(label="Nomor laporan", max_length=80)
    tanggal = forms.DateField(label="Tanggal laporan", widget=forms.DateInput(attrs={"type": "date"}))
    skala = forms.ChoiceField(label="Skala laporan", choices=SKALA_ASESMEN)
    konversi = forms.CharField(
        label="Konversi ke 0 sampai 100",
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bila skalanya lain, misalnya “MS 80, MMS 70, KMS 50”. Nilainya sendiri diisi asesor.",
    )
    nomor_konversi = forms.CharField(label="Nomor berita acara konversi", max_length=80, required=False)

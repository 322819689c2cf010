"""Forms of opening a locked sheet again."""

from __future__ import annotations

from django import forms


class MintaBukaForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        help_text="Masuk ke jejak dan berita acara koreksi. Jangan tulis nilai.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PutuskanBukaForm(forms.Form):
    """Agreeing needs no word more; refusing does."""

    putusan = forms.ChoiceField(
        label="Putusan",
        choices=[("SETUJU", "Setujui: lembar dibuka kembali"), ("TOLAK", "Tolak: lembar tetap terkunci")],
        widget=forms.RadioSelect,
    )
    catatan = forms.CharField(
        label="Alasan penolakan",
        max_length=500,
        required=False,
        help_text="Wajib bila ditolak.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

"""What a stranger types to check a paper."""

from django import forms
from django.core.exceptions import ValidationError

from dokumen.queries import kode_rapi


class KodeForm(forms.Form):
    kode = forms.CharField(
        label="Kode dokumen",
        max_length=40,
        help_text="Enam belas huruf dan angka di bawah kode QR, contoh K7M2-9QXD-31FA-ZZ08.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_kode(self) -> str:
        kode = kode_rapi(self.cleaned_data["kode"])
        if not kode:
            raise ValidationError("Kode terdiri atas 16 huruf dan angka; salin seluruhnya dari dokumen.")
        return kode

"""What the operator types to open a selection."""

from django import forms

from seleksi.ketentuan import daftar_profil, profil


class SeleksiForm(forms.Form):
    nama = forms.CharField(
        label="Nama seleksi", max_length=200, help_text="Misalnya “Seleksi Terbuka JPT Pratama Tahap I”."
    )
    tahun = forms.IntegerField(label="Tahun", min_value=2000, max_value=2100)
    profil = forms.ChoiceField(
        label="Profil ketentuan",
        choices=lambda: [(kode, profil(kode).nama) for kode in daftar_profil()],
        help_text="Disalin ke dalam seleksi; perubahan profil kemudian hari tidak mengubah seleksi ini.",
    )
    rencana_pelantikan = forms.DateField(
        label="Rencana pelantikan",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Dipakai untuk menghitung usia dan jadwal; dapat diisi kemudian.",
    )

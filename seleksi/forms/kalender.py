"""What people type about days off."""

from __future__ import annotations

from django import forms

from seleksi.forms.dasar import TanggalField
from seleksi.models import HariLibur

DASAR_PERUBAHAN = "Nomor keputusan yang mengubah atau menetapkan hari ini."


class HariLiburForm(forms.Form):
    tanggal = TanggalField(label="Tanggal")
    nama = forms.CharField(label="Nama hari libur", max_length=120)
    jenis = forms.ChoiceField(label="Jenis", choices=HariLibur.Jenis.choices)
    dasar = forms.CharField(
        label="Dasar",
        max_length=300,
        required=False,
        help_text=f"{DASAR_PERUBAHAN} Wajib untuk libur daerah dan untuk tahun yang sudah ditetapkan.",
    )


class HapusLiburForm(forms.Form):
    libur = forms.ModelChoiceField(HariLibur.objects.none(), widget=forms.HiddenInput)
    dasar = forms.CharField(
        label="Dasar penghapusan",
        max_length=300,
        required=False,
        help_text="Wajib untuk tahun yang sudah ditetapkan.",
    )

    def __init__(self, *args: object, tahun: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # -- whatever a form takes
        self.fields["libur"].queryset = HariLibur.objects.filter(kalender=tahun)  # type: ignore[attr-defined]  # -- a ModelChoiceField


class TetapkanKalenderForm(forms.Form):
    dasar = forms.CharField(
        label="Keputusan bersama tiga menteri",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nama dan nomor keputusan yang sudah Anda cocokkan dengan daftar di halaman ini.",
    )
    tanggal_dasar = TanggalField(label="Tanggal keputusan")

"""Forms of a score sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from penilaian.aturan import DESIMAL_NILAI, NILAI_TERENDAH, NILAI_TERTINGGI
from penilaian.models import Indikator, LembarNilai

POLA_NILAI = re.compile(r"[0-9]{1,3}([.,][0-9]*)?")


class AngkaNilai(forms.Field):
    """A mark from 0 to 100 with at most two decimals; empty means "not yet"."""

    widget = forms.TextInput(
        attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": "6", "data-seleksi-angka": ""}
    )

    def to_python(self, value: Any) -> Decimal | None:
        teks = str(value or "").strip()
        if not teks:
            return None
        if not POLA_NILAI.fullmatch(teks):
            raise ValidationError("Tulis angka 0 sampai 100, misalnya 87,50.")
        angka = Decimal(teks.replace(",", "."))
        if not NILAI_TERENDAH <= angka <= NILAI_TERTINGGI:
            raise ValidationError("Nilai paling rendah 0 dan paling tinggi 100.")
        if angka != round(angka, DESIMAL_NILAI):
            raise ValidationError("Paling banyak dua angka di belakang koma.")
        return angka

    def prepare_value(self, value: Any) -> str:
        return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else str(value or "")


class LembarForm(forms.Form):
    """One sheet: a mark per indicator, a note, and the version it was opened with."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, indikator: Sequence[Indikator], lembar: LembarNilai | None, **kwargs: Any
    ) -> None:
        self.indikator = indikator
        nilai = {satu.indikator_id: satu.nilai for satu in lembar.butir.all()} if lembar else {}
        kwargs["initial"] = {
            "versi": lembar.versi if lembar else 0,
            "catatan": lembar.catatan if lembar else "",
            **{f"nilai_{pk}": angka for pk, angka in nilai.items()},
        }
        super().__init__(*args, **kwargs)
        for nomor, satu in enumerate(indikator, start=1):
            self.fields[f"nilai_{satu.pk}"] = AngkaNilai(label=f"{nomor}. {satu.nama}", required=False)
        self.fields["catatan"] = forms.CharField(
            label="Catatan",
            required=False,
            max_length=4000,
            help_text="Alasan nilai; dibaca anggota Pansel sesudah komponen dikunci.",
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    @property
    def nilai(self) -> dict[int, Decimal | None]:
        """Indicator -> mark, of a valid form."""
        return {satu.pk: self.cleaned_data[f"nilai_{satu.pk}"] for satu in self.indikator}


class PenjelasanForm(forms.Form):
    isi = forms.CharField(
        label="Penjelasan",
        max_length=2000,
        help_text="Mengapa nilai Anda jauh dari penilai lain; dibaca Pansel. Nilainya tidak berubah.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

"""The form of declaring conflicts of interest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from penilaian.models import BenturanKepentingan
from peserta.models import Lamaran


class BenturanForm(forms.Form):
    """A declaration for each participant of one page of the list (P-07)."""

    TIDAK, ADA = "TIDAK", "ADA"

    def __init__(
        self,
        *args: Any,
        peserta: Sequence[Lamaran],
        pernyataan: Mapping[int, BenturanKepentingan],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.peserta = peserta
        for satu in peserta:
            lama = pernyataan.get(satu.pk)
            nama = satu.pelamar.pengguna.nama_tampil
            self.fields[f"ada_{satu.pk}"] = forms.ChoiceField(
                label=nama,
                choices=[(self.TIDAK, "Tidak ada"), (self.ADA, "Ada benturan")],
                widget=forms.RadioSelect,
                required=False,
                initial=None if lama is None else self.ADA if lama.ada else self.TIDAK,
            )
            self.fields[f"hubungan_{satu.pk}"] = forms.CharField(
                label=f"Hubungan dengan {nama}",
                max_length=240,
                required=False,
                initial=lama.hubungan if lama else "",
            )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        for satu in self.peserta:
            ada = bersih.get(f"ada_{satu.pk}") == self.ADA
            if ada and not bersih.get(f"hubungan_{satu.pk}", "").strip():
                self.add_error(
                    f"hubungan_{satu.pk}", "Sebutkan hubungannya, misalnya atasan langsung atau saudara."
                )
        return bersih

    @property
    def baris(self) -> list[tuple[Lamaran, forms.BoundField, forms.BoundField]]:
        return [(satu, self[f"ada_{satu.pk}"], self[f"hubungan_{satu.pk}"]) for satu in self.peserta]

    @property
    def pernyataan(self) -> dict[int, str]:
        """Lamaran id -> relation, "" for none; those left open are not declared."""
        return {
            satu.pk: self.cleaned_data[f"hubungan_{satu.pk}"].strip() if ada == self.ADA else ""
            for satu in self.peserta
            if (ada := self.cleaned_data.get(f"ada_{satu.pk}"))
        }

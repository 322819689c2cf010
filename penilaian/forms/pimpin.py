"""Forms of whoever leads the scoring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from penilaian.models import LembarNilai


class BatalkanForm(forms.Form):
    """The Ketua voids one rater's sheet on one participant."""

    penilai = forms.ChoiceField(label="Lembar siapa", widget=forms.RadioSelect)
    # A slip is not voided but opened again, by two persons.
    sebab = forms.ChoiceField(
        label="Sebab",
        choices=[satu for satu in LembarNilai.SebabBatal.choices if satu[0] != "KELIRU"],
        widget=forms.RadioSelect,
    )
    alasan = forms.CharField(
        label="Alasan", max_length=240, help_text="Masuk ke jejak dan berita acara rekapitulasi."
    )

    def __init__(self, *args: Any, penilai: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["penilai"]
        assert isinstance(bidang, forms.ChoiceField)  # noqa: S101 -- declared above; tells mypy
        bidang.choices = [(str(pk), nama) for pk, nama in penilai]


class KunciKomponenForm(forms.Form):
    """Asked only when a participant is below the quorum."""

    berita_acara = forms.CharField(
        label="Putusan pleno",
        max_length=2000,
        required=False,
        help_text="Alasan pleno menerima rata-rata penilai yang ada; masuk ke jejak.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GugurForm(forms.Form):
    """Which stage was missed, by which berita acara, and the make-up date where the policy grants one."""

    alasan = forms.CharField(
        label="Tahap yang tidak diikuti dan keadaannya", widget=forms.Textarea(attrs={"rows": 3})
    )
    nomor = forms.CharField(label="Nomor berita acara", max_length=80)
    susulan = forms.DateField(
        label="Tanggal susulan yang juga tidak diikuti",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, susulan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["susulan"].required = susulan
        if not susulan:
            self.fields["susulan"].widget = forms.HiddenInput()

"""Fields that several forms of seleksi share: dates, percents, and a PDF that survives a failed form."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dokumen.models import Berkas
from dokumen.rupa import ukuran_berkas

FORMAT_TANGGAL = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]


class TanggalField(forms.DateField):
    """A calendar date; the browser shows its own picker, typed dates may be day first."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("input_formats", FORMAT_TANGGAL)
        kwargs.setdefault("error_messages", {"invalid": "Tulis tanggal yang ada, misalnya 23-11-2026."})
        super().__init__(**kwargs)


class PersenField(forms.CharField):
    """A percentage as people type it: 20, 17,5 or 17.5; at most two decimals, between 0 and 100."""

    def __init__(self, **kwargs: Any) -> None:
        atribut = {"inputmode": "decimal", "autocomplete": "off", "maxlength": "6"}
        kwargs.setdefault("widget", forms.TextInput(attrs=atribut))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        teks = (super().to_python(value) or "").strip().removesuffix("%").strip().replace(",", ".")
        if not teks:
            return None
        try:
            angka = Decimal(teks)
        except InvalidOperation:
            raise ValidationError("Tulis angka, misalnya 20 atau 17,5.") from None
        if not angka.is_finite() or not 0 <= angka <= 100 or angka != round(angka, 2):
            raise ValidationError("Tulis persen antara 0 dan 100 dengan paling banyak dua angka desimal.")
        return angka


class BerberkasForm(forms.Form):
    """A form with one PDF. `tersimpan` is stored already, `galat_berkas` says why a new one was refused."""

    berkas = forms.FileField(
        label="Berkas PDF",
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )
    titipan = forms.CharField(required=False, widget=forms.HiddenInput)
    # Where a stored file of an earlier record will do, an upload may be left out.
    berkas_wajib = True

    def __init__(
        self,
        *args: Any,
        tersimpan: Berkas | None = None,
        galat_berkas: str = "",
        lama: Berkas | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tersimpan = tersimpan
        self.galat_berkas = galat_berkas
        self.lama = lama
        if tersimpan is not None:
            self.fields["berkas"].help_text = (
                f"Sudah terunggah: {tersimpan.nama_asli}, {ukuran_berkas(tersimpan.ukuran)}. "
                "Pilih berkas lain untuk menggantinya."
            )
        elif lama is not None:
            self.fields["berkas"].help_text = f"Yang berlaku sekarang: {lama.nama_asli}."
        if not self.is_bound:
            self._tandai_wajib()

    def _tandai_wajib(self) -> None:
        """For the label and the browser: the file itself is stored before the form looks at its data."""
        ada = self.tersimpan is not None or self.lama is not None
        self.fields["berkas"].required = self.berkas_wajib and not ada

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        if self.galat_berkas:
            self.add_error("berkas", self.galat_berkas)
        elif self.berkas_wajib and self.tersimpan is None and self.lama is None:
            self.add_error("berkas", "Pilih berkas PDF yang akan diunggah.")
        self._tandai_wajib()
        return bersih


def pilihan(judul_kosong: str, butir: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Choices with an empty first line."""
    return [("", judul_kosong), *butir]

"""Forms of paper sheets: the code, what stands on the sheet, why it is rejected."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from dokumen.models import Berkas
from dokumen.rupa import ukuran_berkas
from penilaian.forms.lembar import AngkaNilai
from penilaian.models import Indikator, KetikanKertas


class KodeKertasForm(forms.Form):
    kode = forms.CharField(
        label="Kode lembar",
        max_length=40,
        help_text="Dua belas huruf dan angka di bawah kode QR; tanda hubung boleh tidak ditulis.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class KetikanForm(forms.Form):
    """What stands on a signed sheet: every box, the note, and for the first who types the scan."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    titipan = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        indikator: Sequence[Indikator],
        milik: KetikanKertas | None,
        pindaian: bool,
        tersimpan: Berkas | None = None,
        galat_berkas: str = "",
        **kwargs: Any,
    ) -> None:
        """`milik` is one's own reading to mend; `pindaian`: the scan is kept already."""
        self.indikator, self.pindaian = indikator, pindaian
        self.tersimpan, self.galat_berkas = tersimpan, galat_berkas
        awal: dict[str, Any] = dict(kwargs.pop("initial", {}))
        if milik is not None:
            awal |= {f"nilai_{pk}": Decimal(angka) for pk, angka in milik.butir.items()}
            awal["catatan"] = milik.catatan
        kwargs["initial"] = awal
        super().__init__(*args, **kwargs)
        for nomor, satu in enumerate(indikator, start=1):
            self.fields[f"nilai_{satu.pk}"] = AngkaNilai(label=f"{nomor}. {satu.nama}", required=False)
        self.fields["catatan"] = forms.CharField(
            label="Catatan pada lembar",
            required=False,
            max_length=4000,
            help_text="Persis seperti tertulis; kosongkan bila tidak ada.",
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        if not pindaian:
            keterangan = (
                "PDF pindaian lembar yang sudah ditandatangani penilainya, satu kali untuk lembar ini."
            )
            if tersimpan is not None:
                keterangan = f"Sudah terunggah: {tersimpan.nama_asli}, {ukuran_berkas(tersimpan.ukuran)}."
            self.fields["berkas"] = forms.FileField(
                label="Pindaian lembar",
                required=False,
                help_text=keterangan,
                widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
            )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        if not self.pindaian and self.galat_berkas:
            self.add_error("berkas", self.galat_berkas)
        elif not self.pindaian and self.tersimpan is None:
            self.add_error("berkas", "Pilih PDF pindaian lembar yang sudah ditandatangani.")
        return bersih

    @property
    def nilai(self) -> dict[int, Decimal | None]:
        """Indicator -> mark, of a valid form."""
        return {satu.pk: self.cleaned_data[f"nilai_{satu.pk}"] for satu in self.indikator}


class TolakKertasForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan menolak",
        max_length=1000,
        help_text="Apa yang berbeda dari lembar Anda, tanpa menyebut angkanya; masuk ke jejak.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

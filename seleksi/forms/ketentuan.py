"""What is typed to change a parameter, or to correct what was published."""

from __future__ import annotations

from typing import Any

from django import forms

from seleksi.forms.dasar import TanggalField
from seleksi.ketentuan import Keterangan
from seleksi.models import Lowongan


class AlasanForm(forms.Form):
    """Why, and by which minutes; with `penutupan` it is an erratum."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercatat dalam jejak dan tampil di halaman ketentuan.",
    )
    nomor_notulen = forms.CharField(
        label="Nomor notulen rapat", max_length=80, required=False, help_text="Bila diputus dalam rapat."
    )

    def pasang_penutupan(self, paling_cepat: str) -> None:
        """An erratum also sets the last day of the new period."""
        self.fields["penutupan"] = TanggalField(
            label="Hari terakhir pendaftaran yang baru",
            help_text=(
                "Masa pengumuman dihitung kembali sejak ralat ditandatangani; bila ditandatangani hari ini, "
                f"paling cepat {paling_cepat}."
            ),
        )


class ParameterForm(AlasanForm):
    """Another value of one parameter, as its source lets it be chosen."""

    field_order = ["nilai", "penutupan", "alasan", "nomor_notulen"]

    def __init__(self, *args: Any, keterangan: Keterangan, paling_cepat: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nilai"] = _isian_nilai(keterangan)
        if paling_cepat:
            self.pasang_penutupan(paling_cepat)
        self.order_fields(self.field_order)


class PersyaratanForm(AlasanForm):
    """The texts of a vacancy that an erratum may correct."""

    uraian_tugas = forms.CharField(
        label="Uraian tugas", required=False, max_length=10000, widget=forms.Textarea(attrs={"rows": 4})
    )
    kualifikasi = forms.CharField(
        label="Kualifikasi pendidikan dan standar kompetensi",
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    pengalaman = forms.CharField(
        label="Pengalaman jabatan terkait", max_length=10000, widget=forms.Textarea(attrs={"rows": 4})
    )
    field_order = ["uraian_tugas", "kualifikasi", "pengalaman", "penutupan", "alasan", "nomor_notulen"]
    MEDAN = ("uraian_tugas", "kualifikasi", "pengalaman")

    def __init__(self, *args: Any, lowongan: Lowongan, paling_cepat: str, **kwargs: Any) -> None:
        kwargs["initial"] = {satu: getattr(lowongan, satu) for satu in self.MEDAN}
        super().__init__(*args, **kwargs)
        self.pasang_penutupan(paling_cepat)
        self.order_fields(self.field_order)

    @property
    def persyaratan(self) -> dict[str, str]:
        return {satu: self.cleaned_data[satu].replace("\r\n", "\n") for satu in self.MEDAN}


def _isian_nilai(keterangan: Keterangan) -> forms.Field:
    if keterangan.pilihan:
        pilihan = [(satu.kode, satu.sebutan) for satu in keterangan.pilihan]
        return forms.ChoiceField(
            label="Nilai yang baru",
            choices=pilihan,
            required=all(kode for kode, _ in pilihan),
            widget=forms.RadioSelect,
        )
    batas = [
        *([f"paling sedikit {keterangan.min:f}"] if keterangan.min is not None else []),
        *([f"paling banyak {keterangan.maks:f}"] if keterangan.maks is not None else []),
    ]
    return forms.CharField(
        label="Nilai yang baru",
        max_length=200,
        help_text=f"{' dan '.join(batas).capitalize()}." if batas else "",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

"""Forms of tracing: whom to send, the closed notes, evidence, purposes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from panitia.models import Keanggotaan
from penilaian.aturan import SUMBER, IsiCatatan, IsiTelusur
from peserta.models import Lamaran

# Codes of talks are made from the order and a number: a page opened again offers the same empty one.
RUANG_KODE = uuid.UUID("5d1c5a4e-7a0e-4f0c-9d0a-2f6f3a1b8c77")
BARIS_TERBACA = 60


def isian_hari(label: str, *, required: bool = True) -> forms.DateField:
    """A native date control; it speaks ISO, whatever the page shows."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, input_formats=["%Y-%m-%d"])


def isian_berkas(label: str, bantuan: str) -> forms.FileField:
    """One PDF or one photo; what it really is, the store looks at."""
    terima = {"accept": "application/pdf,.pdf,image/jpeg,image/png"}
    return forms.FileField(
        label=label,
        help_text=bantuan,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs=terima),
        error_messages={"required": "Pilih berkas PDF atau foto terlebih dahulu."},
    )


class TetapkanPenelusurForm(forms.Form):
    penelusur = forms.TypedChoiceField(label="Penelusur", coerce=int)
    lamaran = forms.TypedMultipleChoiceField(
        label="Peserta yang ditelusuri", coerce=int, widget=forms.CheckboxSelectMultiple
    )
    mulai = isian_hari("Tugas mulai")
    batas = isian_hari("Diserahkan paling lambat")

    def __init__(
        self,
        *args: Any,
        penelusur: Sequence[Keanggotaan],
        peserta: Sequence[Lamaran],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(satu.pengguna_id, satu.pengguna.nama_tampil) for satu in penelusur]
        kolom: Any = self.fields
        kolom["penelusur"].choices = pilihan
        kolom["lamaran"].choices = [(satu.pk, satu.pelamar.pengguna.nama_tampil) for satu in peserta]


class TelusurForm(forms.Form):
    """The notes of one tracer. Unfinished ones are kept too; whole they must be when handed over."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    kesimpulan = forms.CharField(
        label="Kesimpulan",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Apa yang Anda temukan, terutama tentang integritas. Jangan menyebut nama sumber.",
    )
    alasan_sumber = forms.CharField(
        label="Alasan bila atasan, rekan sejawat, atau bawahan tidak dihubungi",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: QueryDict | None, *, tugas_id: int, isi: IsiTelusur, versi: int) -> None:
        super().__init__(
            data,
            initial={"versi": versi, "kesimpulan": isi.kesimpulan, "alasan_sumber": isi.alasan_sumber},
        )
        if data is None:
            catatan = (*isi.catatan, IsiCatatan(_kode_baru(tugas_id, {satu.kode for satu in isi.catatan})))
        else:
            catatan = tuple(IsiCatatan(kode) for kode in _kode_sah(data.getlist("baris")))
        self.kode = [satu.kode for satu in catatan]
        for satu in catatan:
            self._tambah(satu)

    def _tambah(self, satu: IsiCatatan) -> None:
        isian: dict[str, forms.Field] = {
            "sumber": forms.ChoiceField(
                label="Kedudukan sumber", required=False, choices=[("", "Pilih …"), *SUMBER]
            ),
            "tanggal": isian_hari("Tanggal", required=False),
            "nama_sumber": forms.CharField(
                label="Nama sumber",
                required=False,
                max_length=160,
                help_text="Hanya untuk Anda; Panitia Seleksi tidak melihatnya.",
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            ),
            "isi": forms.CharField(
                label="Yang disampaikan",
                required=False,
                max_length=10_000,
                widget=forms.Textarea(attrs={"rows": 4}),
            ),
        }
        for nama, kolom in isian.items():
            kolom.initial = getattr(satu, nama)
            self.fields[f"{satu.kode}_{nama}"] = kolom

    @property
    def utama(self) -> list[BoundField]:
        return [self["kesimpulan"], self["alasan_sumber"]]

    @property
    def baris(self) -> list[tuple[str, list[BoundField]]]:
        """One entry per talk: its code and its fields."""
        medan = ("sumber", "tanggal", "nama_sumber", "isi")
        return [(kode, [self[f"{kode}_{nama}"] for nama in medan]) for kode in self.kode]

    @property
    def isi(self) -> IsiTelusur:
        """As the act takes it."""
        bersih = self.cleaned_data
        return IsiTelusur(
            bersih["kesimpulan"],
            bersih["alasan_sumber"],
            tuple(
                IsiCatatan(
                    kode,
                    bersih[f"{kode}_sumber"],
                    bersih[f"{kode}_nama_sumber"],
                    bersih[f"{kode}_tanggal"],
                    bersih[f"{kode}_isi"],
                )
                for kode in self.kode
            ),
        )


def _kode_baru(tugas_id: int, terpakai: set[str]) -> str:
    nomor = 0
    while (kode := str(uuid.uuid5(RUANG_KODE, f"{tugas_id}-{nomor}"))) in terpakai:
        nomor += 1
    return kode


def _kode_sah(kiriman: Sequence[str]) -> list[str]:
    """Codes of the talks that were sent, each once; anything else is none of ours."""
    hasil: dict[str, None] = {}
    for satu in kiriman[:BARIS_TERBACA]:
        try:
            hasil[str(uuid.UUID(satu))] = None
        except ValueError:
            continue
    return list(hasil)


class BuktiTelusurForm(forms.Form):
    berkas = isian_berkas("Bukti", "Satu PDF atau satu foto, paling besar 10 MB. Boleh tanpa bukti.")


class HentikanTelusurForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya benturan kepentingan dengan peserta, atau berhalangan.",
    )

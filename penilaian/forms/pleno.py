"""Forms of the pleno and of what follows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dokumen.rahasia import KeperluanForm
from panitia.models import Keanggotaan
from penilaian.aturan import Seri
from peserta.models import Lamaran


class LembarKerjaForm(KeperluanForm):
    bentuk = forms.ChoiceField(
        label="Bentuk",
        choices=[
            ("XLSX", "Lembar sebar (.xlsx) dengan rumus"),
            ("CETAK", "Halaman untuk dicetak atau disimpan sebagai PDF"),
        ],
        initial="XLSX",
        widget=forms.RadioSelect,
    )
    field_order = ("bentuk", "keperluan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        bantuan = "Setiap salinan bernomor; nama, waktu, dan keperluan Anda dicatat dan tertera padanya."
        super().__init__(*args, label="Keperluan mengambil", bantuan=bantuan, **kwargs)


class SeriForm(forms.Form):
    """Order of the people of each tie, and why."""

    alasan = forms.CharField(
        label="Alasan putusan pleno",
        max_length=2000,
        help_text="Masuk ke berita acara rekapitulasi.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, kelompok: Sequence[Seri[int]], nama: Mapping[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kelompok = kelompok
        for satu in kelompok:
            tempat = [(str(n), f"Peringkat {n}") for n in range(satu.mulai, satu.sampai + 1)]
            for pk in sorted(satu.orang, key=lambda x: nama[x].casefold()):
                self.fields[f"tempat_{pk}"] = forms.ChoiceField(
                    label=nama[pk], choices=[("", "Pilih peringkat"), *tempat]
                )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        for satu in self.kelompok:
            dipilih = [bersih.get(f"tempat_{pk}") for pk in satu.orang]
            if None not in dipilih and len(set(dipilih)) != len(dipilih):
                rentang = f"{satu.mulai} sampai {satu.sampai}"
                raise ValidationError(f"Setiap peringkat {rentang} diberikan kepada satu orang saja.")
        return bersih

    @property
    def urutan(self) -> list[int]:
        """Lamaran ids, each tie in its decided order."""
        return [
            pk
            for satu in self.kelompok
            for pk in sorted(satu.orang, key=lambda x: int(self.cleaned_data[f"tempat_{x}"]))
        ]


class TetapkanForm(forms.Form):
    """The digest of the recap the Ketua has before him, and who of the Pansel attends."""

    sidik = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, anggota: Sequence[Keanggotaan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(satu.pengguna_id, satu.pengguna.nama_tampil) for satu in anggota]
        self.fields["hadir"] = forms.TypedMultipleChoiceField(
            label="Hadir dalam pleno",
            coerce=int,
            required=False,
            choices=pilihan,
            initial=[pk for pk, _ in pilihan],
            widget=forms.CheckboxSelectMultiple,
        )


class KesehatanForm(forms.Form):
    sehat = forms.ChoiceField(
        label="Hasil",
        choices=[("ya", "Memenuhi syarat kesehatan"), ("tidak", "Tidak memenuhi syarat kesehatan")],
        widget=forms.RadioSelect,
    )
    unit_kesehatan = forms.CharField(label="Unit pelayanan kesehatan pemerintah", max_length=160)
    nomor_surat = forms.CharField(label="Nomor surat", max_length=80)
    tanggal_surat = forms.DateField(label="Tanggal surat", widget=forms.DateInput(attrs={"type": "date"}))
    berkas = forms.FileField(
        label="Surat hasil pemeriksaan",
        required=False,
        help_text="PDF, paling besar 10 MB. Rincian pemeriksaan tetap di unit kesehatan.",
    )


class NaikkanForm(forms.Form):
    """Who is replaced, by whom, and why; each list holds only those the rule allows."""

    def __init__(
        self, *args: Any, keluar: Sequence[Lamaran], berikut: Sequence[Lamaran], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.orang = {str(satu.pk): satu for satu in (*keluar, *berikut)}
        for medan, label, daftar in (
            ("menggantikan", "Yang digantikan", keluar),
            ("pengganti", "Peserta peringkat berikutnya", berikut),
        ):
            pilihan = [(str(satu.pk), str(satu.pelamar)) for satu in daftar]
            self.fields[medan] = forms.ChoiceField(
                label=label,
                choices=pilihan,
                initial=pilihan[0][0] if len(pilihan) == 1 else None,
                widget=forms.RadioSelect,
            )
        self.fields["alasan"] = forms.CharField(
            label="Alasan dan putusan pleno", widget=forms.Textarea(attrs={"rows": 3})
        )

    @property
    def isi(self) -> dict[str, Any]:
        """As the act takes it."""
        bersih = self.cleaned_data
        return {
            "menggantikan": self.orang[bersih["menggantikan"]],
            "pengganti": self.orang[bersih["pengganti"]],
            "alasan": bersih["alasan"],
        }

"""Forms of announcements and moves: which vacancies, until when, by what proof, for what reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from seleksi.forms.dasar import BerberkasForm, TanggalField
from seleksi.models import BuktiTayang, Lowongan, Pengumuman


class PilihLowonganForm(forms.Form):
    """Some of the vacancies offered; gives them back as objects."""

    lowongan = forms.MultipleChoiceField()

    def __init__(self, *args: Any, tersedia: Sequence[Lowongan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tersedia = {str(satu.pk): satu for satu in tersedia}
        self.fields["lowongan"] = forms.MultipleChoiceField(
            label="Lowongan",
            widget=forms.CheckboxSelectMultiple,
            choices=[(pk, satu.nama_jabatan) for pk, satu in self.tersedia.items()],
            error_messages={"required": "Pilih paling sedikit satu lowongan."},
        )

    @property
    def terpilih(self) -> list[Lowongan]:
        return [self.tersedia[pk] for pk in self.cleaned_data["lowongan"]]


class PengumumanForm(PilihLowonganForm):
    """The opening announcement: its vacancies and the last day of applications."""

    penutupan = TanggalField(label="Hari terakhir penerimaan lamaran")


class BuktiTayangForm(BerberkasForm):
    """Proof that an announcement stood in a channel."""

    pengumuman = forms.ChoiceField(label="Pengumuman")
    saluran = forms.ChoiceField(label="Saluran", choices=BuktiTayang.Saluran.choices)
    nama = forms.CharField(
        label="Nama media", max_length=160, help_text="Misalnya nama surat kabar, laman, atau portal."
    )
    alamat = forms.URLField(
        label="Alamat laman",
        required=False,
        max_length=200,
        assume_scheme="https",
        error_messages={"invalid": "Tulis alamat laman yang lengkap, misalnya https://contoh.go.id/berita."},
    )
    tanggal = TanggalField(label="Tanggal tayang")

    field_order = ("pengumuman", "saluran", "nama", "alamat", "tanggal", "berkas", "titipan")

    def __init__(self, *args: Any, terbit: Sequence[Pengumuman], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terbit = {str(satu.pk): satu for satu in terbit}
        jenis = [(pk, f"{satu.get_jenis_display()}, {satu.naskah.nomor}") for pk, satu in self.terbit.items()]
        self.fields["pengumuman"] = forms.ChoiceField(label="Pengumuman", choices=jenis)
        self.fields["berkas"].label = "Kliping, tangkapan layar, atau pindaian (PDF)"


class BatalkanForm(forms.Form):
    dasar = forms.CharField(
        label="Dasar pembatalan",
        max_length=240,
        help_text="Keputusan atau berita acara yang menjadi dasarnya, dengan nomor dan tanggal.",
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Tampil pada halaman publik lowongan ini.",
    )

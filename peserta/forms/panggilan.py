"""Forms of calls to the stages, of both sides."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from peserta.aturan import PANJANG_ALASAN
from peserta.forms.kendali import isian_hari, isian_teks
from peserta.models import Panggilan, UndanganTahap


def _jam(label: str, bantuan: str = "", *, required: bool = True) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(
        label=label,
        help_text=bantuan,
        required=required,
        widget=widget,
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        error_messages={"invalid": "Tulis jam, misalnya 08.30."},
    )


def _alasan(label: str, bantuan: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=PANJANG_ALASAN,
        help_text=bantuan,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasannya."},
    )


def _saat(hari: date, jam: time) -> datetime:
    """Day and hour as people of the installation read them."""
    return datetime.combine(hari, jam, tzinfo=timezone.get_current_timezone())


class PanggilanForm(forms.Form):
    """The plan of a call; `beralasan` where it takes the place of one that was sent."""

    cara = forms.ChoiceField(label="Waktu peserta", choices=Panggilan.Cara.choices, widget=forms.RadioSelect)
    hari = isian_hari("Hari dan tanggal")
    jam = _jam("Mulai pukul")
    menit = forms.IntegerField(
        label="Lama (menit)",
        min_value=5,
        max_value=720,
        help_text="Seluruh acara bila bersama; setiap orang bila bergiliran.",
    )
    urutan = forms.ChoiceField(
        label="Urutan giliran",
        choices=Panggilan.Urutan.choices,
        widget=forms.RadioSelect,
        help_text="Hanya bila bergiliran, tidak pernah menurut nilai. Waktu setiap orang dapat diubah.",
    )
    istirahat_mulai = _jam("Istirahat mulai", "Hanya bila bergiliran.", required=False)
    istirahat_selesai = _jam("Istirahat selesai", required=False)
    pada_hari_libur = forms.BooleanField(
        label="Memang pada hari libur", required=False, help_text="Centang bila hari liburnya disengaja."
    )
    tempat = forms.CharField(
        label="Tempat dan alamat", max_length=240, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    tautan = forms.URLField(
        label="Tautan daring",
        max_length=200,
        required=False,
        assume_scheme="https",
        help_text="Bila daring; tempat atau tautan harus ada.",
    )
    bawaan = forms.CharField(
        label="Yang dibawa",
        max_length=1000,
        required=False,
        help_text="Satu baris satu hal.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    pakaian = forms.CharField(label="Pakaian", max_length=240, required=False)
    narahubung = isian_teks("Narahubung", 240, "Nama dan nomor telepon yang dapat dihubungi peserta.")

    field_order = ("alasan",)

    def __init__(self, *args: Any, beralasan: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if beralasan:
            self.fields["alasan"] = _alasan("Alasan perubahan", "Dimuat dalam surat yang baru.")
            self.order_fields(self.field_order)

    def clean_tempat(self) -> str:
        return " ".join(self.cleaned_data["tempat"].split())

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        dari, sampai = isi.get("istirahat_mulai"), isi.get("istirahat_selesai")
        if (dari is None) != (sampai is None):
            self.add_error("istirahat_selesai", "Isi mulai dan selesai istirahat, atau kosongkan keduanya.")
        elif dari and sampai and sampai <= dari:
            self.add_error("istirahat_selesai", "Istirahat selesai sesudah mulainya.")
        if not isi.get("tempat") and not isi.get("tautan") and "tautan" not in self.errors:
            self.add_error("tempat", "Isi tempat atau tautan daring.")
        if "hari" in isi and "jam" in isi:
            isi["mulai"] = _saat(isi["hari"], isi["jam"])
        return isi

    @property
    def isian(self) -> dict[str, Any]:
        """What the act takes."""
        return {
            nama: nilai for nama, nilai in self.cleaned_data.items() if nama not in ("hari", "jam", "alasan")
        }


class WaktuUndanganForm(forms.Form):
    """One person's own time."""

    hari = isian_hari("Hari dan tanggal")
    jam = _jam("Mulai pukul")
    menit = forms.IntegerField(label="Lama (menit)", min_value=5, max_value=720)

    @property
    def isian(self) -> dict[str, Any]:
        isi = self.cleaned_data
        return {"mulai": _saat(isi["hari"], isi["jam"]), "menit": isi["menit"]}


class BatalkanPanggilanForm(forms.Form):
    alasan = _alasan("Alasan pembatalan", "Disampaikan kepada setiap peserta.")


class JawabUndanganForm(forms.Form):
    jawaban = forms.ChoiceField(
        label="Kehadiran Anda",
        choices=UndanganTahap.Jawaban.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih akan hadir atau tidak dapat hadir."},
    )
    alasan = forms.CharField(
        label="Alasan tidak dapat hadir",
        max_length=PANJANG_ALASAN,
        required=False,
        help_text="Dibaca Sekretariat. Memberi tahu tidak dapat hadir belum berarti mengundurkan diri.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def isian(self) -> dict[str, Any]:
        hadir = self.cleaned_data["jawaban"] == UndanganTahap.Jawaban.HADIR
        return {"hadir": hadir, "alasan": self.cleaned_data["alasan"]}

"""What is asked to try a move of the timetable, and to accept it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from seleksi.aturan.jadwal import GESER_BENTROK, GESER_SATU, GESER_SEMUA
from seleksi.forms.dasar import TanggalField
from seleksi.models import Jadwal

CARA = (
    (GESER_SEMUA, "Geser semua sama jauh"),
    (GESER_BENTROK, "Geser hanya yang bertabrakan"),
    (GESER_SATU, "Tidak ikut bergeser"),
)


class SimulasiForm(forms.Form):
    kegiatan = forms.ChoiceField(label="Kegiatan yang dipindah", choices=Jadwal.Kegiatan.choices)
    mulai = TanggalField(label="Hari pertama yang baru")
    selesai = TanggalField(
        label="Hari terakhir yang baru", required=False, help_text="Kosong: lamanya tetap seperti sekarang."
    )
    cara = forms.ChoiceField(
        label="Kegiatan sesudahnya", choices=CARA, widget=forms.RadioSelect, initial=GESER_SEMUA
    )

    def __init__(self, *args: Any, kini: dict[str, tuple[date, date]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kini = kini
        terisi = [(kode, nama) for kode, nama in Jadwal.Kegiatan.choices if kode in kini]
        self.fields["kegiatan"] = forms.ChoiceField(label="Kegiatan yang dipindah", choices=terisi)

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        mulai, selesai, kegiatan = (bersih.get(nama) for nama in ("mulai", "selesai", "kegiatan"))
        if mulai and kegiatan and not selesai and not self.has_error("selesai"):
            lama = self.kini[kegiatan]
            bersih["selesai"] = mulai + (lama[1] - lama[0])
        elif mulai and selesai and selesai < mulai:
            self.add_error("selesai", "Hari terakhir mendahului hari pertama.")
        return bersih


class TerimaPerubahanForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan perubahan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercantum dalam pengumuman dan dalam pemberitahuan kepada semua yang terkena.",
    )

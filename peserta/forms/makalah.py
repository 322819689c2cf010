"""Forms of the written test: the theme and its hours, and the paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from peserta.forms.kendali import isian_hari
from peserta.forms.panggilan import _jam, _saat
from peserta.forms.pelamar import BerkasField, PilihanBerkas, UnggahForm
from peserta.models import TemaMakalah

PANJANG_TEMA = 6000


class TemaForm(forms.Form):
    """Words and hours; the words are never shown again before their hour."""

    isi = forms.CharField(
        label="Tema dan petunjuk penulisan",
        max_length=PANJANG_TEMA,
        strip=False,
        help_text="Tidak ditampilkan lagi kepada siapa pun, juga kepada Anda, sampai jamnya.",
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Tulis tema dan petunjuknya."},
    )
    cara = forms.ChoiceField(
        label="Cara menyerahkan",
        choices=TemaMakalah.Cara.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara menyerahkan."},
    )
    hari = isian_hari("Tema terbuka pada hari")
    jam = _jam("Tema terbuka pukul")
    hari_batas = isian_hari("Batas penyerahan pada hari")
    jam_batas = _jam("Batas penyerahan pukul", "Yang tiba tepat pada jam ini sudah terlambat.")

    @property
    def isian(self) -> dict[str, Any]:
        """As the act takes it."""
        isi = self.cleaned_data
        dibuka: datetime = _saat(isi["hari"], isi["jam"])
        return {
            "isi": isi["isi"],
            "cara": isi["cara"],
            "dibuka": dibuka,
            "batas": _saat(isi["hari_batas"], isi["jam_batas"]),
        }


class MakalahForm(UnggahForm):
    berkas = BerkasField(
        label="Makalah Anda",
        help_text=(
            "Satu PDF tanpa kata sandi, paling besar 10 MB, tanpa nama dan NIP di dalamnya. Dari pengolah "
            "kata: simpan sebagai PDF."
        ),
        allow_empty_file=True,
        widget=PilihanBerkas(attrs={"accept": "application/pdf,.pdf,image/jpeg,image/png", "multiple": True}),
        error_messages={"required": "Pilih berkas makalah terlebih dahulu."},
    )


class PindaiForm(UnggahForm):
    berkas = BerkasField(
        label="Pindaian makalah",
        help_text="Satu PDF, paling besar 10 MB; atau sampai 15 foto menurut urutan halaman.",
        allow_empty_file=True,
        widget=PilihanBerkas(attrs={"accept": "application/pdf,.pdf,image/jpeg,image/png", "multiple": True}),
        error_messages={"required": "Pilih berkas pindaian terlebih dahulu."},
    )

"""Forms on the documents of a vacancy, and on the stamp of an uploaded file."""

from __future__ import annotations

from typing import Any

from django import forms

from peserta.aturan import TAHUN_MAKS, rapikan_seri, seri_meterai
from peserta.forms.kendali import isian_teks
from peserta.models import Meterai


class DokumenTambahanForm(forms.Form):
    """A document that one vacancy asks for beyond the ketentuan."""

    nama = isian_teks("Nama dokumen", 160, "Misalnya: Surat keterangan bebas temuan dari Inspektorat.")
    petunjuk = isian_teks("Petunjuk bagi pelamar", 400, "Apa isinya dan siapa yang menerbitkannya.")
    dasar = isian_teks("Dasar hukum", 240, "Peraturan atau standar kompetensi jabatan yang menjadi dasarnya.")
    wajib = forms.TypedChoiceField(
        label="Sifat",
        choices=[
            ("ya", "Wajib: lamaran tidak lengkap tanpanya"),
            ("tidak", "Tidak wajib: boleh ditambahkan"),
        ],
        coerce=lambda nilai: nilai == "ya",
        widget=forms.RadioSelect,
    )
    tahun = forms.TypedChoiceField(
        label="Tahun yang dicakup",
        choices=[
            (0, "Tanpa tahun tertentu"),
            *((banyak, f"{banyak} tahun terakhir") for banyak in range(1, TAHUN_MAKS + 1)),
        ],
        coerce=int,
        help_text="Tahun persisnya dihitung dari hari penutupan dan ditulis pada nama dokumen.",
    )
    meterai = forms.BooleanField(
        label="Bermeterai",
        required=False,
        help_text="Pelamar diminta menyebut meterai tempel atau e-meterai.",
    )


class MeteraiForm(forms.Form):
    """Which stamp the uploaded file bears."""

    jenis = forms.ChoiceField(
        label="Meterai pada dokumen ini",
        choices=Meterai.Jenis.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih meterai tempel atau e-meterai."},
    )
    nomor_seri = forms.CharField(
        label="Nomor seri e-meterai",
        max_length=80,
        required=False,
        help_text="Tertera pada e-meterai; huruf dan angka saja.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if "jenis" in isi and "nomor_seri" in isi:
            for satu in seri_meterai(isi["jenis"], rapikan_seri(isi["nomor_seri"])):
                self.add_error("nomor_seri", satu.pesan)
        return isi

    @classmethod
    def dari(cls, meterai: Meterai | None) -> MeteraiForm:
        """What was said so far, to be corrected."""
        isi = {"jenis": meterai.jenis, "nomor_seri": meterai.nomor_seri} if meterai else {}
        return cls(initial=isi)

"""Text in, clean values out. Marks are typed with a comma or a point and leave as Decimal."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from panitia.models import Keanggotaan
from penilaian.aturan import DESIMAL_NILAI, NILAI_TERENDAH, NILAI_TERTINGGI, SKALA_ASESMEN, Seri
from penilaian.models import BenturanKepentingan, Indikator, LembarNilai
from peserta.models import Lamaran

POLA_NILAI = re.compile(r"[0-9]{1,3}([.,][0-9]*)?")


class AngkaNilai(forms.Field):
    """A mark from 0 to 100 with at most two decimals; empty means "not yet"."""

    widget = forms.TextInput(
        attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": "6", "data-seleksi-angka": ""}
    )

    def to_python(self, value: Any) -> Decimal | None:
        teks = str(value or "").strip()
        if not teks:
            return None
        if not POLA_NILAI.fullmatch(teks):
            raise ValidationError("Tulis angka 0 sampai 100, misalnya 87,50.")
        angka = Decimal(teks.replace(",", "."))
        if not NILAI_TERENDAH <= angka <= NILAI_TERTINGGI:
            raise ValidationError("Nilai paling rendah 0 dan paling tinggi 100.")
        if angka != round(angka, DESIMAL_NILAI):
            raise ValidationError("Paling banyak dua angka di belakang koma.")
        return angka

    def prepare_value(self, value: Any) -> str:
        return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else str(value or "")


class AsesmenTerdahuluForm(forms.Form):
    lembaga = forms.CharField(label="Lembaga penilai", max_length=160)
    nomor = forms.CharField(label="Nomor laporan", max_length=80)
    tanggal = forms.DateField(label="Tanggal laporan", widget=forms.DateInput(attrs={"type": "date"}))
    skala = forms.ChoiceField(label="Skala laporan", choices=SKALA_ASESMEN)
    konversi = forms.CharField(
        label="Konversi ke 0 sampai 100",
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bila skalanya lain, misalnya “MS 80, MMS 70, KMS 50”. Nilainya sendiri diisi asesor.",
    )
    nomor_konversi = forms.CharField(label="Nomor berita acara konversi", max_length=80, required=False)


class LembarForm(forms.Form):
    """One sheet: a mark per indicator, a note, and the version it was opened with."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, indikator: Sequence[Indikator], lembar: LembarNilai | None, **kwargs: Any
    ) -> None:
        self.indikator = indikator
        nilai = {satu.indikator_id: satu.nilai for satu in lembar.butir.all()} if lembar else {}
        kwargs["initial"] = {
            "versi": lembar.versi if lembar else 0,
            "catatan": lembar.catatan if lembar else "",
            **{f"nilai_{pk}": angka for pk, angka in nilai.items()},
        }
        super().__init__(*args, **kwargs)
        for nomor, satu in enumerate(indikator, start=1):
            self.fields[f"nilai_{satu.pk}"] = AngkaNilai(label=f"{nomor}. {satu.nama}", required=False)
        self.fields["catatan"] = forms.CharField(
            label="Catatan",
            required=False,
            max_length=4000,
            help_text="Alasan nilai; dibaca anggota Pansel sesudah komponen dikunci.",
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    @property
    def nilai(self) -> dict[int, Decimal | None]:
        """Indicator -> mark, of a valid form."""
        return {satu.pk: self.cleaned_data[f"nilai_{satu.pk}"] for satu in self.indikator}


class BenturanForm(forms.Form):
    """A declaration for each participant of one page of the list (P-07)."""

    TIDAK, ADA = "TIDAK", "ADA"

    def __init__(
        self,
        *args: Any,
        peserta: Sequence[Lamaran],
        pernyataan: Mapping[int, BenturanKepentingan],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.peserta = peserta
        for satu in peserta:
            lama = pernyataan.get(satu.pk)
            nama = satu.pelamar.pengguna.nama_tampil
            self.fields[f"ada_{satu.pk}"] = forms.ChoiceField(
                label=nama,
                choices=[(self.TIDAK, "Tidak ada"), (self.ADA, "Ada benturan")],
                widget=forms.RadioSelect,
                required=False,
                initial=None if lama is None else self.ADA if lama.ada else self.TIDAK,
            )
            self.fields[f"hubungan_{satu.pk}"] = forms.CharField(
                label=f"Hubungan dengan {nama}",
                max_length=240,
                required=False,
                initial=lama.hubungan if lama else "",
            )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        for satu in self.peserta:
            ada = bersih.get(f"ada_{satu.pk}") == self.ADA
            if ada and not bersih.get(f"hubungan_{satu.pk}", "").strip():
                self.add_error(
                    f"hubungan_{satu.pk}", "Sebutkan hubungannya, misalnya atasan langsung atau saudara."
                )
        return bersih

    @property
    def baris(self) -> list[tuple[Lamaran, forms.BoundField, forms.BoundField]]:
        return [(satu, self[f"ada_{satu.pk}"], self[f"hubungan_{satu.pk}"]) for satu in self.peserta]

    @property
    def pernyataan(self) -> dict[int, str]:
        """Lamaran id -> relation, "" for none; those left open are not declared."""
        return {
            satu.pk: self.cleaned_data[f"hubungan_{satu.pk}"].strip() if ada == self.ADA else ""
            for satu in self.peserta
            if (ada := self.cleaned_data.get(f"ada_{satu.pk}"))
        }


class BatalkanForm(forms.Form):
    """The Ketua voids one rater's sheet on one participant."""

    penilai = forms.ChoiceField(label="Lembar siapa", widget=forms.RadioSelect)
    sebab = forms.ChoiceField(label="Sebab", choices=LembarNilai.SebabBatal.choices, widget=forms.RadioSelect)
    alasan = forms.CharField(
        label="Alasan", max_length=240, help_text="Masuk ke jejak dan berita acara rekapitulasi."
    )

    def __init__(self, *args: Any, penilai: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["penilai"]
        assert isinstance(bidang, forms.ChoiceField)  # noqa: S101 -- declared above; tells mypy
        bidang.choices = [(str(pk), nama) for pk, nama in penilai]


class KunciKomponenForm(forms.Form):
    """Asked only when a participant is below the quorum."""

    berita_acara = forms.CharField(
        label="Putusan pleno",
        max_length=2000,
        required=False,
        help_text="Alasan pleno menerima rata-rata penilai yang ada; masuk ke jejak.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class BacaForm(forms.Form):
    keperluan = forms.CharField(
        label="Keperluan membuka",
        max_length=160,
        help_text="Pembacaan peringkat dicatat dengan nama, waktu, dan keperluan Anda.",
    )


class LembarKerjaForm(forms.Form):
    bentuk = forms.ChoiceField(
        label="Bentuk",
        choices=[
            ("XLSX", "Lembar sebar (.xlsx) dengan rumus"),
            ("CETAK", "Halaman untuk dicetak atau disimpan sebagai PDF"),
        ],
        initial="XLSX",
        widget=forms.RadioSelect,
    )
    keperluan = forms.CharField(
        label="Keperluan mengambil",
        max_length=160,
        help_text="Setiap salinan bernomor; nama, waktu, dan keperluan Anda dicatat dan tertera padanya.",
    )


class PenjelasanForm(forms.Form):
    isi = forms.CharField(
        label="Penjelasan",
        max_length=2000,
        help_text="Mengapa nilai Anda jauh dari penilai lain; dibaca Pansel. Nilainya tidak berubah.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


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


class GugurForm(forms.Form):
    """Which stage was missed, by which berita acara, and the make-up date where the policy grants one."""

    alasan = forms.CharField(
        label="Tahap yang tidak diikuti dan keadaannya", widget=forms.Textarea(attrs={"rows": 3})
    )
    nomor = forms.CharField(label="Nomor berita acara", max_length=80)
    susulan = forms.DateField(
        label="Tanggal susulan yang juga tidak diikuti",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, susulan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["susulan"].required = susulan
        if not susulan:
            self.fields["susulan"].widget = forms.HiddenInput()

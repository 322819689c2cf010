"""Forms of the Sekretariat: vacancies, planning, timetable, weights, letters, the filter of the board."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from seleksi.alur import TAHAP_BERURUT
from seleksi.forms.dasar import BerberkasForm, PersenField, TanggalField, pilihan
from seleksi.ketentuan import Metode
from seleksi.models import Jadwal, Lowongan

JenisJabatan = Lowongan.JenisJabatan
TEKS_PANJANG = {"rows": 4}


class LowonganForm(BerberkasForm):
    """A vacancy with the evidence that it is vacant. All but name, kind and office may follow later."""

    berkas_wajib = False

    nama_jabatan = forms.CharField(label="Nama jabatan", max_length=200)
    jenis_jabatan = forms.ChoiceField(
        label="Jenis jabatan",
        choices=pilihan("Pilih jenis jabatan", JenisJabatan.choices),
        help_text="Sekretaris Daerah setara eselon II.a; yang lain II.b (Pasal 4 ayat (2)).",
    )
    perangkat_daerah = forms.CharField(label="Perangkat daerah", max_length=200)
    sebab_lowong = forms.ChoiceField(
        label="Sebab lowong",
        choices=pilihan("Belum diisi", Lowongan.SebabLowong.choices),
        required=False,
        help_text="Salah satu dari sepuluh sebab dalam Lampiran, Persiapan huruf a.",
    )
    tanggal_lowong = TanggalField(label="Lowong sejak", required=False)
    uraian_tugas = forms.CharField(
        label="Uraian tugas", required=False, widget=forms.Textarea(attrs=TEKS_PANJANG)
    )
    kualifikasi = forms.CharField(
        label="Kualifikasi pendidikan dan standar kompetensi",
        required=False,
        widget=forms.Textarea(attrs=TEKS_PANJANG),
        help_text="Dimuat dalam pengumuman (Lampiran huruf a angka 6 huruf c).",
    )
    pengalaman = forms.CharField(
        label="Pengalaman jabatan terkait",
        required=False,
        widget=forms.Textarea(attrs=TEKS_PANJANG),
        help_text="Dimuat dalam pengumuman (Lampiran huruf a angka 6 huruf i).",
    )

    field_order = (
        *("nama_jabatan", "jenis_jabatan", "perangkat_daerah", "sebab_lowong", "tanggal_lowong", "berkas"),
        *("uraian_tugas", "kualifikasi", "pengalaman", "titipan"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Bukti lowong (PDF)"


class PerencanaanForm(BerberkasForm):
    """One of the eight planning documents."""

    berkas_wajib = False

    keterangan = forms.CharField(
        label="Keterangan",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nomor dan tanggal dokumen, atau di mana dokumen itu dapat dilihat.",
    )

    field_order = ("berkas", "keterangan", "titipan")


class JadwalForm(forms.Form):
    """First day, last day and place of the eight activities; `wajib_alasan` once announced."""

    def __init__(
        self,
        *args: Any,
        awal: Mapping[str, tuple[date, date, str]],
        wajib_alasan: bool = False,
        tetap: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tetap = tetap
        for kegiatan in Jadwal.Kegiatan:
            mulai, sampai, tempat = awal.get(kegiatan, (None, None, ""))
            terkunci = kegiatan.value in tetap
            self.fields[f"{kegiatan}_mulai"] = TanggalField(
                label=f"{kegiatan.label}, mulai", initial=mulai, disabled=terkunci
            )
            self.fields[f"{kegiatan}_selesai"] = TanggalField(
                label=f"{kegiatan.label}, selesai", initial=sampai, disabled=terkunci
            )
            self.fields[f"{kegiatan}_tempat"] = forms.CharField(
                label=f"{kegiatan.label}, tempat", initial=tempat, max_length=160, required=False
            )
        if wajib_alasan:
            self.fields["alasan"] = forms.CharField(
                label="Alasan perubahan",
                max_length=500,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="Dikirim kepada Panitia Seleksi dan Sekretariat, dan tercatat dalam jejak.",
            )

    @property
    def baris(self) -> list[dict[str, Any]]:
        """One row per activity for the table of the page."""
        return [
            {
                "nama": kegiatan.label,
                "mulai": self[f"{kegiatan}_mulai"],
                "selesai": self[f"{kegiatan}_selesai"],
                "tempat": self[f"{kegiatan}_tempat"],
            }
            for kegiatan in Jadwal.Kegiatan
        ]

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        for kegiatan in Jadwal.Kegiatan:
            mulai, sampai = bersih.get(f"{kegiatan}_mulai"), bersih.get(f"{kegiatan}_selesai")
            if mulai and sampai and sampai < mulai:
                self.add_error(f"{kegiatan}_selesai", "Hari terakhir mendahului hari pertama.")
        return bersih

    @property
    def jadwal(self) -> dict[str, tuple[date, date, str]]:
        bersih = self.cleaned_data
        return {
            kegiatan.value: (
                bersih[f"{kegiatan}_mulai"],
                bersih[f"{kegiatan}_selesai"],
                bersih[f"{kegiatan}_tempat"],
            )
            for kegiatan in Jadwal.Kegiatan
        }


class BobotForm(forms.Form):
    """One percentage per method of the ketentuan."""

    def __init__(self, *args: Any, metode: Sequence[Metode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.metode = metode
        for satu in metode:
            rentang = f"{_persen(satu.rentang.min)} sampai {_persen(satu.rentang.maks)} persen"
            medan = PersenField(label=satu.nama, initial=satu.bobot, help_text=rentang)
            medan.widget.attrs |= {
                "data-seleksi-bobot": "ya",
                "data-seleksi-paling-kecil": f"{satu.rentang.min:f}",
                "data-seleksi-paling-besar": f"{satu.rentang.maks:f}",
            }
            self.fields[satu.kode] = medan

    @property
    def bobot(self) -> dict[str, Decimal]:
        return {satu.kode: self.cleaned_data[satu.kode] for satu in self.metode}


class RekomendasiForm(BerberkasForm):
    """A letter of the supervising body."""

    badan = forms.CharField(label="Diterbitkan oleh", max_length=120)
    nomor = forms.CharField(label="Nomor surat", max_length=80)
    tanggal = TanggalField(label="Tanggal surat")
    keterangan = forms.CharField(label="Keterangan", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    field_order = ("badan", "nomor", "tanggal", "berkas", "keterangan", "titipan")


class RekomendasiPerpanjanganForm(RekomendasiForm):
    """With the letter of the PPK that came before (Lampiran huruf b angka 3 huruf c)."""

    nomor_koordinasi = forms.CharField(label="Nomor surat koordinasi PPK", max_length=80)
    tanggal_koordinasi = TanggalField(label="Tanggal surat koordinasi PPK")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["nomor_koordinasi", "tanggal_koordinasi", *RekomendasiForm.field_order])


class SaringPapanForm(forms.Form):
    """Filter of the board; lives in the address."""

    MENAHAN, LAMBAT = "menahan", "lambat"

    cari = forms.CharField(label="Cari jabatan", required=False, max_length=100)
    seleksi = forms.ChoiceField(label="Seleksi", required=False)
    tahap = forms.ChoiceField(
        label="Tahap",
        required=False,
        choices=pilihan("Semua tahap", [(t.value, t.label) for t in TAHAP_BERURUT]),
    )
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=pilihan("Semua keadaan", [(MENAHAN, "Ada yang menahan"), (LAMBAT, "Terlambat")]),
    )

    def __init__(self, *args: Any, seleksi: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        semua = pilihan("Semua seleksi", list(seleksi))
        self.fields["seleksi"] = forms.ChoiceField(label="Seleksi", required=False, choices=semua)

    @property
    def pilihan(self) -> dict[str, str]:
        """What is asked for; fields that make no sense are left out."""
        self.is_valid()
        return {nama: self.cleaned_data.get(nama, "") for nama in self.fields}


def _persen(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}".replace(".", ",")

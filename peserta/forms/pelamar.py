"""Forms of an applicant: profile, history, application, letters of recommendation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.db import models

from peserta.forms.kendali import PILIH, isian_hari, isian_teks
from peserta.models import (
    JABATAN,
    JENIS_RIWAYAT,
    Golongan,
    Jenjang,
    Pelamar,
    RiwayatJabatan,
    SuratRekomendasi,
    medan_riwayat,
)

PROVINSI = (
    *("Aceh", "Sumatera Utara", "Sumatera Barat", "Riau", "Jambi", "Sumatera Selatan", "Bengkulu"),
    *("Lampung", "Kepulauan Bangka Belitung", "Kepulauan Riau", "Daerah Khusus Jakarta", "Jawa Barat"),
    *("Jawa Tengah", "Daerah Istimewa Yogyakarta", "Jawa Timur", "Banten", "Bali"),
    *("Nusa Tenggara Barat", "Nusa Tenggara Timur", "Kalimantan Barat", "Kalimantan Tengah"),
    *("Kalimantan Selatan", "Kalimantan Timur", "Kalimantan Utara", "Sulawesi Utara", "Sulawesi Tengah"),
    *("Sulawesi Selatan", "Sulawesi Tenggara", "Gorontalo", "Sulawesi Barat", "Maluku", "Maluku Utara"),
    *("Papua", "Papua Barat", "Papua Selatan", "Papua Tengah", "Papua Pegunungan", "Papua Barat Daya"),
)


class ProfilForm(forms.Form):
    tempat_lahir = isian_teks("Tempat lahir", 80)
    tanggal_lahir = isian_hari("Tanggal lahir", "Seperti dalam keputusan pangkat terakhir.")
    jenis_kelamin = forms.ChoiceField(
        label="Jenis kelamin", choices=Pelamar.JenisKelamin.choices, widget=forms.RadioSelect
    )
    telepon = forms.CharField(
        label="Nomor telepon",
        max_length=30,
        help_text="Dihubungi panitia bila surel tidak terjawab.",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
        validators=[RegexValidator(r"^\+?[0-9][0-9 \-()]{6,28}$", "Tulis nomor telepon dengan angka.")],
    )
    golongan = forms.ChoiceField(label="Pangkat, golongan ruang", choices=[PILIH, *Golongan.choices])
    jabatan = isian_teks("Jabatan sekarang", 200)
    unit_kerja = isian_teks("Unit kerja", 200, "Perangkat daerah atau unit tempat Anda bertugas.")
    instansi = isian_teks("Instansi asal", 200, "Misalnya: Pemerintah Kabupaten Contoh Raya.")
    provinsi = forms.ChoiceField(
        label="Provinsi instansi asal", choices=[PILIH, *((satu, satu) for satu in PROVINSI)]
    )
    penempatan = forms.ChoiceField(
        label="Penempatan",
        choices=Pelamar.Penempatan.choices,
        initial=Pelamar.Penempatan.INDUK,
        help_text="Dipekerjakan: digaji instansi induk, bertugas di instansi lain.",
    )
    jenjang = forms.ChoiceField(label="Jenjang pendidikan terakhir", choices=[PILIH, *Jenjang.choices])
    jurusan = isian_teks("Program studi", 160)

    KELOMPOK = (
        ("Data diri", ("tempat_lahir", "tanggal_lahir", "jenis_kelamin", "telepon")),
        ("Jabatan sekarang", ("golongan", "jabatan", "unit_kerja", "instansi", "provinsi", "penempatan")),
        ("Pendidikan", ("jenjang", "jurusan")),
    )

    def kelompok(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(judul, [self[nama] for nama in medan]) for judul, medan in self.KELOMPOK]


class PenjelasanNipForm(forms.Form):
    penjelasan = forms.CharField(
        label="Penjelasan Anda",
        max_length=1000,
        required=False,
        help_text="Misalnya nomor keputusan pembetulan tanggal lahir. Dibaca verifikator.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RiwayatForm(forms.Form):
    nama_jabatan = isian_teks("Nama jabatan", 200)
    jenis = forms.ChoiceField(label="Jenis jabatan", choices=[PILIH, *RiwayatJabatan.Jenis.choices])
    kedudukan = forms.ChoiceField(
        label="Kedudukan",
        choices=RiwayatJabatan.Kedudukan.choices,
        initial=RiwayatJabatan.Kedudukan.DEFINITIF,
        help_text="Tugas belajar dan cuti di luar tanggungan negara ditulis sebagai baris tersendiri.",
    )
    instansi = isian_teks("Instansi", 200)
    tanggal_mulai = isian_hari("Mulai", "TMT dalam keputusan pengangkatan.")
    tanggal_selesai = isian_hari("Selesai", "Kosongkan bila masih dijabat.", required=False)
    terkait = forms.BooleanField(
        label="Tugas jabatan ini terkait dengan jabatan yang saya lamar",
        required=False,
        help_text="Dihitung untuk syarat pengalaman; Sekretariat memeriksanya.",
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        mulai, selesai = isi.get("tanggal_mulai"), isi.get("tanggal_selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("tanggal_selesai", "Tanggal selesai mendahului tanggal mulai.")
        return isi


# Field of a kind of history -> what stands under its label.
_BANTUAN_RIWAYAT = {
    "pangkat.tmt": "Tanggal mulai berlaku dalam keputusan kenaikan pangkat.",
    "pendidikan.jenjang": "Mulai dari Diploma III.",
    "diklat.nama": "Seperti tertulis di sertifikat, misalnya: Pelatihan Kepemimpinan Administrator.",
    "skp.tahun": "Tahun yang dinilai, bukan tahun penandatanganan.",
    "hukuman-disiplin.jenis": "Seperti dalam keputusan, misalnya: pernyataan tidak puas secara tertulis.",
    "hukuman-disiplin.tanggal_selesai": "Kosongkan bila hukuman tidak berjangka waktu.",
}


class ButirForm(forms.Form):
    """One row of a kind of history; its fields come from the table (form_riwayat)."""

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        mulai, selesai = isi.get("tanggal_mulai"), isi.get("tanggal_selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("tanggal_selesai", "Tanggal berakhir mendahului tanggal mulai.")
        return isi


@cache
def form_riwayat(jenis: str) -> type[forms.Form]:
    """The form of a kind of history (a key of JENIS_RIWAYAT)."""
    if jenis == JABATAN:
        return RiwayatForm
    model = JENIS_RIWAYAT[jenis]
    medan: dict[str, Any] = {}
    for nama in medan_riwayat(model):
        kolom: Any = model._meta.get_field(nama)
        label = f"{kolom.verbose_name[0].upper()}{kolom.verbose_name[1:]}"
        bantuan = _BANTUAN_RIWAYAT.get(f"{jenis}.{nama}", "")
        if isinstance(kolom, models.DateField):
            medan[nama] = isian_hari(label, bantuan, required=not kolom.blank)
        elif kolom.choices:
            medan[nama] = forms.ChoiceField(
                label=label, help_text=bantuan, choices=[PILIH, *kolom.flatchoices]
            )
        else:
            medan[nama] = kolom.formfield(label=label, help_text=bantuan)
            if isinstance(medan[nama], forms.IntegerField):
                medan[nama].error_messages["invalid"] = "Tulis dengan angka saja."
    return type("ButirForm", (ButirForm,), medan)


class RekomendasiForm(forms.Form):
    """What the recommendation of the PPK says, as it stands on the letter."""

    penanda = forms.ChoiceField(
        label="Ditandatangani oleh", choices=SuratRekomendasi.Penanda.choices, widget=forms.RadioSelect
    )
    jabatan = isian_teks(
        "Jabatan penanda tangan", 160, "Seperti tertulis di surat, misalnya: Bupati Contoh Raya."
    )
    kedudukan = forms.ChoiceField(
        label="Kedudukan penanda tangan",
        choices=SuratRekomendasi.Kedudukan.choices,
        initial=SuratRekomendasi.Kedudukan.DEFINITIF,
    )
    nomor = isian_teks("Nomor surat", 120)
    tanggal = isian_hari("Tanggal surat", "Tidak sebelum pengumuman seleksi ini.")
    jabatan_dituju = forms.CharField(
        label="Jabatan yang disebut dalam surat",
        max_length=200,
        required=False,
        help_text="Kosongkan bila surat tidak menyebut jabatan.",
    )
    nomor_delegasi = forms.CharField(
        label="Nomor surat delegasi", max_length=120, required=False, help_text="Bila atas delegasi PPK."
    )
    tanggal_delegasi = isian_hari("Tanggal surat delegasi", required=False)


class MintaRekomendasiForm(forms.Form):
    alamat = forms.EmailField(
        label="Alamat surel BKD atau PPK instansi Anda",
        max_length=254,
        help_text="Alamat resmi instansi, misalnya bkd@wanaasri.go.id. Tautan dikirim ke alamat ini.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class MintaKodeForm(forms.Form):
    alamat = forms.EmailField(
        label="Alamat surel dinas Anda",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class KodeForm(forms.Form):
    kode = forms.CharField(
        label="Kode 8 angka",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_kode(self) -> str:
        return "".join(satu for satu in self.cleaned_data["kode"] if satu.isdecimal())


class SerahRekomendasiForm(RekomendasiForm):
    """What the officer of the agency hands in; the letter itself is asked for once."""

    nama_petugas = isian_teks("Nama Anda", 160)
    jabatan_petugas = isian_teks("Jabatan Anda", 160)

    field_order = ("nama_petugas", "jabatan_petugas")


class PilihanBerkas(forms.FileInput):
    """A file field in which several may be chosen; its value is their list."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[UploadedFile]:
        return files.getlist(name)


class BerkasField(forms.FileField):
    """One PDF or several photos; each is checked as the field alone would check it."""

    widget = PilihanBerkas

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [super(BerkasField, self).clean(satu, initial) for satu in data or [None]]


class UnggahForm(forms.Form):
    berkas = BerkasField(
        label="Berkas PDF, atau foto halamannya",
        help_text=(
            "Satu PDF yang dapat dibuka tanpa kata sandi, paling besar 10 MB; atau satu sampai 15 foto (JPEG "
            "atau PNG) menurut urutan halaman, yang dijadikan satu PDF."
        ),
        allow_empty_file=True,
        widget=PilihanBerkas(attrs={"accept": "application/pdf,.pdf,image/jpeg,image/png", "multiple": True}),
        error_messages={"required": "Pilih berkas PDF atau foto terlebih dahulu."},
    )

    def tanpa_berkas(self) -> UnggahForm:
        """What was sent in pieces is here already; only its codes come with the form."""
        self.fields["berkas"].required = False
        return self


class AjukanForm(forms.Form):
    setuju = forms.BooleanField(
        label="Saya menyetujui pakta integritas di atas.",
        error_messages={"required": "Setujui pakta integritas sebelum mengirim lamaran."},
    )


class TarikForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan mengundurkan diri",
        max_length=1000,
        help_text="Dibaca Sekretariat dan Panitia Seleksi; tidak diumumkan.",
        widget=forms.Textarea(attrs={"rows": 4, "data-seleksi-hitung": ""}),
    )

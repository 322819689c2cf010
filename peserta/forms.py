"""Forms of applicants and verifiers: text in, clean values out. Whether the act is allowed: wewenang.py."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.db import models

from akun.nip import NipTidakSah, urai_nip
from dokumen.baca_lembar import ANGKA, TEKS
from dokumen.tabel_masuk import Sel, SelDitolak, Tabel, rapikan, tanggal_sel, teks_sel
from peserta.alur import Keadaan
from peserta.aturan import NAMA_UMUM, PANJANG_KALIMAT, PANJANG_SANGGAHAN
from peserta.models import (
    JABATAN,
    JENIS_RIWAYAT,
    AlasanBaku,
    Golongan,
    Jenjang,
    Pelamar,
    RiwayatJabatan,
    Sanggahan,
    SuratRekomendasi,
    SyaratTambahan,
    Verifikasi,
    medan_riwayat,
)
from seleksi.izin import Temuan, TindakanDitolak

PROVINSI = (
    *("Aceh", "Sumatera Utara", "Sumatera Barat", "Riau", "Jambi", "Sumatera Selatan", "Bengkulu"),
    *("Lampung", "Kepulauan Bangka Belitung", "Kepulauan Riau", "Daerah Khusus Jakarta", "Jawa Barat"),
    *("Jawa Tengah", "Daerah Istimewa Yogyakarta", "Jawa Timur", "Banten", "Bali"),
    *("Nusa Tenggara Barat", "Nusa Tenggara Timur", "Kalimantan Barat", "Kalimantan Tengah"),
    *("Kalimantan Selatan", "Kalimantan Timur", "Kalimantan Utara", "Sulawesi Utara", "Sulawesi Tengah"),
    *("Sulawesi Selatan", "Sulawesi Tenggara", "Gorontalo", "Sulawesi Barat", "Maluku", "Maluku Utara"),
    *("Papua", "Papua Barat", "Papua Selatan", "Papua Tengah", "Papua Pegunungan", "Papua Barat Daya"),
)
PILIH = ("", "Pilih …")


def tolak(form: forms.Form, ditolak: TindakanDitolak) -> None:
    """Put a refused act into the form, one line for each finding with its article."""
    form.full_clean()
    for satu in ditolak.temuan or (Temuan("", "", str(ditolak)),):
        form.add_error(None, f"{satu.pesan} ({satu.dasar})" if satu.dasar else satu.pesan)


def _teks(label: str, panjang: int, bantuan: str = "", **atribut: str) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=panjang, help_text=bantuan, widget=forms.TextInput(attrs=atribut)
    )


def _hari(label: str, bantuan: str = "", *, required: bool = True) -> forms.DateField:
    """A native date control; it speaks ISO, whatever the page shows."""
    widget = forms.DateInput(attrs={"type": "date", "min": "1940-01-01"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, help_text=bantuan, required=required, widget=widget, input_formats=["%Y-%m-%d"]
    )


class ProfilForm(forms.Form):
    tempat_lahir = _teks("Tempat lahir", 80)
    tanggal_lahir = _hari("Tanggal lahir", "Seperti dalam keputusan pangkat terakhir.")
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
    jabatan = _teks("Jabatan sekarang", 200)
    unit_kerja = _teks("Unit kerja", 200, "Perangkat daerah atau unit tempat Anda bertugas.")
    instansi = _teks("Instansi asal", 200, "Misalnya: Pemerintah Kabupaten Contoh Raya.")
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
    jurusan = _teks("Program studi", 160)

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
    nama_jabatan = _teks("Nama jabatan", 200)
    jenis = forms.ChoiceField(label="Jenis jabatan", choices=[PILIH, *RiwayatJabatan.Jenis.choices])
    kedudukan = forms.ChoiceField(
        label="Kedudukan",
        choices=RiwayatJabatan.Kedudukan.choices,
        initial=RiwayatJabatan.Kedudukan.DEFINITIF,
        help_text="Tugas belajar dan cuti di luar tanggungan negara ditulis sebagai baris tersendiri.",
    )
    instansi = _teks("Instansi", 200)
    tanggal_mulai = _hari("Mulai", "TMT dalam keputusan pengangkatan.")
    tanggal_selesai = _hari("Selesai", "Kosongkan bila masih dijabat.", required=False)
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
            medan[nama] = _hari(label, bantuan, required=not kolom.blank)
        elif kolom.choices:
            medan[nama] = forms.ChoiceField(
                label=label, help_text=bantuan, choices=[PILIH, *kolom.flatchoices]
            )
        else:
            medan[nama] = kolom.formfield(label=label, help_text=bantuan)
    return type("ButirForm", (ButirForm,), medan)


class RekomendasiForm(forms.Form):
    """What the recommendation of the PPK says, as it stands on the letter."""

    penanda = forms.ChoiceField(
        label="Ditandatangani oleh", choices=SuratRekomendasi.Penanda.choices, widget=forms.RadioSelect
    )
    jabatan = _teks("Jabatan penanda tangan", 160, "Seperti tertulis di surat, misalnya: Bupati Contoh Raya.")
    kedudukan = forms.ChoiceField(
        label="Kedudukan penanda tangan",
        choices=SuratRekomendasi.Kedudukan.choices,
        initial=SuratRekomendasi.Kedudukan.DEFINITIF,
    )
    nomor = _teks("Nomor surat", 120)
    tanggal = _hari("Tanggal surat", "Tidak sebelum pengumuman seleksi ini.")
    jabatan_dituju = forms.CharField(
        label="Jabatan yang disebut dalam surat",
        max_length=200,
        required=False,
        help_text="Kosongkan bila surat tidak menyebut jabatan.",
    )
    nomor_delegasi = forms.CharField(
        label="Nomor surat delegasi", max_length=120, required=False, help_text="Bila atas delegasi PPK."
    )
    tanggal_delegasi = _hari("Tanggal surat delegasi", required=False)


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

    nama_petugas = _teks("Nama Anda", 160)
    jabatan_petugas = _teks("Jabatan Anda", 160)

    field_order = ("nama_petugas", "jabatan_petugas")


class PesanForm(forms.Form):
    isi = forms.CharField(
        label="Pesan",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5, "data-seleksi-hitung": ""}),
        error_messages={"required": "Tulis isinya."},
    )


class TanyaForm(PesanForm):
    judul = _teks("Perihal", 120)

    field_order = ("judul", "isi")


class TerbitkanForm(forms.Form):
    """Words for everybody; nothing is copied from the asker by itself but what the officer leaves here."""

    tanya = forms.CharField(
        label="Pertanyaan yang dibaca umum",
        max_length=2000,
        help_text="Tanpa nama dan tanpa hal yang menunjuk penanya.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    jawab = forms.CharField(
        label="Jawaban yang dibaca umum", max_length=3000, widget=forms.Textarea(attrs={"rows": 5})
    )


class TelaahForm(forms.Form):
    """The verifier's mark on one row of the history."""

    YA, TIDAK = "YA", "TIDAK"

    baris = forms.IntegerField(widget=forms.HiddenInput)
    dihitung = forms.ChoiceField(
        label="Dihitung sebagai pengalaman terkait",
        choices=[(YA, "Dihitung"), (TIDAK, "Tidak dihitung")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dihitung atau tidak dihitung."},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasan baris ini dihitung atau tidak dihitung."},
    )

    def clean_dihitung(self) -> bool:
        return bool(self.cleaned_data["dihitung"] == self.YA)


class SyaratForm(forms.Form):
    """A condition of a vacancy (E-08); one measure, by its kind."""

    jenis = forms.ChoiceField(
        label="Jenis syarat", choices=SyaratTambahan.Jenis.choices, widget=forms.RadioSelect
    )
    golongan = forms.ChoiceField(
        label="Golongan ruang paling rendah",
        choices=[PILIH, *Golongan.choices],
        required=False,
        help_text="Untuk syarat pangkat.",
    )
    jenjang = forms.ChoiceField(
        label="Jenjang paling rendah",
        choices=[PILIH, *Jenjang.choices],
        required=False,
        help_text="Untuk syarat pendidikan.",
    )
    uraian = _teks("Bunyi syarat", 240, "Seperti akan tertulis dalam pengumuman.")
    dasar = _teks("Dasar hukum", 240, "Peraturan atau standar kompetensi jabatan yang menjadi dasarnya.")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        menurut = {"PANGKAT": isi.pop("golongan", ""), "JENJANG": isi.pop("jenjang", "")}
        isi["nilai"] = menurut.get(isi.get("jenis", ""), "")
        return isi


class UndanganForm(forms.Form):
    nip = forms.CharField(
        label="NIP",
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    nama = _teks("Nama", 160)
    alasan = forms.CharField(
        label="Alasan mengundang", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_nip(self) -> str:
        try:
            return urai_nip(self.cleaned_data["nip"]).angka
        except NipTidakSah as salah:
            raise forms.ValidationError(salah.pesan) from salah


class DaerahForm(forms.Form):
    nama = _teks("Nama", 160, "Misalnya: Kabupaten Contoh Raya.")
    provinsi = forms.ChoiceField(label="Provinsi", choices=[PILIH, *((satu, satu) for satu in PROVINSI)])
    berlaku_sejak = _hari("Berlaku sejak")
    sumber = _teks("Sumber", 240, "Misalnya nomor keputusan menteri tentang kode wilayah.")


class AkhiriDaerahForm(forms.Form):
    berlaku_sampai = _hari("Berlaku sampai dengan")


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


class TandaiPerbaikanForm(forms.Form):
    """What the applicant may mend; the documents of the selection are given."""

    jenis = forms.ChoiceField(label="Dokumen")
    kekurangan = forms.CharField(
        label="Yang perlu diperbaiki",
        max_length=1000,
        help_text="Dibaca pelamar: sebutkan apa yang kurang dan apa yang harus diunggah.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis apa yang kurang."},
    )

    def __init__(self, *args: Any, dokumen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis"] = forms.ChoiceField(
            label="Dokumen", choices=[PILIH, *dokumen], error_messages={"required": "Pilih dokumennya."}
        )


class TindakanForm(forms.Form):
    """An act without fields of its own; carries the reason when it is refused."""


class PeriksaForm(forms.Form):
    putusan = forms.ChoiceField(
        label="Hasil pemeriksaan",
        choices=Verifikasi.Putusan.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih sesuai atau tidak sesuai."},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=1000,
        required=False,
        help_text="Wajib bila tidak sesuai (disampaikan kepada pelamar) dan bila hitungan bukan terpenuhi.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    # With scripts the choice fills the field, which stays open to editing; without, it fills an empty one.
    katalog = forms.ChoiceField(label="Alasan dari katalog", required=False)

    def __init__(self, *args: Any, katalog: Sequence[AlasanBaku] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alasan_baku = {str(satu.pk): (satu.kalimat, satu.teks) for satu in katalog}
        pilihan = [("", "Pilih …"), *((kode, kalimat) for kode, (kalimat, _) in self.alasan_baku.items())]
        self.fields["katalog"].choices = pilihan  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        _, teks = self.alasan_baku.get(isi.pop("katalog", ""), ("", ""))
        if not isi.get("alasan", "").strip():
            isi["alasan"] = teks
        return isi


class AlasanBakuForm(forms.Form):
    """One line of the catalogue of reasons."""

    butir = forms.ChoiceField(label="Butir", required=False)
    kalimat = forms.CharField(
        label="Kalimat",
        max_length=400,
        help_text="Apa yang tidak sesuai, tanpa titik di akhir.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    dasar = _teks("Dasar", 160, "Misalnya: Lampiran huruf a angka 6 huruf b angka 3.")
    tindakan = forms.CharField(
        label="Yang perlu dilakukan pelamar", max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, butir: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        semua = [("", NAMA_UMUM), *butir.items()]
        self.fields["butir"] = forms.ChoiceField(label="Butir", required=False, choices=semua)


class KembalikanForm(forms.Form):
    catatan = forms.CharField(
        label="Yang perlu diperiksa ulang",
        max_length=1000,
        help_text="Dibaca pemeriksa pertama, tidak disampaikan kepada pelamar.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis apa yang perlu diperiksa ulang."},
    )
    # Only the second time.
    butir = forms.MultipleChoiceField(
        label="Butir yang tidak Anda setujui",
        required=False,
        help_text="Diputus Ketua Sekretariat, karena lamaran ini sudah pernah dikembalikan.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, butir: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if butir:
            self.fields["butir"].choices = butir  # type: ignore[attr-defined]
        else:
            del self.fields["butir"]


class SanggahanForm(forms.Form):
    isi = forms.CharField(
        label="Yang Anda sanggah dan mengapa",
        max_length=PANJANG_SANGGAHAN,
        required=False,
        help_text="Dibaca Panitia Seleksi saja; tidak diumumkan.",
        widget=forms.Textarea(attrs={"rows": 10, "data-seleksi-hitung": ""}),
    )


class BuktiForm(forms.Form):
    berkas = BerkasField(
        label="Tambah bukti",
        help_text="Satu PDF tanpa kata sandi, paling besar 10 MB; atau foto halamannya (JPEG atau PNG).",
        allow_empty_file=True,
        widget=PilihanBerkas(attrs={"accept": "application/pdf,.pdf,image/jpeg,image/png", "multiple": True}),
        error_messages={"required": "Pilih berkas bukti terlebih dahulu."},
    )


class JawabSanggahanForm(forms.Form):
    jawaban = forms.ChoiceField(
        label="Putusan",
        choices=Sanggahan.Jawaban.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih diterima atau ditolak."},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=2000,
        help_text="Disampaikan kepada pelamar dalam surat jawaban.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    dasar = _teks("Dasar hukum", 240, "Pasal, ayat, atau angka lampiran.")
    nomor_notulen = _teks("Nomor notulen rapat", 120)
    tanggal_rapat = _hari("Tanggal rapat")
    jumlah_hadir = forms.IntegerField(label="Anggota Pansel yang hadir", min_value=0, max_value=99)


class SidikForm(forms.Form):
    """A mark or an approval; the hidden digest says which words were on the screen."""

    sidik = forms.CharField(max_length=64, widget=forms.HiddenInput)


class KalimatForm(forms.Form):
    kalimat = forms.CharField(
        label="Kalimat tambahan",
        max_length=PANJANG_KALIMAT,
        required=False,
        help_text="Satu kalimat sebelum penutup surat. Kosongkan untuk menghapusnya.",
        widget=forms.Textarea(attrs={"rows": 3, "data-seleksi-hitung": ""}),
    )


class SaringAntreanForm(forms.Form):
    """The filter of the queue. Its values live in the address; a broken address shows everything."""

    PERLU, SEMUA = "PERLU", "SEMUA"

    lowongan = forms.ChoiceField(label="Jabatan", required=False)
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[
            (PERLU, "Perlu diperiksa"),
            (Keadaan.DIAJUKAN, "Menunggu pemeriksa pertama"),
            (Keadaan.DIPERIKSA, "Menunggu pemeriksa kedua"),
            (Keadaan.MS, "Memenuhi syarat"),
            (Keadaan.TMS, "Tidak memenuhi syarat"),
            (SEMUA, "Semua"),
        ],
    )
    cari = forms.CharField(
        label="Nama, NIP, atau nomor",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *args: Any, lowongan: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        semua = [("", "Semua jabatan"), *lowongan]
        self.fields["lowongan"] = forms.ChoiceField(label="Jabatan", required=False, choices=semua)


class SelisihForm(forms.Form):
    """The decision on every item in dispute; for the pleno with number and day of its minutes."""

    def __init__(self, *args: Any, butir: Mapping[str, str], pleno: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.butir = butir
        for kode, nama in butir.items():
            self.fields[f"putusan_{kode}"] = forms.ChoiceField(
                label=f"Putusan atas {nama}",
                choices=Verifikasi.Putusan.choices,
                widget=forms.RadioSelect,
                error_messages={"required": "Pilih sesuai atau tidak sesuai."},
            )
            self.fields[f"alasan_{kode}"] = forms.CharField(
                label="Alasan",
                max_length=1000,
                help_text="Bila tidak sesuai, disampaikan kepada pelamar.",
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"required": f"Tulis alasan putusan atas {nama}."},
            )
        if pleno:
            self.fields["nomor"] = _teks("Nomor berita acara pleno", 80)
            self.fields["tanggal"] = _hari("Tanggal berita acara pleno")

    def isian(self, kode: str) -> tuple[forms.BoundField, forms.BoundField]:
        return self[f"putusan_{kode}"], self[f"alasan_{kode}"]

    def putusan(self) -> dict[str, Any]:
        """What the act takes; of a form that is valid."""
        isi = self.cleaned_data
        semua = {kode: (isi[f"putusan_{kode}"], isi[f"alasan_{kode}"]) for kode in self.butir}
        return {"putusan": semua, "nomor": isi.get("nomor", ""), "tanggal": isi.get("tanggal")}


class TeruskanForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan diteruskan ke pleno", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


# --- Riwayat dari lembar sebar ----------------------------------------------------------------
class ImporForm(forms.Form):
    berkas = forms.FileField(
        label="Lembar sebar (.xlsx atau .csv)",
        help_text="Paling besar 2 MB. Isi templat dari halaman ini; lembar lain dan makro tidak dibaca.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,text/csv"}),
        error_messages={"required": "Pilih lembar sebarnya terlebih dahulu."},
    )


@dataclass(frozen=True, slots=True)
class BarisImpor:
    """One row of a table: its number there, what was read, and what is wrong with it, column by column."""

    nomor: int
    # Texts as the form of this kind takes them.
    kiriman: Mapping[str, str]
    # Clean values; empty when something is wrong.
    isian: Mapping[str, Any]
    salah: tuple[str, ...]
    catatan: tuple[str, ...]


class KepalaDitolak(ValueError):
    """The heading of a table does not fit; says which columns."""


def judul_kolom(jenis: str) -> dict[str, str]:
    """Field of a kind of history -> heading of its column."""
    return {nama: str(medan.label) for nama, medan in form_riwayat(jenis).base_fields.items()}


def baca_riwayat(jenis: str, tabel: Tabel) -> tuple[list[BarisImpor], list[str]]:
    """Every row of a table of this kind, and what to say of the table; raises KepalaDitolak."""
    if not tabel.baris:
        raise KepalaDitolak("Lembar ini tidak berisi apa-apa. Isi templatnya, lalu unggah kembali.")
    letak, keterangan = _kepala(jenis, tabel.baris[0][1])
    if tabel.lembar_lain:
        keterangan.append(f"Lembar lain tidak dibaca: {', '.join(tabel.lembar_lain)}.")
    return [_baris_impor(jenis, letak, nomor, sel) for nomor, sel in tabel.baris[1:]], keterangan


def _kepala(jenis: str, sel: Sequence[Sel]) -> tuple[dict[str, int], list[str]]:
    """Field -> column, and a sentence on columns nobody reads."""
    kunci = {_kunci(judul): nama for nama, judul in judul_kolom(jenis).items()}
    letak: dict[str, int] = {}
    asing = []
    for kolom, satu in enumerate(sel):
        judul = rapikan(satu.teks)
        nama = kunci.get(_kunci(judul))
        if nama in letak:
            raise KepalaDitolak(f"Kolom “{judul}” tertulis dua kali.")
        if nama:
            letak[nama] = kolom
        elif judul:
            asing.append(judul[:60])
    wajib = [judul for nama, judul in judul_kolom(jenis).items() if nama not in letak and _wajib(jenis, nama)]
    if wajib:
        ada = f" Yang terbaca: {', '.join(asing)}." if asing else ""
        raise KepalaDitolak(
            f"Baris pertama harus memuat judul kolom. Tidak ada kolom: {', '.join(wajib)}.{ada} Pakai "
            "templat."
        )
    return letak, [f"Kolom yang tidak dikenal tidak dibaca: {', '.join(asing)}."] if asing else []


def _wajib(jenis: str, nama: str) -> bool:
    return form_riwayat(jenis).base_fields[nama].required


def _kunci(judul: str) -> str:
    return re.sub(r"[^a-z0-9]", "", judul.casefold())


def _baris_impor(jenis: str, letak: Mapping[str, int], nomor: int, sel: Sequence[Sel]) -> BarisImpor:
    kelas, kiriman, salah, catatan = form_riwayat(jenis), {}, {}, []
    for nama, medan in kelas.base_fields.items():
        kolom = letak.get(nama)
        satu = sel[kolom] if kolom is not None and kolom < len(sel) else Sel(TEKS, "")
        try:
            kiriman[nama], tanda = _isi_sel(medan, satu)
        except SelDitolak as ditolak:
            kiriman[nama], tanda, salah[nama] = "", "", str(ditolak)
        if tanda:
            catatan.append(f"{medan.label}: {tanda}.")
    form = kelas(kiriman)
    galat = {nama: " ".join(str(satu) for satu in daftar) for nama, daftar in form.errors.items()}
    # What could not be read says more than that the field is then empty.
    pesan = [f"{kelas.base_fields[n].label}: {p}" for n, p in {**galat, **salah}.items()]
    return BarisImpor(nomor, kiriman, {} if pesan else form.cleaned_data, tuple(pesan), tuple(catatan))


def _isi_sel(medan: forms.Field, sel: Sel) -> tuple[str, str]:
    """A cell as the text this field takes, and how it was read where that was not plain."""
    if isinstance(medan, forms.DateField):
        return tanggal_sel(sel)
    teks = teks_sel(sel)
    if isinstance(medan, forms.BooleanField):
        return _ya_tidak(teks), ""
    if isinstance(medan, forms.ChoiceField):
        return _pilihan(medan, teks), ""
    if sel.jenis == ANGKA and not isinstance(medan, forms.IntegerField):
        return teks, f"{teks} dibaca dari sel angka; nol di depan, bila ada, sudah hilang"
    return teks, ""


def _ya_tidak(teks: str) -> str:
    nilai = {"ya": "on", "y": "on", "1": "on", "tidak": "", "t": "", "0": "", "": ""}.get(teks.casefold())
    if nilai is None:
        raise SelDitolak(f"“{teks[:40]}” tidak dikenal. Tulis ya atau tidak.")
    return nilai


def _pilihan(medan: Any, teks: str) -> str:
    """The code of a choice written as its code, its words, or its words without what is in brackets."""
    pilihan = [(str(kode), str(sebutan)) for kode, sebutan in medan.choices if kode]
    dikenal = {_kunci(kode): kode for kode, _ in pilihan}
    dikenal |= {_kunci(sebutan): kode for kode, sebutan in pilihan}
    dikenal |= {_kunci(sebutan.partition("(")[0]): kode for kode, sebutan in pilihan}
    if not teks or _kunci(teks) in dikenal:
        return dikenal[_kunci(teks)] if teks else ""
    raise SelDitolak(f"“{teks[:40]}” tidak dikenal. Tulis salah satu: {'; '.join(s for _, s in pilihan)}.")

"""Forms of questions and objections, of both sides."""

from __future__ import annotations

from django import forms

from peserta.aturan import PANJANG_SANGGAHAN
from peserta.forms.kendali import isian_hari, isian_teks
from peserta.forms.pelamar import BerkasField, PilihanBerkas, UnggahForm
from peserta.models import Sanggahan


class PesanForm(forms.Form):
    isi = forms.CharField(
        label="Pesan",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5, "data-seleksi-hitung": ""}),
        error_messages={"required": "Tulis isinya."},
    )


class TanyaForm(PesanForm):
    judul = isian_teks("Perihal", 120)

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


class SanggahanForm(forms.Form):
    isi = forms.CharField(
        label="Yang Anda sanggah dan mengapa",
        max_length=PANJANG_SANGGAHAN,
        required=False,
        help_text="Dibaca Panitia Seleksi saja; tidak diumumkan.",
        widget=forms.Textarea(attrs={"rows": 10, "data-seleksi-hitung": ""}),
    )


class BuktiForm(UnggahForm):
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
    dasar = isian_teks("Dasar hukum", 240, "Pasal, ayat, atau angka lampiran.")
    nomor_notulen = isian_teks("Nomor notulen rapat", 120)
    tanggal_rapat = isian_hari("Tanggal rapat")
    jumlah_hadir = forms.IntegerField(label="Anggota Pansel yang hadir", min_value=0, max_value=99)

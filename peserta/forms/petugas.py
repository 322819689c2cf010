"""Forms of verifiers, of the Sekretariat and of the Pansel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from akun.nip import NipTidakSah, urai_nip
from peserta.alur import Keadaan
from peserta.aturan import NAMA_UMUM, PANJANG_KALIMAT
from peserta.forms.kendali import PILIH, isian_hari, isian_teks
from peserta.forms.pelamar import PROVINSI
from peserta.models import AlasanBaku, Golongan, Jenjang, SyaratTambahan, Verifikasi


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
    uraian = isian_teks("Bunyi syarat", 240, "Seperti akan tertulis dalam pengumuman.")
    dasar = isian_teks("Dasar hukum", 240, "Peraturan atau standar kompetensi jabatan yang menjadi dasarnya.")

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
    nama = isian_teks("Nama", 160)
    alasan = forms.CharField(
        label="Alasan mengundang", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_nip(self) -> str:
        try:
            return urai_nip(self.cleaned_data["nip"]).angka
        except NipTidakSah as salah:
            raise forms.ValidationError(salah.pesan) from salah


class DaerahForm(forms.Form):
    nama = isian_teks("Nama", 160, "Misalnya: Kabupaten Contoh Raya.")
    provinsi = forms.ChoiceField(label="Provinsi", choices=[PILIH, *((satu, satu) for satu in PROVINSI)])
    berlaku_sejak = isian_hari("Berlaku sejak")
    sumber = isian_teks("Sumber", 240, "Misalnya nomor keputusan menteri tentang kode wilayah.")


class AkhiriDaerahForm(forms.Form):
    berlaku_sampai = isian_hari("Berlaku sampai dengan")


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
        self.fields["katalog"].choices = pilihan  # type: ignore[attr-defined]  # -- a ChoiceField, declared above

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
    dasar = isian_teks("Dasar", 160, "Misalnya: Lampiran huruf a angka 6 huruf b angka 3.")
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
            self.fields["butir"].choices = butir  # type: ignore[attr-defined]  # -- a ChoiceField, declared above
        else:
            del self.fields["butir"]


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

    PERLU, SELISIH, SEMUA = "PERLU", "SELISIH", "SEMUA"

    lowongan = forms.ChoiceField(label="Jabatan", required=False)
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[
            (PERLU, "Perlu diperiksa"),
            (Keadaan.DIAJUKAN, "Menunggu pemeriksa pertama"),
            (Keadaan.DIPERIKSA, "Menunggu pemeriksa kedua"),
            (SELISIH, "Selisih menunggu putusan"),
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
            self.fields["nomor"] = isian_teks("Nomor berita acara pleno", 80)
            self.fields["tanggal"] = isian_hari("Tanggal berita acara pleno")

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

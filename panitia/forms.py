"""What people type about accounts, decrees and declarations; text in, clean values out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from akun.models import Pengguna
from akun.nip import NipTidakSah, urai_nip
from panitia.aturan import PERAN_SK, SEBUTAN_PERAN, SEBUTAN_UNSUR
from panitia.queries import akun_menurut
from seleksi.models import Instansi

TANGGAL = {"type": "date"}


def _isian_tanggal(label: str, bantuan: str = "", **lain: Any) -> forms.DateField:
    atribut = forms.DateInput(attrs=TANGGAL, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=bantuan, widget=atribut, **lain)


class InstansiForm(forms.ModelForm):
    class Meta:
        model = Instansi
        fields = (
            *("nama", "provinsi", "ibu_kota", "jabatan_ppk", "jabatan_pyb"),
            *("nama_sekretariat", "alamat", "telepon", "surel", "zona_waktu"),
        )
        help_texts = {
            "nama": "Misalnya “Kabupaten Contoh Raya”; dipakai di kop dan judul naskah.",
            "ibu_kota": "Tempat pada “Ditetapkan di …”.",
            "jabatan_ppk": "Misalnya “Bupati Contoh Raya”.",
            "jabatan_pyb": "Misalnya “Sekretaris Daerah Kabupaten Contoh Raya”.",
            "nama_sekretariat": "Perangkat daerah yang menjadi sekretariat Panitia Seleksi.",
        }


class UndangForm(forms.Form):
    nama = forms.CharField(label="Nama lengkap dengan gelar", max_length=150)
    email = forms.EmailField(
        label="Alamat surel",
        max_length=254,
        help_text="Undangan dikirim ke alamat ini; pemiliknya membuat kata sandi sendiri.",
    )
    nip = forms.CharField(
        label="NIP", max_length=24, required=False, help_text="18 angka; kosongkan bagi yang bukan PNS."
    )

    def clean_nip(self) -> str:
        nip = self.cleaned_data["nip"].strip()
        if not nip:
            return ""
        try:
            return urai_nip(nip).angka
        except NipTidakSah as galat:
            raise ValidationError(galat.pesan, code="nip") from galat


class MasaForm(forms.Form):
    """How long a drafted decree holds."""

    berlaku_sejak = _isian_tanggal("Berlaku sejak")
    berlaku_sampai = _isian_tanggal(
        "Berlaku sampai dengan", "Peran setiap orang di dalamnya berakhir pada akhir hari ini."
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        sejak, sampai = isi.get("berlaku_sejak"), isi.get("berlaku_sampai")
        if sejak and sampai and sampai < sejak:
            self.add_error("berlaku_sampai", "Tidak boleh sebelum tanggal mulai berlaku.")
        return isi


class SkLuarForm(MasaForm):
    """A decree issued elsewhere."""

    nomor = forms.CharField(label="Nomor keputusan", max_length=120)
    tanggal = _isian_tanggal("Tanggal keputusan")
    berkas = forms.FileField(label="Pindaian keputusan", required=False, help_text="PDF, paling besar 10 MB.")
    field_order = ("nomor", "tanggal", "berlaku_sejak", "berlaku_sampai", "berkas")


class AnggotaForm(forms.Form):
    """One line of the annex; a line left empty is no line."""

    akun = forms.CharField(
        label="Surel atau NIP akun",
        max_length=254,
        widget=forms.TextInput(attrs={"list": "saran-akun", "autocomplete": "off"}),
    )
    peran = forms.ChoiceField()
    unsur = forms.ChoiceField(label="Unsur", choices=[("", "Pilih unsur"), *SEBUTAN_UNSUR.items()])
    eselon = forms.ChoiceField(
        label="Eselon",
        required=False,
        choices=[("", "Bukan pejabat struktural"), *((e, e) for e in ("II.a", "II.b", "III.a", "III.b"))],
    )
    jabatan = forms.CharField(label="Jabatan", max_length=200)
    instansi = forms.CharField(label="Instansi", max_length=200)

    def __init__(self, *args: Any, jenis: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        peran = PERAN_SK[jenis]
        pilihan = [(satu.value, SEBUTAN_PERAN[satu]) for satu in peran]
        self.fields["peran"] = forms.ChoiceField(
            label="Kedudukan", choices=[("", "Pilih kedudukan"), *pilihan]
        )
        if jenis != "PANSEL":
            del self.fields["unsur"], self.fields["eselon"]

    def has_changed(self) -> bool:
        """A line counts once a person, a post or an office is named; a preselected role alone is nothing."""
        return any(str(self[nama].data or "").strip() for nama in ("akun", "jabatan", "instansi"))

    def clean_akun(self) -> Pengguna:
        akun = akun_menurut(self.cleaned_data["akun"])
        if akun is None:
            raise ValidationError(
                "Belum ada akun aktif dengan surel atau NIP ini; minta Operator mengundangnya."
            )
        return akun


class DaftarAnggota(forms.BaseFormSet):
    """The annex. Lines in the order typed; empty ones are skipped."""

    def isi(self) -> list[dict[str, Any]]:
        """The filled lines: pengguna, peran, jabatan, instansi and, for the Pansel, unsur and eselon."""
        terisi = [dict(satu.cleaned_data) for satu in self.forms if satu.cleaned_data]
        return [{"pengguna": satu.pop("akun"), **satu} for satu in terisi]

    def galat_baris(self) -> list[str]:
        """Every error of every line as one sentence, for the summary above the form."""
        return [
            f"Baris {nomor}, {satu[nama].label.lower()}: {galat}"
            for nomor, satu in enumerate(self.forms, start=1)
            for nama, daftar in satu.errors.items()
            for galat in daftar
        ]


def daftar_anggota(isi: Any = None, *, jenis: str, awal: list[dict[str, str]] | None = None) -> DaftarAnggota:
    """The lines as typed, or with these beginnings."""
    kelas: Any = forms.formset_factory(AnggotaForm, DaftarAnggota, extra=0, max_num=30, absolute_max=40)
    # Prefilled lines may be emptied again, too.
    lain = {"jenis": jenis, "empty_permitted": True}
    return kelas(isi, initial=awal, prefix="anggota", form_kwargs=lain)


class AlasanForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan",
        max_length=240,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dicatat dan disampaikan kepada yang bersangkutan.",
    )


class PernyataanForm(forms.Form):
    setuju = forms.BooleanField(label="Saya sudah membaca dan menyetujui pernyataan ini.")


class PernyataanBermeteraiForm(PernyataanForm):
    berkas = forms.FileField(
        label="Pindaian surat pernyataan bermeterai", help_text="PDF, paling besar 10 MB."
    )
    field_order = ("berkas", "setuju")


class CariForm(forms.Form):
    cari = forms.CharField(label="Nama, surel, atau NIP", max_length=100, required=False)


class SertifikatForm(forms.Form):
    """What shows an assessor certified, experienced and independent."""

    nomor = forms.CharField(label="Nomor sertifikat", max_length=80)
    lembaga = forms.CharField(label="Lembaga penerbit", max_length=160)
    berlaku_sampai = _isian_tanggal("Berlaku sampai dengan")
    pengalaman_tahun = forms.IntegerField(
        label="Pengalaman menilai (tahun)", min_value=0, max_value=60, help_text="Tahun penuh."
    )
    independen = forms.BooleanField(
        label="Sudah menyatakan independen terhadap pelamar dan perangkat daerah", required=False
    )
    berkas = forms.FileField(
        label="Pindaian sertifikat dan pernyataan (PDF)",
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )


class KesesuaianForm(forms.Form):
    """Why each member fits each vacancy; one field per pair of keanggotaan and lowongan."""

    def __init__(self, *args: Any, kelompok: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kelompok = []
        for anggota, jabatan in kelompok:
            nama = []
            for lowongan, uraian in jabatan:
                kunci = f"u_{anggota.pk}_{lowongan.pk}"
                self.fields[kunci] = forms.CharField(
                    label=lowongan.nama_jabatan,
                    initial=uraian,
                    required=False,
                    max_length=1000,
                    widget=forms.Textarea(attrs={"rows": 2}),
                )
                nama.append(kunci)
            self.kelompok.append((anggota, nama))

    @property
    def isian(self) -> list[tuple[Any, list[Any]]]:
        return [(anggota, [self[satu] for satu in nama]) for anggota, nama in self.kelompok]

    @property
    def isi(self) -> dict[tuple[int, int], str]:
        hasil = {}
        for kunci, uraian in self.cleaned_data.items():
            _, anggota, lowongan = kunci.split("_")
            hasil[int(anggota), int(lowongan)] = uraian
        return hasil

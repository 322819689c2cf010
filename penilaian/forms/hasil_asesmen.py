"""Results of an assessment centre from a spreadsheet: its form, and every row read to the last cell.

Nothing is guessed and nothing half taken: one wrong cell, and no row counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dokumen.tabel import Lembar
from dokumen.tabel_masuk import Sel, SelDitolak, Tabel, rapikan, teks_sel
from penilaian import aturan
from penilaian.aturan import KATEGORI, SEBUTAN_KATEGORI, Skala
from penilaian.models import Indikator
from penilaian.queries import KOLOM_KATEGORI, Beda, IsiHasil
from peserta.models import Lamaran

NOMOR, NIP, NAMA, AKHIR = "nomor", "nip", "nama", "akhir"
JUDUL = {
    NOMOR: "Nomor pendaftaran",
    NIP: "NIP",
    NAMA: "Nama",
    AKHIR: "Nilai akhir",
    KOLOM_KATEGORI: "Kategori",
}
POLA_ANGKA = re.compile(r"[0-9]{1,3}([.,][0-9]{0,4})?")


class UnggahHasilForm(forms.Form):
    berkas = forms.FileField(
        label="Lembar sebar (.xlsx)",
        help_text="Paling besar 2 MB. Isi templat dari halaman ini; lembar lain tidak dibaca.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Pilih lembar sebarnya terlebih dahulu."},
    )

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        awal = berkas.read(4)
        berkas.seek(0)
        if awal and not awal.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            raise ValidationError(
                "Simpan sebagai .xlsx: berkas lain tidak menyimpan nol dan angka apa adanya."
            )
        return berkas


class AngkaSkala(forms.Field):
    """An end of a scale or the mark of a category: at most two decimals; empty stays empty."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": "7"})

    def to_python(self, value: Any) -> Decimal | None:
        teks = rapikan(str(value or ""))
        if not teks:
            return None
        nilai = Decimal(teks.replace(",", ".")) if POLA_ANGKA.fullmatch(teks) else None
        if nilai is None or nilai != round(nilai, aturan.DESIMAL_NILAI):
            raise ValidationError("Tulis angka, misalnya 5 atau 87,50.")
        return nilai

    def prepare_value(self, value: Any) -> str:
        return _tulis(value) if isinstance(value, Decimal) else str(value or "")


def _medan_skala(label: str) -> AngkaSkala:
    return AngkaSkala(label=label, required=False)


class SkalaForm(forms.Form):
    jenis = forms.ChoiceField(label="Skala laporan", choices=aturan.JENIS_SKALA)
    terendah = _medan_skala("Nilai terendah skala")
    tertinggi = _medan_skala("Nilai tertinggi skala")
    nilai_ms = _medan_skala("Nilai untuk MS, Memenuhi Syarat")
    nilai_mms = _medan_skala("Nilai untuk MMS, Masih Memenuhi Syarat")
    nilai_kms = _medan_skala("Nilai untuk KMS, Kurang Memenuhi Syarat")
    nomor_konversi = forms.CharField(
        label="Nomor berita acara konversi",
        max_length=80,
        required=False,
        help_text="Berita acara rapat Pansel yang menetapkan rumusnya; tidak perlu bila 0 sampai 100.",
    )

    @property
    def skala(self) -> Skala:
        isi = self.cleaned_data
        kategori = {"MS": isi["nilai_ms"], "MMS": isi["nilai_mms"], "KMS": isi["nilai_kms"]}
        return Skala(
            isi["jenis"],
            isi["terendah"],
            isi["tertinggi"],
            {kode: nilai for kode, nilai in kategori.items() if nilai is not None} or None,
            isi["nomor_konversi"],
        )


# --- Templat ----------------------------------------------------------------------------------
def judul_kolom(indikator: Sequence[Indikator], skala: Skala) -> dict[str, str]:
    """Column -> its heading, in the order of the template."""
    nilai = {str(satu.pk): f"{nomor}. {satu.nama}" for nomor, satu in enumerate(indikator, start=1)}
    awal = {kode: JUDUL[kode] for kode in (NOMOR, NIP, NAMA)}
    if skala.jenis == KATEGORI:
        # Without numbers there is nothing to add up.
        return {**awal, **nilai, KOLOM_KATEGORI: JUDUL[KOLOM_KATEGORI]}
    return {**awal, **nilai, AKHIR: JUDUL[AKHIR], KOLOM_KATEGORI: JUDUL[KOLOM_KATEGORI]}


def isi_templat(
    peserta: Sequence[Lamaran], indikator: Sequence[Indikator], skala: Skala, jabatan: str, kode: str
) -> tuple[Lembar, Lembar]:
    """The sheet to fill in, people and headings locked, and the sheet that says how.

    ``kode`` is random: it keeps the digest of a filled workbook from being guessed out of possible marks.
    """
    judul = judul_kolom(indikator, skala)
    kolom = list(judul)
    baris = [
        [satu.nomor_pendaftaran, satu.pelamar.pengguna.nip or "", satu.pelamar.pengguna.nama_tampil]
        + [""] * (len(kolom) - 3)
        for satu in peserta
    ]
    pilihan = {kolom.index(KOLOM_KATEGORI): list(SEBUTAN_KATEGORI)}
    if skala.jenis == KATEGORI:
        pilihan |= {kolom.index(str(satu.pk)): list(SEBUTAN_KATEGORI) for satu in indikator}
    isian = Lembar("Isian", list(judul.values()), baris, range(3, len(kolom)), pilihan)
    return isian, Lembar("Petunjuk", ["Hal", "Cara mengisi"], _petunjuk(indikator, skala, jabatan, kode), ())


def _petunjuk(indikator: Sequence[Indikator], skala: Skala, jabatan: str, kode: str) -> list[list[str]]:
    bawah, atas = (_tulis(satu) for satu in skala.batas)
    nilai = "MS, MMS, atau KMS."
    if skala.jenis != KATEGORI:
        nilai = f"Angka {bawah} sampai {atas}, dengan koma atau titik, misalnya {_tulis(skala.batas[1])}."
    baris = [
        ["Jabatan", jabatan],
        ["Nomor pendaftaran, NIP, Nama", "Sudah terisi dan terkunci; baris boleh berpindah, isinya tidak."],
        *(
            [f"{nomor}. {satu.nama}", f"{nilai} Bobot {_tulis(satu.bobot)} %."]
            for nomor, satu in enumerate(indikator, start=1)
        ),
    ]
    if skala.jenis != KATEGORI:
        cara = "Jumlah nilai kali bobot menurut laporan, pada skala laporan; dicocokkan dengan kolom nilai."
        baris.append([JUDUL[AKHIR], cara])
    baris += [
        [JUDUL[KOLOM_KATEGORI], "MS, MMS, atau KMS menurut laporan; boleh kosong. Tidak mengubah nilai."],
        ["Tulis nilainya", "Rumus, sel yang digabung, dan tanggal tidak dibaca: tempel sebagai nilai."],
        ["Konversi", aturan.kata_skala(skala) or "Tidak ada: skala laporan 0 sampai 100."],
        ["Kode templat", kode],
    ]
    return baris


def _tulis(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}".replace(".", ",")


# --- Membaca ----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class BarisHasil:
    """One row: its number in the sheet, whose, what was read, what is wrong with it cell by cell."""

    nomor: int
    sebutan: str
    lamaran: Lamaran | None
    isi: IsiHasil | None
    # As written in the row; only for the eyes of who brought it.
    asal: tuple[str, ...] = ()
    salah: tuple[str, ...] = ()
    # Somebody who left the race: the row is passed over.
    dilewati: bool = False


@dataclass(frozen=True, slots=True)
class HasilTerbaca:
    baris: tuple[BarisHasil, ...]
    # What is wrong with the whole: heading, missing people.
    salah: tuple[str, ...] = ()
    keterangan: tuple[str, ...] = ()
    letak: Mapping[str, int] = field(default_factory=dict)

    @property
    def banyak_salah(self) -> int:
        return sum(1 for satu in self.baris if satu.salah) + len(self.salah)

    @property
    def isi(self) -> dict[int, IsiHasil]:
        """Application -> marks, of a workbook without a fault."""
        return {s.lamaran.pk: s.isi for s in self.baris if s.lamaran is not None and s.isi is not None}

    def tempat(self, beda: Beda, judul: Mapping[str, str]) -> str:
        """Where in this workbook a difference stands, in words."""
        baris = next(
            (s for s in self.baris if s.lamaran is not None and s.lamaran.pk == beda.lamaran_id), None
        )
        if baris is None:
            return "Seorang peserta pada berkas yang diunggah lebih dahulu tidak ada di sini."
        if not beda.kolom:
            return f"Baris {baris.nomor}: {baris.sebutan} tidak ada pada berkas yang diunggah lebih dahulu."
        kolom = ", ".join(
            f"{huruf_kolom(self.letak[satu])} ({judul[satu]})" if satu in self.letak else judul[satu]
            for satu in beda.kolom
        )
        return f"Baris {baris.nomor}, kolom {kolom}: berbeda dengan berkas yang diunggah lebih dahulu."


def huruf_kolom(kolom: int) -> str:
    """0 as A, 26 as AA."""
    huruf = ""
    kolom += 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def baca_hasil(
    tabel: Tabel,
    peserta: Sequence[Lamaran],
    indikator: Sequence[Indikator],
    skala: Skala,
    terdaftar: Collection[str],
) -> HasilTerbaca:
    """Every row of a workbook against the participants; ``terdaftar``: all its register numbers."""
    if not tabel.baris:
        return HasilTerbaca((), ("Lembar ini tidak berisi apa-apa. Isi templatnya, lalu unggah kembali.",))
    judul = judul_kolom(indikator, skala)
    letak, salah, keterangan = _kepala(judul, tabel.baris[0][1])
    if tabel.lembar_lain:
        keterangan.append(f"Lembar lain tidak dibaca: {', '.join(tabel.lembar_lain)}.")
    if salah:
        return HasilTerbaca((), tuple(salah), tuple(keterangan), letak)
    pembaca = _Pembaca(letak, judul, indikator, skala, {s.nomor_pendaftaran: s for s in peserta}, terdaftar)
    baris = tuple(pembaca.baris(nomor, sel) for nomor, sel in tabel.baris[1:])
    kurang = [
        f"Tidak ada baris untuk {satu.nomor_pendaftaran}, {satu.pelamar.pengguna.nama_tampil}."
        for satu in peserta
        if satu.nomor_pendaftaran not in pembaca.terbaca
    ]
    return HasilTerbaca(baris, tuple(kurang), tuple(keterangan), letak)


def _kepala(judul: Mapping[str, str], sel: Sequence[Sel]) -> tuple[dict[str, int], list[str], list[str]]:
    """Column -> where it stands, whatever its order; what is wrong; what is not read."""
    kunci = {_kunci(teks): kode for kode, teks in judul.items()}
    letak: dict[str, int] = {}
    salah, asing = [], []
    for nomor, satu in enumerate(sel):
        teks = rapikan(satu.teks)
        kode = kunci.get(_kunci(teks))
        if kode is not None and kode in letak:
            salah.append(
                f"Baris 1, kolom {huruf_kolom(nomor)}: “{teks[:60]}” tertulis dua kali, juga pada kolom "
                f"{huruf_kolom(letak[kode])}."
            )
        elif kode is not None:
            letak[kode] = nomor
        elif teks:
            asing.append(f"{huruf_kolom(nomor)} ({teks[:60]})")
    kurang = [teks for kode, teks in judul.items() if kode not in letak and kode != KOLOM_KATEGORI]
    if kurang:
        salah.append(f"Baris 1: tidak ada kolom {', '.join(kurang)}. Pakai templat dari halaman ini.")
    return letak, salah, [f"Kolom yang tidak dikenal tidak dibaca: {', '.join(asing)}."] if asing else []


def _kunci(judul: str) -> str:
    return re.sub(r"[^a-z0-9]", "", judul.casefold())


class _Pembaca:
    """Reads row after row and remembers who was read."""

    def __init__(
        self,
        letak: Mapping[str, int],
        judul: Mapping[str, str],
        indikator: Sequence[Indikator],
        skala: Skala,
        peserta: Mapping[str, Lamaran],
        terdaftar: Collection[str],
    ) -> None:
        self.letak, self.judul, self.indikator, self.skala = letak, judul, indikator, skala
        self.peserta, self.terdaftar = peserta, terdaftar
        self.bobot = {satu.pk: satu.bobot for satu in indikator}
        # Register number -> row where it was read first.
        self.terbaca: dict[str, int] = {}

    def baris(self, nomor: int, sel: Sequence[Sel]) -> BarisHasil:
        teks: dict[str, str] = {}
        salah: dict[str, str] = {}
        for kode, kolom in self.letak.items():
            try:
                teks[kode] = teks_sel(sel[kolom]) if kolom < len(sel) else ""
            except SelDitolak as ditolak:
                teks[kode], salah[kode] = "", str(ditolak)
        pendaftaran = teks[NOMOR].upper()
        lamaran = self.peserta.get(pendaftaran)
        if lamaran is None and pendaftaran in self.terdaftar:
            return BarisHasil(nomor, f"{pendaftaran}, tidak lagi peserta", None, None, dilewati=True)
        self._orang(nomor, teks, lamaran, salah)
        isi = self._nilai(teks, salah)
        pesan = tuple(f"Kolom {self._tempat(k)}: {salah[k]}" for k in self.letak if k in salah)
        sebutan = teks[NOMOR] or teks[NAMA] or "tanpa nomor pendaftaran"
        if lamaran is not None:
            sebutan = f"{lamaran.nomor_pendaftaran}, {lamaran.pelamar.pengguna.nama_tampil}"
        asal = tuple(teks[kode] for kode in self.letak if kode not in (NOMOR, NIP, NAMA))
        return BarisHasil(nomor, sebutan, lamaran, None if pesan else isi, asal, pesan)

    def _tempat(self, kode: str) -> str:
        return f"{huruf_kolom(self.letak[kode])} ({self.judul[kode]})"

    def _orang(
        self, nomor: int, teks: Mapping[str, str], lamaran: Lamaran | None, salah: dict[str, str]
    ) -> None:
        """Number, NIP and name belong to one person: cells sorted without their row come to light."""
        if lamaran is None:
            pesan = "kosong." if not teks[NOMOR] else f"“{teks[NOMOR][:40]}” bukan peserta jabatan ini."
            salah.setdefault(NOMOR, pesan)
            return
        if (lebih_dahulu := self.terbaca.setdefault(lamaran.nomor_pendaftaran, nomor)) != nomor:
            salah[NOMOR] = f"{lamaran.nomor_pendaftaran} sudah ada pada baris {lebih_dahulu}."
        pengguna = lamaran.pelamar.pengguna
        if re.sub(r"[\s'’.]", "", teks[NIP]) != (pengguna.nip or ""):
            pesan = f"“{teks[NIP][:40]}” bukan NIP {lamaran.nomor_pendaftaran}."
            salah.setdefault(
                NIP, pesan if teks[NIP] else f"kosong; NIP {lamaran.nomor_pendaftaran} wajib sama."
            )
        if _kunci(teks[NAMA]) != _kunci(pengguna.nama_tampil):
            salah.setdefault(NAMA, f"“{teks[NAMA][:60]}” bukan nama {lamaran.nomor_pendaftaran}.")

    def _nilai(self, teks: Mapping[str, str], salah: dict[str, str]) -> IsiHasil | None:
        mentah: dict[int, Decimal | str] = {}
        for satu in self.indikator:
            self._baca(str(satu.pk), satu.pk, teks, salah, mentah)
        kategori = teks.get(KOLOM_KATEGORI, "")
        if kategori and (kode := _kategori(kategori)) is not None:
            kategori = kode
        elif kategori:
            salah.setdefault(KOLOM_KATEGORI, _bukan_kategori(kategori))
        angka = {pk: nilai for pk, nilai in mentah.items() if isinstance(nilai, Decimal)}
        if AKHIR in self.letak and AKHIR not in salah:
            self._akhir(teks[AKHIR], angka, salah)
        if len(mentah) < len(self.indikator):
            return None
        nilai = {pk: aturan.ke_seratus(satu, self.skala) for pk, satu in mentah.items()}
        return IsiHasil(nilai, kategori)

    def _baca(
        self,
        kode: str,
        pk: int,
        teks: Mapping[str, str],
        salah: dict[str, str],
        mentah: dict[int, Decimal | str],
    ) -> None:
        if kode in salah:
            return
        try:
            mentah[pk] = self._satu(teks[kode])
        except SelDitolak as ditolak:
            salah[kode] = str(ditolak)

    def _satu(self, teks: str) -> Decimal | str:
        if not teks:
            raise SelDitolak("belum diisi.")
        if self.skala.jenis == KATEGORI:
            if (kode := _kategori(teks)) is None:
                raise SelDitolak(_bukan_kategori(teks))
            return kode
        return _angka(teks, self.skala)

    def _akhir(self, teks: str, angka: Mapping[int, Decimal], salah: dict[str, str]) -> None:
        if not teks:
            salah[AKHIR] = "belum diisi; dicocokkan dengan kolom nilai."
            return
        try:
            tertulis = _angka(teks, self.skala)
        except SelDitolak as ditolak:
            salah[AKHIR] = str(ditolak)
            return
        if len(angka) == len(self.bobot) and (
            beda := aturan.nilai_akhir_laporan(tertulis, angka, self.bobot)
        ):
            salah[AKHIR] = f"{beda}. Periksa apakah isi kolom tertukar."


def _angka(teks: str, skala: Skala) -> Decimal:
    """A mark on the scale of the report; raises SelDitolak."""
    bawah, atas = skala.batas
    if not POLA_ANGKA.fullmatch(teks):
        raise SelDitolak(
            f"“{teks[:40]}” bukan nilai. Tulis angka {_tulis(bawah)} sampai {_tulis(atas)}, paling banyak "
            "empat angka di belakang koma."
        )
    nilai = Decimal(teks.replace(",", "."))
    if not bawah <= nilai <= atas:
        raise SelDitolak(f"{teks[:40]} di luar skala {_tulis(bawah)} sampai {_tulis(atas)}.")
    if skala.jenis == aturan.SERATUS and nilai != round(nilai, aturan.DESIMAL_NILAI):
        raise SelDitolak(f"{teks[:40]}: paling banyak dua angka di belakang koma.")
    return nilai


def _kategori(teks: str) -> str | None:
    """MS, MMS or KMS as a code or in words."""
    dikenal = {_kunci(kode): kode for kode in SEBUTAN_KATEGORI}
    dikenal |= {_kunci(kata): kode for kode, kata in SEBUTAN_KATEGORI.items()}
    dikenal |= {_kunci(f"{kata} {kode}"): kode for kode, kata in SEBUTAN_KATEGORI.items()}
    return dikenal.get(_kunci(teks))


def _bukan_kategori(teks: str) -> str:
    return f"“{teks[:40]}” tidak dikenal. Tulis MS, MMS, atau KMS."

"""A history from a spreadsheet: its form, and rows read by the fields of the history."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from dokumen.baca_lembar import ANGKA, TEKS
from dokumen.tabel_masuk import Sel, SelDitolak, Tabel, rapikan, tanggal_sel, teks_sel
from peserta.forms.pelamar import form_riwayat


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

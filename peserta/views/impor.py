"""A kind of history from a spreadsheet: a table to fill in, a look at every row, then all of them at once.

Nothing is kept between the look and the confirmation: the rows travel with the page, sealed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dokumen.laju import terlalu_sering
from dokumen.simpan import BerkasDitolak
from dokumen.tabel import Lembar, buku_isian, unduhan
from dokumen.tabel_masuk import baca_tabel
from peserta import actions, queries, wewenang
from peserta.forms import (
    BarisImpor,
    ImporForm,
    KepalaDitolak,
    TindakanForm,
    baca_riwayat,
    form_riwayat,
    judul_kolom,
    tolak,
)
from peserta.models import JENIS_RIWAYAT
from peserta.views import Permintaan
from peserta.views.riwayat import alamat_jenis, nama_jenis
from seleksi.izin import TindakanDitolak

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
# Tables read for one person within an hour: each costs seconds of a process.
BATAS_IMPOR = 30
TAMBAH, SAMA, SALAH = "TAMBAH", "SAMA", "SALAH"
RUPA = {
    TAMBAH: ("Ditambahkan", "hijau", "plus"),
    SAMA: ("Sama, dilewati", "", "circle-minus"),
    SALAH: ("Salah", "merah", "alert-octagon"),
}


@require_safe
def templat_riwayat(request: Permintaan, jenis: str) -> HttpResponse:
    """The table to fill in, with the rows recorded so far: taken in again, they are passed over."""
    nama = nama_jenis(jenis)
    pelamar = queries.pelamar_dari(request.user)
    medan = judul_kolom(jenis)
    baris = [
        [_sel(satu, nama_medan) for nama_medan in medan]
        for satu in (queries.baris_riwayat(pelamar, jenis) if pelamar else ())
    ]
    petunjuk = [
        [judul, "ya" if isian.required else "boleh kosong", _cara(isian)]
        for judul, isian in zip(medan.values(), form_riwayat(jenis).base_fields.values(), strict=True)
    ]
    isi = buku_isian(
        Lembar("Isian", list(medan.values()), baris),
        Lembar("Petunjuk", ["Kolom", "Wajib", "Cara mengisi"], petunjuk),
    )
    return unduhan(f"templat-{nama.casefold().replace(' ', '-')}.xlsx", isi)


def _sel(baris: Any, medan: str) -> str:
    nilai = getattr(baris, medan)
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, date):
        return f"{nilai:%d/%m/%Y}"
    sebutan = getattr(baris, f"get_{medan}_display", None)
    return str(sebutan()) if sebutan else str("" if nilai is None else nilai)


def _cara(isian: Any) -> str:
    if isinstance(isian, forms.DateField):
        return "Hari/bulan/tahun, misalnya 01/03/2020 atau 1 Maret 2020."
    if isinstance(isian, forms.BooleanField):
        return "ya atau tidak."
    if isinstance(isian, forms.ChoiceField):
        pilihan: Any = isian.choices
        return "Salah satu: " + "; ".join(str(sebutan) for kode, sebutan in pilihan if kode) + "."
    if isinstance(isian, forms.IntegerField):
        return "Angka, misalnya 2020."
    return str(isian.help_text) or "Teks."


@GET_POST
def impor_riwayat(request: Permintaan, jenis: str) -> HttpResponse:
    """Take a table, show what would become of every row; confirmed, keep the good ones."""
    if request.method == "POST" and "baris" in request.POST:
        return _simpan(request, jenis)
    nama_jenis(jenis)
    form = ImporForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        if terlalu_sering(f"impor_riwayat:{request.user.pk}", BATAS_IMPOR):
            pesan = f"Sudah {BATAS_IMPOR} lembar sebar dibaca dalam satu jam. Coba lagi satu jam lagi."
            form.add_error("berkas", pesan)
            return _halaman(request, jenis, form)
        try:
            baris, keterangan = baca_riwayat(jenis, baca_tabel(form.cleaned_data["berkas"]))
        except BerkasDitolak as ditolak:
            form.add_error("berkas", ditolak.alasan)
        except KepalaDitolak as salah:
            form.add_error("berkas", str(salah))
        else:
            return _pratinjau(request, jenis, baris, keterangan)
    return _halaman(request, jenis, form)


def _halaman(
    request: Permintaan, jenis: str, form: forms.Form, konteks: Mapping[str, Any] | None = None
) -> HttpResponse:
    isi = {
        "form": form,
        "unggah": form if isinstance(form, ImporForm) else ImporForm(),
        "jenis": jenis,
        "nama": nama_jenis(jenis),
        "kembali": alamat_jenis(jenis),
        "kolom": judul_kolom(jenis).values(),
        "izin": wewenang.boleh_tambah_riwayat(request.user),
        "pratinjau": None,
        **(konteks or {}),
    }
    return render(request, "peserta/impor.html", isi, status=422 if form.errors else 200)


def _pratinjau(
    request: Permintaan, jenis: str, baris: Sequence[BarisImpor], keterangan: Sequence[str]
) -> HttpResponse:
    nilai = _nilai(request, jenis, baris)
    jumlah = {kode: sum(satu == kode for satu, _ in nilai) for kode in RUPA}
    tambah = [dict(satu.kiriman) for satu, (kode, _) in zip(baris, nilai, strict=True) if kode == TAMBAH]
    tampil = []
    for satu, (kode, pesan) in zip(baris, nilai, strict=True):
        kata, rupa, ikon = RUPA[kode]
        tampil.append(
            {
                "nomor": satu.nomor,
                "kata": kata,
                "rupa": rupa,
                "ikon": ikon,
                "sebutan": _sebutan(jenis, satu),
                "pesan": [*satu.salah, *pesan, *satu.catatan],
            }
        )
    pratinjau = {
        "baris": tampil,
        "jumlah": jumlah,
        "keterangan": keterangan,
        "tersegel": signing.dumps(tambah, salt=_garam(request, jenis), compress=True) if tambah else "",
    }
    return _halaman(request, jenis, ImporForm(), {"pratinjau": pratinjau})


def _nilai(request: Permintaan, jenis: str, baris: Sequence[BarisImpor]) -> list[tuple[str, list[str]]]:
    """For each row what would become of it, and why; as the act will see it."""
    pelamar = queries.pelamar_dari(request.user)
    ada = [queries.isi_baris(satu) for satu in (queries.baris_riwayat(pelamar, jenis) if pelamar else ())]
    tercatat = {_tanda(satu): "yang sudah tercatat" for satu in ada}
    skp = {satu["tahun"] for satu in ada if "predikat" in satu}
    hasil: list[tuple[str, list[str]]] = []
    for satu in baris:
        if satu.salah:
            hasil.append((SALAH, []))
            continue
        isi = queries.isi_baris(JENIS_RIWAYAT[jenis](**satu.isian))
        if (di_mana := tercatat.get(_tanda(isi))) is not None:
            hasil.append((SAMA, [f"Sama dengan {di_mana}."]))
        elif "predikat" in isi and isi["tahun"] in skp:
            hasil.append((SALAH, [f"SKP tahun {isi['tahun']} sudah ada; ubah baris itu di halaman riwayat."]))
        else:
            hasil.append((TAMBAH, []))
            tercatat[_tanda(isi)] = f"baris {satu.nomor}"
            skp |= {isi["tahun"]} if "predikat" in isi else set()
    return hasil


def _tanda(isi: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(isi.values())


def _sebutan(jenis: str, satu: BarisImpor) -> str:
    """The row as the page of this kind will write it; what was typed where it is wrong."""
    if not satu.isian:
        return " · ".join(teks for teks in satu.kiriman.values() if teks) or "—"
    butir = JENIS_RIWAYAT[jenis](**satu.isian)
    return " · ".join(filter(None, (str(butir), butir.keterangan, butir.waktu)))


def _garam(request: Permintaan, jenis: str) -> str:
    """Nobody else's page, and no page of another kind, opens with it."""
    return f"peserta.impor:{request.user.pk}:{jenis}"


def _simpan(request: Permintaan, jenis: str) -> HttpResponse:
    """Confirmed: the rows of the page, read once more by the form of their kind."""
    form = TindakanForm(request.POST)
    try:
        kiriman = signing.loads(request.POST["baris"], salt=_garam(request, jenis))
    except signing.BadSignature:
        form.full_clean()
        form.add_error(None, "Pratinjau ini sudah tidak berlaku. Unggah lembar sebarnya sekali lagi.")
        return _halaman(request, jenis, form)
    terisi = [form_riwayat(jenis)(satu) for satu in kiriman]
    baris = [satu.cleaned_data for satu in terisi if satu.is_valid()]
    try:
        baru = actions.impor_riwayat(jenis=jenis, baris=baris, oleh=request.user, pada=timezone.now())
    except TindakanDitolak as ditolak:
        tolak(form, ditolak)
        return _halaman(request, jenis, form)
    messages.success(request, f"{len(baru)} baris {nama_jenis(jenis).casefold()} ditambahkan.")
    return redirect(alamat_jenis(jenis))

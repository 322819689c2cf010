"""The applicant's career besides his profile: one page for each kind of row, and the form of one row."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peserta import actions, queries, wewenang
from peserta.aturan import Fakta
from peserta.forms import TindakanForm, form_riwayat, tolak
from peserta.models import JABATAN, JENIS_RIWAYAT, Pelamar, medan_riwayat
from peserta.views import Permintaan
from seleksi.izin import TindakanDitolak

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
# Kind -> why it is asked for, in a sentence for the applicant.
KEGUNAAN = {
    "jabatan": "Lamanya dihitung untuk syarat pengalaman dan syarat jabatan administrator.",
    "pangkat": "Dipakai bila jabatan yang dilamar mensyaratkan pangkat terendah.",
    "pendidikan": "Dipakai untuk syarat jenjang pendidikan dan dinilai dalam rekam jejak.",
    "diklat": "Dinilai dalam rekam jejak, atau menjadi syarat bila jabatan memintanya.",
    "skp": "Predikat dua tahun terakhir dicocokkan dengan dokumen penilaian kinerja Anda.",
    "penghargaan": "Dinilai dalam rekam jejak.",
    "hukuman-disiplin": (
        "Tulis apa adanya; dibaca hanya oleh yang memeriksa berkas Anda: Sekretariat, Panitia Seleksi, dan "
        "pengawas. Biarkan kosong bila tidak pernah dijatuhi hukuman disiplin."
    ),
}


def nama_jenis(jenis: str) -> str:
    """Riwayat pangkat, Hukuman disiplin, …; 404 for an unknown kind."""
    if jenis not in JENIS_RIWAYAT:
        raise Http404
    nama = str(JENIS_RIWAYAT[jenis]._meta.verbose_name)
    return f"{nama[0].upper()}{nama[1:]}"


def jenis_riwayat(pelamar: Pelamar) -> list[dict[str, Any]]:
    """Every kind but the posts, with its page and how many rows it has."""
    jumlah = queries.jumlah_baris(pelamar)
    return [
        {"nama": nama_jenis(jenis), "alamat": alamat_jenis(jenis), "jumlah": jumlah[jenis]}
        for jenis in JENIS_RIWAYAT
        if jenis != JABATAN
    ]


def alamat_jenis(jenis: str) -> str:
    return reverse("peserta:daftar_riwayat", args=[jenis])


@require_safe
def daftar_riwayat(request: Permintaan, jenis: str) -> HttpResponse:
    """All rows of one kind."""
    nama = nama_jenis(jenis)
    pelamar = queries.pelamar_dari(request.user)
    baris = list(queries.baris_riwayat(pelamar, jenis)) if pelamar else []
    runtutan = {}
    if pelamar and jenis == JABATAN:
        runtutan = tampilkan_runtutan(queries.fakta_pelamar(pelamar), timezone.localdate())
    konteks = {
        "jenis": jenis,
        "nama": nama,
        "kegunaan": KEGUNAAN[jenis],
        "izin": wewenang.boleh_tambah_riwayat(request.user),
        "baris": [{"butir": satu, **_tautan(jenis, satu.pk)} for satu in baris],
        "runtutan": runtutan,
        "tambah": reverse("peserta:riwayat_tambah")
        if jenis == JABATAN
        else reverse("peserta:butir_tambah", args=[jenis]),
    }
    return render(request, "peserta/daftar_riwayat.html", konteks)


def _tautan(jenis: str, nomor: int) -> dict[str, str]:
    """Posts have their own addresses."""
    if jenis == JABATAN:
        return {
            "ubah": reverse("peserta:riwayat_ubah", args=[nomor]),
            "hapus": reverse("peserta:riwayat_hapus", args=[nomor]),
        }
    return {
        "ubah": reverse("peserta:butir_ubah", args=[jenis, nomor]),
        "hapus": reverse("peserta:butir_hapus", args=[jenis, nomor]),
    }


def _bukan_jabatan(jenis: str) -> str:
    if jenis == JABATAN:
        raise Http404
    return nama_jenis(jenis)


@GET_POST
def butir_tambah(request: Permintaan, jenis: str) -> HttpResponse:
    nama = _bukan_jabatan(jenis)
    form = form_riwayat(jenis)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            butir = actions.tambah_butir(
                jenis=jenis, isian=form.cleaned_data, oleh=request.user, pada=timezone.now()
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"{butir} ditambahkan.")
            return redirect(alamat_jenis(jenis))
    konteks = {"form": form, "butir": None, "nama": nama, "kembali": alamat_jenis(jenis)}
    return render(request, "peserta/butir.html", konteks, status=422 if form.errors else 200)


@GET_POST
def butir_ubah(request: Permintaan, jenis: str, butir_id: int) -> HttpResponse:
    nama = _bukan_jabatan(jenis)
    butir = queries.butir_milik(request.user, jenis, butir_id)
    semula = {medan: getattr(butir, medan) for medan in medan_riwayat(type(butir))}
    form = form_riwayat(jenis)(request.POST if request.method == "POST" else None, initial=semula)
    if request.method == "POST" and form.is_valid():
        try:
            baru = actions.ubah_butir(
                jenis=jenis,
                butir=butir,
                isian=form.cleaned_data,
                oleh=request.user,
                pada=timezone.now(),
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"{baru} disimpan.")
            return redirect(alamat_jenis(jenis))
    konteks = {"form": form, "butir": butir, "nama": nama, "kembali": alamat_jenis(jenis)}
    return render(request, "peserta/butir.html", konteks, status=422 if form.errors else 200)


@GET_POST
def butir_hapus(request: Permintaan, jenis: str, butir_id: int) -> HttpResponse:
    nama = _bukan_jabatan(jenis)
    butir = queries.butir_milik(request.user, jenis, butir_id)
    if request.method == "POST":
        actions.hapus_butir(jenis=jenis, butir=butir, oleh=request.user, pada=timezone.now())
        messages.success(request, f"{butir} dihapus.")
        return redirect(alamat_jenis(jenis))
    konteks: dict[str, Any] = {
        "form": TindakanForm(),
        "judul": f"Hapus “{butir}” dari {nama[0].lower()}{nama[1:]}?",
        "kembali": alamat_jenis(jenis),
    }
    return render(request, "peserta/butir_hapus.html", konteks)


# --- Runtutan jabatan -------------------------------------------------------------------------
def tampilkan_runtutan(fakta: Fakta, sampai: date) -> dict[str, Any]:
    """The history as bars on one line of time, gaps among them, and the same in words."""
    hasil = queries.runtutan(fakta, sampai)
    baris = [
        (satu.mulai, min(satu.selesai or sampai, sampai), satu.nama, satu.selesai is None)
        for satu in fakta.riwayat
        if satu.mulai <= sampai
    ]
    baris += [(awal, akhir, "", False) for awal, akhir in hasil.sela]
    if not baris:
        return {}
    awal = min(satu[0] for satu in baris)
    panjang = (sampai - awal).days + 1
    return {
        "awal": awal,
        "akhir": sampai,
        "temuan": hasil.temuan,
        "baris": [
            {
                "nama": nama,
                "mulai": mulai,
                "selesai": None if kini else selesai,
                "hari": (selesai - mulai).days + 1,
                # Thousandths of the line, as whole numbers: nothing for a template to localise.
                "x": (mulai - awal).days * 1000 // panjang,
                "lebar": max(((selesai - mulai).days + 1) * 1000 // panjang, 4),
            }
            for mulai, selesai, nama, kini in sorted(baris)
        ],
    }

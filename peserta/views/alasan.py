"""Pages of the catalogue of reasons: the Sekretariat reads it, its Ketua keeps it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from peserta import actions, aturan, queries, wewenang
from peserta.aturan import BunyiAlasan
from peserta.forms import AlasanBakuForm, TindakanForm, tolak
from peserta.models import AlasanBaku
from peserta.views import Permintaan
from seleksi.izin import TindakanDitolak

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
def katalog(request: Permintaan) -> HttpResponse:
    """Every line in force by item, the versions before, and a form for who keeps them."""
    pada = timezone.now()
    queries.boleh_buka_katalog(request.user, pada)
    butir = queries.butir_katalog()
    form = AlasanBakuForm(
        request.POST if request.method == "POST" else None,
        initial={"butir": request.GET.get("butir", "")},
        butir=butir,
    )
    if request.method == "POST" and form.is_valid():
        try:
            alasan = actions.catat_alasan(
                bunyi=BunyiAlasan(**form.cleaned_data), oleh=request.user, pada=pada
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Alasan “{alasan}” masuk katalog.")
            return redirect("peserta:katalog_alasan")
    return _halaman(request, form, form)


def _halaman(
    request: Permintaan, form: AlasanBakuForm | TindakanForm, form_baru: AlasanBakuForm
) -> HttpResponse:
    nama = {"": aturan.NAMA_UMUM, **queries.butir_katalog()}
    kelompok: dict[str, list[AlasanBaku]] = {}
    for satu in queries.katalog_alasan():
        kelompok.setdefault(satu.butir, []).append(satu)
    konteks: dict[str, Any] = {
        # dasar.html shows the errors of `form` above the heading.
        "form": form,
        "form_baru": form_baru,
        "kelompok": [
            {"nama": nama.get(kode, kode), "alasan": kelompok[kode]}
            for kode in (*nama, *(kode for kode in kelompok if kode not in nama))
            if kode in kelompok
        ],
        "lama": [
            {
                "alasan": satu,
                "nama": nama.get(satu.butir, satu.butir),
                "diganti": hasattr(satu, "pengganti"),
            }
            for satu in queries.alasan_lama()
        ],
        "izin": wewenang.boleh_urus_alasan(request.user, timezone.now()),
    }
    return render(request, "peserta/alasan.html", konteks, status=422 if form.errors else 200)


@require_POST
def muat(request: Permintaan) -> HttpResponse:
    """Take the lines that come with the application."""
    pada = timezone.now()
    queries.boleh_buka_katalog(request.user, pada)
    try:
        jumlah = actions.muat_alasan(oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        return _ditolak(request, ditolak)
    messages.success(request, f"{jumlah} alasan bawaan masuk katalog.")
    return redirect("peserta:katalog_alasan")


@GET_POST
def ubah(request: Permintaan, alasan_id: int) -> HttpResponse:
    """Write a new version of one line."""
    pada = timezone.now()
    alasan = queries.alasan_untuk_diurus(request.user, alasan_id, pada)
    isi = {medan: getattr(alasan, medan) for medan in ("butir", "kalimat", "dasar", "tindakan")}
    form = AlasanBakuForm(
        request.POST if request.method == "POST" else None, initial=isi, butir=queries.butir_katalog()
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.ubah_alasan(
                alasan=alasan, bunyi=BunyiAlasan(**form.cleaned_data), oleh=request.user, pada=pada
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, "Versi baru alasan berlaku sejak sekarang.")
            return redirect("peserta:katalog_alasan")
    konteks = {"form": form, "alasan": alasan, "contoh": aturan.teks_alasan(BunyiAlasan(**isi))}
    return render(request, "peserta/ubah_alasan.html", konteks, status=422 if form.errors else 200)


@require_POST
def tarik(request: Permintaan, alasan_id: int) -> HttpResponse:
    """Take one line out of the catalogue."""
    pada = timezone.now()
    alasan = queries.alasan_untuk_diurus(request.user, alasan_id, pada)
    try:
        actions.tarik_alasan(alasan=alasan, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        return _ditolak(request, ditolak)
    messages.success(request, f"Alasan “{alasan}” ditarik dari katalog.")
    return redirect("peserta:katalog_alasan")


def _ditolak(request: Permintaan, ditolak: TindakanDitolak) -> HttpResponse:
    form = TindakanForm(request.POST)
    tolak(form, ditolak)
    return _halaman(request, form, AlasanBakuForm(butir=queries.butir_katalog()))

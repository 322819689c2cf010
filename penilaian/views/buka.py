"""Opening a locked sheet again: the Ketua asks, the Ketua Sekretariat decides. No mark on any of it."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from akun.sahkan import perlu_sahkan
from penilaian import actions, queries, wewenang
from penilaian.forms import MintaBukaForm, PutuskanBukaForm
from penilaian.models import PermintaanBuka
from penilaian.views import kiriman
from seleksi.izin import TindakanDitolak

GET_POST = ["GET", "HEAD", "POST"]


@never_cache
@require_safe
def daftar_buka(request: PermintaanPengguna, komponen_id: int) -> HttpResponse:
    """Locked sheets of a component to ask for, and what became of earlier requests; for the Ketua."""
    pada = timezone.now()
    komponen = queries.komponen_bernama(request.user, komponen_id, pada)
    konteks = {
        "komponen": komponen,
        "lowongan": komponen.lowongan,
        "halaman": queries.halaman_terkunci(komponen, request.GET.get("halaman")),
        "permintaan": queries.permintaan_komponen(komponen),
        "kembali": reverse("penilaian:komponen", args=[komponen.pk]),
    }
    return render(request, "penilaian/buka_lembar_daftar.html", konteks)


@never_cache
@require_http_methods(GET_POST)
@perlu_sahkan("penilaian:minta_buka")
def minta_buka(
    request: PermintaanPengguna, komponen_id: int, lamaran_id: int, penilai_id: int
) -> HttpResponse:
    """The Ketua asks with a reason; nothing opens before the second person agrees."""
    pada = timezone.now()
    lembar = queries.lembar_untuk_dibuka(request.user, komponen_id, lamaran_id, penilai_id, pada)
    form = MintaBukaForm(kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.minta_buka_lembar(
                lembar=lembar, alasan=form.cleaned_data["alasan"], oleh=request.user, pada=pada
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Permintaan membuka lembar {lembar.penilai} tercatat.")
            return redirect("penilaian:daftar_buka", komponen_id)
    konteks = {
        "lembar": lembar,
        "komponen": lembar.komponen,
        "lowongan": lembar.komponen.lowongan,
        "tertutup": lembar.komponen.keadaan in queries.TERTUTUP,
        "form": form,
        "kembali": reverse("penilaian:daftar_buka", args=[komponen_id]),
    }
    return render(request, "penilaian/buka_lembar.html", konteks, status=422 if form.errors else 200)


@never_cache
@require_http_methods(GET_POST)
@perlu_sahkan("penilaian:putuskan_buka")
def putuskan_buka(request: PermintaanPengguna, permintaan_id: int) -> HttpResponse:
    """The Ketua Sekretariat reads who asks for which sheet and why, then agrees or refuses."""
    pada = timezone.now()
    permintaan = queries.permintaan_untuk_diputus(request.user, permintaan_id, pada)
    form = PutuskanBukaForm(kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            pesan = _putuskan(request, permintaan, form.cleaned_data, pada)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, pesan)
            return redirect("penilaian:putuskan_buka", permintaan.pk)
    konteks = {
        "permintaan": permintaan,
        "lembar": permintaan.lembar,
        "komponen": permintaan.lembar.komponen,
        "lowongan": permintaan.lembar.komponen.lowongan,
        "tertutup": permintaan.lembar.komponen.keadaan in queries.TERTUTUP,
        "izin": wewenang.boleh_setujui_buka(request.user, permintaan, pada),
        "form": form,
    }
    return render(request, "penilaian/buka_lembar_putuskan.html", konteks, status=422 if form.errors else 200)


def _putuskan(
    request: PermintaanPengguna, permintaan: PermintaanBuka, isi: dict[str, str], pada: datetime
) -> str:
    if isi["putusan"] == "SETUJU":
        naskah = actions.setujui_buka_lembar(permintaan=permintaan, oleh=request.user, pada=pada)
        return f"Lembar {permintaan.lembar.penilai} dibuka kembali; {naskah.judul} terbit."
    actions.tolak_buka_lembar(permintaan=permintaan, catatan=isi["catatan"], oleh=request.user, pada=pada)
    return f"Permintaan membuka lembar {permintaan.lembar.penilai} ditolak."

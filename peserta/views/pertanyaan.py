"""Questions to the Sekretariat: the asker's pages and the inbox of those who answer."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from peserta import actions, queries, wewenang
from peserta.forms import PesanForm, TanyaForm, TerbitkanForm, tolak
from peserta.models import Pertanyaan
from peserta.views import Permintaan
from seleksi.izin import TindakanDitolak

PER_HALAMAN = 25
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


# --- Penanya ----------------------------------------------------------------------------------
@require_safe
def pertanyaan_saya(request: Permintaan) -> HttpResponse:
    """Own questions with their state."""
    halaman = Paginator(queries.pertanyaan_milik(request.user), PER_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    return render(request, "peserta/pertanyaan.html", {"halaman": halaman})


@GET_POST
def tanya(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """Ask about one vacancy."""
    lowongan = queries.lowongan_untuk_dilamar(lowongan_id)
    form = TanyaForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            baru = actions.tanyakan(
                lowongan=lowongan, oleh=request.user, pada=timezone.now(), **form.cleaned_data
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Pertanyaan {baru.judul} dikirim kepada Sekretariat.")
            return redirect("peserta:percakapan", baru.pk)
    konteks = {
        "form": form,
        "lowongan": lowongan,
        "izin": wewenang.boleh_bertanya(request.user, lowongan),
        "tanya_jawab": list(queries.tanya_jawab(lowongan)),
    }
    return render(request, "peserta/tanya.html", konteks, status=422 if form.errors else 200)


@GET_POST
def percakapan(request: Permintaan, pertanyaan_id: int) -> HttpResponse:
    """One own conversation, and a field to write on."""
    satu = queries.percakapan_milik(request.user, pertanyaan_id)
    form = PesanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.lanjutkan(pertanyaan=satu, oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, "Pesan dikirim kepada Sekretariat.")
            return redirect("peserta:percakapan", satu.pk)
    konteks = {
        "form": form,
        "pertanyaan": satu,
        "izin": wewenang.boleh_lanjutkan(request.user, satu),
    }
    return render(request, "peserta/percakapan.html", konteks, status=422 if form.errors else 200)


# --- Sekretariat ------------------------------------------------------------------------------
@require_safe
def kotak_pertanyaan(request: Permintaan) -> HttpResponse:
    """Questions of the selections one serves, the open ones first."""
    pada = timezone.now()
    halaman = Paginator(queries.daftar_pertanyaan(request.user, pada), PER_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    konteks = {"halaman": halaman, "terbuka": queries.jumlah_pertanyaan(request.user, pada)}
    return render(request, "peserta/kotak_pertanyaan.html", konteks)


@GET_POST
def jawab_pertanyaan(request: Permintaan, pertanyaan_id: int) -> HttpResponse:
    """One conversation as the Sekretariat sees it: answer the asker."""
    pada = timezone.now()
    satu = queries.pertanyaan_untuk_dijawab(request.user, pertanyaan_id, pada)
    form = PesanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.jawab(pertanyaan=satu, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Jawaban atas {satu.judul} dikirim kepada penanya.")
            return redirect("peserta:jawab_pertanyaan", satu.pk)
    return _halaman_jawab(request, satu, form, form, _form_terbit(satu))


@require_POST
def terbitkan_pertanyaan(request: Permintaan, pertanyaan_id: int) -> HttpResponse:
    """Make question and answer public in the officer's words."""
    pada = timezone.now()
    satu = queries.pertanyaan_untuk_dijawab(request.user, pertanyaan_id, pada)
    form = TerbitkanForm(request.POST, prefix="umum")
    if form.is_valid():
        try:
            actions.terbitkan(pertanyaan=satu, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, "Tanya jawab diterbitkan pada halaman jabatan.")
            return redirect("peserta:jawab_pertanyaan", satu.pk)
    return _halaman_jawab(request, satu, form, PesanForm(), form)


def _form_terbit(pertanyaan: Pertanyaan) -> TerbitkanForm:
    """What is public already; else the officer begins from the last words of both."""
    semula = {"tanya": pertanyaan.tanya_umum, "jawab": pertanyaan.jawab_umum}
    for pesan in pertanyaan.pesan.all():
        medan = "jawab" if pesan.dari_sekretariat else "tanya"
        if pertanyaan.terbit_pada is None:
            semula[medan] = pesan.isi
    return TerbitkanForm(prefix="umum", initial=semula)


def _halaman_jawab(
    request: Permintaan,
    pertanyaan: Pertanyaan,
    form: PesanForm | TerbitkanForm,
    form_jawab: PesanForm,
    form_terbit: TerbitkanForm,
) -> HttpResponse:
    pada = timezone.now()
    konteks = {
        "form": form,
        "form_jawab": form_jawab,
        "form_terbit": form_terbit,
        "pertanyaan": pertanyaan,
        "izin": wewenang.boleh_jawab(request.user, pertanyaan, pada),
        "izin_terbit": wewenang.boleh_terbitkan(request.user, pertanyaan, "-", "-", pada),
    }
    return render(request, "peserta/jawab_pertanyaan.html", konteks, status=422 if form.errors else 200)

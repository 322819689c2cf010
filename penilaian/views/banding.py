"""A closed component side by side: spread, what stands apart and why, who is stricter. Nothing is applied."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from penilaian import actions, aturan, queries
from penilaian.forms import PenjelasanForm
from penilaian.views import kiriman
from seleksi.izin import TindakanDitolak

PER_HALAMAN = 10


@never_cache
@require_safe
def banding(request: PermintaanPengguna, komponen_id: int) -> HttpResponse:
    """Per criterion and rater, ten participants a page; the report on the raters covers all of them."""
    pada = timezone.now()
    komponen = queries.komponen_untuk_dibandingkan(request.user, komponen_id, pada)
    halaman = queries.halaman_peserta(komponen.lowongan_id, request.GET.get("halaman"), PER_HALAMAN)
    penilai = queries.banding_penilai(request.user, komponen, pada)
    milik = queries.lembar_terpencil_milik(request.user, komponen, pada)
    peserta = {satu.pk: satu for satu in queries.peserta(komponen.lowongan_id).filter(pk__in=milik)}
    batas = queries.batas_pencilan(komponen)
    konteks = {
        "komponen": komponen,
        "lowongan": komponen.lowongan,
        "halaman": halaman,
        "orang": queries.banding_orang(request.user, komponen, list(halaman), pada),
        "penilai": penilai,
        "batas": batas,
        "temuan": aturan.penjelasan_diminta(
            {satu.penilai.nama_tampil: satu.belum_dijelaskan for satu in penilai}, batas
        ),
        "milik": [(satu, milik[pk]) for pk, satu in peserta.items()],
        "kembali": reverse("penilaian:komponen", args=[komponen.pk]),
    }
    return render(request, "penilaian/banding.html", konteks)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def jelaskan_nilai(request: PermintaanPengguna, komponen_id: int, lamaran_id: int) -> HttpResponse:
    """The rater writes why his own value stands apart."""
    pada = timezone.now()
    lembar = queries.lembar_untuk_dijelaskan(request.user, komponen_id, lamaran_id, pada)
    tertulis = queries.lembar_terpencil_milik(request.user, lembar.komponen, pada).get(lamaran_id, "")
    form = PenjelasanForm(kiriman(request), initial={"isi": tertulis})
    kembali = reverse("penilaian:banding", args=[komponen_id])
    if request.method == "POST" and form.is_valid():
        try:
            actions.jelaskan_nilai(lembar=lembar, isi=form.cleaned_data["isi"], oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Penjelasan nilai {lembar.lamaran.pelamar} tersimpan.")
            return redirect(kembali)
    konteks = {
        "komponen": lembar.komponen,
        "lowongan": lembar.komponen.lowongan,
        "lamaran": lembar.lamaran,
        "form": form,
        "kembali": kembali,
    }
    return render(request, "penilaian/jelaskan_nilai.html", konteks, status=422 if form.errors else 200)

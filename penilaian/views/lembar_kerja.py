"""The worksheet of the recap: asked for with a purpose, answered with one numbered copy."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from akun.masuk import PermintaanPengguna
from dokumen.buku_rumus import buku_hitung
from dokumen.tabel import unduhan
from penilaian import actions, queries
from penilaian.forms import LembarKerjaForm
from penilaian.views import kiriman
from seleksi.izin import TindakanDitolak
from seleksi.models import Lowongan


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lembar_kerja(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Which copies are out; the post gives one more, as a workbook or as a page to print."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_pansel(request.user, lowongan_id, pada)
    form = LembarKerjaForm(kiriman(request))
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            rekap, salinan = actions.ambil_lembar_kerja(
                lowongan=lowongan, **isi, oleh=request.user, pada=pada
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            penerima = queries.penerima_lembar_kerja(
                rekap, request.user, isi["keperluan"].strip(), salinan, pada
            )
            if isi["bentuk"] == "XLSX":
                lembar = queries.buku_lembar_kerja(rekap, request.user, penerima)
                # A file name shows in places where the paper does not: it tells no post.
                nama = f"Lembar kerja rekapitulasi salinan {salinan}.xlsx"
                return unduhan(nama, buku_hitung(lembar, penerima.cap))
            cetakan = queries.cetakan(rekap, request.user)
            konteks = _konteks(lowongan) | {"penerima": penerima, "rekap": rekap, **cetakan}
            return render(request, "penilaian/lembar_kerja_cetak.html", konteks)
    konteks = _konteks(lowongan) | {"form": form, "salinan": _salinan(lowongan)}
    return render(request, "penilaian/lembar_kerja.html", konteks, status=422 if form.errors else 200)


def _konteks(lowongan: Lowongan) -> dict[str, Any]:
    return {"lowongan": lowongan, "kembali": reverse("penilaian:pleno_lowongan", args=[lowongan.pk])}


def _salinan(lowongan: Lowongan) -> list[Any]:
    rekap = queries.rekap_lowongan(lowongan)
    return queries.daftar_salinan(rekap) if rekap else []

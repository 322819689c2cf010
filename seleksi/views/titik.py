"""Public page of the signed checkpoints, for people and for machines."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from jejak import baca
from jejak.kunci import kunci_publik
from jejak.titik import SEBUTAN, sebagai_json
from seleksi.views.publik import untuk_umum

PER_HALAMAN = 25
PALING_BANYAK = 1000


@untuk_umum
def titik_periksa(request: HttpRequest) -> HttpResponse:
    halaman = Paginator(baca.titik_periksa(), PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "halaman": halaman,
        "baris": [(satu, SEBUTAN.get(satu.sebab, "Perubahan tahap")) for satu in halaman.object_list],
        "kunci": sorted(kunci_publik().items()),
    }
    return render(request, "seleksi/titik_periksa.html", konteks)


@untuk_umum
def titik_periksa_json(request: HttpRequest) -> HttpResponse:
    """The newest checkpoints, oldest of them first; ?sejak=N gives those from number N on."""
    sejak = request.GET.get("sejak", "")
    titik = baca.titik_periksa()
    if sejak.isdecimal() and len(sejak) < 18:
        daftar = list(titik.filter(nomor__gte=int(sejak)).reverse()[:PALING_BANYAK])
    else:
        daftar = list(titik[:PALING_BANYAK])[::-1]
    isi = {"kunci": kunci_publik(), "titik": [sebagai_json(satu) for satu in daftar]}
    return JsonResponse(isi)


@untuk_umum
def unduh_verifikasi(request: HttpRequest) -> HttpResponse:
    """The program that checks a bundle without this system; as text, to be read before it is run."""
    isi = (settings.DASAR / "script" / "verifikasi.py").read_bytes()
    jawaban = HttpResponse(isi, content_type="text/plain; charset=utf-8")
    jawaban["Content-Disposition"] = 'attachment; filename="verifikasi.py"'
    return jawaban

"""Pages of the procedures: which there are, and one step by step, to read and to print."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from akun.masuk import PermintaanPengguna
from seleksi import sop
from seleksi.alur import Tahap
from seleksi.queries import pintu


@require_safe
def daftar_prosedur(request: PermintaanPengguna) -> HttpResponse:
    """Every procedure of the application and of this regency, with its source."""
    pintu.pastikan_bertugas(request.user, timezone.now())
    konteks = {"daftar": [(satu, _dalam(satu)) for satu in sop.daftar_prosedur()]}
    return render(request, "seleksi/daftar_prosedur.html", konteks)


@require_safe
def prosedur(request: PermintaanPengguna, kode: str) -> HttpResponse:
    """One procedure as its source gives it; what the source leaves out is said."""
    pintu.pastikan_bertugas(request.user, timezone.now())
    try:
        satu = sop.prosedur(kode)
    except KeyError:
        raise Http404 from None
    return render(request, "seleksi/prosedur.html", {"prosedur": satu, "dalam": _dalam(satu)})


def _dalam(satu: sop.Prosedur) -> str:
    return Tahap(satu.dalam_tahap).label if satu.dalam_tahap else ""

"""Taking an application from the queue, and letting it go."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from peserta import actions, queries
from peserta.alur import Keadaan
from peserta.views import Permintaan
from seleksi.izin import TindakanDitolak


@require_POST
def ambil(request: Permintaan) -> HttpResponse:
    """Take the next free application from the queue, of one vacancy where the queue shows one."""
    pilihan = request.POST.get("lowongan", "")
    lowongan_id = int(pilihan) if pilihan.isdecimal() and len(pilihan) < 12 else None
    lamaran = actions.ambil_berikutnya(lowongan_id=lowongan_id, oleh=request.user, pada=timezone.now())
    if lamaran is None:
        messages.info(request, "Tidak ada lamaran bebas yang dapat Anda periksa sekarang.")
        return redirect("peserta:antrean_verifikasi")
    if lamaran.keadaan == Keadaan.DIAJUKAN:
        return redirect("peserta:verifikasi", lamaran.pk)
    return redirect("peserta:konfirmasi", lamaran.pk)


@require_POST
def lepaskan(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """Let go of the application, so that a colleague may take it at once."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_diperiksa(request.user, lamaran_id, pada)
    try:
        actions.lepaskan(lamaran=lamaran, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        messages.error(request, str(ditolak))
    else:
        messages.success(request, f"Lamaran {lamaran.nomor_pendaftaran} dilepaskan.")
    return redirect("peserta:antrean_verifikasi")

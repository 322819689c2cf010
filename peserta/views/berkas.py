"""Doors to files: an applicant's documents and his receipt. Who may open is decided by queries."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from dokumen.sajikan import (
    nama_naskah,
    sajikan_berkas,
    sajikan_halaman,
    sajikan_tertahan,
    tertahan,
)
from peserta import actions, queries
from peserta.views import Permintaan


@require_safe
def berkas(request: Permintaan, berkas_id: int) -> HttpResponseBase:
    """One uploaded document, as it was sent; ``?unduh`` saves it instead of showing it."""
    pada = timezone.now()
    satu = queries.berkas_lamaran_untuk_dibuka(request.user, berkas_id, pada)
    # What stays shut leaves no trace of having been opened.
    if (pengganti := sajikan_tertahan(satu.berkas, request.user)) is not None:
        return pengganti
    isi = actions.baca_berkas(berkas=satu, oleh=request.user, pada=pada)
    return sajikan_berkas(isi, sebaris="unduh" not in request.GET, pembaca=request.user)


@require_safe
def halaman_berkas(request: Permintaan, berkas_id: int, nomor: int) -> HttpResponseBase:
    """One page of an uploaded document as a picture, counted from 1."""
    pada = timezone.now()
    satu = queries.berkas_lamaran_untuk_dibuka(request.user, berkas_id, pada)
    if tertahan(satu.berkas, request.user):
        raise Http404
    isi = actions.baca_halaman(berkas=satu, oleh=request.user, pada=pada)
    jawaban = sajikan_halaman(isi, nomor, pembaca=request.user)
    if jawaban is None:
        raise Http404
    return jawaban


@require_safe
def tanda_terima_pdf(request: Permintaan, lamaran_id: int) -> HttpResponseBase:
    """The printed receipt of one's own application."""
    satu = queries.lamaran_milik(request.user, lamaran_id)
    if satu.tanda_terima is None:
        raise Http404
    if satu.tanda_terima.berkas is None:
        messages.info(request, "Tanda terima sedang dicetak. Coba lagi beberapa saat lagi.")
        return redirect("peserta:tanda_terima", satu.pk)
    nama = nama_naskah(satu.tanda_terima)
    return sajikan_berkas(satu.tanda_terima.berkas, nama=nama, sebaris="unduh" not in request.GET)

"""The rater's own proof of what he locked: marks and salt of one sheet, replayed by script/verifikasi.py."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from dokumen.sajikan import nama_naskah, sajikan_berkas
from jejak.rantai import kanonis
from penilaian import actions, queries
from penilaian.queries.bukti import isi_tanda

JENIS = "seleksi-jpt/tanda-kunci/1"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cetak_tanda_kunci(request: PermintaanPengguna, komponen_id: int, lamaran_id: int) -> HttpResponseBase:
    """The receipt as a paper: the post has it printed, then it is read here; by its rater alone."""
    pada = timezone.now()
    komponen, lamaran = queries.peserta_untuk_dinilai(request.user, komponen_id, lamaran_id, pada)
    lembar = queries.lembar_milik(request.user, komponen, lamaran)
    if lembar is None or not lembar.sidik:
        raise Http404
    if request.method == "POST":
        actions.cetak_tanda_kunci(lembar=lembar, oleh=request.user, pada=pada)
        messages.success(request, f"Tanda kunci {lembar.kode_kunci} sedang dicetak.")
        return redirect("penilaian:lembar", komponen_id, lamaran_id)
    if lembar.tanda is None:
        raise Http404
    if lembar.tanda.berkas is None:
        messages.info(request, "Tanda kunci sedang dicetak. Coba lagi beberapa saat lagi.")
        return redirect("penilaian:lembar", komponen_id, lamaran_id)
    return sajikan_berkas(lembar.tanda.berkas, nama=nama_naskah(lembar.tanda))


@never_cache
@require_safe
def tanda_kunci(request: PermintaanPengguna, komponen_id: int, lamaran_id: int | str) -> HttpResponse:
    """The file of the own locked sheet; nobody else's, and nothing while it is open.

    It names the participant, so that of a paper read under a code waits until the component is closed.
    """
    komponen, lamaran = queries.peserta_untuk_dinilai(request.user, komponen_id, lamaran_id, timezone.now())
    lembar = queries.lembar_milik(request.user, komponen, lamaran)
    if lembar is None or not lembar.sidik or queries.anonim(komponen):
        raise Http404
    isi = {
        "jenis": JENIS,
        "lembar": lembar.pk,
        **isi_tanda(lembar, queries.nilai_butir(lembar)),
        "sidik": lembar.sidik,
        "kode": lembar.kode_kunci,
    }
    jawaban = HttpResponse(kanonis(isi) + b"\n", content_type="application/json")
    jawaban["Content-Disposition"] = f'attachment; filename="Tanda kunci {lembar.pk}.json"'
    return jawaban

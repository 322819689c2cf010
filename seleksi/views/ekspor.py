"""The page where the evidence of a selection is taken out for an expert."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from akun.masuk import PermintaanPengguna
from dokumen.rahasia import KeperluanForm
from seleksi.actions.ekspor import ekspor_bukti
from seleksi.queries.keputusan import seleksi_untuk_diawasi

BANTUAN = "Misalnya: pemeriksaan ahli dalam sengketa. Tercatat bersama nama Anda dan waktunya."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bukti_seleksi(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """Asks for the purpose, leaves a trace, and answers with the bundle as a file."""
    pada = timezone.now()
    seleksi = seleksi_untuk_diawasi(request.user, seleksi_id, pada)
    form = KeperluanForm(request.POST or None, bantuan=BANTUAN)
    if request.method == "POST" and form.is_valid():
        isi = ekspor_bukti(
            seleksi=seleksi,
            keperluan=form.cleaned_data["keperluan"],
            lengkap=False,
            oleh=request.user,
            pada=pada,
        )
        jawaban = HttpResponse(isi, content_type="application/x-ndjson")
        jawaban["Content-Disposition"] = content_disposition_header(True, f"Bukti {seleksi}.jsonl") or ""
        return jawaban
    konteks = {"form": form, "seleksi": seleksi}
    return render(request, "seleksi/bukti_seleksi.html", konteks, status=422 if form.errors else 200)

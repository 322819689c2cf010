"""The rater's own proof of what he locked: marks and salt of one sheet, replayed by script/verifikasi.py."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from akun.masuk import PermintaanPengguna
from jejak.rantai import kanonis
from penilaian import queries
from penilaian.queries.bukti import isi_tanda

JENIS = "seleksi-jpt/tanda-kunci/1"


@never_cache
@require_safe
def tanda_kunci(request: PermintaanPengguna, komponen_id: int, lamaran_id: int) -> HttpResponse:
    """The file of the own locked sheet; nobody else's, and nothing while it is open."""
    komponen, lamaran = queries.peserta_untuk_dinilai(request.user, komponen_id, lamaran_id, timezone.now())
    lembar = queries.lembar_milik(request.user, komponen, lamaran)
    if lembar is None or not lembar.sidik:
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

"""An invitation as the participant sees it: what it says, his answer, the letter, the calendar file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from akun import ics
from dokumen.sajikan import nama_naskah, sajikan_berkas
from peserta import actions, queries
from peserta.forms import JawabUndanganForm, tolak
from peserta.models import Lamaran, UndanganTahap
from peserta.naskah import kalender_undangan, sebut_rentang
from peserta.views import Permintaan
from seleksi.izin import TindakanDitolak
from seleksi.models import Instansi

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def tampilkan_undangan(undangan: Iterable[UndanganTahap], pada: datetime) -> list[dict[str, Any]]:
    """Invitations as rows of the panel "Undangan untuk Anda"."""
    return [
        {
            "undangan": satu,
            "panggilan": satu.panggilan,
            "waktu": sebut_rentang(satu.mulai, satu.selesai),
            "bawaan": [baris for baris in satu.panggilan.bawaan.splitlines() if baris.strip()],
            "lewat": satu.selesai <= pada,
            "dapat_dijawab": satu.berlaku and satu.mulai > pada,
        }
        for satu in undangan
    ]


def panel_tahap(
    lamaran: Lamaran, undangan: Iterable[UndanganTahap], pada: datetime, *, ikut: bool
) -> dict[str, Any]:
    """What the page of an application says of the stages: invitations, the written test."""
    tema = queries.tema_lowongan(lamaran.lowongan) if ikut else None
    return {"undangan": tampilkan_undangan(undangan, pada), "makalah": tema}


@GET_POST
def undangan_saya(request: Permintaan, undangan_id: int) -> HttpResponse:
    """One own invitation; the answer shows the Sekretariat that it was read."""
    pada = timezone.now()
    satu = queries.undangan_milik(request.user, undangan_id)
    awal = {"jawaban": satu.jawaban, "alasan": satu.alasan_jawaban}
    form = JawabUndanganForm(request.POST if request.method == "POST" else None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            actions.jawab_undangan(undangan=satu, oleh=request.user, pada=pada, **form.isian)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Kehadiran Anda pada {satu.get_kegiatan_display().lower()} tercatat.")
            return redirect("peserta:lamaran", satu.lamaran_id)
    (baris,) = tampilkan_undangan([satu], pada)
    konteks = {"form": form, "lowongan": satu.panggilan.lowongan, "lamaran": satu.lamaran, "baris": baris}
    return render(request, "peserta/undangan_saya.html", konteks, status=422 if form.errors else 200)


@require_safe
def surat_undangan(request: Permintaan, undangan_id: int) -> HttpResponseBase:
    """The printed letter, for the one it is written to; ``?unduh`` saves it instead of showing it."""
    satu = queries.undangan_milik(request.user, undangan_id)
    if satu.naskah is None or satu.naskah.berkas is None:
        messages.info(request, "Surat undangan sedang dicetak. Coba lagi beberapa saat lagi.")
        return redirect("peserta:lamaran", satu.lamaran_id)
    naskah = actions.buka_undangan(undangan=satu, oleh=request.user, pada=timezone.now())
    return sajikan_berkas(naskah.berkas, nama=nama_naskah(naskah), sebaris="unduh" not in request.GET)


@require_safe
def kalender_saya(request: Permintaan, undangan_id: int) -> HttpResponse:
    """The calendar file of one own invitation; of a cancelled one, what takes it out again."""
    satu = queries.undangan_milik(request.user, undangan_id)
    metode = ics.TERBIT if satu.berlaku else ics.BATAL
    isi = kalender_undangan(satu, satu.panggilan, Instansi.objects.get(), metode=metode, pada=timezone.now())
    jawaban = HttpResponse(isi, content_type=ics.JENIS_MEDIA)
    jawaban["Content-Disposition"] = (
        content_disposition_header(True, f"Undangan {satu.kegiatan.title()}.ics") or ""
    )
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban

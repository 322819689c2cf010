"""The written test: the participant's page, the theme by the Ketua Pansel, who handed in."""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dokumen.sajikan import sajikan_berkas
from dokumen.simpan import BerkasDitolak
from jejak.rantai import kanonis
from peserta import actions, queries, wewenang
from peserta.forms import MakalahForm, PindaiForm, TemaForm, tolak
from peserta.models import Lamaran, TemaMakalah
from peserta.views import Permintaan
from peserta.views.kiriman import lupakan_kiriman, potongan_pelamar
from seleksi.izin import TindakanDitolak

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
JENIS_BUKTI = "seleksi-jpt/tema-makalah/1"
# A page that waits for the hour within the last sixty minutes asks again at it, and often enough to stay
# signed in until then.
MENUNGGU, MUAT_ULANG = 3600, 600


# --- Peserta ----------------------------------------------------------------------------------
@never_cache
@GET_POST
def makalah(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The hours, the theme once it is open, and handing in; what was handed in stays below."""
    lamaran, tema = _peserta(request, lamaran_id)
    if request.method != "POST":
        return _halaman(request, lamaran, tema, MakalahForm())
    form = MakalahForm(request.POST, request.FILES)
    # What came in pieces (views/kiriman.py) is named, not sent once more.
    kode = request.POST.getlist("kiriman")
    if not (form.tanpa_berkas() if kode else form).is_valid():
        return _halaman(request, lamaran, tema, form)
    oleh, pada, tiba_pada = request.user, timezone.now(), request.tiba_pada
    try:
        if kode:
            actions.serahkan_makalah_kiriman(
                lamaran=lamaran, kode=kode, oleh=oleh, pada=pada, tiba_pada=tiba_pada
            )
        else:
            unggahan = form.cleaned_data["berkas"]
            actions.serahkan_makalah(
                lamaran=lamaran, unggahan=unggahan, oleh=oleh, pada=pada, tiba_pada=tiba_pada
            )
    except BerkasDitolak as ditolak:
        form.add_error("berkas", ditolak.alasan)
        lupakan_kiriman(request, kode, ditolak)
        return _halaman(request, lamaran, tema, form)
    except TindakanDitolak as ditolak:
        tolak(form, ditolak)
        return _halaman(request, lamaran, tema, form)
    messages.success(request, "Makalah Anda diterima. Tanda terimanya ada di bawah dan di surel Anda.")
    return redirect("peserta:makalah", lamaran.pk)


def _peserta(request: Permintaan, lamaran_id: int) -> tuple[Lamaran, TemaMakalah]:
    lamaran = queries.lamaran_milik(request.user, lamaran_id)
    tema = queries.tema_lowongan(lamaran.lowongan)
    if tema is None or not queries.ikut_makalah(lamaran):
        raise Http404
    return lamaran, tema


def _halaman(request: Permintaan, lamaran: Lamaran, tema: TemaMakalah, form: MakalahForm) -> HttpResponse:
    kini = request.tiba_pada
    serahan = queries.serahan_saya(lamaran)
    konteks = {
        "form": form,
        "lamaran": lamaran,
        "tema": tema,
        "isi": queries.isi_tema(tema, kini),
        "terbuka": queries.tema_terbuka(tema, kini),
        "lewat": kini >= tema.batas,
        "kini": kini,
        "izin": wewenang.boleh_serahkan_makalah(request.user, lamaran, kini),
        "serahan": list(reversed(serahan)),
        "kiriman": potongan_pelamar(
            request,
            queries.UntukMakalah(lamaran),
            reverse("peserta:mulai_kiriman_makalah", args=[lamaran.pk]),
        ),
    }
    jawaban = render(request, "peserta/makalah.html", konteks, status=422 if form.errors else 200)
    _muat_ulang(jawaban, tema, kini)
    return jawaban


def _muat_ulang(jawaban: HttpResponse, tema: TemaMakalah, kini: datetime) -> None:
    """Nothing can be typed before the hour, so nothing is lost when the page asks again at it."""
    sisa = math.ceil((tema.dibuka_pada - kini).total_seconds())
    if 0 < sisa <= MENUNGGU:
        jawaban.headers["Refresh"] = str(min(sisa, MUAT_ULANG))


@never_cache
@require_safe
def bukti_tema(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """Words and salt of the open theme: whoever has them computes the digest that was told before."""
    _, tema = _peserta(request, lamaran_id)
    if not queries.tema_terbuka(tema, request.tiba_pada):
        raise Http404
    isi = {"jenis": JENIS_BUKTI, **actions.bukti_tema(tema=tema), "tema": tema.isi, "sidik": tema.sidik}
    jawaban = HttpResponse(kanonis(isi) + b"\n", content_type="application/json")
    jawaban["Content-Disposition"] = 'attachment; filename="Tema makalah.json"'
    return jawaban


@never_cache
@require_safe
def makalah_saya(request: Permintaan, serahan_id: int) -> HttpResponseBase:
    """One's own paper as it was handed in."""
    satu = queries.serahan_milik(request.user, serahan_id)
    return sajikan_berkas(satu.berkas, sebaris="unduh" not in request.GET, pembaca=request.user)


# --- Ketua Pansel -----------------------------------------------------------------------------
@never_cache
@GET_POST
def tema(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """Seal the theme. What was sealed is not shown to anybody before its hour."""
    pada = timezone.now()
    lowongan = queries.lowongan_bertema(request.user, lowongan_id, pada)
    ada = queries.tema_lowongan(lowongan)
    form = TemaForm(request.POST if request.method == "POST" else None, initial=_awal(ada))
    if request.method == "POST" and form.is_valid():
        try:
            ada = actions.segel_tema(lowongan=lowongan, oleh=request.user, pada=pada, **form.isian)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Tema makalah tersegel. Sidik: {ada.sidik}")
            return redirect("peserta:tema_makalah", lowongan.pk)
    konteks = {
        "form": form,
        "lowongan": lowongan,
        "tema": ada,
        "isi": queries.isi_tema(ada, pada) if ada else "",
        "izin": wewenang.boleh_siapkan_tema(request.user, lowongan, pada),
        "anonim": lowongan.seleksi.aturan_main.kebijakan.makalah_anonim == "KODE",
    }
    return render(request, "peserta/tema_makalah.html", konteks, status=422 if form.errors else 200)


def _awal(tema: TemaMakalah | None) -> dict[str, Any]:
    """The hours as they stand; the words never."""
    if tema is None:
        return {"cara": TemaMakalah.Cara.UNGGAH}
    dibuka, batas = timezone.localtime(tema.dibuka_pada), timezone.localtime(tema.batas)
    return {
        "cara": tema.cara,
        "hari": dibuka.date(),
        "jam": dibuka.time(),
        "hari_batas": batas.date(),
        "jam_batas": batas.time(),
    }


# --- Sekretariat ------------------------------------------------------------------------------
@never_cache
@require_safe
def penyerahan(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """Who handed in, and when; names without codes."""
    pada = timezone.now()
    lowongan = queries.lowongan_bermakalah(request.user, lowongan_id, pada)
    baris = [
        {"lamaran": satu, "serahan": next(iter(_berlaku(satu)), None)}
        for satu in queries.penyerahan_lowongan(lowongan)
    ]
    konteks = {
        "lowongan": lowongan,
        "tema": lowongan.tema_makalah,
        "terbuka": queries.tema_terbuka(lowongan.tema_makalah, pada),
        "baris": baris,
        "terserah": sum(satu["serahan"] is not None for satu in baris),
        "pindai": lowongan.tema_makalah.cara == TemaMakalah.Cara.PINDAI,
    }
    return render(request, "peserta/penyerahan_makalah.html", konteks)


def _berlaku(lamaran: Lamaran) -> list[Any]:
    makalah_ = getattr(lamaran, "makalah", None)
    return makalah_.berlaku if makalah_ is not None else []


@never_cache
@GET_POST
def pindai(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """Store the scan of sheets that were written in the room."""
    pada = timezone.now()
    lamaran = queries.lamaran_dipindai(request.user, lamaran_id, pada)
    form = PindaiForm(request.POST, request.FILES) if request.method == "POST" else PindaiForm()
    if request.method == "POST" and form.is_valid():
        try:
            actions.pindai_makalah(
                lamaran=lamaran, unggahan=form.cleaned_data["berkas"], oleh=request.user, pada=pada
            )
        except BerkasDitolak as ditolak:
            form.add_error("berkas", ditolak.alasan)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Pindaian makalah {lamaran.nomor_pendaftaran} tersimpan.")
            return redirect("peserta:penyerahan_makalah", lamaran.lowongan_id)
    konteks = {
        "form": form,
        "lamaran": lamaran,
        "serahan": queries.serahan_berlaku(lamaran),
        "izin": wewenang.boleh_pindai_makalah(request.user, lamaran, pada),
    }
    return render(request, "peserta/pindai_makalah.html", konteks, status=422 if form.errors else 200)

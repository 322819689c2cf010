"""The applicant asks his own agency for the recommendation by link, and sees how that stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from peserta import actions, aturan, queries, wewenang
from peserta.forms import MintaRekomendasiForm, TindakanForm, tolak
from peserta.models import Lamaran, PermintaanRekomendasi
from peserta.queries import Dokumen
from peserta.views import Permintaan
from peserta.views.jawaban import sebut_batas
from seleksi.izin import TindakanDitolak

RUPA_PERMINTAAN = {
    aturan.DIMINTA_INSTANSI: ("nila", "send"),
    aturan.DIBUKA: ("kuning", "eye"),
    aturan.DISERAHKAN: ("hijau", "check"),
    aturan.KEDALUWARSA: ("", "clock"),
    aturan.DIBATALKAN: ("", "circle-x"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def minta_rekomendasi(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """Every request of this application with its state, and the form for a new one."""
    lamaran = queries.lamaran_milik(request.user, lamaran_id)
    form = MintaRekomendasiForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            baru = actions.minta_rekomendasi(
                lamaran=lamaran,
                oleh=request.user,
                pada=timezone.now(),
                tiba_pada=request.tiba_pada,
                **form.cleaned_data,
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Tautan dikirim ke {baru.alamat}.")
            return redirect("peserta:minta_rekomendasi", lamaran.pk)
    return _halaman(request, lamaran, form, form)


@require_POST
def batalkan_permintaan(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """Take the open link back."""
    lamaran = queries.lamaran_milik(request.user, lamaran_id)
    permintaan = queries.permintaan_aktif(lamaran)
    if permintaan is None:
        raise Http404
    try:
        actions.batalkan_permintaan(permintaan=permintaan, oleh=request.user, pada=timezone.now())
    except TindakanDitolak as ditolak:
        form = TindakanForm(request.POST)
        tolak(form, ditolak)
        return _halaman(request, lamaran, form, MintaRekomendasiForm())
    messages.success(request, f"Tautan ke {permintaan.alamat} dibatalkan.")
    return redirect("peserta:minta_rekomendasi", lamaran.pk)


def kata_permintaan(lamaran: Lamaran, dokumen: Sequence[Dokumen], pada: datetime) -> dict[str, str] | None:
    """How the open request for the letter stands, where the letter is among these documents."""
    if all(satu.kode != aturan.KODE_REKOMENDASI for satu in dokumen):
        return None
    permintaan = queries.permintaan_aktif(lamaran)
    if permintaan is None:
        return None
    baris = _baris(permintaan, pada)
    if not baris["terbuka"]:
        return None
    ket = f"Tautan ke {permintaan.alamat} berlaku sampai {baris['sampai']}. Dapat juga Anda unggah sendiri."
    return {"kata": baris["kata"], "ket": ket, "rupa": baris["rupa"], "nama": baris["nama"]}


def _halaman(
    request: Permintaan,
    lamaran: Lamaran,
    form: MintaRekomendasiForm | TindakanForm,
    form_minta: MintaRekomendasiForm,
) -> HttpResponse:
    pada = request.tiba_pada
    daftar = [_baris(satu, pada) for satu in queries.permintaan_milik(lamaran)]
    konteks = {
        "form": form,
        "form_minta": form_minta,
        "lamaran": lamaran,
        "daftar": daftar,
        "terbuka": any(satu["terbuka"] for satu in daftar),
        "izin": wewenang.boleh_urus_permintaan(request.user, lamaran, pada),
    }
    return render(request, "peserta/minta_rekomendasi.html", konteks, status=422 if form.errors else 200)


def _baris(permintaan: PermintaanRekomendasi, pada: datetime) -> dict[str, Any]:
    keadaan = queries.keadaan_permintaan(permintaan, pada)
    rupa, nama = RUPA_PERMINTAAN[keadaan]
    return {
        "permintaan": permintaan,
        "kata": aturan.SEBUTAN_PERMINTAAN[keadaan],
        "rupa": rupa,
        "nama": nama,
        "terbuka": keadaan in (aturan.DIMINTA_INSTANSI, aturan.DIBUKA),
        "sampai": sebut_batas(permintaan.kedaluwarsa_pada),
    }

"""Pages on documents of a vacancy beyond the ketentuan (Pansel), and on the stamp of a file (applicant)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from peserta import actions, queries, wewenang
from peserta.alur import Keadaan
from peserta.forms import DokumenTambahanForm, MeteraiForm, TindakanForm, tolak
from peserta.models import Lamaran
from peserta.views import Permintaan
from seleksi.izin import TindakanDitolak
from seleksi.models import Lowongan

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


# --- Dokumen tambahan (Pansel) ------------------------------------------------------------------
@GET_POST
def dokumen_tambahan(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """Documents of one vacancy beyond those of the regulation; the Ketua Pansel sets them."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_pansel(request.user, lowongan_id, pada)
    form = DokumenTambahanForm(request.POST if request.method == "POST" else None, initial=_BAWAAN)
    if request.method == "POST" and form.is_valid():
        try:
            dokumen = actions.tambah_dokumen(
                lowongan=lowongan, oleh=request.user, pada=pada, **form.cleaned_data
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"{dokumen.nama} diminta untuk {lowongan.nama_jabatan}.")
            return redirect("peserta:dokumen_tambahan", lowongan.pk)
    return _halaman_dokumen(request, lowongan, form, form)


_BAWAAN = {"wajib": "ya", "tahun": 0}


def _halaman_dokumen(
    request: Permintaan,
    lowongan: Lowongan,
    form: DokumenTambahanForm | TindakanForm,
    form_baru: DokumenTambahanForm,
) -> HttpResponse:
    konteks = {
        # dasar.html shows the errors of `form` above the heading.
        "form": form,
        "form_baru": form_baru,
        "lowongan": lowongan,
        "umum": lowongan.seleksi.aturan_main.dokumen,
        "daftar": lowongan.dokumen_tambahan.select_related("ditetapkan_oleh").order_by("pk"),
        "izin": wewenang.boleh_atur_dokumen(request.user, lowongan, timezone.now()),
    }
    return render(request, "peserta/dokumen_tambahan.html", konteks, status=422 if form.errors else 200)


@require_POST
def hapus_dokumen(request: Permintaan, lowongan_id: int, dokumen_id: int) -> HttpResponse:
    pada = timezone.now()
    dokumen = queries.dokumen_untuk_dihapus(request.user, lowongan_id, dokumen_id, pada)
    try:
        actions.hapus_dokumen(dokumen=dokumen, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        form = TindakanForm(request.POST)
        tolak(form, ditolak)
        return _halaman_dokumen(request, dokumen.lowongan, form, DokumenTambahanForm(initial=_BAWAAN))
    messages.success(request, f"{dokumen.nama} tidak diminta lagi.")
    return redirect("peserta:dokumen_tambahan", lowongan_id)


# --- Meterai (pelamar) --------------------------------------------------------------------------
@GET_POST
def meterai(request: Permintaan, lamaran_id: int, jenis: str) -> HttpResponse:
    """Which stamp one uploaded document bears; the file is there already and stays, whatever is said."""
    lamaran = queries.lamaran_milik(request.user, lamaran_id)
    dokumen, berkas = queries.berkas_bermeterai_milik(lamaran, jenis)
    kembali = _kembali(lamaran)
    form = (
        MeteraiForm(request.POST)
        if request.method == "POST"
        else MeteraiForm.dari(queries.meterai_berkas(berkas))
    )
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            dinyatakan = actions.nyatakan_meterai(
                lamaran=lamaran,
                kode=jenis,
                jenis=isi["jenis"],
                nomor_seri=isi["nomor_seri"],
                oleh=request.user,
                pada=timezone.now(),
                tiba_pada=request.tiba_pada,
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"{dokumen.nama}: {dinyatakan}.")
            return redirect(kembali)
    konteks = {
        "form": form,
        "lamaran": lamaran,
        "dokumen": dokumen,
        "berkas": berkas,
        "kembali": kembali,
        "izin": wewenang.boleh_isi_meterai(request.user, lamaran, request.tiba_pada),
    }
    return render(request, "peserta/meterai.html", konteks, status=422 if form.errors else 200)


def _kembali(lamaran: Lamaran) -> str:
    if lamaran.keadaan == Keadaan.DRAF:
        return reverse("peserta:lamaran", args=[lamaran.pk]) + "#dokumen"
    return reverse("peserta:perbaikan", args=[lamaran.pk])

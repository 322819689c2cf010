"""Objections: the applicant's page, and the pages of the Pansel that answers."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dokumen.sajikan import sajikan_berkas
from dokumen.simpan import BerkasDitolak
from panitia.aturan import Hak
from panitia.queries import hak_pengguna
from peserta import actions, aturan, queries, wewenang
from peserta.forms import BuktiForm, JawabSanggahanForm, SanggahanForm, TindakanForm, tolak
from peserta.models import Lamaran, Sanggahan
from peserta.views import Permintaan
from peserta.views.jawaban import sebut_batas, sebut_masa
from peserta.views.kiriman import lupakan_kiriman, potongan_pelamar
from seleksi.izin import TindakanDitolak

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


# --- Pelamar ----------------------------------------------------------------------------------
@GET_POST
def sanggahan(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """Write the objection, add evidence, send it; each button keeps what is written."""
    lamaran = queries.lamaran_milik(request.user, lamaran_id)
    if queries.masa_sanggah_lamaran(lamaran) is None or not _tampak(lamaran):
        raise Http404
    tiba_pada = request.tiba_pada
    ditulis = queries.sanggahan_lamaran(lamaran)
    if request.method != "POST":
        return _halaman(request, lamaran, SanggahanForm(initial={"isi": ditulis.isi if ditulis else ""}))
    form, berkas = SanggahanForm(request.POST), BuktiForm(request.POST, request.FILES)
    # What came in pieces (views/kiriman.py) is named, not sent once more.
    kode = request.POST.getlist("kiriman")
    aksi = request.POST.get("aksi", "simpan")
    # A file that was chosen is meant, whatever button was pressed.
    berbukti = aksi == "unggah" or bool(kode or request.FILES)
    if not form.is_valid() or (berbukti and not (berkas.tanpa_berkas() if kode else berkas).is_valid()):
        return _halaman(request, lamaran, form, berkas if berbukti else None)
    isi, oleh, pada = form.cleaned_data["isi"], request.user, timezone.now()
    pesan = "Tulisan Anda tersimpan dan belum dikirim."
    try:
        if berbukti:
            _tambah_bukti(request, lamaran, isi, berkas, kode)
            pesan = "Bukti terunggah; tulisan Anda tersimpan."
        if aksi == "kirim":
            actions.ajukan_sanggahan(lamaran=lamaran, isi=isi, oleh=oleh, pada=pada, tiba_pada=tiba_pada)
            pesan = "Sanggahan terkirim."
        elif not berbukti:
            actions.simpan_sanggahan(lamaran=lamaran, isi=isi, oleh=oleh, pada=pada, tiba_pada=tiba_pada)
    except BerkasDitolak as ditolak:
        berkas.add_error("berkas", ditolak.alasan)
        lupakan_kiriman(request, kode, ditolak)
        return _halaman(request, lamaran, form, berkas)
    except TindakanDitolak as ditolak:
        tolak(form, ditolak)
        return _halaman(request, lamaran, form)
    messages.success(request, pesan)
    return redirect("peserta:sanggahan", lamaran.pk)


def _tambah_bukti(
    request: Permintaan, lamaran: Lamaran, isi: str, berkas: BuktiForm, kode: list[str]
) -> None:
    """One upload, sent whole or in pieces: the same door."""
    oleh, pada, tiba_pada = request.user, timezone.now(), request.tiba_pada
    if kode:
        actions.tambah_bukti_kiriman(
            lamaran=lamaran, isi=isi, kode=kode, oleh=oleh, pada=pada, tiba_pada=tiba_pada
        )
        return
    unggahan = berkas.cleaned_data["berkas"]
    actions.tambah_bukti(
        lamaran=lamaran, isi=isi, unggahan=unggahan, oleh=oleh, pada=pada, tiba_pada=tiba_pada
    )


def _tampak(lamaran: Lamaran) -> bool:
    """There is something to see for him: he was told TMS, or he has written an objection."""
    return queries.diberi_tahu_tms(lamaran) or queries.sanggahan_lamaran(lamaran) is not None


def _halaman(
    request: Permintaan, lamaran: Lamaran, form: SanggahanForm, berkas: BuktiForm | None = None
) -> HttpResponse:
    ditulis = queries.sanggahan_lamaran(lamaran)
    galat = bool(form.errors or (berkas and berkas.errors))
    konteks = {
        "form": berkas if berkas and berkas.errors else form,
        "form_isi": form,
        "form_berkas": berkas or BuktiForm(),
        "lamaran": lamaran,
        "sanggahan": ditulis,
        **sebut_masa(queries.masa_sanggah_lamaran(lamaran)),
        "bukti": queries.bukti_berlaku(ditulis),
        "bukti_maks": aturan.BUKTI_MAKS,
        "izin": wewenang.boleh_tulis_sanggahan(request.user, lamaran, request.tiba_pada),
        "bisa_ditarik": bool(wewenang.boleh_tarik_sanggahan(request.user, lamaran)),
        "dijawab": queries.jawaban_disampaikan(lamaran),
        "alasan_tms": queries.alasan_tms(lamaran),
        "kiriman": potongan_pelamar(
            request,
            queries.UntukBukti(lamaran),
            reverse("peserta:mulai_kiriman_bukti", args=[lamaran.pk]),
        ),
    }
    return render(request, "peserta/sanggahan.html", konteks, status=422 if galat else 200)


@require_POST
def tarik_sanggahan(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """Withdraw a sent objection."""
    lamaran = queries.lamaran_milik(request.user, lamaran_id)
    try:
        actions.tarik_sanggahan(lamaran=lamaran, oleh=request.user, pada=timezone.now())
    except TindakanDitolak as ditolak:
        messages.error(request, str(ditolak))
    else:
        messages.success(request, f"Sanggahan {lamaran.nomor_pendaftaran} ditarik.")
    return redirect("peserta:lamaran", lamaran.pk)


@require_POST
def hapus_bukti(request: Permintaan, bukti_id: int) -> HttpResponse:
    """Take a file of evidence out of an unsent objection."""
    bukti = queries.bukti_sanggahan_milik(request.user, bukti_id)
    try:
        actions.hapus_bukti(bukti=bukti, oleh=request.user, pada=timezone.now(), tiba_pada=request.tiba_pada)
    except TindakanDitolak as ditolak:
        messages.error(request, str(ditolak))
    else:
        messages.success(request, f"{bukti.berkas.nama_asli} dihapus dari sanggahan.")
    return redirect("peserta:sanggahan", bukti.sanggahan.lamaran_id)


@require_safe
def bukti_sanggahan(request: Permintaan, bukti_id: int) -> HttpResponseBase:
    """One file of evidence, for its owner and for the Pansel."""
    pada = timezone.now()
    bukti = queries.bukti_sanggahan_untuk_dibuka(request.user, bukti_id, pada)
    return sajikan_berkas(actions.baca_bukti(bukti=bukti, oleh=request.user, pada=pada))


# --- Pansel -----------------------------------------------------------------------------------
@require_safe
def daftar_sanggahan(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """The objections of a vacancy, for the Pansel."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_sanggahan(request.user, lowongan_id, pada)
    keadaan = queries.keadaan_sanggah_lowongan(lowongan)
    konteks = {
        "lowongan": lowongan,
        "baris": list(queries.daftar_sanggahan(request.user, lowongan)),
        "keadaan": keadaan,
        "sampai": sebut_batas(keadaan.batas) if keadaan.batas else "",
        "jawab_sampai": sebut_batas(keadaan.batas_jawab) if keadaan.batas_jawab else "",
        "kini": pada,
        "memimpin": Hak.PIMPIN in hak_pengguna(request.user, lowongan.seleksi_id, pada),
    }
    return render(request, "peserta/daftar_sanggahan.html", konteks)


@GET_POST
def jawab_sanggahan(request: Permintaan, sanggahan_id: int) -> HttpResponse:
    """Read one objection; the Ketua records what the meeting decided."""
    pada = timezone.now()
    satu = queries.sanggahan_untuk_dijawab(request.user, sanggahan_id, pada)
    form = JawabSanggahanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.jawab_sanggahan(sanggahan=satu, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            satu = queries.sanggahan_untuk_dijawab(request.user, sanggahan_id, pada)
            tolak(form, ditolak)
        else:
            nomor = satu.lamaran.nomor_pendaftaran
            messages.success(request, f"Jawaban atas sanggahan {nomor} dicatat; suratnya menunggu dibaca.")
            return redirect("peserta:daftar_sanggahan", satu.lamaran.lowongan_id)
    return _halaman_jawab(request, satu, form, pada)


def _halaman_jawab(
    request: Permintaan, satu: Sanggahan, form: JawabSanggahanForm | TindakanForm, pada: datetime
) -> HttpResponse:
    konteks = {
        "form": form,
        "sanggahan": satu,
        "lamaran": satu.lamaran,
        "lowongan": satu.lamaran.lowongan,
        "bukti": queries.bukti_berlaku(satu),
        "alasan_tms": queries.alasan_tms(satu.lamaran),
        "izin": wewenang.boleh_jawab_sanggahan(request.user, satu, pada),
    }
    return render(request, "peserta/jawab_sanggahan.html", konteks, status=422 if form.errors else 200)

"""Health results of the three: recorded by the Ketua, read by Pansel and PPK after saying what for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from akun.masuk import PermintaanPengguna
from dokumen.rahasia import Cap, KeperluanForm, sajikan_bercap
from dokumen.simpan import BerkasDitolak
from panitia.aturan import Hak
from panitia.queries import punya_hak
from penilaian import actions, queries, wewenang
from penilaian.forms import KesehatanForm
from penilaian.views import kiriman
from peserta.models import Lamaran
from seleksi.izin import TindakanDitolak
from seleksi.models import Lowongan

KEPERLUAN = "Keperluan membuka hasil kesehatan"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hasil_kesehatan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """The results of the three, within minutes after this person said what for; the post says it."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_kesehatan(request.user, lowongan_id, pada)
    form = KeperluanForm(kiriman(request), label=KEPERLUAN)
    if request.method == "POST" and form.is_valid():
        try:
            actions.baca_kesehatan(lowongan=lowongan, **form.cleaned_data, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            return redirect("penilaian:hasil_kesehatan", lowongan.pk)
    bacaan = queries.pembacaan_kesehatan(request.user, lowongan, pada)
    hasil = queries.hasil_kesehatan(lowongan) if bacaan else {}
    konteks: dict[str, Any] = {
        "lowongan": lowongan,
        "form": form,
        "cap": Cap.dari(bacaan) if bacaan else None,
        "baris": [(satu, hasil.get(satu.pk)) for satu in queries.tiga_calon(lowongan)] if bacaan else [],
        "pembacaan": queries.pembaca_kesehatan(lowongan),
        "kembali": _kembali(request, lowongan),
    }
    status = 422 if form.errors else 200
    return render(request, "penilaian/hasil_kesehatan.html", konteks, status=status)


def _kembali(request: PermintaanPengguna, lowongan: Lowongan) -> str:
    """The Pansel comes from its pleno, the PPK from his desk."""
    if punya_hak(request.user, lowongan.seleksi_id, Hak.NILAI, timezone.now()):
        return reverse("penilaian:pleno_lowongan", args=[lowongan.pk])
    return reverse("seleksi:pilih", args=[lowongan.pk])


@never_cache
@require_POST
def surat_kesehatan(request: PermintaanPengguna, lamaran_id: int) -> HttpResponseBase:
    """One numbered copy of the letter, with the mark of the reader; for the purpose of the open reading."""
    pada = timezone.now()
    hasil = queries.hasil_untuk_disalin(request.user, lamaran_id, pada)
    lowongan = hasil.lamaran.lowongan
    bacaan = queries.pembacaan_kesehatan(request.user, lowongan, pada)
    if bacaan is None:
        messages.info(request, "Buka hasil kesehatan lebih dahulu.")
        return redirect("penilaian:hasil_kesehatan", lowongan.pk)
    try:
        jejak = actions.salin_surat_kesehatan(
            hasil=hasil, keperluan=bacaan.rincian["keperluan"], oleh=request.user, pada=pada
        )
    except TindakanDitolak as ditolak:
        messages.error(request, str(ditolak))
        return redirect("penilaian:hasil_kesehatan", lowongan.pk)
    cap = Cap.dari(jejak)
    nama = f"Surat hasil pemeriksaan salinan {cap.salinan}.pdf"
    return sajikan_bercap(hasil.berkas, cap, nama=nama, pembaca=request.user)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def catat_kesehatan(request: PermintaanPengguna, lamaran_id: int) -> HttpResponse:
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_kesehatan(request.user, lamaran_id, pada)
    ada = lamaran.pk in queries.hasil_kesehatan(lamaran.lowongan)
    form = KesehatanForm(kiriman(request), request.FILES or None, initial=_awal(request, lamaran))
    kembali = reverse("penilaian:pleno_lowongan", args=[lamaran.lowongan_id])
    if request.method == "POST" and form.is_valid():
        isi = dict(form.cleaned_data)
        sehat, unggahan = isi.pop("sehat") == "ya", isi.pop("berkas")
        try:
            actions.catat_kesehatan(
                lamaran=lamaran, sehat=sehat, unggahan=unggahan, **isi, oleh=request.user, pada=pada
            )
        except BerkasDitolak as ditolak:
            form.add_error("berkas", ditolak.alasan)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Hasil kesehatan {lamaran.pelamar} tercatat.")
            return redirect(kembali)
    konteks = {
        "lamaran": lamaran,
        "lowongan": lamaran.lowongan,
        "izin": wewenang.boleh_catat_kesehatan(request.user, lamaran, pada),
        "form": form,
        "ada": ada and not form.initial,
        "kembali": kembali,
    }
    return render(request, "penilaian/kesehatan.html", konteks, status=422 if form.errors else 200)


def _awal(request: PermintaanPengguna, lamaran: Lamaran) -> dict[str, Any]:
    """What is recorded already, for whoever has it open by a recorded reading."""
    if queries.pembacaan_kesehatan(request.user, lamaran.lowongan, timezone.now()) is None:
        return {}
    lama = queries.hasil_kesehatan(lamaran.lowongan).get(lamaran.pk)
    if lama is None:
        return {}
    medan = ("unit_kesehatan", "nomor_surat", "tanggal_surat")
    return {"sehat": "ya" if lama.sehat else "tidak"} | {satu: getattr(lama, satu) for satu in medan}

"""The assessor team with its certificates, and why the members of the Pansel fit the vacancies."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from dokumen.sajikan import sajikan_berkas
from dokumen.simpan import BerkasDitolak, simpan_berkas
from panitia import actions, queries, wewenang
from panitia.aturan import Hak
from panitia.forms import KesesuaianForm, SertifikatForm
from seleksi.izin import TindakanDitolak

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def asesor(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """Assessors of a selection and what is recorded of them."""
    pada = timezone.now()
    seleksi = queries.seleksi_untuk_sk(request.user, seleksi_id, pada)
    konteks = {
        "seleksi": seleksi,
        "daftar": [
            (satu, getattr(satu, "sertifikat", None)) for satu in queries.asesor_seleksi([seleksi.pk], pada)
        ],
        "temuan": queries.temuan_asesor_serentak([seleksi], pada)[seleksi.pk],
        "kelola": queries.punya_hak(request.user, seleksi.pk, Hak.KELOLA, pada),
    }
    return render(request, "panitia/asesor.html", konteks)


@GET_POST
def sertifikat(request: PermintaanPengguna, keanggotaan_id: int) -> HttpResponse:
    """Record the certificate of one assessor."""
    pada = timezone.now()
    satu = queries.asesor_untuk_dicatat(request.user, keanggotaan_id, pada)
    lama = getattr(satu, "sertifikat", None)
    medan = ("nomor", "lembaga", "berlaku_sampai", "pengalaman_tahun", "independen")
    awal = {nama: getattr(lama, nama) for nama in medan} if lama else {}
    dikirim = request.method == "POST"
    form = SertifikatForm(request.POST if dikirim else None, request.FILES if dikirim else None, initial=awal)
    if dikirim and form.is_valid():
        isi = dict(form.cleaned_data)
        unggahan = isi.pop("berkas")
        try:
            wewenang.boleh_catat_sertifikat(request.user, satu, pada).pastikan()
            berkas = simpan_berkas(unggahan=unggahan, oleh=request.user, pada=pada)
            actions.catat_sertifikat(keanggotaan=satu, berkas=berkas, oleh=request.user, pada=pada, **isi)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        except BerkasDitolak as ditolak:
            form.add_error("berkas", ditolak.alasan)
        else:
            messages.success(request, f"Sertifikat {satu.pengguna} dicatat.")
            return redirect("panitia:asesor", satu.seleksi_id)
    konteks = {"form": form, "asesor": satu, "seleksi": satu.seleksi}
    return render(request, "panitia/sertifikat.html", konteks, status=422 if form.errors else 200)


@require_safe
def berkas_sertifikat(request: PermintaanPengguna, keanggotaan_id: int) -> HttpResponseBase:
    satu = queries.sertifikat_untuk_dibaca(request.user, keanggotaan_id, timezone.now())
    return sajikan_berkas(satu.berkas, pembaca=request.user)


@GET_POST
def kesesuaian(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """Why each member of the Pansel fits each vacancy, in words."""
    pada = timezone.now()
    seleksi = queries.seleksi_untuk_menyusun(request.user, seleksi_id, "PANSEL", pada)
    kelompok = queries.kesesuaian_kini(seleksi, pada)
    form = KesesuaianForm(request.POST if request.method == "POST" else None, kelompok=kelompok)
    if request.method == "POST" and form.is_valid():
        try:
            banyak = actions.catat_kesesuaian(seleksi=seleksi, isi=form.isi, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Kesesuaian anggota disimpan, {banyak} catatan berubah.")
            return redirect("panitia:sk_seleksi", seleksi.pk)
    konteks = {"form": form, "seleksi": seleksi}
    return render(request, "panitia/kesesuaian.html", konteks, status=422 if form.errors else 200)

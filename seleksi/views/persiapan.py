"""Forms of preparation: planning documents, timetable, weights."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from panitia.aturan import Hak
from panitia.queries import hak_pengguna
from seleksi import aturan
from seleksi.actions import persiapan as tindakan
from seleksi.forms.sekretariat import BobotForm, JadwalForm, PerencanaanForm
from seleksi.izin import TindakanDitolak
from seleksi.models import DokumenPerencanaan, Jadwal, Lowongan, Rekomendasi, Seleksi
from seleksi.queries import pintu
from seleksi.queries import ruang as queries
from seleksi.views.ruang import boleh
from seleksi.views.titipan import muat_titipan

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def perencanaan(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """The eight planning documents: which are there, which are missing."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_dilihat(request.user, seleksi_id, pada)
    hak = hak_pengguna(request.user, seleksi.pk, pada)
    ada = {
        satu.butir: satu for satu in seleksi.dokumen_perencanaan.select_related("berkas", "dilengkapi_oleh")
    }
    butir = [(satu.value, satu.label, ada.get(satu.value)) for satu in DokumenPerencanaan.Butir]
    konteks = {
        "seleksi": seleksi,
        "butir": butir,
        "jumlah": len(ada),
        "ubah": boleh(hak)["susun"] and not seleksi.beku,
        "rekomendasi": seleksi.rekomendasi.filter(jenis=Rekomendasi.Jenis.PELAKSANAAN).first(),
    }
    return render(request, "seleksi/perencanaan.html", konteks)


@GET_POST
def butir_perencanaan(request: PermintaanPengguna, seleksi_id: int, butir: int) -> HttpResponse:
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada)
    if butir not in DokumenPerencanaan.Butir.values:
        raise Http404
    lama = seleksi.dokumen_perencanaan.filter(butir=butir).select_related("berkas").first()
    data, berkas, galat = muat_titipan(request, seleksi)
    form = PerencanaanForm(
        data,
        initial={"keterangan": lama.keterangan if lama else ""},
        tersimpan=berkas,
        galat_berkas=galat,
        lama=lama.berkas if lama else None,
    )
    nama = DokumenPerencanaan.Butir(butir).label
    if data is not None and form.is_valid():
        try:
            tindakan.lengkapi_perencanaan(
                seleksi=seleksi,
                butir=butir,
                keterangan=form.cleaned_data["keterangan"],
                berkas=berkas,
                oleh=request.user,
                pada=pada,
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Dokumen “{nama}” disimpan.")
            return redirect("seleksi:perencanaan", seleksi.pk)
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "judul": nama,
        "kembali": reverse("seleksi:perencanaan", args=[seleksi.pk]),
    }
    return render(request, "seleksi/formulir.html", konteks, status=422 if form.errors else 200)


@GET_POST
def jadwal(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada)
    return _jadwal(request, seleksi, None, pada)


@GET_POST
def jadwal_lowongan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada)
    return _jadwal(request, milik.seleksi, milik, pada)


def _jadwal(
    request: PermintaanPengguna, seleksi: Seleksi, lowongan: Lowongan | None, pada: datetime
) -> HttpResponse:
    beku = seleksi.beku
    form = JadwalForm(
        request.POST or None,
        awal=queries.jadwal_awal(seleksi, lowongan),
        wajib_alasan=beku,
        tetap=tuple(Jadwal.Kegiatan.values) if beku else (),
    )
    kembali = reverse("seleksi:lowongan" if lowongan else "seleksi:ruang", args=[(lowongan or seleksi).pk])
    temuan: tuple[Any, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            tindakan.atur_jadwal(
                seleksi=seleksi,
                lowongan=lowongan,
                jadwal=form.jadwal,
                alasan=form.cleaned_data.get("alasan", ""),
                oleh=request.user,
                pada=pada,
            )
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            messages.success(request, f"Jadwal {lowongan or seleksi} disimpan.")
            return redirect(kembali)
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "lowongan": lowongan,
        "temuan": temuan,
        "kembali": kembali,
        "beku": beku,
    }
    status = 422 if form.errors or temuan else 200
    return render(request, "seleksi/jadwal.html", konteks, status=status)


@GET_POST
def bobot(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """Weights with their running total."""
    pada = timezone.now()
    hak = (Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.PIMPIN)
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada, hak)
    ketentuan = seleksi.aturan_main
    form = BobotForm(request.POST if request.method == "POST" else None, metode=ketentuan.metode)
    temuan: tuple[Any, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            tindakan.atur_bobot(seleksi=seleksi, bobot=form.bobot, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            messages.success(request, f"Bobot {seleksi} disimpan.")
            return redirect("seleksi:ruang", seleksi.pk)
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "ketentuan": ketentuan,
        "temuan": temuan or aturan.bobot(ketentuan),
        "ditolak": bool(temuan),
    }
    status = 422 if form.errors or temuan else 200
    return render(request, "seleksi/bobot.html", konteks, status=status)

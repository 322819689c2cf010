"""The page on what the law leaves open, and the minutes of the meeting that settles it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from akun.masuk import PermintaanPengguna
from panitia.aturan import Hak
from seleksi import aturan
from seleksi.actions import persiapan as tindakan
from seleksi.actions.rapat import siapkan_rapat_persiapan
from seleksi.forms.kebijakan import KebijakanForm, RapatForm
from seleksi.izin import TindakanDitolak
from seleksi.ketentuan import profil
from seleksi.naskah import daftar_kebijakan
from seleksi.queries import pintu
from seleksi.queries.rapat import jadwal_umum, keadaan_rapat

HAK_MENYIAPKAN = (Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.PIMPIN)


@require_http_methods(["GET", "POST"])
def kebijakan(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """Every policy with its choices and its default; read only once the selection is announced."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada, HAK_MENYIAPKAN)
    ketentuan = seleksi.aturan_main
    data = request.POST if request.method == "POST" else None
    form = KebijakanForm(data, ketentuan=ketentuan, bawaan=profil(seleksi.profil))
    temuan: tuple[Any, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            tindakan.atur_kebijakan(
                seleksi=seleksi,
                pilihan=form.pilihan,
                alasan=form.cleaned_data["alasan"],
                oleh=request.user,
                pada=pada,
            )
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            messages.success(request, f"Kebijakan {seleksi} disimpan.")
            return redirect("seleksi:kebijakan", seleksi.pk)
    konteks = {
        "seleksi": seleksi,
        "ketentuan": ketentuan,
        "form": form,
        "temuan": temuan,
        "daftar": daftar_kebijakan(ketentuan, profil(seleksi.profil)),
        "lain": aturan.menyimpang(ketentuan, profil(seleksi.profil)),
    }
    status = 422 if form.errors or temuan else 200
    return render(request, "seleksi/kebijakan.html", konteks, status=status)


@require_http_methods(["GET", "POST"])
def rapat(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """Draft the minutes of the preparation meeting from what is set now."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada)
    form = RapatForm(request.POST if request.method == "POST" else None)
    temuan: tuple[Any, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            naskah = siapkan_rapat_persiapan(
                seleksi=seleksi, **form.cleaned_data, oleh=request.user, pada=pada
            )
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            messages.success(request, f"{naskah.judul} menunggu tanda tangan Ketua Panitia Seleksi.")
            return redirect("seleksi:ruang", seleksi.pk)
    ketentuan = seleksi.aturan_main
    keadaan, acara = keadaan_rapat([seleksi])[seleksi.pk]
    konteks = {
        "seleksi": seleksi,
        "ketentuan": ketentuan,
        "form": form,
        "temuan": temuan,
        "acara": acara,
        "kini": aturan.rapat_persiapan(keadaan),
        "jadwal": jadwal_umum(seleksi),
        "daftar": daftar_kebijakan(ketentuan, profil(seleksi.profil)),
    }
    status = 422 if form.errors or temuan else 200
    return render(request, "seleksi/rapat.html", konteks, status=status)

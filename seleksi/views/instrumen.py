"""Instruments: what each method measures, for the selection and where a vacancy differs."""

from __future__ import annotations

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
from seleksi.actions.instrumen import atur_instrumen
from seleksi.forms.instrumen import InstrumenForm
from seleksi.izin import TindakanDitolak
from seleksi.ketentuan import Indikator, Metode, baku_menurut, profil
from seleksi.models import Lowongan, Seleksi
from seleksi.queries import pintu

HAK_MENYUSUN = (Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.PIMPIN)
HAK_MELIHAT = (*HAK_MENYUSUN, Hak.NILAI, Hak.NILAI_ASESMEN)
# In `?baku=`: what the profile proposes, beside the standard instruments.
BAWAAN = "bawaan"


@require_safe
def instrumen(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """Every method with its indicators and levels; below it the vacancies that differ."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada, HAK_MELIHAT)
    menyusun = bool(hak_pengguna(request.user, seleksi.pk, pada) & set(HAK_MENYUSUN))
    lowongan = list(seleksi.lowongan.order_by("urutan"))
    konteks = {
        "seleksi": seleksi,
        "boleh": menyusun and not seleksi.beku,
        "metode": [_metode(seleksi, satu, lowongan) for satu in seleksi.aturan_main.metode],
    }
    return render(request, "seleksi/instrumen.html", konteks)


def _metode(seleksi: Seleksi, metode: Metode, lowongan: list[Lowongan]) -> dict[str, Any]:
    sendiri = {satu.lowongan: satu for satu in seleksi.aturan_main.instrumen if satu.metode == metode.kode}
    return {
        "isi": metode,
        "khusus": [(satu, sendiri[satu.urutan].indikator) for satu in lowongan if satu.urutan in sendiri],
        "umum": [satu for satu in lowongan if satu.urutan not in sendiri],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def ubah_instrumen(request: PermintaanPengguna, seleksi_id: int, metode: str) -> HttpResponse:
    """The instrument of the selection."""
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, timezone.now(), HAK_MENYUSUN)
    return _ubah(request, seleksi, metode, None)


@require_http_methods(["GET", "HEAD", "POST"])
def instrumen_lowongan(request: PermintaanPengguna, lowongan_id: int, metode: str) -> HttpResponse:
    """The instrument of one vacancy alone."""
    lowongan = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, timezone.now(), HAK_MENYUSUN)
    return _ubah(request, lowongan.seleksi, metode, lowongan)


def _ubah(
    request: PermintaanPengguna, seleksi: Seleksi, kode: str, lowongan: Lowongan | None
) -> HttpResponse:
    ketentuan = seleksi.aturan_main
    metode = next((satu for satu in ketentuan.metode if satu.kode == kode), None)
    if metode is None:
        raise Http404
    daftar = reverse("seleksi:instrumen", args=[seleksi.pk])
    if request.method != "POST" and seleksi.beku:
        return redirect(daftar)
    form = _form(request, seleksi, metode, lowongan)
    temuan: tuple[Any, ...] = ()
    if form.is_bound and (_ikuti(request, lowongan) or form.is_valid()):
        try:
            atur_instrumen(
                seleksi=seleksi,
                metode=kode,
                indikator=() if _ikuti(request, lowongan) else form.indikator,
                lowongan=lowongan,
                oleh=request.user,
                pada=timezone.now(),
            )
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            untuk = lowongan or seleksi
            messages.success(request, f"Instrumen {metode.nama.lower()} {untuk} disimpan.")
            return redirect(f"{daftar}#{kode}")
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "lowongan": lowongan,
        "metode": metode,
        "temuan": temuan,
        "kembali": f"{daftar}#{kode}",
        "sendiri": lowongan is not None
        and any((satu.metode, satu.lowongan) == (kode, lowongan.urutan) for satu in ketentuan.instrumen),
        "baku": [(BAWAAN, f"Usul {ketentuan.nama}", "")]
        + [(satu.kode, satu.nama, satu.sumber) for satu in baku_menurut(kode)],
        "dipakai": request.GET.get("baku", ""),
    }
    galat = bool(form.errors or temuan)
    return render(request, "seleksi/ubah_instrumen.html", konteks, status=422 if galat else 200)


def _ikuti(request: PermintaanPengguna, lowongan: Lowongan | None) -> bool:
    return lowongan is not None and request.POST.get("aksi") == "ikuti"


def _form(
    request: PermintaanPengguna, seleksi: Seleksi, metode: Metode, lowongan: Lowongan | None
) -> InstrumenForm:
    """The form; unbound, with what was typed, while only more rows are asked for."""
    kini = metode.indikator
    if lowongan is not None:
        kini = seleksi.aturan_main.indikator_lowongan(metode.kode, lowongan.urutan)
    if request.method != "POST":
        return InstrumenForm(indikator=_awal(seleksi, metode, request.GET.get("baku", ""), kini))
    if request.POST.get("aksi") == "tambah":
        return InstrumenForm(indikator=kini, ketikan=request.POST)
    return InstrumenForm(request.POST, indikator=kini)


def _awal(seleksi: Seleksi, metode: Metode, kode: str, kini: tuple[Indikator, ...]) -> tuple[Indikator, ...]:
    """What the form starts from: a standard instrument, the proposal of the profile, else what holds."""
    if kode == BAWAAN:
        bawaan = {satu.kode: satu.indikator for satu in profil(seleksi.profil).metode}
        return bawaan.get(metode.kode, kini)
    return next((satu.indikator for satu in baku_menurut(metode.kode) if satu.kode == kode), kini)

"""The three declarations of a Pansel member."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from dokumen.sajikan import sajikan_berkas
from dokumen.simpan import BerkasDitolak, simpan_berkas
from panitia import actions, naskah, queries, wewenang
from panitia.aturan import PERNYATAAN_WAJIB
from panitia.forms import PernyataanBermeteraiForm, PernyataanForm
from panitia.models import Keanggotaan, Pernyataan
from seleksi.izin import TindakanDitolak

JENIS = Pernyataan.Jenis


def _form(jenis: str, isi: Any = None, berkas: Any = None) -> PernyataanForm:
    kelas = PernyataanBermeteraiForm if jenis == JENIS.BUKAN_PARPOL else PernyataanForm
    return kelas(isi, berkas, prefix=jenis.lower())


@require_safe
def pernyataan(request: PermintaanPengguna) -> HttpResponse:
    """Every Pansel the person sits in, with what he signed and what is still open."""
    anggota = list(queries.keanggotaan_pansel_sendiri(request.user, timezone.now()))
    if not anggota:
        raise Http404
    return _halaman(request, anggota)


@require_http_methods(["POST"])
def nyatakan(request: PermintaanPengguna, keanggotaan_id: int, jenis: str) -> HttpResponse:
    pada = timezone.now()
    milik = queries.keanggotaan_pansel_sendiri(request.user, pada, keanggotaan_id)
    keanggotaan = get_object_or_404(milik)
    if jenis not in PERNYATAAN_WAJIB:
        raise Http404
    form = _form(jenis, request.POST, request.FILES)
    if form.is_valid():
        unggahan = form.cleaned_data.get("berkas")
        try:
            wewenang.boleh_nyatakan(request.user, keanggotaan, jenis, unggahan is not None, pada).pastikan()
            berkas = simpan_berkas(unggahan=unggahan, oleh=request.user, pada=pada) if unggahan else None
            actions.nyatakan(
                keanggotaan=keanggotaan, jenis=jenis, oleh=request.user, pada=pada, berkas=berkas
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        except BerkasDitolak as ditolak:
            form.add_error("berkas", ditolak.alasan)
        else:
            messages.success(request, f"{JENIS(jenis).label} ditandatangani.")
            return redirect("panitia:pernyataan")
    anggota = list(queries.keanggotaan_pansel_sendiri(request.user, pada))
    return _halaman(request, anggota, {(keanggotaan.pk, jenis): form}, status=422)


def _halaman(
    request: PermintaanPengguna,
    anggota: list[Keanggotaan],
    terisi: dict[tuple[int, str], PernyataanForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    terisi = terisi or {}
    kelompok, belum = [], 0
    for satu in anggota:
        sudah = {p.jenis: p for p in satu.pernyataan.all()}
        butir = [
            {
                "jenis": jenis,
                "nama": JENIS(jenis).label,
                "dasar": f"{kode} · {dasar}",
                "teks": sudah[jenis].teks if jenis in sudah else naskah.teks_pernyataan(satu, jenis),
                "sudah": sudah.get(jenis),
                "form": terisi.get((satu.pk, jenis)) or _form(jenis),
            }
            for jenis, (kode, dasar, _) in PERNYATAAN_WAJIB.items()
        ]
        belum += sum(b["sudah"] is None for b in butir)
        kelompok.append({"keanggotaan": satu, "butir": butir})
    konteks = {"kelompok": kelompok, "belum": belum, "form": next(iter(terisi.values()), None)}
    return render(request, "panitia/pernyataan.html", konteks, status=status)


@require_safe
def berkas_pernyataan(request: PermintaanPengguna, pernyataan_id: int) -> HttpResponseBase:
    satu = queries.pernyataan_untuk_dibaca(request.user, pernyataan_id, timezone.now())
    if satu.berkas is None:
        raise Http404
    return sajikan_berkas(satu.berkas, pembaca=request.user)

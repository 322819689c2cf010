"""The page behind a one-time link: an officer of the applicant's agency hands the recommendation in.

Nobody is logged in here. Opening the page changes nothing, whoever opens it; each step is a form of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.masuk import alamat_ip
from dokumen.models import Kiriman
from dokumen.simpan import BerkasDitolak
from peserta import actions, aturan, queries, wewenang
from peserta.forms import KodeForm, MintaKodeForm, SerahRekomendasiForm, TindakanForm, UnggahForm, tolak
from peserta.models import PermintaanRekomendasi
from peserta.views.jawaban import sebut_batas
from peserta.views.kiriman import KIRIMAN_DITUNGGU, layani_mulai, layani_potongan, potongan_bagi
from seleksi.izin import TindakanDitolak

SESI = "rekomendasi_dikonfirmasi"
# Links that lead nowhere, from one address within an hour.
BATAS_TEBAKAN = 20
SEJAM = 3600


def tanpa_jejak(halaman: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open to guests; not for search engines; who guesses keys is stopped after a few."""

    @login_not_required
    @wraps(halaman)
    def buka(request: HttpRequest, kunci: str, **isian: str) -> HttpResponse:
        tebakan = f"rekomendasi_tebakan:{alamat_ip(request)}"
        banyak = cache.get(tebakan) or 0
        if banyak >= BATAS_TEBAKAN:
            jawaban = _tertutup(request, "Terlalu banyak percobaan. Coba lagi satu jam lagi.", 429)
        else:
            try:
                jawaban = halaman(request, kunci, **isian)
            except Http404:
                # Nothing that fails while Redis is away (config/tembolok.py).
                cache.set(tebakan, banyak + 1, SEJAM)
                jawaban = _tertutup(request, "Tautan ini tidak dikenal. Periksa apakah tersalin utuh.", 404)
        jawaban["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return jawaban

    return buka


@tanpa_jejak
@require_safe
def rekomendasi_instansi(request: HttpRequest, kunci: str) -> HttpResponse:
    """What is asked, by whom, until when; then the step that comes next."""
    return _halaman(request, queries.permintaan_dengan_kunci(kunci), kunci)


@tanpa_jejak
@require_POST
def kode_instansi(request: HttpRequest, kunci: str) -> HttpResponse:
    """Mail a code to an address of the agency."""
    permintaan = queries.permintaan_dengan_kunci(kunci)
    form = MintaKodeForm(request.POST)
    if form.is_valid():
        try:
            actions.minta_kode(permintaan=permintaan, oleh=None, pada=timezone.now(), **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Kode dikirim ke {form.cleaned_data['alamat']}.")
            return redirect("peserta:rekomendasi_instansi", kunci)
    return _halaman(request, permintaan, kunci, form_kode=form)


@tanpa_jejak
@require_POST
def konfirmasi_instansi(request: HttpRequest, kunci: str) -> HttpResponse:
    """Try the code; this browser, and no other, may then hand in."""
    permintaan = queries.permintaan_dengan_kunci(kunci)
    form = KodeForm(request.POST)
    if form.is_valid():
        try:
            saat = actions.konfirmasi_kode(
                permintaan=permintaan, oleh=None, pada=timezone.now(), **form.cleaned_data
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            if saat is not None:
                request.session.cycle_key()
                request.session[SESI] = {str(permintaan.pk): saat.isoformat()}
                return redirect("peserta:rekomendasi_instansi", kunci)
            form.add_error("kode", "Kode ini tidak cocok. Periksa surel terakhir yang Anda terima.")
    permintaan = queries.permintaan_dengan_kunci(kunci)
    return _halaman(request, permintaan, kunci, form_konfirmasi=form)


@tanpa_jejak
@require_POST
def serah_instansi(request: HttpRequest, kunci: str) -> HttpResponse:
    """The letter and what it says. The file is kept although a field is wrong."""
    permintaan = queries.permintaan_dengan_kunci(kunci)
    if not _dikonfirmasi(request, permintaan):
        return redirect("peserta:rekomendasi_instansi", kunci)
    form, form_berkas = SerahRekomendasiForm(request.POST), UnggahForm(request.POST, request.FILES)
    pada, tiba = timezone.now(), request.tiba_pada  # type: ignore[attr-defined]  # -- set by config/waktu.py
    # What came in pieces is named, not sent once more.
    kode = request.POST.getlist("kiriman")
    try:
        if kode:
            actions.unggah_surat_kiriman(
                permintaan=permintaan, kode=kode, oleh=None, pada=pada, tiba_pada=tiba
            )
        elif request.FILES and form_berkas.is_valid():
            isi = form_berkas.cleaned_data["berkas"]
            actions.unggah_surat(permintaan=permintaan, unggahan=isi, oleh=None, pada=pada, tiba_pada=tiba)
        if form.is_valid():
            actions.serahkan_rekomendasi(
                permintaan=permintaan, oleh=None, pada=pada, tiba_pada=tiba, **form.cleaned_data
            )
            return redirect("peserta:rekomendasi_instansi", kunci)
    except BerkasDitolak as ditolak:
        form.add_error(None, ditolak.alasan)
        _lupakan(permintaan, kode, ditolak, pada)
    except TindakanDitolak as ditolak:
        tolak(form, ditolak)
    return _halaman(request, queries.permintaan_dengan_kunci(kunci), kunci, form_serah=form)


@tanpa_jejak
@require_http_methods(["OPTIONS", "POST"])
def mulai_kiriman_instansi(request: HttpRequest, kunci: str) -> HttpResponse:
    """Begin to send the letter in pieces; only the browser that confirmed."""
    permintaan = queries.permintaan_dengan_kunci(kunci)
    if not _dikonfirmasi(request, permintaan):
        return _perlu_konfirmasi()
    return layani_mulai(request, queries.UntukSurat(permintaan), _alamat_kiriman(kunci), oleh=None)


@tanpa_jejak
@require_http_methods(["HEAD", "PATCH", "DELETE"])
def kiriman_instansi(request: HttpRequest, kunci: str, kode: str) -> HttpResponse:
    """One letter on its way: how far it is, one more piece, or no more of it."""
    permintaan = queries.permintaan_dengan_kunci(kunci)
    if not _dikonfirmasi(request, permintaan):
        return _perlu_konfirmasi()
    try:
        satu = queries.kiriman_surat(permintaan, kode, timezone.now())
    except Http404:
        # The link is the right one: nobody guesses, an upload has been swept.
        return HttpResponse(status=404)
    return layani_potongan(request, satu, oleh=None, permintaan=permintaan)


def _perlu_konfirmasi() -> HttpResponse:
    """For a program; the sentence ends on the screen of the officer."""
    pesan = (
        "Konfirmasi dengan kode diperlukan lagi. Muat ulang halaman ini; yang sudah sampai tetap tersimpan."
    )
    return HttpResponse(pesan, status=403, content_type="text/plain; charset=utf-8")


def _alamat_kiriman(kunci: str) -> Callable[[Kiriman], str]:
    return lambda satu: reverse("peserta:kiriman_instansi", args=[kunci, satu.kode])


def _lupakan(
    permintaan: PermintaanRekomendasi, kode: list[str], ditolak: BerkasDitolak, pada: datetime
) -> None:
    """A letter refused for its content shall not be offered again as something to go on with."""
    if ditolak.kode in KIRIMAN_DITUNGGU:
        return
    for satu in queries.kiriman_tertunda(None, queries.UntukSurat(permintaan), pada):
        if satu.kode in kode:
            actions.buang_kiriman(kiriman=satu, oleh=None, pada=pada, permintaan=permintaan)


def _dikonfirmasi(request: HttpRequest, permintaan: PermintaanRekomendasi) -> bool:
    """This browser typed the code that holds now."""
    saat = request.session.get(SESI, {}).get(str(permintaan.pk))
    return permintaan.dikonfirmasi_pada is not None and saat == permintaan.dikonfirmasi_pada.isoformat()


def _halaman(
    request: HttpRequest,
    permintaan: PermintaanRekomendasi,
    kunci: str,
    *,
    form_kode: MintaKodeForm | None = None,
    form_konfirmasi: KodeForm | None = None,
    form_serah: SerahRekomendasiForm | None = None,
) -> HttpResponse:
    pada = timezone.now()
    keadaan = queries.keadaan_permintaan(permintaan, pada)
    if keadaan == aturan.DISERAHKAN:
        return _selesai(request, permintaan)
    if keadaan in (aturan.KEDALUWARSA, aturan.DIBATALKAN):
        sebab = aturan.SEBUTAN_PERMINTAAN[keadaan].lower()
        pesan = f"Tautan ini tidak berlaku lagi: {sebab}. Mintalah tautan baru kepada pelamar."
        return _tertutup(request, pesan, 410)
    lamaran = permintaan.lamaran
    form = form_kode or form_konfirmasi or form_serah or TindakanForm()
    konteks: dict[str, Any] = {
        "form": form,
        "kunci": kunci,
        "permintaan": permintaan,
        "lamaran": lamaran,
        "langkah": _langkah(request, permintaan, pada),
        "domain": aturan.domain_surel(permintaan.alamat),
        "sampai": sebut_batas(permintaan.kedaluwarsa_pada),
        "form_kode": form_kode or MintaKodeForm(initial={"alamat": permintaan.alamat_petugas}),
        "form_konfirmasi": form_konfirmasi or KodeForm(),
        "form_serah": form_serah
        or SerahRekomendasiForm(initial={"jabatan_dituju": lamaran.lowongan.nama_jabatan}),
        "form_berkas": UnggahForm(),
        "izin": wewenang.boleh_unggah_surat(permintaan, pada),
        "kiriman": potongan_bagi(
            reverse("peserta:mulai_kiriman_instansi", args=[kunci]),
            queries.kiriman_tertunda(None, queries.UntukSurat(permintaan), pada),
            _alamat_kiriman(kunci),
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "peserta/rekomendasi_instansi.html", konteks, status=status)


def _langkah(request: HttpRequest, permintaan: PermintaanRekomendasi, pada: datetime) -> str:
    if _dikonfirmasi(request, permintaan):
        return "serah"
    return "kode" if permintaan.kode_pada is not None else "alamat"


def _selesai(request: HttpRequest, permintaan: PermintaanRekomendasi) -> HttpResponse:
    """The receipt for the browser that handed in; whoever else holds the link learns that it was used."""
    if not _dikonfirmasi(request, permintaan):
        return _tertutup(request, "Tautan ini sudah dipakai dan tidak berlaku lagi.", 410)
    konteks = {"permintaan": permintaan, "lamaran": permintaan.lamaran}
    return render(request, "peserta/rekomendasi_diterima.html", konteks)


def _tertutup(request: HttpRequest, pesan: str, status: int) -> HttpResponse:
    """Nothing about an applicant stands here."""
    return render(request, "peserta/rekomendasi_tertutup.html", {"pesan": pesan}, status=status)

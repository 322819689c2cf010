"""The form of a letter of the supervising body."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from akun.masuk import PermintaanPengguna
from seleksi.actions import persiapan as tindakan
from seleksi.forms.sekretariat import RekomendasiForm, RekomendasiPerpanjanganForm
from seleksi.izin import TindakanDitolak
from seleksi.models import Lowongan, Rekomendasi, Seleksi
from seleksi.queries import pintu
from seleksi.views.titipan import muat_titipan

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
# Word in the address -> kind of letter.
JENIS_REKOMENDASI = {
    "pelaksanaan": Rekomendasi.Jenis.PELAKSANAAN,
    "lanjut": Rekomendasi.Jenis.LANJUT_TIGA_PELAMAR,
    "hasil": Rekomendasi.Jenis.HASIL,
    "pengganti": Rekomendasi.Jenis.PENGGANTI,
    "pelantikan": Rekomendasi.Jenis.PELANTIKAN,
    "perpanjangan": Rekomendasi.Jenis.PERPANJANGAN_SELEKSI,
}
MEDAN_SURAT = ("badan", "nomor", "tanggal", "keterangan")
MEDAN_KOORDINASI = ("nomor_koordinasi", "tanggal_koordinasi")
# Letters about one vacancy, never about the whole selection.
SURAT_LOWONGAN = (
    Rekomendasi.Jenis.LANJUT_TIGA_PELAMAR,
    Rekomendasi.Jenis.PERPANJANGAN_SELEKSI,
    Rekomendasi.Jenis.PENGGANTI,
    Rekomendasi.Jenis.PELANTIKAN,
)


@GET_POST
def rekomendasi(request: PermintaanPengguna, seleksi_id: int, jenis: str) -> HttpResponse:
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada)
    kode = JENIS_REKOMENDASI.get(jenis.lower())
    if kode is None:
        raise Http404
    milik = _lowongan_rekomendasi(request, seleksi, kode, pada)
    surat_lama = seleksi.rekomendasi.filter(jenis=kode, lowongan=milik, perpanjangan=None)
    lama = surat_lama.select_related("berkas").first()
    data, berkas, galat = muat_titipan(request, seleksi)
    diperpanjang = kode == Rekomendasi.Jenis.PERPANJANGAN_SELEKSI
    isian_surat = MEDAN_SURAT + (MEDAN_KOORDINASI if diperpanjang else ())
    awal = {"badan": seleksi.aturan_main.badan_pengawas}
    if lama:
        awal = {medan: getattr(lama, medan) for medan in isian_surat}
    form = (RekomendasiPerpanjanganForm if diperpanjang else RekomendasiForm)(
        data, initial=awal, tersimpan=berkas, galat_berkas=galat, lama=lama.berkas if lama else None
    )
    kembali = reverse("seleksi:lowongan" if milik else "seleksi:ruang", args=[(milik or seleksi).pk])
    if data is not None and form.is_valid():
        isian = {medan: form.cleaned_data[medan] for medan in isian_surat}
        try:
            surat = tindakan.catat_rekomendasi(
                seleksi=seleksi,
                lowongan=milik,
                jenis=kode,
                berkas=berkas or lama.berkas,
                oleh=request.user,
                pada=pada,
                **isian,
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Rekomendasi nomor {surat.nomor} dicatat.")
            return redirect(kembali)
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "judul": kode.label,
        "pengantar": f"Untuk {milik}." if milik else "Untuk seluruh seleksi ini.",
        "kembali": kembali,
    }
    return render(request, "seleksi/formulir.html", konteks, status=422 if form.errors else 200)


def _lowongan_rekomendasi(
    request: PermintaanPengguna, seleksi: Seleksi, jenis: str, pada: datetime
) -> Lowongan | None:
    """The vacancy of ?lowongan=, for letters that concern one; 404 for a foreign or malformed number."""
    nomor = request.GET.get("lowongan", "")
    if not nomor:
        if jenis in SURAT_LOWONGAN:
            raise Http404
        return None
    if not nomor.isdecimal() or len(nomor) > 18:
        raise Http404
    milik = pintu.lowongan_untuk_disiapkan(request.user, int(nomor), pada)
    if milik.seleksi_id != seleksi.pk:
        raise Http404
    return milik

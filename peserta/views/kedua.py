"""Pages of the second verifier who checks for himself, and of a disagreement of two verifiers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from peserta import actions, queries, wewenang
from peserta.alur import Keadaan
from peserta.aturan import Butir
from peserta.forms import SelisihForm, TeruskanForm, tolak
from peserta.models import Lamaran, Selisih
from peserta.views import Permintaan
from peserta.views.pelamar import tampilkan_syarat
from peserta.views.sekretariat import periksa_di_meja, selesai_ditolak
from seleksi.izin import TindakanDitolak

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


# --- Pemeriksa kedua memeriksa sendiri --------------------------------------------------------
@GET_POST
def pemeriksaan_kedua(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The desk of the second person, without anything the first one found."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_diperiksa(request.user, lamaran_id, pada)
    if request.method != "POST" and not wewenang.boleh_lihat_meja_kedua(request.user, lamaran, pada):
        return redirect("peserta:konfirmasi", lamaran.pk)
    return periksa_di_meja(request, lamaran, pada, kedua=True)


@require_POST
def selesai_kedua(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The second person is done with all items."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_diperiksa(request.user, lamaran_id, pada)
    try:
        lamaran = actions.selesai_diperiksa_kedua(lamaran=lamaran, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        lamaran = queries.lamaran_untuk_diperiksa(request.user, lamaran_id, pada)
        return selesai_ditolak(request, lamaran, ditolak, pada, kedua=True)
    nomor = lamaran.nomor_pendaftaran
    if lamaran.keadaan == Keadaan.DIPERIKSA:
        messages.info(request, f"Kedua pemeriksa {nomor} berbeda; Ketua Sekretariat yang memutus.")
    else:
        sebutan = Keadaan(lamaran.keadaan).label.lower()
        messages.success(request, f"Kedua pemeriksa {nomor} sependapat: {sebutan}.")
    return redirect("peserta:antrean_verifikasi")


# --- Selisih ----------------------------------------------------------------------------------
@GET_POST
def selisih(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The items in dispute with both sides; who decides enters verdict and reason for each."""
    pada = timezone.now()
    lamaran, satu = queries.lamaran_berselisih(request.user, lamaran_id, pada)
    form = _form_selisih(lamaran, satu, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            lamaran = actions.putus_selisih(lamaran=lamaran, oleh=request.user, pada=pada, **form.putusan())
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            sebutan = Keadaan(lamaran.keadaan).label.lower()
            messages.success(request, f"Lamaran {lamaran.nomor_pendaftaran} ditetapkan {sebutan}.")
            return redirect("peserta:selisih", lamaran.pk)
    return _halaman_selisih(request, lamaran, satu, form, form, TeruskanForm(prefix="terus"))


@require_POST
def teruskan(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The Ketua Sekretariat leaves the decision to the pleno."""
    pada = timezone.now()
    lamaran, satu = queries.lamaran_berselisih(request.user, lamaran_id, pada)
    form = TeruskanForm(request.POST, prefix="terus")
    if form.is_valid():
        try:
            actions.teruskan_selisih(lamaran=lamaran, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Selisih {lamaran.nomor_pendaftaran} diteruskan ke pleno.")
            return redirect("peserta:selisih", lamaran.pk)
    return _halaman_selisih(request, lamaran, satu, form, _form_selisih(lamaran, satu), form)


def _form_selisih(lamaran: Lamaran, selisih: Selisih, isi: Any = None) -> SelisihForm:
    nama = {satu.kode: satu.nama for satu in queries.butir_lamaran(lamaran)}
    butir = {kode: nama.get(kode, kode) for kode in queries.butir_selisih(selisih)}
    return SelisihForm(isi, butir=butir, pleno=selisih.penentu == Selisih.Penentu.PLENO)


def _halaman_selisih(
    request: Permintaan,
    lamaran: Lamaran,
    selisih: Selisih,
    form: SelisihForm | TeruskanForm,
    form_putus: SelisihForm,
    form_terus: TeruskanForm,
) -> HttpResponse:
    pada = timezone.now()
    izin = wewenang.boleh_memutus(request.user, lamaran, selisih, pada)
    konteks = {
        # dasar.html shows the errors of `form` above the heading.
        "form": form,
        "form_putus": form_putus,
        "form_terus": form_terus,
        "lamaran": lamaran,
        "nama": (lamaran.profil or {})["nama"],
        "selisih": selisih,
        "butir": _butir_tampil(lamaran, selisih, form_putus, pada),
        "pleno": selisih.penentu == Selisih.Penentu.PLENO,
        "izin": izin,
        "izin_terus": wewenang.boleh_meneruskan(request.user, lamaran, selisih, pada),
        "warna_putusan": {"SESUAI": "hijau", "TIDAK_SESUAI": "merah"},
    }
    return render(request, "peserta/selisih.html", konteks, status=422 if form.errors else 200)


def _butir_tampil(lamaran: Lamaran, selisih: Selisih, form: SelisihForm, pada: Any) -> list[dict[str, Any]]:
    daftar: dict[str, Butir] = {satu.kode: satu for satu in queries.butir_lamaran(lamaran)}
    pertama, kedua = queries.verifikasi_lamaran(lamaran), queries.pemeriksaan_kedua(lamaran)
    berkas, hitungan = queries.berkas_berlaku(lamaran), queries.hitungan_butir(lamaran, pada)
    return [
        {
            "nama": form.butir[kode],
            "butir": daftar.get(kode),
            "pertama": pertama.get(kode),
            "kedua": kedua.get(kode),
            "diputus": baris if baris.putusan else None,
            "berkas": berkas.get(kode),
            "hitungan": tampilkan_syarat(hitungan.get(kode, [])),
            "isian": form.isian(kode),
        }
        for kode, baris in queries.butir_selisih(selisih).items()
    ]

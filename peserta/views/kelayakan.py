"""Pages on eligibility: recommendation, history, conditions of a vacancy, invitations, list of regions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from peserta import actions, aturan, queries, wewenang
from peserta.actions import MEDAN_REKOMENDASI
from peserta.forms import (
    AkhiriDaerahForm,
    DaerahForm,
    RekomendasiForm,
    SyaratForm,
    TelaahForm,
    TindakanForm,
    UndanganForm,
    tolak,
)
from peserta.models import Lamaran, SuratRekomendasi
from peserta.views import Permintaan
from peserta.views.jawaban import sebut_batas
from peserta.views.pelamar import GET_POST, tampilkan_syarat
from peserta.views.sekretariat import rincian_hitungan
from seleksi.izin import TindakanDitolak
from seleksi.models import Lowongan


# --- Rekomendasi PPK --------------------------------------------------------------------------
@GET_POST
def rekomendasi(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The applicant tells what his recommendation says; the verdict on it is shown before he sends."""
    lamaran = queries.lamaran_milik(request.user, lamaran_id)
    form = RekomendasiForm(
        request.POST if request.method == "POST" else None,
        initial=_isi_surat(queries.surat_rekomendasi(lamaran).get("PELAMAR"), lamaran),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.isi_rekomendasi(
                lamaran=lamaran,
                oleh=request.user,
                pada=timezone.now(),
                tiba_pada=request.tiba_pada,
                **form.cleaned_data,
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, "Data surat rekomendasi disimpan.")
            return redirect(lamaran)
    konteks = {
        "form": form,
        "lamaran": lamaran,
        "izin": wewenang.boleh_isi_rekomendasi(request.user, lamaran, request.tiba_pada),
        "hitungan": tampilkan_syarat(queries.temuan_rekomendasi(lamaran, request.tiba_pada)),
        "asal": queries.asal_rekomendasi(lamaran),
    }
    return render(request, "peserta/rekomendasi.html", konteks, status=422 if form.errors else 200)


@GET_POST
def cocokkan_rekomendasi(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The verifier reads the letter himself; what he enters counts from then on."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_ditelaah(request.user, lamaran_id, pada)
    surat = queries.surat_rekomendasi(lamaran)
    form = RekomendasiForm(
        request.POST if request.method == "POST" else None,
        initial=_isi_surat(surat.get("PEMERIKSA") or surat.get("INSTANSI") or surat.get("PELAMAR"), lamaran),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.cocokkan_rekomendasi(lamaran=lamaran, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, "Data surat rekomendasi dicocokkan.")
            return redirect(_meja(lamaran, aturan.KODE_REKOMENDASI))
    konteks = {
        "form": form,
        "lamaran": lamaran,
        "izin": wewenang.boleh_periksa(request.user, lamaran, pada),
        "hitungan": tampilkan_syarat(queries.temuan_rekomendasi(lamaran, pada)),
        "berkas": queries.berkas_berlaku(lamaran).get(aturan.KODE_REKOMENDASI),
        "asal": queries.asal_rekomendasi(lamaran),
        "kembali": _meja(lamaran, aturan.KODE_REKOMENDASI),
    }
    return render(request, "peserta/cocokkan_rekomendasi.html", konteks, status=422 if form.errors else 200)


def _isi_surat(surat: SuratRekomendasi | None, lamaran: Lamaran) -> dict[str, Any]:
    if surat is None:
        return {"jabatan_dituju": lamaran.lowongan.nama_jabatan}
    return {medan: getattr(surat, medan) for medan in MEDAN_REKOMENDASI}


def _meja(lamaran: Lamaran, butir: str) -> str:
    return f"{reverse('peserta:verifikasi', args=[lamaran.pk])}?butir={butir}"


# --- Riwayat jabatan --------------------------------------------------------------------------
@GET_POST
def telaah_riwayat(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """Every row of the sent history with the verifier's mark and reason, and what they come to."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_ditelaah(request.user, lamaran_id, pada)
    form = TelaahForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            actions.telaah_riwayat(lamaran=lamaran, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Baris {form.cleaned_data['baris'] + 1} ditelaah.")
            return redirect("peserta:telaah_riwayat", lamaran.pk)
    konteks = {
        "form": form,
        "lamaran": lamaran,
        "nama": (lamaran.profil or {})["nama"],
        "izin": wewenang.boleh_periksa(request.user, lamaran, pada),
        "baris": _baris_riwayat(lamaran, form),
        "hitungan": tampilkan_syarat(queries.hitungan_butir(lamaran, pada)["E-02"]),
        "rincian": rincian_hitungan(lamaran, "E-02", pada),
        "kembali": _meja(lamaran, "E-02"),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "peserta/telaah_riwayat.html", konteks, status=status)


def _baris_riwayat(lamaran: Lamaran, terkirim: TelaahForm | None) -> list[dict[str, Any]]:
    """Rows in the order of the copy, each with its form; the one just sent keeps what was typed."""
    telaah = queries.telaah_lamaran(lamaran)
    nomor_terkirim = str(terkirim.data.get("baris", "")) if terkirim is not None else ""
    baris = []
    for nomor, posisi in enumerate(queries.fakta_lamaran(lamaran).riwayat):
        ada = telaah.get(nomor)
        isi: dict[str, Any] = {"baris": nomor}
        if ada is not None:
            isi |= {"dihitung": TelaahForm.YA if ada.dihitung else TelaahForm.TIDAK, "alasan": ada.alasan}
        sendiri = nomor_terkirim == str(nomor)
        form = terkirim if sendiri else TelaahForm(initial=isi, auto_id=f"id_{nomor}_%s")
        kedudukan = aturan.SEBUTAN_KEDUDUKAN[posisi.kedudukan]
        baris.append(
            {"nomor": nomor + 1, "posisi": posisi, "kedudukan": kedudukan, "telaah": ada, "form": form}
        )
    return baris


# --- Syarat tambahan dan undangan (Pansel) ----------------------------------------------------
@GET_POST
def syarat_tambahan(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """Conditions of one vacancy beyond the regulation (E-08); the Ketua Pansel sets them."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_pansel(request.user, lowongan_id, pada)
    form = SyaratForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.tetapkan_syarat(lowongan=lowongan, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Syarat {lowongan.nama_jabatan} ditambahkan.")
            return redirect("peserta:syarat_tambahan", lowongan.pk)
    return _halaman_syarat(request, lowongan, form, form)


def _halaman_syarat(
    request: Permintaan, lowongan: Lowongan, form: SyaratForm | TindakanForm, form_baru: SyaratForm
) -> HttpResponse:
    konteks = {
        # dasar.html shows the errors of `form` above the heading.
        "form": form,
        "form_baru": form_baru,
        "lowongan": lowongan,
        "umum": aturan.tambahan_ketentuan(lowongan.seleksi.aturan_main.syarat),
        "daftar": lowongan.syarat_tambahan.select_related("ditetapkan_oleh").order_by("pk"),
        "izin": wewenang.boleh_atur_syarat(request.user, lowongan, timezone.now()),
    }
    return render(request, "peserta/syarat_tambahan.html", konteks, status=422 if form.errors else 200)


@require_POST
def hapus_syarat(request: Permintaan, lowongan_id: int, syarat_id: int) -> HttpResponse:
    pada = timezone.now()
    syarat = queries.syarat_untuk_dihapus(request.user, lowongan_id, syarat_id, pada)
    uraian = syarat.uraian
    try:
        actions.hapus_syarat(syarat=syarat, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        form = TindakanForm(request.POST)
        tolak(form, ditolak)
        return _halaman_syarat(request, syarat.lowongan, form, SyaratForm())
    messages.success(request, f"Syarat “{uraian}” dihapus.")
    return redirect("peserta:syarat_tambahan", lowongan_id)


@GET_POST
def undangan(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """PNS the Pansel invited for one vacancy; what came of it."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_pansel(request.user, lowongan_id, pada)
    form = UndanganForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.undang_pelamar(lowongan=lowongan, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"{form.cleaned_data['nama']} diundang.")
            return redirect("peserta:undangan", lowongan.pk)
    konteks = {
        "form": form,
        "lowongan": lowongan,
        "daftar": queries.undangan_lowongan(lowongan),
        "batas": sebut_batas(lowongan.batas_lamaran) if lowongan.batas_lamaran else "",
        "izin": wewenang.boleh_undang(request.user, lowongan, pada),
    }
    return render(request, "peserta/undangan.html", konteks, status=422 if form.errors else 200)


# --- Daftar daerah (operator) -----------------------------------------------------------------
@GET_POST
def daerah(request: Permintaan) -> HttpResponse:
    """The dated list of regional governments whose PNS may apply (E-01)."""
    _hanya_operator(request)
    form = DaerahForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.catat_daerah(oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"{form.cleaned_data['nama']} masuk daftar.")
            return redirect("peserta:daerah")
    return _halaman_daerah(request, form, 422 if form.errors else 200)


def _halaman_daerah(request: Permintaan, form: DaerahForm | TindakanForm, status: int = 200) -> HttpResponse:
    konteks = {
        "form": form,
        "form_baru": form if isinstance(form, DaerahForm) else DaerahForm(),
        "daftar": queries.daftar_daerah(),
        "bawaan": [queries.daerah_bawaan(kode) for kode in queries.daftar_bawaan()],
        "hari_ini": timezone.localdate().isoformat(),
    }
    return render(request, "peserta/daerah.html", konteks, status=status)


@require_POST
def muat_daerah(request: Permintaan) -> HttpResponse:
    """Take a list that comes with the application."""
    _hanya_operator(request)
    kode = request.POST.get("kode", "")
    if kode not in queries.daftar_bawaan():
        raise Http404
    jumlah = actions.muat_daerah(kode=kode, oleh=request.user, pada=timezone.now())
    messages.success(request, f"{jumlah} daerah dimuat ke daftar.")
    return redirect("peserta:daerah")


@require_POST
def akhiri_daerah(request: Permintaan, daerah_id: int) -> HttpResponse:
    """Let one line end on a day."""
    satu = queries.daerah_untuk_diurus(request.user, daerah_id)
    form = AkhiriDaerahForm(request.POST)
    if form.is_valid():
        try:
            actions.akhiri_daerah(daerah=satu, oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"{satu.nama} berakhir.")
            return redirect("peserta:daerah")
    galat = TindakanForm(request.POST)
    galat.full_clean()
    for pesan in (pesan for daftar in form.errors.values() for pesan in daftar):
        galat.add_error(None, f"{satu.nama}: {pesan}")
    return _halaman_daerah(request, galat, 422)


def _hanya_operator(request: Permintaan) -> None:
    if not request.user.operator:
        raise Http404

"""The component pages: the Ketua opens, watches and closes; the Pansel compares once it is locked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from akun.models import Pengguna
from akun.sahkan import perlu_sahkan
from dokumen.rupa import bobot
from panitia.aturan import Hak
from panitia.queries import punya_hak
from penilaian import actions, queries, wewenang
from penilaian.alur import KeadaanKomponen
from penilaian.forms import BatalkanForm, GugurForm, KunciKomponenForm
from penilaian.models import Komponen
from penilaian.views import kiriman
from penilaian.views.samaran import KUNCI_HALAMAN
from peserta import actions as tindakan_peserta
from seleksi.aturan import akibat_kebijakan
from seleksi.izin import TindakanDitolak, Tingkat

KK = KeadaanKomponen
GET_POST = ["GET", "HEAD", "POST"]


@never_cache
@require_safe
def komponen(request: PermintaanPengguna, komponen_id: int) -> HttpResponse:
    """State of one component. Progress is for the Ketua, marks for the Pansel after the lock."""
    pada = timezone.now()
    satu = queries.komponen_untuk_pansel(request.user, komponen_id, pada)
    ketua = punya_hak(request.user, satu.id_seleksi, Hak.PIMPIN, pada)
    tertutup = satu.keadaan in queries.TERTUTUP
    halaman = queries.halaman_peserta(satu.lowongan_id, request.GET.get("halaman"))
    konteks: dict[str, Any] = {
        "komponen": satu,
        "lowongan": satu.lowongan,
        "ketua": ketua,
        "tertutup": tertutup,
        "halaman": halaman,
        "batas": queries.batas_penilaian([satu]).get(satu.pk),
        "batas_pencilan": satu.lowongan.seleksi.aturan_main.kebijakan.batas_pencilan,
        "pada": pada,
        "jumlah": halaman.paginator.count,
        "asesmen_terdahulu": None,
        "serah": queries.ringkasan_hasil(satu),
        "anonim": queries.anonim(satu),
        "tema": queries.tema_komponen(satu),
        "kode_nama": queries.kode_dan_nama(satu, halaman),
    }
    if ketua and satu.keadaan == KK.BELUM:
        konteks["izin"] = wewenang.boleh_buka_komponen(request.user, satu, pada)
    if ketua and satu.keadaan == KK.DIBUKA:
        konteks["izin"] = wewenang.boleh_kunci_komponen(request.user, satu, pada)
    if ketua and satu.keadaan != KK.BELUM:
        konteks["kemajuan"] = queries.kemajuan(satu, pada)
    boleh_lama = satu.lowongan.seleksi.aturan_main.kebijakan.masa_asesmen_bulan > 0
    if satu.metode == Komponen.Metode.ASESMEN and boleh_lama:
        lama = queries.asesmen_terdahulu(satu.lowongan_id)
        konteks["asesmen_terdahulu"] = [(orang, lama.get(orang.pk)) for orang in halaman]
    if ketua and konteks["anonim"] and satu.keadaan == KK.DIBUKA:
        konteks["halaman_kode"] = queries.halaman_tersamar(request.user, satu, request.GET.get(KUNCI_HALAMAN))
    if tertutup:
        konteks["perbandingan"] = queries.perbandingan(request.user, satu, list(halaman), pada)
    return render(request, "penilaian/komponen.html", konteks)


def _nama(komponen: Komponen) -> str:
    return f"{komponen.get_metode_display().lower()} {komponen.lowongan}"


@never_cache
@require_http_methods(GET_POST)
@perlu_sahkan("penilaian:buka_komponen")
def buka_komponen(request: PermintaanPengguna, komponen_id: int) -> HttpResponse:
    pada = timezone.now()
    satu = queries.komponen_untuk_dipimpin(request.user, komponen_id, pada)
    kembali = reverse("penilaian:komponen", args=[satu.pk])
    if request.method == "POST":
        try:
            actions.buka_komponen(komponen=satu, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            return _tolak(request, satu, ditolak, kembali)
        messages.success(request, f"Penilaian {_nama(satu)} dibuka.")
        return redirect(kembali)
    izin = wewenang.boleh_buka_komponen(request.user, satu, pada)
    penilai = queries.penilai_komponen(satu, pada)
    akibat = [
        ("Yang terjadi", "Para penilai dapat mengisi lembar nilai sampai Anda mengunci komponen ini."),
        ("Yang diberi tahu", f"{len(penilai)} penilai, lewat surel dan pemberitahuan."),
        ("Yang melihat nilai", "Hanya pengisinya, sampai komponen ini dikunci."),
    ]
    if satu.metode == Komponen.Metode.MAKALAH:
        akibat.append(("Nama peserta", _nama_peserta(satu)))
    konteks = {
        "komponen": satu,
        "lowongan": satu.lowongan,
        "izin": izin,
        "judul_halaman": f"Buka penilaian {satu.get_metode_display().lower()}?",
        "isi": f"{satu.lowongan}, bobot {bobot(satu.bobot)}.",
        "akibat": akibat,
        "boleh": False,
        "form": None,
        "tombol": "Ya, buka penilaian",
        "ikon_tombol": "lock-open",
        "kembali": kembali,
    }
    return render(request, "penilaian/konfirmasi.html", konteks)


def _nama_peserta(komponen: Komponen) -> str:
    if queries.anonim(komponen):
        return "Tidak tampak: penilai membaca makalah di bawah kode sampai komponen ini dikunci."
    if queries.tema_komponen(komponen) is None:
        return "Tampak bagi penilai, karena makalah tidak diserahkan lewat aplikasi ini."
    return "Tampak bagi penilai, menurut kebijakan rapat persiapan."


@never_cache
@require_http_methods(GET_POST)
@perlu_sahkan("penilaian:kunci_komponen")
def kunci_komponen(request: PermintaanPengguna, komponen_id: int) -> HttpResponse:
    pada = timezone.now()
    satu = queries.komponen_untuk_dipimpin(request.user, komponen_id, pada)
    kembali = reverse("penilaian:komponen", args=[satu.pk])
    form = KunciKomponenForm(kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.kunci_komponen(
                komponen=satu,
                oleh=request.user,
                pada=pada,
                berita_acara=form.cleaned_data["berita_acara"],
            )
        except TindakanDitolak as ditolak:
            return _tolak(request, satu, ditolak, kembali)
        messages.success(request, f"Penilaian {_nama(satu)} dikunci; nilai semua penilai terbuka.")
        return redirect(kembali)
    izin = wewenang.boleh_kunci_komponen(request.user, satu, pada)
    perlu_putusan = any(temuan.tingkat == Tingkat.BERITA_ACARA for temuan in izin.menahan)
    konteks = {
        "komponen": satu,
        "lowongan": satu.lowongan,
        "izin": izin,
        # A missing pleno decision can be given here; anything else cannot.
        "boleh": all(temuan.tingkat == Tingkat.BERITA_ACARA for temuan in izin.menahan),
        "form": form if perlu_putusan else None,
        "judul_halaman": f"Kunci penilaian {satu.get_metode_display().lower()}?",
        "isi": "Setelah dikunci, tidak ada lembar yang dapat diubah lagi.",
        "akibat": [
            ("Yang terjadi", "Semua nilai komponen ini menjadi dasar rekapitulasi."),
            ("Yang melihat nilai", "Semua anggota Pansel, kecuali untuk peserta yang berbenturan dengannya."),
            ("Sesudah itu", "Lembar hanya dapat dibatalkan karena benturan kepentingan, dengan alasan."),
        ],
        "tombol": "Ya, kunci penilaian",
        "ikon_tombol": "lock",
        "kembali": kembali,
    }
    return render(request, "penilaian/konfirmasi.html", konteks, status=422 if form.errors else 200)


def _tolak(
    request: PermintaanPengguna, komponen: Komponen, ditolak: TindakanDitolak, kembali: str
) -> HttpResponse:
    konteks = {
        "komponen": komponen,
        "lowongan": komponen.lowongan,
        "temuan": ditolak.temuan,
        "alasan": str(ditolak),
        "kembali": kembali,
    }
    return render(request, "penilaian/ditolak.html", konteks, status=422)


@never_cache
@require_http_methods(GET_POST)
@perlu_sahkan("penilaian:batalkan_lembar")
def batalkan_lembar(request: PermintaanPengguna, komponen_id: int, lamaran_id: int | str) -> HttpResponse:
    """The Ketua voids one rater's sheet on one participant, with cause and reason."""
    pada = timezone.now()
    satu = queries.komponen_untuk_dipimpin(request.user, komponen_id, pada)
    lamaran = queries.peserta_komponen(satu, lamaran_id)
    penilai = {k.pengguna_id: k.pengguna for k in queries.penilai_komponen(satu, pada)}
    pilihan = [(pk, orang.nama_tampil) for pk, orang in penilai.items()]
    form = BatalkanForm(kiriman(request), penilai=pilihan)
    if request.method == "POST" and form.is_valid():
        orang: Pengguna = penilai[int(form.cleaned_data["penilai"])]
        try:
            actions.batalkan_lembar(
                komponen=satu,
                lamaran=lamaran,
                penilai=orang,
                sebab=form.cleaned_data["sebab"],
                alasan=form.cleaned_data["alasan"],
                oleh=request.user,
                pada=pada,
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            nama = queries.nama_tampak(satu, lamaran)
            messages.success(request, f"Lembar {orang} untuk {nama} dibatalkan.")
            return redirect("penilaian:komponen", satu.pk)
    konteks = {
        "komponen": satu,
        "lowongan": satu.lowongan,
        "nama": queries.nama_tampak(satu, lamaran),
        "form": form,
        "kembali": reverse("penilaian:komponen", args=[satu.pk]),
    }
    return render(request, "penilaian/batalkan_lembar.html", konteks, status=422 if form.errors else 200)


@never_cache
@require_http_methods(GET_POST)
@perlu_sahkan("penilaian:nyatakan_gugur")
def nyatakan_gugur(request: PermintaanPengguna, lamaran_id: int) -> HttpResponse:
    """The Ketua declares by a berita acara that a participant who did not come drops out."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_dipimpin(request.user, lamaran_id, pada)
    lowongan = lamaran.lowongan
    kebijakan = lowongan.seleksi.aturan_main
    form = GugurForm(kiriman(request), susulan=kebijakan.kebijakan.tidak_hadir == "SUSULAN")
    if request.method == "POST" and form.is_valid():
        try:
            tindakan_peserta.nyatakan_gugur(
                lamaran=lamaran, **form.cleaned_data, oleh=request.user, pada=pada
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"{lamaran.pelamar} dinyatakan gugur.")
            return redirect("penilaian:pleno_lowongan", lowongan.pk)
    konteks = {
        "lowongan": lowongan,
        "lamaran": lamaran,
        "form": form,
        "kebijakan": akibat_kebijakan("tidak_hadir", kebijakan),
        "kembali": reverse("penilaian:pleno_lowongan", args=[lowongan.pk]),
    }
    return render(request, "penilaian/gugur.html", konteks, status=422 if form.errors else 200)

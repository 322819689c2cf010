"""Calls to the stages: the plan of the Sekretariat, the letters before they go, who answered what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dokumen.models import Kelas
from dokumen.penomoran import POLA_SEKRETARIAT
from dokumen.pratinjau import pratinjau
from dokumen.sajikan import nama_naskah, sajikan_berkas
from panitia.aturan import Hak
from panitia.queries import hak_pengguna
from peserta import actions, queries, wewenang
from peserta.forms import (
    BatalkanPanggilanForm,
    PanggilanForm,
    SidikForm,
    TindakanForm,
    WaktuUndanganForm,
    tolak,
)
from peserta.models import Panggilan, UndanganTahap
from peserta.naskah import sebut_rentang
from peserta.views import Permintaan
from seleksi.izin import Izin, TindakanDitolak
from seleksi.models import Instansi, Lowongan
from seleksi.queries.peserta_tahap import yang_dipanggil

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
KEGIATAN = dict(Panggilan.Kegiatan.choices)
BAWAAN_BIASA = "Kartu tanda pengenal\nSurat undangan ini"
LENCANA_JAWABAN = {
    "": ("Belum dijawab", "kuning", "hourglass"),
    UndanganTahap.Jawaban.HADIR: ("Akan hadir", "hijau", "check"),
    UndanganTahap.Jawaban.TIDAK: ("Tidak dapat hadir", "merah", "x"),
}


def _lencana(kata: str, rupa: str, nama: str) -> dict[str, str]:
    return {"kata": kata, "rupa": rupa, "nama": nama}


def _keadaan(panggilan: Panggilan) -> dict[str, str]:
    if panggilan.akhir:
        return _lencana(panggilan.get_akhir_display(), "", "history")
    if panggilan.konsep:
        return _lencana("Konsep, belum dikirim", "kuning", "hourglass")
    return _lencana("Terkirim", "hijau", "check")


# --- Daftar -----------------------------------------------------------------------------------
@require_safe
def panggilan_lowongan(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """Every call of a vacancy, and what may be prepared now."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_panggilan(request.user, lowongan_id, pada)
    hak = hak_pengguna(request.user, lowongan.seleksi_id, pada)
    menyusun = Hak.SUSUN_NASKAH in hak
    semua = list(queries.panggilan_lowongan(lowongan))
    tahap = [
        {
            "kode": kode,
            "nama": nama,
            "panggilan": [{"satu": s, "lencana": _keadaan(s)} for s in semua if s.kegiatan == kode],
            "izin": wewenang.boleh_susun_panggilan(request.user, lowongan, kode, pada) if menyusun else None,
        }
        for kode, nama in KEGIATAN.items()
    ]
    makalah = queries.tema_lowongan(lowongan) if hak.intersection(queries.PENGURUS_MAKALAH) else None
    konteks = {"lowongan": lowongan, "tahap": tahap, "makalah": makalah}
    return render(request, "peserta/panggilan_lowongan.html", konteks)


# --- Menyusun ---------------------------------------------------------------------------------
@GET_POST
def susun_panggilan(request: Permintaan, lowongan_id: int, kegiatan: str) -> HttpResponse:
    """Plan a call to one stage."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_panggilan(request.user, lowongan_id, pada)
    if kegiatan not in KEGIATAN:
        raise Http404
    form = PanggilanForm(
        request.POST if request.method == "POST" else None, initial=_awal(lowongan, kegiatan)
    )
    if request.method == "POST" and form.is_valid():
        try:
            baru = actions.susun_panggilan(
                lowongan=lowongan, kegiatan=kegiatan, isian=form.isian, oleh=request.user, pada=pada
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(
                request, f"Undangan {KEGIATAN[kegiatan].lower()} disusun; belum ada yang dikirim."
            )
            return redirect("peserta:panggilan", baru.pk)
    izin = wewenang.boleh_susun_panggilan(request.user, lowongan, kegiatan, pada)
    return _halaman_susun(request, form, lowongan, kegiatan, izin)


@GET_POST
def ubah_panggilan(request: Permintaan, panggilan_id: int) -> HttpResponse:
    """Plan a draft anew."""
    pada = timezone.now()
    satu = queries.panggilan_untuk_diurus(request.user, panggilan_id, pada)
    form = PanggilanForm(request.POST if request.method == "POST" else None, initial=_isi(satu))
    if request.method == "POST" and form.is_valid():
        try:
            actions.ubah_panggilan(panggilan=satu, isian=form.isian, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Konsep undangan {KEGIATAN[satu.kegiatan].lower()} disusun ulang.")
            return redirect("peserta:panggilan", satu.pk)
    izin = wewenang.boleh_ubah_panggilan(request.user, satu, pada)
    return _halaman_susun(request, form, satu.lowongan, satu.kegiatan, izin, satu)


@GET_POST
def ganti_panggilan(request: Permintaan, panggilan_id: int) -> HttpResponse:
    """Prepare another time or place for a call that was sent."""
    pada = timezone.now()
    satu = queries.panggilan_untuk_diurus(request.user, panggilan_id, pada)
    form = PanggilanForm(
        request.POST if request.method == "POST" else None, initial=_isi(satu), beralasan=True
    )
    if request.method == "POST" and form.is_valid():
        try:
            baru = actions.ganti_panggilan(
                panggilan=satu,
                isian=form.isian,
                alasan=form.cleaned_data["alasan"],
                oleh=request.user,
                pada=pada,
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, "Perubahan undangan disusun; undangan lama berlaku sampai ini dikirim.")
            return redirect("peserta:panggilan", baru.pk)
    izin = wewenang.boleh_ganti_panggilan(request.user, satu, pada)
    return _halaman_susun(request, form, satu.lowongan, satu.kegiatan, izin, satu, mengganti=satu)


def _awal(lowongan: Lowongan, kegiatan: str) -> dict[str, Any]:
    """What the timetable and the regency already say."""
    instansi = Instansi.objects.get()
    jadwal = queries.jadwal_lowongan(lowongan).get(kegiatan)
    bergiliran = kegiatan == Panggilan.Kegiatan.WAWANCARA
    return {
        "cara": Panggilan.Cara.GILIRAN if bergiliran else Panggilan.Cara.SERENTAK,
        "urutan": Panggilan.Urutan.ABJAD,
        "hari": jadwal.tanggal_mulai if jadwal else None,
        "tempat": jadwal.tempat if jadwal else "",
        "bawaan": BAWAAN_BIASA,
        "narahubung": f"{instansi.nama_sekretariat}, telepon {instansi.telepon}",
    }


def _isi(panggilan: Panggilan) -> dict[str, Any]:
    mulai = timezone.localtime(panggilan.mulai)
    isi = {medan: getattr(panggilan, medan) for medan in actions.MEDAN_PANGGILAN}
    return {**isi, "hari": mulai.date(), "jam": mulai.time()}


def _halaman_susun(
    request: Permintaan,
    form: PanggilanForm,
    lowongan: Lowongan,
    kegiatan: str,
    izin: Izin,
    panggilan: Panggilan | None = None,
    mengganti: Panggilan | None = None,
) -> HttpResponse:
    lama = mengganti or (panggilan.mengganti if panggilan else None)
    konteks = {
        "form": form,
        "lowongan": lowongan,
        "nama": KEGIATAN[kegiatan],
        "izin": izin,
        "panggilan": panggilan,
        "mengganti": mengganti,
        # Behind the gate only: before it, who is still in is nobody's business.
        "peserta": yang_dipanggil(lowongan, kegiatan, lama) if izin else [],
        "jadwal": queries.jadwal_lowongan(lowongan).get(kegiatan),
    }
    return render(request, "peserta/susun_panggilan.html", konteks, status=422 if form.errors else 200)


# --- Satu panggilan ---------------------------------------------------------------------------
@require_safe
def panggilan(request: Permintaan, panggilan_id: int) -> HttpResponse:
    """All invitations of one call: before sending to be read, afterwards with what people answered."""
    pada = timezone.now()
    return _halaman(request, queries.panggilan_untuk_diurus(request.user, panggilan_id, pada), pada)


def _halaman(
    request: Permintaan, satu: Panggilan, pada: datetime, form: forms.Form | None = None
) -> HttpResponse:
    hak = hak_pengguna(request.user, satu.id_seleksi, pada)
    undangan = list(queries.daftar_undangan(satu))
    jawaban = [u.jawaban for u in undangan]
    pengirim = satu.konsep and Hak.KELOLA in hak
    konteks = {
        "form": form,
        "panggilan": satu,
        "lowongan": satu.lowongan,
        "keadaan": _keadaan(satu),
        "waktu": _rentang(undangan),
        "baris": [
            {
                "undangan": u,
                "waktu": sebut_rentang(u.mulai, u.selesai),
                "lencana": _lencana(*LENCANA_JAWABAN[u.jawaban]),
            }
            for u in undangan
        ],
        "rekap": {kode or "BELUM": jawaban.count(kode) for kode in LENCANA_JAWABAN},
        "menyusun": Hak.SUSUN_NASKAH in hak,
        "mengelola": Hak.KELOLA in hak,
        "pengirim": pengirim,
        "temuan": wewenang.temuan_kirim(satu, pada) if satu.konsep else [],
        "siap": pengirim and bool(Izin.dari(wewenang.temuan_kirim(satu, pada))),
        "sidik": queries.sidik_kumpulan(undangan),
        "bisa_diganti": bool(wewenang.boleh_ganti_panggilan(request.user, satu, pada))
        if satu.terkirim
        else False,
        "pengganti": satu.pengganti.exclude(akhir=Panggilan.Akhir.DIBUANG).first(),
    }
    return render(request, "peserta/panggilan.html", konteks, status=422 if form and form.errors else 200)


def _rentang(undangan: list[UndanganTahap]) -> str:
    return sebut_rentang(min(u.mulai for u in undangan), max(u.selesai for u in undangan))


@require_POST
def kirim_panggilan(request: Permintaan, panggilan_id: int) -> HttpResponse:
    """The Ketua Sekretariat sends what he has read."""
    pada = timezone.now()
    satu = queries.panggilan_untuk_diurus(request.user, panggilan_id, pada)
    form = SidikForm(request.POST)
    if form.is_valid():
        try:
            jumlah = actions.kirim_panggilan(
                panggilan=satu, oleh=request.user, pada=pada, **form.cleaned_data
            )
        except TindakanDitolak as ditolak:
            satu = queries.panggilan_untuk_diurus(request.user, panggilan_id, pada)
            tolak(form, ditolak)
        else:
            messages.success(
                request, f"{jumlah} undangan dikirim; nomor dan cetakan suratnya menyusul sendiri."
            )
            return redirect("peserta:panggilan", satu.pk)
    return _halaman(request, satu, pada, form)


@require_POST
def buang_panggilan(request: Permintaan, panggilan_id: int) -> HttpResponse:
    """Throw a draft away."""
    pada = timezone.now()
    satu = queries.panggilan_untuk_diurus(request.user, panggilan_id, pada)
    form = TindakanForm(request.POST)
    try:
        actions.buang_panggilan(panggilan=satu, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        tolak(form, ditolak)
        return _halaman(request, satu, pada, form)
    messages.success(request, f"Konsep undangan {KEGIATAN[satu.kegiatan].lower()} dibuang.")
    return redirect("peserta:panggilan_lowongan", satu.lowongan_id)


@GET_POST
def batalkan_panggilan(request: Permintaan, panggilan_id: int) -> HttpResponse:
    """Cancel a call that was sent."""
    pada = timezone.now()
    satu = queries.panggilan_untuk_diurus(request.user, panggilan_id, pada)
    form = BatalkanPanggilanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.batalkan_panggilan(panggilan=satu, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(
                request, f"Undangan {KEGIATAN[satu.kegiatan].lower()} dibatalkan; peserta diberi tahu."
            )
            return redirect("peserta:panggilan", satu.pk)
    konteks = {
        "form": form,
        "panggilan": satu,
        "lowongan": satu.lowongan,
        "jumlah": satu.undangan.count(),
        "izin": wewenang.boleh_batalkan_panggilan(request.user, satu, pada),
    }
    return render(request, "peserta/batalkan_panggilan.html", konteks, status=422 if form.errors else 200)


# --- Satu undangan ----------------------------------------------------------------------------
@GET_POST
def undangan_tahap(request: Permintaan, undangan_id: int) -> HttpResponse:
    """One letter as it will be printed, and this person's own time."""
    pada = timezone.now()
    satu = queries.undangan_untuk_diurus(request.user, undangan_id, pada)
    mulai = timezone.localtime(satu.mulai)
    menit = int((satu.selesai - satu.mulai).total_seconds() // 60)
    awal = {"hari": mulai.date(), "jam": mulai.time(), "menit": menit}
    form = WaktuUndanganForm(request.POST if request.method == "POST" else None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ubah_waktu_undangan(undangan=satu, oleh=request.user, pada=pada, **form.isian)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Waktu {satu.isi['penerima']['nama']} diubah.")
            return redirect("peserta:panggilan", satu.panggilan_id)
    konteks = {
        "form": form,
        "undangan": satu,
        "panggilan": satu.panggilan,
        "lowongan": satu.panggilan.lowongan,
        "penerima": satu.isi["penerima"],
        "waktu": sebut_rentang(satu.mulai, satu.selesai),
        "lencana": _lencana(*LENCANA_JAWABAN[satu.jawaban]),
        "dapat_diubah": bool(wewenang.boleh_ubah_waktu(request.user, satu, pada)),
    }
    return render(request, "peserta/undangan_tahap.html", konteks, status=422 if form.errors else 200)


@require_safe
def lembar_undangan(request: Permintaan, undangan_id: int) -> HttpResponseBase:
    """The sheet itself: the printed paper once there is one, before that the same text on the screen."""
    pada = timezone.now()
    satu = queries.undangan_untuk_diurus(request.user, undangan_id, pada)
    if satu.naskah is not None and satu.naskah.berkas is not None:
        return sajikan_berkas(satu.naskah.berkas, nama=nama_naskah(satu.naskah))
    return pratinjau(
        templat=actions.TEMPLAT_UNDANGAN,
        judul=actions.JUDUL_UNDANGAN,
        isi=satu.isi,
        kelas=Kelas.TERBATAS,
        pola_nomor=POLA_SEKRETARIAT,
        nama_penanda=satu.isi["penanda"]["nama"],
        jabatan_penanda=actions.JABATAN_PENGUNDANG,
        pada=pada,
    )

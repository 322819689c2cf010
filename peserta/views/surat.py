"""Letters to applicants: the list of a vacancy, one letter before it is sent, and the applicant's copy."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dokumen.models import Kelas
from dokumen.penomoran import POLA_PANSEL
from dokumen.pratinjau import pratinjau
from dokumen.sajikan import nama_naskah, sajikan_berkas
from panitia.aturan import Hak
from panitia.queries import hak_pengguna
from peserta import actions, queries, wewenang
from peserta.forms import KalimatForm, SidikForm, TindakanForm, tolak
from peserta.models import SuratPelamar
from peserta.views import Permintaan
from seleksi.izin import TindakanDitolak
from seleksi.models import Lowongan

PER_HALAMAN = 25
GET_POST = require_http_methods(["GET", "HEAD", "POST"])
SEBUTAN = {
    queries.BELUM: ("Belum dibaca", "kuning", "hourglass"),
    queries.DIBACA: ("Sudah dibaca", "nila", "eye"),
    queries.DISETUJUI: ("Disetujui, menunggu nomor", "nila", "clock"),
    queries.TERBIT: ("Terbit", "hijau", "check"),
}
PILIHAN = (
    (queries.BELUM, "Belum dibaca"),
    (queries.DIBACA, "Sudah dibaca"),
    (queries.DISETUJUI, "Disetujui"),
    (queries.TERBIT, "Terbit"),
)


def _keadaan(surat: SuratPelamar) -> str:
    if surat.naskah_id:
        return queries.TERBIT
    if surat.disetujui_pada:
        return queries.DISETUJUI
    return queries.DIBACA if surat.dibaca_pada else queries.BELUM


def _lencana(surat: SuratPelamar) -> dict[str, str]:
    kata, rupa, nama = SEBUTAN[_keadaan(surat)]
    return {"kata": kata, "rupa": rupa, "nama": nama}


# --- Petugas ----------------------------------------------------------------------------------
@require_safe
def surat_lowongan(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """Every letter of a vacancy and how far it has come; the filter and the page live in the address."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_surat(request.user, lowongan_id, pada)
    return _daftar(request, lowongan, pada)


def _daftar(
    request: Permintaan, lowongan: Lowongan, pada: datetime, form: SidikForm | TindakanForm | None = None
) -> HttpResponse:
    pilihan = request.GET.get("keadaan", "")
    semua = queries.surat_lowongan(lowongan)
    saringan = queries.SARINGAN_SURAT.get(pilihan)
    disaring = semua if saringan is None else semua.filter(saringan)
    halaman = Paginator(disaring, PER_HALAMAN).get_page(request.GET.get("halaman"))
    rekap = queries.rekap_surat(lowongan)
    hak = hak_pengguna(request.user, lowongan.seleksi_id, pada)
    konteks = {
        # dasar.html shows the errors of `form` above the heading.
        "form": form,
        "lowongan": lowongan,
        "halaman": halaman,
        "baris": [{"surat": satu, "lencana": _lencana(satu)} for satu in halaman],
        "rekap": rekap,
        "jumlah": sum(rekap[kode] for kode, _ in PILIHAN),
        "pilihan": [(kode, nama, rekap[kode]) for kode, nama in PILIHAN],
        "kini": pilihan if saringan is not None else "",
        "menyusun": Hak.SUSUN_NASKAH in hak,
        "memimpin": Hak.PIMPIN in hak,
        "sidik": queries.sidik_kumpulan(queries.surat_menunggu_setuju(lowongan)),
        "belum_disusun": queries.jumlah_surat_belum_disusun(lowongan),
        "izin_siapkan": wewenang.boleh_siapkan_surat(request.user, lowongan, pada),
    }
    return render(
        request, "peserta/surat_lowongan.html", konteks, status=422 if form and form.errors else 200
    )


@require_POST
def siapkan_surat(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """Prepare the letters, or those whose data changed since."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_surat(request.user, lowongan_id, pada)
    form = TindakanForm(request.POST)
    try:
        jumlah = actions.siapkan_surat(lowongan=lowongan, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        tolak(form, ditolak)
        return _daftar(request, lowongan, pada, form)
    if jumlah:
        messages.success(request, f"{jumlah} surat disusun. Bacalah sebelum disetujui.")
    else:
        messages.info(request, "Semua surat sudah memuat data terakhir.")
    return redirect("peserta:surat_lowongan", lowongan.pk)


@require_POST
def tandai_surat_ms(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """Mark the letters to those who passed as read together."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_surat(request.user, lowongan_id, pada)
    form = TindakanForm(request.POST)
    try:
        jumlah = actions.tandai_surat_ms(lowongan=lowongan, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        tolak(form, ditolak)
        return _daftar(request, lowongan, pada, form)
    messages.success(request, f"{jumlah} surat bagi yang memenuhi syarat ditandai sudah dibaca.")
    return redirect("peserta:surat_lowongan", lowongan.pk)


@require_POST
def setujui_surat(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """The Ketua Pansel approves every letter that has been read."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_surat(request.user, lowongan_id, pada)
    form = SidikForm(request.POST)
    if form.is_valid():
        try:
            jumlah = actions.setujui_surat(
                lowongan=lowongan, oleh=request.user, pada=pada, **form.cleaned_data
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"{jumlah} surat disetujui; nomor dan cetakannya menyusul sendiri.")
            return redirect("peserta:surat_lowongan", lowongan.pk)
    return _daftar(request, lowongan, pada, form)


@GET_POST
def surat(request: Permintaan, surat_id: int) -> HttpResponse:
    """One letter as it will be printed, and the mark that it has been read."""
    pada = timezone.now()
    satu = queries.surat_untuk_diurus(request.user, surat_id, pada)
    form = SidikForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.tandai_surat(surat=satu, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            satu = queries.surat_untuk_diurus(request.user, surat_id, pada)
            tolak(form, ditolak)
        else:
            messages.success(request, f"Surat {satu.lamaran.nomor_pendaftaran} ditandai sudah dibaca.")
            return _sesudah(satu)
    return _halaman_surat(request, satu, form, KalimatForm(initial={"kalimat": satu.kalimat}), pada)


@require_POST
def kalimat_surat(request: Permintaan, surat_id: int) -> HttpResponse:
    """Put one free sentence into a letter."""
    pada = timezone.now()
    satu = queries.surat_untuk_diurus(request.user, surat_id, pada)
    form = KalimatForm(request.POST)
    if form.is_valid():
        try:
            actions.ubah_kalimat_surat(surat=satu, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            satu = queries.surat_untuk_diurus(request.user, surat_id, pada)
            tolak(form, ditolak)
        else:
            messages.success(request, f"Kalimat dalam surat {satu.lamaran.nomor_pendaftaran} disimpan.")
            return redirect("peserta:surat", satu.pk)
    return _halaman_surat(request, satu, form, form, pada)


def _sesudah(satu: SuratPelamar) -> HttpResponse:
    """The next unread letter that is read one by one; the list when there is none."""
    belum = queries.surat_lowongan(satu.lamaran.lowongan).filter(queries.SARINGAN_SURAT[queries.BELUM])
    lain = belum.exclude(jenis=SuratPelamar.Jenis.MS, kalimat="").exclude(pk=satu.pk)
    berikut = lain.filter(lamaran__urutan__gt=satu.lamaran.urutan).first() or lain.first()
    if berikut is None:
        return redirect("peserta:surat_lowongan", satu.lamaran.lowongan_id)
    return redirect("peserta:surat", berikut.pk)


def _halaman_surat(
    request: Permintaan,
    satu: SuratPelamar,
    form: SidikForm | KalimatForm,
    form_kalimat: KalimatForm,
    pada: datetime,
) -> HttpResponse:
    konteks: dict[str, Any] = {
        "form": form,
        "form_kalimat": form_kalimat,
        "surat": satu,
        "lowongan": satu.lamaran.lowongan,
        "penerima": satu.isi["penerima"],
        "keadaan": _keadaan(satu),
        "lencana": _lencana(satu),
        "izin": wewenang.boleh_baca_surat_dahulu(request.user, satu, pada),
        "dapat_diubah": bool(wewenang.boleh_urus_surat(request.user, satu, pada)),
    }
    return render(request, "peserta/surat.html", konteks, status=422 if form.errors else 200)


@require_safe
def lembar_surat(request: Permintaan, surat_id: int) -> HttpResponseBase:
    """The sheet itself: the printed paper once there is one, before that the same text on the screen."""
    pada = timezone.now()
    satu = queries.surat_untuk_diurus(request.user, surat_id, pada)
    if satu.naskah is not None and satu.naskah.berkas is not None:
        return sajikan_berkas(satu.naskah.berkas, nama=nama_naskah(satu.naskah))
    return pratinjau(
        templat=actions.TEMPLAT_SURAT[satu.jenis],
        judul=actions.JUDUL_SURAT[satu.jenis],
        isi={**satu.isi, "kalimat": satu.kalimat},
        kelas=Kelas.TERBATAS,
        pola_nomor=POLA_PANSEL,
        nama_penanda=satu.isi["penanda"]["nama"],
        jabatan_penanda=actions.JABATAN_PENANDA,
        pada=pada,
    )


# --- Pelamar ----------------------------------------------------------------------------------
@require_safe
def surat_saya(request: Permintaan, surat_id: int) -> HttpResponseBase:
    """The printed letter, for the one it is written to; ``?unduh`` saves it instead of showing it."""
    satu = queries.surat_milik(request.user, surat_id)
    if satu.naskah.berkas is None:
        messages.info(request, "Surat sedang dicetak. Coba lagi beberapa saat lagi.")
        return redirect("peserta:lamaran", satu.lamaran_id)
    naskah = actions.buka_surat(surat=satu, oleh=request.user, pada=timezone.now())
    return sajikan_berkas(naskah.berkas, nama=nama_naskah(naskah), sebaris="unduh" not in request.GET)

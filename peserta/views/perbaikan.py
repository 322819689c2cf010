"""Pages on an incomplete file (BTL): its owner mends it, those who check mark, ask and compare."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dokumen.simpan import BerkasDitolak
from peserta import actions, aturan, queries, wewenang
from peserta.forms import TandaiPerbaikanForm, TindakanForm, UnggahForm, tolak
from peserta.models import Lamaran, Perbaikan
from peserta.views import Permintaan
from peserta.views.jawaban import sebut_batas
from peserta.views.kiriman import lupakan_kiriman, potongan_pelamar
from seleksi.aturan import TahunBelumDitetapkan, tanggal_kata
from seleksi.izin import TindakanDitolak

PER_HALAMAN = 25
GET_POST = require_http_methods(["GET", "HEAD", "POST"])
RUPA_PERBAIKAN = {
    aturan.DISUSUN: ("kuning", "send"),
    aturan.DIMINTA: ("nila", "hourglass"),
    aturan.DIKIRIM: ("hijau", "check"),
    aturan.LEWAT: ("", "clock"),
}


def _lencana(perbaikan: Perbaikan, pada: datetime) -> dict[str, str]:
    keadaan = aturan.keadaan_perbaikan(perbaikan.batas, perbaikan.dikirim_pada, pada)
    rupa, nama = RUPA_PERBAIKAN[keadaan]
    return {"keadaan": keadaan, "kata": aturan.SEBUTAN_PERBAIKAN[keadaan], "rupa": rupa, "nama": nama}


def _sebut_batas(perbaikan: Perbaikan | None) -> str:
    return sebut_batas(perbaikan.batas) if perbaikan and perbaikan.batas else ""


# --- Pelamar ----------------------------------------------------------------------------------
def _perbaikan_milik(lamaran: Lamaran) -> Perbaikan:
    """What the applicant was asked; what is only being prepared is not there for him."""
    perbaikan = queries.perbaikan_lamaran(lamaran)
    if perbaikan is None or perbaikan.diminta_pada is None:
        raise Http404
    return perbaikan


@GET_POST
def perbaikan(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The documents that are open again, each with what it lacks, and the button that sends them."""
    lamaran = queries.lamaran_milik(request.user, lamaran_id)
    satu = _perbaikan_milik(lamaran)
    form = TindakanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.kirim_perbaikan(
                lamaran=lamaran, oleh=request.user, pada=timezone.now(), tiba_pada=request.tiba_pada
            )
        except TindakanDitolak as ditolak:
            satu = _perbaikan_milik(lamaran)
            tolak(form, ditolak)
        else:
            messages.success(request, f"Perbaikan berkas {lamaran.nomor_pendaftaran} terkirim.")
            return redirect("peserta:perbaikan", lamaran.pk)
    butir = queries.sanding(lamaran, satu, pemilik=True)
    konteks = {
        "form": form,
        "lamaran": lamaran,
        "perbaikan": satu,
        "butir": butir,
        "belum": [b.nama for b in butir if b.pengganti is None],
        "batas": satu.batas,
        "sebut_batas": _sebut_batas(satu),
        "dikirim": (
            aturan.sebut_waktu(timezone.localtime(satu.dikirim_pada).replace(microsecond=0))
            if satu.dikirim_pada
            else ""
        ),
        "kini": request.tiba_pada,
        "izin": wewenang.boleh_kirim_perbaikan(request.user, lamaran, request.tiba_pada),
        "terbuka": queries.masih_terbuka(lamaran, satu, request.tiba_pada),
    }
    return render(request, "peserta/perbaikan.html", konteks, status=422 if form.errors else 200)


@GET_POST
def unggah_perbaikan(request: Permintaan, lamaran_id: int, jenis: str) -> HttpResponse:
    """Upload a new file for one document that is open again."""
    lamaran = queries.lamaran_milik(request.user, lamaran_id)
    satu = _perbaikan_milik(lamaran)
    butir = next((b for b in queries.sanding(lamaran, satu, pemilik=True) if b.kode == jenis), None)
    if butir is None:
        raise Http404
    form = UnggahForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    # What came in pieces (views/kiriman.py) is named, not sent once more.
    kode = request.POST.getlist("kiriman")
    if request.method == "POST" and (form.tanpa_berkas() if kode else form).is_valid():
        try:
            _terima_pengganti(request, lamaran, jenis, form, kode)
        except BerkasDitolak as ditolak:
            form.add_error("berkas", ditolak.alasan)
            lupakan_kiriman(request, kode, ditolak)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Pengganti {butir.nama} terunggah. Perbaikan belum dikirim.")
            if butir.bermeterai:
                return redirect("peserta:meterai", lamaran.pk, jenis)
            return redirect("peserta:perbaikan", lamaran.pk)
    konteks = {
        "form": form,
        "lamaran": lamaran,
        "butir": butir,
        "sebut_batas": _sebut_batas(satu),
        "izin": wewenang.boleh_unggah_perbaikan(request.user, lamaran, jenis, request.tiba_pada),
        "kiriman": potongan_pelamar(
            request,
            queries.UntukPengganti(lamaran, jenis),
            reverse("peserta:mulai_kiriman_perbaikan", args=[lamaran.pk, jenis]),
        ),
    }
    return render(request, "peserta/unggah_perbaikan.html", konteks, status=422 if form.errors else 200)


def _terima_pengganti(
    request: Permintaan, lamaran: Lamaran, jenis: str, form: UnggahForm, kode: list[str]
) -> None:
    """One upload, sent whole or in pieces: the same door."""
    oleh, pada, tiba_pada = request.user, timezone.now(), request.tiba_pada
    if kode:
        actions.unggah_perbaikan_kiriman(
            lamaran=lamaran, jenis=jenis, kode=kode, oleh=oleh, pada=pada, tiba_pada=tiba_pada
        )
        return
    unggahan = form.cleaned_data["berkas"]
    actions.unggah_perbaikan(
        lamaran=lamaran, jenis=jenis, unggahan=unggahan, oleh=oleh, pada=pada, tiba_pada=tiba_pada
    )


# --- Sekretariat ------------------------------------------------------------------------------
@require_safe
def daftar_perbaikan(request: Permintaan) -> HttpResponse:
    """Every mending of the selections one checks, and whether all applicants were treated alike."""
    pada = timezone.now()
    halaman = Paginator(queries.daftar_perbaikan(request.user, pada), PER_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    semua = list(halaman)
    lowongan = {satu.lamaran.lowongan_id: satu.lamaran.lowongan for satu in semua}
    tertutup = queries.tertutup_di(request.user, lowongan.values(), pada)
    perlakuan = queries.temuan_perlakuan(list(lowongan.values()), tertutup)
    belum_terbuka = queries.perbaikan_tertutup(request.user, [satu.lamaran for satu in semua], pada)
    konteks = {
        "halaman": halaman,
        "baris": [
            {
                "perbaikan": satu,
                "lencana": _lencana(satu, pada),
                "jumlah": len(satu.butir.all()),
                "batas": _sebut_batas(satu),
                "tertutup": satu.lamaran_id in belum_terbuka,
            }
            for satu in semua
        ],
        "perlakuan": [temuan for satu in perlakuan.values() for temuan in satu],
    }
    return render(request, "peserta/daftar_perbaikan.html", konteks)


@GET_POST
def perbaikan_berkas(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """One application: mark what may be mended, later old and new beside each other."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_perbaikan(request.user, lamaran_id, pada)
    form = _form_tanda(lamaran, request)
    if request.method == "POST" and form.is_valid():
        try:
            actions.tandai_perbaikan(lamaran=lamaran, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(
                request, f"{_nama(lamaran, form.cleaned_data['jenis'])} ditandai dapat diperbaiki."
            )
            return redirect("peserta:perbaikan_berkas", lamaran.pk)
    return _halaman_petugas(request, lamaran, form, form, pada)


@require_POST
def hapus_tanda_perbaikan(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """Take one mark back."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_ditelaah(request.user, lamaran_id, pada)
    jenis = request.POST.get("jenis", "")
    try:
        actions.hapus_tanda_perbaikan(lamaran=lamaran, jenis=jenis, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        return _ditolak(request, lamaran, ditolak, pada)
    messages.success(request, f"Tanda pada {_nama(lamaran, jenis)} dihapus.")
    return redirect("peserta:perbaikan_berkas", lamaran.pk)


@require_POST
def minta_perbaikan(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The Ketua Sekretariat sends the request."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_perbaikan(request.user, lamaran_id, pada)
    try:
        satu = actions.minta_perbaikan(lamaran=lamaran, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        return _ditolak(request, lamaran, ditolak, pada)
    pesan = f"Perbaikan berkas {lamaran.nomor_pendaftaran} diminta, paling lambat {_sebut_batas(satu)}."
    messages.success(request, pesan)
    return redirect("peserta:perbaikan_berkas", lamaran.pk)


def _form_tanda(lamaran: Lamaran, request: Permintaan | None = None) -> TandaiPerbaikanForm:
    dokumen = list(queries.nama_dokumen(lamaran.lowongan).items())
    isian = request.POST if request is not None and request.method == "POST" else None
    return TandaiPerbaikanForm(isian, dokumen=dokumen)


def _ditolak(request: Permintaan, lamaran: Lamaran, ditolak: TindakanDitolak, pada: datetime) -> HttpResponse:
    form = TindakanForm(request.POST)
    tolak(form, ditolak)
    return _halaman_petugas(request, lamaran, form, _form_tanda(lamaran), pada)


def _halaman_petugas(
    request: Permintaan,
    lamaran: Lamaran,
    form: TindakanForm | TandaiPerbaikanForm,
    form_tanda: TandaiPerbaikanForm,
    pada: datetime,
) -> HttpResponse:
    satu = queries.perbaikan_lamaran(lamaran)
    tertutup = queries.tertutup_di(request.user, [lamaran.lowongan], pada)
    konteks = {
        # dasar.html shows the errors of `form` above the heading.
        "form": form,
        "form_tanda": form_tanda,
        "lamaran": lamaran,
        "profil": lamaran.profil,
        "perbaikan": satu,
        "lencana": _lencana(satu, pada) if satu else None,
        "butir": queries.sanding(lamaran, satu, pemilik=False) if satu else [],
        "hari": lamaran.lowongan.seleksi.aturan_main.kebijakan.perbaikan_berkas_hari,
        "usulan_batas": _usulan_batas(lamaran, pada),
        "sebut_batas": _sebut_batas(satu),
        "perlakuan": queries.temuan_perlakuan([lamaran.lowongan], tertutup)[lamaran.lowongan_id],
        "izin_atur": wewenang.boleh_atur_perbaikan(request.user, lamaran, pada),
        "izin_minta": wewenang.boleh_minta_perbaikan(request.user, lamaran, pada),
        "kembali": reverse("peserta:verifikasi", args=[lamaran.pk]),
    }
    return render(request, "peserta/perbaikan_berkas.html", konteks, status=422 if form.errors else 200)


def _usulan_batas(lamaran: Lamaran, pada: datetime) -> str:
    """The last day, were it asked now; empty while the calendar of that year is missing."""
    try:
        hari = wewenang.hari_terakhir_perbaikan(lamaran, pada)
    except TahunBelumDitetapkan:
        return ""
    return tanggal_kata(hari)


def _nama(lamaran: Lamaran, jenis: str) -> str:
    return queries.nama_dokumen(lamaran.lowongan).get(jenis, "dokumen")

"""Pages of tracing: the tracer's own, and those of the Pansel that sends and reads."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.masuk import PermintaanPengguna
from dokumen.rahasia import Cap, KeperluanForm, sajikan_bercap
from dokumen.sajikan import nama_naskah, sajikan_berkas, sajikan_tertahan
from dokumen.simpan import BerkasDitolak
from panitia.aturan import Hak
from panitia.queries import punya_hak
from penilaian import actions, aturan, queries, wewenang
from penilaian.actions import TelusurBasi
from penilaian.forms import (
    BuktiTelusurForm,
    HentikanTelusurForm,
    TelusurForm,
    TetapkanPenelusurForm,
)
from penilaian.models import TugasTelusur
from penilaian.views import kiriman
from seleksi.izin import TindakanDitolak
from seleksi.models import Lowongan

GET_POST = ["GET", "HEAD", "POST"]
SIMPAN_OTOMATIS = "X-Seleksi-Simpan"


# --- Penelusur --------------------------------------------------------------------------------
@never_cache
@require_safe
def beranda_penelusur(request: PermintaanPengguna) -> HttpResponse:
    """Whom he is sent after, until when, and what he handed over."""
    pada = timezone.now()
    tugas = list(queries.tugas_penelusur(request.user, pada))
    konteks = {
        "belum": [satu for satu in tugas if satu.diserahkan_pada is None],
        "serah": [satu for satu in tugas if satu.diserahkan_pada is not None],
        "pada": pada,
        "hari": timezone.localdate(pada),
    }
    return render(request, "penilaian/beranda_penelusur.html", konteks)


@never_cache
@require_http_methods(GET_POST)
def telusur(request: PermintaanPengguna, tugas_id: int) -> HttpResponse:
    """The tracer's notes on one participant. Also what the browser saves by itself."""
    pada = timezone.now()
    tugas = queries.tugas_untuk_penelusur(request.user, tugas_id, pada)
    if request.method != "POST":
        return _halaman(request, tugas)
    otomatis = SIMPAN_OTOMATIS in request.headers
    form = _form(request, tugas)
    if form.is_valid():
        try:
            baru = actions.simpan_telusur(
                tugas=tugas, isi=form.isi, versi=form.cleaned_data["versi"], oleh=request.user, pada=pada
            )
            if request.POST.get("aksi") == "serahkan" and not otomatis:
                actions.serahkan_telusur(tugas=baru, versi=baru.versi, oleh=request.user, pada=pada)
                messages.success(request, "Catatan diserahkan dan disegel.")
                return redirect("penilaian:beranda_penelusur")
        except TelusurBasi as basi:
            # What was typed stays in the form; the version of today lets it be saved deliberately.
            isi = request.POST.copy()
            isi["versi"] = str(basi.tugas.versi)
            form = TelusurForm(isi, tugas_id=tugas.pk, isi=queries.isi_telusur(tugas), versi=basi.tugas.versi)
            form.is_valid()
            form.add_error(None, str(basi))
            return HttpResponse(status=409) if otomatis else _halaman(request, basi.tugas, form, status=409)
        except TindakanDitolak as ditolak:
            # The notes are kept although they are not complete: saving is an act of its own.
            tugas = queries.tugas_untuk_penelusur(request.user, tugas_id, pada)
            isi = request.POST.copy()
            isi["versi"] = str(tugas.versi)
            form = TelusurForm(isi, tugas_id=tugas.pk, isi=queries.isi_telusur(tugas), versi=tugas.versi)
            form.is_valid()
            for satu in ditolak.temuan:
                form.add_error(None, satu.pesan)
        else:
            if otomatis:
                return HttpResponse(status=204, headers={"X-Seleksi-Versi": str(baru.versi)})
            messages.success(request, "Catatan tersimpan dan belum diserahkan.")
            return redirect(reverse("penilaian:telusur", args=[tugas.pk]) + "#sumber-baru")
    return HttpResponse(status=422) if otomatis else _halaman(request, tugas, form, status=422)


def _form(request: PermintaanPengguna, tugas: TugasTelusur) -> TelusurForm:
    return TelusurForm(kiriman(request), tugas_id=tugas.pk, isi=queries.isi_telusur(tugas), versi=tugas.versi)


def _halaman(
    request: PermintaanPengguna,
    tugas: TugasTelusur,
    form: TelusurForm | None = None,
    bukti: BuktiTelusurForm | None = None,
    status: int = 200,
) -> HttpResponse:
    pada = timezone.now()
    izin = wewenang.boleh_tulis_telusur(request.user, tugas, pada)
    konteks = {
        "tugas": tugas,
        "lamaran": tugas.lamaran,
        "lowongan": tugas.lamaran.lowongan,
        "profil": tugas.lamaran.profil,
        "rekam_jejak": queries.profil_rekam_jejak(tugas.lamaran),
        "form": bukti if bukti is not None and bukti.errors else form,
        "form_isi": form
        or TelusurForm(None, tugas_id=tugas.pk, isi=queries.isi_telusur(tugas), versi=tugas.versi),
        "form_bukti": bukti or BuktiTelusurForm(),
        "form_henti": HentikanTelusurForm(),
        "catatan": queries.catatan_telusur(tugas),
        "bukti": queries.bukti_telusur(tugas),
        "bukti_maks": aturan.BUKTI_TELUSUR_MAKS,
        "izin": izin,
        "basi": status == 409,
        "hari": timezone.localdate(pada),
        "pada": pada,
    }
    return render(request, "penilaian/telusur.html", konteks, status=status)


@never_cache
@require_POST
def tambah_bukti_telusur(request: PermintaanPengguna, tugas_id: int) -> HttpResponse:
    """Add a file of evidence; the notes stay as they were saved."""
    pada = timezone.now()
    tugas = queries.tugas_untuk_penelusur(request.user, tugas_id, pada)
    form = BuktiTelusurForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.tambah_bukti_telusur(
                tugas=tugas, unggahan=[form.cleaned_data["berkas"]], oleh=request.user, pada=pada
            )
        except BerkasDitolak as ditolak:
            form.add_error("berkas", ditolak.alasan)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, "Bukti terunggah.")
            return redirect(reverse("penilaian:telusur", args=[tugas.pk]) + "#bukti")
    return _halaman(request, tugas, bukti=form, status=422)


@never_cache
@require_POST
def hapus_bukti_telusur(request: PermintaanPengguna, bukti_id: int) -> HttpResponse:
    pada = timezone.now()
    bukti = queries.bukti_penelusur(request.user, bukti_id, pada)
    try:
        actions.hapus_bukti_telusur(bukti=bukti, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        messages.error(request, str(ditolak))
    else:
        messages.success(request, f"Bukti {bukti.berkas.nama_asli} dikeluarkan.")
    return redirect("penilaian:telusur", bukti.tugas_id)


@never_cache
@require_safe
def bukti_telusur(request: PermintaanPengguna, bukti_id: int) -> HttpResponseBase:
    """A file of one's own notes."""
    bukti = queries.bukti_penelusur(request.user, bukti_id, timezone.now())
    return sajikan_berkas(bukti.berkas, pembaca=request.user)


@never_cache
@require_POST
def salin_bukti_telusur(request: PermintaanPengguna, bukti_id: int) -> HttpResponseBase:
    """One numbered copy of a file of closed notes, with the mark of the reader, for the open reading."""
    pada = timezone.now()
    bukti = queries.bukti_telusur_dibaca(request.user, bukti_id, pada)
    bacaan = queries.pembacaan_telusur(request.user, bukti.tugas, pada)
    if bacaan is None:
        messages.info(request, "Buka catatan lebih dahulu.")
        return redirect("penilaian:baca_telusur", bukti.tugas_id)
    if (pengganti := sajikan_tertahan(bukti.berkas, request.user)) is not None:
        return pengganti
    jejak = actions.salin_bukti_telusur(
        bukti=bukti, keperluan=bacaan.rincian["keperluan"], oleh=request.user, pada=pada
    )
    cap = Cap.dari(jejak)
    nama = f"Bukti penelusuran salinan {cap.salinan}.pdf"
    return sajikan_bercap(bukti.berkas, cap, nama=nama, pembaca=request.user)


@never_cache
@require_safe
def surat_tugas(request: PermintaanPengguna, tugas_id: int) -> HttpResponseBase:
    """The order on paper: for the tracer it sends, and for the Ketua who signed it."""
    pada = timezone.now()
    tugas = queries.tugas_untuk_surat(request.user, tugas_id, pada)
    if tugas.surat_tugas.berkas is None:
        messages.info(request, "Surat tugas sedang dicetak. Coba lagi beberapa saat lagi.")
        if tugas.penelusur_id == request.user.pk:
            return redirect("penilaian:telusur", tugas.pk)
        return redirect("penilaian:telusur_lowongan", tugas.lamaran.lowongan_id)
    naskah = actions.buka_surat_tugas(tugas=tugas, oleh=request.user, pada=pada)
    return sajikan_berkas(tugas.surat_tugas.berkas, nama=nama_naskah(naskah))


@never_cache
@require_POST
def kembalikan_telusur(request: PermintaanPengguna, tugas_id: int) -> HttpResponse:
    """The tracer gives an order back, with a reason."""
    pada = timezone.now()
    tugas = queries.tugas_untuk_penelusur(request.user, tugas_id, pada)
    form = HentikanTelusurForm(request.POST)
    alasan = form.cleaned_data["alasan"] if form.is_valid() else ""
    try:
        actions.hentikan_telusur(tugas=tugas, alasan=alasan, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        messages.error(request, str(ditolak))
        return redirect("penilaian:telusur", tugas.pk)
    messages.success(request, "Tugas dikembalikan kepada Ketua Pansel.")
    return redirect("penilaian:beranda_penelusur")


# --- Panitia Seleksi --------------------------------------------------------------------------
@never_cache
@require_http_methods(GET_POST)
def telusur_lowongan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Who traces whom, as far as this member may know; the Ketua sends tracers from here."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_pansel(request.user, lowongan_id, pada)
    if request.method == "POST":
        lowongan = queries.lowongan_untuk_dipimpin(request.user, lowongan_id, pada)
    form = _form_tetapkan(request, lowongan)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        penelusur = next(
            satu.pengguna
            for satu in queries.penelusur_seleksi(lowongan, pada)
            if satu.pengguna_id == isi.pop("penelusur")
        )
        try:
            tugas = actions.tetapkan_penelusur(
                lowongan=lowongan, penelusur=penelusur, **isi, oleh=request.user, pada=pada
            )
        except TindakanDitolak as ditolak:
            for satu in ditolak.temuan:
                form.add_error(None, satu.pesan)
        else:
            messages.success(request, f"{penelusur} ditugasi menelusuri {len(tugas)} peserta.")
            return redirect("penilaian:telusur_lowongan", lowongan.pk)
    return _daftar(request, lowongan, form)


def _form_tetapkan(request: PermintaanPengguna, lowongan: Lowongan) -> TetapkanPenelusurForm:
    pada = timezone.now()
    return TetapkanPenelusurForm(
        kiriman(request),
        penelusur=queries.penelusur_seleksi(lowongan, pada),
        peserta=list(queries.boleh_diketahui(request.user, lowongan)),
        initial={"mulai": timezone.localdate(pada)},
    )


def _daftar(request: PermintaanPengguna, lowongan: Lowongan, form: TetapkanPenelusurForm) -> HttpResponse:
    pada = timezone.now()
    ketua = punya_hak(request.user, lowongan.seleksi_id, Hak.PIMPIN, pada)
    konteks = {
        "lowongan": lowongan,
        "baris": queries.peserta_telusur(request.user, lowongan),
        "tersembunyi": queries.jumlah_tersembunyi(request.user, lowongan),
        "ketua": ketua,
        "dihentikan": queries.telusur_dihentikan(request.user, lowongan) if ketua else [],
        "izin": wewenang.boleh_buka_penelusuran(request.user, lowongan, pada) if ketua else None,
        "penelusur": queries.penelusur_seleksi(lowongan, pada),
        "form": form,
        "hari": timezone.localdate(pada),
        "pada": pada,
    }
    return render(request, "penilaian/telusur_lowongan.html", konteks, status=422 if form.errors else 200)


@never_cache
@require_http_methods(GET_POST)
def hentikan_telusur(request: PermintaanPengguna, tugas_id: int) -> HttpResponse:
    """The Ketua calls a tracer back."""
    pada = timezone.now()
    tugas = queries.tugas_untuk_ketua(request.user, tugas_id, pada)
    form = HentikanTelusurForm(kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.hentikan_telusur(tugas=tugas, **form.cleaned_data, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, "Tugas penelusuran dihentikan; penelusurnya diberi tahu.")
            return redirect("penilaian:telusur_lowongan", tugas.lamaran.lowongan_id)
    konteks = {
        "tugas": tugas,
        "lowongan": tugas.lamaran.lowongan,
        "lamaran": tugas.lamaran,
        "form": form,
        "kembali": reverse("penilaian:telusur_lowongan", args=[tugas.lamaran.lowongan_id]),
    }
    return render(request, "penilaian/hentikan_telusur.html", konteks, status=422 if form.errors else 200)


@never_cache
@require_http_methods(GET_POST)
def baca_telusur(request: PermintaanPengguna, tugas_id: int) -> HttpResponse:
    """Closed notes: asked for with a purpose, shown for a quarter of an hour with the mark of the reader."""
    pada = timezone.now()
    tugas = queries.tugas_untuk_pansel(request.user, tugas_id, pada)
    form = KeperluanForm(kiriman(request), label="Keperluan membuka catatan")
    if request.method == "POST" and form.is_valid():
        try:
            actions.baca_telusur(tugas=tugas, **form.cleaned_data, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            return redirect("penilaian:baca_telusur", tugas.pk)
    bacaan = queries.pembacaan_telusur(request.user, tugas, pada)
    konteks = {
        "tugas": tugas,
        "lamaran": tugas.lamaran,
        "lowongan": tugas.lamaran.lowongan,
        "form": form,
        "cap": Cap.dari(bacaan) if bacaan else None,
        "kembali": reverse("penilaian:telusur_lowongan", args=[tugas.lamaran.lowongan_id]),
        **(_catatan(tugas) if bacaan else {}),
    }
    return render(request, "penilaian/baca_telusur.html", konteks, status=422 if form.errors else 200)


def _catatan(tugas: TugasTelusur) -> dict[str, object]:
    """The secret part. The names of sources are not in it."""
    bukti = queries.bukti_telusur(tugas)
    return {
        "kesimpulan": tugas.kesimpulan,
        "alasan_sumber": tugas.alasan_sumber,
        "catatan": [
            {"sumber": satu.get_sumber_display(), "tanggal": satu.tanggal, "isi": satu.isi}
            for satu in queries.catatan_telusur(tugas)
        ],
        "bukti": bukti,
        "utuh": queries.sidik_telusur(tugas, bukti) == tugas.sidik,
    }

"""The last page of a draft, the press of *Kirim*, and the receipt."""

from __future__ import annotations

from django.contrib import messages
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from akun.ramai import ramai
from akun.sahkan import PAKAI_KUNCI, PERBUATAN, halaman_sahkan, sahkan
from peserta import actions, aturan, queries, wewenang
from peserta.alur import Keadaan
from peserta.forms import AjukanForm, tolak
from peserta.models import Lamaran
from peserta.views import Permintaan
from peserta.views.jawaban import Jawaban, jawaban_lamaran, sebut_batas
from peserta.views.pelamar import GET_POST, bercatatan, tampilkan_syarat
from seleksi.izin import TindakanDitolak

KIRIM = PERBUATAN["peserta:tinjau"]
# Times ten seconds of waiting for a lock (config/settings.py); the proxy gives up after 65.
PERCOBAAN = 3


@GET_POST
def tinjau(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The whole application once more, the pakta integritas, and the button that sends it."""
    satu = queries.lamaran_milik(request.user, lamaran_id)
    tiba_pada = request.tiba_pada
    form = AjukanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and satu.keadaan == Keadaan.DRAF:
        # In the same request as the act: whoever proves himself has pressed already, and arrived.
        galat = sahkan(request, KIRIM)
        if galat and PAKAI_KUNCI in request.POST:
            return halaman_sahkan(request, KIRIM, galat)
        if galat:
            form.add_error(None, galat)
    if form.is_valid():
        try:
            _ajukan(request, satu)
        except TindakanDitolak as ditolak:
            satu = queries.lamaran_milik(request.user, lamaran_id)
            tolak(form, ditolak)
        else:
            messages.success(request, f"Lamaran {satu.lowongan.nama_jabatan} terkirim.")
            return redirect("peserta:tanda_terima", satu.pk)
    if satu.keadaan != Keadaan.DRAF:
        # The other tab, or the first of two clicks, has sent it.
        messages.info(request, f"Lamaran ini sudah terkirim dengan nomor {satu.nomor_pendaftaran}.")
        return redirect("peserta:tanda_terima", satu.pk)
    izin = wewenang.boleh_ajukan(request.user, satu, tiba_pada)
    fakta = queries.fakta_pelamar(satu.pelamar)
    batas = satu.lowongan.batas_lamaran
    konteks = {
        "form": form,
        "lamaran": satu,
        "profil": queries.salinan_profil(satu.pelamar),
        "dokumen": bercatatan(
            queries.daftar_dokumen(satu), queries.temuan_harta(fakta, satu.lowongan, tiba_pada)
        ),
        "pakta": _alinea_pakta(satu),
        "izin": izin,
        # What is computed stands in its own panel, each rule with its verdict.
        "temuan": [t for t in izin.temuan if t in izin.menahan or not t.kode.startswith("E-")],
        "syarat": tampilkan_syarat(queries.temuan_syarat(fakta, satu.lowongan, tiba_pada)),
        "tautan": _tautan_temuan(satu),
        "batas": batas,
        "sebut_batas": sebut_batas(batas) if batas else "",
        "kini": tiba_pada,
    }
    return render(request, "peserta/tinjau.html", konteks, status=422 if form.errors else 200)


def _ajukan(request: Permintaan, lamaran: Lamaran) -> None:
    """Waits its turn longer than any other act: the press has arrived, and a later one may be too late."""
    for percobaan in range(1, PERCOBAAN + 1):
        try:
            actions.ajukan(
                lamaran=lamaran,
                setuju=True,
                oleh=request.user,
                pada=timezone.now(),
                tiba_pada=request.tiba_pada,
            )
        except OperationalError as galat:
            if percobaan == PERCOBAAN or not ramai(galat):
                raise
        else:
            return


def _alinea_pakta(lamaran: Lamaran) -> list[str]:
    """First the opening sentence, then the numbered statements without their numbers."""
    teks = aturan.teks_pakta(lamaran.lowongan.nama_jabatan, str(lamaran.lowongan.seleksi))
    awal, *butir = teks.splitlines()
    return [awal, *(satu.partition(". ")[2] for satu in butir)]


def _tautan_temuan(lamaran: Lamaran) -> dict[str, dict[str, str]]:
    """Where each finding is mended; keys are Temuan.tindakan."""
    profil = {"label": "Perbaiki profil", "alamat": reverse("peserta:profil")}
    dokumen = queries.dokumen_lamaran(lamaran.lowongan)
    meterai = {
        f"peserta.meterai.{satu.kode}": {
            "label": "Sebutkan meterai",
            "alamat": reverse("peserta:meterai", args=[lamaran.pk, satu.kode]),
        }
        for satu in dokumen
    }
    unggahan = {
        f"peserta.unggah.{satu.kode}": {
            "label": "Unggah",
            "alamat": reverse("peserta:unggah", args=[lamaran.pk, satu.kode]),
        }
        for satu in dokumen
    }
    surat = {"label": "Isi data surat", "alamat": reverse("peserta:rekomendasi", args=[lamaran.pk])}
    return {"peserta.profil": profil, "peserta.rekomendasi": surat, **unggahan, **meterai}


@require_safe
def tanda_terima(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The receipt on screen; the paper beside it."""
    satu = queries.lamaran_milik(request.user, lamaran_id)
    if satu.tanda_terima is None:
        raise Http404
    jadwal = queries.jadwal_lowongan(satu.lowongan)
    jawaban: Jawaban = jawaban_lamaran(satu, Keadaan.DIAJUKAN, 0, jadwal, timezone.now())
    konteks = {
        "lamaran": satu,
        "profil": satu.profil,
        "diterima": aturan.sebut_waktu(timezone.localtime(satu.diajukan_pada).replace(microsecond=0)),
        "dokumen": [d for d in queries.daftar_dokumen(satu) if d.berkas],
        "naskah": satu.tanda_terima,
        "jawaban": jawaban,
    }
    return render(request, "peserta/tanda_terima.html", konteks)

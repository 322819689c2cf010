"""Results of an assessment centre: a table to fill in, a look at every row, then two people and a receipt.

Nothing is kept between the look and the confirmation: the rows travel with the page, sealed for one person.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.masuk import PermintaanPengguna
from dokumen.laju import terlalu_sering
from dokumen.simpan import BerkasDitolak, Unggahan
from dokumen.tabel import buku_isian, unduhan
from dokumen.tabel_masuk import baca_tabel
from penilaian import actions, aturan, queries, wewenang
from penilaian.actions import HasilBerbeda
from penilaian.alur import KeadaanHasil
from penilaian.forms import HasilTerbaca, SkalaForm, UnggahHasilForm, baca_hasil, isi_templat
from penilaian.forms.hasil_asesmen import judul_kolom
from penilaian.models import HasilAsesmen, Komponen
from penilaian.queries import IsiHasil
from penilaian.views import kiriman
from seleksi.izin import TindakanDitolak

KH = KeadaanHasil
# Tables read for one person within an hour: each costs seconds of a process.
BATAS_UNGGAH = 30
UNGGAH, COCOKKAN = "unggah", "cocokkan"


# --- Asesor ---------------------------------------------------------------------------------------
@never_cache
@require_safe
def templat_asesmen(request: PermintaanPengguna, komponen_id: int) -> HttpResponse:
    """The workbook of this vacancy, without those the asesor may not score."""
    komponen = queries.komponen_untuk_asesor(request.user, komponen_id, timezone.now())
    berbenturan = set(queries.benturan_ada(request.user).values_list("lamaran_id", flat=True))
    peserta = [satu for satu in queries.peserta_hasil(komponen) if satu.pk not in berbenturan]
    lembar = isi_templat(
        peserta,
        queries.indikator_komponen(komponen),
        queries.skala_komponen(komponen),
        str(komponen.lowongan),
        secrets.token_hex(16),
    )
    return unduhan(f"hasil-asesmen-{komponen.lowongan_id}.xlsx", buku_isian(*lembar))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hasil_asesmen(request: PermintaanPengguna, komponen_id: int) -> HttpResponse:
    """Bring the results, or compare those a colleague brought; every row is shown before anything happens."""
    pada = timezone.now()
    komponen = queries.komponen_untuk_asesor(request.user, komponen_id, pada)
    if request.method == "POST" and "baris" in request.POST:
        return _simpan(request, komponen, pada)
    form = UnggahHasilForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method != "POST" or not form.is_valid():
        return _halaman(request, komponen, form, pada)
    if terlalu_sering(f"hasil_asesmen:{request.user.pk}", BATAS_UNGGAH):
        pesan = f"Sudah {BATAS_UNGGAH} lembar sebar dibaca dalam satu jam. Coba lagi satu jam lagi."
        form.add_error("berkas", pesan)
        return _halaman(request, komponen, form, pada)
    try:
        terbaca = _baca(komponen, form.cleaned_data["berkas"])
    except BerkasDitolak as ditolak:
        form.add_error("berkas", ditolak.alasan)
        return _halaman(request, komponen, form, pada)
    return _pratinjau(request, komponen, terbaca, _sidik(form.cleaned_data["berkas"]), pada)


def _baca(komponen: Komponen, berkas: Unggahan) -> HasilTerbaca:
    return baca_hasil(
        baca_tabel(berkas),
        list(queries.peserta_hasil(komponen)),
        queries.indikator_komponen(komponen),
        queries.skala_komponen(komponen),
        queries.nomor_terdaftar(komponen),
    )


def _sidik(berkas: Unggahan) -> str:
    sidik = hashlib.sha256()
    for potongan in berkas.chunks():
        sidik.update(potongan)
    return sidik.hexdigest()


def _cara(request: PermintaanPengguna, hasil: HasilAsesmen | None) -> str:
    """Somebody else's results wait: this person compares; else he brings."""
    menunggu = hasil is not None and hasil.keadaan == KH.DIUNGGAH
    return COCOKKAN if menunggu and hasil and hasil.diunggah_oleh_id != request.user.pk else UNGGAH


def _pratinjau(
    request: PermintaanPengguna, komponen: Komponen, terbaca: HasilTerbaca, sidik: str, pada: datetime
) -> HttpResponse:
    hasil = queries.hasil_berlaku(komponen)
    cara = _cara(request, hasil)
    beda: list[str] = []
    bersih = not terbaca.banyak_salah and bool(terbaca.isi)
    if bersih and cara == COCOKKAN and hasil is not None:
        beda = _tempat(komponen, terbaca, queries.beda_hasil(hasil, terbaca.isi))
    muatan = {
        "berkas": sidik,
        "isi": [
            [pk, {str(kolom): str(nilai) for kolom, nilai in satu.nilai.items()}, satu.kategori]
            for pk, satu in terbaca.isi.items()
        ],
    }
    siap = bersih and not beda
    pratinjau = {
        "terbaca": terbaca,
        "kepala": _kepala_isi(komponen, terbaca),
        "beda": beda,
        "sidik": sidik,
        "sama": hasil is not None and hasil.sidik_berkas == sidik,
        "jumlah": len(terbaca.isi),
        "tersegel": signing.dumps(muatan, salt=_garam(request, komponen, cara), compress=True)
        if siap
        else "",
    }
    return _halaman(request, komponen, UnggahHasilForm(), pada, {"pratinjau": pratinjau})


def _kepala_isi(komponen: Komponen, terbaca: HasilTerbaca) -> list[str]:
    """Headings of what was read, in the order of the workbook."""
    judul = _judul(komponen)
    return [judul[kode] for kode in terbaca.letak if kode not in ("nomor", "nip", "nama")]


def _judul(komponen: Komponen) -> dict[str, str]:
    return judul_kolom(queries.indikator_komponen(komponen), queries.skala_komponen(komponen))


def _tempat(komponen: Komponen, terbaca: HasilTerbaca, beda: Sequence[queries.Beda]) -> list[str]:
    judul = _judul(komponen)
    return [terbaca.tempat(satu, judul) for satu in beda]


def _garam(request: PermintaanPengguna, komponen: Komponen, cara: str) -> str:
    """Nobody else's page, of no other component, and no upload passed off as a comparison."""
    return f"penilaian.hasil_asesmen:{request.user.pk}:{komponen.pk}:{cara}"


def _simpan(request: PermintaanPengguna, komponen: Komponen, pada: datetime) -> HttpResponse:
    form = UnggahHasilForm()
    cara = COCOKKAN if request.POST.get("cara") == COCOKKAN else UNGGAH
    try:
        muatan = signing.loads(request.POST["baris"], salt=_garam(request, komponen, cara), max_age=3600)
    except signing.BadSignature:
        pesan = "Pratinjau ini sudah tidak berlaku. Unggah lembar sebarnya sekali lagi."
        return _halaman(request, komponen, form, pada, {"galat": pesan}, 422)
    isi = {
        pk: IsiHasil({int(kolom): Decimal(satu) for kolom, satu in nilai.items()}, kategori)
        for pk, nilai, kategori in muatan["isi"]
    }
    tindakan = actions.cocokkan_hasil if cara == COCOKKAN else actions.unggah_hasil
    try:
        hasil = tindakan(
            komponen=komponen, sidik_berkas=muatan["berkas"], isi=isi, oleh=request.user, pada=pada
        )
    except TindakanDitolak as ditolak:
        status = 409 if isinstance(ditolak, HasilBerbeda) else 422
        return _halaman(request, komponen, form, pada, {"galat": str(ditolak)}, status)
    if cara == COCOKKAN:
        messages.success(request, f"{hasil.jumlah} lembar asesmen cocok dan terkunci.")
    else:
        messages.success(request, f"Hasil asesmen {hasil.jumlah} peserta menunggu dicocokkan asesor lain.")
    return redirect("penilaian:hasil_asesmen", komponen.pk)


def _halaman(
    request: PermintaanPengguna,
    komponen: Komponen,
    form: UnggahHasilForm,
    pada: datetime,
    tambahan: dict[str, Any] | None = None,
    status: int = 0,
) -> HttpResponse:
    hasil = queries.hasil_berlaku(komponen)
    cara = _cara(request, hasil)
    if cara == COCOKKAN:
        izin = wewenang.boleh_cocokkan_hasil(request.user, komponen, hasil, pada)
    else:
        izin = wewenang.boleh_unggah_hasil(request.user, komponen, pada)
    skala = queries.skala_komponen(komponen)
    konteks = {
        "komponen": komponen,
        "lowongan": komponen.lowongan,
        "hasil": hasil,
        "milik": hasil is not None and hasil.diunggah_oleh_id == request.user.pk,
        "cara": cara,
        "izin": izin,
        "form": form,
        "galat": "",
        "pratinjau": None,
        "kolom": _judul(komponen).values(),
        "skala": dict(aturan.JENIS_SKALA)[skala.jenis],
        "konversi": aturan.kata_skala(skala),
        "nomor_konversi": skala.nomor_konversi,
        "akibat": _akibat(hasil, cara),
        "beranda": f"{reverse('penilaian:beranda_asesor')}?lowongan={komponen.lowongan_id}",
        **(tambahan or {}),
    }
    kode = status or (422 if form.errors else 200)
    return render(request, "penilaian/hasil_asesmen.html", konteks, status=kode)


def _akibat(hasil: HasilAsesmen | None, cara: str) -> list[tuple[str, str]]:
    if cara == COCOKKAN and hasil is not None:
        return [
            ("Yang terjadi", f"Lembar setiap peserta dibuat atas nama {hasil.diunggah_oleh} dan terkunci."),
            ("Sesudah itu", "Perbaikan hanya lewat Ketua Pansel dengan alasan; nilai lama tetap tersimpan."),
            ("Yang melihat nilai", "Anda berdua, sampai Ketua Pansel mengunci komponen ini."),
        ]
    return [
        ("Yang terjadi", "Sidik berkas dicatat; belum ada nilai yang tersimpan."),
        ("Sesudah itu", "Asesor lain mengunggah berkas yang ia terima sendiri. Bila sama, lembar terkunci."),
        ("Yang melihat nilai", "Hanya Anda, sampai Ketua Pansel mengunci komponen ini."),
    ]


@never_cache
@require_POST
def tarik_hasil(request: PermintaanPengguna, komponen_id: int) -> HttpResponse:
    pada = timezone.now()
    komponen = queries.komponen_untuk_menarik(request.user, komponen_id, pada)
    try:
        actions.tarik_hasil(komponen=komponen, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        messages.error(request, str(ditolak))
    else:
        messages.success(request, f"Hasil asesmen {komponen.lowongan} ditarik.")
    asesor = not queries.memimpin(request.user, komponen, pada)
    return redirect("penilaian:hasil_asesmen" if asesor else "penilaian:komponen", komponen.pk)


# --- Ketua ----------------------------------------------------------------------------------------
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def skala_asesmen(request: PermintaanPengguna, komponen_id: int) -> HttpResponse:
    """On what scale the institution reports, and by which minutes it becomes 0 until 100."""
    pada = timezone.now()
    komponen = queries.komponen_asesmen_dipimpin(request.user, komponen_id, pada)
    semula = queries.skala_komponen(komponen)
    form = SkalaForm(kiriman(request), initial=_awal(semula))
    if request.method == "POST" and form.is_valid():
        try:
            actions.tetapkan_skala(komponen=komponen, skala=form.skala, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Skala laporan asesmen {komponen.lowongan} ditetapkan.")
            return redirect("penilaian:komponen", komponen.pk)
    konteks = {
        "komponen": komponen,
        "lowongan": komponen.lowongan,
        "form": form,
        "berlaku": dict(aturan.JENIS_SKALA)[semula.jenis],
        "konversi": aturan.kata_skala(semula),
        "kembali": reverse("penilaian:komponen", args=[komponen.pk]),
    }
    return render(request, "penilaian/skala_asesmen.html", konteks, status=422 if form.errors else 200)


def _awal(skala: aturan.Skala) -> dict[str, Any]:
    kategori = skala.kategori or {}
    return {
        "jenis": skala.jenis,
        "terendah": skala.terendah,
        "tertinggi": skala.tertinggi,
        "nilai_ms": kategori.get("MS"),
        "nilai_mms": kategori.get("MMS"),
        "nilai_kms": kategori.get("KMS"),
        "nomor_konversi": skala.nomor_konversi,
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def terima_hasil(request: PermintaanPengguna, komponen_id: int) -> HttpResponse:
    """What receiving does, then the record of the handover."""
    pada = timezone.now()
    komponen = queries.komponen_asesmen_dipimpin(request.user, komponen_id, pada)
    kembali = reverse("penilaian:komponen", args=[komponen.pk])
    hasil = queries.hasil_berlaku(komponen)
    status = 200
    if request.method == "POST":
        try:
            actions.terima_hasil(komponen=komponen, oleh=request.user, pada=pada)
        except TindakanDitolak:
            status = 422
        else:
            messages.success(request, f"Hasil asesmen {komponen.lowongan} diterima; berita acara terbit.")
            return redirect(kembali)
    konteks = {
        "komponen": komponen,
        "lowongan": komponen.lowongan,
        "izin": wewenang.boleh_terima_hasil(request.user, komponen, hasil, pada),
        "judul_halaman": "Terima hasil asesmen?",
        "isi": f"{komponen.lowongan}, {hasil.jumlah} lembar terkunci." if hasil else "",
        "akibat": _akibat_terima(hasil) if hasil else [],
        "boleh": False,
        "form": None,
        "tombol": "Ya, terima hasil asesmen",
        "ikon_tombol": "file-check",
        "kembali": kembali,
    }
    return render(request, "penilaian/konfirmasi.html", konteks, status=status)


def _akibat_terima(hasil: HasilAsesmen) -> list[tuple[str, str]]:
    return [
        ("Yang diserahkan", f"{hasil.jumlah} lembar dari {hasil.diunggah_oleh}, dicocokkan asesor kedua."),
        ("Sidik berkas (SHA-256)", hasil.sidik_berkas),
        ("Yang terjadi", "Berita acara serah terima bernomor terbit atas tanda tangan Anda, tanpa nilai."),
        ("Yang melihat nilai", "Belum siapa pun dari Panitia Seleksi, sampai komponen ini dikunci."),
    ]

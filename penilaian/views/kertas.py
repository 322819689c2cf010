"""Paper sheets: print them, type what stands on one, lock by it. A typist sees that sheet, no more."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from dokumen.cetak import cetak
from dokumen.models import Berkas
from dokumen.rupa import angka
from dokumen.sajikan import sajikan_berkas
from dokumen.simpan import BerkasDitolak
from panitia.aturan import Hak
from panitia.queries import punya_hak
from penilaian import actions, aturan, queries, wewenang
from penilaian.actions import KertasBasi
from penilaian.alur import KeadaanKertas
from penilaian.forms import KetikanForm, KodeKertasForm, TolakKertasForm
from penilaian.models import Komponen, LembarKertas
from penilaian.naskah import LEMBAR_KOSONG, lembar_kosong
from penilaian.views import kiriman
from seleksi.izin import TindakanDitolak
from seleksi.models import Instansi

KT = KeadaanKertas
GET_POST = ["GET", "HEAD", "POST"]
# Sheets in one PDF; printing takes a fifth of a second each.
SEKALI_CETAK = 40
GARAM_TITIPAN = "penilaian.kertas"
UMUR_TITIPAN = timedelta(days=1)


# --- Mencetak -------------------------------------------------------------------------------------
@never_cache
@require_http_methods(GET_POST)
def cetak_kertas(request: PermintaanPengguna, komponen_id: int) -> HttpResponse:
    """Blank sheets: the Ketua for each rater, a rater for himself. The post answers with the PDF."""
    pada = timezone.now()
    komponen = queries.komponen_untuk_dicetak(request.user, komponen_id, pada)
    ketua = punya_hak(request.user, komponen.id_seleksi, Hak.PIMPIN, pada)
    penilai = {
        satu.pengguna_id: satu.pengguna
        for satu in queries.penilai_komponen(komponen, pada)
        if ketua or satu.pengguna_id == request.user.pk
    }
    temuan: tuple[Any, ...] = ()
    if request.method == "POST":
        orang = penilai.get(_bulat(request.POST.get("penilai", "")))
        if orang is None:
            raise Http404
        try:
            kertas = actions.cetak_kertas(komponen=komponen, penilai=orang, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            bagian = max(1, _bulat(request.POST.get("bagian", "1"))) - 1
            return _pdf(komponen, str(orang), kertas[bagian * SEKALI_CETAK :][:SEKALI_CETAK], pada)
    banyak = len(queries.peserta(komponen.lowongan_id))
    konteks = {
        "komponen": komponen,
        "lowongan": komponen.lowongan,
        "penilai": [
            {"orang": satu, "izin": wewenang.boleh_cetak_kertas(request.user, komponen, satu, pada)}
            for satu in penilai.values()
        ],
        "bagian": range(1, max(1, -(-banyak // SEKALI_CETAK)) + 1),
        "menunggu": queries.kertas_menunggu_dikunci(request.user, komponen),
        "temuan": temuan,
        "ketua": ketua,
    }
    return render(request, "penilaian/kertas_cetak.html", konteks, status=422 if temuan else 200)


def _bulat(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 10 else 0


def _pdf(komponen: Komponen, penilai: str, kertas: list[LembarKertas], pada: datetime) -> HttpResponse:
    if not kertas:
        raise Http404
    alamat = [
        f"{settings.ALAMAT_SITUS}{reverse('penilaian:ketik_kertas', args=[satu.kode])}" for satu in kertas
    ]
    isi = lembar_kosong(
        komponen,
        penilai,
        kertas,
        queries.indikator_komponen(komponen),
        Instansi.objects.get(),
        alamat,
        pada,
    )
    jawaban = HttpResponse(cetak(LEMBAR_KOSONG, isi), content_type="application/pdf")
    nama = f"Lembar kosong {komponen.get_metode_display().lower()}.pdf"
    jawaban["Content-Disposition"] = content_disposition_header(True, nama) or "attachment"
    return jawaban


# --- Mengetik -------------------------------------------------------------------------------------
@never_cache
@require_http_methods(GET_POST)
def kertas(request: PermintaanPengguna) -> HttpResponse:
    """The door of the typists: a code leads to its sheet; below it own sheets whose readings differ."""
    pada = timezone.now()
    if not queries.dapat_mengetik(request.user, pada):
        raise Http404
    form = KodeKertasForm(kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            satu = queries.kertas_untuk_diketik(request.user, form.cleaned_data["kode"], pada)
        except Http404:
            form.add_error("kode", "Tidak ada lembar dengan kode itu. Cocokkan huruf demi huruf.")
        else:
            return redirect("penilaian:ketik_kertas", satu.kode)
    konteks = {"form": form, "berselisih": queries.kertas_berselisih(request.user, pada)}
    return render(request, "penilaian/kertas.html", konteks, status=422 if form.errors else 200)


@never_cache
@require_http_methods(GET_POST)
def ketik_kertas(request: PermintaanPengguna, kode: str) -> HttpResponse:
    """One sheet: type what stands on it. Once typed the page shows no mark any more."""
    pada = timezone.now()
    satu = queries.kertas_untuk_diketik(request.user, kode, pada)
    milik = queries.ketikan_milik(request.user, satu)
    data, berkas, galat = _titipan(request, satu, pada)
    form = KetikanForm(
        data,
        indikator=queries.indikator_komponen(satu.komponen),
        milik=milik,
        pindaian=satu.pindaian_id is not None,
        tersimpan=berkas,
        galat_berkas=galat,
        initial={"versi": satu.versi},
    )
    temuan: tuple[Any, ...] = ()
    basi = False
    if data is not None and form.is_valid():
        try:
            satu = actions.ketik_kertas(
                kertas=satu,
                nilai=form.nilai,
                catatan=form.cleaned_data["catatan"],
                versi=form.cleaned_data["versi"],
                pindaian=berkas,
                oleh=request.user,
                pada=pada,
            )
        except KertasBasi as ditolak:
            form.add_error(None, str(ditolak))
            basi = True
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            return _sesudah_ketik(request, satu)
    status = 409 if basi else 422 if form.errors or temuan else 200
    return _halaman_ketik(request, satu, form, temuan, pada, status)


def _halaman_ketik(
    request: PermintaanPengguna,
    satu: LembarKertas,
    form: KetikanForm,
    temuan: tuple[Any, ...],
    pada: datetime,
    status: int,
) -> HttpResponse:
    pengetik = [orang.pk for orang in queries.pengetik_kertas(satu)]
    izin = wewenang.boleh_ketik_kertas(
        request.user, satu, pengetik, satu.komponen.indikator.count(), True, pada
    )
    konteks = {
        "kertas": satu,
        "komponen": satu.komponen,
        "lamaran": satu.lamaran,
        "form": form,
        "izin": izin,
        "temuan": temuan,
        "isian": [form[nama] for nama in form.fields if nama.startswith("nilai_")],
        "ke": 2 if satu.keadaan != KT.DICETAK else 1,
        "selisih": [
            (x.indikator.nama if x.indikator else "Catatan", _kata(x.sendiri), _kata(x.lain))
            for x in queries.selisih_ketikan(request.user, satu)
        ],
        "menunggu_saya": satu.keadaan == KT.COCOK and satu.penilai_id == request.user.pk,
    }
    return render(request, "penilaian/kertas_ketik.html", konteks, status=status)


def _kata(nilai: Any) -> str:
    if isinstance(nilai, str):
        return nilai or "kosong"
    return angka(nilai) or "tidak diketik"


def _sesudah_ketik(request: PermintaanPengguna, satu: LembarKertas) -> HttpResponse:
    if satu.keadaan == KT.SELISIH:
        messages.warning(
            request,
            f"Ketikan lembar {satu.kode_tampil} berbeda dari ketikan lain; cocokkan dengan kertasnya.",
        )
        return redirect("penilaian:ketik_kertas", satu.kode)
    kata = "menunggu ketikan kedua oleh orang lain"
    if satu.keadaan == KT.COCOK:
        kata = "sama dengan ketikan pertama; penilainya diberi tahu"
    messages.success(request, f"Ketikan lembar {satu.kode_tampil} disimpan, {kata}.")
    if satu.keadaan == KT.COCOK and satu.penilai_id == request.user.pk:
        return redirect("penilaian:kunci_kertas", satu.kode)
    return redirect("penilaian:kertas")


def _titipan(
    request: PermintaanPengguna, satu: LembarKertas, pada: datetime
) -> tuple[QueryDict | None, Berkas | None, str]:
    """Data of the form, the scan stored for it now or by an earlier try, and why a new one was refused."""
    if request.method != "POST":
        return None, None, ""
    data = request.POST.copy()
    berkas, galat = _buka_titipan(data.get("titipan", ""), satu, request.user.pk), ""
    unggahan = request.FILES.get("berkas")
    if unggahan is not None and satu.pindaian_id is None:
        try:
            berkas = actions.titip_pindaian(unggahan=unggahan, kertas=satu, oleh=request.user, pada=pada)
        except BerkasDitolak as ditolak:
            galat = ditolak.alasan
        except TindakanDitolak as tolak:
            galat = str(tolak)
    if berkas is not None:
        isi = {"berkas": berkas.pk, "kertas": satu.pk, "oleh": request.user.pk}
        data["titipan"] = signing.dumps(isi, salt=GARAM_TITIPAN)
    return data, berkas, galat


def _buka_titipan(segel: str, satu: LembarKertas, pengguna_id: int) -> Berkas | None:
    """The scan this person stored for this sheet within a day; None for anything else."""
    try:
        isi = signing.loads(segel, salt=GARAM_TITIPAN, max_age=UMUR_TITIPAN)
    except signing.BadSignature:
        return None
    if (isi["kertas"], isi["oleh"]) != (satu.pk, pengguna_id):
        return None
    return Berkas.objects.filter(pk=isi["berkas"], diunggah_oleh=pengguna_id).first()


# --- Mengunci -------------------------------------------------------------------------------------
@never_cache
@require_http_methods(GET_POST)
def kunci_kertas(request: PermintaanPengguna, kode: str) -> HttpResponse:
    """The rater reads what was typed of his sheet, then locks by it or rejects it."""
    pada = timezone.now()
    satu = queries.kertas_milik(request.user, kode, pada)
    if satu.keadaan != KT.COCOK:
        return redirect("penilaian:ketik_kertas", satu.kode)
    form = TolakKertasForm(kiriman(request) if request.POST.get("aksi") == "tolak" else None)
    galat = ""
    try:
        if request.method == "POST" and request.POST.get("aksi") == "kunci":
            return _kunci(request, satu, pada)
        if form.is_bound and form.is_valid():
            actions.tolak_kertas(
                kertas=satu, alasan=form.cleaned_data["alasan"], oleh=request.user, pada=pada
            )
            messages.success(request, f"Ketikan lembar {satu.kode_tampil} ditolak; tidak ada yang dihitung.")
            return redirect("penilaian:lembar", satu.komponen_id, satu.lamaran_id)
    except TindakanDitolak as ditolak:
        galat = str(ditolak)
    ketikan = queries.ketikan_kertas(satu)
    nilai = queries.nilai_ketikan(ketikan[0])
    indikator = queries.indikator_komponen(satu.komponen)
    jumlah = aturan.nilai_lembar(nilai, {x.pk: x.bobot for x in indikator})
    konteks = {
        "kertas": satu,
        "komponen": satu.komponen,
        "lamaran": satu.lamaran,
        "form": form,
        "galat": galat,
        "butir": [(x.nama, f"{x.bobot:f}", nilai[x.pk]) for x in indikator],
        "catatan": ketikan[0].catatan,
        "akibat": [
            ("Nilai Anda", f"{angka(jumlah)} dari 100, menurut ketikan lembar kertas Anda"),
            ("Diketik oleh", " dan ".join(str(x.pengetik) for x in ketikan)),
            (
                "Yang diberi tahu",
                "Ketua Pansel: lembar ini terkunci, tanpa angka nilai. Anda: kode tanda kunci.",
            ),
        ],
    }
    return render(
        request, "penilaian/kertas_kunci.html", konteks, status=422 if galat or form.errors else 200
    )


def _kunci(request: PermintaanPengguna, satu: LembarKertas, pada: datetime) -> HttpResponse:
    lembar = actions.kunci_dari_kertas(
        kertas=satu, versi=_bulat(request.POST.get("versi", "")), oleh=request.user, pada=pada
    )
    nama = satu.lamaran.pelamar.pengguna.nama_tampil
    metode = satu.komponen.get_metode_display().lower()
    messages.success(request, f"Nilai {metode} {nama} terkunci. Kode {lembar.kode_kunci}.")
    return redirect("penilaian:lembar", satu.komponen_id, satu.lamaran_id)


@never_cache
@require_safe
def pindaian_kertas(request: PermintaanPengguna, kode: str) -> HttpResponseBase:
    """The scan of a signed sheet: for its rater, and for the Pansel once the component is closed."""
    satu = queries.kertas_untuk_dipindai(request.user, kode, timezone.now())
    berkas = satu.pindaian
    if berkas is None:
        raise Http404
    return sajikan_berkas(berkas, nama=f"Lembar {satu.kode_tampil}.pdf", pembaca=request.user)

"""Pages on what happens outside: letters, decisions of the pleno, frozen periods, the report of the month."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from akun.masuk import PermintaanPengguna
from panitia.aturan import Hak
from panitia.queries import hak_pengguna
from seleksi import aturan
from seleksi.actions import bukti as tindakan
from seleksi.forms.bukti import BuktiForm, CabutForm, MasaBekuForm, PutusanForm
from seleksi.izin import TindakanDitolak
from seleksi.models import Lowongan, Seleksi
from seleksi.queries import bukti as queries
from seleksi.queries import pintu
from seleksi.views.titipan import muat_titipan
from seleksi.wewenang import bukti as wewenang

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
def bukti(request: PermintaanPengguna, seleksi_id: int, butir: str) -> HttpResponse:
    """Record one letter, for the selection or for the vacancy of ?lowongan=."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada)
    kode = butir.upper().replace("-", "_")
    apa = aturan.semua_butir().get(kode)
    if apa is None:
        raise Http404
    milik = _lowongan(request, seleksi, pada) if apa.per_lowongan else None
    lama = queries.bukti_tercatat(seleksi, milik, kode)
    data, berkas, galat = muat_titipan(request, seleksi)
    awal = {"pihak": seleksi.aturan_main.badan_pengawas} if kode in DARI_BADAN else {}
    if lama:
        awal = {medan: getattr(lama, medan) for medan in ("pihak", "nomor", "tanggal", "keterangan")}
    form = BuktiForm(
        data,
        butir=apa,
        initial=awal,
        tersimpan=berkas,
        galat_berkas=galat,
        lama=lama.berkas if lama else None,
    )
    kembali = reverse("seleksi:lowongan" if milik else "seleksi:ruang", args=[(milik or seleksi).pk])
    if data is not None and form.is_valid():
        isian = {medan: form.cleaned_data[medan] for medan in ("pihak", "nomor", "tanggal", "keterangan")}
        try:
            tindakan.catat_bukti(
                seleksi=seleksi,
                lowongan=milik,
                butir=kode,
                berkas=berkas or lama.berkas,
                oleh=request.user,
                pada=pada,
                **isian,
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"{apa.nama} nomor {isian['nomor']} dicatat.")
            return redirect(kembali)
    untuk = f"Untuk {milik}." if milik else "Untuk seluruh seleksi ini."
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "judul": apa.nama,
        "pengantar": f"{apa.petunjuk} {untuk}".strip(),
        "kembali": kembali,
    }
    return render(request, "seleksi/formulir.html", konteks, status=422 if form.errors else 200)


# Letters to or from the supervising body: its name stands in the form already.
DARI_BADAN = frozenset({"USULAN_PANSEL", "JAWABAN_PANSEL", "LAPORAN_SELEKSI"})


def _lowongan(request: PermintaanPengguna, seleksi: Seleksi, pada: datetime) -> Lowongan:
    nomor = request.GET.get("lowongan", "")
    if not nomor.isdecimal() or len(nomor) > 18:
        raise Http404
    milik = pintu.lowongan_untuk_disiapkan(request.user, int(nomor), pada)
    if milik.seleksi_id != seleksi.pk:
        raise Http404
    return milik


@GET_POST
def putusan(request: PermintaanPengguna, lowongan_id: int, kode: str) -> HttpResponse:
    """Record that the pleno goes on although something of this code is missing."""
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada, Hak.PIMPIN)
    kode = kode.upper()
    temuan = wewenang.temuan_dapat_diputus(milik, kode, pada)
    if not temuan and request.method != "POST":
        raise Http404
    data, berkas, galat = muat_titipan(request, milik.seleksi)
    form = PutusanForm(data, tersimpan=berkas, galat_berkas=galat)
    kembali = reverse("seleksi:lowongan", args=[milik.pk])
    if data is not None and form.is_valid():
        isian = {medan: form.cleaned_data[medan] for medan in ("nomor", "tanggal", "alasan")}
        try:
            tindakan.catat_putusan(
                lowongan=milik, kode=kode, berkas=berkas, oleh=request.user, pada=pada, **isian
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Putusan pleno nomor {isian['nomor']} dicatat.")
            return redirect(kembali)
    konteks = {
        "form": form,
        "lowongan": milik,
        "seleksi": milik.seleksi,
        "temuan": temuan,
        "kembali": kembali,
    }
    return render(request, "seleksi/putusan.html", konteks, status=422 if form.errors else 200)


@GET_POST
def masa_beku(request: PermintaanPengguna) -> HttpResponse:
    """Frozen periods of the installation: list, and a form for one more."""
    if not request.user.operator:
        raise Http404
    form = MasaBekuForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            baru = tindakan.catat_masa_beku(oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Masa pembekuan “{baru}” dicatat.")
            return redirect("seleksi:masa_beku")
    konteks = {"form": form, "daftar": queries.daftar_masa_beku()}
    return render(request, "seleksi/masa_beku.html", konteks, status=422 if form.errors else 200)


@GET_POST
def cabut_masa_beku(request: PermintaanPengguna, masa_id: int) -> HttpResponse:
    """Take one frozen period back, after asking why."""
    if not request.user.operator:
        raise Http404
    masa = get_object_or_404(queries.daftar_masa_beku(), pk=masa_id)
    form = CabutForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            tindakan.cabut_masa_beku(masa=masa, oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Masa pembekuan “{masa}” dicabut.")
            return redirect("seleksi:masa_beku")
    konteks = {"form": form, "masa": masa}
    return render(request, "seleksi/masa_beku_cabut.html", konteks, status=422 if form.errors else 200)


@GET_POST
def laporan(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """P-12: the eight tasks of the Sekretariat in one month, and reporting them to the Ketua Pansel."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_dilihat(request.user, seleksi_id, pada)
    bulan = _bulan(request, pada)
    kelola = Hak.KELOLA in hak_pengguna(request.user, seleksi.pk, pada)
    if request.method == "POST":
        try:
            tindakan.laporkan_tugas(seleksi=seleksi, bulan=bulan, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            messages.error(request, str(ditolak))
        else:
            messages.success(request, f"Laporan {aturan.bulan_kata(bulan)} disampaikan kepada Ketua Pansel.")
        return redirect(f"{reverse('seleksi:laporan', args=[seleksi.pk])}?bulan={bulan:%Y-%m}")
    jumlah = queries.pekerjaan_sebulan(seleksi, bulan)
    konteks = {
        "seleksi": seleksi,
        "bulan": bulan,
        "kata_bulan": aturan.bulan_kata(bulan),
        "daftar_bulan": [(satu, aturan.bulan_kata(satu)) for satu in queries.bulan_bekerja(seleksi, pada)],
        "tugas": [
            (huruf, tugas.bunyi, jumlah.get(huruf, 0)) for huruf, tugas in aturan.TUGAS_SEKRETARIAT.items()
        ],
        "total": sum(jumlah.values()),
        "kelola": kelola,
    }
    return render(request, "seleksi/laporan.html", konteks)


def _bulan(request: PermintaanPengguna, pada: datetime) -> date:
    """The month of ?bulan=2026-11, else the present one; 404 for nonsense."""
    teks = request.GET.get("bulan", "")
    if not teks:
        return timezone.localdate(pada).replace(day=1)
    try:
        return datetime.strptime(teks, "%Y-%m").replace(tzinfo=timezone.get_current_timezone()).date()
    except ValueError:
        raise Http404 from None

"""The reschedule simulator: try a date, see what moves and what breaks, and only then accept it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from akun.masuk import PermintaanPengguna
from panitia.queries import hak_pengguna
from seleksi.actions.jadwal import susun_perubahan_jadwal
from seleksi.actions.persiapan import atur_jadwal
from seleksi.aturan.jadwal import Rentang, pindahkan_kegiatan
from seleksi.forms.jadwal import SimulasiForm, TerimaPerubahanForm
from seleksi.izin import Izin, TindakanDitolak, Tingkat
from seleksi.models import Lowongan, Seleksi
from seleksi.queries import jadwal as queries
from seleksi.queries import pintu
from seleksi.queries.kalender import kalender
from seleksi.queries.ruang import jadwal_awal
from seleksi.queries.tautan import tautan
from seleksi.wewenang import jadwal as wewenang

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
def simulasi_jadwal(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada)
    return _simulasi(request, seleksi, None, pada)


@GET_POST
def simulasi_jadwal_lowongan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada)
    return _simulasi(request, milik.seleksi, milik, pada)


def _simulasi(
    request: PermintaanPengguna, seleksi: Seleksi, lowongan: Lowongan | None, pada: datetime
) -> HttpResponse:
    kini = queries.jadwal_kini(seleksi, lowongan)
    kiriman = request.POST if request.method == "POST" else request.GET
    form = SimulasiForm(kiriman if "kegiatan" in kiriman else None, kini=kini)
    terima = TerimaPerubahanForm(request.POST if request.method == "POST" else None)
    konteks: dict[str, Any] = {"perpindahan": [], "akibat": [], "temuan": (), "dicoba": False}
    if form.is_valid():
        baru = _jadwal_baru(form.cleaned_data, kini, seleksi)
        if request.method == "POST" and terima.is_valid():
            try:
                return _terima(request, seleksi, lowongan, baru, terima.cleaned_data["alasan"], pada)
            except TindakanDitolak as ditolak:
                konteks["temuan"] = ditolak.temuan
        konteks |= _hasil(seleksi, lowongan, kini, baru, konteks["temuan"], pada)
    konteks |= {
        "form": form,
        "terima": terima,
        "seleksi": seleksi,
        "lowongan": lowongan,
        "kini": kini,
        "beku": seleksi.beku,
        "kembali": (lowongan or seleksi).get_absolute_url(),
        "riwayat": queries.riwayat_jadwal(seleksi),
        "tautan": tautan(hak_pengguna(request.user, seleksi.pk, pada), seleksi, lowongan),
    }
    galat = form.errors or request.method == "POST"
    return render(request, "seleksi/simulasi_jadwal.html", konteks, status=422 if galat else 200)


def _jadwal_baru(isi: Mapping[str, Any], kini: dict[str, Rentang], seleksi: Seleksi) -> dict[str, Rentang]:
    seminggu = seleksi.aturan_main.pengumuman.hari_kerja_seminggu
    tujuan: tuple[date, date] = (isi["mulai"], isi["selesai"])
    return pindahkan_kegiatan(kini, isi["kegiatan"], tujuan, isi["cara"], kalender(), seminggu)


def _hasil(
    seleksi: Seleksi,
    lowongan: Lowongan | None,
    kini: dict[str, Rentang],
    baru: dict[str, Rentang],
    ditolak: Any,
    pada: datetime,
) -> dict[str, Any]:
    temuan = tuple(wewenang.temuan_perubahan(seleksi, lowongan, baru, pada))
    perpindahan = queries.pindah(kini, baru)
    return {
        "dicoba": True,
        "perpindahan": perpindahan,
        "berubah": sum(satu.berubah for satu in perpindahan),
        "akibat": queries.akibat_perubahan(seleksi, lowongan, perpindahan, pada),
        "temuan": ditolak or temuan,
        "boleh": bool(Izin(temuan)),
        "melanggar": sum(satu.tingkat == Tingkat.BLOK for satu in temuan),
    }


def _terima(
    request: PermintaanPengguna,
    seleksi: Seleksi,
    lowongan: Lowongan | None,
    baru: dict[str, Rentang],
    alasan: str,
    pada: datetime,
) -> HttpResponse:
    tempat = {kode: baris[2] for kode, baris in jadwal_awal(seleksi, lowongan).items()}
    jadwal = {kode: (mulai, sampai, tempat[kode]) for kode, (mulai, sampai) in baru.items()}
    if not seleksi.beku:
        atur_jadwal(
            seleksi=seleksi, lowongan=lowongan, jadwal=jadwal, alasan=alasan, oleh=request.user, pada=pada
        )
        messages.success(request, f"Jadwal {lowongan or seleksi} disimpan.")
    else:
        perubahan = susun_perubahan_jadwal(
            seleksi=seleksi, lowongan=lowongan, jadwal=jadwal, alasan=alasan, oleh=request.user, pada=pada
        )
        pesan = f"{perubahan} disusun dan menunggu tanda tangan Ketua Pansel; tanggal lama masih berlaku."
        messages.success(request, pesan)
    return redirect(lowongan or seleksi)

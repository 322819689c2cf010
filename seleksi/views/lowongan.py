"""The page of a vacancy, and the form of its data."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from panitia.aturan import Hak
from panitia.queries import hak_pengguna
from seleksi import aturan
from seleksi.actions import persiapan as tindakan
from seleksi.alur import TAHAP_BERURUT, Tahap
from seleksi.forms.sekretariat import LowonganForm
from seleksi.izin import TindakanDitolak
from seleksi.models import Lowongan, Pengumuman
from seleksi.queries import pintu
from seleksi.queries import ruang as queries
from seleksi.queries.bukti import daftar_bukti, daftar_putusan
from seleksi.queries.fakta import Fakta, fakta_lowongan
from seleksi.queries.naskah import naskah_terkini
from seleksi.queries.tautan import tautan, tautan_pleno
from seleksi.views import papan as rupa
from seleksi.views.ruang import boleh
from seleksi.views.titipan import muat_titipan
from seleksi.wewenang import tahap as wewenang

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def lowongan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """One vacancy: rail, findings before the next stage, applicants, papers, timetable, results."""
    pada = timezone.now()
    milik = pintu.lowongan_untuk_dilihat(request.user, lowongan_id, pada)
    hak = hak_pengguna(request.user, milik.seleksi_id, pada)
    fakta = fakta_lowongan(milik, pada)
    temuan = wewenang.temuan_dari_fakta(fakta)
    konteks = {
        "lowongan": milik,
        "seleksi": milik.seleksi,
        "fakta": fakta,
        "pada": pada,
        "hak": boleh(hak),
        "rel": [] if milik.berakhir else rupa.rel(fakta, temuan, rinci=True),
        "jam": _jam_tahap(fakta),
        "temuan": temuan,
        "sebutan": rupa.sebutan_temuan(temuan),
        "tautan": tautan(hak, milik.seleksi, milik),
        "keterangan": queries.pemegang_peran(milik.seleksi_id, pada) | _kini(hak),
        "berikut": _tahap_berikut(milik),
        "siap": bool(temuan) and not rupa.menahan(temuan) and not rupa.menunggu(temuan),
        "maju_tombol": not milik.berakhir and milik.tahap not in (Tahap.PERSIAPAN, Tahap.PENETAPAN),
        "diagram": [] if milik.berakhir else rupa.diagram(fakta, temuan),
        "pleno": tautan_pleno(hak, milik, temuan),
        "bukti": daftar_bukti(milik),
        "putusan": daftar_putusan(milik),
        "khusus": fakta.khusus,
        "gantt": rupa.baris_gantt(fakta),
        "hari_ini": timezone.localdate(pada),
        "naskah": naskah_terkini(milik.seleksi, hak, request.user, milik),
        "hasil": queries.hasil_diumumkan(milik),
        "bukti_tayang": queries.bukti_tayang(milik),
        "min_pelamar": fakta.ketentuan.pengumuman.min_pelamar,
        "pembatalan_belum": _pembatalan_belum(milik),
    }
    return render(request, "seleksi/lowongan.html", konteks)


def _pembatalan_belum(lowongan: Lowongan) -> bool:
    """Cancelled after it was announced, and the public does not know by a signed paper."""
    if lowongan.tahap != Tahap.DIBATALKAN or lowongan.diumumkan_pada is None:
        return False
    terbit = lowongan.pengumuman.filter(jenis=Pengumuman.Jenis.PEMBATALAN, diumumkan_pada__isnull=False)
    return not terbit.exists()


def _kini(hak: frozenset[Hak]) -> dict[str, str]:
    return {aturan.SEKRETARIAT: "dapat dikerjakan sekarang"} if boleh(hak)["susun"] else {}


def _tahap_berikut(lowongan: Lowongan) -> str:
    if lowongan.berakhir:
        return ""
    nomor = TAHAP_BERURUT.index(Tahap(lowongan.tahap)) + 1
    return str(TAHAP_BERURUT[nomor].label) if nomor < len(TAHAP_BERURUT) else str(Tahap.SELESAI.label)


def _jam_tahap(fakta: Fakta) -> str:
    """Hari ke-12 dari 15 hari kalender · ditutup Senin, 7 Desember 2026 pukul 23.59.59 WIB."""
    milik, aturan_main = fakta.lowongan, fakta.ketentuan.pengumuman
    if fakta.tahap == Tahap.PENGUMUMAN and milik.diumumkan_pada and milik.batas_lamaran:
        zona = timezone.get_current_timezone()
        akhir = aturan.tanggal_dari_batas(milik.batas_lamaran, zona)
        mulai = timezone.localdate(milik.diumumkan_pada)
        sampai = f"lamaran diterima sampai {aturan.batas_kata(milik.batas_lamaran, zona)}"
        if aturan.kalender_cukup(mulai, 0, aturan_main, fakta.kalender, akhir):
            return sampai[:1].upper() + sampai[1:]
        penuh = aturan.jumlah_hari(mulai, akhir, aturan_main, fakta.kalender)
        hari_ini = min(timezone.localdate(fakta.pada), akhir)
        kini = aturan.jumlah_hari(mulai, hari_ini, aturan_main, fakta.kalender)
        return f"Hari ke-{kini} dari {aturan.hari_kata(aturan_main, penuh)} · {sampai}"
    if milik.berakhir:
        return ""
    sisa = rupa.sisa_tahap(fakta)
    return sisa[:1].upper() + sisa[1:]


@GET_POST
def tambah_lowongan(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada, Hak.KELOLA)
    data, berkas, galat = muat_titipan(request, seleksi)
    form = LowonganForm(data, tersimpan=berkas, galat_berkas=galat)
    if data is not None and form.is_valid():
        try:
            baru = tindakan.tambah_lowongan(
                seleksi=seleksi, oleh=request.user, pada=pada, bukti_lowong=berkas, **_isian_lowongan(form)
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Lowongan {baru} ditambahkan.")
            return redirect("seleksi:lowongan", baru.pk)
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "judul": "Tambah lowongan",
        "kembali": reverse("seleksi:ruang", args=[seleksi.pk]),
    }
    return render(request, "seleksi/formulir.html", konteks, status=422 if form.errors else 200)


@GET_POST
def ubah_lowongan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada)
    data, berkas, galat = muat_titipan(request, milik.seleksi)
    awal = {medan: getattr(milik, medan) for medan in tindakan.MEDAN_LOWONGAN}
    form = LowonganForm(data, initial=awal, tersimpan=berkas, galat_berkas=galat, lama=milik.bukti_lowong)
    if data is not None and form.is_valid():
        try:
            tindakan.ubah_lowongan(
                lowongan=milik, oleh=request.user, pada=pada, bukti_lowong=berkas, **_isian_lowongan(form)
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Data {form.cleaned_data['nama_jabatan']} disimpan.")
            return redirect("seleksi:lowongan", milik.pk)
    konteks = {
        "form": form,
        "seleksi": milik.seleksi,
        "judul": f"Data {milik}",
        "kembali": reverse("seleksi:lowongan", args=[milik.pk]),
    }
    return render(request, "seleksi/formulir.html", konteks, status=422 if form.errors else 200)


def _isian_lowongan(form: LowonganForm) -> dict[str, Any]:
    return {medan: form.cleaned_data[medan] for medan in tindakan.MEDAN_LOWONGAN}

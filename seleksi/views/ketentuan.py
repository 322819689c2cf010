"""What a selection is played by: the table with sources, changing one value, correcting what is published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from panitia.aturan import Hak
from panitia.queries import hak_pengguna
from seleksi import aturan
from seleksi.actions.ketentuan import ubah_ketentuan
from seleksi.actions.ralat import siapkan_ralat
from seleksi.forms.ketentuan import ParameterForm, PersyaratanForm
from seleksi.izin import Temuan, TindakanDitolak
from seleksi.models import Seleksi
from seleksi.queries import ketentuan as queries
from seleksi.queries import pintu
from seleksi.queries.kalender import kalender
from seleksi.queries.tautan import tautan

HAK_RALAT = (Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.PIMPIN)
KAMAR = {"seleksi.bobot": "seleksi:bobot", "seleksi.kebijakan": "seleksi:kebijakan"}
KEADAAN = {
    "DIBACA": ("Dibaca", "hijau", "bunyinya sudah dibaca dalam naskah peraturannya"),
    "DIBERITAKAN": ("Diberitakan", "nila", "diketahui dari berita atau laman resmi; naskahnya belum dibaca"),
    "DIYAKINI": ("Diyakini", "kuning", "belum dibaca dalam naskah peraturannya; periksa sebelum dipakai"),
    "PILIHAN": ("Pilihan", "polos", "tidak diatur; usul aplikasi yang dipilih Panitia Seleksi"),
}


@require_safe
def ketentuan(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """Every parameter in force, with source, mark, meaning, layer, and decisions that changed it."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_ditelaah(request.user, seleksi_id, pada)
    hak = hak_pengguna(request.user, seleksi.pk, pada)
    pokok = queries.daftar_parameter(seleksi)
    semua = [baris for satu in pokok for baris in satu.baris]
    berhak = hak & (set(HAK_RALAT) if seleksi.beku else {Hak.PIMPIN})
    boleh = bool(berhak) and (not seleksi.beku or queries.dapat_diralat(seleksi))
    konteks = {
        "seleksi": seleksi,
        "ketentuan": seleksi.aturan_main,
        "pokok": [(satu.nama, [_baris(seleksi, baris, boleh) for baris in satu.baris]) for satu in pokok],
        "keadaan": [(kata, warna, arti) for kata, warna, arti in KEADAAN.values()],
        "jumlah": len(semua),
        "jumlah_menyimpang": sum(satu.menyimpang for satu in semua),
        "boleh_ruang": bool(hak & set(pintu.HAK_RUANG)),
        "pada": pada,
    }
    return render(request, "seleksi/ketentuan.html", konteks)


def _baris(seleksi: Seleksi, baris: queries.Parameter, boleh: bool) -> dict[str, Any]:
    kata, warna, _ = KEADAAN.get(baris.keterangan.keadaan if baris.keterangan else "", ("", "", ""))
    return {
        "isi": baris,
        "keadaan": kata,
        "rupa": warna,
        "ubah": _alamat_ubah(seleksi, baris) if boleh else "",
    }


def _alamat_ubah(seleksi: Seleksi, baris: queries.Parameter) -> str:
    """Where it is changed, before publication or by erratum; empty when nowhere."""
    if not baris.dapat_diubah:
        return ""
    if seleksi.beku:
        bobot = baris.jalur.startswith(aturan.JALUR_BOBOT)
        return "" if bobot else reverse("seleksi:ubah_ketentuan", args=[seleksi.pk, baris.jalur])
    if baris.kamar in KAMAR:
        return reverse(KAMAR[baris.kamar], args=[seleksi.pk])
    return reverse("seleksi:ubah_ketentuan", args=[seleksi.pk, baris.jalur])


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: PermintaanPengguna, seleksi_id: int, jalur: str) -> HttpResponse:
    """Change one parameter; once published the same page drafts an erratum."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada, HAK_RALAT)
    parameter = queries.parameter(seleksi, jalur)
    if parameter is None or parameter.keterangan is None or not parameter.dapat_diubah:
        raise Http404
    form = ParameterForm(
        request.POST if request.method == "POST" else None,
        keterangan=parameter.keterangan,
        paling_cepat=_paling_cepat(seleksi, pada) if seleksi.beku else "",
    )
    temuan: tuple[Temuan, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            return _simpan(request, seleksi, jalur, form, pada)
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
    konteks = _konteks(request, seleksi, form, temuan, pada) | {"parameter": parameter}
    return render(
        request, "seleksi/ubah_ketentuan.html", konteks, status=422 if form.errors or temuan else 200
    )


def _simpan(
    request: PermintaanPengguna, seleksi: Seleksi, jalur: str, form: ParameterForm, pada: datetime
) -> HttpResponse:
    isian = form.cleaned_data
    umum = {
        "seleksi": seleksi,
        "alasan": isian["alasan"],
        "nomor_notulen": isian["nomor_notulen"],
        "oleh": request.user,
        "pada": pada,
    }
    if seleksi.beku:
        konsep = siapkan_ralat(**umum, ketentuan={jalur: isian["nilai"]}, penutupan=isian["penutupan"])
        messages.success(request, f"{konsep.naskah.judul} menunggu tanda tangan Ketua Panitia Seleksi.")
    else:
        ubah_ketentuan(**umum, jalur=jalur, nilai=isian["nilai"])
        messages.success(request, f"Ketentuan {seleksi} diubah.")
    return redirect("seleksi:ketentuan", seleksi.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def ralat_lowongan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Draft an erratum of the requirements of an announced vacancy."""
    pada = timezone.now()
    lowongan = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada, HAK_RALAT)
    seleksi = lowongan.seleksi
    if lowongan.diumumkan_pada is None:
        raise Http404
    form = PersyaratanForm(
        request.POST if request.method == "POST" else None,
        lowongan=lowongan,
        paling_cepat=_paling_cepat(seleksi, pada),
    )
    temuan: tuple[Temuan, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            konsep = siapkan_ralat(
                seleksi=seleksi,
                syarat={lowongan.pk: form.persyaratan},
                penutupan=form.cleaned_data["penutupan"],
                alasan=form.cleaned_data["alasan"],
                nomor_notulen=form.cleaned_data["nomor_notulen"],
                oleh=request.user,
                pada=pada,
            )
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            messages.success(request, f"{konsep.naskah.judul} menunggu tanda tangan Ketua Panitia Seleksi.")
            return redirect("seleksi:lowongan", lowongan.pk)
    konteks = _konteks(request, seleksi, form, temuan, pada) | {"lowongan": lowongan}
    return render(
        request, "seleksi/ralat_lowongan.html", konteks, status=422 if form.errors or temuan else 200
    )


def _paling_cepat(seleksi: Seleksi, pada: datetime) -> str:
    """The earliest lawful last day of a period that begins today, in words."""
    main, hari, tahun = seleksi.aturan_main.pengumuman, timezone.localdate(pada), kalender()
    if aturan.kalender_cukup(hari, main.hari, main, tahun):
        return "sesudah kalender tahun itu dikonfirmasi"
    return aturan.tanggal_kata(aturan.hari_terakhir_paling_cepat(hari, main.hari, main, tahun))


def _konteks(
    request: PermintaanPengguna,
    seleksi: Seleksi,
    form: forms.Form,
    temuan: tuple[Temuan, ...],
    pada: datetime,
) -> dict[str, Any]:
    return {
        "seleksi": seleksi,
        "form": form,
        "temuan": temuan,
        "tautan": tautan(hak_pengguna(request.user, seleksi.pk, pada), seleksi),
        "akibat": AKIBAT_RALAT if seleksi.beku else [],
    }


AKIBAT_RALAT = [
    ("Yang terjadi", "Ralat diumumkan seperti pengumuman semula, dan masa pengumuman dihitung kembali."),
    ("Yang tetap", "Lamaran yang sudah terkirim; pelamar tidak perlu mengirim ulang."),
    ("Yang diberi tahu", "Setiap pelamar lowongan yang diralat, Panitia Seleksi, dan Sekretariat."),
    ("Yang menandatangani", "Ketua Panitia Seleksi; sebelum itu tidak ada yang berubah."),
]

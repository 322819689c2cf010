"""The page of the nominatif: how the check of a vacancy stands, its papers, the button that drafts one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from akun.masuk import PermintaanPengguna
from panitia.aturan import Hak
from seleksi.actions.nominatif import siapkan_nominatif
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from seleksi.queries import pintu
from seleksi.queries.nominatif import jumlah_nominatif, naskah_nominatif
from seleksi.queries.tautan import tautan
from seleksi.wewenang.nominatif import boleh_siapkan_nominatif


@require_http_methods(["GET", "HEAD", "POST"])
def nominatif(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Draft the list of names with the results of the check."""
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada)
    if milik.tahap in (Tahap.PERSIAPAN, Tahap.PENGUMUMAN):
        raise Http404
    status = 200
    temuan = boleh_siapkan_nominatif(request.user, milik, pada).menahan
    if request.method == "POST":
        try:
            konsep = siapkan_nominatif(lowongan=milik, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            temuan, status = tuple(ditolak.temuan), 422
        else:
            messages.success(
                request, f"{konsep.judul} disusun dan menunggu tanda tangan {konsep.nama_penanda}."
            )
            return redirect("seleksi:nominatif", milik.pk)
    konteks = {
        "lowongan": milik,
        "seleksi": milik.seleksi,
        "temuan": temuan,
        "jumlah": jumlah_nominatif(milik, pada),
        "naskah": list(naskah_nominatif(milik)),
        "tautan": tautan(frozenset({Hak.KELOLA, Hak.SUSUN_NASKAH}), milik.seleksi, milik),
        "akibat": [
            (
                "Yang disusun",
                "Daftar nominatif dengan hasil dan alasan setiap lamaran, menurut keadaan saat ini.",
            ),
            ("Yang menandatangani", "Ketua Sekretariat; Ketua Panitia Seleksi lalu diberi tahu."),
            ("Yang dapat membaca", "Panitia Seleksi, Sekretariat, dan pengawas. Tidak diumumkan."),
        ],
        "kembali": reverse("seleksi:lowongan", args=[milik.pk]),
    }
    return render(request, "seleksi/nominatif.html", konteks, status=status)

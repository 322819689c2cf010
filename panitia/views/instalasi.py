"""The operator's desk: the regency, accounts, selections. No score and no file of an applicant comes here."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from akun.models import Pengguna
from dokumen.queries import keadaan_gudang
from panitia import actions, queries
from panitia.aturan import SEBUTAN_PERAN
from panitia.forms import CariForm, InstansiForm, UndangForm
from seleksi.izin import TindakanDitolak
from seleksi.models import Instansi, Seleksi

PER_HALAMAN = 25


def _hanya_operator(request: PermintaanPengguna) -> None:
    if not request.user.operator:
        raise Http404


def _pekerjaan(instansi: Instansi | None, daftar: list[Any]) -> list[dict[str, str]]:
    """What the operator has to do before others can go on; one line per missing thing."""
    kerja = []
    if instansi is None:
        kerja.append(
            {"judul": "Isi data instansi", "ket": "Kop naskah", "alamat": reverse("panitia:instansi")}
        )
    for seleksi in daftar:
        if not seleksi.berjalan:
            continue
        pejabat = _pejabat_kurang(seleksi)
        if pejabat:
            kerja.append(
                {
                    "judul": f"Daftarkan {pejabat}",
                    "ket": str(seleksi),
                    "alamat": reverse("panitia:daftarkan_sk", args=[seleksi.pk, "pejabat"]),
                }
            )
        elif not (seleksi.sekretariat_berlaku or seleksi.sekretariat_konsep):
            kerja.append(
                {
                    "judul": "Susun keputusan Sekretariat",
                    "ket": str(seleksi),
                    "alamat": reverse("panitia:susun_sk", args=[seleksi.pk, "sekretariat"]),
                }
            )
    return kerja


def _pejabat_kurang(seleksi: Any) -> str:
    return " dan ".join(nama for nama, ada in (("PPK", seleksi.ada_ppk), ("PyB", seleksi.ada_pyb)) if not ada)


def _menunggu(seleksi: Any) -> str:
    """On whom a new selection waits, in words; empty once the Pansel is formed."""
    if not (seleksi.ada_ppk and seleksi.ada_pyb):
        return f"Operator: daftarkan {_pejabat_kurang(seleksi)}"
    if seleksi.sekretariat_konsep and not seleksi.sekretariat_berlaku:
        return "PPK: tanda tangani keputusan Sekretariat"
    if not seleksi.sekretariat_berlaku:
        return "Operator: susun keputusan Sekretariat"
    if seleksi.pansel_konsep and not seleksi.pansel_berlaku:
        return "PPK: tanda tangani keputusan Panitia Seleksi"
    return "" if seleksi.pansel_berlaku else "Ketua Sekretariat: susun keputusan Panitia Seleksi"


@require_safe
def beranda_operator(request: PermintaanPengguna) -> HttpResponse:
    _hanya_operator(request)
    instansi = Instansi.objects.first()
    halaman = Paginator(
        queries.kelengkapan_seleksi(Seleksi.objects.order_by("-tahun", "-pk"), timezone.now()), PER_HALAMAN
    ).get_page(request.GET.get("halaman"))
    daftar: list[Any] = list(halaman.object_list)
    konteks = {
        "instansi": instansi,
        "halaman": halaman,
        "daftar": [(satu, _menunggu(satu) if satu.berjalan else "") for satu in daftar],
        "pekerjaan": _pekerjaan(instansi, daftar),
        "gudang": keadaan_gudang(),
        "jumlah_akun": Pengguna.objects.filter(is_active=True).count(),
    }
    return render(request, "panitia/beranda_operator.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def instansi(request: PermintaanPengguna) -> HttpResponse:
    _hanya_operator(request)
    form = InstansiForm(request.POST if request.method == "POST" else None, instance=Instansi.objects.first())
    if request.method == "POST" and form.is_valid():
        actions.simpan_instansi(isi=form.cleaned_data, oleh=request.user, pada=timezone.now())
        messages.success(request, f"Data {form.cleaned_data['nama']} disimpan.")
        return redirect("panitia:beranda_operator")
    return render(request, "panitia/instansi.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def pengguna(request: PermintaanPengguna) -> HttpResponse:
    _hanya_operator(request)
    form = CariForm(request.GET)
    cari = form.cleaned_data["cari"].strip() if form.is_valid() else ""
    orang = queries.daftar_pengguna(cari, timezone.now())
    halaman = Paginator(orang, PER_HALAMAN).get_page(request.GET.get("halaman"))
    daftar: list[tuple[Any, list[str]]] = [
        (satu, [f"{SEBUTAN_PERAN[k.peran]}, {k.seleksi}" for k in satu.peran_berlaku])
        for satu in list[Any](halaman.object_list)
    ]
    konteks = {"formulir": form, "cari": cari, "halaman": halaman, "daftar": daftar}
    return render(request, "panitia/pengguna.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def undang(request: PermintaanPengguna) -> HttpResponse:
    _hanya_operator(request)
    form = UndangForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            orang = actions.undang_pengguna(**form.cleaned_data, oleh=request.user, pada=timezone.now())
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        except IntegrityError:
            form.add_error(None, "Akun dengan surel atau NIP ini baru saja dibuat orang lain.")
        else:
            messages.success(request, f"Undangan untuk {orang.nama} dikirim ke {orang.email}.")
            return redirect("panitia:pengguna")
    return render(request, "panitia/undang.html", {"form": form}, status=422 if form.errors else 200)

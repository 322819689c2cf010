"""Pages of the days off: the list of years, and one year to read, change, confirm and print."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from seleksi.actions import kalender as tindakan
from seleksi.aturan import tanggal_kata
from seleksi.forms.kalender import HapusLiburForm, HariLiburForm, TetapkanKalenderForm
from seleksi.izin import TindakanDitolak
from seleksi.models import HariLibur, KalenderTahun
from seleksi.queries import kalender as queries
from seleksi.wewenang import kalender as wewenang

USULKAN, CATAT, HAPUS, TETAPKAN = "usulkan", "catat", "hapus", "tetapkan"


@require_safe
def kalender(request: PermintaanPengguna) -> HttpResponse:
    """Every year with its state; years that a running timetable needs and nobody confirmed stand out."""
    pada = timezone.now()
    _pembaca(request, pada)
    konteks = {"daftar": queries.daftar_tahun(pada), "ubah": wewenang.mengurus_kalender(request.user, pada)}
    return render(request, "seleksi/kalender.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def kalender_tahun(request: PermintaanPengguna, tahun: int) -> HttpResponse:
    """A year on one page; `tindakan` of the form says which of the four acts is meant."""
    pada = timezone.now()
    _pembaca(request, pada)
    milik = KalenderTahun.objects.select_related("ditetapkan_oleh").filter(tahun=tahun).first()
    if not wewenang.TAHUN_PERTAMA <= tahun <= wewenang.TAHUN_TERAKHIR:
        raise Http404
    hari = queries.hari_libur(tahun)
    minta = request.POST.get("tindakan", "") if request.method == "POST" else ""
    formulir = _formulir(request, tahun, milik, hari, minta)
    temuan: tuple[Any, ...] = ()
    form = formulir.get(minta)
    if minta == USULKAN or (form is not None and form.is_valid()):
        try:
            kabar = LAKU[minta](tahun, form, request, pada)
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            messages.success(request, kabar)
            return redirect("seleksi:kalender_tahun", tahun)
    konteks = {
        "tahun": tahun,
        "kalender": milik,
        "hari": hari,
        "bulan": queries.petak_tahun(tahun, {satu.tanggal: satu for satu in hari}),
        "jumlah": [
            (label, sum(satu.jenis == jenis for satu in hari)) for jenis, label in HariLibur.Jenis.choices
        ],
        "ubah": wewenang.mengurus_kalender(request.user, pada),
        "catat": formulir[CATAT],
        "hapus": formulir[HAPUS] if _dihapus(request, hari) or minta == HAPUS else None,
        "dihapus": _dihapus(request, hari),
        "tetapkan": formulir[TETAPKAN],
        "temuan": temuan,
        "diminta": minta,
    }
    # An act that succeeded has redirected: whatever else was sent is refused.
    status = 422 if request.method == "POST" else 200
    return render(request, "seleksi/kalender_tahun.html", konteks, status=status)


def _pembaca(request: PermintaanPengguna, pada: datetime) -> None:
    if not queries.boleh_membaca(request.user, pada):
        raise Http404


def _formulir(
    request: PermintaanPengguna, tahun: int, milik: KalenderTahun | None, hari: list[HariLibur], minta: str
) -> dict[str, forms.Form]:
    def data(nama: str) -> Any:
        return request.POST if minta == nama else None

    diubah = next((satu for satu in hari if request.GET.get("ubah") == satu.tanggal.isoformat()), None)
    awal = {"tanggal": diubah.tanggal, "nama": diubah.nama, "jenis": diubah.jenis} if diubah else {}
    dasar = {"dasar": milik.dasar, "tanggal_dasar": milik.tanggal_dasar} if milik else {}
    dihapus = _dihapus(request, hari)
    return {
        CATAT: HariLiburForm(data(CATAT), initial=awal, prefix=CATAT),
        HAPUS: HapusLiburForm(data(HAPUS), initial={"libur": dihapus}, tahun=tahun, prefix=HAPUS),
        TETAPKAN: TetapkanKalenderForm(data(TETAPKAN), initial=dasar, prefix=TETAPKAN),
    }


def _dihapus(request: PermintaanPengguna, hari: list[HariLibur]) -> HariLibur | None:
    pilihan = request.POST.get(f"{HAPUS}-libur") or request.GET.get("hapus")
    return next((satu for satu in hari if str(satu.pk) == pilihan), None)


def _usulkan(tahun: int, form: Any, request: PermintaanPengguna, pada: datetime) -> str:
    tindakan.usulkan_kalender(tahun=tahun, oleh=request.user, pada=pada)
    return f"Usulan kalender {tahun} dimuat. Cocokkan dengan keputusan bersama tiga menteri, lalu tetapkan."


def _catat(tahun: int, form: Any, request: PermintaanPengguna, pada: datetime) -> str:
    libur = tindakan.catat_libur(tahun=tahun, oleh=request.user, pada=pada, **form.cleaned_data)
    return f"{libur.nama}, {tanggal_kata(libur.tanggal)}, dicatat sebagai hari libur."


def _hapus(tahun: int, form: Any, request: PermintaanPengguna, pada: datetime) -> str:
    libur = form.cleaned_data["libur"]
    kata = f"{libur.nama}, {tanggal_kata(libur.tanggal)}, bukan lagi hari libur."
    tindakan.hapus_libur(libur=libur, dasar=form.cleaned_data["dasar"], oleh=request.user, pada=pada)
    return kata


def _tetapkan(tahun: int, form: Any, request: PermintaanPengguna, pada: datetime) -> str:
    tindakan.tetapkan_kalender(tahun=tahun, oleh=request.user, pada=pada, **form.cleaned_data)
    return f"Kalender {tahun} ditetapkan."


LAKU: dict[str, Callable[[int, Any, PermintaanPengguna, datetime], str]] = {
    USULKAN: _usulkan,
    CATAT: _catat,
    HAPUS: _hapus,
    TETAPKAN: _tetapkan,
}

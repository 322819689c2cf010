"""The operator opens a selection; everything in it belongs to others."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from akun.masuk import PermintaanPengguna
from seleksi.actions.persiapan import buat_seleksi
from seleksi.forms.operator import SeleksiForm
from seleksi.izin import TindakanDitolak


@require_http_methods(["GET", "HEAD", "POST"])
def operator_seleksi(request: PermintaanPengguna) -> HttpResponse:
    if not request.user.operator:
        raise Http404
    form = SeleksiForm(
        request.POST if request.method == "POST" else None, initial={"tahun": timezone.localdate().year}
    )
    if request.method == "POST" and form.is_valid():
        try:
            seleksi = buat_seleksi(oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"{seleksi} dibuat. Daftarkan PPK dan PyB berikutnya.")
            return redirect("panitia:sk_seleksi", seleksi.pk)
    return render(
        request, "seleksi/operator_seleksi.html", {"form": form}, status=422 if form.errors else 200
    )

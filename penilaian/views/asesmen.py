"""Pages on earlier assessments: the Ketua records that one participant stands with a report from before."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from akun.masuk import PermintaanPengguna
from penilaian import actions, queries
from penilaian.aturan import AsesmenLama
from penilaian.forms import AsesmenTerdahuluForm
from penilaian.views import kiriman
from peserta.models import Lamaran
from seleksi.aturan import akibat_kebijakan, kata_kebijakan
from seleksi.izin import TindakanDitolak


def _kembali(lamaran: Lamaran) -> str:
    komponen = lamaran.lowongan.komponen.filter(metode="ASESMEN").first()
    if komponen is None:
        return reverse("penilaian:pleno_lowongan", args=[lamaran.lowongan_id])
    return reverse("penilaian:komponen", args=[komponen.pk])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def asesmen_terdahulu(request: PermintaanPengguna, lamaran_id: int) -> HttpResponse:
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_dipimpin(request.user, lamaran_id, pada)
    lama = queries.asesmen_terdahulu(lamaran.lowongan_id).get(lamaran.pk)
    form = AsesmenTerdahuluForm(kiriman(request), initial=asdict(lama.laporan) if lama else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.catat_asesmen_terdahulu(
                lamaran=lamaran, laporan=AsesmenLama(**form.cleaned_data), oleh=request.user, pada=pada
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Asesmen terdahulu {lamaran.pelamar} dicatat.")
            return redirect(_kembali(lamaran))
    ketentuan = lamaran.lowongan.seleksi.aturan_main
    konteks = {
        "lamaran": lamaran,
        "lowongan": lamaran.lowongan,
        "lama": lama,
        "form": form,
        "kebijakan": f"Kebijakan rapat persiapan: {kata_kebijakan('masa_asesmen_bulan', ketentuan)}",
        "akibat": akibat_kebijakan("masa_asesmen_bulan", ketentuan),
        "kembali": _kembali(lamaran),
    }
    return render(request, "penilaian/asesmen_terdahulu.html", konteks, status=422 if form.errors else 200)


@require_POST
def cabut_asesmen_terdahulu(request: PermintaanPengguna, lamaran_id: int) -> HttpResponse:
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_dipimpin(request.user, lamaran_id, pada)
    try:
        actions.cabut_asesmen_terdahulu(lamaran=lamaran, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        messages.error(request, str(ditolak))
        return redirect("penilaian:asesmen_terdahulu", lamaran_id)
    messages.success(request, f"{lamaran.pelamar} mengikuti asesmen seleksi ini.")
    return redirect(_kembali(lamaran))

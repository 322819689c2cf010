"""Pages of the account that django-allauth does not have: profile and notices."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from akun import actions, queries, titipan
from akun.antar import isi_pesan
from akun.forms import NamaForm
from akun.masuk import PermintaanPengguna
from akun.nip import tulis_nip

PER_HALAMAN = 20


@require_POST
def buang_isian(request: PermintaanPengguna) -> HttpResponse:
    """Throw away what waited since the session ended (akun/titipan.py)."""
    titipan.buang(request)
    messages.success(request, "Isian yang tertunda dibuang.")
    return redirect("beranda")


@require_GET
def pemberitahuan(request: PermintaanPengguna) -> HttpResponse:
    halaman = Paginator(queries.pemberitahuan(request.user), PER_HALAMAN).get_page(request.GET.get("halaman"))
    return render(request, "akun/pemberitahuan.html", {"halaman": halaman})


@require_GET
def isi_pemberitahuan(request: PermintaanPengguna, surel_id: int) -> HttpResponse:
    surel = queries.pemberitahuan_milik(request.user, surel_id)
    return render(request, "akun/isi_pemberitahuan.html", {"surel": surel, "isi": isi_pesan(surel)})


@require_POST
def buka_pemberitahuan(request: PermintaanPengguna, surel_id: int) -> HttpResponse:
    """Reading is noted by a POST, so that no GET changes anything."""
    surel = queries.pemberitahuan_milik(request.user, surel_id)
    actions.tandai_dibaca(surel=surel, oleh=request.user, pada=timezone.now())
    return redirect("akun:isi_pemberitahuan", surel.pk)


@require_POST
def tandai_semua_dibaca(request: PermintaanPengguna) -> HttpResponse:
    actions.tandai_semua_dibaca(oleh=request.user, pada=timezone.now())
    return redirect("akun:pemberitahuan")


@require_http_methods(["GET", "POST"])
def profil(request: PermintaanPengguna) -> HttpResponse:
    form = NamaForm(request.POST or None, initial={"nama": request.user.nama})
    if request.method == "POST" and form.is_valid():
        nama = form.cleaned_data["nama"]
        actions.ubah_nama(pengguna=request.user, nama=nama, oleh=request.user, pada=timezone.now())
        messages.success(request, f"Nama diubah menjadi {nama}.")
        return redirect("akun:profil")
    konteks = {
        "form": form,
        "nip": tulis_nip(request.user.nip or ""),
        "pengaman": queries.pengaman(request.user),
        "surel_terbukti": queries.surel_terbukti(request.user),
    }
    return render(request, "akun/profil.html", konteks, status=422 if form.errors else 200)


@require_POST
def keluarkan_semua(request: PermintaanPengguna) -> HttpResponse:
    """End the sessions on all other devices; the one that asked stays."""
    pengguna = actions.keluarkan_semua(pengguna=request.user, oleh=request.user, pada=timezone.now())
    update_session_auth_hash(request, pengguna)
    messages.success(request, "Semua peranti lain dikeluarkan dari akun Anda.")
    return redirect("akun:profil")

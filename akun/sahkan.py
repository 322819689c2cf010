"""Proof of identity anew: who presses is who logged in (docs/keputusan/0150 and 0151).

A weighty act wants a password, a code or a passkey that was given a few minutes ago. The page of the act asks
for it in its own form, so that it arrives together with the act: nothing stands between press and arrival.
Where a page did not ask, or the answer was wrong, the same address asks again and keeps what was typed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as kunci_sandi
from django import forms
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from akun.forms import IsianSahkanForm, KodeUlangForm, SahkanDiriForm, SahkanKunciForm
from akun.models import Pengguna

F = TypeVar("F", bound=Callable[..., HttpResponseBase])
SANDI, KODE, KREDENSIAL, PAKAI_KUNCI, HALAMAN = (
    "sahkan_sandi",
    "sahkan_kode",
    "credential",
    "sahkan_kunci",
    "sahkan_halaman",
)
ISIAN = frozenset({SANDI, KODE, KREDENSIAL, PAKAI_KUNCI, HALAMAN, "csrfmiddlewaretoken"})
# When the last proof that served a single act was given: it serves no other.
TERPAKAI = "sahkan_terpakai"
GARAM = "akun.sahkan"
J = Authenticator.Type


@dataclass(frozen=True)
class Perbuatan:
    """An act that wants a fresh proof; `alamat` is the name of its view."""

    alamat: str
    sebutan: str
    # A person with a second factor proves himself by it; the password alone does not do.
    kuat: bool = True
    # The proof is used up by the act.
    sekali: bool = False
    # The page remembers that it was opened with a fresh proof (only "Kirim lamaran").
    ingat: bool = False
    # Only a post with this field, and this value unless it is empty, is the act.
    bila: tuple[str, str] = ("", "")

    def diminta(self, request: HttpRequest) -> bool:
        nama, nilai = self.bila
        return not nama or (nama in request.POST and nilai in ("", request.POST[nama]))


# The list of docs/sahkan.md. Acts of PPK and PyB, and what fixes the three names, use a proof up.
PERBUATAN: dict[str, Perbuatan] = {
    satu.alamat: satu
    for satu in (
        Perbuatan("peserta:tinjau", "Mengirim lamaran", kuat=False, ingat=True),
        Perbuatan("panitia:daftarkan_sk", "Mendaftarkan keputusan yang memberi peran"),
        Perbuatan("panitia:tanda_tangani_sk", "Menandatangani keputusan pembentukan", sekali=True),
        Perbuatan("panitia:berhentikan", "Menghentikan peran seseorang"),
        Perbuatan("seleksi:tandatangani", "Menandatangani naskah"),
        Perbuatan("penilaian:buka_komponen", "Membuka penilaian sebuah komponen"),
        Perbuatan("penilaian:kunci_komponen", "Mengunci komponen; nilainya terbuka bagi Pansel"),
        Perbuatan("penilaian:batalkan_lembar", "Membatalkan lembar nilai"),
        Perbuatan("penilaian:minta_buka", "Meminta lembar terkunci dibuka kembali"),
        Perbuatan("penilaian:putuskan_buka", "Memutus permintaan membuka lembar"),
        Perbuatan("penilaian:nyatakan_gugur", "Menyatakan peserta gugur"),
        Perbuatan("penilaian:baca_peringkat", "Membuka peringkat (Panitia Seleksi)"),
        Perbuatan("penilaian:putuskan_seri", "Mencatat putusan pleno atas nilai yang sama"),
        Perbuatan("penilaian:tetapkan_tiga_nama", "Menetapkan tiga calon", sekali=True),
        Perbuatan("penilaian:naikkan_calon", "Menaikkan pengganti", sekali=True),
        Perbuatan("seleksi:usulkan", "Menandatangani usulan tiga nama (PyB)", sekali=True),
        Perbuatan("seleksi:buka_peringkat", "Membuka peringkat (PPK)"),
        Perbuatan("seleksi:pilih", "Memilih satu dari tiga calon (PPK)", sekali=True, bila=("ya", "")),
        Perbuatan("seleksi:tetapkan", "Menandatangani keputusan pengangkatan (PPK)", sekali=True),
        Perbuatan("seleksi:penetapan", "Mencatat pelantikan", bila=("tindakan", "lantik")),
    )
}


@dataclass(frozen=True)
class Cara:
    """With what this person proves himself for one act."""

    sandi: bool
    kode: bool
    kunci: bool


def cara_sahkan(pengguna: Pengguna, perbuatan: Perbuatan) -> Cara:
    jenis = set(Authenticator.objects.filter(user=pengguna).values_list("type", flat=True))
    terpasang = bool(jenis & {J.TOTP, J.WEBAUTHN})
    sandi = pengguna.has_usable_password() and not (perbuatan.kuat and terpasang)
    return Cara(
        sandi=sandi, kode=not sandi and bool(jenis & {J.TOTP, J.RECOVERY_CODES}), kunci=J.WEBAUTHN in jenis
    )


# --- How fresh ------------------------------------------------------------------------------------
def _bukti(request: HttpRequest, pengguna: Pengguna, sejak: float) -> list[dict[str, Any]]:
    """Proofs of this session, logging in included, that are younger and serve more than one act."""
    terpakai = request.session.get(TERPAKAI, 0)
    semua = get_authentication_records(request, pengguna)
    return [satu for satu in semua if satu["at"] > max(sejak, terpakai)]


def bukti_segar(request: HttpRequest, perbuatan: Perbuatan, umur: int | None = None) -> float | None:
    """When the last proof that still counts was given, in seconds; None when there is none."""
    pengguna = cast(Pengguna, request.user)
    bukti = _bukti(request, pengguna, time.time() - (settings.SAHKAN_SEGAR if umur is None else umur))
    if perbuatan.kuat and any(satu["method"] != "mfa" for satu in bukti):
        cara = cara_sahkan(pengguna, perbuatan)
        bukti = [satu for satu in bukti if cara.sandi or satu["method"] == "mfa"]
    return max((float(satu["at"]) for satu in bukti), default=None)


def tanda_halaman(request: HttpRequest, perbuatan: Perbuatan) -> str:
    """Says in a page of "Kirim" that it was opened with a fresh proof; empty otherwise."""
    saat = bukti_segar(request, perbuatan) if perbuatan.ingat else None
    if saat is None:
        return ""
    isi = {"oleh": request.user.pk, "alamat": request.path, "saat": saat}
    return signing.dumps(isi, salt=GARAM)


def _halaman_segar(request: HttpRequest, perbuatan: Perbuatan) -> bool:
    """The page was opened in time, by this person, in this session; however long he read it since."""
    tanda = request.POST.get(HALAMAN, "")
    if not (perbuatan.ingat and tanda):
        return False
    try:
        isi = signing.loads(tanda, salt=GARAM, max_age=settings.SAHKAN_HALAMAN)
    except signing.BadSignature:
        return False
    bukti = _bukti(request, cast(Pengguna, request.user), time.time() - settings.SAHKAN_HALAMAN)
    saat = {float(satu["at"]) for satu in bukti}
    return bool(isi["oleh"] == request.user.pk and isi["alamat"] == request.path and isi["saat"] in saat)


# --- The question ---------------------------------------------------------------------------------
def sahkan(request: HttpRequest, perbuatan: Perbuatan) -> str:
    """Empty when the person is proved, by a fresh proof or by the one in this post; else why not."""
    if bukti_segar(request, perbuatan) is not None or _halaman_segar(request, perbuatan):
        return ""
    galat = _terima(request, perbuatan)
    request.galat_sahkan = galat  # type: ignore[attr-defined]  # -- this is where it is defined
    return galat


def _terima(request: HttpRequest, perbuatan: Perbuatan) -> str:
    pengguna = cast(Pengguna, request.user)
    cara = cara_sahkan(pengguna, perbuatan)
    kirim = request.POST
    form: forms.Form
    if cara.kunci and kirim.get(KREDENSIAL):
        form = SahkanKunciForm(user=pengguna, data={"credential": kirim[KREDENSIAL]})
    elif cara.kode and kirim.get(KODE):
        form = KodeUlangForm(user=pengguna, data={"code": kirim[KODE]})
    elif cara.sandi and kirim.get(SANDI):
        form = SahkanDiriForm(user=pengguna, data={"password": kirim[SANDI]})
    else:
        return minta_bukti(cara)
    # The limit of the page that asks the same (account_reauthenticate).
    if not ratelimit.consume(request, action="reauthenticate", user=pengguna):
        return get_adapter().error_messages["too_many_login_attempts"]
    if not form.is_valid():
        return " ".join(pesan for semua in form.errors.values() for pesan in semua)
    if isinstance(form, SahkanDiriForm):
        reauthenticate_by_password(request)
    else:
        form.save()  # forms of second factors record the proof themselves
    return ""


def minta_bukti(cara: Cara) -> str:
    if cara.kode:
        return "Isi kode dari aplikasi autentikator untuk memastikan ini Anda sendiri."
    if cara.sandi:
        return "Isi kata sandi Anda untuk memastikan ini Anda sendiri."
    return "Pakai kunci sandi Anda untuk memastikan ini Anda sendiri."


def perlu_sahkan(alamat: str) -> Callable[[F], F]:
    """For a view whose post is an act of the table: not done before the person has proved himself."""
    perbuatan = PERBUATAN[alamat]

    def bungkus(view: F) -> F:
        @wraps(view)
        def dijaga(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method != "POST" or not perbuatan.diminta(request):
                return view(request, *args, **kwargs)
            if galat := sahkan(request, perbuatan):
                return halaman_sahkan(request, perbuatan, galat)
            jawaban = view(request, *args, **kwargs)
            if jawaban.status_code == 302:
                habiskan(request, perbuatan)
            return jawaban

        dijaga.perbuatan = perbuatan  # type: ignore[attr-defined]  # -- read by the test of the table
        return cast(F, dijaga)

    return bungkus


def habiskan(request: HttpRequest, perbuatan: Perbuatan) -> None:
    """After the act: a proof for a single act serves no other, also within its minutes."""
    if perbuatan.sekali:
        request.session[TERPAKAI] = time.time()


def halaman_sahkan(request: HttpRequest, perbuatan: Perbuatan, galat: str) -> HttpResponse:
    """Asks once more at the address of the act, and carries along what was typed."""
    pengguna = cast(Pengguna, request.user)
    cara = cara_sahkan(pengguna, perbuatan)
    kirim = request.POST
    # Chosen on the page of the act; nothing was wrong, and the device can be asked only from here.
    dipilih = PAKAI_KUNCI in kirim and not any(kirim.get(nama) for nama in (SANDI, KODE, KREDENSIAL))
    isian = [(nama, satu) for nama, semua in kirim.lists() if nama not in ISIAN for satu in semua]
    konteks = {
        "perbuatan": perbuatan,
        "cara": cara,
        "form": IsianSahkanForm(sandi=cara.sandi, kode=cara.kode, galat="" if dipilih else galat),
        "galat": "" if dipilih else galat,
        "isian": isian,
        "tampak": [nilai for _, nilai in isian if len(nilai.strip()) > 2 and not nilai.strip().isdigit()],
        "js_data": {"request_options": kunci_sandi.begin_authentication(pengguna)} if cara.kunci else None,
    }
    return render(request, "akun/sahkan_perbuatan.html", konteks, status=200 if dipilih else 422)


def isian_sahkan(request: HttpRequest | None, alamat: str = "") -> dict[str, Any]:
    """What the form of an act asks for in addition: nothing after a fresh proof, or where no act is."""
    pengguna = getattr(request, "user", None)
    if request is None or not isinstance(pengguna, Pengguna):
        return {"cara": None, "tanda": ""}
    nama = alamat or (request.resolver_match.view_name if request.resolver_match else "")
    perbuatan = PERBUATAN.get(nama)
    if perbuatan is None:
        return {"cara": None, "tanda": ""}
    if bukti_segar(request, perbuatan) is not None:
        return {"cara": None, "tanda": tanda_halaman(request, perbuatan)}
    cara, galat = cara_sahkan(pengguna, perbuatan), getattr(request, "galat_sahkan", "")
    return {"cara": cara, "tanda": "", "sah": IsianSahkanForm(sandi=cara.sandi, kode=cara.kode, galat=galat)}

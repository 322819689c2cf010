"""Papers read under codes: the grid of codes, the paper beside the sheet, its copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from akun.masuk import PermintaanPengguna
from akun.models import Pengguna
from dokumen.sajikan import sajikan_berkas
from penilaian import queries
from penilaian.models import Komponen
from penilaian.queries import BarisKisi
from peserta import actions as tindakan_peserta
from peserta.models import Lamaran

# The number of a page of codes in the address of a page that lists names too.
KUNCI_HALAMAN = "kode"


def baris_kisi(
    baris: Sequence[BarisKisi], *, tersamar: bool, kini: tuple[int, int] | None = None
) -> list[dict[str, Any]]:
    """Rows for komponen/kisi.html; `kini` is (component, application) of the sheet on screen."""
    kata = queries.sebutan_semua([satu.lamaran for satu in baris], tersamar)
    hasil = []
    for satu in baris:
        sel = [
            {
                "keadaan": sel.keadaan,
                "alamat": reverse("penilaian:lembar", args=[sel.komponen.pk, kata[satu.lamaran.pk]]),
                "sini": kini == (sel.komponen.pk, satu.lamaran.pk),
            }
            for sel in satu.sel
        ]
        hasil.append(
            {
                "nama": kata[satu.lamaran.pk] if tersamar else satu.lamaran.pelamar.pengguna.nama_tampil,
                "benturan": "Benturan kepentingan, tidak Anda nilai" if satu.benturan else "",
                "sel": sel,
            }
        )
    return hasil


def kisi_tersamar(pengguna: Pengguna, komponen: Sequence[Komponen], halaman: str | None) -> dict[str, Any]:
    """The own sheets of the component under codes, if there is one, in a list without any name."""
    satu = next(iter(komponen), None)
    if satu is None:
        return {"samaran": None}
    daftar = queries.halaman_tersamar(pengguna, satu, halaman)
    baris = queries.kisi(pengguna, [satu], list(daftar))
    return {
        "samaran": satu,
        "judul_samaran": [satu.get_metode_display()],
        "kisi_samaran": baris_kisi(baris, tersamar=True),
        "halaman_samaran": daftar,
    }


def samping(request: PermintaanPengguna, komponen: Komponen, lamaran: Lamaran, ukuran: int) -> dict[str, Any]:
    """The grid of own sheets around this participant; of codes alone where papers have no name."""
    semua = [
        satu for satu in queries.komponen_lowongan(komponen.lowongan) if satu.penilai == komponen.penilai
    ]
    tersamar = queries.komponen_anonim(semua)
    halaman: Page[Lamaran]
    if komponen.pk in tersamar:
        semua = [satu for satu in semua if satu.pk == komponen.pk]
        nomor = queries.halaman_kode(request.user, komponen, lamaran, ukuran)
        halaman = queries.halaman_tersamar(request.user, komponen, nomor, ukuran)
    else:
        semua = [satu for satu in semua if satu.pk not in tersamar]
        nomor = queries.halaman_dari(lamaran, ukuran)
        halaman = queries.halaman_peserta(komponen.lowongan_id, nomor, ukuran)
    baris = queries.kisi(request.user, semua, list(halaman))
    return {
        "judul_kolom": [satu.get_metode_display() for satu in semua],
        "kisi": baris_kisi(baris, tersamar=komponen.pk in tersamar, kini=(komponen.pk, lamaran.pk)),
        "halaman_kisi": halaman,
    }


def makalah_samping(request: PermintaanPengguna, komponen: Komponen, lamaran: Lamaran) -> dict[str, Any]:
    """The paper beside its sheet, and what it shares with others; nothing for the other components."""
    if queries.tema_komponen(komponen) is None:
        return {"makalah": None}
    serahan = queries.serahan_dinilai(lamaran)
    return {
        "makalah": {
            "ada": serahan is not None,
            "salinan": serahan.salinan if serahan else None,
            "mirip": queries.kemiripan_makalah(request.user, lamaran),
        }
    }


@never_cache
@require_safe
def makalah(request: PermintaanPengguna, komponen_id: int, lamaran_id: int | str) -> HttpResponseBase:
    """The copy of one paper for its rater, after the declarations; leaves a trace."""
    pada = timezone.now()
    komponen, lamaran = queries.peserta_untuk_dinilai(request.user, komponen_id, lamaran_id, pada)
    if queries.perlu_menyatakan(request.user, komponen, lamaran):
        return redirect("penilaian:benturan", komponen.lowongan_id)
    serahan = queries.makalah_untuk_penilai(komponen, lamaran)
    salinan = tindakan_peserta.baca_makalah(serahan=serahan, oleh=request.user, pada=pada)
    if salinan is None:
        messages.info(request, "Salinan makalah sedang disiapkan. Coba lagi sebentar lagi.")
        return _kembali(komponen, lamaran)
    nama = f"Makalah {serahan.makalah.kode}.pdf"
    return sajikan_berkas(salinan, nama=nama, sebaris="unduh" not in request.GET, pembaca=request.user)


def _kembali(komponen: Komponen, lamaran: Lamaran) -> HttpResponse:
    return redirect(queries.alamat_lembar(komponen, lamaran))

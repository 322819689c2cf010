"""Pages for everybody: open vacancies, announcements, results, and the check of a paper's authenticity.

Nothing here asks who is looking; what is shown was published. Guests get answers that caches may keep for a
minute, so that a rush on announcement day costs little.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from akun import ics
from dokumen.queries import kode_rapi, naskah_menurut_kode
from dokumen.sajikan import sajikan_naskah
from peserta.aturan import batas_tampil, tanya_jawab_dibuka
from peserta.queries import dokumen_lamaran, tanya_jawab, tema_lowongan
from seleksi.alur import SEBUTAN_TAHAP, Tahap
from seleksi.forms.verifikasi import KodeForm
from seleksi.models import Lowongan, Seleksi
from seleksi.queries import publik as queries
from seleksi.queries.naskah import asli_menurut_kode

SEMENIT = 60
# Stages in which the digest of a sealed theme is shown.
BERTEMA = (Tahap.ASESMEN, Tahap.KOMPETENSI_BIDANG, Tahap.WAWANCARA)
DAFTAR_BERJALAN = 50


def untuk_umum(halaman: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Open to guests; what a guest got may be kept for a minute, what a signed-in person got may not."""

    @login_not_required
    @require_safe
    @wraps(halaman)
    def buka(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        jawaban = halaman(request, *args, **kwargs)
        if not request.user.is_authenticated and jawaban.status_code == 200:
            jawaban["Cache-Control"] = f"public, max-age={SEMENIT}"
        return jawaban

    return buka


def _batas(lowongan: Lowongan) -> datetime | None:
    """The deadline as people read it: midnight is the last second before it."""
    batas = lowongan.batas_lamaran
    return batas_tampil(timezone.localtime(batas)) if batas else None


@untuk_umum
def publik(request: HttpRequest) -> HttpResponse:
    pada = timezone.now()
    dibuka: list[Any] = list(queries.lowongan_dibuka(pada))
    berjalan: list[Any] = list(queries.lowongan_berjalan(pada)[:DAFTAR_BERJALAN])
    konteks = {
        "pada": pada,
        "dibuka": [(satu, _batas(satu)) for satu in dibuka],
        "kelompok": _per_seleksi(dibuka),
        "terdekat": (dibuka[0], _batas(dibuka[0])) if dibuka else None,
        "wilayah": dibuka[0].seleksi.aturan_main.syarat.wilayah if dibuka else "",
        "jumlah_dokumen": len(dibuka[0].seleksi.aturan_main.dokumen) if dibuka else 0,
        "berjalan": [_baris_berjalan(satu) for satu in berjalan],
        "formulir": KodeForm(),
    }
    return render(request, "seleksi/publik.html", konteks)


def _per_seleksi(dibuka: list[Any]) -> list[dict[str, Any]]:
    """Open vacancies under their announcement, in the order of their deadlines."""
    kelompok: dict[int, dict[str, Any]] = {}
    for satu in dibuka:
        isi = kelompok.setdefault(
            satu.seleksi_id, {"seleksi": satu.seleksi, "lowongan": [], "pengumuman": None}
        )
        isi["lowongan"].append((satu, _batas(satu)))
        if satu.pengumuman_pembukaan:
            isi["pengumuman"] = isi["pengumuman"] or satu.pengumuman_pembukaan[0]
    return list(kelompok.values())


def _baris_berjalan(lowongan: Any) -> dict[str, Any]:
    terakhir = lowongan.hasil_terbit[0] if lowongan.hasil_terbit else None
    return {
        "lowongan": lowongan,
        "tahap": f"{lowongan.nomor_tahap} dari 8 · {SEBUTAN_TAHAP['publik'][Tahap(lowongan.tahap)]}",
        "hasil": terakhir,
        "sebutan": queries.sebutan_hasil(terakhir) if terakhir else "",
    }


@untuk_umum
def publik_seleksi(request: HttpRequest, seleksi_id: int) -> HttpResponse:
    pada = timezone.now()
    seleksi = queries.seleksi_publik(seleksi_id)
    lowongan: list[Any] = list(queries.lowongan_seleksi(seleksi))
    jadwal = queries.jadwal_seleksi(seleksi)
    konteks = {
        "seleksi": seleksi,
        "pada": pada,
        "lowongan": [
            {
                "lowongan": satu,
                "batas": _batas(satu),
                "menerima": satu.menerima_lamaran(pada),
                "sebutan": SEBUTAN_TAHAP["publik"][Tahap(satu.tahap)],
            }
            for satu in lowongan
        ],
        "pengumuman": list(queries.pengumuman_seleksi(seleksi)),
        "jadwal": jadwal,
        "menyimpang": queries.jadwal_menyimpang(lowongan),
        "gantt": _gantt(jadwal, pada),
        "hari_ini": timezone.localdate(pada),
    }
    return render(request, "seleksi/publik_seleksi.html", konteks)


def _gantt(jadwal: list[Any], pada: datetime) -> list[dict[str, Any]]:
    hari = timezone.localdate(pada)
    return [
        {
            "nama": satu.get_kegiatan_display(),
            "mulai": satu.tanggal_mulai,
            "selesai": satu.tanggal_selesai,
            "tenggat": satu.kegiatan == "PENGUMUMAN",
            "kini": satu.tanggal_mulai <= hari <= satu.tanggal_selesai,
        }
        for satu in jadwal
    ]


@untuk_umum
def publik_lowongan(request: HttpRequest, lowongan_id: int) -> HttpResponse:
    pada = timezone.now()
    lowongan = queries.lowongan_publik(lowongan_id)
    ketentuan = lowongan.seleksi.aturan_main
    pengumuman = list(queries.pengumuman_lowongan(lowongan))
    konteks = {
        "lowongan": lowongan,
        "seleksi": lowongan.seleksi,
        "pada": pada,
        "batas": _batas(lowongan),
        "menerima": lowongan.menerima_lamaran(pada),
        "sebutan": SEBUTAN_TAHAP["publik"][Tahap(lowongan.tahap)],
        "rel": queries.rel_tahap([lowongan], pada)[lowongan.pk],
        "syarat": ketentuan.syarat,
        "dokumen": dokumen_lamaran(lowongan),
        "metode": ketentuan.metode,
        "pembukaan": next((p for p in pengumuman if p.jenis == "PEMBUKAAN"), None),
        "perpanjangan": [p for p in pengumuman if p.jenis in ("PERPANJANGAN", "PERPANJANGAN_SELEKSI")],
        "ralat": [p for p in pengumuman if p.jenis == "RALAT"],
        "pembatalan": next((p for p in pengumuman if p.jenis == "PEMBATALAN"), None),
        "hasil": queries.hasil_lowongan(lowongan, pengumuman),
        "jadwal": queries.jadwal_seleksi(lowongan.seleksi, lowongan),
        # Told to everybody before its hour; the theme itself is for the participants.
        "tema_makalah": tema_lowongan(lowongan) if lowongan.tahap in BERTEMA else None,
        "tanya_jawab": list(tanya_jawab(lowongan)),
        "boleh_tanya": tanya_jawab_dibuka(ketentuan.kebijakan.tanya_jawab_sampai, str(lowongan.tahap)),
    }
    return render(request, "seleksi/publik_lowongan.html", konteks)


@untuk_umum
def unduh_pengumuman(request: HttpRequest, pengumuman_id: int) -> HttpResponseBase:
    """The PDF of a published announcement; anything not published does not exist here."""
    pengumuman = queries.pengumuman_publik(pengumuman_id)
    if pengumuman.naskah.berkas is None:
        # Signed seconds ago: the worker prints it right now. The draft is nobody's business.
        return render(request, "seleksi/publik_dicetak.html", {"pengumuman": pengumuman}, status=503)
    jawaban = sajikan_naskah(pengumuman.naskah)
    return jawaban or HttpResponse(status=503)


@untuk_umum
def jadwal_ics(request: HttpRequest, seleksi_id: int) -> HttpResponse:
    """The timetable as a calendar file: of one vacancy, or of the selection with those that deviate."""
    seleksi = queries.seleksi_publik(seleksi_id)
    pilihan = request.GET.get("lowongan", "")
    lowongan = queries.lowongan_seleksi(seleksi).filter(pk=int(pilihan)).first() if _nomor(pilihan) else None
    jawaban = HttpResponse(_kalender(request, seleksi, lowongan), content_type=ics.JENIS_MEDIA)
    jawaban["Content-Disposition"] = content_disposition_header(True, f"Jadwal {seleksi}.ics") or ""
    return jawaban


def _nomor(teks: str) -> bool:
    return teks.isdecimal() and len(teks) < 18


def _kalender(request: HttpRequest, seleksi: Seleksi, lowongan: Lowongan | None) -> str:
    tujuan = ("publik_lowongan", lowongan.pk) if lowongan else ("publik_seleksi", seleksi.pk)
    alamat = request.build_absolute_uri(reverse(f"seleksi:{tujuan[0]}", args=[tujuan[1]]))
    acara = [(satu, str(lowongan or seleksi)) for satu in queries.jadwal_seleksi(seleksi, lowongan)]
    if lowongan is None:
        berjalan = queries.lowongan_seleksi(seleksi).exclude(tahap=Tahap.DIBATALKAN)
        acara += [
            (satu, str(milik)) for milik, baris in queries.jadwal_menyimpang(list(berjalan)) for satu in baris
        ]
    return ics.kalender(
        ics.Acara(
            uid=f"jadwal-{satu.pk}@seleksi-jpt",
            cap=seleksi.dibuat_pada,
            mulai=satu.tanggal_mulai,
            # The end of an all-day event is the day after its last one.
            selesai=satu.tanggal_selesai + timedelta(days=1),
            judul=f"{satu.get_kegiatan_display()} · {nama}",
            tempat=satu.tempat,
            alamat=alamat,
        )
        for satu, nama in acara
    )


@untuk_umum
def verifikasi(request: HttpRequest) -> HttpResponse:
    form = KodeForm(request.GET or None)
    if form.is_valid():
        return redirect("seleksi:verifikasi_kode", form.cleaned_data["kode"])
    return render(
        request, "seleksi/verifikasi.html", {"form": form, "naskah": None, "kode": "", "asli": None}
    )


@untuk_umum
def verifikasi_kode(request: HttpRequest, kode: str) -> HttpResponse:
    """What a stranger with a code may learn: kind, number, date, signer, state and digest."""
    naskah = naskah_menurut_kode(kode)
    rapi = kode_rapi(kode)
    konteks = {
        "form": KodeForm(),
        "naskah": naskah,
        "kode": "-".join(rapi[i : i + 4] for i in range(0, len(rapi), 4)) or kode[:40],
        "tidak_ditemukan": naskah is None,
        "asli": asli_menurut_kode(kode),
    }
    return render(request, "seleksi/verifikasi.html", konteks, status=200 if naskah else 404)

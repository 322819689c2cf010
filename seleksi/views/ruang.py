"""The list of selections and the workspace of one."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from akun.masuk import PermintaanPengguna
from dokumen.sajikan import sajikan_berkas
from panitia.aturan import Hak
from panitia.queries import hak_pengguna
from seleksi.alur import TAHAP_BERURUT, Tahap
from seleksi.models import Jadwal, Seleksi
from seleksi.queries import pintu
from seleksi.queries import ruang as queries
from seleksi.queries.fakta import Fakta, kumpulkan
from seleksi.queries.naskah import naskah_terkini
from seleksi.queries.tautan import tautan
from seleksi.views import papan as rupa
from seleksi.wewenang import tahap as wewenang


@require_safe
def daftar(request: PermintaanPengguna) -> HttpResponse:
    """Every selection the person works in, running ones first."""
    pada = timezone.now()
    baris = queries.daftar_seleksi(request.user, pada, request.GET.get("cari", ""))
    halaman = Paginator(baris, rupa.PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "halaman": halaman,
        "baris": queries.ringkasan_seleksi(list(halaman)),
        "cari": request.GET.get("cari", ""),
    }
    return render(request, "seleksi/daftar.html", konteks)


@require_safe
def ruang(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """The workspace: board, what preparation still lacks, moves for many vacancies, timetable, papers."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_dilihat(request.user, seleksi_id, pada)
    hak = hak_pengguna(request.user, seleksi.pk, pada)
    semua = list(seleksi.lowongan.order_by("urutan"))
    fakta = kumpulkan([satu for satu in semua if not satu.berakhir], pada)
    temuan = {pk: wewenang.temuan_dari_fakta(satu) for pk, satu in fakta.items()}
    konteks = {
        "seleksi": seleksi,
        "pada": pada,
        "hak": boleh(hak),
        "baris": [rupa.baris_papan(satu, temuan[pk], di_ruang=True) for pk, satu in fakta.items()],
        "berakhir": [satu for satu in semua if satu.berakhir],
        "jumlah": len(semua),
        "persiapan": _persiapan(seleksi, fakta, temuan, hak),
        "maju": _maju(fakta, temuan) if hak & {Hak.KELOLA, Hak.PIMPIN} else [],
        "gantt": _gantt_seleksi(seleksi),
        "hari_ini": timezone.localdate(pada),
        "naskah": naskah_terkini(seleksi, hak, request.user),
        "ketentuan": seleksi.aturan_main,
        "jumlah_dokumen": seleksi.dokumen_perencanaan.count(),
    }
    return render(request, "seleksi/ruang.html", konteks)


def boleh(hak: frozenset[Hak]) -> dict[str, bool]:
    """What the page offers; the acts ask again."""
    return {
        "kelola": Hak.KELOLA in hak,
        "susun": bool(hak & {Hak.KELOLA, Hak.SUSUN_NASKAH}),
        "pimpin": Hak.PIMPIN in hak,
        "nilai": Hak.NILAI in hak,
        "verifikasi": Hak.VERIFIKASI in hak,
        "batalkan": bool(hak & {Hak.PIMPIN, Hak.PUTUSKAN}),
        "maju": bool(hak & {Hak.KELOLA, Hak.PIMPIN}),
        "pelamar": Hak.LIHAT_BERKAS in hak,
    }


def _persiapan(
    seleksi: Seleksi,
    fakta: dict[int, Fakta],
    temuan: dict[int, tuple[Any, ...]],
    hak: frozenset[Hak],
) -> dict[str, Any] | None:
    """Findings on everything the vacancies in persiapan share, and each one's own below its name."""
    milik = {pk: temuan[pk] for pk, satu in fakta.items() if satu.tahap == Tahap.PERSIAPAN}
    if not milik:
        return None
    pertama = next(iter(milik.values()))
    bersama = [satu for satu in pertama if all(satu in lain for lain in milik.values())]
    sendiri = [
        {
            "lowongan": fakta[pk].lowongan,
            "temuan": [satu for satu in isi if satu not in bersama],
            "tautan": tautan(hak, seleksi, fakta[pk].lowongan),
        }
        for pk, isi in milik.items()
        if any(satu not in bersama for satu in isi)
    ]
    return {
        "bersama": bersama,
        "sendiri": sendiri,
        "sebutan": rupa.sebutan_temuan(bersama),
        "tautan": tautan(hak, seleksi),
    }


def _maju(fakta: dict[int, Fakta], temuan: dict[int, tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Stages out of which some vacancy is ready to move by a button, with the others of that stage."""
    hasil = []
    for tahap in TAHAP_BERURUT[1:-1]:
        milik = [satu for satu in fakta.values() if satu.tahap == tahap]
        if not milik:
            continue
        baris = [
            {
                "lowongan": satu.lowongan,
                "siap": not rupa.menahan(temuan[satu.lowongan.pk])
                and not rupa.menunggu(temuan[satu.lowongan.pk]),
                "sebutan": rupa.sebutan_temuan(temuan[satu.lowongan.pk]),
            }
            for satu in milik
        ]
        if any(satu["siap"] for satu in baris):
            ke = TAHAP_BERURUT[TAHAP_BERURUT.index(tahap) + 1]
            hasil.append({"dari": tahap, "ke": ke, "baris": baris})
    return hasil


def _gantt_seleksi(seleksi: Seleksi) -> list[dict[str, Any]]:
    urut = list(Jadwal.Kegiatan.values)
    baris = sorted(seleksi.jadwal.filter(lowongan=None), key=lambda satu: urut.index(satu.kegiatan))
    return [
        {
            "nama": satu.get_kegiatan_display(),
            "mulai": satu.tanggal_mulai,
            "selesai": satu.tanggal_selesai,
            "tenggat": satu.kegiatan in ("PENGUMUMAN", "ADMINISTRASI", "PENETAPAN"),
        }
        for satu in baris
    ]


@require_safe
def buka_berkas(request: PermintaanPengguna, seleksi_id: int, berkas_id: int) -> HttpResponseBase:
    """One file of evidence, for whoever works in this selection."""
    berkas = pintu.bukti_untuk_dibuka(request.user, seleksi_id, berkas_id, timezone.now())
    return sajikan_berkas(berkas, pembaca=request.user)

"""Reading that leaves a trace: a file opened, a list taken away."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from akun.models import Pengguna
from dokumen.models import Berkas
from jejak.baca import riwayat
from jejak.catat import catat
from peserta import queries, wewenang
from peserta.models import BerkasLamaran, Lamaran
from seleksi.models import Lowongan

MASA_BACA = timedelta(hours=1)


@transaction.atomic(durable=True)
def baca_berkas(*, berkas: BerkasLamaran, oleh: Pengguna, pada: datetime) -> Berkas:
    """Open a file of an application. Whoever is not its owner leaves a trace."""
    if berkas.lamaran.pelamar.pengguna_id != oleh.pk:
        catat("berkas.dibuka", objek=berkas, oleh=oleh, pada=pada, jenis=berkas.jenis)
    return berkas.berkas


@transaction.atomic(durable=True)
def baca_halaman(*, berkas: BerkasLamaran, oleh: Pengguna, pada: datetime) -> Berkas:
    """Look at a page of a file. Leafing through it is one opening: it leaves a trace once in `MASA_BACA`."""
    if berkas.lamaran.pelamar.pengguna_id != oleh.pk:
        # A screen asks for several pages at once: one after the other, the first tells it.
        BerkasLamaran.objects.select_for_update(of=("self",), no_key=True).get(pk=berkas.pk)
        dibuka = riwayat(berkas).filter(peristiwa="berkas.dibuka", pelaku=oleh, pada__gt=pada - MASA_BACA)
        if not dibuka.exists():
            catat("berkas.dibuka", objek=berkas, oleh=oleh, pada=pada, jenis=berkas.jenis)
    return berkas.berkas


@transaction.atomic(durable=True)
def unduh_daftar(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> list[Lamaran]:
    """The applicants of a vacancy for a table outside of the application: who took it leaves a trace."""
    wewenang.boleh_unduh_daftar(oleh, lowongan, pada).pastikan()
    daftar = list(queries.daftar_untuk_diunduh(oleh, lowongan))
    catat("lamaran.daftar_diunduh", objek=lowongan, oleh=oleh, pada=pada, jumlah=len(daftar))
    return daftar

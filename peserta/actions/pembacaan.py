"""Reading that leaves a trace: a file opened, a list taken away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from dokumen.models import Berkas
from jejak.catat import catat
from peserta import queries, wewenang
from peserta.models import BerkasLamaran, Lamaran
from seleksi.models import Lowongan


@transaction.atomic(durable=True)
def baca_berkas(*, berkas: BerkasLamaran, oleh: Pengguna, pada: datetime) -> Berkas:
    """Open a file of an application. Whoever is not its owner leaves a trace."""
    if berkas.lamaran.pelamar.pengguna_id != oleh.pk:
        catat("berkas.dibuka", objek=berkas, oleh=oleh, pada=pada, jenis=berkas.jenis)
    return berkas.berkas


@transaction.atomic(durable=True)
def unduh_daftar(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> list[Lamaran]:
    """The applicants of a vacancy for a table outside of the application: who took it leaves a trace."""
    wewenang.boleh_unduh_daftar(oleh, lowongan, pada).pastikan()
    daftar = list(queries.daftar_untuk_diunduh(oleh, lowongan))
    catat("lamaran.daftar_diunduh", objek=lowongan, oleh=oleh, pada=pada, jumlah=len(daftar))
    return daftar

"""Acts of the clock that tell people: what falls due, and what the clock may not close by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit
from panitia.aturan import PERAN_SEKRETARIAT, Peran
from panitia.queries import pemegang
from seleksi.alur import Tahap
from seleksi.izin import Temuan
from seleksi.models import Lowongan
from seleksi.queries.pengingat import pengingat


@transaction.atomic(durable=True)
def ingatkan(*, oleh: Pengguna | None, pada: datetime) -> int:
    """Put today's reminders into the outbox; those already there are left alone. Returns how many are due.

    ``oleh`` is None: the clock acts. No trace: a reminder decides nothing, and the outbox row is its record.
    The unique key of a row makes a second run, also one after a kill, harmless.
    """
    return kirim_banyak_setelah_commit(pengingat(pada), pada=pada)


@transaction.atomic(durable=True)
def kabari_penutupan_tertahan(
    *, lowongan: Lowongan, temuan: Iterable[Temuan], oleh: Pengguna | None, pada: datetime
) -> int:
    """Tell Sekretariat and Ketua Pansel, once per deadline, why the clock could not close the applications.

    Returns how many are to know it; nobody when the vacancy has meanwhile left its announcement.
    """
    lowongan = Lowongan.objects.get(pk=lowongan.pk)
    if lowongan.tahap != Tahap.PENGUMUMAN or lowongan.batas_lamaran is None:
        return 0
    alasan = [satu.pesan for satu in temuan]
    orang = {
        satu.pengguna_id: satu.pengguna
        for satu in pemegang(lowongan.seleksi_id, PERAN_SEKRETARIAT | {Peran.KETUA_PANSEL}, pada)
    }
    return kirim_banyak_setelah_commit(
        [
            Titipan(
                kunci=f"penutupan.tertahan:{lowongan.pk}:{lowongan.batas_lamaran:%Y%m%d}:{pk}",
                penerima=satu,
                perihal=f"Pendaftaran {lowongan.nama_jabatan} belum dapat ditutup",
                templat="seleksi/surel/penutupan_tertahan.txt",
                konteks={"nama_jabatan": lowongan.nama_jabatan, "alasan": alasan},
                tautan=reverse("seleksi:lowongan", args=[lowongan.pk]),
            )
            for pk, satu in orang.items()
        ],
        pada=pada,
    )

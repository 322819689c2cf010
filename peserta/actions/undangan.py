"""Inviting a PNS to apply (B-1)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from jejak.catat import catat
from peserta import aturan, wewenang
from peserta.actions.kunci import kunci_lowongan
from peserta.models import Undangan
from seleksi.models import Lowongan


@transaction.atomic(durable=True)
def undang_pelamar(
    *, lowongan: Lowongan, nip: str, nama: str, alasan: str, oleh: Pengguna, pada: datetime
) -> Undangan:
    """Invite a PNS to apply (B-1); who has an account already is told by mail."""
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    wewenang.boleh_undang_pelamar(oleh, lowongan, nip, alasan, pada).pastikan()
    undangan = Undangan(
        lowongan=lowongan,
        nip=nip,
        nama=nama.strip(),
        alasan=alasan.strip(),
        diundang_pada=pada,
        diundang_oleh=oleh,
    )
    undangan.save()
    catat("lowongan.pelamar_diundang", objek=lowongan, oleh=oleh, pada=pada, undangan=undangan.pk, nip=nip)
    orang = Pengguna.objects.filter(nip=nip, is_active=True).first()
    if orang is not None and lowongan.batas_lamaran is not None:
        kirim_setelah_commit(
            kunci=f"lowongan.pelamar_diundang:{undangan.pk}",
            penerima=orang,
            perihal=f"Undangan melamar {lowongan.nama_jabatan}",
            templat="peserta/surel/diundang.txt",
            konteks={
                "nama_jabatan": lowongan.nama_jabatan,
                "seleksi": str(lowongan.seleksi),
                "batas": aturan.sebut_batas(timezone.localtime(lowongan.batas_lamaran)),
            },
            tautan=reverse("peserta:lamar", args=[lowongan.pk]),
            pada=pada,
        )
    return undangan

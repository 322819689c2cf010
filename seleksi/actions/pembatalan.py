"""The act that ends a vacancy before its time, and what it leaves behind."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit
from dokumen.models import Naskah
from dokumen.terbit import cabut
from jejak.catat import catat
from seleksi.actions.langkah import kabari_tim
from seleksi.actions.persiapan import kunci_lowongan
from seleksi.models import Lowongan, NaskahSeleksi, Pengumuman
from seleksi.queries.pengumuman import pelamar_terkirim
from seleksi.wewenang import tahap as wewenang


@transaction.atomic(durable=True)
def batalkan_lowongan(
    *, lowongan: Lowongan, alasan: str, dasar: str, oleh: Pengguna, pada: datetime
) -> Lowongan:
    """End a running vacancy before its time; `dasar` is the decision it rests on. Drafts are withdrawn."""
    (lowongan,) = kunci_lowongan(daftar=[lowongan.pk])
    wewenang.boleh_batalkan_lowongan(oleh, lowongan, alasan, dasar, pada).pastikan()
    dari = lowongan.tahap
    lowongan.alasan_batal = alasan.strip()
    lowongan.dasar_batal = dasar.strip()
    lowongan.dibatalkan_oleh = oleh
    lowongan.batalkan(pada)
    lowongan.save()
    catat(
        "lowongan.dibatalkan",
        objek=lowongan,
        oleh=oleh,
        pada=pada,
        dari=dari,
        ke=lowongan.tahap,
        alasan=lowongan.alasan_batal,
        dasar=lowongan.dasar_batal,
    )
    _cabut_konsep(lowongan, oleh, pada)
    _kabari_pelamar_batal(lowongan, pada)
    kabari_tim(
        seleksi=lowongan.seleksi,
        kunci=f"lowongan.dibatalkan:{lowongan.pk}",
        perihal=f"{lowongan} dibatalkan",
        templat="seleksi/surel/dibatalkan.txt",
        konteks={
            "nama_jabatan": lowongan.nama_jabatan,
            "alasan": lowongan.alasan_batal,
            "dasar": lowongan.dasar_batal,
        },
        tautan=reverse("seleksi:lowongan", args=[lowongan.pk]),
        oleh=oleh,
        pada=pada,
    )
    return lowongan


def _kabari_pelamar_batal(lowongan: Lowongan, pada: datetime) -> None:
    kirim_banyak_setelah_commit(
        (
            Titipan(
                kunci=f"lowongan.dibatalkan:{lowongan.pk}:{satu.pelamar.pengguna_id}",
                penerima=satu.pelamar.pengguna,
                perihal=f"Seleksi {lowongan} dibatalkan",
                templat="seleksi/surel/dibatalkan_pelamar.txt",
                konteks={"nama_jabatan": lowongan.nama_jabatan, "nomor": satu.nomor_pendaftaran},
                tautan=reverse("peserta:lamaran", args=[satu.pk]),
            )
            for satu in pelamar_terkirim([lowongan])
        ),
        pada=pada,
    )


def _cabut_konsep(lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> None:
    """Unsigned papers of this vacancy alone, and unsigned announcements that still name it."""
    konsep = Naskah.Keadaan.KONSEP
    sendiri = NaskahSeleksi.objects.filter(lowongan=lowongan, naskah__keadaan=konsep).values("naskah")
    bersama = Pengumuman.objects.filter(lowongan=lowongan, naskah__keadaan=konsep).values("naskah")
    for kertas in Naskah.objects.filter(Q(pk__in=sendiri) | Q(pk__in=bersama)).order_by("pk"):
        cabut(naskah=kertas, oleh=oleh, pada=pada, alasan=f"{lowongan} dibatalkan.")

"""Requests for a recommendation by link: the door by its key, the owner's list, the origin of a letter."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from peserta import aturan
from peserta.aturan import FaktaRekomendasi
from peserta.models import Lamaran, PermintaanRekomendasi
from peserta.queries.fakta import SURAT_BERLAKU
from peserta.queries.syarat import hari_penutupan
from seleksi.aturan import menurut_profil
from seleksi.izin import Temuan

TERPANJANG = 100


def sidik_kunci(kunci: str) -> str:
    """What is stored of the key in a link; 256 random bits need no salt."""
    return hashlib.sha256(kunci.encode()).hexdigest()


def sidik_kode(permintaan: PermintaanRekomendasi, kode: str) -> str:
    """What is stored of a code: keyed, because eight digits could be tried out."""
    return salted_hmac("peserta.kode_rekomendasi", f"{permintaan.pk}:{kode}", algorithm="sha256").hexdigest()


def kode_cocok(permintaan: PermintaanRekomendasi, kode: str) -> bool:
    return constant_time_compare(permintaan.sidik_kode, sidik_kode(permintaan, kode))


def permintaan_dengan_kunci(kunci: str) -> PermintaanRekomendasi:
    """The request behind a link, whatever became of it. Raises Http404 for a guessed key."""
    if len(kunci) > TERPANJANG:
        raise Http404
    return get_object_or_404(_dasar(), sidik=sidik_kunci(kunci))


def permintaan_milik(lamaran: Lamaran) -> QuerySet[PermintaanRekomendasi]:
    """Of one application, the latest first."""
    return _dasar().filter(lamaran=lamaran).order_by("-diminta_pada", "-pk")


def permintaan_aktif(lamaran: Lamaran) -> PermintaanRekomendasi | None:
    """The one that was neither used nor taken back; it may have expired."""
    return permintaan_milik(lamaran).filter(dibatalkan_pada=None, diserahkan_pada=None).first()


def asal_rekomendasi(lamaran: Lamaran) -> PermintaanRekomendasi | None:
    """By which request the present letter came; None where the applicant uploaded it himself."""
    return permintaan_milik(lamaran).filter(**SURAT_BERLAKU).first()


def keadaan_permintaan(permintaan: PermintaanRekomendasi, pada: datetime) -> str:
    return aturan.keadaan_permintaan(
        permintaan.kedaluwarsa_pada,
        permintaan.dibuka_pada,
        permintaan.diserahkan_pada,
        permintaan.dibatalkan_pada,
        pada,
    )


def temuan_surat(lamaran: Lamaran, isian: Mapping[str, Any], pada: datetime) -> list[Temuan]:
    """B-1 on what the officer typed, before it is stored."""
    lowongan = lamaran.lowongan
    fakta = FaktaRekomendasi(**isian, sumber=aturan.MENURUT_INSTANSI)
    diumumkan = timezone.localdate(lowongan.diumumkan_pada) if lowongan.diumumkan_pada else None
    temuan = aturan.rekomendasi_sah(fakta, diumumkan, hari_penutupan(lowongan, pada), lowongan.nama_jabatan)
    return menurut_profil(temuan, lowongan.seleksi.aturan_main)


def _dasar() -> QuerySet[PermintaanRekomendasi]:
    return PermintaanRekomendasi.objects.select_related(
        "lamaran__lowongan__seleksi", "lamaran__pelamar__pengguna", "berkas", "berkas_lamaran__berkas"
    )

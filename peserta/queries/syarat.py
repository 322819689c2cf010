"""What a vacancy asks for: its days, its lists, its conditions, its checklist."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.utils import timezone

from peserta import aturan
from peserta.aturan import Acuan, Butir, Tambahan
from peserta.models import SyaratTambahan
from peserta.models.dokumen import dokumen_lamaran
from peserta.queries.daerah import daerah_provinsi
from seleksi.models import Lowongan


def hari_penutupan(lowongan: Lowongan, pada: datetime) -> date:
    """The last day on which applications are taken; today while no deadline stands."""
    if lowongan.batas_lamaran is None:
        return timezone.localdate(pada)
    return timezone.localdate(lowongan.batas_lamaran - timedelta(microseconds=1))


def acuan_lowongan(lowongan: Lowongan, pada: datetime) -> Acuan:
    """The days and lists against which this vacancy measures everybody; two queries."""
    return Acuan(
        penutupan=hari_penutupan(lowongan, pada),
        rencana_pelantikan=lowongan.seleksi.rencana_pelantikan,
        daerah=daerah_provinsi(lowongan.seleksi.aturan_main.syarat.wilayah),
        tambahan=tambahan_lowongan(lowongan),
    )


def tambahan_lowongan(lowongan: Lowongan) -> tuple[Tambahan, ...]:
    """E-08: the pangkat minimum of the selection, then what the Pansel set for the vacancy."""
    baris = SyaratTambahan.objects.filter(lowongan=lowongan.pk).order_by("pk")
    return (
        *aturan.tambahan_ketentuan(lowongan.seleksi.aturan_main.syarat),
        *(Tambahan(f"E-08.{s.pk}", s.jenis, s.nilai, s.uraian, s.dasar) for s in baris),
    )


def butir_lowongan(lowongan: Lowongan) -> tuple[Butir, ...]:
    """Everything that may be on the checklist of an application for this vacancy; see butir_lamaran."""
    return aturan.butir_periksa(dokumen_lamaran(lowongan), tambahan_lowongan(lowongan))


def jumlah_syarat_tambahan(lowongan_ids: Iterable[int]) -> dict[int, int]:
    """Vacancy -> how many conditions the Pansel set for it; one query."""
    baris = SyaratTambahan.objects.filter(lowongan__in=list(lowongan_ids)).order_by().values("lowongan")
    return dict(baris.annotate(n=Count("pk")).values_list("lowongan", "n"))

"""Who holds an application, and which one is free."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from akun.models import Pengguna
from peserta import aturan
from peserta.alur import Keadaan
from peserta.models import Lamaran, Pegangan, Perbaikan
from peserta.queries.daftar import antrean_pemeriksa, bebas_benturan
from peserta.queries.kedua import ikut_memeriksa
from seleksi.alur import Tahap


def pemegang_pemeriksaan(lamaran: Lamaran, pada: datetime) -> Pegangan | None:
    """Who works on it now; a hold that lapsed is none."""
    dasar = Pegangan.objects.filter(lamaran=lamaran, terakhir__gt=pada - aturan.LAMA_PEGANG)
    return dasar.select_related("pemegang").first()


def calon_berikutnya(
    pengguna: Pengguna,
    pada: datetime,
    tahap: Collection[Tahap],
    *,
    lowongan_id: int | None = None,
    lewati: Collection[int] = (),
) -> QuerySet[Lamaran]:
    """What he may take next: what he holds already, then first checks, then second checks, by register.

    Not what a colleague holds, what he may not see (P-07), or as second check what he checked himself.
    """
    dipegang = Q(pegangan__terakhir__gt=pada - aturan.LAMA_PEGANG)
    ikut = ikut_memeriksa(pengguna) | Q(
        Exists(Perbaikan.objects.filter(lamaran=OuterRef("pk"), diminta_oleh=pengguna)),
        lowongan__seleksi__ketentuan__kebijakan__pemeriksa_kedua=aturan.BUTA,
    )
    berselisih = Lamaran.objects.filter(selisih__isnull=False, selisih__diputus_pada__isnull=True)
    semua = antrean_pemeriksa(pengguna, pada).filter(
        keadaan__in=(Keadaan.DIAJUKAN, Keadaan.DIPERIKSA), lowongan__tahap__in=tahap
    )
    if lowongan_id is not None:
        semua = semua.filter(lowongan=lowongan_id)
    return (
        bebas_benturan(pengguna, semua, menilai=False)
        .exclude(pk__in=list(lewati))
        .exclude(dipegang & ~Q(pegangan__pemegang=pengguna))
        .exclude(Q(keadaan=Keadaan.DIPERIKSA) & (ikut | Q(pk__in=berselisih.values("pk"))))
        .annotate(
            giliran=Case(
                When(dipegang & Q(pegangan__pemegang=pengguna), then=Value(0)),
                When(keadaan=Keadaan.DIAJUKAN, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            )
        )
        .order_by("giliran", "lowongan__seleksi", "lowongan__urutan", "urutan")
    )

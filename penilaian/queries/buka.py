"""Requests to open a locked sheet again. No mark is read here."""

from __future__ import annotations

from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import seleksi_dengan_hak
from penilaian.models import Komponen, LembarNilai, PermintaanBuka
from penilaian.queries.lembar import KL, PER_HALAMAN
from penilaian.queries.pintu import komponen_untuk_dipimpin
from penilaian.queries.samaran import anonim


def permintaan_menunggu(lembar: LembarNilai) -> PermintaanBuka | None:
    return PermintaanBuka.objects.filter(lembar=lembar, disetujui__isnull=True).first()


def _permintaan() -> QuerySet[PermintaanBuka]:
    return PermintaanBuka.objects.select_related(
        "lembar__komponen__lowongan__seleksi",
        "lembar__lamaran__pelamar__pengguna",
        "lembar__penilai",
        "diminta_oleh",
        "diputus_oleh",
        "naskah",
    )


def komponen_bernama(pengguna: Pengguna, komponen_id: int, pada: datetime) -> Komponen:
    """A component whose sheets stand beside names; where papers have none, the Ketua voids them by code."""
    komponen = komponen_untuk_dipimpin(pengguna, komponen_id, pada)
    if anonim(komponen):
        raise Http404
    return komponen


def lembar_untuk_dibuka(
    pengguna: Pengguna, komponen_id: int, lamaran_id: int, penilai_id: int, pada: datetime
) -> LembarNilai:
    """A locked sheet of a rater, for the Ketua who asks that it be opened; its marks stay unread."""
    komponen = komponen_bernama(pengguna, komponen_id, pada)
    terkunci = LembarNilai.objects.filter(komponen=komponen, keadaan=KL.DIKUNCI).select_related(
        "penilai", "lamaran__pelamar__pengguna"
    )
    lembar = get_object_or_404(terkunci, lamaran_id=lamaran_id, penilai_id=penilai_id)
    lembar.komponen = komponen
    return lembar


def permintaan_untuk_diputus(pengguna: Pengguna, permintaan_id: int, pada: datetime) -> PermintaanBuka:
    """A request, for the Ketua Sekretariat of its selection."""
    milik = seleksi_dengan_hak(pengguna, Hak.KELOLA, pada).order_by().values("pk")
    return get_object_or_404(
        _permintaan().filter(lembar__komponen__lowongan__seleksi__in=milik), pk=permintaan_id
    )


def permintaan_komponen(komponen: Komponen) -> list[PermintaanBuka]:
    """All requests of a component, the newest first; one query."""
    return list(_permintaan().filter(lembar__komponen=komponen).order_by("-pk"))


def halaman_terkunci(komponen: Komponen, halaman: str | int | None) -> Page[LembarNilai]:
    """Locked sheets a Ketua may ask for, in register order; who locked, never what."""
    terkunci = (
        LembarNilai.objects.filter(komponen=komponen, keadaan=KL.DIKUNCI)
        .select_related("penilai", "lamaran__pelamar__pengguna")
        .order_by("lamaran__urutan", "penilai__nama", "penilai")
    )
    return Paginator(terkunci, PER_HALAMAN).get_page(halaman)

"""Entry doors: the only way from an address to an object. Who has no business with it gets a 404."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from dokumen.models import Berkas
from panitia.aturan import Hak
from panitia.queries import seleksi_dengan_hak
from seleksi.models import (
    BuktiSyarat,
    BuktiTayang,
    DokumenPerencanaan,
    Lowongan,
    NaskahSeleksi,
    PutusanPleno,
    Rekomendasi,
    Seleksi,
)

# Who works with a selection from the inside and may open its workspace.
HAK_RUANG = (
    Hak.KELOLA,
    Hak.SUSUN_NASKAH,
    Hak.VERIFIKASI,
    Hak.PIMPIN,
    Hak.NILAI,
    Hak.USULKAN,
    Hak.PUTUSKAN,
    Hak.AWASI,
)
HAK_SEKRETARIAT = (Hak.KELOLA, Hak.SUSUN_NASKAH)


def seleksi_terlihat(pengguna: Pengguna, pada: datetime) -> QuerySet[Seleksi]:
    """Selections whose workspace the person may open, newest first."""
    return seleksi_dengan_hak(pengguna, HAK_RUANG, pada)


def seleksi_untuk_dilihat(pengguna: Pengguna, seleksi_id: int, pada: datetime) -> Seleksi:
    return get_object_or_404(seleksi_terlihat(pengguna, pada), pk=seleksi_id)


def seleksi_untuk_ditelaah(pengguna: Pengguna, seleksi_id: int, pada: datetime) -> Seleksi:
    """For everybody with a role in it: what it is played by is no secret to those who take part."""
    return get_object_or_404(seleksi_dengan_hak(pengguna, Hak.LIHAT, pada), pk=seleksi_id)


def pastikan_bertugas(pengguna: Pengguna, pada: datetime) -> None:
    """For pages of no single selection, open to everybody with a role in one. Raises Http404 for the rest."""
    if not seleksi_dengan_hak(pengguna, Hak.LIHAT, pada).exists():
        raise Http404


def seleksi_untuk_disiapkan(
    pengguna: Pengguna, seleksi_id: int, pada: datetime, hak: Hak | Collection[Hak] = HAK_SEKRETARIAT
) -> Seleksi:
    """For the pages of the Sekretariat that change something; `hak` narrows it."""
    return get_object_or_404(seleksi_dengan_hak(pengguna, hak, pada), pk=seleksi_id)


def lowongan_untuk_dilihat(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    return get_object_or_404(_lowongan(seleksi_terlihat(pengguna, pada)), pk=lowongan_id)


def lowongan_untuk_disiapkan(
    pengguna: Pengguna, lowongan_id: int, pada: datetime, hak: Hak | Collection[Hak] = HAK_SEKRETARIAT
) -> Lowongan:
    return get_object_or_404(_lowongan(seleksi_dengan_hak(pengguna, hak, pada)), pk=lowongan_id)


def bukti_untuk_dibuka(pengguna: Pengguna, seleksi_id: int, berkas_id: int, pada: datetime) -> Berkas:
    """A file that proves something about a selection: vacancy, planning, letters, publication.

    For everybody who works in its workspace; a file of anything else is not found here.
    """
    seleksi = seleksi_untuk_dilihat(pengguna, seleksi_id, pada)
    milik = (
        Q(pk__in=Lowongan.objects.filter(seleksi=seleksi).values("bukti_lowong"))
        | Q(pk__in=DokumenPerencanaan.objects.filter(seleksi=seleksi).values("berkas"))
        | Q(pk__in=Rekomendasi.objects.filter(seleksi=seleksi).values("berkas"))
        | Q(pk__in=BuktiSyarat.objects.filter(seleksi=seleksi).values("berkas"))
        | Q(pk__in=PutusanPleno.objects.filter(lowongan__seleksi=seleksi).values("berkas"))
        | Q(pk__in=BuktiTayang.objects.filter(pengumuman__seleksi=seleksi).values("berkas"))
    )
    return get_object_or_404(Berkas.objects.filter(milik), pk=berkas_id)


def naskah_untuk_ditandatangani(pengguna: Pengguna, naskah_id: int) -> NaskahSeleksi:
    """A paper of a selection whose named signer is this person, signed or not."""
    milik = NaskahSeleksi.objects.filter(naskah__penanda_tangan=pengguna)
    dasar = milik.select_related("naskah", "seleksi", "lowongan", "naskah__pengumuman")
    return get_object_or_404(dasar, naskah_id=naskah_id)


def _lowongan(seleksi: QuerySet[Seleksi]) -> QuerySet[Lowongan]:
    return Lowongan.objects.filter(seleksi__in=seleksi.order_by()).select_related("seleksi", "bukti_lowong")

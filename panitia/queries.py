"""Reads of roles and rights. Nothing here writes.

A right opens with two keys: a membership by a decree in force on that day, and the permission that
panitia.actions gave together with it (django-guardian). Whoever loses one of them is out at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from akun.models import Pengguna
from panitia import aturan
from panitia.aturan import HAK, HAK_PEKA, PERAN_PANSEL, Calon, Hak, Peran, peran_dengan
from panitia.models import IzinSeleksi, Keanggotaan, KeanggotaanQuerySet, Pernyataan, SuratKeputusan
from seleksi.izin import Temuan
from seleksi.models import Seleksi


def keanggotaan_berlaku(pengguna: Pengguna, seleksi_id: int, pada: datetime) -> KeanggotaanQuerySet:
    return Keanggotaan.objects.berlaku(timezone.localdate(pada)).filter(
        pengguna=pengguna, seleksi_id=seleksi_id
    )


def hak_pengguna(pengguna: Pengguna | None, seleksi_id: int, pada: datetime) -> frozenset[Hak]:
    """Every right the person holds in this selection at that moment; none for a guest. One query."""
    if pengguna is None or not pengguna.is_authenticated:
        return frozenset()
    diberi = _izin(OuterRef("pengguna"), OuterRef("seleksi")).values("permission__codename")
    baris = (
        keanggotaan_berlaku(pengguna, seleksi_id, pada)
        .annotate(diberi=ArraySubquery(diberi))
        .values_list("peran", "diberi")
    )
    return frozenset(hak for peran, kode in baris for hak in HAK[Peran(peran)] if hak in kode)


def punya_hak(pengguna: Pengguna | None, seleksi_id: int, hak: Hak | Collection[Hak], pada: datetime) -> bool:
    """Whether the person holds the right, or any one of several."""
    return not _kumpulan(hak).isdisjoint(hak_pengguna(pengguna, seleksi_id, pada))


def temuan_hak(
    pengguna: Pengguna | None, seleksi_id: int, hak: Hak | Collection[Hak], pada: datetime
) -> list[Temuan]:
    """Empty when allowed, or when ``pengguna`` is None (the clock); else who may do it instead."""
    if pengguna is None or punya_hak(pengguna, seleksi_id, hak, pada):
        return []
    return aturan.tanpa_hak(_kumpulan(hak))


def seleksi_dengan_hak(pengguna: Pengguna, hak: Hak | Collection[Hak], pada: datetime) -> QuerySet[Seleksi]:
    """Selections in which the person holds the right, or any one of several; newest first."""
    kode = _kumpulan(hak)
    pegang = Keanggotaan.objects.berlaku(timezone.localdate(pada)).filter(
        pengguna=pengguna, seleksi=OuterRef("pk"), peran__in=peran_dengan(kode)
    )
    diberi = _izin(pengguna.pk, OuterRef("pk")).filter(permission__codename__in=kode)
    return Seleksi.objects.filter(Exists(pegang), Exists(diberi)).order_by("-tahun", "-pk")


def peran_pengguna(pengguna: Pengguna, pada: datetime) -> frozenset[Peran]:
    """Every role the person holds at that moment, over all selections."""
    milik = Keanggotaan.objects.berlaku(timezone.localdate(pada)).filter(pengguna=pengguna)
    return frozenset(Peran(peran) for peran in milik.values_list("peran", flat=True).distinct())


def pemegang(seleksi_id: int, peran: Peran | Collection[Peran], pada: datetime) -> QuerySet[Keanggotaan]:
    """Who holds the role (or any of several) in this selection, in the order of the decree."""
    dicari = {peran} if isinstance(peran, Peran) else set(peran)
    return (
        Keanggotaan.objects.berlaku(timezone.localdate(pada))
        .filter(seleksi_id=seleksi_id, peran__in=dicari)
        .select_related("pengguna")
        .order_by("urutan", "pk")
    )


def anggota_pansel(seleksi_id: int, pada: datetime) -> QuerySet[Keanggotaan]:
    """Ketua and members of the Pansel, in the order of the decree."""
    return pemegang(seleksi_id, PERAN_PANSEL, pada)


def terlibat(pengguna: Pengguna, seleksi_id: int) -> bool:
    """Whether the person ever held a role in it by a signed decree: then he may not apply in it."""
    return (
        Keanggotaan.objects.filter(pengguna=pengguna, seleksi_id=seleksi_id)
        .exclude(sk__keadaan=SuratKeputusan.Keadaan.KONSEP)
        .exists()
    )


def wajib_mfa(pengguna: Pengguna) -> bool:
    """Whether the person must log in with a second factor: the operator, and holders of a delicate right."""
    if pengguna.operator:
        return True
    return IzinSeleksi.objects.filter(user_id=pengguna.pk, permission__codename__in=HAK_PEKA).exists()


def calon_dari(keanggotaan: Iterable[Keanggotaan]) -> list[Calon]:
    """Rows of an annex as the facts the rules ask for; reads ``pengguna`` of each."""
    return [
        Calon(satu.pengguna_id, satu.pengguna.nama_tampil, Peran(satu.peran), satu.unsur, satu.eselon)
        for satu in keanggotaan
    ]


def temuan_pansel(seleksi: Seleksi, pada: datetime) -> list[Temuan]:
    """P-02, P-04, P-06, P-08, P-09, P-11: is the Pansel of this selection rightly formed and sworn in?"""
    hari = timezone.localdate(pada)
    nomor = dict(
        SuratKeputusan.objects.filter(
            seleksi=seleksi,
            keadaan=SuratKeputusan.Keadaan.BERLAKU,
            berlaku_sejak__lte=hari,
            berlaku_sampai__gte=hari,
        ).values_list("jenis", "nomor")
    )
    temuan = aturan.sk_terbit(pansel=nomor.get("PANSEL", ""), sekretariat=nomor.get("SEKRETARIAT", ""))
    if "PANSEL" not in nomor:
        return temuan
    anggota = list(anggota_pansel(seleksi.pk, pada))
    calon = calon_dari(anggota)
    eselon = set(seleksi.lowongan.berjalan().values_list("eselon", flat=True))
    return [
        *temuan,
        *aturan.komposisi_pansel(calon, seleksi.aturan_main.pansel),
        *aturan.kesetaraan_internal(calon, eselon),
        *aturan.pernyataan_anggota(_pernyataan(seleksi.pk, anggota)),
    ]


def _pernyataan(seleksi_id: int, anggota: Iterable[Keanggotaan]) -> dict[str, set[str]]:
    """Name -> kinds signed for this selection, also under an earlier decree of it."""
    nama = {satu.pengguna_id: satu.pengguna.nama_tampil for satu in anggota}
    sudah: dict[str, set[str]] = {satu: set() for satu in nama.values()}
    baris = Pernyataan.objects.filter(keanggotaan__seleksi_id=seleksi_id, dinyatakan_oleh__in=nama).filter(
        keanggotaan__pengguna=F("dinyatakan_oleh")
    )
    for pengguna_id, jenis in baris.values_list("dinyatakan_oleh", "jenis"):
        sudah[nama[pengguna_id]].add(jenis)
    return sudah


def _izin(pengguna: Any, seleksi: Any) -> QuerySet[IzinSeleksi]:
    return IzinSeleksi.objects.filter(user=pengguna, content_object=seleksi)


def _kumpulan(hak: Hak | Collection[Hak]) -> frozenset[Hak]:
    return frozenset({hak}) if isinstance(hak, Hak) else frozenset(hak)

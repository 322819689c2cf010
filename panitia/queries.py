"""Reads of roles and rights. Nothing here writes.

A right opens with two keys: a membership by a decree in force on that day, and the permission that
panitia.actions gave together with it (django-guardian). Whoever loses one of them is out at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from akun.models import Pengguna
from akun.nip import rapatkan_nip
from panitia import aturan
from panitia.aturan import (
    HAK,
    HAK_PEKA,
    PENGHENTI_SK,
    PENYUSUN_SK,
    PERAN_PANSEL,
    Asesor,
    Calon,
    Hak,
    Peran,
    peran_dengan,
)
from panitia.models import (
    IzinSeleksi,
    Keanggotaan,
    KeanggotaanQuerySet,
    KesesuaianAnggota,
    Pernyataan,
    SertifikatAsesor,
    SuratKeputusan,
)
from seleksi.aturan import menurut_profil
from seleksi.izin import Temuan
from seleksi.models import Lowongan, Seleksi


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
    main = Seleksi.objects.only("ketentuan").get(pk=seleksi_id).aturan_main
    return menurut_profil(aturan.tanpa_hak(_kumpulan(hak)), main)


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


@dataclass(frozen=True, slots=True)
class Selisih:
    """Where the permissions of a person differ from what his decrees give."""

    seleksi_id: int
    pengguna_id: int
    kurang: frozenset[str]
    lebih: frozenset[str]


def izin_menyimpang(pada: datetime) -> list[Selisih]:
    """Every difference between memberships and django-guardian's rows; two queries, however many people."""
    patut: dict[tuple[int, int], set[str]] = {}
    berlaku = Keanggotaan.objects.memberi_izin(timezone.localdate(pada))
    for seleksi_id, pengguna_id, peran in berlaku.values_list("seleksi_id", "pengguna_id", "peran"):
        patut.setdefault((seleksi_id, pengguna_id), set()).update(HAK[Peran(peran)])
    punya: dict[tuple[int, int], set[str]] = {}
    baris = IzinSeleksi.objects.values_list("content_object_id", "user_id", "permission__codename")
    for seleksi_id, pengguna_id, kode in baris:
        punya.setdefault((seleksi_id, pengguna_id), set()).add(kode)
    return [
        Selisih(*kunci, frozenset(a - b), frozenset(b - a))
        for kunci in sorted(patut.keys() | punya.keys())
        if (a := patut.get(kunci, set())) != (b := punya.get(kunci, set()))
    ]


def calon_dari(keanggotaan: Iterable[Keanggotaan]) -> list[Calon]:
    """Rows of an annex as the facts the rules ask for; reads ``pengguna`` of each."""
    return [
        Calon(
            satu.pengguna_id,
            satu.pengguna.nama_tampil,
            Peran(satu.peran),
            satu.unsur,
            satu.eselon,
            satu.instansi,
        )
        for satu in keanggotaan
    ]


def temuan_asesor_serentak(seleksi: Collection[Seleksi], pada: datetime) -> dict[int, list[Temuan]]:
    """P-03 of many selections; one query, and none when there are none."""
    semua = [satu.pk for satu in seleksi]
    hari = timezone.localdate(pada)
    tim: dict[int, list[Asesor]] = {pk: [] for pk in semua}
    if semua:
        for satu in asesor_seleksi(semua, pada):
            ada = getattr(satu, "sertifikat", None)
            tim[satu.seleksi_id].append(_asesor(satu, ada))
    return {pk: aturan.tim_penilai(daftar, hari) for pk, daftar in tim.items()}


def _asesor(satu: Keanggotaan, sertifikat: SertifikatAsesor | None) -> Asesor:
    if sertifikat is None:
        return Asesor(satu.pengguna.nama_tampil)
    return Asesor(
        satu.pengguna.nama_tampil,
        sertifikat.nomor,
        sertifikat.lembaga,
        sertifikat.berlaku_sampai,
        sertifikat.pengalaman_tahun,
        sertifikat.independen,
    )


def asesor_seleksi(seleksi: Collection[int], pada: datetime) -> QuerySet[Keanggotaan]:
    """Assessors in force, with their certificate if one is recorded."""
    dasar = Keanggotaan.objects.berlaku(timezone.localdate(pada)).filter(seleksi__in=seleksi)
    return dasar.filter(peran=Peran.ASESOR).select_related("pengguna", "sertifikat").order_by("urutan", "pk")


def kesesuaian_tertulis(seleksi: Collection[int]) -> dict[tuple[int, int, int], str]:
    """(selection, member, vacancy) -> the note on why his knowledge fits; one query."""
    baris = KesesuaianAnggota.objects.filter(keanggotaan__seleksi__in=seleksi).order_by("pk")
    medan = ("keanggotaan__seleksi_id", "keanggotaan__pengguna_id", "lowongan_id", "uraian")
    return {(pk, orang, lowongan): uraian for pk, orang, lowongan, uraian in baris.values_list(*medan)}


def temuan_pansel(seleksi: Seleksi, pada: datetime) -> list[Temuan]:
    """P-02, P-04 to P-06, P-08, P-09, P-11: is the Pansel of this selection rightly formed and sworn in?"""
    return temuan_pansel_serentak([seleksi], pada)[seleksi.pk]


def temuan_pansel_serentak(seleksi: Collection[Seleksi], pada: datetime) -> dict[int, list[Temuan]]:
    """`temuan_pansel` for many selections; five queries, however many there are."""
    hari = timezone.localdate(pada)
    semua = [satu.pk for satu in seleksi]
    nomor: dict[int, dict[str, str]] = {pk: {} for pk in semua}
    konsep: dict[int, set[str]] = {pk: set() for pk in semua}
    for sk in SuratKeputusan.objects.filter(seleksi__in=semua, keadaan__in=("KONSEP", "BERLAKU")):
        if sk.keadaan == SuratKeputusan.Keadaan.KONSEP:
            konsep[sk.seleksi_id].add(sk.jenis)
        elif sk.berlaku_sejak <= hari <= sk.berlaku_sampai:
            nomor[sk.seleksi_id][sk.jenis] = sk.nomor
    anggota: dict[int, list[Keanggotaan]] = {pk: [] for pk in semua}
    pansel = Keanggotaan.objects.berlaku(hari).filter(seleksi__in=semua, peran__in=PERAN_PANSEL)
    for satu in pansel.select_related("pengguna").order_by("urutan", "pk"):
        anggota[satu.seleksi_id].append(satu)
    jabatan: dict[int, list[tuple[int, str, str]]] = {pk: [] for pk in semua}
    lowongan = Lowongan.objects.berjalan().filter(seleksi__in=semua).order_by("urutan")
    for pk, lowongan_id, nama, eselon in lowongan.values_list("seleksi_id", "pk", "nama_jabatan", "eselon"):
        jabatan[pk].append((lowongan_id, nama, eselon))
    sudah = _pernyataan(anggota)
    tertulis = kesesuaian_tertulis(semua)
    return {
        satu.pk: [
            *aturan.sk_terbit(nomor[satu.pk], konsep[satu.pk]),
            *_susunan_satu_pansel(satu, anggota[satu.pk], jabatan[satu.pk], sudah[satu.pk]),
            *_kesesuaian(satu.pk, anggota[satu.pk], jabatan[satu.pk], tertulis),
        ]
        for satu in seleksi
    }


def _susunan_satu_pansel(
    seleksi: Seleksi,
    anggota: Collection[Keanggotaan],
    jabatan: Collection[tuple[int, str, str]],
    sudah: Sequence[tuple[str, Collection[str]]],
) -> list[Temuan]:
    """Composition and declarations; without a single member in office there is nothing to say yet."""
    if not anggota:
        return []
    calon = calon_dari(anggota)
    badan = seleksi.aturan_main.badan_pengawas
    pengawas_boleh = seleksi.aturan_main.pengawas.pejabat_dalam_pansel
    singkatan = "".join(kata[0] for kata in badan.split() if kata[0].isupper())
    return [
        *aturan.komposisi_pansel(calon, seleksi.aturan_main.pansel),
        *aturan.kesetaraan_internal(calon, {eselon for _, _, eselon in jabatan}),
        *([] if pengawas_boleh else aturan.unsur_badan_pengawas(calon, (badan, singkatan))),
        *aturan.pernyataan_anggota(sudah),
    ]


def _kesesuaian(
    seleksi_id: int,
    anggota: Collection[Keanggotaan],
    jabatan: Collection[tuple[int, str, str]],
    tertulis: Mapping[tuple[int, int, int], str],
) -> list[Temuan]:
    """P-05, once there are members and vacancies to speak of."""
    if not anggota or not jabatan:
        return []
    belum = {
        satu.pengguna.nama_tampil: [
            nama for pk, nama, _ in jabatan if (seleksi_id, satu.pengguna_id, pk) not in tertulis
        ]
        for satu in anggota
    }
    return aturan.kesesuaian_anggota(belum, len(anggota) * len(jabatan))


def _pernyataan(anggota: Mapping[int, Collection[Keanggotaan]]) -> dict[int, list[tuple[str, set[str]]]]:
    """Selection -> members with the kinds each signed for it, also under an earlier decree of it."""
    sudah: dict[tuple[int, int], set[str]] = {}
    baris = Pernyataan.objects.filter(
        keanggotaan__seleksi_id__in=list(anggota), keanggotaan__pengguna=F("dinyatakan_oleh")
    )
    for pk, pengguna_id, jenis in baris.values_list("keanggotaan__seleksi_id", "dinyatakan_oleh", "jenis"):
        sudah.setdefault((pk, pengguna_id), set()).add(jenis)
    return {
        pk: [(a.pengguna.nama_tampil, sudah.get((pk, a.pengguna_id), set())) for a in daftar]
        for pk, daftar in anggota.items()
    }


def _izin(pengguna: Any, seleksi: Any) -> QuerySet[IzinSeleksi]:
    return IzinSeleksi.objects.filter(user=pengguna, content_object=seleksi)


def _kumpulan(hak: Hak | Collection[Hak]) -> frozenset[Hak]:
    return frozenset({hak}) if isinstance(hak, Hak) else frozenset(hak)


_BERKAS_SK = ("berkas", "naskah", "naskah__berkas", "naskah__berkas_konsep")


# --- Pintu masuk ------------------------------------------------------------------------------
# Who may open the page of decrees of a selection, besides the operator.
HAK_LIHAT_SK = (Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.PUTUSKAN, Hak.AWASI)


def seleksi_untuk_sk(pengguna: Pengguna, seleksi_id: int, pada: datetime) -> Seleksi:
    """The selection for the page of its decrees; 404 for everybody else."""
    if pengguna.operator or punya_hak(pengguna, seleksi_id, HAK_LIHAT_SK, pada):
        return get_object_or_404(Seleksi, pk=seleksi_id)
    raise Http404


def sk_untuk_dibaca(pengguna: Pengguna, sk_id: int, pada: datetime) -> SuratKeputusan:
    """A decree with its paper or scan, for those who may see the decrees of its selection."""
    sk = get_object_or_404(SuratKeputusan.objects.select_related("seleksi", *_BERKAS_SK), pk=sk_id)
    seleksi_untuk_sk(pengguna, sk.seleksi_id, pada)
    return sk


def sk_untuk_ditandatangani(pengguna: Pengguna, sk_id: int, pada: datetime) -> SuratKeputusan:
    """A drafted decree, for the PPK of its selection."""
    sk = get_object_or_404(SuratKeputusan.objects.select_related("seleksi", *_BERKAS_SK), pk=sk_id)
    if not punya_hak(pengguna, sk.seleksi_id, Hak.PUTUSKAN, pada):
        raise Http404
    return sk


def berhak_atas_sk(pengguna: Pengguna, seleksi_id: int, hak: frozenset[Hak], pada: datetime) -> bool:
    """Whether the person may do what a line of PENYUSUN_SK or PENGHENTI_SK allows; empty: the operator."""
    return punya_hak(pengguna, seleksi_id, hak, pada) if hak else pengguna.operator


def seleksi_untuk_menyusun(pengguna: Pengguna, seleksi_id: int, jenis: str, pada: datetime) -> Seleksi:
    """The selection, for those who draft or register decrees of this kind in it."""
    if not berhak_atas_sk(pengguna, seleksi_id, PENYUSUN_SK[jenis], pada):
        raise Http404
    return get_object_or_404(Seleksi, pk=seleksi_id)


def sk_untuk_dibuang(pengguna: Pengguna, sk_id: int, pada: datetime) -> SuratKeputusan:
    """A decree, for those who may draft its kind."""
    sk = get_object_or_404(SuratKeputusan.objects.select_related("seleksi"), pk=sk_id)
    seleksi_untuk_menyusun(pengguna, sk.seleksi_id, sk.jenis, pada)
    return sk


def keanggotaan_untuk_dihentikan(pengguna: Pengguna, keanggotaan_id: int, pada: datetime) -> Keanggotaan:
    """One role, for those who may end it."""
    dasar = Keanggotaan.objects.select_related("sk", "pengguna", "seleksi")
    satu = get_object_or_404(dasar, pk=keanggotaan_id)
    if not berhak_atas_sk(pengguna, satu.seleksi_id, PENGHENTI_SK[satu.sk.jenis], pada):
        raise Http404
    return satu


def keanggotaan_pansel_sendiri(
    pengguna: Pengguna, pada: datetime, keanggotaan_id: int | None = None
) -> QuerySet[Keanggotaan]:
    """The person's own memberships of a Pansel in force, with the declarations signed under them."""
    milik = Keanggotaan.objects.berlaku(timezone.localdate(pada)).filter(
        pengguna=pengguna, peran__in=PERAN_PANSEL
    )
    if keanggotaan_id is not None:
        milik = milik.filter(pk=keanggotaan_id)
    return milik.select_related("seleksi", "sk", "pengguna").prefetch_related("pernyataan").order_by("-pk")


def pernyataan_untuk_dibaca(pengguna: Pengguna, pernyataan_id: int, pada: datetime) -> Pernyataan:
    """A declaration with its scan: its signer, and those who may see the decrees of the selection."""
    dasar = Pernyataan.objects.select_related("keanggotaan", "berkas")
    pernyataan = get_object_or_404(dasar, pk=pernyataan_id)
    if pernyataan.dinyatakan_oleh_id != pengguna.pk:
        seleksi_untuk_sk(pengguna, pernyataan.keanggotaan.seleksi_id, pada)
    return pernyataan


# --- Halaman ----------------------------------------------------------------------------------
def daftar_sk(seleksi: Seleksi) -> QuerySet[SuratKeputusan]:
    """Decrees of a selection, newest first, with members and their declarations."""
    anggota = (
        Keanggotaan.objects.select_related("pengguna").prefetch_related("pernyataan").order_by("urutan", "pk")
    )
    return (
        SuratKeputusan.objects.filter(seleksi=seleksi)
        .select_related(*_BERKAS_SK)
        .prefetch_related(Prefetch("keanggotaan", anggota))
        .order_by("-pk")
    )


def seleksi_bersk(pengguna: Pengguna, pada: datetime) -> QuerySet[Seleksi]:
    """Selections whose decrees the person may see: all for the operator."""
    if pengguna.operator:
        return Seleksi.objects.order_by("-tahun", "-pk")
    return seleksi_dengan_hak(pengguna, HAK_LIHAT_SK, pada)


def kelengkapan_seleksi(daftar: QuerySet[Seleksi], pada: datetime) -> QuerySet[Seleksi]:
    """Adds what each selection still lacks: ``ada_ppk``, ``ada_pyb``, and the state of both decrees."""
    hari = timezone.localdate(pada)
    pegang = Keanggotaan.objects.berlaku(hari).filter(seleksi=OuterRef("pk"))
    sk = SuratKeputusan.objects.filter(seleksi=OuterRef("pk"))
    berlaku = sk.filter(keadaan="BERLAKU", berlaku_sampai__gte=hari)
    konsep = sk.filter(keadaan="KONSEP")
    return daftar.annotate(
        ada_ppk=Exists(pegang.filter(peran=Peran.PPK)),
        ada_pyb=Exists(pegang.filter(peran=Peran.PYB)),
        sekretariat_berlaku=Exists(berlaku.filter(jenis="SEKRETARIAT")),
        sekretariat_konsep=Exists(konsep.filter(jenis="SEKRETARIAT")),
        pansel_berlaku=Exists(berlaku.filter(jenis="PANSEL")),
        pansel_konsep=Exists(konsep.filter(jenis="PANSEL")),
        berjalan=Exists(Lowongan.objects.berjalan().filter(seleksi=OuterRef("pk")))
        | ~Exists(Lowongan.objects.filter(seleksi=OuterRef("pk"))),
    )


def sk_menunggu_tanda_tangan(pengguna: Pengguna, pada: datetime) -> QuerySet[SuratKeputusan]:
    """Drafted decrees whose named signer is this person, while he is PPK of their selection."""
    milik = seleksi_dengan_hak(pengguna, Hak.PUTUSKAN, pada)
    return (
        SuratKeputusan.objects.filter(seleksi__in=milik, keadaan="KONSEP", naskah__penanda_tangan=pengguna)
        .select_related(*_BERKAS_SK)
        .prefetch_related("seleksi")
        .annotate(jumlah_anggota=Count("keanggotaan"))
        .order_by("pk")
    )


def daftar_pengguna(cari: str, pada: datetime) -> QuerySet[Pengguna]:
    """Accounts by name, with the roles they hold now; ``cari`` matches name, e-mail or NIP."""
    berlaku = (
        Keanggotaan.objects.berlaku(timezone.localdate(pada))
        .select_related("seleksi")
        .defer("seleksi__ketentuan")
        .order_by("-seleksi_id")
    )
    orang = Pengguna.objects.prefetch_related(Prefetch("keanggotaan", berlaku, to_attr="peran_berlaku"))
    if cari:
        angka = "".join(satu for satu in cari if satu.isdigit())
        cocok = Q(nama__icontains=cari) | Q(email__icontains=cari)
        orang = orang.filter(cocok | Q(nip__startswith=angka) if angka else cocok)
    return orang.order_by("nama", "pk")


def akun_menurut(teks: str) -> Pengguna | None:
    """The active account with this e-mail or NIP (spaces allowed), or None."""
    teks = teks.strip().lower()
    siapa = {"email": teks} if "@" in teks else {"nip": rapatkan_nip(teks)}
    return Pengguna.objects.filter(is_active=True, **siapa).first()


def saran_akun(terbanyak: int = 300) -> list[Pengguna]:
    """Accounts to suggest while a decree is drafted: those without an applicant's profile, by name."""
    return list(
        Pengguna.objects.filter(is_active=True, operator=False, pelamar__isnull=True).order_by("nama")[
            :terbanyak
        ]
    )


def asesor_untuk_dicatat(pengguna: Pengguna, keanggotaan_id: int, pada: datetime) -> Keanggotaan:
    """One assessor, for the Ketua Sekretariat of his selection."""
    dasar = Keanggotaan.objects.filter(peran=Peran.ASESOR).select_related("sk", "pengguna", "seleksi")
    satu = get_object_or_404(dasar.select_related("sertifikat__berkas"), pk=keanggotaan_id)
    if not punya_hak(pengguna, satu.seleksi_id, Hak.KELOLA, pada):
        raise Http404
    return satu


def sertifikat_untuk_dibaca(pengguna: Pengguna, keanggotaan_id: int, pada: datetime) -> SertifikatAsesor:
    """A certificate with its scan, for those who may see the decrees of the selection."""
    dasar = SertifikatAsesor.objects.select_related("keanggotaan", "berkas")
    satu = get_object_or_404(dasar, keanggotaan_id=keanggotaan_id)
    seleksi_untuk_sk(pengguna, satu.keanggotaan.seleksi_id, pada)
    return satu


def kesesuaian_kini(seleksi: Seleksi, pada: datetime) -> list[tuple[Keanggotaan, list[tuple[Lowongan, str]]]]:
    """Each member of the Pansel with every running vacancy and what is written of it; three queries."""
    lowongan = list(Lowongan.objects.berjalan().filter(seleksi=seleksi).order_by("urutan"))
    tertulis = kesesuaian_tertulis([seleksi.pk])
    return [
        (satu, [(jab, tertulis.get((seleksi.pk, satu.pengguna_id, jab.pk), "")) for jab in lowongan])
        for satu in anggota_pansel(seleksi.pk, pada)
    ]

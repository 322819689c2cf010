"""What a rater still has to do, how far the raters are, and what they gave once it may be seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak, Peran
from panitia.models import Keanggotaan
from panitia.queries import pemegang, seleksi_dengan_hak
from penilaian import aturan
from penilaian.models import BenturanKepentingan, Komponen, LembarNilai
from penilaian.queries.hasil_asesmen import diserahkan_asesor_lain, penyerah
from penilaian.queries.lembar import (
    DIKECUALIKAN,
    HAK_PENILAI,
    KK,
    KL,
    TERTUTUP,
    benturan_ada,
    indikator_komponen,
    lembar_dihitung,
    lembar_terlihat,
    nilai_butir,
    pernyataan_milik,
)
from peserta.models import Lamaran
from seleksi.alur import TAHAP_AKHIR, TAHAP_BERJALAN, Tahap
from seleksi.models import Jadwal, Lowongan, Pengumuman


@dataclass(frozen=True, slots=True)
class SelKisi:
    komponen: Komponen
    # terkunci | draf | belum | dikecualikan | tertutup
    keadaan: str


@dataclass(frozen=True, slots=True)
class BarisKisi:
    lamaran: Lamaran
    # True, False or None as declared by the reader.
    benturan: bool | None
    sel: tuple[SelKisi, ...]


def kisi(pengguna: Pengguna, komponen: Collection[Komponen], daftar: Collection[Lamaran]) -> list[BarisKisi]:
    """State of the reader's own sheets, participants x components. Two queries for any number of rows."""
    nyata = pernyataan_milik(pengguna, [satu.pk for satu in daftar])
    lembar: dict[tuple[int, int], str] = {}
    baris = LembarNilai.objects.filter(penilai=pengguna, komponen__in=komponen, lamaran__in=daftar)
    for satu in baris.order_by("pk"):
        lembar[satu.komponen_id, satu.lamaran_id] = _keadaan_sel(satu)
    return [
        BarisKisi(
            satu,
            nyata[satu.pk].ada if satu.pk in nyata else None,
            tuple(SelKisi(k, _sel(k, lembar.get((k.pk, satu.pk), "belum"))) for k in komponen),
        )
        for satu in daftar
    ]


def _keadaan_sel(lembar: LembarNilai) -> str:
    if lembar.keadaan == KL.DIKUNCI:
        return "terkunci"
    if lembar.keadaan == KL.DRAF:
        return "draf"
    return "dikecualikan" if lembar.sebab_batal in DIKECUALIKAN else "belum"


def _sel(komponen: Komponen, keadaan: str) -> str:
    """A component that is not open offers nothing to fill."""
    return "tertutup" if keadaan == "belum" and komponen.keadaan != KK.DIBUKA else keadaan


# --- Pekerjaan seorang penilai ---
@dataclass(frozen=True, slots=True)
class Pekerjaan:
    """One open component of one rater: how much is left, until when."""

    komponen: Komponen
    wajib: int
    terkunci: int
    draf: int
    batas: date | None

    @property
    def sisa(self) -> int:
        return self.wajib - self.terkunci


def _banyak(himpunan: QuerySet[Any], kelompok: str) -> Coalesce:
    """Correlated COUNT(*) that is 0 when nothing matches; `kelompok` is the column it is grouped by."""
    return Coalesce(
        Subquery(himpunan.order_by().values(kelompok).annotate(banyak=Count("pk")).values("banyak")), 0
    )


def pekerjaan(pengguna: Pengguna, penilai: str, pada: datetime) -> list[Pekerjaan]:
    """Open components this person scores, the most urgent first. Constant number of queries."""
    seleksi = seleksi_dengan_hak(pengguna, HAK_PENILAI[penilai], pada).order_by()
    peserta_ = Lamaran.objects.memenuhi_syarat().filter(lowongan=OuterRef("lowongan"))
    berbenturan = Exists(benturan_ada(pengguna).filter(lamaran=OuterRef("pk")))
    lembar = LembarNilai.objects.filter(
        ~Exists(benturan_ada(pengguna).filter(lamaran=OuterRef("lamaran"))),
        komponen=OuterRef("pk"),
        penilai=pengguna,
        lamaran__in=Lamaran.objects.memenuhi_syarat(),
    )
    terbuka = (
        Komponen.objects.filter(
            ~Exists(diserahkan_asesor_lain(pengguna)),
            keadaan=KK.DIBUKA,
            penilai=penilai,
            lowongan__seleksi__in=seleksi.values("pk"),
            lowongan__tahap__in=TAHAP_BERJALAN,
        )
        .select_related("lowongan")
        .prefetch_related("lowongan__seleksi")
        .annotate(
            banyak_peserta=_banyak(peserta_.filter(~berbenturan), "lowongan"),
            banyak_dikecualikan=_banyak(
                lembar.filter(keadaan=KL.DIBATALKAN, sebab_batal__in=DIKECUALIKAN), "komponen"
            ),
            banyak_terkunci=_banyak(lembar.filter(keadaan=KL.DIKUNCI), "komponen"),
            banyak_draf=_banyak(lembar.filter(keadaan=KL.DRAF), "komponen"),
        )
    )
    komponen = list(terbuka)
    batas = batas_penilaian(komponen)
    hasil = [
        Pekerjaan(
            satu,
            satu.banyak_peserta - satu.banyak_dikecualikan,
            satu.banyak_terkunci,
            satu.banyak_draf,
            batas.get(satu.pk),
        )
        for satu in komponen
    ]
    return sorted(hasil, key=lambda p: (p.sisa == 0, p.batas or date.max, p.komponen.pk))


def batas_penilaian(komponen: Iterable[Komponen]) -> dict[int, date]:
    """Last planned day of each component: the vacancy's own timetable, else the selection's."""
    daftar = list(komponen)
    baris = Jadwal.objects.filter(
        seleksi__in={satu.lowongan.seleksi_id for satu in daftar}, kegiatan__in=Komponen.Metode.values
    )
    jadwal = {(satu.seleksi_id, satu.lowongan_id, satu.kegiatan): satu.tanggal_selesai for satu in baris}
    hasil = {}
    for satu in daftar:
        umum = jadwal.get((satu.lowongan.seleksi_id, None, satu.metode))
        batas = jadwal.get((satu.lowongan.seleksi_id, satu.lowongan_id, satu.metode), umum)
        if batas is not None:
            hasil[satu.pk] = batas
    return hasil


def rencana_penilaian(pengguna: Pengguna, penilai: str, pada: datetime) -> list[Jadwal]:
    """Planned days, not yet past, of what this person will score; the earliest first. One query."""
    seleksi = seleksi_dengan_hak(pengguna, HAK_PENILAI[penilai], pada).order_by()
    berjalan = Lowongan.objects.exclude(tahap__in=TAHAP_AKHIR).filter(seleksi=OuterRef("seleksi"))
    baris = (
        Jadwal.objects.filter(
            Q(lowongan=None) & Exists(berjalan)
            | Q(lowongan__isnull=False) & ~Q(lowongan__tahap__in=TAHAP_AKHIR),
            seleksi__in=seleksi.values("pk"),
            kegiatan__in=Komponen.Metode.values,
            tanggal_selesai__gte=timezone.localdate(pada),
        )
        .select_related("lowongan")
        .prefetch_related("seleksi")
        .order_by("tanggal_mulai", "tanggal_selesai", "pk")
    )
    return [satu for satu in baris if _dinilai(satu, penilai)]


def _dinilai(jadwal: Jadwal, penilai: str) -> bool:
    metode = jadwal.seleksi.aturan_main.metode
    return any(satu.kode == jadwal.kegiatan and satu.penilai == penilai for satu in metode)


@dataclass(frozen=True, slots=True)
class LowonganPenilai:
    """A vacancy of a rater: its components, and on how many participants he has not declared yet.

    Before the administrative result is announced there are applicants, not yet participants to score.
    """

    lowongan: Lowongan
    komponen: tuple[Komponen, ...]
    diumumkan: bool
    belum_dinyatakan: int


def lowongan_penilai(pengguna: Pengguna, hak: Hak, pada: datetime) -> list[LowonganPenilai]:
    """Running vacancies whose applicants are known, the announced first. Constant number of queries."""
    milik = BenturanKepentingan.objects.filter(penilai=pengguna, lamaran=OuterRef("pk"))
    belum = Lamaran.objects.memenuhi_syarat().filter(~Exists(milik), lowongan=OuterRef("pk"))
    # A result from before applications opened again did not cover those who joined.
    berlaku = Q(lowongan__dibuka_kembali_pada=None) | Q(
        pengumuman__diumumkan_pada__gt=F("lowongan__dibuka_kembali_pada")
    )
    diumumkan = Pengumuman.lowongan.through.objects.filter(
        berlaku,
        lowongan=OuterRef("pk"),
        pengumuman__jenis=Pengumuman.Jenis.HASIL_TAHAP,
        pengumuman__tahap=Tahap.ADMINISTRASI,
        pengumuman__diumumkan_pada__isnull=False,
    )
    baris = (
        Lowongan.objects.exclude(tahap__in=TAHAP_AKHIR)
        .filter(
            pengumuman_ditutup_pada__isnull=False,
            seleksi__in=seleksi_dengan_hak(pengguna, hak, pada).order_by().values("pk"),
        )
        .prefetch_related("seleksi", Prefetch("komponen", Komponen.objects.order_by("pk")))
        .annotate(diumumkan=Exists(diumumkan), belum=_banyak(belum, "lowongan"))
        .order_by("-diumumkan", "seleksi__tahun", "seleksi", "urutan")
    )
    return [
        LowonganPenilai(satu, tuple(satu.komponen.all()), satu.diumumkan, satu.belum if satu.diumumkan else 0)
        for satu in baris
    ]


# --- Kemajuan komponen ---
@dataclass(frozen=True, slots=True)
class Kemajuan:
    """How far one rater is: how many sheets, never which marks."""

    keanggotaan: Keanggotaan
    wajib: int
    terkunci: int
    draf: int
    benturan: int
    dikecualikan: int

    @property
    def sisa(self) -> int:
        return self.wajib - self.terkunci


def penilai_komponen(komponen: Komponen, pada: datetime) -> list[Keanggotaan]:
    """Raters of a component at that moment, in the order of the decree.

    Results that two asesor brought as one workbook are the sheets of the one who brought them first.
    """
    peran = [Peran(kode) for kode in aturan.PERAN_PENILAI[komponen.penilai]]
    semua = list(pemegang(komponen.id_seleksi, peran, pada))
    satu_saja = penyerah(komponen)
    return semua if satu_saja is None else [satu for satu in semua if satu.pengguna_id == satu_saja]


def kemajuan(komponen: Komponen, pada: datetime) -> list[Kemajuan]:
    """Progress of each rater, in the order of the decree. Constant number of queries."""
    banyak_peserta = Lamaran.objects.memenuhi_syarat().filter(lowongan_id=komponen.lowongan_id).count()
    berbenturan = BenturanKepentingan.objects.filter(
        ada=True,
        lamaran__lowongan_id=komponen.lowongan_id,
        lamaran__in=Lamaran.objects.memenuhi_syarat(),
    )
    pasangan = berbenturan.filter(lamaran=OuterRef("lamaran"), penilai=OuterRef("penilai"))
    lembar = LembarNilai.objects.filter(
        ~Exists(pasangan), komponen=komponen, lamaran__in=Lamaran.objects.memenuhi_syarat()
    )
    benturan = _menurut_penilai(berbenturan)
    lepas = _menurut_penilai(lembar.filter(keadaan=KL.DIBATALKAN, sebab_batal__in=DIKECUALIKAN))
    terkunci = _menurut_penilai(lembar.filter(keadaan=KL.DIKUNCI))
    draf = _menurut_penilai(lembar.filter(keadaan=KL.DRAF))
    return [
        Kemajuan(
            satu,
            banyak_peserta - benturan.get(satu.pengguna_id, 0) - lepas.get(satu.pengguna_id, 0),
            terkunci.get(satu.pengguna_id, 0),
            draf.get(satu.pengguna_id, 0),
            benturan.get(satu.pengguna_id, 0),
            lepas.get(satu.pengguna_id, 0),
        )
        for satu in penilai_komponen(komponen, pada)
    ]


def _menurut_penilai(himpunan: QuerySet[Any]) -> dict[int, int]:
    baris = himpunan.order_by().values("penilai").annotate(banyak=Count("lamaran", distinct=True))
    return dict(baris.values_list("penilai", "banyak"))


# --- Perbandingan sesudah dikunci ---
@dataclass(frozen=True, slots=True)
class NilaiPenilai:
    penilai: Pengguna
    nilai: Decimal
    pencilan: bool
    catatan: str


@dataclass(frozen=True, slots=True)
class BarisBanding:
    """One participant of a locked component, as the reader may see him."""

    lamaran: Lamaran
    nilai: tuple[NilaiPenilai, ...]
    rata: Fraction | None
    # The reader is recused here: nothing is shown.
    tersembunyi: bool

    @property
    def angka(self) -> list[Decimal]:
        return [satu.nilai for satu in self.nilai]

    @property
    def tampil(self) -> Decimal | None:
        """The mean as people read it."""
        return aturan.dua_desimal(self.rata) if self.rata is not None else None


def perbandingan(
    pengguna: Pengguna, komponen: Komponen, daftar: Collection[Lamaran], pada: datetime
) -> list[BarisBanding]:
    """Values per rater of a locked component, in register order. Empty while it is open."""
    if not Komponen.objects.filter(pk=komponen.pk, keadaan__in=TERTUTUP).exists():
        return []
    bobot = {satu.pk: satu.bobot for satu in indikator_komponen(komponen)}
    terlihat = (
        lembar_terlihat(pengguna, komponen, pada)
        .filter(lamaran__in=daftar, pk__in=lembar_dihitung([komponen]).values("pk"))
        .select_related("penilai")
        .prefetch_related("butir")
        .order_by("penilai__nama", "penilai")
    )
    per_orang: dict[int, list[LembarNilai]] = {}
    for satu in terlihat:
        per_orang.setdefault(satu.lamaran_id, []).append(satu)
    tersembunyi = set(benturan_ada(pengguna).values_list("lamaran_id", flat=True))
    batas = komponen.lowongan.seleksi.aturan_main.kebijakan.batas_pencilan
    return [
        _baris_banding(satu, per_orang.get(satu.pk, []), bobot, batas, satu.pk in tersembunyi)
        for satu in daftar
    ]


def _baris_banding(
    lamaran: Lamaran,
    lembar: list[LembarNilai],
    bobot: dict[int, Decimal],
    batas: int,
    tersembunyi: bool,
) -> BarisBanding:
    nilai = [aturan.nilai_lembar(nilai_butir(satu), bobot) for satu in lembar]
    jauh = set(aturan.pencilan(nilai, batas))
    return BarisBanding(
        lamaran,
        tuple(
            NilaiPenilai(satu.penilai, angka, angka in jauh, satu.catatan)
            for satu, angka in zip(lembar, nilai, strict=True)
        ),
        aturan.rata_rata(nilai) if nilai else None,
        tersembunyi,
    )


def rata_komponen(komponen: Komponen) -> dict[int, Fraction]:
    """Exact mean per participant of a locked component, for the announcement of a stage; empty while open."""
    if not Komponen.objects.filter(pk=komponen.pk, keadaan__in=TERTUTUP).exists():
        return {}
    bobot = {satu.pk: satu.bobot for satu in indikator_komponen(komponen)}
    per_orang: dict[int, list[Decimal]] = {}
    for satu in lembar_dihitung([komponen]).prefetch_related("butir"):
        per_orang.setdefault(satu.lamaran_id, []).append(aturan.nilai_lembar(nilai_butir(satu), bobot))
    return {orang: aturan.rata_rata(nilai) for orang, nilai in per_orang.items()}

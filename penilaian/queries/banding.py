"""Closed components side by side: spread per person and criterion, what stands apart, who is stricter.

Nothing here answers while a component is open, and nothing tells of a participant from whom the reader is
recused.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db.models import F, Prefetch, QuerySet, Sum

from akun.models import Pengguna
from penilaian import aturan
from penilaian.models import ButirNilai, Indikator, Komponen, LembarNilai, PenjelasanNilai
from penilaian.queries.lembar import (
    TERTUTUP,
    benturan_ada,
    indikator_komponen,
    lembar_dihitung,
    lembar_terlihat,
    nilai_butir,
)
from peserta.models import Lamaran


@dataclass(frozen=True, slots=True)
class Sebaran:
    """Values of several raters for one thing, in the order of the raters of the row."""

    nilai: tuple[Decimal, ...]
    median: Fraction
    rentang: Decimal
    # Positions in ``nilai`` of those that stand apart.
    pencilan: frozenset[int]


@dataclass(frozen=True, slots=True)
class BandingOrang:
    """One participant of a closed component, as the reader may see him."""

    lamaran: Lamaran
    tersembunyi: bool
    lembar: tuple[LembarNilai, ...] = ()
    sebaran: Sebaran | None = None
    kriteria: tuple[tuple[Indikator, Sebaran], ...] = ()


@dataclass(frozen=True, slots=True)
class BarisPenilai:
    """One rater over all participants the reader may see."""

    penilai: Pengguna
    nilai: tuple[Decimal, ...]
    selisih: aturan.SelisihPenilai | None
    pencilan: int
    belum_dijelaskan: int


def batas_pencilan(komponen: Komponen) -> int:
    return komponen.lowongan.seleksi.aturan_main.kebijakan.batas_pencilan


def _sebaran(nilai: Collection[Decimal], batas: int) -> Sebaran:
    daftar = tuple(nilai)
    jauh = set(aturan.pencilan(daftar, batas))
    return Sebaran(
        daftar,
        aturan.median(daftar),
        max(daftar) - min(daftar),
        frozenset(n for n, satu in enumerate(daftar) if satu in jauh),
    )


def _terlihat(pengguna: Pengguna, komponen: Komponen, pada: datetime) -> QuerySet[LembarNilai]:
    """Sheets that count and that this person may read; none while the component is open."""
    return lembar_terlihat(pengguna, komponen, pada).filter(
        komponen__keadaan__in=TERTUTUP, pk__in=lembar_dihitung([komponen]).values("pk")
    )


def banding_orang(
    pengguna: Pengguna, komponen: Komponen, daftar: Collection[Lamaran], pada: datetime
) -> list[BandingOrang]:
    """Spread per participant and criterion, in register order. Constant number of queries."""
    indikator, batas = indikator_komponen(komponen), batas_pencilan(komponen)
    bobot = {satu.pk: satu.bobot for satu in indikator}
    penjelasan = Prefetch("penjelasan", PenjelasanNilai.objects.all())
    baris = (
        _terlihat(pengguna, komponen, pada)
        .filter(lamaran__in=daftar)
        .select_related("penilai")
        .prefetch_related("butir", penjelasan)
        .order_by("penilai__nama", "penilai")
    )
    per_orang: dict[int, list[LembarNilai]] = {}
    for satu in baris:
        per_orang.setdefault(satu.lamaran_id, []).append(satu)
    tersembunyi = set(benturan_ada(pengguna).values_list("lamaran_id", flat=True))
    hasil = []
    for orang in daftar:
        lembar = per_orang.get(orang.pk, [])
        if orang.pk in tersembunyi or not lembar:
            hasil.append(BandingOrang(orang, orang.pk in tersembunyi))
            continue
        butir = [nilai_butir(satu) for satu in lembar]
        hasil.append(
            BandingOrang(
                orang,
                False,
                tuple(lembar),
                _sebaran([aturan.nilai_lembar(satu, bobot) for satu in butir], batas),
                tuple((x, _sebaran([satu[x.pk] for satu in butir], batas)) for x in indikator),
            )
        )
    return hasil


def banding_penilai(pengguna: Pengguna, komponen: Komponen, pada: datetime) -> list[BarisPenilai]:
    """Per rater what he gave and how it lies beside the others. Constant number of queries."""
    batas = batas_pencilan(komponen)
    baris = _nilai_lembar(_terlihat(pengguna, komponen, pada))
    per_orang: dict[int, dict[int, Decimal]] = {}
    for _, orang, penilai, nilai in baris:
        per_orang.setdefault(orang, {})[penilai] = nilai
    selisih = aturan.selisih_penilai(per_orang)
    jauh = {orang: set(aturan.pencilan(isi.values(), batas)) for orang, isi in per_orang.items()}
    dijelaskan = set(
        PenjelasanNilai.objects.filter(lembar__komponen=komponen).values_list("lembar_id", flat=True)
    )
    milik: dict[int, list[tuple[Decimal, bool, bool]]] = {}
    for lembar, orang, penilai, nilai in baris:
        milik.setdefault(penilai, []).append((nilai, nilai in jauh[orang], lembar in dijelaskan))
    orang_penilai = Pengguna.objects.in_bulk(milik)
    return [
        BarisPenilai(
            orang_penilai[pk],
            tuple(nilai for nilai, _, _ in isi),
            selisih.get(pk),
            sum(satu for _, satu, _ in isi),
            sum(satu and not sudah for _, satu, sudah in isi),
        )
        for pk, isi in sorted(milik.items(), key=lambda satu: orang_penilai[satu[0]].nama_tampil)
    ]


def _nilai_lembar(lembar: QuerySet[LembarNilai]) -> list[tuple[int, int, int, Decimal]]:
    """Sheet, participant, rater and exact value of each, added up by the database, in register order."""
    baris = (
        ButirNilai.objects.filter(lembar__in=lembar)
        .values("lembar", "lembar__lamaran", "lembar__penilai")
        .annotate(jumlah=Sum(F("nilai") * F("indikator__bobot")))
        .order_by("lembar__lamaran__urutan", "lembar")
    )
    return [
        (pk, orang, penilai, jumlah.scaleb(-2))
        for pk, orang, penilai, jumlah in baris.values_list(
            "lembar", "lembar__lamaran", "lembar__penilai", "jumlah"
        )
    ]


def terpencil(lembar: LembarNilai) -> bool:
    """Whether the value of a counted sheet stands apart from those of the others. For its own rater."""
    dihitung = lembar_dihitung([lembar.komponen]).filter(lamaran=lembar.lamaran_id)
    nilai = {pk: satu for pk, _, _, satu in _nilai_lembar(dihitung)}
    jauh = aturan.pencilan(nilai.values(), batas_pencilan(lembar.komponen))
    return lembar.pk in nilai and nilai[lembar.pk] in jauh


def lembar_terpencil_milik(pengguna: Pengguna, komponen: Komponen, pada: datetime) -> dict[int, str]:
    """Own sheets that stand apart: participant -> what was explained, or nothing yet. Two queries."""
    batas = batas_pencilan(komponen)
    per_orang: dict[int, dict[int, Decimal]] = {}
    for _, orang, penilai, nilai in _nilai_lembar(_terlihat(pengguna, komponen, pada)):
        per_orang.setdefault(orang, {})[penilai] = nilai
    penjelasan = PenjelasanNilai.objects.filter(lembar__komponen=komponen, lembar__penilai=pengguna)
    tertulis = dict(penjelasan.values_list("lembar__lamaran", "isi"))
    return {
        orang: tertulis.get(orang, "")
        for orang, isi in per_orang.items()
        if pengguna.pk in isi and isi[pengguna.pk] in aturan.pencilan(isi.values(), batas)
    }

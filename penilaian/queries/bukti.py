"""Sheets against the trail: is what would be counted exactly what was locked? No mark leaves this module."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from jejak.models import Jejak, TitikPeriksa
from jejak.rantai import kanonis, periksa_baris
from jejak.titik import beda_titik
from penilaian.models import Indikator, Komponen, LembarNilai
from penilaian.queries.lembar import nilai_butir, peserta

PERISTIWA_KUNCI, PERISTIWA_BATAL = "lembar.dikunci", "lembar.dibatalkan"
PERISTIWA_KOMPONEN = "komponen.dikunci"


class Bertanda(Protocol):
    """What a digest needs to know of a sheet, row or object."""

    @property
    def komponen_id(self) -> int: ...
    @property
    def lamaran_id(self) -> int: ...
    @property
    def penilai_id(self) -> int: ...
    @property
    def garam(self) -> str: ...


@dataclass(frozen=True, slots=True)
class LembarTerhitung:
    """One counted sheet as read once: what is checked is what is computed with."""

    pk: int
    komponen_id: int
    lamaran_id: int
    penilai_id: int
    garam: str
    sidik: str
    butir: Mapping[int, Decimal]


def isi_tanda(lembar: Bertanda, butir: Mapping[Any, Decimal]) -> dict[str, Any]:
    """What the digest of a sheet is taken over: who scored whom with which marks, and its salt."""
    return {
        "komponen": lembar.komponen_id,
        "lamaran": lembar.lamaran_id,
        "penilai": lembar.penilai_id,
        "butir": {str(pk): f"{nilai:.2f}" for pk, nilai in butir.items()},
        "garam": lembar.garam,
    }


def sidik_nilai(lembar: Bertanda, butir: Mapping[Any, Decimal]) -> str:
    """SHA-256 over `isi_tanda`: with marks that were not locked it comes out otherwise."""
    return hashlib.sha256(kanonis(isi_tanda(lembar, butir))).hexdigest()


def kunci_tercatat(lembar: list[LembarNilai] | None = None) -> dict[str, tuple[int, str]]:
    """Sheet -> height and digest of its lock in the trail; of these sheets, or of all."""
    baris = Jejak.objects.filter(peristiwa=PERISTIWA_KUNCI).order_by("tinggi")
    if lembar is not None:
        baris = baris.filter(
            objek_tipe=LembarNilai._meta.label_lower, objek_id__in=[str(satu.pk) for satu in lembar]
        )
    return {
        objek: (tinggi, str(rincian.get("sidik", "")))
        for objek, tinggi, rincian in baris.values_list("objek_id", "tinggi", "rincian")
    }


def tinggi_kunci(lembar: LembarNilai) -> int:
    """Where the trail tells of the lock of this sheet; 0 when it does not."""
    return kunci_tercatat([lembar]).get(str(lembar.pk), (0, ""))[0]


def lembar_menyimpang(
    lembar: Iterable[LembarNilai], tercatat: Mapping[str, tuple[int, str]]
) -> Iterator[tuple[LembarNilai, str]]:
    """Each locked sheet that is not what the trail says was locked, and how."""
    for satu in lembar:
        tinggi, sidik = tercatat.get(str(satu.pk), (0, ""))
        if satu.sidik and not tinggi:
            yield satu, "terkunci tanpa jejak penguncian"
        elif tinggi and satu.sidik != sidik:
            yield satu, f"tanda kuncinya berbeda dengan jejak nomor {tinggi}"
        elif tinggi and sidik_nilai(satu, nilai_butir(satu)) != satu.sidik:
            yield satu, f"nilainya bukan yang dikunci pada jejak nomor {tinggi}"


def bobot_tercatat(komponen: Komponen, indikator: Iterable[Indikator]) -> dict[str, str]:
    """The weights a component is computed with, as its lock keeps them."""
    return {"": f"{komponen.bobot:.2f}"} | {str(satu.pk): f"{satu.bobot:.2f}" for satu in indikator}


def penyimpangan(
    komponen: Sequence[Komponen],
    indikator: Mapping[int, Sequence[Indikator]],
    lembar: Sequence[LembarTerhitung],
) -> list[str]:
    """Where the counted sheets of closed components of one vacancy differ from the trail, in words.

    The lock of a component names its sheets with their digests, and a signed checkpoint follows it. Counted
    is what that record names: no other sheet, no other mark, no other weight, and none is missing but for a
    void sheet that the trail knows or a participant who left. Constant number of queries.
    """
    kunci = _penguncian(komponen)
    titik = {
        satu.tinggi: satu
        for satu in TitikPeriksa.objects.filter(tinggi__in=[satu.tinggi for satu in kunci.values()])
    }
    hasil: list[str] = []
    tercatat: dict[int, tuple[int, dict[str, str]]] = {}
    for satu in komponen:
        apa, jejak = f"Komponen {satu.get_metode_display().lower()}", kunci.get(satu.pk)
        if jejak is None:
            hasil.append(f"{apa}: terkunci tanpa jejak penguncian.")
            continue
        hasil += [str(masalah) for masalah in periksa_baris(jejak)]
        hasil += beda_titik(jejak, titik.get(jejak.tinggi))
        if jejak.rincian.get("bobot") != bobot_tercatat(satu, indikator[satu.pk]):
            hasil.append(f"{apa}: bobotnya bukan yang tercatat pada jejak nomor {jejak.tinggi}.")
        tercatat[satu.pk] = jejak.tinggi, dict(jejak.rincian.get("lembar") or {})
    batal = _dibatalkan(komponen)
    for x in lembar:
        tinggi, daftar = tercatat.get(x.komponen_id, (0, {}))
        sidik = daftar.pop(str(x.pk), "")
        if not tinggi:
            continue
        if not sidik:
            hasil.append(f"Lembar nilai nomor {x.pk}: tidak ada dalam penguncian jejak nomor {tinggi}.")
        elif str(x.pk) in batal:
            hasil.append(f"Lembar nilai nomor {x.pk}: sudah dibatalkan menurut jejak.")
        elif x.sidik != sidik or sidik_nilai(x, x.butir) != sidik:
            hasil.append(f"Lembar nilai nomor {x.pk}: nilainya bukan yang dikunci pada jejak nomor {tinggi}.")
    return hasil + _tidak_terhitung(komponen, tercatat, batal)


def _penguncian(komponen: Sequence[Komponen]) -> dict[int, Jejak]:
    """Component -> its last lock in the trail."""
    baris = Jejak.objects.filter(
        peristiwa=PERISTIWA_KOMPONEN,
        objek_tipe=Komponen._meta.label_lower,
        objek_id__in=[str(satu.pk) for satu in komponen],
    )
    return {int(satu.objek_id): satu for satu in baris.order_by("tinggi")}


def _dibatalkan(komponen: Sequence[Komponen]) -> set[str]:
    """Sheets of this selection that the trail says are void."""
    seleksi = {satu.id_seleksi for satu in komponen}
    baris = Jejak.objects.filter(peristiwa=PERISTIWA_BATAL, seleksi_id__in=seleksi)
    return set(baris.values_list("objek_id", flat=True))


def _tidak_terhitung(
    komponen: Sequence[Komponen], tercatat: Mapping[int, tuple[int, Mapping[str, str]]], batal: set[str]
) -> list[str]:
    """Sheets that were locked with their component and are not counted, without a word in the trail."""
    sisa = {pk: tinggi for tinggi, daftar in tercatat.values() for pk in daftar if pk not in batal}
    if not sisa:
        return []
    tinggal = peserta(komponen[0].lowongan_id).values("pk")
    ada = LembarNilai.objects.filter(pk__in=sisa)
    keluar = {str(pk) for pk in ada.exclude(lamaran__in=tinggal).values_list("pk", flat=True)}
    return [
        f"Lembar nilai nomor {pk}: dikunci pada jejak nomor {tinggi}, sekarang tidak terhitung."
        for pk, tinggi in sisa.items()
        if pk not in keluar
    ]


def lembar_tertutup_menyimpang(lembar: Iterable[LembarNilai]) -> list[str]:
    """For the lock of a component: each sheet against the row of its own lock, and that row itself."""
    daftar = list(lembar)
    nomor = [str(satu.pk) for satu in daftar]
    baris = Jejak.objects.filter(
        peristiwa=PERISTIWA_KUNCI, objek_tipe=LembarNilai._meta.label_lower, objek_id__in=nomor
    )
    rusak = [str(masalah) for satu in baris.order_by("tinggi") for masalah in periksa_baris(satu)]
    return rusak + [
        f"Lembar nilai nomor {satu.pk}: {pesan}."
        for satu, pesan in lembar_menyimpang(daftar, kunci_tercatat(daftar))
    ]

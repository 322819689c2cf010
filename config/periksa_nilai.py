"""Do the tables of scores say what the trail says? Sheets, components, recaps and ranks against their events.

Reads only. What is wrong is told by number, never with a mark or a name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import rfc8785

from jejak.models import Jejak
from penilaian import aturan, queries
from penilaian.alur import KeadaanKomponen, KeadaanLembar
from penilaian.models import Komponen, LembarNilai, Rekap
from penilaian.queries.bukti import kunci_tercatat, lembar_menyimpang, sidik_nilai
from peserta.models import Lamaran


def periksa_nilai() -> Iterator[str]:
    """Every difference between the scores as stored and the trail, in words."""
    lembar = {str(satu.pk): satu for satu in LembarNilai.objects.prefetch_related("butir").order_by("pk")}
    yield from _lembar(lembar)
    yield from _komponen(lembar)
    yield from _rekap(lembar)


def _terakhir(peristiwa: str) -> dict[str, tuple[int, dict[str, Any]]]:
    """Object id -> height and details of its last event of this kind."""
    baris = Jejak.objects.filter(peristiwa=peristiwa).order_by("tinggi")
    return {
        objek: (tinggi, rincian)
        for objek, tinggi, rincian in baris.values_list("objek_id", "tinggi", "rincian")
    }


def _lembar(lembar: dict[str, LembarNilai]) -> Iterator[str]:
    dikunci, batal = kunci_tercatat(), _terakhir("lembar.dibatalkan")
    for satu, pesan in lembar_menyimpang(list(lembar.values()), dikunci):
        yield f"Lembar nilai nomor {satu.pk}: {pesan}."
    for pk, satu in lembar.items():
        if (satu.keadaan == KeadaanLembar.DIBATALKAN) != (pk in batal):
            yield f"Lembar nilai nomor {pk}: keadaan batalnya tidak menurut jejak."
        elif pk in dikunci and satu.keadaan == KeadaanLembar.DRAF:
            yield f"Lembar nilai nomor {pk}: terbuka lagi, padahal dikunci pada jejak nomor {dikunci[pk][0]}."
    for pk in sorted(dikunci.keys() - lembar.keys(), key=int):
        yield f"Lembar nilai nomor {pk}: hilang, padahal dikunci pada jejak nomor {dikunci[pk][0]}."


def _komponen(lembar: dict[str, LembarNilai]) -> Iterator[str]:
    dikunci, dibuka = _terakhir("komponen.dikunci"), _terakhir("komponen.dibuka_kembali")
    tinggal = set(Lamaran.objects.memenuhi_syarat().values_list("pk", flat=True))
    tertutup = {KeadaanKomponen.DIKUNCI, KeadaanKomponen.DIUMUMKAN}
    for satu in Komponen.objects.order_by("pk"):
        tinggi, rincian = dikunci.get(str(satu.pk), (0, {}))
        if dibuka.get(str(satu.pk), (0, {}))[0] > tinggi:
            tinggi = 0
        apa = f"Komponen nomor {satu.pk}"
        if (satu.keadaan in tertutup) != bool(tinggi):
            yield f"{apa}: keadaan kuncinya tidak menurut jejak."
            continue
        if not tinggi:
            continue
        tercatat: dict[str, str] = rincian.get("lembar", {})
        kini = {
            pk: x.sidik
            for pk, x in lembar.items()
            if x.komponen_id == satu.pk
            and (pk in tercatat or (x.keadaan == KeadaanLembar.DIKUNCI and x.lamaran_id in tinggal))
        }
        if kini != tercatat:
            yield f"{apa}: lembarnya bukan yang dikunci pada jejak nomor {tinggi}."


def _rekap(lembar: dict[str, LembarNilai]) -> Iterator[str]:
    dihitung = _terakhir("rekap.dihitung")
    menurut_sidik = {satu.sidik: satu for satu in lembar.values() if satu.sidik}
    for rekap in Rekap.objects.prefetch_related("peringkat").order_by("pk"):
        tinggi, rincian = dihitung.get(str(rekap.pk), (0, {}))
        apa = f"Rekapitulasi nomor {rekap.pk}"
        if not tinggi or rincian.get("sidik") != rekap.sidik:
            yield f"{apa}: sidiknya tidak menurut jejak."
        elif hashlib.sha256(rfc8785.dumps(rekap.isi)).hexdigest() != rekap.sidik:
            yield f"{apa}: matriksnya bukan yang dihitung pada jejak nomor {tinggi}."
        elif not _matriks_menurut_lembar(rekap.isi, menurut_sidik):
            yield f"{apa}: memakai nilai yang bukan nilai lembar terkunci."
        else:
            tempat = aturan.peringkat(queries.kunci_tersimpan(rekap), rekap.urutan_pleno)
            akhir = queries.nilai_tersimpan(rekap)
            seharusnya = {pk: (nomor, aturan.delapan_desimal(akhir[pk])) for pk, nomor in tempat.items()}
            kini = {satu.lamaran_id: (satu.peringkat, satu.nilai_akhir) for satu in rekap.peringkat.all()}
            if kini != seharusnya:
                yield f"{apa}: peringkatnya tidak menurut matriksnya."
    for pk in sorted(
        dihitung.keys() - {str(pk) for pk in Rekap.objects.values_list("pk", flat=True)}, key=int
    ):
        yield f"Rekapitulasi nomor {pk}: hilang, padahal dihitung pada jejak nomor {dihitung[pk][0]}."


def _matriks_menurut_lembar(isi: dict[str, Any], lembar: dict[str, LembarNilai]) -> bool:
    """Marks put back after a recap was computed from others show here: the matrix kept what it used."""
    for peserta in isi["peserta"]:
        for komponen in peserta["komponen"].values():
            for tercatat in komponen["lembar"]:
                satu = lembar.get(tercatat["sidik"])
                butir = {pk: Decimal(nilai) for pk, nilai in tercatat["butir"].items()}
                if satu is None or satu.lamaran_id != peserta["lamaran"]:
                    return False
                if sidik_nilai(satu, butir) != tercatat["sidik"]:
                    return False
    return True

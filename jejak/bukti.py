"""The bundle of one selection for an expert: JSON lines that script/verifikasi.py checks without this system.

Rows of the selection are written out with their commitments; every other row is only the digest of its body,
which proves its place and tells nothing. Which details are opened is decided here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings

from jejak.kunci import kunci_publik
from jejak.models import BERGARAM, Jejak, TitikPeriksa
from jejak.rantai import PELAKU, Baris, badan, badan_polos, kanonis, sha256, stempel
from jejak.titik import sebagai_json

JENIS = "seleksi-jpt/bukti/1"
# Details that every bundle opens: digests and codes, no text about a person and no mark.
TERBUKA: dict[str, frozenset[str]] = {
    "lembar.dikunci": frozenset({PELAKU, "komponen", "sidik"}),
    "lembar.dibatalkan": frozenset({PELAKU, "dari", "sebab", "sidik"}),
    "komponen.dibuka": frozenset({PELAKU, "metode"}),
    "komponen.dikunci": frozenset({PELAKU, "metode", "lembar"}),
    "komponen.diumumkan": frozenset({PELAKU, "metode"}),
    "rekap.dihitung": frozenset({PELAKU, "sidik", "sidik_semula"}),
    "seleksi.dibekukan": frozenset({PELAKU, "ketentuan"}),
    "lowongan.diumumkan": frozenset({PELAKU, "dari", "ke", "batas_lamaran", "nomor"}),
    "lowongan.pengumuman_ditutup": frozenset({PELAKU, "dari", "ke"}),
    "lowongan.tahap_dimulai": frozenset({PELAKU, "dari", "ke"}),
    "lowongan.selesai": frozenset({PELAKU, "dari", "ke"}),
}


def baris_bukti(*, seleksi_id: int, nama: str, lengkap: bool, pada: datetime) -> Iterator[bytes]:
    """Head, rows, checkpoints, one JSON object a line. `lengkap` opens everything that was not taken away."""
    puncak = Jejak.objects.order_by("-tinggi").values_list("tinggi", flat=True).first() or 0
    kepala = {
        "jenis": JENIS,
        "asal": settings.ALAMAT_SITUS,
        "seleksi": seleksi_id,
        "nama": nama,
        "dibuat_pada": stempel(pada),
        "tinggi": puncak,
        "kunci": kunci_publik(),
    }
    yield _baris(kepala)
    semua = Jejak.objects.filter(tinggi__lte=puncak).order_by("tinggi").values_list(*Baris._fields)
    for satu in semua.iterator(chunk_size=2000):
        yield _baris(_jejak(Baris(*satu), seleksi_id, lengkap))
    for titik in TitikPeriksa.objects.filter(tinggi__lte=puncak).order_by("nomor"):
        yield _baris(sebagai_json(titik))


def _baris(isi: dict[str, Any]) -> bytes:
    return kanonis(isi) + b"\n"


def _jejak(baris: Baris, seleksi_id: int, lengkap: bool) -> dict[str, Any]:
    milik = baris.seleksi_id == seleksi_id
    if baris.ragam != BERGARAM:
        if milik and lengkap:
            return {"jenis": "lama", **badan_polos(baris), "sidik": baris.sidik}
        return {"jenis": "lama_tertutup", "tinggi": baris.tinggi, "sidik": baris.sidik}
    if not milik:
        return {"jenis": "lain", "tinggi": baris.tinggi, "isi": sha256(badan(baris))}
    kunci = baris.garam if lengkap else TERBUKA.get(baris.peristiwa, frozenset())
    return {
        "jenis": "jejak",
        "tinggi": baris.tinggi,
        **badan(baris),
        "sidik": baris.sidik,
        "bukaan": _bukaan(baris, kunci),
    }


def _bukaan(baris: Baris, kunci: Collection[str]) -> dict[str, dict[str, Any]]:
    nilai = {**baris.rincian, PELAKU: baris.pelaku_nama}
    return {
        nama: {"garam": garam, "nilai": nilai[nama]}
        for nama, garam in sorted(baris.garam.items())
        if nama in kunci and nama in nilai
    }

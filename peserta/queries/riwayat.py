"""Rows of a career: as pages list them, as they are frozen when an application is sent, as facts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from peserta.aturan import Hukuman, Kinerja, Pangkat
from peserta.models import JABATAN, JENIS_RIWAYAT, Baris, Pelamar, medan_riwayat

# Of each kind, by one person: far more than a career has.
BATAS_BARIS = 200
# All but the posts, which stand in the copy by themselves; and of these the kinds a rule looks at.
SALINAN = tuple(jenis for jenis in JENIS_RIWAYAT if jenis != JABATAN)
DILIHAT_ATURAN = ("pangkat", "pendidikan", "skp", "hukuman-disiplin")


def baris_riwayat(pelamar: Pelamar, jenis: str) -> QuerySet[Any]:
    """Rows of one kind (a key of JENIS_RIWAYAT), the latest first."""
    model = JENIS_RIWAYAT[jenis]
    return model._default_manager.filter(pelamar=pelamar).order_by(*model.URUT)


def butir_milik(pengguna: Pengguna, jenis: str, butir_id: int) -> Baris:
    """One row of one's own; 404 for an unknown kind or somebody else's row."""
    if jenis not in JENIS_RIWAYAT:
        raise Http404
    dasar = JENIS_RIWAYAT[jenis]._default_manager.select_related("pelamar__pengguna")
    baris: Any = get_object_or_404(dasar, pk=butir_id, pelamar__pengguna=pengguna)
    return baris


def isi_baris(baris: Any) -> dict[str, Any]:
    """The fields of a row as plain data: dates as ISO texts, an empty date as an empty text."""
    isi = {medan: getattr(baris, medan) for medan in medan_riwayat(type(baris))}
    return {medan: _polos(nilai) for medan, nilai in isi.items()}


def salinan_riwayat(pelamar: Pelamar, jenis: Collection[str] = SALINAN) -> dict[str, list[dict[str, Any]]]:
    """Kind -> its rows: the fields, and the words in which each row says itself; a query for each kind."""
    return {
        kode: [
            {**isi_baris(satu), "sebutan": str(satu), "keterangan": satu.keterangan, "waktu": satu.waktu}
            for satu in baris_riwayat(pelamar, kode)
        ]
        for kode in jenis
    }


def fakta_catatan(catatan: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The rows the rules look at, from a copy; copies sent before a kind was asked for do not carry it."""
    return {
        "pangkat": tuple(
            Pangkat(satu["golongan"], date.fromisoformat(satu["tmt"])) for satu in catatan.get("pangkat", ())
        ),
        "pendidikan": tuple(satu["jenjang"] for satu in catatan.get("pendidikan", ())),
        "kinerja": tuple(
            Kinerja(satu["tahun"], satu["predikat"], satu["sebutan"].partition(": ")[2])
            for satu in catatan.get("skp", ())
        ),
        "hukuman": tuple(
            Hukuman(
                satu["tingkat"],
                satu["sebutan"],
                satu["nomor_sk"],
                date.fromisoformat(satu["tanggal_mulai"]),
                date.fromisoformat(satu["tanggal_selesai"]) if satu["tanggal_selesai"] else None,
            )
            for satu in catatan.get("hukuman-disiplin", ())
        ),
    }


def _polos(nilai: Any) -> Any:
    if isinstance(nilai, date):
        return nilai.isoformat()
    return "" if nilai is None else nilai


def jumlah_baris(pelamar: Pelamar) -> dict[str, int]:
    """Kind -> how many rows; one query for each."""
    return {jenis: baris_riwayat(pelamar, jenis).count() for jenis in JENIS_RIWAYAT}

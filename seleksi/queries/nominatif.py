"""The nominatif of a vacancy: its rows as they stand, and its papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from dokumen import isi as kata
from dokumen.models import Naskah
from dokumen.terbilang import tanggal_panjang
from peserta.alur import Keadaan
from peserta.aturan import DIMINTA, TIDAK_SESUAI, keadaan_perbaikan
from peserta.models import ButirPerbaikan, Lamaran, Perbaikan, Sanggahan
from peserta.queries import NOMINATIF, butir_lowongan, dokumen_lamaran, putusan_serentak
from seleksi.models import Lowongan, NaskahSeleksi

__all__ = ["NOMINATIF", "Nominatif", "jumlah_nominatif", "naskah_nominatif", "susunan_nominatif"]

MS, TMS, BTL, MUNDUR = "MS", "TMS", "BTL", "MUNDUR"
HASIL = {
    Keadaan.MS: MS,
    Keadaan.TMS: TMS,
    Keadaan.MUNDUR: MUNDUR,
    Keadaan.GUGUR: MS,  # dropped out later
}


@dataclass(frozen=True, slots=True)
class Nominatif:
    """Every sent application in the order of the register; ``belum``: how many have no result yet."""

    baris: list[dict[str, Any]]
    belum: int

    def jumlah(self) -> dict[str, int]:
        hasil = [satu["hasil"] for satu in self.baris]
        return {satu.lower(): hasil.count(satu) for satu in (MS, TMS, BTL, MUNDUR)}


def jumlah_nominatif(lowongan: Lowongan, pada: datetime) -> dict[str, int]:
    """How many of each result, and ``belum`` without one, counted by the database; for the page."""
    terkirim = Lamaran.objects.filter(lowongan=lowongan).exclude(keadaan=Keadaan.DRAF)
    terbuka = Perbaikan.objects.filter(
        lamaran__in=terkirim.filter(keadaan=Keadaan.DIAJUKAN),
        diminta_pada__isnull=False,
        dikirim_pada__isnull=True,
        batas__gt=pada,
    )
    btl = terbuka.count()
    jumlah = {"ms": 0, "tms": 0, "btl": btl, "mundur": 0, "belum": -btl}
    for keadaan, banyak in terkirim.values_list("keadaan").annotate(Count("pk")).order_by():
        hasil = HASIL.get(Keadaan(keadaan))
        jumlah[hasil.lower() if hasil else "belum"] += banyak
    return jumlah


def susunan_nominatif(lowongan: Lowongan, pada: datetime) -> Nominatif:
    """The same number of queries for any number of applications."""
    dasar = Lamaran.objects.filter(lowongan=lowongan).exclude(keadaan=Keadaan.DRAF).order_by("urutan")
    semua = list(dasar.only("lowongan", "nomor_pendaftaran", "profil", "keadaan"))
    alasan = _alasan(lowongan, semua)
    diperbaiki = _diperbaiki(lowongan, pada)
    baris: list[dict[str, Any]] = []
    belum = 0
    for satu in semua:
        hasil = HASIL.get(Keadaan(satu.keadaan))
        keterangan = alasan.get(satu.pk, [])
        if hasil is None and satu.keadaan == Keadaan.DIAJUKAN and satu.pk in diperbaiki:
            hasil, keterangan = BTL, diperbaiki[satu.pk]
        if hasil is None:
            belum += 1
        else:
            baris.append({**kata.orang(satu), "hasil": hasil, "keterangan": keterangan})
    return Nominatif(baris, belum)


def naskah_nominatif(lowongan: Lowongan) -> QuerySet[NaskahSeleksi]:
    """Its papers that were not withdrawn, the newest first."""
    semua = NaskahSeleksi.objects.filter(lowongan=lowongan, naskah__templat=NOMINATIF)
    berlaku = semua.exclude(naskah__keadaan=Naskah.Keadaan.DICABUT)
    return berlaku.select_related("naskah").order_by("-naskah_id")


def _alasan(lowongan: Lowongan, semua: list[Lamaran]) -> dict[int, list[str]]:
    """Application -> why it was refused, or by which meeting a refusal was overturned."""
    nama = {satu.kode: satu.nama for satu in butir_lowongan(lowongan)}
    ditolak = [satu.pk for satu in semua if satu.keadaan == Keadaan.TMS]
    hasil = {
        pk: [
            f"{nama.get(butir, butir)}: {sebab}"
            for butir, (pilihan, sebab) in putusan.items()
            if pilihan == TIDAK_SESUAI
        ]
        for pk, putusan in putusan_serentak(ditolak).items()
    }
    diterima = Sanggahan.objects.filter(lamaran__lowongan=lowongan, jawaban=Sanggahan.Jawaban.DITERIMA)
    for pk, nomor in diterima.values_list("lamaran", "nomor_notulen"):
        hasil[pk] = [f"Sanggahan diterima, notulen rapat Nomor {nomor}."]
    return hasil


def _diperbaiki(lowongan: Lowongan, pada: datetime) -> dict[int, list[str]]:
    """Application -> what its owner may still mend, and until when."""
    nama = {satu.kode: satu.nama for satu in dokumen_lamaran(lowongan)}
    terbuka = {
        satu.lamaran_id: satu.batas
        for satu in Perbaikan.objects.filter(lamaran__lowongan=lowongan, diminta_pada__isnull=False)
        if keadaan_perbaikan(satu.batas, satu.dikirim_pada, pada) == DIMINTA and satu.batas is not None
    }
    hasil: dict[int, list[str]] = {pk: [] for pk in terbuka}
    butir = ButirPerbaikan.objects.filter(perbaikan__lamaran__in=terbuka).order_by("pk")
    for pk, jenis, kurang in butir.values_list("perbaikan__lamaran", "jenis", "kekurangan"):
        hasil[pk].append(f"{nama.get(jenis, jenis)}: {kurang}")
    for pk, batas in terbuka.items():
        hasil[pk].append(f"Diperbaiki pelamar paling lambat {_hari(batas)}.")
    return hasil


def _hari(batas: datetime) -> str:
    return tanggal_panjang(timezone.localtime(batas).date())

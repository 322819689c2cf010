"""Verdicts of the verifiers."""

from __future__ import annotations

from datetime import datetime

from peserta import aturan
from peserta.models import Lamaran, Verifikasi
from peserta.queries.syarat import butir_lowongan


def verifikasi_lamaran(lamaran: Lamaran) -> dict[str, Verifikasi]:
    """Item -> its verdict."""
    return {satu.butir: satu for satu in lamaran.verifikasi.select_related("diperiksa_oleh")}


def pemegang_pemeriksaan(lamaran: Lamaran, pada: datetime) -> Verifikasi | None:
    """The latest verdict, while the one who gave it still holds the application."""
    sejak = pada - aturan.LAMA_PEGANG
    dasar = lamaran.verifikasi.filter(diperiksa_pada__gt=sejak).select_related("diperiksa_oleh")
    return dasar.order_by("-diperiksa_pada", "-pk").first()


def alasan_tms(lamaran: Lamaran) -> list[tuple[str, str]]:
    """(item, reason) of everything that was not in order."""
    nama = {b.kode: b.nama for b in butir_lowongan(lamaran.lowongan)}
    tidak = lamaran.verifikasi.filter(putusan=Verifikasi.Putusan.TIDAK_SESUAI)
    alasan = {satu.butir: satu.alasan for satu in tidak}
    return [(sebutan, alasan[kode]) for kode, sebutan in nama.items() if kode in alasan]

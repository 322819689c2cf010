"""Verdicts of the verifiers."""

from __future__ import annotations

from peserta import aturan
from peserta.models import Lamaran, Verifikasi
from peserta.models.kedua import putusan_akhir
from peserta.queries.syarat import butir_lowongan


def verifikasi_lamaran(lamaran: Lamaran) -> dict[str, Verifikasi]:
    """Item -> its verdict."""
    return {satu.butir: satu for satu in lamaran.verifikasi.select_related("diperiksa_oleh")}


def alasan_tms(lamaran: Lamaran) -> list[tuple[str, str]]:
    """(item, reason) of everything that was not in order in the end."""
    nama = {b.kode: b.nama for b in butir_lowongan(lamaran.lowongan)}
    akhir = putusan_akhir([lamaran.pk])[lamaran.pk]
    alasan = {butir: teks for butir, (putusan, teks) in akhir.items() if putusan == aturan.TIDAK_SESUAI}
    return [(sebutan, alasan[kode]) for kode, sebutan in nama.items() if kode in alasan]

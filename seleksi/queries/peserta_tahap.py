"""Who is still in the selection for a stage: the one list that invitations are written from."""

from __future__ import annotations

from penilaian.queries import tiga_calon
from peserta.models import Lamaran, Panggilan
from peserta.queries import hasil_diketahui, peserta_lowongan, sudah_dipanggil
from seleksi.models import Lowongan


def peserta_tahap(lowongan: Lowongan, kegiatan: str) -> list[Lamaran]:
    """In order of the register; the health examination is for the three alone (b.7).

    Nobody is in it who cannot know yet that he passed the administrative stage.
    """
    semua = list(peserta_lowongan(lowongan))
    if kegiatan == Panggilan.Kegiatan.KESEHATAN:
        tiga = {satu.pk for satu in tiga_calon(lowongan)}
        semua = [satu for satu in semua if satu.pk in tiga]
    diketahui = hasil_diketahui(semua)
    return [satu for satu in semua if satu.pk in diketahui]


def yang_dipanggil(lowongan: Lowongan, kegiatan: str, mengganti: Panggilan | None = None) -> list[Lamaran]:
    """Whom a call would go to now: those not called yet, or, in place of another call, those of that one."""
    semua = peserta_tahap(lowongan, kegiatan)
    if mengganti is None:
        sudah = sudah_dipanggil(lowongan, kegiatan)
        return [satu for satu in semua if satu.pk not in sudah]
    dahulu = set(mengganti.undangan.values_list("lamaran", flat=True))
    return [satu for satu in semua if satu.pk in dahulu]

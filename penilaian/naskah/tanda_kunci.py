"""The receipt of a locked sheet."""

from __future__ import annotations

from typing import Any

from dokumen import isi as kata
from penilaian.models import LembarNilai
from seleksi.models import Instansi


def tanda_kunci(lembar: LembarNilai, tinggi: int, instansi: Instansi) -> dict[str, Any]:
    """Code, digest and its place in the trail; no mark, and of the participant the number alone."""
    lowongan = lembar.komponen.lowongan
    return {
        **kata.umum(lowongan.seleksi, instansi, [lowongan]),
        "lowongan": kata.jabatan(lowongan),
        "komponen": lembar.komponen.get_metode_display(),
        "nomor_pendaftaran": lembar.lamaran.nomor_pendaftaran,
        "penilai": lembar.penilai.nama_tampil,
        "kode": lembar.kode_kunci,
        "sidik": lembar.sidik,
        "jejak": tinggi,
        "dikunci": kata.saat(lembar.dikunci_pada) if lembar.dikunci_pada else "",
    }

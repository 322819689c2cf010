"""Data of the blank sheets of one rater: what is scored, whom, the code of each sheet; no mark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dokumen import isi as kata
from penilaian.models import Indikator, Komponen, LembarKertas
from seleksi.models import Instansi

LEMBAR_KOSONG = "penilaian/blangko/lembar_kosong.html"


def lembar_kosong(
    komponen: Komponen,
    penilai: str,
    kertas: Sequence[LembarKertas],
    indikator: Sequence[Indikator],
    instansi: Instansi,
    alamat: Sequence[str],
    pada: datetime,
) -> dict[str, Any]:
    """`alamat` are what the codes lead to, one per sheet."""
    metode = komponen.get_metode_display()
    return {
        "instansi": kata.identitas(instansi),
        "naskah": {"judul": f"Lembar penilaian {metode.lower()}", "waktu": kata.saat(pada)},
        "seleksi": str(komponen.lowongan.seleksi),
        "jabatan": str(komponen.lowongan),
        "metode": metode,
        "bobot": f"{komponen.bobot:f}",
        "penilai": penilai,
        "indikator": [
            {
                "nama": satu.nama,
                "uraian": satu.uraian,
                "bobot": f"{satu.bobot.normalize():f}",
                "tingkat": [
                    {"nilai": n * 100 // len(satu.tingkat), "uraian": teks}
                    for n, teks in enumerate(satu.tingkat, start=1)
                ],
            }
            for satu in indikator
        ],
        "lembar": [
            {
                "kode": satu.kode_tampil,
                "alamat": tujuan,
                "nomor": satu.lamaran.nomor_pendaftaran,
                "nama": satu.lamaran.pelamar.pengguna.nama_tampil,
            }
            for satu, tujuan in zip(kertas, alamat, strict=True)
        ],
    }

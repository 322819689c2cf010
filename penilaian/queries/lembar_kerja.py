"""The worksheet of the recap: how many copies are out, and what stands in one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from akun.models import Pengguna
from dokumen import rahasia
from dokumen.buku_rumus import LembarHitung
from dokumen.rupa import waktu
from jejak.models import Jejak
from penilaian.models import Rekap
from penilaian.naskah import Penerima, cetakan_lembar_kerja, lembar_kerja
from penilaian.queries.lembar import PER_HALAMAN, benturan_ada
from penilaian.queries.rekap import PERISTIWA_LEMBAR_KERJA, kunci_matriks


def daftar_salinan(rekap: Rekap) -> list[Jejak]:
    """Who has which copy, the newest first."""
    return list(rahasia.pembacaan(rekap, PERISTIWA_LEMBAR_KERJA).order_by("-tinggi")[:PER_HALAMAN])


def penerima_lembar_kerja(
    rekap: Rekap, pengguna: Pengguna, keperluan: str, salinan: int, pada: datetime
) -> Penerima:
    """Who has this copy, in the words that stand on it."""
    return Penerima(
        nama=pengguna.nama_tampil,
        waktu=waktu(timezone.localtime(pada)).replace("\xa0", " "),
        keperluan=keperluan,
        salinan=salinan,
        lowongan=str(rekap.isi["jabatan"]),
        seleksi=str(rekap.lowongan.seleksi),
        sidik=rekap.sidik,
    )


def buku_lembar_kerja(rekap: Rekap, pengguna: Pengguna, penerima: Penerima) -> list[LembarHitung]:
    """RAHASIA. The sheets of one copy; only right after `ambil_lembar_kerja`, whose recap this is."""
    tersembunyi, ditetapkan = _bagi_pembaca(rekap, pengguna)
    return lembar_kerja(rekap.isi, kunci_matriks(rekap.isi), penerima, tersembunyi, ditetapkan)


def cetakan(rekap: Rekap, pengguna: Pengguna) -> dict[str, Any]:
    """RAHASIA. The same copy as tables for paper."""
    tersembunyi, ditetapkan = _bagi_pembaca(rekap, pengguna)
    return cetakan_lembar_kerja(rekap.isi, kunci_matriks(rekap.isi), tersembunyi, ditetapkan)


def _bagi_pembaca(rekap: Rekap, pengguna: Pengguna) -> tuple[set[int], dict[int, int]]:
    """From whom the reader is recused, and the ranks as they stand."""
    tersembunyi = set(benturan_ada(pengguna).values_list("lamaran_id", flat=True))
    return tersembunyi, dict(rekap.peringkat.values_list("lamaran_id", "peringkat"))

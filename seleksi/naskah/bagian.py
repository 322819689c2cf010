"""Parts that several papers of a selection have in common."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from dokumen import isi as kata
from dokumen.models import Naskah
from dokumen.terbilang import tanggal_panjang
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from seleksi.ketentuan import Ketentuan
from seleksi.models import Instansi, Jadwal, Lowongan, Rekomendasi

USIA_ACUAN = {
    "SK": "saat diangkat dalam jabatan",
    "RENCANA_PELANTIKAN": "tanggal rencana pelantikan",
    "PENUTUPAN": "hari terakhir penerimaan lamaran",
}
JENJANG_PALING_RENDAH = {"S1": "Sarjana (S1) atau Diploma IV", "S2": "Magister (S2)", "D3": "Diploma III"}
PENILAI = {"PANSEL": "Panitia Seleksi", "ASESOR": "Asesor"}


def penanda(satu: Keanggotaan, instansi: Instansi) -> dict[str, str]:
    """Officials sign with their NIP; the PPK, and the Ketua Pansel from outside, without."""
    jabatan = {
        Peran.PPK: instansi.jabatan_ppk,
        Peran.PYB: instansi.jabatan_pyb,
        Peran.KETUA_PANSEL: "Ketua Panitia Seleksi",
        Peran.KETUA_SEKRETARIAT: "Ketua Sekretariat Panitia Seleksi",
    }[Peran(satu.peran)]
    tanpa_nip = satu.peran in (Peran.PPK, Peran.KETUA_PANSEL)
    return kata.penanda(jabatan, satu.pengguna.nama, "" if tanpa_nip else satu.pengguna.nip or "")


def syarat(ketentuan: Ketentuan) -> dict[str, Any]:
    """The requirements of the regulation in the words of papers."""
    batasan = ketentuan.syarat
    return {
        "wilayah": batasan.wilayah,
        "usia_maks": batasan.usia_maks,
        "usia_acuan": USIA_ACUAN[batasan.usia_acuan],
        "pengalaman_tahun": batasan.pengalaman_tahun,
        "administrator_min_tahun": batasan.administrator_min_tahun,
        "jenjang": JENJANG_PALING_RENDAH.get(batasan.jenjang_min, batasan.jenjang_min),
        "maks_lamaran": batasan.maks_lamaran,
    }


def daftar_jadwal(jadwal: Iterable[Jadwal]) -> list[dict[str, str]]:
    """Rows of the timetable by their first day."""
    return [
        {
            "kegiatan": satu.get_kegiatan_display(),
            "mulai": satu.tanggal_mulai.isoformat(),
            "selesai": satu.tanggal_selesai.isoformat(),
            "tempat": satu.tempat,
        }
        for satu in sorted(jadwal, key=lambda satu: (satu.tanggal_mulai, satu.tanggal_selesai, satu.kegiatan))
    ]


def surat(rekomendasi: Rekomendasi) -> str:
    """A letter of the supervising body as another paper cites it."""
    return f"Surat {rekomendasi.badan} {nomor(rekomendasi)}"


def nomor(kertas: Naskah | Rekomendasi) -> str:
    """Number and date of a paper that is cited."""
    return f"Nomor {kertas.nomor} tanggal {tanggal_panjang(kertas.tanggal)}"


def batas(satu: Lowongan) -> str:
    """The last second of applications. Raises ValueError for a vacancy that was never announced."""
    if satu.batas_lamaran is None:
        raise ValueError(f"{satu} belum diumumkan.")
    return kata.detik_terakhir(satu.batas_lamaran)


def diumumkan(satu: Lowongan) -> date:
    """The day of the announcement. Raises ValueError for a vacancy that was never announced."""
    if satu.diumumkan_pada is None:
        raise ValueError(f"{satu} belum diumumkan.")
    return timezone.localdate(satu.diumumkan_pada)

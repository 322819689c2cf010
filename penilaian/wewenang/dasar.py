"""Findings that several verdicts share."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from panitia.queries import keanggotaan_berlaku, temuan_hak
from penilaian import aturan, queries
from penilaian.alur import KeadaanKomponen, KeadaanLembar
from penilaian.models import Komponen, LembarNilai
from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi.alur import Tahap
from seleksi.izin import Temuan, Tingkat
from seleksi.models import Lowongan

KK = KeadaanKomponen


KL = KeadaanLembar


SB = LembarNilai.SebabBatal


KETUA = "Ketua Panitia Seleksi"


def _blok(kode: str, dasar: str, pesan: str, pelaku: str = "", tindakan: str = "") -> Temuan:
    return Temuan(kode, dasar, pesan, Tingkat.BLOK, pelaku, tindakan)


def _tahap(lowongan: Lowongan, *tahap: str) -> list[Temuan]:
    """The vacancy stands in one of these stages."""
    if lowongan.tahap in tahap:
        return []
    kini = Tahap(lowongan.tahap).label
    sebutan = " atau ".join(Tahap(satu).label for satu in tahap)
    return [
        _blok("B-9a", "Lampiran huruf b", f"Dilakukan pada tahap {sebutan}; lowongan ini pada tahap {kini}.")
    ]


def _berjalan(lowongan: Lowongan) -> list[Temuan]:
    """Nobody scores, locks or voids anything of a vacancy that has ended."""
    if not lowongan.berakhir:
        return []
    pesan = f"Seleksi {lowongan} sudah {Tahap(lowongan.tahap).label.lower()}; penilaiannya tidak dilanjutkan."
    return [_blok("B-9a", "Lampiran huruf b", pesan)]


def _terbuka(komponen: Komponen) -> list[Temuan]:
    if komponen.keadaan == KK.DIBUKA:
        return []
    kode, dasar = aturan.DASAR_METODE[komponen.metode]
    nama = komponen.get_metode_display().lower()
    if komponen.keadaan == KK.BELUM:
        return [_blok(kode, dasar, f"Penilaian {nama} belum dibuka.", KETUA, "buka_komponen")]
    return [_blok(kode, dasar, f"Penilaian {nama} sudah dikunci; lembar tidak dapat diubah.")]


def _penilai(oleh: Pengguna, komponen: Komponen, pada: datetime) -> list[Temuan]:
    """B-6, named by role; the right itself also needs the permission of the decree."""
    peran = set(keanggotaan_berlaku(oleh, komponen.id_seleksi, pada).values_list("peran", flat=True))
    return aturan.penilai_berwenang(peran, komponen.penilai, komponen.get_metode_display()) or temuan_hak(
        oleh, komponen.id_seleksi, queries.HAK_PENILAI[komponen.penilai], pada
    )


def _peserta(komponen: Komponen, lamaran: Lamaran) -> list[Temuan]:
    if lamaran.lowongan_id == komponen.lowongan_id and lamaran.keadaan == Keadaan.MS:
        return []
    return [_blok("B-3", "Lampiran huruf b angka 3", "Yang dinilai hanya peserta yang memenuhi syarat.")]


def _dikecualikan(oleh: Pengguna, komponen: Komponen, lamaran: Lamaran) -> list[Temuan]:
    lembar = queries.dikecualikan(oleh, komponen, lamaran)
    if lembar is None:
        return []
    sebab = lembar.get_sebab_batal_display().lower()
    return [_blok("P-07", "Pasal 5 ayat (4) huruf d", f"Lembar ini dibatalkan Ketua Pansel: {sebab}.", KETUA)]

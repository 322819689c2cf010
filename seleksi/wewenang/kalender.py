"""Verdicts on the days off of a year: who may propose, change and confirm them."""

from __future__ import annotations

from datetime import date, datetime

from akun.models import Pengguna
from panitia.aturan import Peran
from panitia.queries import peran_pengguna
from seleksi.aturan import KETUA_SEKRETARIAT, tanggal_kata
from seleksi.izin import Izin, Temuan
from seleksi.models import HariLibur, KalenderTahun

DASAR = "Pasal 6 ayat (2) huruf a"
# The library knows these; nobody plans beyond them.
TAHUN_PERTAMA, TAHUN_TERAKHIR = 2020, 2075


def boleh_usulkan_kalender(oleh: Pengguna, tahun: int, pada: datetime) -> Izin:
    """Begin a year with a proposal: operator or Ketua Sekretariat, once per year."""
    temuan = []
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        pesan = f"Kalender hanya untuk tahun {TAHUN_PERTAMA} sampai {TAHUN_TERAKHIR}."
        temuan.append(Temuan("P-10", DASAR, pesan))
    if KalenderTahun.objects.filter(tahun=tahun).exists():
        temuan.append(Temuan("P-10", DASAR, f"Kalender {tahun} sudah ada; ubah harinya satu per satu."))
    return Izin.dari(_pengurus(oleh, pada), temuan)


def boleh_catat_libur(
    oleh: Pengguna, kalender: KalenderTahun, tanggal: date, jenis: str, dasar: str, pada: datetime
) -> Izin:
    """Put in or change a day off; a confirmed year and a regency's own day name their basis."""
    temuan = _berdasar(kalender, dasar)
    if tanggal.year != kalender.tahun:
        pesan = f"{tanggal_kata(tanggal)} bukan hari dalam tahun {kalender.tahun}."
        temuan.append(Temuan("P-10", DASAR, pesan))
    if jenis == HariLibur.Jenis.LIBUR_DAERAH and not dasar.strip() and not temuan:
        temuan.append(Temuan("P-10", DASAR, "Libur daerah memerlukan dasar: keputusan kepala daerahnya."))
    return Izin.dari(_pengurus(oleh, pada), temuan)


def boleh_hapus_libur(oleh: Pengguna, kalender: KalenderTahun, dasar: str, pada: datetime) -> Izin:
    """Take a day off out again; from a confirmed year only with a basis."""
    return Izin.dari(_pengurus(oleh, pada), _berdasar(kalender, dasar))


def boleh_tetapkan_kalender(
    oleh: Pengguna, kalender: KalenderTahun, dasar: str, tanggal_dasar: date, jumlah: int, pada: datetime
) -> Izin:
    """Confirm a year: a person answers for it with the decree it follows."""
    temuan = []
    if not dasar.strip():
        temuan.append(Temuan("P-10", DASAR, "Sebut nomor keputusan yang menjadi dasar kalender ini."))
    if tanggal_dasar > pada.date():
        pesan = f"Keputusan bertanggal {tanggal_kata(tanggal_dasar)} belum ada hari ini."
        temuan.append(Temuan("P-10", DASAR, pesan))
    if not jumlah:
        pesan = f"Kalender {kalender.tahun} belum berisi satu hari libur pun."
        temuan.append(Temuan("P-10", DASAR, pesan))
    return Izin.dari(_pengurus(oleh, pada), temuan)


def mengurus_kalender(oleh: Pengguna, pada: datetime) -> bool:
    return not _pengurus(oleh, pada)


def _pengurus(oleh: Pengguna, pada: datetime) -> list[Temuan]:
    if oleh.operator or Peran.KETUA_SEKRETARIAT in peran_pengguna(oleh, pada):
        return []
    pesan = "Kalender hari libur diurus Operator instalasi dan Ketua Sekretariat."
    return [Temuan("P-11", "Pasal 6 ayat (1)", pesan, pelaku=KETUA_SEKRETARIAT)]


def _berdasar(kalender: KalenderTahun, dasar: str) -> list[Temuan]:
    if not kalender.ditetapkan or dasar.strip():
        return []
    pesan = f"Kalender {kalender.tahun} sudah ditetapkan: sebut dasar perubahannya."
    return [Temuan("P-10", DASAR, pesan)]

"""Reads that feed the workspace: lists of selections, timetables to begin a form with, published results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from akun.models import Pengguna
from panitia.aturan import Peran
from panitia.queries import pemegang
from seleksi import aturan
from seleksi.alur import TAHAP_BERURUT, Tahap
from seleksi.models import BuktiTayang, Jadwal, Lowongan, Pengumuman, Seleksi
from seleksi.queries.pintu import seleksi_terlihat

# Names of roles in findings -> the role whose holder is named beside it.
PERAN_PELAKU = {
    aturan.KETUA_PANSEL: Peran.KETUA_PANSEL,
    aturan.PPK: Peran.PPK,
    aturan.PYB: Peran.PYB,
}


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """One selection in a list: its stage is that of its earliest vacancy still open."""

    seleksi: Seleksi
    jumlah: int
    berjalan: int
    tahap: str
    rincian: str


def daftar_seleksi(pengguna: Pengguna, pada: datetime, cari: str = "") -> QuerySet[Seleksi]:
    semua = seleksi_terlihat(pengguna, pada)
    return semua.filter(nama__icontains=cari.strip()) if cari.strip() else semua


def ringkasan_seleksi(seleksi: Sequence[Seleksi]) -> list[Ringkasan]:
    """Stage and counts of each selection; one query for all."""
    tahap: dict[int, Counter[str]] = {satu.pk: Counter() for satu in seleksi}
    baris = Lowongan.objects.filter(seleksi__in=list(tahap)).values_list("seleksi_id", "tahap")
    for pk, satu_tahap in baris:
        tahap[pk][satu_tahap] += 1
    return [_ringkasan(satu, tahap[satu.pk]) for satu in seleksi]


def _ringkasan(seleksi: Seleksi, tahap: Counter[str]) -> Ringkasan:
    berjalan = [satu for satu in TAHAP_BERURUT if tahap[satu]]
    sebutan = berjalan[0].label if berjalan else ("Selesai" if tahap else "Belum ada lowongan")
    rincian = ", ".join(f"{tahap[satu]} {satu.label.lower()}" for satu in Tahap if tahap[satu])
    banyak = sum(tahap[satu] for satu in berjalan)
    return Ringkasan(seleksi, sum(tahap.values()), banyak, str(sebutan), rincian)


def jadwal_awal(seleksi: Seleksi, lowongan: Lowongan | None) -> Mapping[str, tuple[date, date, str]]:
    """The timetable as it stands: of the vacancy where it deviates, else of the selection."""
    baris = Jadwal.objects.filter(seleksi=seleksi)
    umum = [satu for satu in baris if satu.lowongan_id is None]
    khusus = [satu for satu in baris if lowongan is not None and satu.lowongan_id == lowongan.pk]
    return {
        satu.kegiatan: (satu.tanggal_mulai, satu.tanggal_selesai, satu.tempat) for satu in (*umum, *khusus)
    }


def pemegang_peran(seleksi_id: int, pada: datetime) -> dict[str, str]:
    """Who must act, by name, beside the word of a finding."""
    nama = {
        satu.peran: satu.pengguna.nama_tampil
        for satu in reversed(list(pemegang(seleksi_id, set(PERAN_PELAKU.values()), pada)))
    }
    return {kata: nama[peran] for kata, peran in PERAN_PELAKU.items() if peran in nama}


def hasil_diumumkan(lowongan: Lowongan) -> QuerySet[Pengumuman]:
    """Published results of a vacancy, newest first, without their texts."""
    hasil = (Pengumuman.Jenis.HASIL_TAHAP, Pengumuman.Jenis.HASIL_AKHIR)
    terbit = Pengumuman.objects.filter(lowongan=lowongan, jenis__in=hasil, diumumkan_pada__isnull=False)
    return terbit.select_related("naskah").defer("naskah__isi").order_by("-diumumkan_pada")


def bukti_tayang(lowongan: Lowongan) -> QuerySet[BuktiTayang]:
    """Proofs of the announcements that name this vacancy, the oldest first."""
    dasar = BuktiTayang.objects.filter(pengumuman__lowongan=lowongan).select_related("berkas")
    return dasar.order_by("tanggal_tayang", "pk")

"""Verdicts on amended timetables: once announced they change only by a paper of the Pansel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from akun.models import Pengguna
from panitia.queries import temuan_hak
from seleksi.aturan import SEKRETARIAT
from seleksi.aturan.jadwal import DASAR_JADWAL, Rentang, perubahan_jadwal
from seleksi.izin import Izin, Temuan, Tingkat
from seleksi.models import Lowongan, Pengumuman, PerubahanJadwal, Seleksi
from seleksi.queries.jadwal import jadwal_kini, keadaan_jadwal, lowongan_terkena
from seleksi.queries.kalender import kalender
from seleksi.wewenang.pengumuman import ada_ketua_pansel, belum_disahkan, penanda_tangan
from seleksi.wewenang.persiapan import PENYUSUN
from seleksi.wewenang.tahap import KEGIATAN, temuan_tahap


def temuan_perubahan(
    seleksi: Seleksi, lowongan: Lowongan | None, baru: Mapping[str, Rentang], pada: datetime
) -> list[Temuan]:
    """Every finding on moving the present timetable to another; shown before anything is kept."""
    return perubahan_jadwal(
        jadwal_kini(seleksi, lowongan),
        baru,
        KEGIATAN,
        keadaan_jadwal(seleksi, pada),
        seleksi.aturan_main,
        kalender(),
    )


def boleh_susun_perubahan_jadwal(
    oleh: Pengguna,
    seleksi: Seleksi,
    lowongan: Lowongan | None,
    baru: Mapping[str, Rentang],
    alasan: str,
    pada: datetime,
) -> Izin:
    """Draft an amended timetable: Sekretariat, with a reason, for an announced selection."""
    temuan = []
    if not seleksi.beku:
        pesan = "Seleksi ini belum diumumkan; jadwalnya disimpan langsung, tanpa pengumuman perubahan."
        temuan.append(Temuan("P-10", DASAR_JADWAL, pesan, pelaku=SEKRETARIAT, tindakan="seleksi.jadwal"))
    if not alasan.strip():
        pesan = "Jadwal ini sudah diumumkan: tulis alasan perubahannya."
        temuan.append(Temuan("P-10", DASAR_JADWAL, pesan, pelaku=SEKRETARIAT))
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, PENYUSUN, pada),
        _berjalan(seleksi, lowongan, baru),
        ada_ketua_pansel(seleksi.pk, pada),
        temuan,
        _menahan(temuan_perubahan(seleksi, lowongan, baru, pada)),
    )


def boleh_umumkan_perubahan_jadwal(oleh: Pengguna, pengumuman: Pengumuman, pada: datetime) -> Izin:
    """Sign an amended timetable: the Ketua Pansel, while it still fits what stands and what the law asks."""
    perubahan = PerubahanJadwal.objects.select_related("seleksi", "lowongan").get(pengumuman=pengumuman)
    kini = jadwal_kini(perubahan.seleksi, perubahan.lowongan)
    usang = []
    if kini != perubahan.rentang(perubahan.semula):
        pesan = "Jadwal sudah berubah sejak konsep ini disusun; susun ulang perubahannya."
        usang.append(Temuan("P-10", DASAR_JADWAL, pesan, pelaku=SEKRETARIAT))
    baru = perubahan.rentang(perubahan.menjadi)
    return Izin.dari(
        penanda_tangan(oleh, pengumuman, pada),
        belum_disahkan(pengumuman, Pengumuman.Jenis.PERUBAHAN_JADWAL),
        usang or _menahan(temuan_perubahan(perubahan.seleksi, perubahan.lowongan, baru, pada)),
    )


def _berjalan(seleksi: Seleksi, lowongan: Lowongan | None, baru: Mapping[str, Rentang]) -> list[Temuan]:
    if lowongan is not None and lowongan.berakhir:
        return temuan_tahap(lowongan, ())
    if lowongan_terkena(seleksi, lowongan, set(baru)):
        return []
    pesan = "Tidak ada lowongan berjalan yang mengikuti jadwal ini."
    return [Temuan("P-10", DASAR_JADWAL, pesan, pelaku=SEKRETARIAT)]


def _menahan(temuan: list[Temuan]) -> list[Temuan]:
    return [satu for satu in temuan if satu.tingkat != Tingkat.TERPENUHI]

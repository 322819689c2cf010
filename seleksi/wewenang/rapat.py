"""Verdicts on the minutes of the preparation meeting."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from seleksi import aturan
from seleksi.aturan import KeadaanRapat
from seleksi.izin import Izin
from seleksi.models import NaskahSeleksi, Seleksi
from seleksi.queries.kalender import kalender
from seleksi.queries.rapat import jadwal_umum, keadaan_rapat
from seleksi.wewenang.pengumuman import ada_ketua_pansel, bertanda_tangan_sendiri, masih_konsep
from seleksi.wewenang.persiapan import PENYUSUN, belum_beku, menahan
from seleksi.wewenang.tahap import KEGIATAN


def boleh_siapkan_rapat(oleh: Pengguna, seleksi: Seleksi, tanggal: date, tempat: str, pada: datetime) -> Izin:
    """Draft the minutes of the preparation meeting: Sekretariat, from a whole timetable and right weights."""
    jadwal = {satu.kegiatan: (satu.tanggal_mulai, satu.tanggal_selesai) for satu in jadwal_umum(seleksi)}
    ketentuan = seleksi.aturan_main
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, PENYUSUN, pada),
        belum_beku(seleksi),
        aturan.rapat(tanggal, timezone.localdate(pada), tempat),
        ada_ketua_pansel(seleksi.pk, pada),
        menahan(aturan.jadwal_tahapan(jadwal, KEGIATAN, ketentuan, kalender())),
        menahan(aturan.bobot(ketentuan)),
    )


def boleh_tanda_tangani_rapat(oleh: Pengguna, milik: NaskahSeleksi, pada: datetime) -> Izin:
    """Sign these minutes: the Ketua Pansel named in them, while they say what holds."""
    keadaan, berlaku = keadaan_rapat([milik.seleksi])[milik.seleksi_id]
    basi = (
        []
        if berlaku == milik.naskah and keadaan.sesuai
        else aturan.rapat_persiapan(KeadaanRapat(disusun=True))
    )
    return Izin.dari(
        temuan_hak(oleh, milik.seleksi_id, Hak.PIMPIN, pada),
        belum_beku(milik.seleksi),
        bertanda_tangan_sendiri(oleh, milik.naskah),
        masih_konsep(milik.naskah),
        basi,
    )

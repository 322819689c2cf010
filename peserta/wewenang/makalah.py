"""Verdicts on the written test: seal its theme, hand in, scan. Nothing here writes."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import hak_pengguna, temuan_hak
from peserta import aturan, queries
from peserta.models import Lamaran, TemaMakalah
from seleksi.alur import SEBUTAN_TAHAP, Tahap
from seleksi.izin import Izin, Temuan
from seleksi.models import Lowongan


def boleh_siapkan_tema(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    """May he set or replace the theme? The Ketua Pansel, until its hour."""
    tema = queries.tema_lowongan(lowongan)
    dibuka = timezone.localtime(tema.dibuka_pada) if tema else None
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        _berjalan(lowongan),
        aturan.tema_belum_terbuka(dibuka, timezone.localtime(pada)),
    )


def boleh_segel_tema(
    oleh: Pengguna, lowongan: Lowongan, isi: str, dibuka: datetime, batas: datetime, pada: datetime
) -> Izin:
    """May he seal these words for these hours?"""
    waktu = (timezone.localtime(satu) for satu in (dibuka, batas, pada))
    return Izin.dari(
        boleh_siapkan_tema(oleh, lowongan, pada).temuan, aturan.tema_berisi(isi), aturan.waktu_tema(*waktu)
    )


def boleh_serahkan_makalah(oleh: Pengguna, lamaran: Lamaran, tiba_pada: datetime) -> Izin:
    """May he hand in? A participant, from the hour of the theme until before the bound, by arrival."""
    milik = [] if lamaran.pelamar.pengguna_id == oleh.pk else [_b5("Ini bukan lamaran Anda.", "Peserta")]
    return Izin.dari(milik, _menulis(lamaran), _waktu(lamaran, aturan.UNGGAH, tiba_pada))


def boleh_pindai_makalah(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    """May he store the scanned sheets of this participant? From the hour of the theme on.

    The bound was kept in the room; nobody scans within its last second.
    """
    pengurus = hak_pengguna(oleh, lamaran.id_seleksi, pada).intersection(queries.PENGURUS_MAKALAH)
    tema = queries.tema_lowongan(lamaran.lowongan)
    hak = [] if pengurus else temuan_hak(oleh, lamaran.id_seleksi, Hak.KELOLA, pada)
    temuan = _waktu(lamaran, aturan.PINDAI, pada) if tema is None or pada < tema.batas else _cara(tema)
    return Izin.dari(hak, _menulis(lamaran), temuan)


def _cara(tema: TemaMakalah) -> list[Temuan]:
    return aturan.cara_penyerahan(tema.cara, aturan.PINDAI)


def _waktu(lamaran: Lamaran, cara: str, tiba_pada: datetime) -> list[Temuan]:
    tema = queries.tema_lowongan(lamaran.lowongan)
    if tema is None:
        return aturan.ada_tema(False)
    waktu = (timezone.localtime(satu) for satu in (tiba_pada, tema.dibuka_pada, tema.batas))
    return [*aturan.cara_penyerahan(tema.cara, cara), *aturan.penyerahan_makalah(*waktu)]


def _menulis(lamaran: Lamaran) -> list[Temuan]:
    temuan = _berjalan(lamaran.lowongan)
    if not queries.ikut_makalah(lamaran):
        temuan.append(_b5("Yang menulis makalah ialah peserta yang memenuhi syarat menurut pengumuman."))
    return temuan


def _berjalan(lowongan: Lowongan) -> list[Temuan]:
    if not lowongan.berakhir:
        return []
    tahap = SEBUTAN_TAHAP["sekretariat"][Tahap(lowongan.tahap)]
    return [_b5(f"Seleksi jabatan ini sudah berakhir: {tahap}.")]


def _b5(pesan: str, pelaku: str = "") -> Temuan:
    return Temuan("B-5", aturan.DASAR_MAKALAH, pesan, pelaku=pelaku)

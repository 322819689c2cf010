"""Verdicts on a recommendation asked by link. Nothing here writes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from akun.models import Pengguna
from peserta import aturan, queries
from peserta.models import Lamaran, PermintaanRekomendasi
from peserta.wewenang.lamaran import _milik, _surat_dibuka
from seleksi.izin import Izin, Temuan, Tingkat


def boleh_minta_rekomendasi(oleh: Pengguna, lamaran: Lamaran, alamat: str, tiba_pada: datetime) -> Izin:
    """May he ask this agency? While his own letter might be changed too."""
    return Izin.dari(
        boleh_urus_permintaan(oleh, lamaran, tiba_pada).temuan,
        aturan.alamat_instansi(alamat, lamaran.pelamar.pengguna.email),
    )


def boleh_urus_permintaan(oleh: Pengguna, lamaran: Lamaran, tiba_pada: datetime) -> Izin:
    """May he ask any agency now?"""
    return Izin.dari(
        _milik(oleh, lamaran.pelamar),
        _surat_dibuka(lamaran, tiba_pada),
        aturan.permintaan_terlalu_banyak(lamaran.permintaan_rekomendasi.count()),
    )


def boleh_batalkan_permintaan(oleh: Pengguna, permintaan: PermintaanRekomendasi, pada: datetime) -> Izin:
    return Izin.dari(_milik(oleh, permintaan.lamaran.pelamar), _berlaku(permintaan, pada))


def boleh_minta_kode(permintaan: PermintaanRekomendasi, alamat: str, pada: datetime) -> Izin:
    """May a code be mailed to this address?"""
    return Izin.dari(
        _berlaku(permintaan, pada),
        aturan.alamat_petugas(alamat, permintaan.alamat, permintaan.lamaran.pelamar.pengguna.email),
        aturan.kode_dapat_dikirim(permintaan.jumlah_kode),
    )


def boleh_konfirmasi_kode(permintaan: PermintaanRekomendasi, pada: datetime) -> Izin:
    """May a code be tried? Whether it is the right one is not said here."""
    dikirim = timezone.localtime(permintaan.kode_pada) if permintaan.kode_pada else None
    return Izin.dari(
        _berlaku(permintaan, pada),
        aturan.kode_dapat_dicoba(dikirim, permintaan.jumlah_percobaan, pada),
    )


def boleh_unggah_surat(permintaan: PermintaanRekomendasi, tiba_pada: datetime) -> Izin:
    """May the officer put the letter there? Confirmed, and while the applicant might do it himself."""
    return Izin.dari(
        _berlaku(permintaan, tiba_pada),
        aturan.terkonfirmasi(permintaan.dikonfirmasi_pada, tiba_pada),
        _surat_dibuka(permintaan.lamaran, tiba_pada),
    )


def boleh_serahkan_rekomendasi(
    permintaan: PermintaanRekomendasi, isian: Mapping[str, Any], tiba_pada: datetime
) -> Izin:
    """May it be handed in? With its letter, and nothing wrong with signer, date and post."""
    return Izin.dari(
        boleh_unggah_surat(permintaan, tiba_pada).temuan,
        aturan.surat_terunggah(ada=permintaan.berkas_id is not None),
        _tanpa_ingat(queries.temuan_surat(permintaan.lamaran, isian, tiba_pada)),
    )


def _tanpa_ingat(temuan: list[Temuan]) -> list[Temuan]:
    """What a person still weighs does not hold the officer back."""
    return [satu for satu in temuan if satu.tingkat == Tingkat.BLOK]


def _berlaku(permintaan: PermintaanRekomendasi, pada: datetime) -> list[Temuan]:
    return aturan.permintaan_berlaku(queries.keadaan_permintaan(permintaan, pada))

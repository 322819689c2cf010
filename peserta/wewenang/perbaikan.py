"""Verdicts on mending an incomplete file (BTL). Nothing here writes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone

from akun.models import Pengguna
from dokumen.alur import KeadaanPindai
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from peserta import aturan, queries
from peserta.alur import Keadaan
from peserta.models import BerkasLamaran, Lamaran
from peserta.wewenang.lamaran import (
    KATA_DITAHAN,
    _kuota,
    _menunggu_pemeriksa,
    _milik,
    _tahap_pemeriksaan,
    boleh_periksa,
    waktu_perbaikan,
)
from seleksi.aturan import TahunBelumDitetapkan, tahun_belum_ditetapkan
from seleksi.izin import Izin, Temuan
from seleksi.queries.kalender import kalender


def boleh_atur_perbaikan(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    """May he mark documents as mendable, or take a mark back? Who may check, before it is asked."""
    return Izin.dari(boleh_periksa(oleh, lamaran, pada).temuan, _kebijakan(lamaran), _sekali(lamaran))


def boleh_tandai_perbaikan(
    oleh: Pengguna, lamaran: Lamaran, jenis: str, kekurangan: str, pada: datetime
) -> Izin:
    """May he mark this document, with what it lacks?"""
    dokumen = queries.nama_dokumen(lamaran.lowongan)
    return Izin.dari(
        boleh_atur_perbaikan(oleh, lamaran, pada).temuan,
        aturan.tanda_perbaikan(jenis, kekurangan, dokumen),
    )


def boleh_minta_perbaikan(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    """May he send the request to the applicant? The Ketua Sekretariat, who marked nothing himself."""
    perbaikan = queries.perbaikan_lamaran(lamaran)
    butir = [satu.jenis for satu in perbaikan.butir.all()] if perbaikan else []
    return Izin.dari(
        temuan_hak(oleh, lamaran.lowongan.seleksi_id, Hak.KELOLA, pada),
        _tahap_pemeriksaan(lamaran),
        _menunggu_pemeriksa(lamaran),
        _kebijakan(lamaran),
        _sekali(lamaran),
        aturan.permintaan_perbaikan(butir, queries.penanda_perbaikan(lamaran), oleh.pk),
        _kalender_cukup(lamaran, pada),
    )


def hari_terakhir_perbaikan(lamaran: Lamaran, pada: datetime) -> date:
    """The last day to mend, were it asked at ``pada``. Raises TahunBelumDitetapkan."""
    main, libur = lamaran.lowongan.seleksi.aturan_main, kalender()
    seminggu = main.pengumuman.hari_kerja_seminggu
    return aturan.hari_terakhir_perbaikan(
        timezone.localdate(pada),
        main.kebijakan.perbaikan_berkas_hari,
        lambda hari: libur.hari_kerja(hari, seminggu),
    )


def boleh_unggah_perbaikan(oleh: Pengguna, lamaran: Lamaran, jenis: str, tiba_pada: datetime) -> Izin:
    """May he put a new file under this document of a sent application?"""
    return Izin.dari(
        _terbuka(oleh, lamaran, tiba_pada),
        aturan.butir_dibuka(jenis, queries.butir_diminta(lamaran)),
        _kuota(lamaran, jenis, tiba_pada),
    )


def boleh_kirim_perbaikan(oleh: Pengguna, lamaran: Lamaran, tiba_pada: datetime) -> Izin:
    """May he send what he mended? Once, before the deadline; arrival decides."""
    perbaikan = queries.perbaikan_lamaran(lamaran)
    semua = perbaikan.butir.select_related("pengganti__berkas__pemindaian") if perbaikan else ()
    pengganti = {satu.jenis: satu.pengganti for satu in semua if satu.pengganti is not None}
    return Izin.dari(
        _terbuka(oleh, lamaran, tiba_pada),
        aturan.perbaikan_terunggah(list(pengganti)),
        _tidak_ditahan(lamaran, pengganti),
    )


def _tidak_ditahan(lamaran: Lamaran, pengganti: Mapping[str, BerkasLamaran]) -> list[Temuan]:
    """As when an application is sent: what nobody can read mends nothing."""
    return [
        Temuan("B-3", aturan.DASAR_PERBAIKAN, KATA_DITAHAN.format(nama=satu.nama), pelaku="Pelamar")
        for satu in queries.dokumen_lamaran(lamaran.lowongan)
        if satu.kode in pengganti and pengganti[satu.kode].berkas.keadaan_pindai == KeadaanPindai.DITAHAN
    ]


def _terbuka(oleh: Pengguna, lamaran: Lamaran, tiba_pada: datetime) -> list[Temuan]:
    """The vacancy still checks, the application waits for its check, and the time has not passed."""
    return [
        *_milik(oleh, lamaran.pelamar),
        *_tahap_pemeriksaan(lamaran),
        *_belum_dinilai(lamaran),
        *waktu_perbaikan(queries.perbaikan_lamaran(lamaran), tiba_pada),
    ]


def _belum_dinilai(lamaran: Lamaran) -> list[Temuan]:
    """The same words for every later state: a refusal must not tell how the check ended."""
    if lamaran.keadaan == Keadaan.DIAJUKAN:
        return []
    pesan = "Lamaran ini tidak menunggu perbaikan berkas."
    return [Temuan("B-3", aturan.DASAR_PERBAIKAN, pesan, pelaku="Pelamar")]


def _kebijakan(lamaran: Lamaran) -> list[Temuan]:
    return aturan.perbaikan_diizinkan(lamaran.lowongan.seleksi.aturan_main.kebijakan.perbaikan_berkas_hari)


def _sekali(lamaran: Lamaran) -> list[Temuan]:
    perbaikan = queries.perbaikan_lamaran(lamaran)
    return aturan.perbaikan_sekali(diminta=perbaikan is not None and perbaikan.diminta_pada is not None)


def _kalender_cukup(lamaran: Lamaran, pada: datetime) -> list[Temuan]:
    try:
        hari_terakhir_perbaikan(lamaran, pada)
    except TahunBelumDitetapkan as belum:
        return [tahun_belum_ditetapkan(belum.tahun)]
    return []

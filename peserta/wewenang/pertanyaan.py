"""Verdicts on questions to the Sekretariat. Nothing here writes."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak, terlibat
from peserta import aturan, queries
from peserta.models import Pertanyaan
from seleksi.izin import Izin, Temuan
from seleksi.models import Lowongan


def boleh_bertanya(oleh: Pengguna, lowongan: Lowongan) -> Izin:
    """May he ask about this vacancy? Anybody who has no part in holding the selection."""
    return Izin.dari(
        aturan.bukan_penyelenggara(terlibat(oleh, lowongan.seleksi_id)),
        _waktu(lowongan),
        aturan.pertanyaan_terbuka(queries.jumlah_terbuka(oleh)),
    )


def boleh_lanjutkan(oleh: Pengguna, pertanyaan: Pertanyaan) -> Izin:
    """May he write on in his own conversation?"""
    milik = pertanyaan.penanya_id == oleh.pk
    return Izin.dari(aturan.pertanyaan_sendiri(milik=milik), _waktu(pertanyaan.lowongan))


def boleh_jawab(oleh: Pengguna, pertanyaan: Pertanyaan, pada: datetime) -> Izin:
    """May he answer for the Sekretariat?"""
    return Izin.dari(
        temuan_hak(oleh, pertanyaan.lowongan.seleksi_id, queries.PENJAWAB, pada), _waktu(pertanyaan.lowongan)
    )


def boleh_terbitkan(oleh: Pengguna, pertanyaan: Pertanyaan, tanya: str, jawab: str, pada: datetime) -> Izin:
    """May he make it public in these words? The Ketua Sekretariat, once it is answered."""
    return Izin.dari(
        temuan_hak(oleh, pertanyaan.lowongan.seleksi_id, Hak.KELOLA, pada),
        _waktu(pertanyaan.lowongan),
        aturan.terbitan(
            tanya, jawab, dijawab=pertanyaan.dijawab_pada is not None, nama=pertanyaan.penanya.nama_tampil
        ),
    )


def _waktu(lowongan: Lowongan) -> list[Temuan]:
    return aturan.waktu_bertanya(
        lowongan.seleksi.aturan_main.kebijakan.tanya_jawab_sampai, str(lowongan.tahap)
    )

"""Verdicts on uploads in pieces: they ask what the whole file is asked. Nothing here writes."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from dokumen.models import Kiriman
from peserta import aturan
from peserta.models import PermintaanRekomendasi
from peserta.queries.kiriman import (
    Tujuan,
    UntukBukti,
    UntukDokumen,
    UntukMakalah,
    UntukPengganti,
    UntukSurat,
)
from peserta.wewenang.lamaran import _pengajuan, boleh_unggah
from peserta.wewenang.makalah import boleh_serahkan_makalah
from peserta.wewenang.perbaikan import boleh_unggah_perbaikan
from peserta.wewenang.permintaan import boleh_unggah_surat
from peserta.wewenang.sanggahan import boleh_tambah_bukti
from seleksi.izin import Izin


def boleh_mulai_kiriman(oleh: Pengguna | None, tujuan: Tujuan, tiba_pada: datetime) -> Izin:
    """May he begin to send a file for this end? A guest only for the letter of a link he confirmed."""
    match tujuan, oleh:
        case UntukSurat(permintaan), None:
            return boleh_tambah_unggahan(permintaan, tiba_pada)
        case UntukDokumen(lamaran, jenis), Pengguna():
            return boleh_unggah(oleh, lamaran, jenis, tiba_pada)
        case UntukPengganti(lamaran, jenis), Pengguna():
            return boleh_unggah_perbaikan(oleh, lamaran, jenis, tiba_pada)
        case UntukBukti(lamaran), Pengguna():
            return boleh_tambah_bukti(oleh, lamaran, tiba_pada)
        case UntukMakalah(lamaran), Pengguna():
            return boleh_serahkan_makalah(oleh, lamaran, tiba_pada)
    return _asing()


def boleh_tambah_unggahan(permintaan: PermintaanRekomendasi, tiba_pada: datetime) -> Izin:
    """May one more file be begun for this link?"""
    return Izin.dari(
        boleh_unggah_surat(permintaan, tiba_pada).temuan, aturan.unggahan_surat(permintaan.jumlah_unggahan)
    )


def boleh_kirim_potongan(oleh: Pengguna | None, kiriman: Kiriman) -> Izin:
    """May he go on with this upload? His own; whether it may become a document is asked when it is whole."""
    return Izin() if oleh is not None and kiriman.pemilik_id == oleh.pk else _asing()


def boleh_kirim_potongan_surat(permintaan: PermintaanRekomendasi, kiriman: Kiriman, pada: datetime) -> Izin:
    """May the officer go on with this upload? Of his link, while it holds and his confirmation is fresh."""
    if kiriman.pemilik_id is not None or kiriman.tujuan != UntukSurat(permintaan).nama:
        return _asing()
    return boleh_unggah_surat(permintaan, pada)


def _asing() -> Izin:
    return Izin.dari([_pengajuan("Ini bukan unggahan Anda.")])

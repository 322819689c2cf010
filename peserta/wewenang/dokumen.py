"""Verdicts on what a vacancy asks for beyond the ketentuan, and on what is said of a stamp."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from peserta import aturan, queries
from peserta.alur import Keadaan
from peserta.models import BerkasLamaran, Lamaran
from peserta.wewenang.lamaran import _masih_draf, _milik, _waktu, pengumuman_disusun
from peserta.wewenang.perbaikan import _terbuka
from seleksi.alur import Tahap
from seleksi.izin import Izin, Temuan
from seleksi.ketentuan import DokumenWajib
from seleksi.models import Lowongan


def boleh_atur_dokumen(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    """May he change what this vacancy asks for? The Ketua Pansel, before its announcement is drafted."""
    return Izin.dari(temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada), _belum_diumumkan(lowongan))


def _belum_diumumkan(lowongan: Lowongan) -> list[Temuan]:
    if lowongan.tahap != Tahap.PERSIAPAN:
        return [_a7("Jabatan ini sudah diumumkan; dokumen yang diminta tidak berubah lagi.", "Ketua Pansel")]
    if pengumuman_disusun(lowongan):
        pesan = "Pengumuman jabatan ini sudah disusun. Batalkan konsepnya untuk mengubah dokumen."
        return [_a7(pesan, "Ketua Pansel")]
    return []


def boleh_tambah_dokumen(oleh: Pengguna, lowongan: Lowongan, dokumen: DokumenWajib, pada: datetime) -> Izin:
    """May he add this document? With its words and its legal basis, and not one that is asked already."""
    ada = [satu.nama for satu in lowongan.seleksi.aturan_main.dokumen]
    ada += lowongan.dokumen_tambahan.values_list("nama", flat=True)
    return Izin.dari(
        boleh_atur_dokumen(oleh, lowongan, pada).temuan,
        aturan.dokumen_baru(dokumen, ada),
    )


def boleh_nyatakan_meterai(
    oleh: Pengguna, lamaran: Lamaran, kode: str, jenis: str, nomor: str, tiba_pada: datetime
) -> Izin:
    """May he say this of the stamp on a document? Its owner, as long as he may still change the file."""
    return Izin.dari(
        _berkas_dapat_diubah(oleh, lamaran, tiba_pada),
        _bermeterai(lamaran, kode, queries.berkas_bermeterai(lamaran, kode)),
        aturan.seri_meterai(jenis, nomor),
    )


def boleh_isi_meterai(oleh: Pengguna, lamaran: Lamaran, tiba_pada: datetime) -> Izin:
    """May he name or correct a stamp of this application now?"""
    return Izin.dari(_berkas_dapat_diubah(oleh, lamaran, tiba_pada))


def _berkas_dapat_diubah(oleh: Pengguna, lamaran: Lamaran, tiba_pada: datetime) -> list[Temuan]:
    """A draft until its deadline, and a file that is being mended until it is sent."""
    if lamaran.keadaan == Keadaan.DIAJUKAN and queries.perbaikan_diminta(lamaran) is not None:
        return _terbuka(oleh, lamaran, tiba_pada)
    return [*_milik(oleh, lamaran.pelamar), *_masih_draf(lamaran), *_waktu(lamaran.lowongan, tiba_pada)]


def _bermeterai(lamaran: Lamaran, kode: str, berkas: BerkasLamaran | None) -> list[Temuan]:
    dokumen = queries.dokumen_menurut_kode(lamaran.lowongan, kode)
    if dokumen is not None and dokumen.meterai and berkas is not None:
        return []
    pesan = "Unggah dahulu dokumen bermeterai ini; meterainya disebut setelah berkasnya ada."
    return [_a7(pesan, "Pelamar")]


def _a7(pesan: str, pelaku: str) -> Temuan:
    return Temuan("A-7", aturan.DASAR_DOKUMEN, pesan, pelaku=pelaku)

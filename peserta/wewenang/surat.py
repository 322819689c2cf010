"""Verdicts on letters to applicants: prepare, read, approve. Nothing here writes."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from peserta import aturan, queries
from peserta.models import SuratPelamar
from seleksi.izin import Izin, Temuan
from seleksi.models import Lowongan


def boleh_siapkan_surat(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    """May he prepare the letters of this vacancy? Who drafts papers, once the result is published."""
    temuan = []
    if queries.pengumuman_hasil(lowongan) is None:
        pesan = "Surat disusun setelah hasil seleksi administrasi diumumkan Ketua Pansel."
        temuan.append(aturan.surat_ditahan(pesan))
    if queries.ketua_pansel(lowongan.seleksi_id, pada) is None:
        temuan.append(aturan.surat_ditahan("Ketua Pansel sebagai penanda tangan surat belum ada."))
    return Izin.dari(temuan_hak(oleh, lowongan.seleksi_id, Hak.SUSUN_NASKAH, pada), temuan)


def boleh_urus_surat(oleh: Pengguna, surat: SuratPelamar, pada: datetime) -> Izin:
    """May he work on this letter? Who drafts papers, until the Ketua has approved it."""
    hak = temuan_hak(oleh, surat.id_seleksi, Hak.SUSUN_NASKAH, pada)
    return Izin.dari(hak, _belum_disetujui(surat))


def boleh_ubah_kalimat(oleh: Pengguna, surat: SuratPelamar, kalimat: str, pada: datetime) -> Izin:
    """May he put this sentence into the letter?"""
    return Izin.dari(boleh_urus_surat(oleh, surat, pada).temuan, aturan.kalimat_surat(kalimat))


def boleh_baca_surat_dahulu(oleh: Pengguna, surat: SuratPelamar, pada: datetime) -> Izin:
    """May he be the one who reads this letter before it is sent? Not one of its two verifiers."""
    return Izin.dari(
        boleh_urus_surat(oleh, surat, pada).temuan, aturan.pembaca_surat(_pemeriksa(surat), oleh.pk)
    )


def boleh_tandai_surat(oleh: Pengguna, surat: SuratPelamar, sidik: str, pada: datetime) -> Izin:
    """May he mark the letter as read? With the words before him that it has now."""
    return Izin.dari(
        boleh_baca_surat_dahulu(oleh, surat, pada).temuan, aturan.surat_masih_sama(sidik, surat.sidik)
    )


def boleh_tandai_surat_ms(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    """May he mark the letters that differ by name alone together?"""
    return Izin.dari(temuan_hak(oleh, lowongan.seleksi_id, Hak.SUSUN_NASKAH, pada))


def boleh_setujui_surat(oleh: Pengguna, lowongan: Lowongan, sidik: str, pada: datetime) -> Izin:
    """May he approve every letter that has been read? The Ketua Pansel whose name they bear."""
    surat = list(queries.surat_menunggu_setuju(lowongan))
    lain = sum(satu.penanda_tangan_id != oleh.pk for satu in surat)
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        aturan.surat_siap_disetujui(len(surat), lain),
        aturan.surat_masih_sama(sidik, queries.sidik_kumpulan(surat)) if surat else (),
    )


def _belum_disetujui(surat: SuratPelamar) -> list[Temuan]:
    if surat.disetujui_pada is None:
        return []
    return [aturan.surat_ditahan(f"Surat ini sudah disetujui {surat.disetujui_oleh} dan tidak dapat diubah.")]


def _pemeriksa(surat: SuratPelamar) -> tuple[int | None, int | None]:
    return surat.lamaran.diperiksa_oleh_id, surat.lamaran.ditetapkan_oleh_id

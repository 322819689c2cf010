"""The acts of seleksi; the only place where its rows are written.

The acts on announcements and vacancies are at hand here; preparation and appointment are rooms of their own.
"""

from seleksi.actions.hasil import siapkan_hasil_tahap, tetapkan_hasil_administrasi, umumkan_hasil_tahap
from seleksi.actions.pembatalan import batalkan_lowongan, siapkan_pembatalan, umumkan_pembatalan
from seleksi.actions.pengumuman import baca_naskah, catat_bukti_tayang, siapkan_pengumuman, umumkan
from seleksi.actions.penutupan import tanda_tangani_penutupan, tutup_pengumuman
from seleksi.actions.perpanjangan import perpanjang_pengumuman, siapkan_perpanjangan
from seleksi.actions.perpanjangan_seleksi import perpanjang_seleksi, siapkan_perpanjangan_seleksi
from seleksi.actions.tahap import (
    TINDAKAN_MAJU,
    HasilMaju,
    majukan,
    majukan_serentak,
    mulai_asesmen,
    mulai_kesehatan,
    mulai_kompetensi_bidang,
    mulai_penetapan,
    mulai_wawancara,
)
from seleksi.actions.ulang import susun_ulang

__all__ = [
    "TINDAKAN_MAJU",
    "HasilMaju",
    "baca_naskah",
    "batalkan_lowongan",
    "catat_bukti_tayang",
    "majukan",
    "majukan_serentak",
    "mulai_asesmen",
    "mulai_kesehatan",
    "mulai_kompetensi_bidang",
    "mulai_penetapan",
    "mulai_wawancara",
    "perpanjang_pengumuman",
    "perpanjang_seleksi",
    "siapkan_hasil_tahap",
    "siapkan_pembatalan",
    "siapkan_pengumuman",
    "siapkan_perpanjangan",
    "siapkan_perpanjangan_seleksi",
    "susun_ulang",
    "tanda_tangani_penutupan",
    "tetapkan_hasil_administrasi",
    "tutup_pengumuman",
    "umumkan",
    "umumkan_hasil_tahap",
    "umumkan_pembatalan",
]

"""What is held about one person around his applications: mending, letters, objection, requests, questions.

Plain data for himself (queries/data_saya.py); nothing before he may know it, others by their role.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from akun.models import Pengguna
from dokumen.models import Kiriman
from peserta.aturan import SEBUTAN_PERMINTAAN
from peserta.models import (
    BuktiSanggahan,
    Lamaran,
    Pelamar,
    PermintaanRekomendasi,
    Pertanyaan,
    PesanPertanyaan,
    Undangan,
)
from peserta.queries.diketahui import pengumuman_pelamar
from peserta.queries.dokumen import nama_dokumen
from peserta.queries.makalah import serahan_saya
from peserta.queries.panggilan import undangan_pelamar
from peserta.queries.perbaikan import perbaikan_diminta
from peserta.queries.permintaan import keadaan_permintaan, permintaan_milik
from peserta.queries.sanggahan import jawaban_disampaikan, sanggahan_lamaran
from peserta.queries.surat import surat_untuk_pelamar


def waktu(saat: datetime | None) -> str:
    return timezone.localtime(saat).isoformat(sep=" ", timespec="seconds") if saat else ""


def perbaikan_saya(lamaran: Lamaran) -> dict[str, Any]:
    """What he was asked to mend and what he sent; empty while nobody asked."""
    satu = perbaikan_diminta(lamaran)
    if satu is None:
        return {}
    dokumen = nama_dokumen(lamaran.lowongan)
    return {
        "diminta": waktu(satu.diminta_pada),
        "batas": waktu(satu.batas),
        "dikirim": waktu(satu.dikirim_pada),
        "butir": [
            {
                "jenis": butir.jenis,
                "nama": dokumen.get(butir.jenis, butir.jenis),
                "kekurangan": butir.kekurangan,
                "berkas_semula": butir.semula.berkas.nama_asli if butir.semula else "",
                "berkas_pengganti": butir.pengganti.berkas.nama_asli if butir.pengganti else "",
            }
            for butir in satu.butir.all()
        ],
    }


def surat_saya(lamaran: Lamaran) -> list[dict[str, str]]:
    """The letters he received, the oldest first; their text is in the archive as PDF."""
    return [
        {
            "jenis": satu.get_jenis_display(),
            "nomor": satu.naskah.nomor if satu.naskah else "",
            "tanggal": satu.naskah.tanggal.isoformat() if satu.naskah and satu.naskah.tanggal else "",
        }
        for satu in reversed(surat_untuk_pelamar(lamaran))
    ]


def sanggahan_saya(lamaran: Lamaran) -> dict[str, Any]:
    """His objection with every file of evidence; the answer once its letter is out."""
    satu = sanggahan_lamaran(lamaran)
    if satu is None:
        return {}
    dijawab = jawaban_disampaikan(lamaran)
    return {
        "isi": satu.isi,
        "ditulis": waktu(satu.ditulis_pada),
        "dikirim": waktu(satu.diajukan_pada),
        "ditarik": waktu(satu.ditarik_pada),
        "jawaban": satu.get_jawaban_display() if dijawab else "",
        "alasan_jawaban": satu.alasan if dijawab else "",
        "dasar_jawaban": satu.dasar if dijawab else "",
        "bukti": [
            {
                "nama_asli": bukti.berkas.nama_asli,
                "ukuran": bukti.berkas.ukuran,
                "sha256": bukti.berkas.sha256,
                "diunggah": waktu(bukti.diunggah_pada),
                "dihapus": waktu(bukti.dihapus_pada),
            }
            for bukti in bukti_saya([lamaran])
        ],
    }


def nilai_saya(lamaran: Lamaran) -> list[dict[str, str]]:
    """His own scores, as far as an announcement gives them, the oldest first."""
    return [
        {
            "tahap": satu.get_tahap_display(),
            "pengumuman": satu.naskah.nomor,
            "diumumkan": waktu(satu.diumumkan_pada),
            "nilai": nilai,
        }
        for satu, nilai in reversed(pengumuman_pelamar(lamaran))
        if nilai
    ]


def makalah_saya(lamaran: Lamaran) -> list[dict[str, Any]]:
    """Every paper he handed in. Its code is kept from him too: who knows it could tell a rater."""
    return [
        {
            "nama_asli": satu.berkas.nama_asli,
            "ukuran": satu.berkas.ukuran,
            "sha256": satu.berkas.sha256,
            "tiba": waktu(satu.tiba_pada),
            "diganti": waktu(satu.diganti_pada),
        }
        for satu in serahan_saya(lamaran)
    ]


def bukti_saya(lamaran: Iterable[Lamaran]) -> list[BuktiSanggahan]:
    """Every file of evidence he uploaded, also those he took out again."""
    milik = BuktiSanggahan.objects.filter(sanggahan__lamaran__in=list(lamaran))
    return list(milik.select_related("berkas__pemindaian", "sanggahan").order_by("pk"))


def permintaan_saya(lamaran: Lamaran, pada: datetime) -> list[dict[str, str]]:
    """His requests to his agency; who of it confirmed and handed in, he knows from his own page."""
    return [_permintaan(satu, pada) for satu in permintaan_milik(lamaran).order_by("diminta_pada", "pk")]


def _permintaan(satu: PermintaanRekomendasi, pada: datetime) -> dict[str, str]:
    return {
        "kepada": satu.alamat,
        "diminta": waktu(satu.diminta_pada),
        "berlaku_sampai": waktu(satu.kedaluwarsa_pada),
        "keadaan": SEBUTAN_PERMINTAAN[keadaan_permintaan(satu, pada)],
        "dibatalkan": waktu(satu.dibatalkan_pada),
        "diserahkan": waktu(satu.diserahkan_pada),
    }


def pertanyaan_saya_lengkap(pengguna: Pengguna) -> list[dict[str, Any]]:
    """His questions with every message, and what of them was made public."""
    pesan = Prefetch("pesan", PesanPertanyaan.objects.order_by("ditulis_pada", "pk"))
    semua = Pertanyaan.objects.filter(penanya=pengguna).select_related("lowongan").prefetch_related(pesan)
    return [
        {
            "jabatan": satu.lowongan.nama_jabatan,
            "perihal": satu.judul,
            "pesan": [
                {
                    "waktu": waktu(kata.ditulis_pada),
                    "dari": "Sekretariat" if kata.dari_sekretariat else "Anda",
                    "isi": kata.isi,
                }
                for kata in satu.pesan.all()
            ],
            "diterbitkan": waktu(satu.terbit_pada),
            "pertanyaan_untuk_umum": satu.tanya_umum if satu.terbit_pada else "",
            "jawaban_untuk_umum": satu.jawab_umum if satu.terbit_pada else "",
        }
        for satu in semua.order_by("ditanyakan_pada", "pk")
    ]


def undangan_saya(pengguna: Pengguna) -> list[dict[str, str]]:
    """Invitations to apply, found by his NIP."""
    if not pengguna.nip:
        return []
    milik = Undangan.objects.filter(nip=pengguna.nip).select_related("lowongan").order_by("pk")
    return [
        {
            "jabatan": satu.lowongan.nama_jabatan,
            "nama": satu.nama,
            "alasan": satu.alasan,
            "diundang": waktu(satu.diundang_pada),
        }
        for satu in milik
    ]


def panggilan_saya(pelamar: Pelamar) -> list[dict[str, str]]:
    """Every invitation to a stage that was sent to him, and what he answered."""
    return [
        {
            "nomor_lamaran": satu.lamaran.nomor_pendaftaran,
            "tahap": satu.get_kegiatan_display(),
            "mulai": waktu(satu.mulai),
            "selesai": waktu(satu.selesai),
            "tempat": satu.panggilan.tempat,
            "surat": satu.naskah.nomor if satu.naskah else "",
            "jawaban": satu.get_jawaban_display(),
            "alasan_jawaban": satu.alasan_jawaban,
            "dijawab": waktu(satu.dijawab_pada),
        }
        for satu in undangan_pelamar(pelamar)
    ]


def kiriman_saya(pengguna: Pengguna) -> list[dict[str, Any]]:
    """Uploads that have not become a file; they are forgotten after two days."""
    return [
        {
            "nama": satu.nama,
            "untuk": satu.tujuan,
            "ukuran": satu.ukuran,
            "sampai": satu.diterima,
            "dimulai": waktu(satu.dimulai_pada),
        }
        for satu in Kiriman.objects.filter(pemilik=pengguna, berkas=None).order_by("pk")
    ]

"""The announcement that opens a selection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from dokumen import isi as kata
from panitia.models import Keanggotaan
from peserta.aturan import nama_umum, tambahan_ketentuan
from peserta.models import DokumenTambahan, SyaratTambahan
from seleksi.aturan import TANPA_KALENDER, Kalender, jumlah_hari, tanggal_dari_batas
from seleksi.models import Instansi, Jadwal, Lowongan, Rekomendasi, Seleksi
from seleksi.naskah import bagian


def pengumuman(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    mulai: date,
    batas_lamaran: datetime,
    jadwal: Iterable[Jadwal],
    penanda: Keanggotaan,
    kalender: Kalender = TANPA_KALENDER,
) -> dict[str, Any]:
    """The announcement with its eleven blocks (A-6).

    ``penanda`` is the Ketua Pansel; ``batas_lamaran`` is half-open, as it will be stored.
    """
    ketentuan = seleksi.aturan_main
    aturan = ketentuan.pengumuman
    surat = (
        seleksi.rekomendasi.filter(jenis=Rekomendasi.Jenis.PELAKSANAAN).order_by("-tanggal", "-pk").first()
    )
    sampai = tanggal_dari_batas(batas_lamaran, timezone.get_current_timezone())
    tambahan = _syarat_tambahan(seleksi, lowongan)
    return {
        **kata.umum(seleksi, instansi, lowongan),
        "rekomendasi": bagian.surat(surat) if surat else "",
        "lowongan": [
            {
                **kata.jabatan(satu),
                "kualifikasi": _kualifikasi(satu, tambahan.get(satu.pk, [])),
                "pengalaman": satu.pengalaman,
            }
            for satu in lowongan
        ],
        "syarat": bagian.syarat(ketentuan),
        "batas_berkas": kata.batas_berkas(),
        "dokumen": [
            *({"nama": nama_umum(satu), "petunjuk": satu.petunjuk} for satu in ketentuan.dokumen),
            *_dokumen_tambahan(lowongan),
        ],
        "jadwal": bagian.daftar_jadwal(jadwal),
        "metode": [
            {
                "nama": satu.nama,
                "bobot": f"{satu.bobot:f}",
                "penilai": bagian.PENILAI.get(satu.penilai, satu.penilai),
            }
            for satu in ketentuan.metode
        ],
        "mulai": mulai.isoformat(),
        "batas_lamaran": kata.detik_terakhir(batas_lamaran),
        "lama_hari": jumlah_hari(mulai, sampai, aturan, kalender),
        "jenis_hari": aturan.jenis_hari.lower(),
        "min_pelamar": aturan.min_pelamar,
        "perpanjangan_maks": aturan.perpanjangan_maks,
        "perpanjangan_hari": aturan.perpanjangan_hari,
        "jumlah_calon": ketentuan.jumlah_calon,
        "alamat_lamaran": kata.alamat_situs(),
        "portal_nasional": ketentuan.portal_nasional,
        "tembusan": [],
        "penanda": bagian.penanda(penanda, instansi),
    }


def _syarat_tambahan(seleksi: Seleksi, lowongan: Sequence[Lowongan]) -> dict[int, list[str]]:
    """Vacancy -> the words of its extra conditions with their basis (E-08); one query."""
    umum = [f"{s.uraian} ({s.dasar})" for s in tambahan_ketentuan(seleksi.aturan_main.syarat)]
    hasil = {satu.pk: list(umum) for satu in lowongan}
    for syarat in SyaratTambahan.objects.filter(lowongan__in=lowongan).order_by("pk"):
        hasil[syarat.lowongan_id].append(f"{syarat.uraian} ({syarat.dasar})")
    return hasil


def _dokumen_tambahan(lowongan: Sequence[Lowongan]) -> list[dict[str, str]]:
    """What the Pansel asks for at single vacancies beyond the ketentuan, each with its basis; one query."""
    nama = {satu.pk: satu.nama_jabatan for satu in lowongan}
    semua = DokumenTambahan.objects.filter(lowongan__in=lowongan)
    urut = sorted(semua, key=lambda satu: (list(nama).index(satu.lowongan_id), satu.pk))
    return [
        {
            "nama": nama_umum(satu.dokumen),
            "petunjuk": (
                f"{satu.petunjuk.rstrip('.')}. {'Wajib' if satu.wajib else 'Tidak wajib,'} bagi pelamar "
                f"jabatan {nama[satu.lowongan_id]} ({satu.dasar.rstrip('.')})."
            ),
        }
        for satu in urut
    ]


def _kualifikasi(lowongan: Lowongan, tambahan: Sequence[str]) -> str:
    """Qualification as the Sekretariat wrote it, the conditions of the Pansel on lines of their own."""
    return "\n".join([lowongan.kualifikasi, *(f"Syarat tambahan: {satu}." for satu in tambahan)])

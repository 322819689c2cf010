"""The announcements that take back or amend what was published: erratum, timetable, cancellation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from dokumen import isi as kata
from dokumen.models import Naskah
from dokumen.terbilang import terbilang
from panitia.models import Keanggotaan
from seleksi.aturan import Kalender, jumlah_hari, kata_nilai, tanggal_dari_batas
from seleksi.ketentuan import Ketentuan, nilai_di
from seleksi.models import Instansi, Jadwal, Lowongan, Pengumuman, Seleksi
from seleksi.naskah import bagian


def pengumuman_ralat(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    induk: Naskah,
    perubahan: Sequence[Mapping[str, str]],
    alasan: str,
    mulai: date,
    batas_baru: datetime,
    ketentuan: Ketentuan,
    penanda: Keanggotaan,
    kalender: Kalender,
) -> dict[str, Any]:
    """The erratum: what read how, reads how now, why, and the period that starts anew (A-3).

    ``induk`` is the announcement it corrects, ``ketentuan`` the one that will hold.
    """
    sampai = tanggal_dari_batas(batas_baru, timezone.get_current_timezone())
    return {
        **kata.umum(seleksi, instansi, lowongan),
        "pengumuman": kata.rujukan(induk),
        "perubahan": [dict(satu) for satu in perubahan],
        "alasan": alasan,
        "lowongan": [
            {
                "nama_jabatan": satu.nama_jabatan,
                "batas_lama": bagian.batas(satu),
                "batas_baru": kata.detik_terakhir(batas_baru),
            }
            for satu in lowongan
        ],
        "mulai": mulai.isoformat(),
        "lama_hari": jumlah_hari(mulai, sampai, ketentuan.pengumuman, kalender),
        "hari_paling_singkat": ketentuan.pengumuman.hari,
        "alamat_lamaran": kata.alamat_situs(),
        "tembusan": [],
        "penanda": bagian.penanda(penanda, instansi),
    }


def perubahan_ketentuan(lama: Ketentuan, baru: Ketentuan, jalur: Iterable[str]) -> list[dict[str, str]]:
    """Rows of an erratum on parameters: what it is about, as it was, as it will be, its source."""
    hasil = []
    for satu in jalur:
        keterangan = lama.keterangan_menurut(satu)
        if keterangan is None:
            raise ValueError(f"{satu} tidak bersumber.")
        hasil.append(
            {
                "hal": keterangan.makna,
                "semula": kata_nilai(keterangan, nilai_di(lama, satu)),
                "menjadi": kata_nilai(keterangan, nilai_di(baru, satu)),
                "dasar": keterangan.sumber,
            }
        )
    return hasil


SEBUTAN_PERSYARATAN = {
    "uraian_tugas": "Uraian tugas",
    "kualifikasi": "Kualifikasi pendidikan dan standar kompetensi",
    "pengalaman": "Pengalaman jabatan terkait",
}


def perubahan_syarat(
    lowongan: Sequence[Lowongan], syarat: Mapping[int, Mapping[str, str]]
) -> list[dict[str, str]]:
    """Rows of an erratum on the requirements of vacancies; a text that stays is left out."""
    return [
        {
            "hal": f"{SEBUTAN_PERSYARATAN[medan]} {satu.nama_jabatan}",
            "semula": getattr(satu, medan),
            "menjadi": teks,
            "dasar": "Lampiran huruf a angka 6",
        }
        for satu in lowongan
        for medan, teks in syarat.get(satu.pk, {}).items()
        if getattr(satu, medan) != teks
    ]


def pengumuman_pembatalan(
    seleksi: Seleksi, lowongan: Sequence[Lowongan], instansi: Instansi, *, penanda: Keanggotaan
) -> dict[str, Any]:
    """The end of vacancies that had been announced: on what it rests and why."""
    return {
        **kata.umum(seleksi, instansi, lowongan),
        "lowongan": [
            {
                "nama_jabatan": satu.nama_jabatan,
                "dasar": satu.dasar_batal,
                "alasan": satu.alasan_batal,
                "pengumuman": _rujukan_pembukaan(satu),
            }
            for satu in lowongan
        ],
        "alamat_lamaran": kata.alamat_situs(),
        "tembusan": [],
        "penanda": bagian.penanda(penanda, instansi),
    }


def _rujukan_pembukaan(lowongan: Lowongan) -> dict[str, str]:
    terbit = lowongan.pengumuman.filter(jenis=Pengumuman.Jenis.PEMBUKAAN, diumumkan_pada__isnull=False)
    pengumuman = terbit.select_related("naskah").order_by("-pk").first()
    return kata.rujukan(pengumuman.naskah) if pengumuman else {}


def pengumuman_perubahan_jadwal(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    ke: int,
    alasan: str,
    semula: Mapping[str, tuple[date, date, str]],
    menjadi: Mapping[str, tuple[date, date, str]],
    induk: Pengumuman | None,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """An amended timetable: every row with its dates before and now; ``induk`` the opening announcement."""
    return {
        **kata.umum(seleksi, instansi, lowongan),
        "ke": ke,
        "ke_huruf": terbilang(ke),
        "alasan": alasan.strip(),
        "pengumuman": kata.rujukan(induk.naskah) if induk else {},
        "lowongan": [kata.jabatan(satu) for satu in lowongan],
        "baris": [
            {
                "kegiatan": nama,
                "semula": _hari_jadwal(semula.get(kode)),
                "menjadi": _hari_jadwal(menjadi[kode]),
                "berubah": semula.get(kode) != menjadi[kode],
                "tempat": menjadi[kode][2],
            }
            for kode, nama in Jadwal.Kegiatan.choices
            if kode in menjadi
        ],
        "alamat_lamaran": kata.alamat_situs(),
        "tembusan": [],
        "penanda": bagian.penanda(penanda, instansi),
    }


def _hari_jadwal(baris: tuple[date, date, str] | None) -> dict[str, str]:
    return {"mulai": baris[0].isoformat(), "selesai": baris[1].isoformat()} if baris else {}

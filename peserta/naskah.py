"""Objects of peserta as the plain data of papers. Printing: dokumen; acts: actions.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from peserta.aturan import batas_tampil
from peserta.models import BerkasLamaran, Lamaran
from seleksi.models import Instansi


def tanda_terima(lamaran: Lamaran, berkas: Mapping[str, BerkasLamaran], instansi: Instansi) -> dict[str, Any]:
    """Data of the receipt of a sent application; ``berkas`` maps document codes to their present version."""
    lowongan = lamaran.lowongan
    seleksi = lowongan.seleksi
    ketentuan = seleksi.aturan_main
    if lamaran.profil is None or lamaran.diajukan_pada is None or lowongan.batas_lamaran is None:
        raise ValueError("Tanda terima hanya untuk lamaran yang sudah terkirim.")
    return {
        "instansi": _instansi(instansi),
        "tahun": seleksi.tahun,
        "nama_seleksi": str(seleksi),
        "peraturan": ketentuan.nama,
        "nomor_pendaftaran": lamaran.nomor_pendaftaran,
        "diterima": _waktu(lamaran.diajukan_pada),
        "batas_lamaran": batas_tampil(timezone.localtime(lowongan.batas_lamaran)).isoformat(),
        "lowongan": {
            "nama_jabatan": lowongan.nama_jabatan,
            "perangkat_daerah": lowongan.perangkat_daerah,
            "eselon": lowongan.eselon,
        },
        "pelamar": {
            kunci: lamaran.profil[kunci] for kunci in ("nama", "nip", "pangkat", "jabatan", "instansi")
        },
        "berkas": [
            _berkas(satu.nama, berkas[satu.kode]) for satu in ketentuan.dokumen if satu.kode in berkas
        ],
    }


def _berkas(nama: str, satu: BerkasLamaran) -> dict[str, Any]:
    return {
        "nama": nama,
        "nama_asli": satu.berkas.nama_asli,
        "ukuran": satu.berkas.ukuran,
        "halaman": satu.berkas.halaman,
        "sha256": satu.berkas.sha256,
    }


def _waktu(saat: datetime) -> str:
    return timezone.localtime(saat).replace(microsecond=0).isoformat()


def _instansi(instansi: Instansi) -> dict[str, str]:
    nama = (
        *("nama", "provinsi", "ibu_kota", "jabatan_ppk", "jabatan_pyb"),
        *("nama_sekretariat", "alamat", "telepon", "surel"),
    )
    return {satu: getattr(instansi, satu) for satu in nama}

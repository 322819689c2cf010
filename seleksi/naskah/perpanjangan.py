"""The announcements of both kinds of extension."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from dokumen import isi as kata
from dokumen.models import Naskah
from dokumen.terbilang import terbilang
from panitia.models import Keanggotaan
from seleksi.models import Instansi, Lowongan, Rekomendasi, Seleksi
from seleksi.naskah import bagian


def pengumuman_perpanjangan(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    ke: int,
    batas_baru: datetime,
    jumlah_pelamar: Mapping[int, int],
    induk: Naskah,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """The extension (A-4); ``jumlah_pelamar`` by id of vacancy, ``induk`` the announcement it extends."""
    aturan = seleksi.aturan_main.pengumuman
    return {
        **kata.umum(seleksi, instansi, lowongan),
        "ke": ke,
        "ke_huruf": terbilang(ke),
        "pengumuman": kata.rujukan(induk),
        "lowongan": [
            {
                "nama_jabatan": satu.nama_jabatan,
                "jumlah_pelamar": jumlah_pelamar.get(satu.pk, 0),
                "batas_lama": bagian.batas(satu),
                "batas_baru": kata.detik_terakhir(batas_baru),
            }
            for satu in lowongan
        ],
        "min_pelamar": aturan.min_pelamar,
        "hari": aturan.perpanjangan_hari,
        "jenis_hari": aturan.jenis_hari.lower(),
        "alamat_lamaran": kata.alamat_situs(),
        "tembusan": [],
        "penanda": bagian.penanda(penanda, instansi),
    }


def pengumuman_perpanjangan_seleksi(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    ke: int,
    batas_baru: datetime,
    rekomendasi: Mapping[int, Rekomendasi],
    induk: Naskah,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """The extension of the administrative stage (B-3); how many passed is not told, only that it is too few.

    ``rekomendasi`` by id of vacancy, ``induk`` the opening announcement.
    """
    aturan = seleksi.aturan_main
    surat = {satu.pk: satu for satu in rekomendasi.values()}
    return {
        **kata.umum(seleksi, instansi, lowongan),
        "ke": ke,
        "ke_huruf": terbilang(ke),
        "pengumuman": kata.rujukan(induk),
        "rekomendasi": [
            {"badan": satu.badan, "nomor": satu.nomor, "tanggal": satu.tanggal.isoformat()}
            for satu in surat.values()
        ],
        "lowongan": [
            {"nama_jabatan": satu.nama_jabatan, "batas_baru": kata.detik_terakhir(batas_baru)}
            for satu in lowongan
        ],
        "min_lulus": aturan.administrasi.min_lulus,
        "hari": aturan.pengumuman.perpanjangan_hari,
        "jenis_hari": aturan.pengumuman.jenis_hari.lower(),
        "alamat_lamaran": kata.alamat_situs(),
        "tembusan": [],
        "penanda": bagian.penanda(penanda, instansi),
    }

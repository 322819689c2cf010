"""The paper of a sheet that was opened again."""

from __future__ import annotations

from typing import Any

from dokumen import isi as kata
from penilaian.models import PermintaanBuka
from seleksi.models import Instansi

JABATAN_SEKRETARIS = "Ketua Sekretariat Panitia Seleksi"


def berita_acara_koreksi(permintaan: PermintaanBuka, instansi: Instansi) -> dict[str, Any]:
    """Which sheet, who asked and agreed, why, and what was known by then. It tells no mark."""
    lembar = permintaan.lembar
    lowongan = lembar.komponen.lowongan
    diputus = permintaan.diputus_oleh
    assert diputus is not None  # noqa: S101 -- the act set both
    assert permintaan.diputus_pada is not None  # noqa: S101 -- the same
    return {
        **kata.umum(lowongan.seleksi, instansi, [lowongan]),
        "lowongan": kata.jabatan(lowongan),
        "komponen": lembar.komponen.get_metode_display(),
        "peserta": kata.orang(lembar.lamaran),
        "penilai": lembar.penilai.nama_tampil,
        "kode": lembar.kode_kunci,
        "dikunci": kata.saat(lembar.dikunci_pada) if lembar.dikunci_pada else "",
        "peminta": permintaan.diminta_oleh.nama_tampil,
        "diminta": kata.saat(permintaan.diminta_pada),
        "penyetuju": diputus.nama_tampil,
        "ditetapkan": kata.saat(permintaan.diputus_pada),
        "alasan": permintaan.alasan,
        "sesudah_tertutup": permintaan.sesudah_tertutup,
        "tembusan": [],
        "penanda": kata.penanda(JABATAN_SEKRETARIS, diputus.nama_tampil, diputus.nip or ""),
    }

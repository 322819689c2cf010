"""Papers of tracing. Printing: dokumen; acts: actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from akun.models import Pengguna
from dokumen import isi as kata
from panitia.models import Keanggotaan
from penilaian.naskah.pleno import JABATAN_KETUA
from peserta.models import Lamaran
from seleksi.models import Instansi, Lowongan


def surat_tugas_penelusur(
    lowongan: Lowongan,
    penelusur: Keanggotaan,
    peserta: Sequence[Lamaran],
    mulai: date,
    batas: date,
    ketua: Pengguna,
    instansi: Instansi,
) -> dict[str, Any]:
    """RAHASIA. The order of one tracer, with the participants in the order of the alphabet."""
    return {
        **kata.umum(lowongan.seleksi, instansi, [lowongan]),
        "lowongan": kata.jabatan(lowongan),
        "penelusur": {
            "nama": penelusur.pengguna.nama_tampil,
            "nip": penelusur.pengguna.nip or "",
            "jabatan": penelusur.jabatan,
            "instansi": penelusur.instansi,
        },
        "peserta": kata.orang_menurut_abjad(peserta),
        "mulai": mulai.isoformat(),
        "batas": batas.isoformat(),
        "tembusan": [],
        "penanda": {
            "jabatan": JABATAN_KETUA,
            "nama": ketua.nama_tampil,
            "pangkat": "",
            "nip": ketua.nip or "",
        },
    }

"""The fields that acts take from a form by name."""

from __future__ import annotations

from collections.abc import Collection

MEDAN_PROFIL = (
    *("tempat_lahir", "tanggal_lahir", "jenis_kelamin", "telepon", "golongan", "jabatan"),
    *("unit_kerja", "instansi", "provinsi", "penempatan", "jenjang", "jurusan"),
)
MEDAN_RIWAYAT = (
    *("nama_jabatan", "jenis", "kedudukan", "instansi", "tanggal_mulai", "tanggal_selesai", "terkait"),
)
MEDAN_REKOMENDASI = (
    *("penanda", "jabatan", "kedudukan", "nomor", "tanggal", "jabatan_dituju"),
    *("nomor_delegasi", "tanggal_delegasi"),
)


def hanya(*, medan: Collection[str], isian: Collection[str]) -> None:
    """Step: exactly these fields, so that nothing else of the row can be set from outside."""
    if set(isian) != set(medan):
        raise TypeError(f"Isian yang diharapkan: {', '.join(medan)}.")

"""What an applicant told of himself, laid out as the law looks at a career."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Aspect -> its name, the kinds of rows of the frozen copy it is judged by, and what stands there without any.
ASPEK: dict[str, tuple[str, tuple[str, ...], str]] = {
    "JABATAN": (
        "Jabatan yang pernah dan sedang diduduki",
        ("pangkat",),
        "Tidak ada jabatan yang dicantumkan.",
    ),
    "PENDIDIKAN": (
        "Latar belakang pendidikan formal",
        ("pendidikan",),
        "Riwayat pendidikan tidak dirinci.",
    ),
    "DIKLAT": (
        "Pendidikan dan pelatihan kepemimpinan, teknis, dan fungsional",
        ("diklat",),
        "Tidak ada diklat yang dicantumkan.",
    ),
    "PRESTASI": (
        "Prestasi yang menonjol selama melaksanakan tugas",
        ("penghargaan", "skp"),
        "Tidak ada penghargaan atau penilaian kinerja yang dicantumkan.",
    ),
    "INTEGRITAS": (
        "Integritas",
        ("hukuman-disiplin",),
        "Tidak ada hukuman disiplin yang dicantumkan pelamar.",
    ),
}
JABATAN = "JABATAN"


@dataclass(frozen=True, slots=True)
class BarisProfil:
    """One row of a career in three texts: what it is, the rest of it, when."""

    sebutan: str
    keterangan: str
    waktu: str


@dataclass(frozen=True, slots=True)
class Aspek:
    kode: str
    nama: str
    baris: tuple[BarisProfil, ...]
    # What stands there without rows: that something was not told is no proof that it is not so.
    kosong: str


def lima_aspek(profil: Mapping[str, Any]) -> tuple[Aspek, ...]:
    """B-2. The frozen copy of a profile by the five aspects a career is evaluated on, in their order.

    ``profil`` is the copy of a sent application; older ones carry fewer kinds of rows.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 2 huruf a.
    """
    catatan: Mapping[str, Sequence[Mapping[str, Any]]] = profil.get("catatan", {})
    hasil = []
    for kode, (nama, jenis, kosong) in ASPEK.items():
        baris = [_jabatan(satu) for satu in profil.get("riwayat", ())] if kode == JABATAN else []
        baris += [_catatan(satu) for satu_jenis in jenis for satu in catatan.get(satu_jenis, ())]
        hasil.append(Aspek(kode, nama, tuple(baris), kosong))
    return tuple(hasil)


def _jabatan(satu: Mapping[str, Any]) -> BarisProfil:
    bagian = [satu["jenis_jabatan"], satu["instansi"]]
    if satu.get("terkait"):
        bagian.append("terkait menurut pelamar")
    akhir = _tahun(satu["tanggal_selesai"]) if satu["tanggal_selesai"] else "kini"
    return BarisProfil(
        satu["nama_jabatan"], " · ".join(bagian), f"{_tahun(satu['tanggal_mulai'])}\N{EN DASH}{akhir}"
    )


def _tahun(tanggal: str) -> str:
    return tanggal[:4]


def _catatan(satu: Mapping[str, Any]) -> BarisProfil:
    return BarisProfil(satu["sebutan"], satu["keterangan"], satu["waktu"])

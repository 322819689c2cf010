"""What the rules on applicants look at: plain facts, from the profile, its frozen copy, or the checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DEFINITIF, PLT, PLH, CLTN, TUGAS_BELAJAR = "DEFINITIF", "PLT", "PLH", "CLTN", "TUGAS_BELAJAR"
# Rows of a history that are no post but a time away from it.
JEDA = frozenset({CLTN, TUGAS_BELAJAR})
SEBUTAN_KEDUDUKAN: dict[str, str] = {
    DEFINITIF: "Definitif",
    PLT: "Pelaksana tugas (Plt.)",
    PLH: "Pelaksana harian (Plh.)",
    CLTN: "Cuti di luar tanggungan negara",
    TUGAS_BELAJAR: "Tugas belajar",
}
INDUK, DIPEKERJAKAN = "INDUK", "DIPEKERJAKAN"


@dataclass(frozen=True, slots=True)
class Posisi:
    """One post held, or one time away from it, both days included; ``selesai`` is None while it lasts."""

    nama: str
    jenis: str
    mulai: date
    selesai: date | None
    # The applicant's own claim.
    terkait: bool
    kedudukan: str = DEFINITIF
    # The verifier's mark: counts as related experience or not; None while he has not looked at it.
    dihitung: bool | None = None
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Pangkat:
    """One golongan ruang, held from ``tmt`` on."""

    golongan: str
    tmt: date


@dataclass(frozen=True, slots=True)
class Kinerja:
    """The predikat of one year's work, as a code and in words."""

    tahun: int
    predikat: str
    sebutan: str


@dataclass(frozen=True, slots=True)
class Hukuman:
    """One disciplinary measure; ``selesai`` is None where it has no period or its end is not known."""

    tingkat: str  # RINGAN | SEDANG | BERAT
    sebutan: str
    nomor_sk: str
    mulai: date
    selesai: date | None


@dataclass(frozen=True, slots=True)
class Fakta:
    """What the requirements look at, from the profile or from its frozen copy.

    The last four are what he recorded of his career; empty says nothing: not asked for then, or not told.
    """

    instansi: str
    provinsi: str
    tanggal_lahir: date
    jenjang: str
    riwayat: tuple[Posisi, ...]
    menyatakan: bool
    golongan: str = ""
    penempatan: str = INDUK
    pangkat: tuple[Pangkat, ...] = ()
    pendidikan: tuple[str, ...] = ()
    kinerja: tuple[Kinerja, ...] = ()
    hukuman: tuple[Hukuman, ...] = ()


@dataclass(frozen=True, slots=True)
class Daerah:
    """One line of the dated list of regional governments; ``sampai`` is None while it stands."""

    nama: str
    provinsi: str
    sejak: date
    sampai: date | None = None


@dataclass(frozen=True, slots=True)
class Tambahan:
    """One condition the Pansel set for a vacancy (E-08), with its legal basis."""

    kode: str  # of the item in the checklist: E-08.<number>
    jenis: str  # PANGKAT | JENJANG | LAIN
    nilai: str  # golongan or jenjang; empty for LAIN
    uraian: str
    dasar: str


@dataclass(frozen=True, slots=True)
class Acuan:
    """The days and lists against which one vacancy measures everybody."""

    penutupan: date
    rencana_pelantikan: date | None
    daerah: tuple[Daerah, ...] = ()
    tambahan: tuple[Tambahan, ...] = ()

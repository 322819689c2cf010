"""What a procedure consists of. Every text is the source's own; an empty one is not told by the source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# Unit as the template writes it -> as it is read. "hari" counts calendar days.
SATUAN = {
    "menit": "menit",
    "jam": "jam",
    "hari": "hari",
    "hari kerja": "hari kerja",
    "minggu": "minggu",
    "bulan": "bulan",
}


@dataclass(frozen=True, slots=True)
class Waktu:
    """How long a step takes by its standard."""

    jumlah: int
    satuan: str

    def __str__(self) -> str:
        return f"{self.jumlah} {SATUAN[self.satuan]}"


@dataclass(frozen=True, slots=True)
class Kembali:
    """A loop: the work goes back to an earlier step, and when."""

    ke: int
    bila: str


@dataclass(frozen=True, slots=True)
class Langkah:
    nomor: int
    kegiatan: str
    pelaksana: tuple[str, ...]
    # False: the source names nobody, and whom the template names is our proposal.
    pelaksana_disebut: bool
    rujukan: str
    kelengkapan: str
    waktu: Waktu | None
    output: str
    keterangan: str
    kembali: Kembali | None


@dataclass(frozen=True, slots=True)
class Catatan:
    """What a source says about the procedure as a whole, under its own heading."""

    judul: str
    isi: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prosedur:
    """One template; ``kode`` is the name of its file."""

    kode: str
    nama: str
    instansi: str
    nomor: str
    tanggal: date | None
    sumber: str
    berlaku_sejak: date | None
    berlaku_sampai: date | None
    # Stage of the selection inside which it runs; empty: it carries the whole selection.
    dalam_tahap: str
    catatan: str
    dasar_hukum: tuple[str, ...]
    keterangan: tuple[Catatan, ...]
    # Time of the whole by the standard, longest unit first; empty where the source tells none.
    waktu_baku: tuple[Waktu, ...]
    pelaksana: tuple[str, ...]
    langkah: tuple[Langkah, ...]

    @property
    def disebut(self) -> dict[str, bool]:
        """Which columns the source fills at all."""
        return {
            "pelaksana": any(satu.pelaksana_disebut for satu in self.langkah),
            "kelengkapan": any(satu.kelengkapan for satu in self.langkah),
            "waktu": any(satu.waktu for satu in self.langkah),
            "output": any(satu.output for satu in self.langkah),
        }

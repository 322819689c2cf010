"""Required documents and the versions of their files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dokumen.alur import KeadaanPindai
from peserta.models import BerkasLamaran, Lamaran, Meterai, Pelamar
from peserta.models.dokumen import dokumen_lamaran


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One document of an application, with the file that stands for it now."""

    kode: str
    nama: str
    petunjuk: str
    dasar: str
    berkas: BerkasLamaran | None
    wajib: bool = True
    bermeterai: bool = False
    # What applies to this applicant in particular.
    catatan: str = ""

    @property
    def meterai(self) -> Meterai | None:
        """What he said of the stamp on the file; None where there is none to speak of."""
        return getattr(self.berkas, "meterai", None)

    @property
    def ditahan(self) -> bool:
        """The malware scan holds it: what is there does not count as the document."""
        return self.berkas is not None and self.berkas.berkas.keadaan_pindai == KeadaanPindai.DITAHAN


def daftar_dokumen(lamaran: Lamaran) -> list[Dokumen]:
    """Every document the vacancy asks for, in its order."""
    berlaku = berkas_berlaku(lamaran)
    return [
        Dokumen(
            satu.kode,
            satu.nama,
            satu.petunjuk,
            satu.dasar,
            berlaku.get(satu.kode),
            wajib=satu.wajib,
            bermeterai=satu.meterai,
        )
        for satu in dokumen_lamaran(lamaran.lowongan)
    ]


def berkas_berlaku(lamaran: Lamaran) -> dict[str, BerkasLamaran]:
    """Document code -> its present version."""
    baris = lamaran.berkas.filter(diganti_pada__isnull=True).select_related("berkas__pemindaian", "meterai")
    return {satu.jenis: satu for satu in baris}


def jumlah_versi(lamaran: Lamaran, jenis: str) -> int:
    return lamaran.berkas.filter(jenis=jenis).count()


def jumlah_unggahan_sejak(pelamar: Pelamar, sejak: datetime) -> int:
    return BerkasLamaran.objects.filter(lamaran__pelamar=pelamar, diunggah_pada__gte=sejak).count()

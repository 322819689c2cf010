"""What a Ketentuan is made of: the groups of parameters, their sources, and the layers they come from.

Where they are read from: lapisan and susunan. How one parameter is named, read and changed: jalur.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from seleksi.ketentuan.polos import dari_polos, ke_polos


@dataclass(frozen=True, slots=True)
class Rentang:
    """Closed range of a weight, in percent."""

    min: Decimal
    maks: Decimal


@dataclass(frozen=True, slots=True)
class KomposisiPansel:
    jumlah: int
    internal: int
    eksternal: int
    unsur_ketua: tuple[str, ...]
    unsur_eksternal: tuple[str, ...]
    eselon_internal: tuple[str, ...]


GUBERNUR = "Gubernur"


@dataclass(frozen=True, slots=True)
class Daerah:
    """How the regency or province calls its officials, and the clock on its wall."""

    sebutan_ppk: str = "Bupati"
    zona_waktu: str = "Asia/Jakarta"  # the same as Instansi.zona_waktu; see boleh_buat_seleksi

    def tembusan_gubernur(self, provinsi: str) -> tuple[str, ...]:
        """A copy for the Gubernur, unless he is the PPK who signs."""
        return () if self.sebutan_ppk == GUBERNUR else (f"{GUBERNUR} {provinsi}",)


@dataclass(frozen=True, slots=True)
class Pengawas:
    """The body that recommends and supervises; its name is Ketentuan.badan_pengawas."""

    tempat: str = "Jakarta"
    tembusan: tuple[str, ...] = (
        "Menteri Dalam Negeri di Jakarta",
        "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi di Jakarta",
    )
    aplikasi_hasil: str = "ASN Karier"
    pejabat_dalam_pansel: bool = True


@dataclass(frozen=True, slots=True)
class Syarat:
    wilayah: str
    usia_maks: int
    usia_acuan: str  # SK | RENCANA_PELANTIKAN | PENUTUPAN
    usia_tafsir: str  # HARI_ULANG_TAHUN (56 tahun 0 hari masih boleh) | SEBELUM_57
    pengalaman_tahun: int
    jenjang_min: str
    administrator_min_tahun: int
    maks_lamaran: int
    pangkat_min: str = ""  # golongan ruang; empty: the regulation sets none
    # HITUNG | TIDAK | NILAI (the verifier decides row by row): what counts as experience (E-02, E-09)
    masa_plt: str = "NILAI"
    masa_tugas_belajar: str = "NILAI"
    masa_cltn: str = "TIDAK"


@dataclass(frozen=True, slots=True)
class Pengumuman:
    hari: int
    jenis_hari: str  # KALENDER | KERJA
    hitung: str  # INKLUSIF | EKSKLUSIF
    min_pelamar: int
    perpanjangan_maks: int
    perpanjangan_hari: int
    lanjut_dengan_rekomendasi: int
    hari_kerja_seminggu: int = 5  # 5: Monday to Friday; 6: Saturday too
    hari_terakhir_libur: str = "TETAP"  # TETAP | GESER_KE_HARI_KERJA: a period whose last day is a day off


@dataclass(frozen=True, slots=True)
class Administrasi:
    min_lulus: int
    perpanjangan_maks: int


@dataclass(frozen=True, slots=True)
class DokumenWajib:
    kode: str
    nama: str
    petunjuk: str
    dasar: str
    # How many of the last full calendar years before the closing day it covers; 0: no years are named.
    tahun: int = 0
    meterai: bool = False  # bears a stamp of Rp10.000: pasted, or electronic with a serial number
    wajib: bool = True  # False: may be handed in, and nothing is missing without it


@dataclass(frozen=True, slots=True)
class Indikator:
    nama: str
    bobot: Decimal
    uraian: str = ""
    # What a mark in each fifth of the scale means, from the lowest up; a guide, not a limit.
    tingkat: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metode:
    """One scored component: its legal range of weight, its chosen weight and its instrument."""

    kode: str
    nama: str
    rentang: Rentang
    bobot: Decimal
    penilai: str  # PANSEL | ASESOR
    indikator: tuple[Indikator, ...]


@dataclass(frozen=True, slots=True)
class InstrumenKhusus:
    """The instrument of one method for one vacancy, in place of that of the selection."""

    lowongan: int  # Lowongan.urutan
    metode: str
    indikator: tuple[Indikator, ...]


@dataclass(frozen=True, slots=True)
class Ambang:
    """A passing grade: of one method, or of the final score (AKHIR)."""

    metode: str
    nilai: Decimal


@dataclass(frozen=True, slots=True)
class Kebijakan:
    """What the law leaves open; printed in the berita acara of preparation.

    The defaults here are how a copy frozen before a policy existed was dealt with.
    """

    kuorum_penilai: int
    kuorum_pleno: int = 0  # members present when the Pansel decides; 0: none
    urutan_seri: tuple[str, ...] = ()  # method codes compared in this order; then the pleno
    ambang: tuple[Ambang, ...] = ()
    batas_pencilan: int = 15  # points from the median of the raters; 0: no mark is flagged
    akibat_ambang: str = "CATATAN"  # CATATAN | GUGUR
    tidak_hadir: str = "GUGUR"  # GUGUR | SUSULAN
    calon_berkurang: str = "LANJUT"  # LANJUT | NAIKKAN | ULANG
    kuota_perpanjangan: str = "TERPISAH"  # TERPISAH | BERSAMA
    normalisasi_bobot: str = "DILARANG"  # DILARANG | PLENO
    publikasi_administrasi: str = "LULUS"  # LULUS | SEMUA
    publikasi_asesmen: str = "NAMA"  # NAMA | NAMA_NILAI
    publikasi_bidang: str = "NAMA"  # NAMA | NAMA_NILAI
    urutan_gerbang: str = "PENGUMUMAN_DAHULU"  # PENGUMUMAN_DAHULU | REKOMENDASI_DAHULU
    jumlah_persetujuan: int = 1  # 1 | 2
    masa_asesmen_bulan: int = 0  # 0: results of an earlier assessment are not used
    asli_bercampur: str = "ELEKTRONIK"  # ELEKTRONIK | KERTAS
    tanya_jawab_sampai: str = "SELESAI"  # PENDAFTARAN | ADMINISTRASI | SELESAI
    perbaikan_berkas_hari: int = 0  # working days to mend an incomplete file; 0: judged as it was sent
    pemeriksa_kedua: str = "MELIHAT"  # MELIHAT | BUTA
    masa_sanggah_hari: int = 0  # working days to object to the administrative result; 0: no objections
    jawab_sanggah_hari: int = 5  # working days after the window in which the Pansel answers
    lembar_kertas: str = "TIDAK"  # TIDAK | BOLEH: score sheets filled on paper and typed by two people
    makalah_anonim: str = "NAMA"  # NAMA | KODE
    pertimbangan: str = ""  # why the Pansel chose otherwise than the profile proposes


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One value of a parameter that is chosen from a list, and its words on screens."""

    kode: str
    sebutan: str


@dataclass(frozen=True, slots=True)
class Lapisan:
    """One dated regulation (or practice) that a Ketentuan was composed of."""

    kode: str
    nama: str
    jenis: str  # BAWAAN | NASIONAL | DAERAH | PRAKTIK
    berlaku_sejak: date | None = None
    berlaku_sampai: date | None = None


@dataclass(frozen=True, slots=True)
class Keterangan:
    """Where the value of one parameter comes from, what it means, and how far it may be changed."""

    jalur: str
    lapisan: str  # Lapisan.kode
    sumber: str
    keadaan: str  # DIBACA | DIBERITAKAN | DIYAKINI | PILIHAN
    makna: str
    min: Decimal | None = None
    maks: Decimal | None = None
    pilihan: tuple[Pilihan, ...] = ()
    # The range or list only guards whoever writes a layer; no selection may choose otherwise.
    tetap: bool = False

    @property
    def dapat_diubah(self) -> bool:
        """Whether the law leaves room: a range or a list to choose from."""
        return not self.tetap and (self.min is not None or self.maks is not None or bool(self.pilihan))

    def sebutan(self, kode: str) -> str:
        """A chosen value in words; the value itself when it is not from a list."""
        return next((satu.sebutan for satu in self.pilihan if satu.kode == kode), kode)


@dataclass(frozen=True, slots=True)
class Pasal:
    """Where a regulation other than the Perbup has one rule; `lapisan` names the layer that says so."""

    kode: str
    dasar: str
    lapisan: str  # Lapisan.kode


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """Everything a rule may ask. A field that came later has a default: how it was before it existed."""

    kode: str
    nama: str
    status_regulasi: str
    badan_pengawas: str
    portal_nasional: str
    dasar_hukum: tuple[str, ...]
    pansel: KomposisiPansel
    syarat: Syarat
    pengumuman: Pengumuman
    administrasi: Administrasi
    jumlah_calon: int
    total_bobot: Decimal
    dokumen: tuple[DokumenWajib, ...]
    metode: tuple[Metode, ...]
    kebijakan: Kebijakan
    daerah: Daerah = Daerah()
    pengawas: Pengawas = Pengawas()
    # Empty in copies made before sources were kept.
    lapisan: tuple[Lapisan, ...] = ()
    keterangan: tuple[Keterangan, ...] = ()
    # Empty where the articles that the rules name are the regency's own.
    pasal: tuple[Pasal, ...] = ()
    # Where a vacancy is measured otherwise than the selection.
    instrumen: tuple[InstrumenKhusus, ...] = ()

    def metode_menurut(self, kode: str) -> Metode:
        """Raises KeyError when the profile has no such method."""
        for metode in self.metode:
            if metode.kode == kode:
                return metode
        raise KeyError(kode)

    def keterangan_menurut(self, jalur: str) -> Keterangan | None:
        """None for a parameter without a recorded source."""
        return next((satu for satu in self.keterangan if satu.jalur == jalur), None)

    def lapisan_menurut(self, kode: str) -> Lapisan:
        """Raises KeyError when no such layer is part of this ketentuan."""
        for lapisan in self.lapisan:
            if lapisan.kode == kode:
                return lapisan
        raise KeyError(kode)

    def dengan_bobot(self, bobot: dict[str, Decimal]) -> Ketentuan:
        """Copy with other chosen weights (percent per method code); ranges stay."""
        metode = tuple(
            dataclasses.replace(satu, bobot=bobot.get(satu.kode, satu.bobot)) for satu in self.metode
        )
        return dataclasses.replace(self, metode=metode)

    def indikator_lowongan(self, metode: str, lowongan: int) -> tuple[Indikator, ...]:
        """What a vacancy (by its number) is measured by in a method: its own instrument, else the common."""
        for satu in self.instrumen:
            if (satu.metode, satu.lowongan) == (metode, lowongan):
                return satu.indikator
        return self.metode_menurut(metode).indikator

    def untuk_lowongan(self, lowongan: int) -> Ketentuan:
        """Copy in which every method has the instrument of this vacancy."""
        metode = tuple(
            dataclasses.replace(satu, indikator=self.indikator_lowongan(satu.kode, lowongan))
            for satu in self.metode
        )
        return dataclasses.replace(self, metode=metode)

    def dengan_instrumen(
        self, metode: str, indikator: tuple[Indikator, ...], lowongan: int | None = None
    ) -> Ketentuan:
        """Copy with another instrument: of the selection, or of one vacancy (none: it follows the selection).

        A vacancy whose instrument is the common one has none of its own.
        """
        if lowongan is None:
            semua = tuple(
                dataclasses.replace(satu, indikator=indikator) if satu.kode == metode else satu
                for satu in self.metode
            )
            return dataclasses.replace(self, metode=semua)
        lain = [satu for satu in self.instrumen if (satu.metode, satu.lowongan) != (metode, lowongan)]
        if indikator and indikator != self.metode_menurut(metode).indikator:
            lain.append(InstrumenKhusus(lowongan, metode, indikator))
        urut = sorted(lain, key=lambda satu: (satu.lowongan, satu.metode))
        return dataclasses.replace(self, instrumen=tuple(urut))

    def dengan_sumber(
        self,
        lapisan: tuple[Lapisan, ...],
        keterangan: tuple[Keterangan, ...],
        pasal: tuple[Pasal, ...] = (),
    ) -> Ketentuan:
        """Copy that says of every value where it comes from, and of rules where they stand."""
        return dataclasses.replace(self, lapisan=lapisan, keterangan=keterangan, pasal=pasal)

    def jadi_json(self) -> dict[str, Any]:
        """Plain JSON data (Decimal as text) that ``dari_json`` turns back into an equal object."""
        hasil: dict[str, Any] = ke_polos(self)
        return hasil

    @classmethod
    def dari_json(cls, isi: dict[str, Any]) -> Ketentuan:
        """Raises ValueError naming the field that is missing, unknown or of the wrong kind."""
        hasil: Ketentuan = dari_polos(cls, _mutakhirkan(isi), cls.__name__)
        return hasil


def _mutakhirkan(isi: Any) -> Any:
    """A copy frozen while one policy on publication covered every stage, in today's form."""
    kebijakan = isi.get("kebijakan") if isinstance(isi, dict) else None
    if not isinstance(kebijakan, dict) or "publikasi" not in kebijakan:
        return isi
    baru = {medan: nilai for medan, nilai in kebijakan.items() if medan != "publikasi"}
    lama = dict.fromkeys(("publikasi_asesmen", "publikasi_bidang"), kebijakan["publikasi"])
    return isi | {"kebijakan": lama | baru}

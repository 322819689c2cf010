"""Rules on what happens outside the application and is proven by a letter or record kept here."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from seleksi.aturan.kalender import tanggal_kata
from seleksi.aturan.kata import KETUA_PANSEL, SEKRETARIAT, terpenuhi
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan

PASAL_5_1 = "Pasal 5 ayat (1)"
DASAR_REKAM_JEJAK = "Lampiran huruf b angka 2"


@dataclass(frozen=True, slots=True)
class Surat:
    """Number and day of a letter or record; ``pihak`` wrote it or received it."""

    nomor: str
    tanggal: date
    pihak: str = ""

    def __str__(self) -> str:
        return f"nomor {self.nomor}, {tanggal_kata(self.tanggal)}"


@dataclass(frozen=True, slots=True)
class Putusan:
    """A decision of the pleno to go on without one thing, and why."""

    surat: Surat
    alasan: str


@dataclass(frozen=True, slots=True)
class ButirBukti:
    """One thing that can be recorded: which rule asks for it, and how its form speaks of it."""

    kode: str
    nama: str
    pihak: str
    petunjuk: str = ""
    # Whether each vacancy has its own; otherwise one holds for the whole selection.
    per_lowongan: bool = False


BUTIR_BUKTI: dict[str, ButirBukti] = {
    "USULAN_PANSEL": ButirBukti(
        "P-02",
        "Usulan susunan Panitia Seleksi",
        "Ditujukan kepada",
        "Surat PPK kepada badan pengawas dengan daftar anggota dan biodata masing-masing.",
    ),
    "JAWABAN_PANSEL": ButirBukti(
        "P-02",
        "Jawaban atas usulan susunan Panitia Seleksi",
        "Diterbitkan oleh",
        "Surat badan pengawas atas usulan susunan Panitia Seleksi.",
    ),
    "DPA": ButirBukti(
        "C-3",
        "Dokumen pelaksanaan anggaran seleksi",
        "Perangkat daerah",
        "Nomor DPA dan kegiatannya; biaya seleksi dibebankan pada APBD.",
    ),
    "LAPORAN_ASESMEN": ButirBukti(
        "B-4",
        "Laporan kompetensi manajerial dan sosial kultural",
        "Lembaga penilai",
        "Laporan yang menyebut metode, lembaga, dan tanggal pelaksanaannya.",
        per_lowongan=True,
    ),
    "BAST_ASESOR": ButirBukti(
        "B-5",
        "Berita acara serah terima hasil tim penilai",
        "Diserahkan oleh",
        "Hasil beserta peringkatnya diserahkan tersegel oleh tim penilai kepada Panitia Seleksi.",
        per_lowongan=True,
    ),
    "LAPORAN_PENELUSURAN": ButirBukti(
        "B-2",
        "Laporan penelusuran rekam jejak",
        "Para penelusur",
        "Surat tugas penelusur dan laporannya; nama narasumber tidak perlu disebut.",
        per_lowongan=True,
    ),
    "TIGA_NAMA_PORTAL": ButirBukti(
        "B-9i",
        "Bukti pemasukan tiga nama ke portal nasional",
        "Dimasukkan oleh",
        "Tangkapan layar atau tanda terima; tanpa peringkat.",
        per_lowongan=True,
    ),
    "LAPORAN_SELEKSI": ButirBukti(
        "C-2",
        "Laporan pelaksanaan seleksi",
        "Ditujukan kepada",
        "Surat PPK kepada badan pengawas, tembusan Menteri Dalam Negeri dan Menteri PANRB.",
        per_lowongan=True,
    ),
    "PERSETUJUAN_MENDAGRI": ButirBukti(
        "J-3",
        "Persetujuan tertulis Menteri Dalam Negeri",
        "Diterbitkan oleh",
        "Diperlukan bila keputusan atau pelantikan jatuh dalam masa pembekuan.",
        per_lowongan=True,
    ),
}


def tindakan_bukti(butir: str) -> str:
    """The key of the act that records one thing (Temuan.tindakan).

    Dasar: table BUTIR_BUKTI above.
    """
    return f"seleksi.bukti.{butir}"


def lanjut_dengan_putusan(
    temuan: Iterable[Temuan], putusan: Mapping[tuple[str, str], Putusan]
) -> list[Temuan]:
    """TAHAP. A finding of degree BERITA ACARA is a warning once the pleno decided on exactly this finding.

    ``putusan`` is keyed by code and text of a finding: when the facts change, the old decision holds no more.

    Dasar: Perbup Lampiran huruf b; kebijakan pleno dengan berita acara.
    """
    hasil = []
    for satu in temuan:
        ada = putusan.get((satu.kode, satu.pesan)) if satu.tingkat == Tingkat.BERITA_ACARA else None
        if ada is not None:
            pesan = f"{satu.pesan} Dilanjutkan dengan putusan pleno {ada.surat}: {ada.alasan}"
            satu = dataclasses.replace(satu, pesan=pesan, tingkat=Tingkat.INGAT)
        hasil.append(satu)
    return hasil


def usulan_pansel(usulan: Surat | None, jawaban: Surat | None, ketentuan: Ketentuan) -> list[Temuan]:
    """P-02. The PPK forms the Pansel after proposing its members to the supervising body, which answered.

    Dasar: Perbup Pasal 5 ayat (1).
    """
    badan = ketentuan.badan_pengawas
    if usulan is None:
        pesan = f"Usulan susunan Panitia Seleksi kepada {badan} belum dicatat."
        return [_kurang("P-02", PASAL_5_1, pesan, "USULAN_PANSEL")]
    if jawaban is None:
        pesan = (
            f"Usulan susunan Panitia Seleksi {usulan} belum dijawab {badan}, atau jawabannya belum dicatat."
        )
        return [_kurang("P-02", PASAL_5_1, pesan, "JAWABAN_PANSEL")]
    if jawaban.tanggal < usulan.tanggal:
        pesan = f"Jawaban {badan} {jawaban} mendahului usulan {usulan}; periksa tanggalnya."
        return [_kurang("P-02", PASAL_5_1, pesan, "JAWABAN_PANSEL")]
    pesan = f"Susunan Panitia Seleksi diusulkan {usulan}, dijawab {badan} {jawaban}."
    return terpenuhi("P-02", PASAL_5_1, pesan)


def lima_aspek(ketentuan: Ketentuan) -> list[Temuan]:
    """B-2. The instrument of track records covers the five aspects of a profile.

    Dasar: Perbup Lampiran huruf b angka 2 huruf a.
    """
    dasar = f"{DASAR_REKAM_JEJAK} huruf a"
    ada = [len(satu.indikator) for satu in ketentuan.metode if satu.kode == "REKAM_JEJAK"]
    jumlah = ada[0] if ada else 0
    if jumlah < ASPEK_REKAM_JEJAK:
        pesan = f"Instrumen rekam jejak memuat {jumlah} dari {ASPEK_REKAM_JEJAK} aspek."
        return [Temuan("B-2", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.instrumen")]
    return terpenuhi("B-2", dasar, f"Instrumen rekam jejak memuat {jumlah} aspek.")


# Jabatan, pendidikan formal, pelatihan, prestasi, integritas.
ASPEK_REKAM_JEJAK = 5


def penelusuran(laporan: Surat | None) -> list[Temuan]:
    """B-2. Track records are traced at the workplace by chosen officers; without it the pleno must say why.

    Dasar: Perbup Lampiran huruf b angka 2 huruf c sampai dengan f.
    """
    dasar = f"{DASAR_REKAM_JEJAK} huruf c sampai dengan f"
    if laporan is not None:
        return terpenuhi("B-2", dasar, f"Laporan penelusuran rekam jejak {laporan}.")
    pesan = "Laporan penelusuran rekam jejak belum dicatat; tanpa itu diperlukan putusan pleno beralasan."
    return [_kurang("B-2", dasar, pesan, "LAPORAN_PENELUSURAN", Tingkat.BERITA_ACARA)]


def metode_manajerial(laporan: Surat | None) -> list[Temuan]:
    """B-4. By which method and institution managerial and socio-cultural competence was measured.

    Dasar: Perbup Lampiran huruf b angka 4.
    """
    dasar = "Lampiran huruf b angka 4"
    if laporan is not None:
        oleh = f" oleh {laporan.pihak}" if laporan.pihak else ""
        return terpenuhi("B-4", dasar, f"Kompetensi manajerial dan sosial kultural{oleh}, laporan {laporan}.")
    pesan = "Laporan kompetensi manajerial dan sosial kultural (metode dan lembaga) belum dicatat."
    return [_kurang("B-4", dasar, pesan, "LAPORAN_ASESMEN", Tingkat.INGAT)]


def serah_terima(oleh_asesor: bool, bast: Surat | None) -> list[Temuan]:
    """B-5. What a team of assessors measured is handed over, with its ranking, to the Pansel.

    ``oleh_asesor``: whether a component of this stage is scored by assessors at all.

    Dasar: Perbup Lampiran huruf b angka 5.
    """
    dasar = "Lampiran huruf b angka 5"
    if not oleh_asesor:
        return terpenuhi("B-5", dasar, "Dinilai Panitia Seleksi sendiri; tidak ada hasil yang diserahkan.")
    if bast is not None:
        return terpenuhi("B-5", dasar, f"Hasil tim penilai diserahkan dengan berita acara {bast}.")
    pesan = "Berita acara serah terima hasil tim penilai kepada Panitia Seleksi belum dicatat."
    return [_kurang("B-5", dasar, pesan, "BAST_ASESOR")]


def tiga_nama_portal(bukti: Surat | None, ketentuan: Ketentuan) -> list[Temuan]:
    """B-9i. The three names are entered in the national portal, without their ranks.

    Dasar: Perbup Lampiran huruf b angka 9 huruf i.
    """
    dasar = "Lampiran huruf b angka 9 huruf i"
    if bukti is not None:
        pesan = f"Tiga nama dimasukkan ke {ketentuan.pengawas.aplikasi_hasil}, bukti {bukti}."
        return terpenuhi("B-9i", dasar, pesan)
    pesan = f"Bukti pemasukan tiga nama ke {ketentuan.pengawas.aplikasi_hasil} belum dicatat."
    return [_kurang("B-9i", dasar, pesan, "TIGA_NAMA_PORTAL")]


def laporan_seleksi(laporan: Surat | None, ketentuan: Ketentuan) -> list[Temuan]:
    """C-2. The PPK reports on the selection to the supervising body, with copies to two ministers.

    Dasar: Perbup Pasal 16.
    """
    if laporan is not None:
        pesan = f"Laporan pelaksanaan seleksi kepada {ketentuan.badan_pengawas} {laporan}."
        return terpenuhi("C-2", "Pasal 16", pesan)
    pesan = (
        f"Laporan PPK kepada {ketentuan.badan_pengawas}, tembusan Menteri Dalam Negeri dan Menteri PANRB, "
        "belum dicatat."
    )
    return [_kurang("C-2", "Pasal 16", pesan, "LAPORAN_SELEKSI")]


def biaya(dpa: Surat | None) -> list[Temuan]:
    """C-3. The cost of the selection is borne by the APBD; the budget document is good to have at hand.

    Dasar: Perbup Pasal 27.
    """
    if dpa is not None:
        return terpenuhi("C-3", "Pasal 27", f"Biaya seleksi dalam DPA {dpa}.")
    return [_kurang("C-3", "Pasal 27", "Dokumen anggaran seleksi (DPA) belum dicatat.", "DPA", Tingkat.INGAT)]


def _kurang(
    kode: str, dasar: str, pesan: str, butir: str, tingkat: Tingkat = Tingkat.BLOK, pelaku: str = ""
) -> Temuan:
    siapa = pelaku or (KETUA_PANSEL if tingkat == Tingkat.BERITA_ACARA else SEKRETARIAT)
    return Temuan(kode, dasar, pesan, tingkat, siapa, tindakan_bukti(butir))

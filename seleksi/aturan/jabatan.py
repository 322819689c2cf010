"""Which posts are JPT Pratama, and the standard of competence of a vacancy."""

from __future__ import annotations

from dataclasses import dataclass

from seleksi.aturan.kata import SEKRETARIAT, terpenuhi
from seleksi.izin import Temuan, Tingkat


@dataclass(frozen=True, slots=True)
class JenisJabatan:
    nama: str
    eselon: str


# Code of Lowongan.jenis_jabatan -> name and eselon. Dasar: Pasal 4 ayat (2).
JENIS_JABATAN: dict[str, JenisJabatan] = {
    "SEKDA": JenisJabatan("Sekretaris Daerah", "II.a"),
    "ASISTEN": JenisJabatan("Asisten Sekretariat Daerah", "II.b"),
    "STAF_AHLI": JenisJabatan("Staf Ahli Bupati", "II.b"),
    "INSPEKTUR": JenisJabatan("Inspektur", "II.b"),
    "SEKWAN": JenisJabatan("Sekretaris Dewan Perwakilan Rakyat Daerah", "II.b"),
    "KEPALA_DINAS": JenisJabatan("Kepala Dinas", "II.b"),
    "KEPALA_BADAN": JenisJabatan("Kepala Badan", "II.b"),
    "DIREKTUR_RSUD": JenisJabatan("Direktur Rumah Sakit Umum Daerah", "II.b"),
}


def jabatan_jpt(jenis: str, eselon: str) -> list[Temuan]:
    """P-01. The vacant post is one of the JPT Pratama and carries the eselon of its kind.

    Dasar: Perbup Pasal 4 ayat (2).
    """
    dasar = "Pasal 4 ayat (2)"
    acuan = JENIS_JABATAN.get(jenis)
    if acuan is None:
        pesan = f"Jenis jabatan {jenis or '(kosong)'} bukan salah satu dari {len(JENIS_JABATAN)} JPT Pratama."
    elif eselon != acuan.eselon:
        pesan = f"{acuan.nama} adalah JPT Pratama eselon {acuan.eselon}, tertulis {eselon}."
    else:
        return terpenuhi("P-01", dasar, f"{acuan.nama}, JPT Pratama eselon {eselon}.")
    return [Temuan("P-01", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.ubah_lowongan")]


def standar_kompetensi(kualifikasi: str, ada_dokumen: bool) -> list[Temuan]:
    """E-05. Competence is measured by the standard of the post: text in the vacancy, document in the plan.

    Dasar: Perbup Pasal 4 ayat (3) huruf e; Lampiran, Persiapan huruf b angka 2.
    """
    dasar = "Pasal 4 ayat (3) huruf e"
    if not kualifikasi.strip():
        pesan = "Standar kompetensi jabatan belum ditulis dalam data lowongan."
        return [Temuan("E-05", dasar, pesan, Tingkat.INGAT, SEKRETARIAT, "seleksi.ubah_lowongan")]
    if not ada_dokumen:
        pesan = "Dokumen standar kompetensi jabatan belum ada dalam dokumen perencanaan (angka 2)."
        return [Temuan("E-05", dasar, pesan, Tingkat.INGAT, SEKRETARIAT, "seleksi.perencanaan")]
    return terpenuhi("E-05", dasar, "Standar kompetensi jabatan tertulis dan dokumennya ada.")

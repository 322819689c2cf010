"""Papers: read under codes or names, opened for scoring once all are in."""

from __future__ import annotations

from datetime import datetime

from penilaian.aturan.kata import _blok
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan

DASAR_BIDANG = "Lampiran huruf b angka 5"
KODE = "KODE"


def makalah_anonim(ketentuan: Ketentuan) -> bool:
    """Whether raters read papers under a code until the component is closed.

    Dasar: kebijakan.makalah_anonim; Perbup 89/2021 tidak mengatur.
    """
    return ketentuan.kebijakan.makalah_anonim == KODE


def makalah_lengkap(batas: datetime | None, kini: datetime) -> list[Temuan]:
    """B-5. Papers are scored once no more of them comes in; `batas` is None where none is handed in here.

    Times in the zone of the installation.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 5.
    """
    if batas is None or kini >= batas:
        return []
    pesan = f"Penyerahan makalah masih berlangsung sampai pukul {batas:%H.%M} tanggal {batas:%d-%m-%Y}."
    return [Temuan("B-5", DASAR_BIDANG, pesan, Tingkat.MENUNGGU)]


def kertas_bernama(tersamar: bool) -> list[Temuan]:
    """B-5. A paper sheet carries the name of its participant: there is none where papers have no name.

    Dasar: kebijakan.makalah_anonim; kebijakan.lembar_kertas.
    """
    if not tersamar:
        return []
    pesan = "Makalah dinilai tanpa nama; lembar kertas, yang memuat nama, tidak dicetak dan tidak diketik."
    return [_blok("B-5", DASAR_BIDANG, pesan)]


def benturan_tanpa_nama(benturan: bool, tersamar: bool) -> list[Temuan]:
    """P-07. A conflict is one with a person: it is never declared on a code.

    Dasar: Perbup 89/2021, Pasal 5 ayat (4) huruf d.
    """
    if not (benturan and tersamar):
        return []
    pesan = (
        "Makalah dinilai tanpa nama: benturan kepentingan dinyatakan penilai sendiri pada nama pesertanya, "
        "atau lewat komponen lain."
    )
    return [_blok("P-07", "Pasal 5 ayat (4) huruf d", pesan, "Penilai", "nyatakan_benturan")]

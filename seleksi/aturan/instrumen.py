"""The instrument of a method: its indicators, their weights and the words of their levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from seleksi.aturan.bukti import ASPEK_REKAM_JEJAK, DASAR_REKAM_JEJAK
from seleksi.aturan.kata import SEKRETARIAT, daftar_kata, persen_kata
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Indikator, Ketentuan

DASAR_INSTRUMEN = "Pasal 5 ayat (5) huruf d; Lampiran huruf b angka 8"
INDIKATOR_TERBANYAK = 20
# A scale of words has at least two ends; more than ten nobody tells apart.
TINGKAT_TERSEDIKIT, TINGKAT_TERBANYAK = 2, 10


def instrumen(metode: str, indikator: Sequence[Indikator]) -> list[Temuan]:
    """B-8. Indicators have different names, weights of at most two decimals that total 100, levels or none.

    Dasar: Pasal 5 ayat (5) huruf d; Lampiran huruf b angka 8.
    """
    if not 1 <= len(indikator) <= INDIKATOR_TERBANYAK:
        return [_kurang(f"Isi 1 sampai {INDIKATOR_TERBANYAK} indikator untuk {metode.lower()}.")]
    pesan = []
    nama = Counter(satu.nama.casefold() for satu in indikator)
    kembar = sorted({satu.nama for satu in indikator if nama[satu.nama.casefold()] > 1})
    if kembar:
        pesan.append(f"{daftar_kata(kembar)} disebut lebih dari sekali; setiap indikator satu baris.")
    pesan += [f"Indikator nomor {n} belum bernama." for n, satu in enumerate(indikator, 1) if not satu.nama]
    pesan += [
        f"Bobot {satu.nama} {persen_kata(satu.bobot)}; isi lebih dari 0 dan paling banyak dua angka desimal."
        for satu in indikator
        if not 0 < satu.bobot <= 100 or satu.bobot != round(satu.bobot, 2)
    ]
    pesan += [
        f"{satu.nama} mempunyai {len(satu.tingkat)} tingkat; isi {TINGKAT_TERSEDIKIT} sampai "
        f"{TINGKAT_TERBANYAK}, atau kosongkan."
        for satu in indikator
        if satu.tingkat and not TINGKAT_TERSEDIKIT <= len(satu.tingkat) <= TINGKAT_TERBANYAK
    ]
    jumlah = sum((satu.bobot for satu in indikator), Decimal())
    if jumlah != 100:
        rinci = " + ".join(persen_kata(satu.bobot) for satu in indikator)
        pesan.append(f"Bobot indikator {rinci} = {persen_kata(jumlah)}, harus 100.")
    return [_kurang(satu) for satu in pesan]


def aspek_instrumen(kode: str, indikator: Sequence[Indikator]) -> list[Temuan]:
    """B-2. The instrument of track records keeps a row for each of the five aspects.

    Dasar: Perbup Lampiran huruf b angka 2 huruf a.
    """
    if kode != "REKAM_JEJAK" or len(indikator) >= ASPEK_REKAM_JEJAK:
        return []
    pesan = (
        f"Instrumen rekam jejak memuat {len(indikator)} dari {ASPEK_REKAM_JEJAK} aspek: jabatan, pendidikan "
        "formal, pelatihan, prestasi, dan integritas."
    )
    return [
        Temuan("B-2", f"{DASAR_REKAM_JEJAK} huruf a", pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.instrumen")
    ]


def instrumen_berubah(
    kode: str, indikator: Sequence[Indikator], lowongan: int | None, ketentuan: Ketentuan
) -> list[Temuan]:
    """P-10. Something changes: the same instrument again is no act.

    Dasar: Pasal 5 ayat (5) huruf d.
    """
    if ketentuan.dengan_instrumen(kode, tuple(indikator), lowongan) != ketentuan:
        return []
    return [Temuan("P-10", DASAR_INSTRUMEN, "Instrumen itu sudah berlaku; tidak ada yang berubah.")]


def _kurang(pesan: str) -> Temuan:
    return Temuan("B-8", DASAR_INSTRUMEN, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.instrumen")

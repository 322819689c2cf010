"""Results of an assessment centre: their scale, its way to 0 until 100, the two people they pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from penilaian.aturan.angka import NILAI_TERENDAH, NILAI_TERTINGGI, dua_desimal
from penilaian.aturan.kata import _blok
from seleksi.izin import Temuan

SERATUS, RENTANG, PERSEN, KATEGORI = "SERATUS", "RENTANG", "PERSEN", "KATEGORI"
JENIS_SKALA = (
    (SERATUS, "Angka 0 sampai 100, tanpa konversi"),
    (RENTANG, "Angka dengan skala lain, misalnya 1 sampai 5"),
    (PERSEN, "Persen pemenuhan standar jabatan"),
    (KATEGORI, "Kategori MS, MMS, KMS"),
)
SEBUTAN_KATEGORI = {
    "MS": "Memenuhi Syarat",
    "MMS": "Masih Memenuhi Syarat",
    "KMS": "Kurang Memenuhi Syarat",
}
DASAR_SKALA = "Lampiran huruf b angka 4 dan angka 8; kebijakan"
KETUA = "Ketua Panitia Seleksi"


@dataclass(frozen=True, slots=True)
class Skala:
    """On what scale the institution reports, and how a mark becomes one of 0 until 100."""

    jenis: str = SERATUS
    terendah: Decimal | None = None
    tertinggi: Decimal | None = None
    # Category -> mark; only for KATEGORI.
    kategori: Mapping[str, Decimal] | None = None
    # The minutes that lay the conversion down.
    nomor_konversi: str = ""

    @property
    def batas(self) -> tuple[Decimal, Decimal]:
        """The lowest and highest number a report may hold."""
        if self.jenis == RENTANG and self.terendah is not None and self.tertinggi is not None:
            return self.terendah, self.tertinggi
        # Who exceeds the standard of the post has more than 100 percent of it.
        return NILAI_TERENDAH, Decimal(200) if self.jenis == PERSEN else NILAI_TERTINGGI


def _angka(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}".replace(".", ",")


def skala_sah(skala: Skala) -> list[Temuan]:
    """B-4. Another scale than 0 until 100 has its ends or its numbers, and minutes that lay the way down.

    Dasar: Perbup Lampiran huruf b angka 4 dan angka 8; kebijakan, rumusnya tidak diatur.
    """
    salah = []
    if skala.jenis == RENTANG:
        bawah, atas = skala.terendah, skala.tertinggi
        if bawah is None or atas is None or not Decimal(0) <= bawah < atas:
            salah.append(
                "Tulis nilai terendah dan nilai tertinggi skala laporan; yang tertinggi lebih besar."
            )
    if skala.jenis == KATEGORI:
        nilai = [(skala.kategori or {}).get(kode) for kode in SEBUTAN_KATEGORI]
        isi = [satu for satu in nilai if satu is not None and NILAI_TERENDAH <= satu <= NILAI_TERTINGGI]
        if len(isi) < len(SEBUTAN_KATEGORI):
            salah.append("Tulis nilai 0 sampai 100 untuk MS, MMS, dan KMS.")
        elif not isi[0] > isi[1] > isi[2]:
            salah.append("Nilai MS lebih tinggi daripada MMS, dan MMS lebih tinggi daripada KMS.")
    if skala.jenis != SERATUS and not skala.nomor_konversi.strip():
        salah.append(
            "Skala laporan bukan 0 sampai 100: tulis nomor berita acara yang menetapkan konversinya."
        )
    return [_blok("B-4", DASAR_SKALA, pesan, KETUA) for pesan in salah]


def ke_seratus(nilai: Decimal | str, skala: Skala) -> Decimal:
    """B-4. One mark or category of the report as a mark of 0 until 100; `skala` has passed `skala_sah`.

    Two decimals, half away from zero: a sheet holds no more, and the minutes say so.
    Dasar: Perbup Lampiran huruf b angka 4 dan angka 8; kebijakan, rumusnya tidak diatur.
    """
    if isinstance(nilai, str):
        return (skala.kategori or {})[nilai]
    if skala.jenis == RENTANG:
        bawah, atas = skala.batas
        return dua_desimal(Fraction(nilai - bawah) / Fraction(atas - bawah) * 100)
    return dua_desimal(min(nilai, NILAI_TERTINGGI))


def kata_skala(skala: Skala) -> str:
    """B-4. The conversion as a sentence with its formula; empty where nothing is converted.

    Dasar: Perbup Lampiran huruf b angka 4 dan angka 8; kebijakan, rumusnya tidak diatur.
    """
    bulat = ", dibulatkan dua angka di belakang koma"
    if skala.jenis == RENTANG:
        bawah, atas = (_angka(satu) for satu in skala.batas)
        return f"nilai = (nilai laporan − {bawah}) ÷ ({atas} − {bawah}) × 100{bulat}"
    if skala.jenis == PERSEN:
        return f"nilai = persen pemenuhan standar jabatan, paling tinggi 100{bulat}"
    if skala.jenis == KATEGORI:
        return ", ".join(f"{kode} = {_angka(ke_seratus(kode, skala))}" for kode in SEBUTAN_KATEGORI)
    return ""


def dua_orang(pengunggah: object, orang: object) -> list[Temuan]:
    """B-4. Results count once a second person, who has them from the institution too, brings the same marks.

    Dasar: Perbup Lampiran huruf b angka 4; kebijakan, keputusan 0159.
    """
    if pengunggah != orang:
        return []
    pesan = "Hasil ini Anda sendiri yang mengunggahnya; asesor lain yang mencocokkannya."
    return [_blok("B-4", "Lampiran huruf b angka 4; kebijakan", pesan, "Asesor lain")]


def bebas_semua(belum: int, berbenturan: int) -> list[Temuan]:
    """P-07. Whoever takes a whole workbook in his hands sees every mark: no conflict with any participant.

    `belum` counts participants not declared on, `berbenturan` those he may not score.
    Dasar: Perbup 89/2021, Pasal 5 ayat (4) huruf d.
    """
    dasar = "Pasal 5 ayat (4) huruf d"
    temuan = []
    if belum:
        pesan = f"Nyatakan lebih dahulu ada atau tidaknya benturan kepentingan dengan {belum} peserta."
        temuan.append(_blok("P-07", dasar, pesan, "Asesor", "nyatakan_benturan"))
    if berbenturan:
        pesan = (
            f"Lembar sebar memuat nilai semua peserta, sedangkan {berbenturan} di antaranya tidak Anda "
            "nilai. Asesor lain yang mengunggahnya, atau isi lembar peserta satu per satu."
        )
        temuan.append(_blok("P-07", dasar, pesan, "Asesor lain"))
    return temuan


def belum_diisi(lembar: int) -> list[Temuan]:
    """B-9a. One way for one component: a workbook comes before any sheet is begun.

    `lembar` counts the sheets in force of all asesor.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a.
    """
    if not lembar:
        return []
    pesan = (
        "Pengisian per lembar sudah dimulai. Lanjutkan di sana, atau mintalah Ketua Pansel membatalkan "
        "lembar yang sudah diisi sebagai kekeliruan pengisian."
    )
    return [_blok("B-9a", "Lampiran huruf b angka 9 huruf a", pesan, KETUA, "batalkan_lembar")]


def nilai_akhir_laporan(tertulis: Decimal, nilai: Mapping[int, Decimal], bobot: Mapping[int, Decimal]) -> str:
    """B-8. Why the final mark written in a row is not what its marks make; "" when it is.

    On the scale of the report, with as many decimals as were written. Columns pasted in another order
    come to light here.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 8.
    """
    tepat = sum((Fraction(nilai[satu]) * Fraction(bobot[satu]) for satu in bobot), Fraction()) / 100
    pangkat = tertulis.as_tuple().exponent
    satuan = Fraction(10) ** (-pangkat if isinstance(pangkat, int) and pangkat < 0 else 0)
    bulat = (2 * tepat * satuan + 1) // 2
    if Fraction(tertulis) * satuan == bulat:
        return ""
    return f"tertulis {_angka(tertulis)}; dari kolom nilai dan bobotnya {_angka(dua_desimal(tepat))}"

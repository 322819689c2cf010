"""Rules of scoring and ranking, as pure functions: facts in, numbers or findings out.

Every step from mark to rank is exact. Marks and weights are Decimal; a mean is a Fraction, because 256 / 3
has no end as a decimal number. Only `dua_desimal` and `delapan_desimal` round, and nothing is computed from
their result.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

from seleksi.izin import Temuan, Tingkat

K = TypeVar("K", bound=Hashable)
# What ranks compare: the final score alone, or followed by the rungs of the ladder.
Kunci = tuple[Fraction, ...]
N = TypeVar("N", Fraction, Kunci)

NILAI_TERENDAH = Decimal(0)
NILAI_TERTINGGI = Decimal(100)
DESIMAL_NILAI = 2

# Who scores a method (ketentuan: Metode.penilai) -> the roles that may.
PERAN_PENILAI: dict[str, frozenset[str]] = {
    "PANSEL": frozenset({"KETUA_PANSEL", "ANGGOTA_PANSEL"}),
    "ASESOR": frozenset({"ASESOR"}),
}
SEBUTAN_PENILAI = {"PANSEL": "Panitia Seleksi", "ASESOR": "asesor"}

# Method -> stages of the vacancy in which its scoring may be opened, with the article of the method.
TAHAP_METODE: dict[str, tuple[str, ...]] = {
    "REKAM_JEJAK": ("ADMINISTRASI", "ASESMEN", "KOMPETENSI_BIDANG", "WAWANCARA"),
    "ASESMEN": ("ASESMEN",),
    "MAKALAH": ("KOMPETENSI_BIDANG",),
    "WAWANCARA": ("WAWANCARA",),
}
DASAR_METODE: dict[str, tuple[str, str]] = {
    "REKAM_JEJAK": ("B-2", "Lampiran huruf b angka 2"),
    "ASESMEN": ("B-4", "Lampiran huruf b angka 4"),
    "MAKALAH": ("B-5", "Lampiran huruf b angka 5"),
    "WAWANCARA": ("B-6", "Lampiran huruf b angka 6"),
}

SKALA_ASESMEN = (("ANGKA", "Angka 0 sampai 100"), ("LAIN", "Kategori atau skala lain"))


@dataclass(frozen=True, slots=True)
class AsesmenLama:
    """A report on one person from before this selection: who measured, when, on which scale."""

    lembaga: str
    nomor: str
    tanggal: date
    skala: str
    konversi: str = ""
    nomor_konversi: str = ""


# Farther from the mean of its raters than this: flagged for discussion, never changed or left out.
BATAS_PENCILAN = Decimal(15)


class NilaiTidakLengkap(ValueError):
    """A sheet without all its marks, or a component nobody scored: there is no number to give."""


# --- Angka --------------------------------------------------------------------------------------
def nilai_lembar(butir: Mapping[K, Decimal], bobot: Mapping[K, Decimal]) -> Decimal:
    """B-8. Value of one sheet: the sum of mark x weight / 100, exact, over all indicators of the component.

    `butir` maps indicator to mark (0 to 100), `bobot` the same indicators to percent; the weights total 100.
    Raises NilaiTidakLengkap when a mark is missing or belongs to no indicator.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 2 huruf b dan angka 8.
    """
    if butir.keys() != bobot.keys() or not bobot:
        raise NilaiTidakLengkap("Nilai belum lengkap untuk setiap indikator.")
    return sum((butir[satu] * bobot[satu] for satu in bobot), Decimal()).scaleb(-2)


def nilai_sementara(butir: Mapping[K, Decimal], bobot: Mapping[K, Decimal]) -> Decimal:
    """B-8. Running total of an unfinished sheet: what the marks so far contribute.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 8.
    """
    return sum((nilai * bobot[satu] for satu, nilai in butir.items()), Decimal()).scaleb(-2)


def rata_rata(nilai: Collection[Decimal]) -> Fraction:
    """B-9a. Mean over the raters who scored; who was recused or absent is left out, never counted as zero.

    Raises NilaiTidakLengkap when nobody scored.
    Dasar: Perbup 89/2021, Pasal 5 ayat (4) huruf d; Lampiran huruf b angka 9 huruf a.
    """
    if not nilai:
        raise NilaiTidakLengkap("Belum ada penilai yang mengunci lembar.")
    return sum((Fraction(satu) for satu in nilai), Fraction()) / len(nilai)


def nilai_akhir(komponen: Mapping[str, Fraction], bobot: Mapping[str, Decimal]) -> Fraction:
    """B-8. Final score: sum of component mean x weight, divided by the total of the weights.

    The total is 100 unless a recorded decision normalises other weights; dividing by it keeps both exact.
    Raises NilaiTidakLengkap when a component is missing.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 8 dan angka 9 huruf a.
    """
    if komponen.keys() != bobot.keys() or not bobot:
        raise NilaiTidakLengkap("Nilai belum lengkap untuk setiap komponen.")
    jumlah = sum((komponen[satu] * Fraction(bobot[satu]) for satu in bobot), Fraction())
    return jumlah / sum((Fraction(satu) for satu in bobot.values()), Fraction())


def _bulatkan(nilai: Fraction | Decimal, desimal: int) -> Decimal:
    """Half away from zero, as people round by hand; scores are never negative."""
    satuan = Fraction(nilai) * 10**desimal
    return Decimal((2 * satuan.numerator + satuan.denominator) // (2 * satuan.denominator)).scaleb(-desimal)


def dua_desimal(nilai: Fraction | Decimal) -> Decimal:
    """B-9a. For the eye only: 79,345 is shown as 79,35. Ranks and ties are decided before this.

    Dasar: kebijakan; Perbup 89/2021 tidak mengatur pembulatan.
    """
    return _bulatkan(nilai, DESIMAL_NILAI)


def delapan_desimal(nilai: Fraction | Decimal) -> Decimal:
    """B-9a. For the column Peringkat.nilai_akhir; the exact fraction is in Rekap.isi.

    Dasar: kebijakan; Perbup 89/2021 tidak mengatur pembulatan.
    """
    return _bulatkan(nilai, 8)


def pecahan(nilai: Fraction | Decimal) -> str:
    """B-9a. Exact text form "238/3" in lowest terms, for the frozen matrix.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a.
    """
    tepat = Fraction(nilai)
    return f"{tepat.numerator}/{tepat.denominator}"


# --- Nilai batas ----------------------------------------------------------------------------------
AKHIR = "AKHIR"


def di_bawah_ambang(
    rata: Mapping[str, Fraction], akhir: Fraction, ambang: Mapping[str, Decimal]
) -> list[str]:
    """B-9a. Where a participant is below a passing grade, exactly compared; equal to it is enough.

    `ambang` maps method, or AKHIR for the final score, to the grade. Empty when there is none.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; kebijakan.ambang.
    """
    nilai = {**rata, AKHIR: akhir}
    return [satu for satu, batas in ambang.items() if nilai[satu] < Fraction(batas)]


def kata_ambang(nama: str, nilai: Fraction, batas: Decimal) -> str:
    """B-9a. "Wawancara akhir 69,99 di bawah 70,00"; a score that rounds up to the grade is cut instead.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; kebijakan.ambang.
    """
    tampak = dua_desimal(nilai)
    if tampak >= batas:
        tampak = Decimal(nilai * 100 // 1).scaleb(-DESIMAL_NILAI)
    return f"{nama} {tampak:.2f} di bawah {batas:.2f}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class CatatanKebijakan:
    """RAHASIA. What the policies on ties, passing grades and earlier assessments did in a recap, in words."""

    tangga: tuple[str, ...] = ()
    # Name and what is below; `gugur`: those people are not ranked.
    di_bawah: tuple[tuple[str, tuple[str, ...]], ...] = ()
    gugur: bool = False
    # Who stands with which earlier assessment.
    asesmen: tuple[str, ...] = ()


# --- Peringkat ----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Seri(Generic[K]):
    """People with exactly the same final score, on ranks `mulai` to `sampai`."""

    orang: frozenset[K]
    mulai: int
    sampai: int
    nilai: Fraction


def kunci_peringkat(
    akhir: Mapping[K, Fraction], rata: Mapping[K, Mapping[str, Fraction]], tangga: Sequence[str]
) -> dict[K, Kunci]:
    """B-9a. What ranks compare: the final score, then the methods of the ladder in their order, all exact.

    Without a ladder the final score alone, so that a tie goes to the pleno.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; kebijakan.urutan_seri.
    """
    return {orang: (nilai, *(rata[orang][metode] for metode in tangga)) for orang, nilai in akhir.items()}


def dipecahkan_tangga(nilai: Mapping[K, Kunci]) -> list[frozenset[K]]:
    """B-9a. Groups with one final score whom the ladder has set apart, wholly or in part; for the minutes.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; kebijakan.urutan_seri.
    """
    berseri = seri({orang: kunci[0] for orang, kunci in nilai.items()})
    return [satu.orang for satu in berseri if len({nilai[orang] for orang in satu.orang}) > 1]


def urutan_nilai(nilai: Mapping[K, N]) -> list[Seri[K]]:
    """B-9a. All participants from the highest score down, those with equal scores together.

    Depends on the scores alone: neither the order of the input nor the keys decide anything.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a.
    """
    kelompok: dict[N, set[K]] = {}
    for orang, satu in nilai.items():
        kelompok.setdefault(satu, set()).add(orang)
    hasil, mulai = [], 1
    for satu in sorted(kelompok, reverse=True):
        sampai = mulai + len(kelompok[satu]) - 1
        utama = satu[0] if isinstance(satu, tuple) else satu
        hasil.append(Seri(frozenset(kelompok[satu]), mulai, sampai, utama))
        mulai = sampai + 1
    return hasil


def seri(nilai: Mapping[K, N]) -> list[Seri[K]]:
    """B-9a. The ties, by exact comparison: a false tie after rounding is none, a true one is never hidden.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; urutan pada nilai sama tidak diatur.
    """
    return [satu for satu in urutan_nilai(nilai) if len(satu.orang) > 1]


def terputus(kelompok: Seri[K], putusan: Sequence[K]) -> bool:
    """B-9a. Whether the pleno decision orders every person of this tie.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; kebijakan pleno.
    """
    return kelompok.orang <= set(putusan)


def peringkat(nilai: Mapping[K, N], putusan: Sequence[K] = ()) -> dict[K, int]:
    """B-9a. Rank of each participant; those in an undecided tie share its first rank (1, 2, 3, 3, 5).

    `putusan` is the pleno decision: the people of the decided ties, each group in its order. It orders inside
    a tie only; it can never lift anyone over a higher score.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a.
    """
    tempat = {orang: nomor for nomor, orang in enumerate(putusan)}
    hasil: dict[K, int] = {}
    for kelompok in urutan_nilai(nilai):
        if len(kelompok.orang) > 1 and terputus(kelompok, putusan):
            urut = sorted(kelompok.orang, key=lambda orang: tempat[orang])
            hasil.update({orang: kelompok.mulai + n for n, orang in enumerate(urut)})
        else:
            hasil.update(dict.fromkeys(kelompok.orang, kelompok.mulai))
    return hasil


def pencilan(nilai: Collection[Decimal], batas: Decimal = BATAS_PENCILAN) -> list[Decimal]:
    """B-9a. Values farther than `batas` from the mean of their raters, for discussion in the pleno.

    Dasar: kebijakan; nilai pencilan tidak dikeluarkan dan tidak diubah.
    """
    if len(nilai) < 2:
        return []
    tengah = rata_rata(nilai)
    return [satu for satu in nilai if abs(Fraction(satu) - tengah) > batas]


# --- Kerahasiaan ---------------------------------------------------------------------------------
def penyerahan_peringkat(ditetapkan: bool, anggota_pansel: bool) -> list[Temuan]:
    """B-9c. The ranking goes to the PPK once the pleno has chosen the three; until then to the Pansel alone.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf c.
    """
    if ditetapkan or anggota_pansel:
        return []
    pesan = "Peringkat diserahkan kepada PPK setelah pleno menetapkan tiga calon."
    dasar = "Lampiran huruf b angka 9 huruf c"
    return [Temuan("B-9c", dasar, pesan, Tingkat.BLOK, "Ketua Panitia Seleksi")]


def keperluan_membaca(keperluan: str) -> list[Temuan]:
    """B-9d. The ranking is secret: whoever opens it says for what, and the reading is recorded.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf d.
    """
    if keperluan.strip():
        return []
    pesan = "Isi keperluan membuka peringkat; pembacaan dicatat."
    return [Temuan("B-9d", "Lampiran huruf b angka 9 huruf d", pesan)]


# --- Temuan -------------------------------------------------------------------------------------
def _kata(nama: Sequence[str]) -> str:
    if len(nama) < 3:
        return " dan ".join(nama)
    return f"{', '.join(nama[:-1])}, dan {nama[-1]}"


def temuan_seri(kelompok: Seri[K], jumlah_calon: int, nama: Mapping[K, str]) -> Temuan:
    """B-9a. A tie that touches the names to be proposed, or their order, waits for a recorded pleno decision.

    Below them it changes nothing that is decided, and is only pointed out.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a dan huruf e; kebijakan pleno.
    """
    orang = _kata(sorted(nama[satu] for satu in kelompok.orang))
    tempat = _kata([str(n) for n in range(kelompok.mulai, kelompok.sampai + 1)])
    dasar = "Lampiran huruf b angka 9 huruf a dan huruf e"
    if kelompok.mulai > jumlah_calon:
        return Temuan(
            "B-9a",
            dasar,
            f"Nilai akhir {orang} sama pada peringkat {tempat}; tiga nama tidak terpengaruh.",
            Tingkat.INGAT,
            "Ketua Panitia Seleksi",
        )
    return Temuan(
        "B-9a",
        dasar,
        f"Nilai akhir {orang} sama pada peringkat {tempat}. Urutannya tidak diatur; pleno memutus.",
        Tingkat.BERITA_ACARA,
        "Ketua Panitia Seleksi",
        "putuskan_seri",
    )


def putusan_seri(
    nilai: Mapping[K, N], putusan: Sequence[K], jumlah_calon: int, nama: Mapping[K, str]
) -> list[Temuan]:
    """B-9a. A decision names only people of a tie, each once, and orders every tie that touches the names.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a; kebijakan pleno.
    """
    kelompok = seri(nilai)
    berseri = {orang for satu in kelompok for orang in satu.orang}
    temuan = []
    if len(set(putusan)) != len(putusan) or not set(putusan) <= berseri:
        temuan.append(
            _blok(
                "B-9a",
                "Lampiran huruf b angka 9 huruf a",
                "Putusan pleno hanya mengurutkan peserta yang nilainya sama, masing-masing satu kali.",
            )
        )
    for satu in kelompok:
        if satu.mulai <= jumlah_calon and not terputus(satu, putusan):
            orang = _kata(sorted(nama[x] for x in satu.orang))
            temuan.append(
                _blok("B-9a", "Lampiran huruf b angka 9 huruf a", f"Tetapkan urutan {orang} selengkapnya.")
            )
    return temuan


def _blok(
    kode: str, dasar: str, pesan: str, pelaku: str = "Ketua Panitia Seleksi", tindakan: str = ""
) -> Temuan:
    return Temuan(kode, dasar, pesan, Tingkat.BLOK, pelaku, tindakan)


def penilai_berwenang(peran: Collection[str], penilai: str, metode: str) -> list[Temuan]:
    """B-6. Only the Pansel scores, only an asesor the assessment; a narasumber never scores anything.

    `peran` are the role codes the person holds in this selection, `penilai` the kind of rater of the method.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 6 huruf a dan huruf e; angka 5.
    """
    if PERAN_PENILAI[penilai] & set(peran):
        return []
    pesan = f"{metode} hanya dinilai oleh {SEBUTAN_PENILAI[penilai]}."
    if "NARASUMBER" in peran:
        pesan = f"Narasumber tidak berwenang memberi nilai. {pesan}"
    return [_blok("B-6", "Lampiran huruf b angka 6 huruf a dan huruf e", pesan, "")]


def pernyataan_benturan(ada: bool | None) -> list[Temuan]:
    """P-07. A rater declares per applicant before dossier or sheet opens; with a conflict neither opens.

    `ada` is None while nothing is declared.
    Dasar: Perbup 89/2021, Pasal 5 ayat (4) huruf d.
    """
    dasar = "Pasal 5 ayat (4) huruf d"
    if ada is None:
        return [
            _blok(
                "P-07",
                dasar,
                "Nyatakan lebih dahulu ada atau tidaknya benturan kepentingan dengan peserta ini.",
                "Penilai",
                "nyatakan_benturan",
            )
        ]
    if ada:
        return [
            _blok("P-07", dasar, "Anda menyatakan benturan kepentingan; peserta ini tidak Anda nilai.", "")
        ]
    return []


def bobot_indikator(metode: str, bobot: Collection[Decimal]) -> list[Temuan]:
    """B-8. The weights of the indicators of a method total 100 percent.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 2 huruf b dan angka 8.
    """
    if sum(bobot, Decimal()) == 100:
        return []
    jumlah = f"{sum(bobot, Decimal()).normalize():f}".replace(".", ",")
    pesan = f"Bobot indikator {metode} berjumlah {jumlah} %; seharusnya 100 %."
    return [_blok("B-8", "Lampiran huruf b angka 8", pesan, "Sekretariat")]


def tahap_pembukaan(
    metode: str, nama_metode: str, tahap: str, sebutan: Mapping[str, str], hasil_administrasi: bool
) -> list[Temuan]:
    """B-2, B-4, B-5, B-6. Scoring of a method opens in its own stage, and only for announced participants.

    Rekam jejak runs beside the other stages, from the announcement of the administrative result on.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 2, 3, 4, 5, dan 6.
    """
    kode, dasar = DASAR_METODE[metode]
    temuan = []
    if tahap not in TAHAP_METODE[metode]:
        pada = _kata([sebutan[satu] for satu in TAHAP_METODE[metode]])
        temuan.append(
            _blok(
                kode,
                dasar,
                f"Penilaian {nama_metode} dibuka pada tahap {pada}; "
                f"lowongan ini pada tahap {sebutan[tahap]}.",
                "Sekretariat",
            )
        )
    if not hasil_administrasi:
        temuan.append(
            _blok(
                "B-3",
                "Lampiran huruf b angka 3",
                "Hasil seleksi administrasi belum diumumkan.",
                "Ketua Panitia Seleksi",
            )
        )
    return temuan


def kelengkapan_butir(jumlah: int, terisi: int) -> list[Temuan]:
    """B-8. A sheet is locked only with a mark for every indicator.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 8.
    """
    if terisi >= jumlah:
        return []
    return [
        _blok(
            "B-8",
            "Lampiran huruf b angka 8",
            f"{jumlah - terisi} dari {jumlah} indikator belum dinilai.",
            "Penilai",
        )
    ]


def kelengkapan_lembar(belum: Mapping[K, int]) -> list[Temuan]:
    """B-9a. A component closes only when every rater neither recused nor absent locked every sheet.

    `belum` maps rater to the number of open sheets. The finding says how many raters and sheets, no marks.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a.
    """
    orang = sum(1 for banyak in belum.values() if banyak)
    if not orang:
        return []
    return [
        _blok(
            "B-9a",
            "Lampiran huruf b angka 9 huruf a",
            f"{orang} penilai belum mengunci seluruh lembarnya ({sum(belum.values())} lembar masih terbuka).",
            "Penilai",
            "ingatkan",
        )
    ]


def kuorum(jumlah_penilai: Mapping[K, int], nama: Mapping[K, str], minimum: int) -> list[Temuan]:
    """B-6. Each participant is scored by at least the quorum of raters; with none nothing can be computed.

    `jumlah_penilai` maps participant to how many locked sheets count. Below the quorum a recorded pleno
    decision may let the mean of the remaining raters stand.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 6 huruf a; kebijakan.kuorum_penilai.
    """
    temuan = []
    for orang in sorted(jumlah_penilai, key=lambda satu: nama[satu]):
        banyak = jumlah_penilai[orang]
        if banyak == 0:
            pesan = f"{nama[orang]} belum dinilai seorang pun."
            temuan.append(_blok("B-6", "Lampiran huruf b angka 6 huruf a", pesan, "Penilai"))
        elif banyak < minimum:
            pesan = f"{nama[orang]} dinilai {banyak} orang; kuorum {minimum} orang."
            temuan.append(
                Temuan(
                    "B-6",
                    "Lampiran huruf b angka 6 huruf a; kebijakan kuorum",
                    pesan,
                    Tingkat.BERITA_ACARA,
                    "Ketua Panitia Seleksi",
                )
            )
    return temuan


def cukup_calon(jumlah_peserta: int, jumlah_calon: int) -> list[Temuan]:
    """B-9e. The Pansel proposes exactly three names.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf e.
    """
    if jumlah_peserta >= jumlah_calon:
        return []
    return [
        _blok(
            "B-9e",
            "Lampiran huruf b angka 9 huruf e",
            f"Peserta tinggal {jumlah_peserta} orang; diperlukan {jumlah_calon} calon.",
        )
    ]


def kuorum_pleno(hadir: int, anggota: int, asing: int, minimum: int) -> list[Temuan]:
    """B-9e. The pleno that chooses is attended by members of the Pansel, at least the quorum.

    `hadir` of `anggota` members attend; `asing` are people who are no members. With 0 there is no quorum.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf e; kebijakan.kuorum_pleno.
    """
    dasar = "Lampiran huruf b angka 9 huruf e; kebijakan kuorum"
    salah = []
    if asing:
        salah.append("Daftar hadir pleno hanya memuat anggota Panitia Seleksi.")
    if not hadir:
        salah.append("Catat siapa yang hadir dalam pleno.")
    elif hadir < minimum:
        salah.append(f"Pleno dihadiri {hadir} dari {anggota} anggota; kuorum {minimum} orang.")
    return [_blok("B-9e", dasar, pesan) for pesan in salah]


def calon_kesehatan(termasuk_calon: bool) -> list[Temuan]:
    """B-7. Only the participants among the three names are examined.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 7.
    """
    if termasuk_calon:
        return []
    return [
        _blok(
            "B-7",
            "Lampiran huruf b angka 7",
            "Pemeriksaan kesehatan hanya bagi tiga calon yang ditetapkan pleno.",
        )
    ]


def penggantian_calon(
    *, diizinkan: bool, keluar: bool, berikut: bool, persetujuan: str, badan: str, alasan: str, terlanjur: str
) -> list[Temuan]:
    """B-9e. The next ranked takes an empty place among the three: by policy, with consent, in time.

    `keluar`: who is replaced is unfit or has left; `berikut`: the new one is the next in rank and still in
    the race; `persetujuan` is the letter of the supervising body; `terlanjur` what has been done already.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 7 dan angka 9 huruf e; kebijakan.calon_berkurang.
    """
    salah = []
    if not diizinkan:
        salah.append(("Kebijakan seleksi ini tidak menaikkan peserta peringkat berikutnya.", ""))
    if not keluar:
        salah.append(("Yang digantikan hanya calon yang tidak sehat, mengundurkan diri, atau gugur.", ""))
    if not berikut:
        salah.append(("Yang dinaikkan hanya peserta peringkat berikutnya.", ""))
    if not persetujuan:
        pesan = f"Surat persetujuan penggantian dari {badan} belum dicatat."
        salah.append((pesan, "seleksi.rekomendasi_pengganti"))
    if not alasan:
        salah.append(("Isi alasan penggantian.", ""))
    if terlanjur:
        salah.append((terlanjur, ""))
    dasar = "Lampiran huruf b angka 9 huruf e; kebijakan"
    return [
        _blok("B-9e", dasar, pesan, "Sekretariat" if tindakan else "Ketua Panitia Seleksi", tindakan)
        for pesan, tindakan in salah
    ]


# --- Asesmen terdahulu -----------------------------------------------------------------------------
def sumber_asesmen(laporan: AsesmenLama, diumumkan: date, lain: Collection[str]) -> list[Temuan]:
    """B-4. An earlier assessment has a source and a date, is from the one institution of the vacancy, and on
    a scale of 0 to 100, or has become one by minutes.

    ``lain`` are the institutions that measured others for this vacancy.

    Dasar: Perbup Lampiran huruf b angka 4; kebijakan.masa_asesmen_bulan.
    """
    salah = []
    if not laporan.lembaga.strip() or not laporan.nomor.strip():
        salah.append("Tulis lembaga penilai dan nomor laporannya.")
    if laporan.tanggal >= diumumkan:
        salah.append("Laporan itu tidak mendahului pengumuman; peserta ini mengikuti asesmen seleksi ini.")
    asing = sorted({satu for satu in lain if satu.casefold() != laporan.lembaga.strip().casefold()})
    if asing:
        salah.append(
            f"Peserta lain untuk jabatan ini dinilai {asing[0]}; satu jabatan dinilai satu lembaga saja."
        )
    if laporan.skala != "ANGKA" and not (laporan.konversi.strip() and laporan.nomor_konversi.strip()):
        salah.append(
            "Skala laporan bukan 0 sampai 100: tulis konversinya dan nomor berita acara yang menetapkannya."
        )
    kode, dasar = DASAR_METODE["ASESMEN"]
    return [_blok(kode, f"{dasar}; kebijakan", pesan, "Ketua Panitia Seleksi") for pesan in salah]

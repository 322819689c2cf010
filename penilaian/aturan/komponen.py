"""A component: who scores it, when it opens, when a sheet and the whole may be closed."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from decimal import Decimal
from typing import TypeVar

from penilaian.aturan.kata import _blok, _dan
from seleksi.izin import Temuan, Tingkat

K = TypeVar("K", bound=Hashable)

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
        pada = _dan([sebutan[satu] for satu in TAHAP_METODE[metode]])
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

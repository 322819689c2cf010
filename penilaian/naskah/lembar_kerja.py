"""The recap as a workbook that computes, from the frozen matrix. Who may have it is decided in wewenang.

A spreadsheet has doubles, the recap has fractions. Whole numbers below 10^15 are exact in both, so the
formulas count in whole numbers: marks and weights in hundredths, means brought to one denominator. The only
division before the rounded score is the last one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from dokumen.buku_rumus import LembarHitung, Rumus, Sel, alamat, rentang
from penilaian.aturan import AKHIR, Kunci, dua_desimal, peringkat
from penilaian.models import Komponen

# One point of a sheet in whole numbers: hundredths of a mark times hundredths of a percent, times a hundred.
SATU_ANGKA = 1_000_000
# Whole numbers up to here are the same in every spreadsheet.
TERBESAR = 10**15
# Up to so many raters of one sheet -> a number that all smaller counts divide.
KELIPATAN = ((6, 60), (7, 420), (8, 840), (10, 2520), (12, 27720))
BOBOT, REKAP = "Bobot", "Rekapitulasi"
# Rows above the first row of data, on a sheet of marks and on the recap.
ATAS_NILAI, ATAS_REKAP, ATAS_BOBOT = 5, 5, 3
GUGUR = "gugur"


@dataclass(frozen=True, slots=True)
class Penerima:
    """Who has this copy, of what, since when and what for; all of it in words."""

    nama: str
    waktu: str
    keperluan: str
    salinan: int
    lowongan: str
    seleksi: str
    sidik: str

    @property
    def cap(self) -> str:
        return f"RAHASIA · salinan nomor {self.salinan} · {self.nama} · {self.waktu}"

    @property
    def cap_ringkas(self) -> str:
        """Across the panels of the page to print."""
        return f"salinan {self.salinan} · {self.nama} · {self.waktu}"


def lembar_kerja(
    isi: Mapping[str, Any],
    kunci: Mapping[int, Kunci],
    penerima: Penerima,
    tersembunyi: Collection[int],
    ditetapkan: Mapping[int, int],
) -> list[LembarHitung]:
    """RAHASIA. Sheets of the workbook: how to read it, recap, weights, and the marks of each component.

    ``kunci`` is what ranks compare, of those ranked. ``tersembunyi`` are participants from whom the reader is
    recused: of those he gets sums, as on the page. ``ditetapkan`` are the ranks as they stand, by lamaran.
    """
    susunan = _Susunan(isi, frozenset(tersembunyi))
    return [
        _keterangan(penerima),
        _rekap(susunan, kunci, ditetapkan, penerima),
        _bobot(susunan, penerima),
        *(_nilai(susunan, metode, penerima) for metode in susunan.metode),
    ]


class _Susunan:
    """Where everything stands: rows, columns and whole numbers of one matrix."""

    def __init__(self, isi: Mapping[str, Any], tersembunyi: frozenset[int]) -> None:
        self.isi, self.tersembunyi = isi, tersembunyi
        # A stored matrix has lost the order of its methods.
        self.metode: list[str] = [kode for kode in Komponen.Metode.values if kode in isi["bobot"]]
        self.nama = {kode: str(Komponen.Metode(kode).label) for kode in self.metode}
        self.peserta: list[Mapping[str, Any]] = isi["peserta"]
        self.bobot = {kode: _perseratus(isi["bobot"][kode]) for kode in self.metode}
        self.ambang: dict[str, str] = isi.get("ambang", {})
        self.tangga: list[str] = list(isi.get("tangga", ()))
        self.gugur = isi.get("akibat_ambang") == "GUGUR"
        terbanyak = max(self.banyak(satu, kode) for satu in self.peserta for kode in self.metode)
        self.kpk = next(satu for banyak, satu in KELIPATAN if terbanyak <= banyak)
        self.akhir_nilai = {
            kode: ATAS_NILAI + sum(self.banyak(satu, kode) for satu in self.peserta if not self.tutup(satu))
            for kode in self.metode
        }
        self.awal, self.akhir = ATAS_REKAP + 1, ATAS_REKAP + len(self.peserta)
        # Columns of the recap after the three of each component.
        kolom = 3 + 3 * len(self.metode)
        self.k_hitung, self.k_akhir, self.k_dua = kolom, kolom + 1, kolom + 2
        self.k_tangga = {kode: kolom + 3 + n for n, kode in enumerate(self.tangga)}
        self.k_ambang = kolom + 3 + len(self.tangga)
        self.k_peringkat = self.k_ambang + bool(self.ambang)
        # Rows of the sheet of weights.
        self.b_bobot = {kode: ATAS_BOBOT + 1 + n for n, kode in enumerate(self.metode)}
        self.b_jumlah = ATAS_BOBOT + 1 + len(self.metode)
        self.b_kpk, self.b_penyebut, self.b_teliti = (self.b_jumlah + n for n in (2, 3, 4))
        self.b_ambang = {kode: self.b_teliti + 3 + n for n, kode in enumerate(self.ambang)}

    @property
    def penyebut(self) -> int:
        return sum(self.bobot.values()) * self.kpk * SATU_ANGKA

    def tutup(self, satu: Mapping[str, Any]) -> bool:
        return satu["lamaran"] in self.tersembunyi

    def banyak(self, satu: Mapping[str, Any], kode: str) -> int:
        return len(satu["komponen"][kode]["lembar"])

    def jumlah(self, satu: Mapping[str, Any], kode: str) -> int:
        return sum(_bulat(Fraction(x["nilai"]) * SATU_ANGKA) for x in satu["komponen"][kode]["lembar"])

    def rata(self, satu: Mapping[str, Any], kode: str) -> Fraction:
        return Fraction(self.jumlah(satu, kode), self.banyak(satu, kode) * SATU_ANGKA)

    def hitung(self, satu: Mapping[str, Any]) -> int:
        return sum(
            self.bobot[kode] * self.jumlah(satu, kode) * (self.kpk // self.banyak(satu, kode))
            for kode in self.metode
        )

    def sebanding(self, satu: Mapping[str, Any], kode: str) -> int:
        """The mean of a component over the common number of raters, as a rung of the ladder."""
        return self.jumlah(satu, kode) * (self.kpk // self.banyak(satu, kode))

    def kurang(self, satu: Mapping[str, Any]) -> int:
        """In how many places a participant is below a passing grade."""
        akhir = Fraction(self.hitung(satu), self.penyebut)
        angka = {AKHIR: akhir} | {kode: self.rata(satu, kode) for kode in self.metode}
        return sum(angka[kode] < Fraction(batas) for kode, batas in self.ambang.items())

    def di_bobot(self, baris: int, kolom: int = 1) -> str:
        return f"{BOBOT}!{alamat(baris, kolom, mutlak=True)}"

    def kolom_rekap(self, kolom: int) -> str:
        return rentang(REKAP, kolom, self.awal, self.akhir)


def _bulat(nilai: Fraction) -> int:
    """A whole number that is one; marks have two decimals, weights too."""
    if nilai.denominator != 1:
        raise ValueError(f"Nilai {nilai} lebih halus dari perseratus.")
    return nilai.numerator


def _tanda_kunci(sidik: str) -> str:
    """As on the rater's receipt (LembarNilai.kode_kunci)."""
    return "-".join(sidik[n : n + 4] for n in range(0, 16, 4)).upper()


def _perseratus(teks: str) -> int:
    return _bulat(Fraction(teks) * 100)


def _kepala(*teks: str) -> list[Sel | None]:
    return [Sel(satu, "kepala") for satu in teks]


def _keterangan(penerima: Penerima) -> LembarHitung:
    butir = (
        ("Jabatan", penerima.lowongan),
        ("Seleksi", penerima.seleksi),
        ("Salinan nomor", str(penerima.salinan)),
        ("Diambil oleh", penerima.nama),
        ("Waktu", penerima.waktu),
        ("Keperluan", penerima.keperluan),
        ("Sidik matriks nilai (SHA-256)", penerima.sidik),
    )
    petunjuk = (
        "Sel berlatar kuning adalah isian: nilai penilai, bobot indikator, dan bobot komponen. Semua angka "
        "lain dihitung dari isian itu dengan rumus; ubahlah salah satunya untuk mencoba.",
        "Nilai lembar = jumlah nilai indikator x bobot indikator. Nilai komponen = rata-rata lembar yang "
        "terkunci; yang berbenturan kepentingan atau berhalangan tidak ikut dihitung, bukan dihitung nol. "
        "Nilai akhir = jumlah nilai komponen x bobot komponen, dibagi jumlah bobot.",
        "Rumus menghitung dengan bilangan bulat: nilai dan bobot dalam perseratus, dan rata-rata disamakan "
        "penyebutnya. Satu angka nilai = 1.000.000. Bilangan bulat di bawah 1.000.000.000.000.000 tepat "
        "dalam setiap lembar sebar, sehingga peringkat dan nilai sama dihitung tanpa pembulatan.",
        "Pembulatan hanya untuk penyajian: kolom Nilai akhir (dua angka), setengah dibulatkan ke atas. "
        "Nilai akhir yang tepat = Hitungan bulat dibagi Penyebut pada lembar Bobot.",
        "Kolom Menurut sistem memuat hasil aplikasi saat rekapitulasi dihitung; kolom Sama membandingkannya "
        "dengan hasil rumus.",
    )
    baris: list[list[Sel | None]] = [
        [Sel(penerima.cap, "rahasia")],
        [Sel("Lembar kerja rekapitulasi nilai", "judul")],
        [],
    ]
    baris += [[Sel(nama, "kepala"), Sel(teks)] for nama, teks in butir]
    baris += [[], *([Sel(""), Sel(satu)] for satu in petunjuk)]
    return LembarHitung("Keterangan", baris, lebar=(30, 100))


def _bobot(s: _Susunan, penerima: Penerima) -> LembarHitung:
    baris: list[list[Sel | None]] = [
        [Sel(penerima.cap, "rahasia")],
        [Sel("Bobot komponen dan penyebut", "judul")],
        _kepala("Komponen", "Bobot (persen)", "Dalam perseratus"),
    ]
    for kode in s.metode:
        rumus = Rumus(f"=ROUND({alamat(s.b_bobot[kode], 1)}*100,0)", s.bobot[kode])
        baris.append([Sel(s.nama[kode]), Sel(Decimal(s.isi["bobot"][kode]), "isian"), Sel(rumus, "bulat")])
    awal, akhir = s.b_bobot[s.metode[0]], s.b_bobot[s.metode[-1]]
    jumlah = sum(s.bobot.values())
    baris.append(
        [
            Sel("Jumlah", "kepala"),
            Sel(Rumus(f"=SUM({alamat(awal, 1)}:{alamat(akhir, 1)})", Fraction(jumlah, 100)), "dua"),
            Sel(Rumus(f"=SUM({alamat(awal, 2)}:{alamat(akhir, 2)})", jumlah), "bulat"),
        ]
    )
    penilai = ",".join(s.kolom_rekap(3 + 3 * n) for n in range(len(s.metode)))
    terbesar = max(s.hitung(satu) for satu in s.peserta)
    rumus_kpk = str(KELIPATAN[-1][1])
    for banyak, satu in reversed(KELIPATAN[:-1]):
        rumus_kpk = f"IF(MAX({penilai})<={banyak},{satu},{rumus_kpk})"
    kpk, hitung = alamat(s.b_kpk, 1), s.kolom_rekap(s.k_hitung)
    baris += [
        [],
        [
            Sel("Kelipatan bersama jumlah penilai"),
            Sel(Rumus(f"={rumus_kpk}", s.kpk), "bulat"),
        ],
        [
            Sel("Penyebut nilai akhir"),
            Sel(Rumus(f"={alamat(s.b_jumlah, 2)}*{kpk}*{SATU_ANGKA}", s.penyebut), "bulat"),
        ],
        [
            Sel("Ketelitian"),
            Sel(
                Rumus(
                    f'=IF(MAX({hitung})<{TERBESAR},"tepat","lebih dari 15 angka")',
                    "tepat" if terbesar < TERBESAR else "lebih dari 15 angka",
                )
            ),
        ],
    ]
    if s.ambang:
        baris += [[], _kepala("Nilai batas", "Angka", "Dalam perseratus")]
        for kode, batas in s.ambang.items():
            rumus = Rumus(f"=ROUND({alamat(s.b_ambang[kode], 1)}*100,0)", _perseratus(batas))
            nama = s.nama.get(kode, "Nilai akhir")
            baris.append([Sel(nama), Sel(Decimal(batas), "isian"), Sel(rumus, "bulat")])
    return LembarHitung(BOBOT, baris, tetap=ATAS_BOBOT, lebar=(46, 22, 18))


def _nilai(s: _Susunan, kode: str, penerima: Penerima) -> LembarHitung:
    """Every counted sheet of one component, mark by mark."""
    indikator = s.isi["indikator"][kode]
    bobot = [_perseratus(satu["bobot"]) for satu in indikator]
    akhir = 4 + len(indikator)
    judul = f"{s.nama[kode]}: nilai setiap penilai"
    if any(map(s.tutup, s.peserta)):
        judul = f"{judul} (tanpa peserta yang berbenturan kepentingan dengan Anda)"
    baris: list[list[Sel | None]] = [
        [Sel(penerima.cap, "rahasia")],
        [Sel(judul, "judul")],
        [None, None, None, Sel("Bobot indikator (persen)", "kepala")],
        [None, None, None, Sel("Dalam perseratus", "kepala")],
        _kepala("No.", "Nomor pendaftaran", "Peserta", "Penilai", *(satu["nama"] for satu in indikator)),
    ]
    for n, satu in enumerate(indikator):
        baris[2].append(Sel(Decimal(satu["bobot"]), "isian"))
        baris[3].append(Sel(Rumus(f"=ROUND({alamat(3, 4 + n)}*100,0)", bobot[n]), "bulat"))
    baris[4] += _kepala("Hitungan bulat", "Nilai lembar", "Tanda kunci")
    for nomor, orang in enumerate(s.peserta, start=1):
        for lembar in () if s.tutup(orang) else orang["komponen"][kode]["lembar"]:
            ke = len(baris) + 1
            butir = [Decimal(lembar["butir"][str(satu["id"])]) for satu in indikator]
            suku = (
                f"ROUND({alamat(ke, 4 + n)}*100,0)*{alamat(4, 4 + n, mutlak=True)}" for n in range(len(butir))
            )
            bulat = sum(_perseratus(str(x)) * b for x, b in zip(butir, bobot, strict=True))
            baris.append(
                [
                    *(Sel(nomor, "bulat"), Sel(orang["nomor"]), Sel(orang["nama"]), Sel(lembar["nama"])),
                    *(Sel(x, "isian") for x in butir),
                    Sel(Rumus(f"={'+'.join(suku)}", bulat), "bulat"),
                    Sel(Rumus(f"={alamat(ke, akhir)}/{SATU_ANGKA}", Fraction(bulat, SATU_ANGKA)), "delapan"),
                    Sel(_tanda_kunci(lembar["sidik"])),
                ]
            )
    lebar = (6, 22, 32, 32, *([14] * len(indikator)), 16, 14, 20)
    return LembarHitung(s.nama[kode], baris, tetap=ATAS_NILAI, lebar=lebar)


def _rekap(
    s: _Susunan, kunci: Mapping[int, Kunci], ditetapkan: Mapping[int, int], penerima: Penerima
) -> LembarHitung:
    kelompok: list[Sel | None] = [None, None, None]
    kepala = _kepala("No.", "Nomor pendaftaran", "Peserta")
    for kode in s.metode:
        kelompok += [Sel(s.nama[kode], "kepala"), None, None]
        kepala += _kepala("Penilai", "Jumlah lembar (bulat)", "Rata-rata")
    kepala += _kepala("Hitungan bulat", "Nilai akhir", "Nilai akhir (dua angka)")
    kepala += _kepala(*(f"Tangga nilai sama: {s.nama[kode].lower()}" for kode in s.tangga))
    if s.ambang:
        kepala += _kepala("Di bawah nilai batas")
    kepala += _kepala("Peringkat", "Menurut sistem: nilai", "Menurut sistem: peringkat", "Sama")
    kepala += _kepala("Peringkat sesudah putusan pleno")
    tempat = peringkat(kunci)
    baris: list[list[Sel | None]] = [
        [Sel(penerima.cap, "rahasia")],
        [Sel("Rekapitulasi nilai", "judul")],
        [],
        kelompok,
        kepala,
    ]
    for nomor, satu in enumerate(s.peserta, start=1):
        baris.append(_baris_rekap(s, nomor, satu, tempat.get(satu["lamaran"]), ditetapkan))
    lebar = (6, 22, 32, *((9, 16, 13) * len(s.metode)), 20, 14, 12, *([16] * len(s.tangga)), *([12] * 6))
    return LembarHitung(REKAP, baris, tetap=ATAS_REKAP, lebar=lebar)


def _baris_rekap(
    s: _Susunan, nomor: int, satu: Mapping[str, Any], tempat: int | None, ditetapkan: Mapping[int, int]
) -> list[Sel | None]:
    ke = s.awal + nomor - 1
    hasil: list[Sel | None] = [Sel(nomor, "bulat"), Sel(satu["nomor"]), Sel(satu["nama"])]
    for n, kode in enumerate(s.metode):
        hasil += _sel_komponen(s, kode, ke, 3 + 3 * n, satu)
    penyebut = s.di_bobot(s.b_penyebut)
    suku = (
        f"{s.di_bobot(s.b_bobot[kode], 2)}*{alamat(ke, 4 + 3 * n)}"
        f"*({s.di_bobot(s.b_kpk)}/{alamat(ke, 3 + 3 * n)})"
        for n, kode in enumerate(s.metode)
    )
    hitung, h = s.hitung(satu), alamat(ke, s.k_hitung)
    tepat = Fraction(hitung, s.penyebut)
    dua = Fraction(dua_desimal(tepat))
    hasil += [
        Sel(Rumus(f"={'+'.join(suku)}", hitung), "bulat"),
        Sel(Rumus(f"={h}/{penyebut}", tepat), "delapan"),
        Sel(Rumus(f"=INT({h}/({penyebut}/100)+1/2)/100", dua), "dua"),
    ]
    for kode in s.tangga:
        n = s.metode.index(kode)
        rumus = f"={alamat(ke, 4 + 3 * n)}*({s.di_bobot(s.b_kpk)}/{alamat(ke, 3 + 3 * n)})"
        hasil.append(Sel(Rumus(rumus, s.sebanding(satu, kode)), "bulat"))
    if s.ambang:
        hasil.append(Sel(Rumus(_rumus_ambang(s, ke), s.kurang(satu)), "bulat"))
    urut: int | str = GUGUR if tempat is None else tempat
    r, sistem = s.k_peringkat, tempat if tempat is not None else GUGUR
    nilai, urutan = f"{alamat(ke, s.k_dua)}={alamat(ke, r + 1)}", f"{alamat(ke, r)}={alamat(ke, r + 2)}"
    sama = f'=IF(AND({nilai},{urutan}),"sama","BEDA")'
    return [
        *hasil,
        Sel(Rumus(_rumus_peringkat(s, ke), urut), "bulat"),
        Sel(dua_desimal(tepat), "dua"),
        Sel(sistem, "bulat"),
        Sel(Rumus(sama, "sama")),
        Sel(ditetapkan.get(satu["lamaran"], GUGUR), "bulat"),
    ]


def _sel_komponen(s: _Susunan, kode: str, ke: int, kolom: int, satu: Mapping[str, Any]) -> list[Sel | None]:
    """Raters, sum and mean of one participant; without the sheets, for a recused reader, as plain figures."""
    banyak, jumlah = s.banyak(satu, kode), s.jumlah(satu, kode)
    rata = Rumus(f"={alamat(ke, kolom + 1)}/({alamat(ke, kolom)}*{SATU_ANGKA})", s.rata(satu, kode))
    if s.tutup(satu):
        return [Sel(banyak, "bulat"), Sel(jumlah, "bulat"), Sel(rata, "delapan")]
    lembar, akhir = s.nama[kode], s.akhir_nilai[kode]
    nomor = rentang(lembar, 0, ATAS_NILAI + 1, akhir)
    bulat = rentang(lembar, 4 + len(s.isi["indikator"][kode]), ATAS_NILAI + 1, akhir)
    no = alamat(ke, 0)
    return [
        Sel(Rumus(f"=COUNTIF({nomor},{no})", banyak), "bulat"),
        Sel(Rumus(f"=SUMIF({nomor},{no},{bulat})", jumlah), "bulat"),
        Sel(rata, "delapan"),
    ]


def _rumus_ambang(s: _Susunan, ke: int) -> str:
    """In how many places this row is below a passing grade, compared in whole numbers."""
    suku = []
    for kode, baris in s.b_ambang.items():
        batas = f"{s.di_bobot(baris, 2)}*{SATU_ANGKA // 100}"
        if kode == AKHIR:
            batas = f"{batas}*{s.di_bobot(s.b_jumlah, 2)}*{s.di_bobot(s.b_kpk)}"
            suku.append(f"IF({alamat(ke, s.k_hitung)}<{batas},1,0)")
        else:
            n = s.metode.index(kode)
            suku.append(f"IF({alamat(ke, 4 + 3 * n)}<{batas}*{alamat(ke, 3 + 3 * n)},1,0)")
    return f"={'+'.join(suku)}"


def _rumus_peringkat(s: _Susunan, ke: int) -> str:
    """One more than those above: by the score, then by the rungs of the ladder."""
    kolom = [s.k_hitung, *s.k_tangga.values()]
    syarat = f"({s.kolom_rekap(s.k_ambang)}=0)*" if s.ambang and s.gugur else "1*"
    suku, sama = [], ""
    for satu in kolom:
        daerah, sel = s.kolom_rekap(satu), alamat(ke, satu)
        suku.append(f"SUMPRODUCT({syarat}{sama}({daerah}>{sel}))")
        sama = f"{sama}({daerah}={sel})*"
    rumus = f"1+{'+'.join(suku)}"
    if s.ambang and s.gugur:
        return f'=IF({alamat(ke, s.k_ambang)}>0,"{GUGUR}",{rumus})'
    return f"={rumus}"


# --- Cetakan ------------------------------------------------------------------------------------
def cetakan_lembar_kerja(
    isi: Mapping[str, Any],
    kunci: Mapping[int, Kunci],
    tersembunyi: Collection[int],
    ditetapkan: Mapping[int, int],
) -> dict[str, Any]:
    """RAHASIA. The same recap for paper: the recap with its whole numbers, then every sheet mark by mark."""
    s, tempat = _Susunan(isi, frozenset(tersembunyi)), peringkat(kunci)
    jumlah = sum(s.bobot.values())
    return {
        "bobot": [{"nama": s.nama[kode], "bobot": Decimal(isi["bobot"][kode])} for kode in s.metode],
        "penyebut": s.penyebut,
        "komponen": [
            {
                "kode": kode,
                "nama": s.nama[kode],
                "indikator": [
                    {"nama": satu["nama"], "bobot": Decimal(satu["bobot"])} for satu in isi["indikator"][kode]
                ],
                "peserta": [_cetak_orang(s, kode, orang) for orang in s.peserta],
            }
            for kode in s.metode
        ],
        "peserta": [
            {
                "nama": satu["nama"],
                "nomor": satu["nomor"],
                "rata": [
                    {"nilai": dua_desimal(s.rata(satu, kode)), "penilai": s.banyak(satu, kode)}
                    for kode in s.metode
                ],
                "sumbangan": [
                    (s.nama[kode], dua_desimal(s.rata(satu, kode) * s.bobot[kode] / jumlah))
                    for kode in s.metode
                ],
                "hitung": s.hitung(satu),
                "akhir": dua_desimal(Fraction(s.hitung(satu), s.penyebut)),
                "peringkat": tempat.get(satu["lamaran"], GUGUR),
                "ditetapkan": ditetapkan.get(satu["lamaran"], GUGUR),
            }
            for satu in s.peserta
        ],
    }


def _cetak_orang(s: _Susunan, kode: str, orang: Mapping[str, Any]) -> dict[str, Any]:
    indikator = s.isi["indikator"][kode]
    lembar = () if s.tutup(orang) else orang["komponen"][kode]["lembar"]
    return {
        "nama": orang["nama"],
        "nomor": orang["nomor"],
        "tertutup": s.tutup(orang),
        "lembar": [
            {
                "penilai": satu["nama"],
                "butir": [Decimal(satu["butir"][str(x["id"])]) for x in indikator],
                "nilai": Decimal(satu["nilai"]),
                "kunci": _tanda_kunci(satu["sidik"]),
            }
            for satu in lembar
        ],
    }

"""Recap, ranking, the three names, health, and the findings of penilaian for the gates of a vacancy."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import rfc8785
from django.db.models import Prefetch, QuerySet

from akun.models import Pengguna
from dokumen import rahasia
from jejak.baca import riwayat
from jejak.models import Jejak
from panitia.aturan import Hak
from panitia.queries import seleksi_dengan_hak
from penilaian import aturan
from penilaian.models import (
    BenturanKepentingan,
    ButirNilai,
    HasilKesehatan,
    Indikator,
    Komponen,
    LembarNilai,
    Peringkat,
    Rekap,
)
from penilaian.queries.asesmen import kalimat_asesmen
from penilaian.queries.bukti import LembarTerhitung, penyimpangan
from penilaian.queries.lembar import KL, SB, lembar_dihitung, peserta
from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi.alur import Tahap
from seleksi.aturan import NILAI_AKHIR, ambang_sebagai_peta
from seleksi.ketentuan import Kebijakan, Ketentuan
from seleksi.models import Lowongan

PERISTIWA_BACA = "peringkat.dibaca"
PERISTIWA_HITUNG, PERISTIWA_SERI = "rekap.dihitung", "rekap.seri_diputus"
PERISTIWA_LEMBAR_KERJA = "rekap.lembar_kerja_diambil"


def komponen_lowongan(lowongan: Lowongan) -> list[Komponen]:
    """The scored components of a vacancy in the order of the ketentuan."""
    hasil = list(Komponen.objects.filter(lowongan=lowongan).order_by("pk"))
    for satu in hasil:
        satu.lowongan = lowongan
    return hasil


@dataclass(frozen=True, slots=True)
class BarisPleno:
    """One vacancy in the list of the pleno."""

    lowongan: Lowongan
    komponen: tuple[Komponen, ...]
    rekap: Rekap | None


def lowongan_pleno(pengguna: Pengguna, pada: datetime) -> list[BarisPleno]:
    """Vacancies of this person's Pansel whose applications are in, running ones first. Three queries."""
    lowongan = list(
        Lowongan.objects.filter(
            komponen__isnull=False,
            pengumuman_ditutup_pada__isnull=False,
            seleksi__in=seleksi_dengan_hak(pengguna, Hak.NILAI, pada).order_by().values("pk"),
        )
        .exclude(tahap=Tahap.DIBATALKAN)
        .prefetch_related("seleksi", Prefetch("komponen", Komponen.objects.order_by("pk")))
        .distinct()
        .order_by("seleksi__tahun", "seleksi", "urutan")
    )
    rekap = {satu.lowongan_id: satu for satu in Rekap.objects.filter(lowongan__in=lowongan).defer("isi")}
    return [BarisPleno(satu, tuple(satu.komponen.all()), rekap.get(satu.pk)) for satu in lowongan]


@dataclass(frozen=True, slots=True)
class NilaiOrang:
    """What one participant reached: mean per component with the number of its raters, and the final score."""

    rata: dict[str, Fraction]
    penilai: dict[str, int]
    akhir: Fraction


@dataclass(frozen=True, slots=True)
class BahanRekap:
    """Everything the recap rests on: the matrix as plain data, and the exact values computed from it."""

    matriks: dict[str, Any]
    orang: dict[int, NilaiOrang]
    nama: dict[int, str]
    # Who is ranked, by what ranks compare; those a passing grade has dropped are missing.
    kunci: dict[int, aturan.Kunci]


@dataclass(frozen=True, slots=True)
class IsiRekap:
    """What a recap is computed from, read once: checked against the trail and counted are the same rows."""

    komponen: list[Komponen]
    indikator: dict[int, list[Indikator]]
    lembar: list[LembarTerhitung]

    def penyimpangan(self) -> list[str]:
        """Differences with the trail, in words; see `bukti.penyimpangan`."""
        return penyimpangan(self.komponen, self.indikator, self.lembar)


def isi_rekap(lowongan: Lowongan) -> IsiRekap:
    """Components, indicators and counted sheets of a vacancy, as they stand."""
    komponen = komponen_lowongan(lowongan)
    indikator: dict[int, list[Indikator]] = {satu.pk: [] for satu in komponen}
    for butir in Indikator.objects.filter(komponen__in=komponen).order_by("komponen", "urutan"):
        indikator[butir.komponen_id].append(butir)
    return IsiRekap(komponen, indikator, _lembar_terhitung(komponen))


def bahan_rekap(lowongan: Lowongan, bacaan: IsiRekap | None = None) -> BahanRekap:
    """Compute the recap of a vacancy from its locked sheets, from the marks up. Writes nothing.

    Only for acts that hold the lock of the vacancy. Raises NilaiTidakLengkap when a participant has a
    component without any counted sheet.
    """
    bacaan = bacaan or isi_rekap(lowongan)
    komponen, indikator = bacaan.komponen, bacaan.indikator
    lembar = _lembar_rekap(bacaan)
    bobot = {satu.metode: satu.bobot for satu in komponen}
    matriks_orang, orang, nama = [], {}, {}
    for satu in peserta(lowongan.pk):
        baris, rata, banyak = {}, {}, {}
        for k in komponen:
            isi = lembar.get((satu.pk, k.pk), [])
            rata[k.metode] = aturan.rata_rata([Decimal(x["nilai"]) for x in isi])
            banyak[k.metode] = len(isi)
            baris[k.metode] = {"lembar": isi, "rata": aturan.pecahan(rata[k.metode])}
        akhir = aturan.nilai_akhir(rata, bobot)
        orang[satu.pk] = NilaiOrang(rata, banyak, akhir)
        nama[satu.pk] = satu.pelamar.pengguna.nama_tampil
        matriks_orang.append(
            {
                "lamaran": satu.pk,
                "nomor": satu.nomor_pendaftaran,
                "nama": nama[satu.pk],
                "komponen": baris,
                "nilai_akhir": aturan.pecahan(akhir),
            }
        )
    ketentuan = lowongan.seleksi.aturan_main
    di_bawah = _di_bawah_ambang(orang, ketentuan)
    matriks: dict[str, Any] = {
        "lowongan": lowongan.pk,
        "jabatan": lowongan.nama_jabatan,
        "bobot": {metode: f"{satu:f}" for metode, satu in bobot.items()},
        "indikator": {
            k.metode: [{"id": x.pk, "nama": x.nama, "bobot": f"{x.bobot:f}"} for x in indikator[k.pk]]
            for k in komponen
        },
        "peserta": matriks_orang,
        **_kebijakan_matriks(ketentuan.kebijakan, di_bawah),
    }
    return BahanRekap(matriks, orang, nama, kunci_matriks(matriks))


def _di_bawah_ambang(orang: Mapping[int, NilaiOrang], ketentuan: Ketentuan) -> dict[int, list[str]]:
    """Who is below a passing grade, with each of them in words."""
    ambang = ambang_sebagai_peta(ketentuan.kebijakan.ambang)
    nama = {satu.kode: satu.nama for satu in ketentuan.metode} | {aturan.AKHIR: NILAI_AKHIR}
    hasil = {}
    for pk, satu in orang.items():
        kurang = aturan.di_bawah_ambang(satu.rata, satu.akhir, ambang)
        angka = {**satu.rata, aturan.AKHIR: satu.akhir}
        if kurang:
            hasil[pk] = [aturan.kata_ambang(nama[kode], angka[kode], ambang[kode]) for kode in kurang]
    return hasil


def _kebijakan_matriks(kebijakan: Kebijakan, di_bawah: Mapping[int, list[str]]) -> dict[str, Any]:
    """Policies the ranks rest on, kept with the matrix; nothing where there are none."""
    hasil: dict[str, Any] = {}
    if kebijakan.urutan_seri:
        hasil["tangga"] = list(kebijakan.urutan_seri)
    if kebijakan.ambang:
        hasil["ambang"] = {satu.metode: f"{satu.nilai:f}" for satu in kebijakan.ambang}
        hasil["akibat_ambang"] = kebijakan.akibat_ambang
        hasil["di_bawah_ambang"] = {str(pk): kata for pk, kata in di_bawah.items()}
    return hasil


def kunci_matriks(matriks: Mapping[str, Any]) -> dict[int, aturan.Kunci]:
    """What ranks compare, from the matrix alone."""
    gugur = set(matriks.get("di_bawah_ambang", ())) if matriks.get("akibat_ambang") == "GUGUR" else set()
    peserta = [satu for satu in matriks["peserta"] if str(satu["lamaran"]) not in gugur]
    return aturan.kunci_peringkat(
        {satu["lamaran"]: Fraction(satu["nilai_akhir"]) for satu in peserta},
        {
            satu["lamaran"]: {kode: Fraction(isi["rata"]) for kode, isi in satu["komponen"].items()}
            for satu in peserta
        },
        matriks.get("tangga", ()),
    )


def _lembar_terhitung(komponen: Sequence[Komponen]) -> list[LembarTerhitung]:
    """The counted sheets by rater. Plain tuples: a large vacancy has tens of thousands of marks."""
    dihitung = lembar_dihitung(komponen)
    butir: dict[int, dict[int, Decimal]] = {}
    for pk, milik, nilai in ButirNilai.objects.filter(lembar__in=dihitung).values_list(
        "lembar_id", "indikator_id", "nilai"
    ):
        butir.setdefault(pk, {})[milik] = nilai
    medan = ("pk", "komponen_id", "lamaran_id", "penilai_id", "garam", "sidik")
    baris = dihitung.order_by("penilai_id", "pk").values_list(*medan)
    return [
        LembarTerhitung(pk, komponen_id, lamaran, penilai, garam, sidik, butir.get(pk, {}))
        for pk, komponen_id, lamaran, penilai, garam, sidik in baris
    ]


def _lembar_rekap(isi: IsiRekap) -> dict[tuple[int, int], list[dict[str, Any]]]:
    """Participant and component -> the counted sheets as the matrix keeps them, by rater."""
    penilai = Pengguna.objects.in_bulk({satu.penilai_id for satu in isi.lembar})
    nama = {pk: satu.nama_tampil for pk, satu in penilai.items()}
    bobot = {pk: {satu.pk: satu.bobot for satu in daftar} for pk, daftar in isi.indikator.items()}
    hasil: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for satu in isi.lembar:
        milik, butir = bobot[satu.komponen_id], satu.butir
        nilai_lembar = aturan.nilai_lembar(butir, milik)
        hasil.setdefault((satu.lamaran_id, satu.komponen_id), []).append(
            {
                "penilai": satu.penilai_id,
                "nama": nama[satu.penilai_id],
                "butir": {str(pk): f"{butir[pk]:f}" for pk in milik},
                "nilai": f"{nilai_lembar:f}",
                "sidik": satu.sidik,
            }
        )
    return hasil


def penyimpangan_peringkat(rekap: Rekap) -> list[str]:
    """RAHASIA in what it reads, not in what it says: are the stored ranks those of the stored matrix?"""
    isi = Rekap.objects.values_list("isi", flat=True).get(pk=rekap.pk)
    apa = "Rekapitulasi"
    if hashlib.sha256(rfc8785.dumps(isi)).hexdigest() != rekap.sidik:
        return [f"{apa}: matriksnya bukan yang dihitung."]
    putusan = riwayat(rekap).filter(peristiwa__in=[PERISTIWA_HITUNG, PERISTIWA_SERI])
    urutan: list[int] = []
    sidik = ""
    for satu in putusan:
        if satu.peristiwa == PERISTIWA_SERI:
            urutan = satu.rincian["urutan"]
        elif satu.rincian["sidik"] != sidik:
            sidik, urutan = satu.rincian["sidik"], []
    if sidik != rekap.sidik:
        return [f"{apa}: sidiknya tidak menurut jejak."]
    if urutan != rekap.urutan_pleno:
        return [f"{apa}: putusan pleno atas nilai yang sama tidak menurut jejak."]
    seharusnya = aturan.peringkat(kunci_matriks(isi), urutan)
    kini = dict(rekap.peringkat.values_list("lamaran", "peringkat"))
    return [] if kini == seharusnya else [f"{apa}: peringkatnya tidak menurut matriksnya."]


def tidak_menilai(lowongan: Lowongan) -> list[str]:
    """Who did not score whom in the end, for the minutes: conflicts first, then absences."""
    berbenturan = BenturanKepentingan.objects.filter(
        ada=True, lamaran__lowongan=lowongan, lamaran__in=Lamaran.objects.memenuhi_syarat()
    ).select_related("penilai", "lamaran__pelamar__pengguna")
    kalimat = [
        f"{satu.penilai} terhadap {satu.lamaran.pelamar} karena benturan kepentingan"
        for satu in berbenturan.order_by("lamaran__urutan", "penilai")
    ]
    berhalangan = LembarNilai.objects.filter(
        komponen__lowongan=lowongan,
        keadaan=KL.DIBATALKAN,
        sebab_batal=SB.BERHALANGAN,
        lamaran__in=Lamaran.objects.memenuhi_syarat(),
    ).select_related("penilai", "komponen", "lamaran__pelamar__pengguna")
    return kalimat + [
        f"{satu.penilai} terhadap {satu.lamaran.pelamar} pada {satu.komponen.get_metode_display().lower()} "
        "karena berhalangan"
        for satu in berhalangan.order_by("komponen", "lamaran__urutan", "penilai")
    ]


def rekap_lowongan(lowongan: Lowongan) -> Rekap | None:
    """The recap without its matrix, which no page needs as a whole."""
    return (
        Rekap.objects.filter(lowongan=lowongan)
        .select_related("dihitung_oleh", "ditetapkan_oleh")
        .defer("isi")
        .first()
    )


def nilai_tersimpan(rekap: Rekap) -> dict[int, Fraction]:
    """Exact final scores as stored."""
    isi = Rekap.objects.values_list("isi", flat=True).get(pk=rekap.pk)
    return {satu["lamaran"]: Fraction(satu["nilai_akhir"]) for satu in isi["peserta"]}


def kunci_tersimpan(rekap: Rekap) -> dict[int, aturan.Kunci]:
    """What the stored ranks compare: exact final scores of those ranked, then the ladder."""
    return kunci_matriks(Rekap.objects.values_list("isi", flat=True).get(pk=rekap.pk))


def catatan_kebijakan(rekap: Rekap, kebijakan: Kebijakan) -> aturan.CatatanKebijakan:
    """RAHASIA. For the minutes and the page that shows the ranking."""
    asesmen = kalimat_asesmen(rekap.lowongan_id) if kebijakan.masa_asesmen_bulan else ()
    if not kebijakan.urutan_seri and not kebijakan.ambang:
        return aturan.CatatanKebijakan(asesmen=asesmen)
    isi = Rekap.objects.values_list("isi", flat=True).get(pk=rekap.pk)
    nama = {satu["lamaran"]: satu["nama"] for satu in isi["peserta"]}
    tangga = isi.get("tangga", ())
    metode = dict(Komponen.Metode.choices)
    urutan = ", lalu ".join(metode[satu].lower() for satu in tangga)
    di_bawah = isi.get("di_bawah_ambang", {})
    return aturan.CatatanKebijakan(
        tangga=tuple(
            f"{_daftar(sorted(nama[pk] for pk in orang))} diurutkan menurut {urutan}"
            for orang in aturan.dipecahkan_tangga(kunci_matriks(isi))
        ),
        di_bawah=tuple(sorted((nama[int(pk)], tuple(kata)) for pk, kata in di_bawah.items())),
        gugur=isi.get("akibat_ambang") == "GUGUR",
        asesmen=asesmen,
    )


def _daftar(nama: Sequence[str]) -> str:
    return f"{', '.join(nama[:-1])} dan {nama[-1]}"


def baris_peringkat(rekap: Rekap) -> QuerySet[Peringkat]:
    """RAHASIA. Ranks from the first on; only for those who opened them by `baca_peringkat`."""
    return (
        Peringkat.objects.filter(rekap=rekap)
        .select_related("lamaran__pelamar__pengguna")
        .order_by("peringkat", "lamaran__urutan")
    )


def pembacaan_berlaku(pengguna: Pengguna, rekap: Rekap, pada: datetime) -> Jejak | None:
    """The person's last recorded reading of this recap, while it keeps the page open."""
    return rahasia.pembacaan_berlaku(rekap, PERISTIWA_BACA, pengguna, pada, sejak=rekap.dihitung_pada)


def pembacaan_terakhir(rekap: Rekap, banyak: int = 5) -> list[Jejak]:
    """Readings and copies of the worksheet, the newest first."""
    semua = rahasia.pembacaan(rekap, PERISTIWA_BACA, PERISTIWA_LEMBAR_KERJA)
    return list(semua.order_by("-tinggi")[:banyak])


# --- Tiga calon dan kesehatan ---
def tiga_calon(lowongan: Lowongan) -> list[Lamaran]:
    """The three names in alphabetical order of the bare name; nothing in it tells a rank."""
    calon = Lamaran.objects.filter(
        lowongan=lowongan, peringkat__calon=True, peringkat__rekap__ditetapkan_pada__isnull=False
    ).select_related("pelamar__pengguna")
    return sorted(calon, key=lambda satu: nama_abjad(satu.pelamar.pengguna.nama_tampil))


def calon_tinggal(lowongan: Collection[int]) -> dict[int, tuple[int, bool]]:
    """Per vacancy that has its names: how many can still be appointed, and whether one may take a place.

    One query, however many vacancies; tells neither who nor where.
    """
    hasil: dict[int, tuple[int, bool]] = {}
    baris = Peringkat.objects.filter(rekap__lowongan__in=lowongan, rekap__ditetapkan_pada__isnull=False)
    medan = ("rekap__lowongan", "calon", "lamaran__keadaan", "lamaran__hasil_kesehatan__sehat")
    for pk, calon, keadaan, sehat in baris.values_list(*medan):
        tinggal, pengganti = hasil.get(pk, (0, False))
        layak = keadaan == Keadaan.MS and sehat is not False
        hasil[pk] = (tinggal + (calon and layak), pengganti or (layak and not calon))
    return hasil


def calon_keluar(lowongan: Lowongan) -> list[Lamaran]:
    """Those of the three who can no longer be appointed, alphabetical."""
    baris = HasilKesehatan.objects.filter(lamaran__lowongan=lowongan, sehat=False)
    sakit = set(baris.values_list("lamaran_id", flat=True))
    return [satu for satu in tiga_calon(lowongan) if satu.keadaan != Keadaan.MS or satu.pk in sakit]


def calon_berikut(lowongan: Lowongan) -> list[Lamaran]:
    """RAHASIA. Who stands next below the three and is in the race; several only on one and the same rank."""
    baris = (
        Peringkat.objects.filter(rekap__lowongan=lowongan, calon=False, lamaran__keadaan=Keadaan.MS)
        .exclude(lamaran__hasil_kesehatan__sehat=False)
        .select_related("lamaran__pelamar__pengguna")
        .order_by("peringkat", "lamaran__urutan")
    )
    return [satu.lamaran for satu in baris if satu.peringkat == baris[0].peringkat]


def nama_abjad(nama: str) -> str:
    """ "Danang Wirasena" for "dr. Danang Wirasena, M.P.H.", to sort by: titles do not count."""
    kata = [satu for satu in nama.split(",")[0].split() if not satu.endswith(".")]
    return " ".join(kata or [nama]).casefold()

"""Findings of penilaian for the gates of a vacancy: how far the work is, never a mark, a rank or a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from penilaian.models import Komponen, Peringkat, Rekap
from penilaian.queries.lembar import KK, TERTUTUP
from penilaian.queries.rekap import calon_tinggal
from peserta.alur import Keadaan
from seleksi.alur import Tahap
from seleksi.aturan import calon_berkurang
from seleksi.izin import Temuan, Tingkat
from seleksi.models import Lowongan

KETUA = "Ketua Panitia Seleksi"
DASAR_REKAP = "Lampiran huruf b angka 9 huruf a"
# Components that must be locked before a vacancy leaves a stage.
METODE_GERBANG: dict[str, tuple[str, ...]] = {
    Tahap.ASESMEN: ("ASESMEN",),
    Tahap.KOMPETENSI_BIDANG: ("MAKALAH",),
    Tahap.WAWANCARA: ("WAWANCARA", "REKAM_JEJAK"),
}


def temuan_gerbang(lowongan: Collection[Lowongan]) -> dict[int, list[Temuan]]:
    """Per vacancy what penilaian has to say on its next gate; four queries, however many vacancies."""
    dinilai = [satu.pk for satu in lowongan if satu.tahap in METODE_GERBANG]
    diwawancara = [satu.pk for satu in lowongan if satu.tahap == Tahap.WAWANCARA]
    diperiksa = [satu.pk for satu in lowongan if satu.tahap == Tahap.KESEHATAN]
    komponen = {(k.lowongan_id, k.metode): k for k in Komponen.objects.filter(lowongan__in=dinilai)}
    rekap = {satu.lowongan_id: satu for satu in Rekap.objects.filter(lowongan__in=diwawancara).defer("isi")}
    kesehatan = _kesehatan(diperiksa)
    tinggal = calon_tinggal(diperiksa)
    hasil: dict[int, list[Temuan]] = {satu.pk: [] for satu in lowongan}
    for satu in lowongan:
        for metode in METODE_GERBANG.get(satu.tahap, ()):
            hasil[satu.pk] += _komponen(komponen.get((satu.pk, metode)), metode, perlu_diumumkan=False)
        if satu.tahap == Tahap.WAWANCARA:
            hasil[satu.pk] += _rekap(rekap.get(satu.pk))
        if satu.tahap == Tahap.KESEHATAN:
            hasil[satu.pk] += _hasil_kesehatan(kesehatan[satu.pk])
            hasil[satu.pk] += _berkurang(satu, tinggal)
    return hasil


def temuan_komponen(lowongan: Lowongan, metode: str, perlu_diumumkan: bool) -> list[Temuan]:
    """B-9a, B-9b for a gate of the vacancy: is the component locked, and its result announced?"""
    komponen = Komponen.objects.filter(lowongan=lowongan, metode=metode).first()
    return _komponen(komponen, metode, perlu_diumumkan)


def temuan_rekap(lowongan: Lowongan) -> list[Temuan]:
    """B-9a, B-9e for a gate: recap computed, three names chosen. Says nothing of scores, ranks or ties."""
    return _rekap(Rekap.objects.filter(lowongan=lowongan).defer("isi").first())


def temuan_kesehatan(lowongan: Lowongan) -> list[Temuan]:
    """B-7, E-07 for a gate: a health result for each of the three. Names nobody, so that all may read it."""
    return [
        *_hasil_kesehatan(_kesehatan([lowongan.pk])[lowongan.pk]),
        *_berkurang(lowongan, calon_tinggal([lowongan.pk])),
    ]


def _kesehatan(lowongan: list[int]) -> dict[int, list[bool | None]]:
    """Per vacancy the health results of the three who are in the race; None where there is none yet."""
    hasil: dict[int, list[bool | None]] = defaultdict(list)
    terpilih = Peringkat.objects.filter(
        calon=True, lamaran__lowongan__in=lowongan, lamaran__keadaan=Keadaan.MS
    )
    for pk, sehat in terpilih.values_list("lamaran__lowongan_id", "lamaran__hasil_kesehatan__sehat"):
        hasil[pk].append(sehat)
    return hasil


def _berkurang(lowongan: Lowongan, tinggal: Mapping[int, tuple[int, bool]]) -> list[Temuan]:
    """B-9e. What the policy says once one of the three is out."""
    sisa, pengganti = tinggal.get(lowongan.pk, (None, False))
    return calon_berkurang(sisa, pengganti, lowongan.seleksi.aturan_main)


def _komponen(komponen: Komponen | None, metode: str, perlu_diumumkan: bool) -> list[Temuan]:
    nama = str(Komponen.Metode(metode).label).lower()
    dasar = "Lampiran huruf b angka 9 huruf b"
    if komponen is None or komponen.keadaan not in TERTUTUP:
        pesan = f"Penilaian {nama} belum dikunci."
        if komponen is None or komponen.keadaan == KK.BELUM:
            pesan = f"Penilaian {nama} belum dibuka."
        return [Temuan("B-9a", DASAR_REKAP, pesan, Tingkat.BLOK, KETUA, "kunci_komponen")]
    temuan = [Temuan("B-9a", DASAR_REKAP, f"Penilaian {nama} dikunci.", Tingkat.TERPENUHI)]
    if perlu_diumumkan and komponen.keadaan != KK.DIUMUMKAN:
        pesan = f"Hasil {nama} belum diumumkan kepada peserta."
        temuan.append(Temuan("B-9b", dasar, pesan, Tingkat.BLOK, KETUA, "umumkan_hasil_tahap"))
    elif perlu_diumumkan:
        temuan.append(Temuan("B-9b", dasar, f"Hasil {nama} diumumkan.", Tingkat.TERPENUHI))
    return temuan


def _rekap(rekap: Rekap | None) -> list[Temuan]:
    dasar = "Lampiran huruf b angka 9 huruf e"
    if rekap is None:
        pesan = "Rekapitulasi nilai belum dihitung."
        return [Temuan("B-9a", DASAR_REKAP, pesan, Tingkat.BLOK, KETUA, "hitung_rekap")]
    temuan = [Temuan("B-9a", DASAR_REKAP, "Rekapitulasi nilai dihitung.", Tingkat.TERPENUHI)]
    if rekap.ditetapkan_pada is None:
        pesan = "Pleno belum menetapkan tiga calon."
        temuan.append(Temuan("B-9e", dasar, pesan, Tingkat.BLOK, KETUA, "tetapkan_tiga_nama"))
    else:
        temuan.append(Temuan("B-9e", dasar, "Tiga calon ditetapkan pleno.", Tingkat.TERPENUHI))
    return temuan


def _hasil_kesehatan(hasil: Collection[bool | None]) -> list[Temuan]:
    dasar = "Lampiran huruf b angka 7"
    sehat = [satu for satu in hasil if satu is not None]
    if not hasil or len(sehat) < len(hasil):
        pesan = f"Hasil pemeriksaan kesehatan baru tercatat untuk {len(sehat)} dari {len(hasil)} calon."
        return [Temuan("B-7", dasar, pesan, Tingkat.BLOK, KETUA, "catat_kesehatan")]
    temuan = [
        Temuan("B-7", dasar, f"Hasil pemeriksaan kesehatan {len(sehat)} calon tercatat.", Tingkat.TERPENUHI)
    ]
    if not all(sehat):
        pesan = "Ada calon yang tidak memenuhi syarat kesehatan; PPK tidak dapat memilihnya."
        temuan.append(Temuan("E-07", "Pasal 4 ayat (3) huruf g", pesan, Tingkat.INGAT))
    return temuan

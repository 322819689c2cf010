"""Moving a timetable: what moves with a date, and what the law lets move at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from seleksi.aturan.kalender import (
    DASAR_A3,
    SATU_HARI,
    Kalender,
    TahunBelumDitetapkan,
    tahun_belum_ditetapkan,
    tanggal_kata,
)
from seleksi.aturan.kata import KETUA_PANSEL, SEKRETARIAT
from seleksi.aturan.persiapan import KEGIATAN_SEJAJAR, RANTAI_KEGIATAN, jadwal_tahapan
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan

Rentang = tuple[date, date]
# How the other activities follow the one that is moved.
GESER_SEMUA, GESER_BENTROK, GESER_SATU = "SEMUA", "BENTROK", "SATU"
# To these people come, so a day off matters.
DIHADIRI = ("ASESMEN", "MAKALAH", "WAWANCARA", "KESEHATAN")
DASAR_JADWAL = "Pasal 5 ayat (5) huruf a"
# The rest of a timetable follows the announcement in this order.
_SESUDAH = (*RANTAI_KEGIATAN[:2], KEGIATAN_SEJAJAR, *RANTAI_KEGIATAN[2:])


@dataclass(frozen=True, slots=True)
class KeadaanJadwal:
    """What a change of a timetable is judged by."""

    hari_ini: date
    diumumkan: bool
    rencana_pelantikan: date | None = None
    # The last day of the decree of the Pansel; None while there is none.
    pansel_sampai: date | None = None


def pindahkan_kegiatan(
    jadwal: Mapping[str, Rentang],
    kegiatan: str,
    baru: Rentang,
    cara: str,
    kalender: Kalender,
    seminggu: int,
) -> dict[str, Rentang]:
    """P-10. The timetable after one activity moved: alone, with all later ones, or with those it runs into.

    SEMUA keeps every distance; BENTROK pushes only what would begin too early, to the next working day where
    the calendar knows it; SATU moves nothing else. Later ones never move forward past what they follow.

    Dasar: Perbup Pasal 5 ayat (5) huruf a; Lampiran, Persiapan huruf b angka 4.
    """
    hasil = dict(jadwal)
    lama = jadwal[kegiatan]
    hasil[kegiatan] = baru
    if cara == GESER_SEMUA:
        geser = baru[1] - lama[1]
        for kode in _sesudah(jadwal, kegiatan):
            hasil[kode] = (jadwal[kode][0] + geser, jadwal[kode][1] + geser)
    elif cara == GESER_BENTROK:
        for dulu, lalu in _urutan(kegiatan):
            if dulu in hasil and lalu in hasil and hasil[lalu][0] <= hasil[dulu][1]:
                awal = _hari_kerja_berikut(hasil[dulu][1] + SATU_HARI, kalender, seminggu)
                hasil[lalu] = (awal, awal + (hasil[lalu][1] - hasil[lalu][0]))
    return hasil


def _sesudah(jadwal: Mapping[str, Rentang], kegiatan: str) -> list[str]:
    """Activities that begin after this one does, and those that stand behind it in the chain."""
    urutan = _SESUDAH.index(kegiatan)
    return [
        kode for kode in jadwal if kode != kegiatan and kode in _SESUDAH and _SESUDAH.index(kode) > urutan
    ]


def _urutan(kegiatan: str) -> Iterator[tuple[str, str]]:
    """Pairs (earlier, later) that the change can reach, in the order of the chain."""
    yield "PENGUMUMAN", KEGIATAN_SEJAJAR
    yield KEGIATAN_SEJAJAR, "KESEHATAN"
    awal = 0 if kegiatan == KEGIATAN_SEJAJAR else RANTAI_KEGIATAN.index(kegiatan)
    yield from pairwise(RANTAI_KEGIATAN[awal:])


def _hari_kerja_berikut(hari: date, kalender: Kalender, seminggu: int) -> date:
    while kalender.sebab_libur(hari, seminggu):
        hari += SATU_HARI
    return hari


def perubahan_jadwal(
    lama: Mapping[str, Rentang],
    baru: Mapping[str, Rentang],
    sebutan: Mapping[str, str],
    keadaan: KeadaanJadwal,
    ketentuan: Ketentuan,
    kalender: Kalender,
) -> list[Temuan]:
    """P-10, A-3, A-4. Whether a timetable may become another, and what becomes tight when it does.

    Once announced the period of applications changes only by an extension, and what has passed stays.

    Dasar: Perbup Pasal 5 ayat (5) huruf a; Lampiran huruf a angka 3 dan 4.
    """
    berubah = [kode for kode in baru if baru[kode] != lama.get(kode)]
    if not berubah:
        pesan = "Tidak ada tanggal yang berubah."
        return [Temuan("P-10", DASAR_JADWAL, pesan, Tingkat.BLOK, SEKRETARIAT, "")]
    return [
        *(_setelah_diumumkan(lama, baru, berubah, sebutan, keadaan) if keadaan.diumumkan else []),
        *(
            satu
            for satu in jadwal_tahapan(baru, sebutan, ketentuan, kalender)
            # An announced closing cannot move here, so a word about its day helps nobody.
            if not (keadaan.diumumkan and satu.kode == "A-3" and satu.tingkat == Tingkat.INGAT)
        ),
        *_hari_libur(baru, berubah, sebutan, ketentuan, kalender),
        *_melewati(baru, keadaan),
    ]


def _setelah_diumumkan(
    lama: Mapping[str, Rentang],
    baru: Mapping[str, Rentang],
    berubah: list[str],
    sebutan: Mapping[str, str],
    keadaan: KeadaanJadwal,
) -> Iterator[Temuan]:
    if "PENGUMUMAN" in berubah:
        yield _pengumuman_berubah(lama["PENGUMUMAN"], baru["PENGUMUMAN"])
    for kode in berubah:
        if kode == "PENGUMUMAN":
            continue
        if kode in lama and lama[kode][1] < keadaan.hari_ini:
            pesan = (
                f"{sebutan[kode]} sudah berlangsung sampai {tanggal_kata(lama[kode][1])}; tanggalnya tetap."
            )
            yield Temuan("P-10", DASAR_JADWAL, pesan, Tingkat.BLOK, SEKRETARIAT, "")
        elif baru[kode][0] < keadaan.hari_ini and baru[kode][0] != lama.get(kode, baru[kode])[0]:
            pesan = f"{sebutan[kode]} dipindah ke {tanggal_kata(baru[kode][0])}, hari yang sudah lewat."
            yield Temuan("P-10", DASAR_JADWAL, pesan, Tingkat.BLOK, SEKRETARIAT, "")


def _pengumuman_berubah(lama: Rentang, baru: Rentang) -> Temuan:
    if baru[1] < lama[1]:
        pesan = (
            f"Penerimaan lamaran sudah diumumkan sampai {tanggal_kata(lama[1])} dan tidak pernah dimajukan."
        )
        return Temuan("A-3", DASAR_A3, pesan, Tingkat.BLOK, SEKRETARIAT, "")
    pesan = "Waktu pengumuman sudah diumumkan; perubahannya hanya lewat perpanjangan."
    return Temuan("A-4", "Lampiran huruf a angka 4", pesan, Tingkat.BLOK, KETUA_PANSEL, "")


def _hari_libur(
    baru: Mapping[str, Rentang],
    berubah: list[str],
    sebutan: Mapping[str, str],
    ketentuan: Ketentuan,
    kalender: Kalender,
) -> Iterator[Temuan]:
    """Warnings only: people are asked to come on a day off, or nobody knows yet whether it is one."""
    seminggu = ketentuan.pengumuman.hari_kerja_seminggu
    belum: set[int] = set()
    for kode in berubah:
        if kode not in DIHADIRI:
            continue
        libur = []
        for hari in _setiap_hari(baru[kode]):
            try:
                if not kalender.hari_kerja(hari, seminggu):
                    libur.append(f"{tanggal_kata(hari)} ({kalender.sebab_libur(hari, seminggu)})")
            except TahunBelumDitetapkan as galat:
                belum.add(galat.tahun)
        if libur:
            pesan = f"{sebutan[kode]} memanggil orang pada hari libur: {'; '.join(libur)}."
            yield Temuan("P-10", DASAR_JADWAL, pesan, Tingkat.INGAT, SEKRETARIAT, "")
    for tahun in sorted(belum):
        satu = tahun_belum_ditetapkan(tahun)
        yield Temuan(satu.kode, satu.dasar, satu.pesan, Tingkat.INGAT, satu.pelaku, satu.tindakan)


def _setiap_hari(rentang: Rentang) -> Iterator[date]:
    for n in range((rentang[1] - rentang[0]).days + 1):
        yield rentang[0] + timedelta(days=n)


def _melewati(baru: Mapping[str, Rentang], keadaan: KeadaanJadwal) -> Iterator[Temuan]:
    """Warnings: the end runs past the planned oath, or past the decree of the Pansel."""
    akhir = max(sampai for _, sampai in baru.values())
    rencana = keadaan.rencana_pelantikan
    if rencana is not None and akhir > rencana:
        pesan = (
            f"Jadwal berakhir {tanggal_kata(akhir)}, sesudah rencana pelantikan {tanggal_kata(rencana)}; "
            "usia pelamar dihitung pada hari itu, jadi perbarui rencananya dan periksa lagi batas usianya."
        )
        yield Temuan("E-03", "Pasal 4 ayat (3) huruf c", pesan, Tingkat.INGAT, SEKRETARIAT, "")
    sampai = keadaan.pansel_sampai
    if sampai is not None and akhir > sampai:
        pesan = (
            f"Keputusan Panitia Seleksi berlaku sampai {tanggal_kata(sampai)}, jadwal berakhir "
            f"{tanggal_kata(akhir)}; perpanjang keputusannya."
        )
        yield Temuan("P-04", "Pasal 5 ayat (3)", pesan, Tingkat.INGAT, "PPK", "panitia.sk")

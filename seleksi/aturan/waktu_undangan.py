"""The times of an invitation against timetable and calendar. Who is invited, and when it may be: peserta."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from seleksi.aturan.jadwal import DASAR_JADWAL
from seleksi.aturan.kalender import Kalender, TahunBelumDitetapkan, hari_kerja_lewat, tanggal_kata
from seleksi.aturan.kata import SEKRETARIAT
from seleksi.izin import Temuan, Tingkat

DASAR_TUGAS = "Pasal 6 ayat (2)"
# The law gives no number; below it the person who sends is warned, never held.
TENGGANG_HARI_KERJA = 3
Waktu = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class RencanaPanggilan:
    """What the times of a call are judged by; all moments in the zone of the installation."""

    nama: str
    waktu: Sequence[Waktu]
    # First and last day of the stage in the timetable; None while it has none.
    rentang: tuple[date, date] | None
    bergiliran: bool = False
    pada_hari_libur: bool = False


def susun_giliran(
    mulai: datetime, menit: int, banyak: int, istirahat: tuple[time, time] | None = None
) -> list[Waktu]:
    """P-12. The times of so many people one after another; nobody begins before or ends within the break.

    Dasar: Pasal 6 ayat (2).
    """
    lama, hasil = timedelta(minutes=menit), []
    for _ in range(banyak):
        if istirahat is not None:
            dari, sampai = (datetime.combine(mulai.date(), jam, tzinfo=mulai.tzinfo) for jam in istirahat)
            if mulai < sampai and mulai + lama > dari:
                mulai = sampai
        hasil.append((mulai, mulai + lama))
        mulai += lama
    return hasil


def waktu_panggilan(
    rencana: RencanaPanggilan, kini: datetime, kalender: Kalender, seminggu: int
) -> list[Temuan]:
    """P-10. The times lie ahead, within the timetable, on days on which people may be asked to come.

    Held: past, across midnight, outside the timetable, on a day off nobody spoke for. Warned: on a day off
    on purpose, a year without calendar, short notice, two people at one time.

    Dasar: Perbup Pasal 5 ayat (5) huruf a; Pasal 6 ayat (2) huruf a.
    """
    hari = sorted({mulai.date() for mulai, _ in rencana.waktu})
    return [
        *_lewat(rencana.waktu, kini),
        *_di_luar_jadwal(rencana, hari),
        *_hari_libur(rencana, hari, kalender, seminggu),
        *(_tenggang(kini.date(), hari[0], kalender, seminggu) if hari else ()),
        *(_bentrok(rencana.waktu) if rencana.bergiliran else ()),
    ]


def _lewat(waktu: Sequence[Waktu], kini: datetime) -> Iterator[Temuan]:
    if any(mulai <= kini for mulai, _ in waktu):
        yield _p10("Ada waktu yang sudah lewat. Undangan hanya untuk waktu yang akan datang.")
    if any(selesai.date() != mulai.date() for mulai, selesai in waktu):
        yield _p10("Ada waktu yang melewati tengah malam. Ubah jam mulai atau lamanya.")


def _di_luar_jadwal(rencana: RencanaPanggilan, hari: Sequence[date]) -> Iterator[Temuan]:
    if rencana.rentang is None:
        yield _p10(f"Jadwal {rencana.nama} belum diatur.")
        return
    dari, sampai = rencana.rentang
    if luar := [satu for satu in hari if not dari <= satu <= sampai]:
        yield _p10(
            f"{'; '.join(map(tanggal_kata, luar))} berada di luar jadwal {rencana.nama} "
            f"({tanggal_kata(dari)} sampai {tanggal_kata(sampai)}). Ubah waktunya, atau ubah jadwal lowongan "
            "ini lebih dahulu."
        )


def _hari_libur(
    rencana: RencanaPanggilan, hari: Sequence[date], kalender: Kalender, seminggu: int
) -> Iterator[Temuan]:
    libur, belum = [], set()
    for satu in hari:
        try:
            if not kalender.hari_kerja(satu, seminggu):
                libur.append(f"{tanggal_kata(satu)} ({kalender.sebab_libur(satu, seminggu)})")
        except TahunBelumDitetapkan as galat:
            belum.add(galat.tahun)
    if libur:
        pesan = f"Peserta diundang pada hari libur: {'; '.join(libur)}."
        if rencana.pada_hari_libur:
            yield _p10(f"{pesan} Ini disengaja.", Tingkat.INGAT)
        else:
            yield _p10(f"{pesan} Ubah harinya, atau nyatakan bahwa ini disengaja.")
    for tahun in sorted(belum):
        yield _p10(str(TahunBelumDitetapkan(tahun)), Tingkat.INGAT)


def _tenggang(hari_ini: date, pertama: date, kalender: Kalender, seminggu: int) -> Iterator[Temuan]:
    try:
        banyak, kata = hari_kerja_lewat(hari_ini, pertama, kalender, seminggu), "hari kerja"
    except TahunBelumDitetapkan:
        banyak, kata = (pertama - hari_ini).days, "hari kalender"
    if pertama >= hari_ini and banyak < TENGGANG_HARI_KERJA:
        yield _p12(
            f"Undangan ini sampai {banyak} {kata} sebelum acaranya. Peraturan tidak menentukan tenggang; "
            f"peserta layak diberi tahu paling sedikit {TENGGANG_HARI_KERJA} hari kerja sebelumnya.",
        )


def _bentrok(waktu: Sequence[Waktu]) -> Iterator[Temuan]:
    urut = sorted(waktu)
    sama = sum(lalu[0] < dulu[1] for dulu, lalu in pairwise(urut))
    if sama:
        yield _p12(f"{sama} giliran bertumpuk dengan giliran sebelumnya.")


def _p10(pesan: str, tingkat: Tingkat = Tingkat.BLOK) -> Temuan:
    return Temuan("P-10", DASAR_JADWAL, pesan, tingkat, SEKRETARIAT)


def _p12(pesan: str) -> Temuan:
    return Temuan("P-12", DASAR_TUGAS, pesan, Tingkat.INGAT, SEKRETARIAT)

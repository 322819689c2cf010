"""The objection window after the administrative result. The Perbup is silent: a policy of the selection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from seleksi.aturan.kalender import (
    SATU_HARI,
    Kalender,
    TahunBelumDitetapkan,
    batas_dari_tanggal,
    batas_kata,
    tahun_belum_ditetapkan,
)
from seleksi.aturan.kata import KETUA_PANSEL, terpenuhi
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan

DASAR_SANGGAH = "kebijakan masa_sanggah_hari; tidak diatur Perbup"


@dataclass(frozen=True, slots=True)
class KeadaanSanggah:
    """The windows of a vacancy taken together; without a moment where none was opened."""

    batas: datetime | None = None
    batas_jawab: datetime | None = None
    diajukan: int = 0
    belum_dijawab: int = 0


TANPA_SANGGAH = KeadaanSanggah()


def ada_masa_sanggah(ketentuan: Ketentuan) -> bool:
    """S-1. Whether this selection grants a window at all.

    Dasar: Perbup tidak mengatur; kebijakan.masa_sanggah_hari.
    """
    return ketentuan.kebijakan.masa_sanggah_hari > 0


def masa_sanggah(
    diumumkan: date, ketentuan: Ketentuan, kalender: Kalender, zona: tzinfo
) -> tuple[datetime, datetime]:
    """S-1. When the window closes, and until when every objection is answered; both half-open.

    So many working days after the day of the announcement, then so many after the last day of the window.
    Raises TahunBelumDitetapkan.

    Dasar: Perbup tidak mengatur; kebijakan.masa_sanggah_hari dan kebijakan.jawab_sanggah_hari.
    """
    pilihan, seminggu = ketentuan.kebijakan, ketentuan.pengumuman.hari_kerja_seminggu
    akhir = _hari_kerja_sesudah(diumumkan, pilihan.masa_sanggah_hari, kalender, seminggu)
    jawab = _hari_kerja_sesudah(akhir, pilihan.jawab_sanggah_hari, kalender, seminggu)
    return batas_dari_tanggal(akhir, zona), batas_dari_tanggal(jawab, zona)


def kalender_sanggah(diumumkan: date, ketentuan: Ketentuan, kalender: Kalender, zona: tzinfo) -> list[Temuan]:
    """S-1. The days of the window can be counted: every year they touch is confirmed.

    Dasar: Perbup tidak mengatur; kebijakan.masa_sanggah_hari.
    """
    if not ada_masa_sanggah(ketentuan):
        return []
    try:
        masa_sanggah(diumumkan, ketentuan, kalender, zona)
    except TahunBelumDitetapkan as belum:
        return [tahun_belum_ditetapkan(belum.tahun)]
    return []


def sanggah_selesai(keadaan: KeadaanSanggah, pada: datetime, zona: tzinfo) -> list[Temuan]:
    """S-1. The stage waits until the window has closed and every objection is answered.

    Dasar: Perbup tidak mengatur; kebijakan.masa_sanggah_hari.
    """
    if keadaan.batas is None or keadaan.batas_jawab is None:
        return []
    temuan = []
    if pada < keadaan.batas:
        pesan = f"Masa sanggah berlangsung sampai dengan {batas_kata(keadaan.batas, zona)}."
        temuan.append(Temuan("S-1", DASAR_SANGGAH, pesan, Tingkat.MENUNGGU, KETUA_PANSEL))
    if keadaan.belum_dijawab:
        sampai = batas_kata(keadaan.batas_jawab, zona)
        kata = "paling lambat" if pada < keadaan.batas_jawab else "seharusnya paling lambat"
        pesan = f"{keadaan.belum_dijawab} sanggahan belum dijawab; {kata} {sampai}."
        temuan.append(
            Temuan("S-1", DASAR_SANGGAH, pesan, Tingkat.BLOK, KETUA_PANSEL, "peserta.daftar_sanggahan")
        )
    if temuan:
        return temuan
    pesan = f"Masa sanggah berakhir {batas_kata(keadaan.batas, zona)}; {keadaan.diajukan} sanggahan dijawab."
    return terpenuhi("S-1", DASAR_SANGGAH, pesan)


def _hari_kerja_sesudah(hari: date, banyak: int, kalender: Kalender, seminggu: int) -> date:
    while banyak > 0:
        hari += SATU_HARI
        banyak -= kalender.hari_kerja(hari, seminggu)
    return hari

"""One objection of one applicant: when it may be sent, what it holds, how it is answered."""

from __future__ import annotations

from datetime import date, datetime

from peserta.aturan.kata import _hari_tanggal
from seleksi.izin import Temuan, Tingkat

DASAR_SANGGAHAN = "kebijakan masa_sanggah_hari; tidak diatur Perbup"
BUKTI_MAKS = 5
PANJANG_SANGGAHAN = 5000


def dalam_masa_sanggah(tiba: datetime, batas: datetime | None) -> list[Temuan]:
    """S-1. An objection arrives before the window closes: the moment of the bound is too late.

    ``batas`` in the zone of the installation; None where he has no window.

    Dasar: Perbup tidak mengatur; kebijakan.masa_sanggah_hari.
    """
    if batas is None:
        return [_s1("Tidak ada masa sanggah untuk lamaran ini.")]
    if tiba < batas:
        return []
    return [_s1(f"Masa sanggah berakhir sebelum {_hari_tanggal(batas.date())} pukul {batas:%H.%M}.")]


def sanggahan_belum_dikirim(diajukan: bool) -> list[Temuan]:
    """S-1. One objection for each application; what is sent is not changed.

    Dasar: Perbup tidak mengatur; kebijakan.masa_sanggah_hari.
    """
    return [_s1("Sanggahan Anda sudah dikirim dan tidak dapat diubah.")] if diajukan else []


def isi_sanggahan(isi: str) -> list[Temuan]:
    """S-1. What is sent says something.

    Dasar: Perbup tidak mengatur; kebijakan.masa_sanggah_hari.
    """
    return [] if isi.strip() else [_s1("Tulis apa yang Anda sanggah dan mengapa.")]


def jumlah_bukti(banyak: int) -> list[Temuan]:
    """S-1. So many files of evidence at most.

    Dasar: Perbup tidak mengatur; kebijakan.masa_sanggah_hari.
    """
    if banyak < BUKTI_MAKS:
        return []
    return [_s1(f"Bukti paling banyak {BUKTI_MAKS} berkas. Hapus salah satu untuk menggantinya.")]


def sanggahan_dapat_ditarik(diajukan: bool, dijawab: bool, ditarik: bool) -> list[Temuan]:
    """S-1. A sent objection may be withdrawn until it is answered.

    Dasar: Perbup tidak mengatur; kebijakan.masa_sanggah_hari.
    """
    if ditarik:
        return [_s1("Sanggahan ini sudah Anda tarik.")]
    if dijawab:
        return [_s1("Sanggahan ini sedang diputuskan Panitia Seleksi dan tidak dapat ditarik lagi.")]
    return [] if diajukan else [_s1("Sanggahan ini belum dikirim, jadi tidak ada yang ditarik.")]


def sanggahan_dapat_dijawab(diajukan: bool, dijawab: bool, ditarik: bool) -> list[Temuan]:
    """S-1. The Pansel answers a sent objection, once.

    Dasar: Perbup tidak mengatur; kebijakan.masa_sanggah_hari.
    """
    if not diajukan or ditarik:
        return [_s1("Tidak ada sanggahan yang menunggu jawaban.", "Ketua Pansel")]
    return [_s1("Sanggahan ini sudah dijawab.", "Ketua Pansel")] if dijawab else []


def rapat_sanggahan(rapat: date, diajukan: date, hari_ini: date, hadir: int, kuorum: int) -> list[Temuan]:
    """S-1. The answer rests on a meeting after the objection came, with the quorum of the pleno.

    Dasar: Perbup tidak mengatur; kebijakan.masa_sanggah_hari dan kebijakan.kuorum_pleno.
    """
    temuan = []
    if not diajukan <= rapat <= hari_ini:
        pesan = f"Rapat yang memutuskan berlangsung antara {_hari_tanggal(diajukan)} dan hari ini."
        temuan.append(_s1(pesan, "Ketua Pansel"))
    if hadir < max(kuorum, 1):
        pesan = f"Rapat dihadiri {hadir} anggota Pansel; paling sedikit {max(kuorum, 1)} orang."
        temuan.append(_s1(pesan, "Ketua Pansel"))
    return temuan


def jawaban_terlambat(pada: datetime, batas_jawab: datetime) -> list[Temuan]:
    """S-1. A late answer is given all the same, and said to be late.

    Dasar: Perbup tidak mengatur; kebijakan.jawab_sanggah_hari.
    """
    if pada < batas_jawab:
        return []
    pesan = f"Waktu menjawab berakhir sebelum {_hari_tanggal(batas_jawab.date())}; jawaban ini terlambat."
    return [Temuan("S-1", DASAR_SANGGAHAN, pesan, Tingkat.INGAT, "Ketua Pansel")]


def _s1(pesan: str, pelaku: str = "Pelamar") -> Temuan:
    return Temuan("S-1", DASAR_SANGGAHAN, pesan, pelaku=pelaku)

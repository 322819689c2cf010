"""Enough applicants, or an extension, or the path that remains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from seleksi.aturan.kalender import (
    SATU_HARI,
    TANPA_KALENDER,
    Kalender,
    hari_kata,
    hari_terakhir_kata,
    hari_terakhir_paling_cepat,
    jumlah_hari,
    kalender_cukup,
    tanggal_kata,
)
from seleksi.aturan.kata import KETUA_PANSEL, PELAMAR, SEKRETARIAT, terpenuhi
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan


@dataclass(frozen=True, slots=True)
class KeadaanPelamar:
    """What the rules on too few applicants look at, for one vacancy."""

    terkirim: int
    perpanjangan: int
    lewat_batas: bool
    # Letter of the supervising body that lets the selection go on with exactly three.
    rekomendasi_lanjut: str = ""
    # Present state of the announcement of an extension: "", KONSEP.
    konsep_perpanjangan: bool = False
    # Times applications opened again because too few passed; the number who applied was settled before.
    perpanjangan_seleksi: int = 0


def jumlah_pelamar(keadaan: KeadaanPelamar, ketentuan: Ketentuan) -> list[Temuan]:
    """A-4, A-5. More than three applicants, or an extension (twice at most), or three with a recommendation.

    Dasar: Perbup Lampiran huruf a angka 4 dan 5.
    """
    aturan = ketentuan.pengumuman
    jumlah = keadaan.terkirim
    if keadaan.perpanjangan_seleksi:
        pesan = (
            f"{jumlah} lamaran terkirim dalam perpanjangan seleksi ke-{keadaan.perpanjangan_seleksi}; jumlah "
            "pelamar sudah diputus sebelum seleksi administrasi."
        )
        return terpenuhi("A-4", "Lampiran huruf a angka 4", pesan)
    if jumlah >= aturan.min_pelamar:
        pesan = f"{jumlah} lamaran terkirim, paling sedikit {aturan.min_pelamar}."
        return terpenuhi("A-4", "Lampiran huruf a angka 4", pesan)
    if keadaan.perpanjangan < aturan.perpanjangan_maks:
        return [_perlu_perpanjangan(keadaan, ketentuan)]
    return [_setelah_perpanjangan(keadaan, ketentuan)]


def _perlu_perpanjangan(keadaan: KeadaanPelamar, ketentuan: Ketentuan) -> Temuan:
    aturan = ketentuan.pengumuman
    ke = f"perpanjangan ke-{keadaan.perpanjangan + 1} dari {aturan.perpanjangan_maks}"
    awal = f"Baru {keadaan.terkirim} lamaran terkirim; diperlukan paling sedikit {aturan.min_pelamar}."
    dasar = "Lampiran huruf a angka 4"
    if keadaan.konsep_perpanjangan:
        pesan = f"{awal} Pengumuman {ke} sudah disusun dan menunggu tanda tangan Ketua Pansel."
        return Temuan("A-4", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "seleksi.tanda_tangan")
    lama = hari_kata(aturan, aturan.perpanjangan_hari)
    if keadaan.lewat_batas:
        pesan = f"{awal} Perpanjang pengumuman {lama} ({ke}); syarat tidak boleh diubah."
    else:
        pesan = (
            f"{awal} Bila sampai penutupan tetap kurang, pengumuman dapat diperpanjang {lama} ({ke}); "
            "syarat tidak boleh diubah."
        )
    return Temuan("A-4", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.perpanjangan")


def _setelah_perpanjangan(keadaan: KeadaanPelamar, ketentuan: Ketentuan) -> Temuan:
    aturan = ketentuan.pengumuman
    jumlah, cukup = keadaan.terkirim, aturan.lanjut_dengan_rekomendasi
    dasar = "Lampiran huruf a angka 5"
    awal = f"Setelah {keadaan.perpanjangan} kali diperpanjang baru {jumlah} lamaran terkirim."
    if not keadaan.lewat_batas:
        pesan = (
            f"{awal} Perpanjangan sudah habis: dengan tepat {cukup} pelamar seleksi hanya berlanjut dengan "
            f"rekomendasi {ketentuan.badan_pengawas}, dengan kurang dari {cukup} dibatalkan."
        )
        return Temuan("A-4", "Lampiran huruf a angka 4", pesan, Tingkat.BLOK, PELAMAR, "")
    if jumlah < cukup:
        pesan = (
            f"{awal} Perpanjangan sudah habis dan paling sedikit {cukup} pelamar diperlukan untuk meminta "
            "rekomendasi; lowongan ini harus dibatalkan."
        )
        return Temuan("A-5", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "seleksi.batalkan")
    if jumlah == cukup and keadaan.rekomendasi_lanjut:
        pesan = (
            f"{jumlah} pelamar setelah {keadaan.perpanjangan} kali diperpanjang, berlanjut dengan "
            f"rekomendasi {ketentuan.badan_pengawas} nomor {keadaan.rekomendasi_lanjut}."
        )
        return terpenuhi("A-5", dasar, pesan)[0]
    pesan = (
        f"{awal} Seleksi hanya dapat berlanjut dengan rekomendasi {ketentuan.badan_pengawas}; catat suratnya."
    )
    return Temuan("A-5", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.rekomendasi_lanjut")


def boleh_diperpanjang(keadaan: KeadaanPelamar, ketentuan: Ketentuan) -> list[Temuan]:
    """A-4. An extension is open only while applicants are too few, twice at most, once the period has ended.

    Dasar: Perbup Lampiran huruf a angka 4.
    """
    aturan = ketentuan.pengumuman
    dasar = "Lampiran huruf a angka 4"
    hasil = []
    if keadaan.perpanjangan_seleksi:
        pesan = (
            "Pendaftaran ini sudah perpanjangan seleksi administrasi; perpanjangan berikutnya memerlukan "
            "rekomendasi baru sesudah pemeriksaan selesai."
        )
        hasil.append(Temuan("A-4", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, ""))
    if keadaan.terkirim >= aturan.min_pelamar:
        pesan = (
            f"Sudah {keadaan.terkirim} lamaran terkirim, paling sedikit {aturan.min_pelamar}; "
            "pengumuman tidak boleh diperpanjang."
        )
        hasil.append(Temuan("A-4", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, ""))
    if keadaan.perpanjangan >= aturan.perpanjangan_maks:
        pesan = f"Pengumuman sudah diperpanjang {keadaan.perpanjangan} kali, batas yang diperbolehkan."
        hasil.append(Temuan("A-4", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, ""))
    if not keadaan.lewat_batas:
        pesan = (
            "Perpanjangan baru dapat ditetapkan setelah batas penerimaan lamaran lewat; sampai saat itu "
            "jumlah pelamar belum pasti."
        )
        hasil.append(Temuan("A-4", dasar, pesan, Tingkat.MENUNGGU))
    return hasil


def awal_perpanjangan(batas_lama: date, hari_ini: date) -> date:
    """A-4. First day of an extension: the day after the old last day, or today when that has passed already.

    Dasar: Perbup Lampiran huruf a angka 4.
    """
    return max(batas_lama + SATU_HARI, hari_ini)


def lama_perpanjangan(
    mulai: date, sampai: date, ketentuan: Ketentuan, kalender: Kalender = TANPA_KALENDER
) -> list[Temuan]:
    """A-4. One extension takes exactly seven calendar days; a last day that is off moves where told so.

    Dasar: Perbup Lampiran huruf a angka 4.
    """
    aturan = ketentuan.pengumuman
    dasar = "Lampiran huruf a angka 4"
    if kurang := kalender_cukup(mulai, aturan.perpanjangan_hari, aturan, kalender, sampai):
        return kurang
    lama = hari_kata(aturan, jumlah_hari(mulai, sampai, aturan, kalender))
    tepat = hari_terakhir_paling_cepat(mulai, aturan.perpanjangan_hari, aturan, kalender)
    awal = f"Perpanjangan {tanggal_kata(mulai)} sampai {tanggal_kata(sampai)}"
    if sampai != tepat:
        pesan = (
            f"{awal} lamanya {lama}, harus {aturan.perpanjangan_hari}: sampai {tanggal_kata(tepat)}. "
            "Susun ulang pengumumannya."
        )
        return [Temuan("A-4", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.perpanjangan")]
    hitungan = hari_terakhir_kata(mulai, aturan.perpanjangan_hari, aturan, kalender)
    return terpenuhi("A-4", dasar, f"{awal}: {hitungan}")

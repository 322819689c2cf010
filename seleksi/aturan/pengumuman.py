"""The announcement: its blocks, its channels, its length, and the second it ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta, tzinfo

from seleksi.aturan.kalender import (
    DASAR_A3,
    TANPA_KALENDER,
    Kalender,
    hari_kata,
    hari_terakhir_kata,
    jumlah_hari,
    kalender_cukup,
    saat_kata,
    tanggal_dari_batas,
    tanggal_kata,
    terakhir_libur,
    terlalu_singkat,
)
from seleksi.aturan.kata import SEKRETARIAT, daftar_kata, terpenuhi
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan

# What arrived before the deadline may still be in hand; after this the list of applicants is final.
MASA_TUNTAS = timedelta(minutes=2)
SALURAN_MEDIA = "MEDIA"
SALURAN_PORTAL = "PORTAL_NASIONAL"
# The blocks an announcement must hold, by their letter in Lampiran huruf a angka 6.
UNSUR_PENGUMUMAN: dict[str, str] = {
    "a": "nama jabatan yang lowong",
    "b": "persyaratan administrasi",
    "c": "kualifikasi pendidikan dan standar kompetensi jabatan",
    "d": "persyaratan integritas dengan pakta integritas",
    "e": "batas waktu penyampaian lamaran",
    "f": "tahapan, jadwal, dan sistem seleksi",
    "g": "alamat atau nomor telepon Sekretariat",
    "h": "prosedur lain yang diperlukan",
    "i": "pengalaman jabatan",
    "j": "lamaran disampaikan kepada Panitia Seleksi",
    "k": "penanda tangan Ketua Panitia Seleksi",
}


def unsur_pengumuman(isi: Mapping[str, object]) -> list[Temuan]:
    """A-6. The announcement holds its eleven blocks. `isi` maps the letter of a block to its content.

    Dasar: Perbup Lampiran huruf a angka 6.
    """
    dasar = "Lampiran huruf a angka 6"
    kurang = [f"huruf {huruf}) {nama}" for huruf, nama in UNSUR_PENGUMUMAN.items() if not isi.get(huruf)]
    if kurang:
        pesan = f"Pengumuman belum memuat {daftar_kata(kurang)}."
        return [Temuan("A-6", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.ubah_lowongan")]
    return terpenuhi("A-6", dasar, "Sebelas unsur pengumuman lengkap.")


def tayang_media(
    tayang: Collection[date], batas: date, ketentuan: Ketentuan, kalender: Kalender = TANPA_KALENDER
) -> list[Temuan]:
    """A-1. The announcement stood in national print or electronic media. `tayang` are the proven days.

    A proof later than the announcement is a warning: read strictly, the days then count from that day.

    Dasar: Perbup Lampiran huruf a angka 1.
    """
    dasar = "Lampiran huruf a angka 1"
    if not tayang:
        pesan = "Bukti tayang di media cetak nasional atau media elektronik belum diunggah."
        return [Temuan("A-1", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.bukti_tayang")]
    aturan, awal = ketentuan.pengumuman, min(tayang)
    if kurang := kalender_cukup(awal, 0, aturan, kalender, batas):
        return kurang
    hari = jumlah_hari(awal, batas, aturan, kalender)
    hasil = terpenuhi("A-1", dasar, f"Tayang di media sejak {tanggal_kata(awal)}.")
    if hari < aturan.hari:
        pesan = (
            f"Bukti tayang media paling awal bertanggal {tanggal_kata(awal)}: dihitung dari hari itu "
            f"pengumuman hanya tayang {hari} dari {hari_kata(aturan, aturan.hari)}."
        )
        hasil.append(Temuan("A-1", dasar, pesan, Tingkat.INGAT, SEKRETARIAT, "seleksi.bukti_tayang"))
    return hasil


def tayang_portal(ada: bool, ketentuan: Ketentuan) -> list[Temuan]:
    """A-2. The announcement also stood on the national portal.

    Dasar: Perbup Lampiran huruf a angka 2; the portal is a parameter because Sijapti KASN is gone.
    """
    dasar = "Lampiran huruf a angka 2"
    if not ada:
        pesan = f"Bukti tayang pada {ketentuan.portal_nasional} belum diunggah."
        return [Temuan("A-2", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.bukti_tayang")]
    return terpenuhi("A-2", dasar, f"Tayang pada {ketentuan.portal_nasional}.")


_CARA_HITUNG = {
    "INKLUSIF": "hari pertama dan terakhir ikut dihitung",
    "EKSKLUSIF": "hari pertama tidak dihitung",
}


def lama_pengumuman(
    mulai: date, sampai: date, ketentuan: Ketentuan, kalender: Kalender = TANPA_KALENDER
) -> list[Temuan]:
    """A-3. The announcement stands at least 15 calendar days up to the last day of applications.

    Dasar: Perbup Lampiran huruf a angka 3.
    """
    aturan = ketentuan.pengumuman
    dasar = f"{DASAR_A3} · {_CARA_HITUNG[aturan.hitung]}"
    if kurang := kalender_cukup(mulai, aturan.hari, aturan, kalender, sampai):
        return kurang
    lama = jumlah_hari(mulai, sampai, aturan, kalender)
    if lama < aturan.hari:
        pesan = f"{terlalu_singkat(mulai, sampai, aturan, kalender)} Susun ulang dengan batas yang baru."
        return [Temuan("A-3", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.siapkan_pengumuman")]
    pesan = (
        f"Pengumuman {tanggal_kata(mulai)} sampai {tanggal_kata(sampai)}: {hari_kata(aturan, lama)}, "
        f"paling singkat {aturan.hari}."
    )
    if aturan.jenis_hari == "KERJA":
        pesan = f"{pesan} {hari_terakhir_kata(mulai, aturan.hari, aturan, kalender)}"
    return [
        *terpenuhi("A-3", dasar, pesan),
        *terakhir_libur(sampai, aturan, "seleksi.siapkan_pengumuman", kalender),
    ]


def penutupan(
    mulai: date,
    batas: datetime,
    pada: datetime,
    zona: tzinfo,
    ketentuan: Ketentuan,
    kalender: Kalender = TANPA_KALENDER,
) -> list[Temuan]:
    """A-3. Applications close when the announced moment has come; until then only time is missing.

    Dasar: Perbup Lampiran huruf a angka 3.
    """
    aturan = ketentuan.pengumuman
    dasar = f"{DASAR_A3} · {_CARA_HITUNG[aturan.hitung]}"
    terakhir = tanggal_dari_batas(batas, zona)
    if kurang := kalender_cukup(mulai, 0, aturan, kalender, terakhir):
        return kurang
    penuh = hari_kata(aturan, jumlah_hari(mulai, terakhir, aturan, kalender))
    if pada < batas:
        tayang = jumlah_hari(mulai, pada.astimezone(zona).date(), aturan, kalender)
        pesan = (
            f"Pengumuman baru tayang {tayang} dari {penuh}; lamaran diterima sampai "
            f"{tanggal_kata(terakhir)}, paling cepat ditutup {saat_kata(batas, zona)}."
        )
        return [Temuan("A-3", dasar, pesan, Tingkat.MENUNGGU)]
    if not penerimaan_tuntas(batas, pada):
        pesan = (
            "Lamaran yang tiba sebelum batas masih diproses; pendaftaran dapat ditutup mulai "
            f"{saat_kata(batas + MASA_TUNTAS, zona)}."
        )
        return [Temuan("A-3", dasar, pesan, Tingkat.MENUNGGU)]
    pesan = (
        f"Pengumuman tayang {penuh}, {tanggal_kata(mulai)} sampai {tanggal_kata(terakhir)}; "
        f"paling singkat {aturan.hari}."
    )
    return terpenuhi("A-3", dasar, pesan)


def diterima_tepat_waktu(tiba: datetime, batas: datetime) -> bool:
    """A-3. Half-open: what arrives before the bound counts, what arrives at it or later does not.

    Dasar: Perbup Lampiran huruf a angka 6 huruf e.
    """
    return tiba < batas


def penerimaan_tuntas(batas: datetime, pada: datetime) -> bool:
    """A-3. Whether everything that arrived in time has also been dealt with, so that counting is safe.

    Dasar: Perbup Lampiran huruf a angka 6 huruf e.
    """
    return pada >= batas + MASA_TUNTAS

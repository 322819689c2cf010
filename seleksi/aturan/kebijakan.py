"""The choices made where the law leaves a gap: reading, changing and applying them. The gaps: see celah."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from seleksi.aturan.celah import AMBANG_AKHIR, DASAR_KEBIJAKAN, KEBIJAKAN, NILAI_AKHIR
from seleksi.aturan.kalender import tanggal_kata
from seleksi.aturan.kata import KETUA_PANSEL, SEKRETARIAT, daftar_kata, persen_kata
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ambang, Ketentuan


def nilai_kebijakan(kode: str, ketentuan: Ketentuan) -> Any:
    """P-10. The choice in force: a code, a number, a tuple of method codes or of passing grades.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    bagian, medan = KEBIJAKAN[kode].jalan
    return getattr(getattr(ketentuan, bagian), medan)


def kata_kebijakan(kode: str, ketentuan: Ketentuan) -> str:
    """P-10. The choice in force in plain Indonesian, for pages and the berita acara.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    butir, nilai = KEBIJAKAN[kode], nilai_kebijakan(kode, ketentuan)
    if not nilai and butir.nol:
        return butir.nol
    if butir.rentang is not None:
        return f"{nilai} {butir.satuan}"
    nama = {satu.kode: satu.nama for satu in ketentuan.metode} | {AMBANG_AKHIR: NILAI_AKHIR}
    if kode == "urutan_seri":
        return f"{', lalu '.join(nama[satu].lower() for satu in nilai)}, lalu pleno"
    if kode == "ambang":
        return daftar_kata([f"{nama[satu.metode].lower()} {persen_kata(satu.nilai)}" for satu in nilai])
    return next(satu.nama for satu in butir.pilihan if satu.kode == nilai)


def akibat_kebijakan(kode: str, ketentuan: Ketentuan) -> str:
    """P-10. What the choice in force does.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    butir, nilai = KEBIJAKAN[kode], nilai_kebijakan(kode, ketentuan)
    if not butir.pilihan:
        return "" if not nilai and butir.nol else butir.akibat
    return next(satu.akibat for satu in butir.pilihan if satu.kode == nilai)


def kebijakan(pilihan: Mapping[str, Any], ketentuan: Ketentuan) -> list[Temuan]:
    """P-10. A choice is one of those the policy has; a ladder and passing grades name methods of the profile.

    `pilihan` maps policy to its value as plain data: code, number, list of codes, or method -> figure.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    salah = [pesan for kode, nilai in pilihan.items() if (pesan := _keliru(kode, nilai, ketentuan))]
    return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.BLOK, KETUA_PANSEL) for pesan in salah]


def _keliru(kode: str, nilai: Any, ketentuan: Ketentuan) -> str:
    butir = KEBIJAKAN.get(kode)
    if butir is None:
        return f"Kebijakan {kode} tidak dikenal."
    metode = [satu.kode for satu in ketentuan.metode]
    if butir.rentang is not None:
        rendah, tinggi = butir.rentang
        benar = type(nilai) is int and rendah <= nilai <= tinggi
        return "" if benar else f"{butir.nama}: isi {rendah} sampai {tinggi} {butir.satuan}."
    if kode == "urutan_seri":
        benar = isinstance(nilai, list) and len(set(nilai)) == len(nilai) and set(nilai) <= set(metode)
        return "" if benar else f"{butir.nama}: sebut setiap komponen paling banyak satu kali."
    if kode == "ambang":
        benar = isinstance(nilai, dict) and all(
            satu in {*metode, AMBANG_AKHIR} and _antara_0_100(angka) for satu, angka in nilai.items()
        )
        return "" if benar else f"{butir.nama}: isi angka 0 sampai 100 untuk komponen yang ada."
    benar = nilai in {satu.kode for satu in butir.pilihan}
    return "" if benar else f"{butir.nama}: pilih salah satu yang tersedia."


def _antara_0_100(angka: Any) -> bool:
    try:
        return 0 < Decimal(angka) <= 100
    except (InvalidOperation, TypeError, ValueError):
        return False


def dengan_kebijakan(pilihan: Mapping[str, Any], pertimbangan: str, ketentuan: Ketentuan) -> Ketentuan:
    """P-10. Copy of the ketentuan with these choices; `kebijakan` has found nothing against them.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    isi = ketentuan.jadi_json()
    for kode, nilai in pilihan.items():
        bagian, medan = KEBIJAKAN[kode].jalan
        if kode == "ambang":
            nilai = [{"metode": metode, "nilai": str(angka)} for metode, angka in nilai.items()]
        isi[bagian][medan] = nilai
    isi["kebijakan"]["pertimbangan"] = pertimbangan
    return Ketentuan.dari_json(isi)


def menyimpang(ketentuan: Ketentuan, bawaan: Ketentuan) -> list[str]:
    """P-10. Names of the policies chosen otherwise than the profile proposes; those need a reason.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    return [
        butir.nama
        for kode, butir in KEBIJAKAN.items()
        if nilai_kebijakan(kode, ketentuan) != nilai_kebijakan(kode, bawaan)
    ]


def pertimbangan(ketentuan: Ketentuan, bawaan: Ketentuan) -> list[Temuan]:
    """P-10. Who departs from the defaults of the profile says why; the reason is printed in the minutes.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    lain = menyimpang(ketentuan, bawaan)
    if not lain or ketentuan.kebijakan.pertimbangan.strip():
        return []
    pesan = f"Tulis pertimbangan: {daftar_kata(lain)} berbeda dari nilai bawaan {ketentuan.nama}."
    return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.BLOK, KETUA_PANSEL)]


def ambang_sebagai_peta(ambang: tuple[Ambang, ...]) -> dict[str, Decimal]:
    """P-10. Passing grades by method code, `AKHIR` for the final score.

    Dasar: Lampiran huruf b angka 9 huruf a; kebijakan.ambang.
    """
    return {satu.metode: satu.nilai for satu in ambang}


def tidak_hadir(
    alasan: str, nomor: str, susulan: date | None, hari_ini: date, ketentuan: Ketentuan
) -> list[Temuan]:
    """B-6. Who missed a stage drops out by a berita acara; under SUSULAN only after a make-up date.

    `susulan` is the make-up date that was missed too, None where there was none.

    Dasar: Perbup Lampiran huruf b angka 4, 5, dan 6; kebijakan.tidak_hadir.
    """
    salah = []
    if not alasan.strip():
        salah.append("Tulis tahap yang tidak diikuti dan keadaannya.")
    if not nomor.strip():
        salah.append("Isi nomor berita acara yang menyatakan peserta gugur.")
    diberi = ketentuan.kebijakan.tidak_hadir == "SUSULAN"
    if diberi and susulan is None:
        salah.append("Menurut kebijakan rapat persiapan peserta mendapat satu kali susulan; isi tanggalnya.")
    if diberi and susulan is not None and susulan >= hari_ini:
        salah.append(f"Susulan {tanggal_kata(susulan)} belum lewat.")
    if not diberi and susulan is not None:
        salah.append("Menurut kebijakan rapat persiapan tidak ada susulan.")
    dasar = "Lampiran huruf b angka 4, 5, dan 6; kebijakan"
    return [Temuan("B-6", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL) for pesan in salah]


def peserta_tinggal(tinggal: int, ketentuan: Ketentuan) -> list[Temuan]:
    """B-9e. Fewer participants than names to propose: pointed out at once, held when the names are chosen.

    Dasar: Perbup Lampiran huruf b angka 9 huruf e.
    """
    perlu = ketentuan.jumlah_calon
    if tinggal >= perlu:
        return []
    pesan = f"Peserta tinggal {tinggal} orang; {perlu} calon tidak dapat ditetapkan."
    dasar = "Lampiran huruf b angka 9 huruf e"
    return [Temuan("B-9e", dasar, pesan, Tingkat.INGAT, KETUA_PANSEL, "seleksi.batalkan")]


def asesmen_terdahulu(
    laporan: date | None, diumumkan: date | None, hari_ini: date, ketentuan: Ketentuan
) -> list[Temuan]:
    """B-4. A report from before the announcement is an earlier assessment, usable only as long as agreed.

    The last day of the period is the same day of the month, `masa_asesmen_bulan` months after the report, or
    the last of that month.

    Dasar: Perbup Lampiran huruf b angka 4; kebijakan.masa_asesmen_bulan.
    """
    if laporan is None or diumumkan is None or laporan >= diumumkan:
        return []
    dasar, bulan = "Lampiran huruf b angka 4; kebijakan", ketentuan.kebijakan.masa_asesmen_bulan
    awal = f"Laporan asesmen {tanggal_kata(laporan)} mendahului pengumuman"
    sampai = _tambah_bulan(laporan, bulan)
    if bulan and hari_ini <= sampai:
        pesan = f"{awal}; hasilnya dipakai menurut kebijakan rapat persiapan sampai {tanggal_kata(sampai)}."
        return [Temuan("B-4", dasar, pesan, Tingkat.TERPENUHI)]
    sebab = f"masa pakainya berakhir {tanggal_kata(sampai)}" if bulan else "hasil terdahulu tidak dipakai"
    pesan = f"{awal}; menurut kebijakan rapat persiapan {sebab}."
    return [Temuan("B-4", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.bukti.LAPORAN_ASESMEN")]


def _tambah_bulan(tanggal: date, bulan: int) -> date:
    tahun, sisa = divmod(tanggal.year * 12 + tanggal.month - 1 + bulan, 12)
    return date(tahun, sisa + 1, min(tanggal.day, monthrange(tahun, sisa + 1)[1]))


def nilai_diumumkan(tahap: str, ketentuan: Ketentuan) -> bool:
    """B-9b. Whether the announcement of a stage shows scores; never of the last, where they tell the rank.

    Dasar: Perbup Lampiran huruf b angka 9 huruf b dan huruf d; PP 11/2017 Pasal 121 ayat (2).
    """
    pilihan = ketentuan.kebijakan
    menurut = {"ASESMEN": pilihan.publikasi_asesmen, "KOMPETENSI_BIDANG": pilihan.publikasi_bidang}
    return menurut.get(tahap) == "NAMA_NILAI"


@dataclass(frozen=True, slots=True)
class KeadaanRapat:
    """The minutes of the preparation meeting; `sesuai`: what they settle is what holds now."""

    disusun: bool = False
    nomor: str = ""
    sesuai: bool = False


def rapat_persiapan(keadaan: KeadaanRapat) -> list[Temuan]:
    """P-10. Timetable, methods, criteria, weights and policies are settled in signed minutes that still hold.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    if keadaan.nomor and keadaan.sesuai:
        pesan = f"Berita Acara Rapat Persiapan Nomor {keadaan.nomor}."
        return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.TERPENUHI)]
    if not keadaan.disusun:
        pesan = (
            "Berita Acara Rapat Persiapan belum disusun: jadwal, metode, kriteria, bobot, dan kebijakan "
            "diputuskan Pansel sebelum diumumkan."
        )
        return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.rapat")]
    if not keadaan.sesuai:
        pesan = (
            "Jadwal, bobot, atau kebijakan berubah sesudah Berita Acara Rapat Persiapan disusun; susun ulang."
        )
        return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.rapat")]
    pesan = "Berita Acara Rapat Persiapan belum ditandatangani Ketua Pansel."
    return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.BLOK, KETUA_PANSEL, "seleksi.tanda_tangan")]


def rapat(tanggal: date, hari_ini: date, tempat: str) -> list[Temuan]:
    """P-10. Minutes tell of a meeting that has been, and where.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    salah = []
    if tanggal > hari_ini:
        salah.append(f"Rapat {tanggal_kata(tanggal)} belum berlangsung.")
    if not tempat.strip():
        salah.append("Tempat rapat belum diisi.")
    return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.BLOK, SEKRETARIAT) for pesan in salah]

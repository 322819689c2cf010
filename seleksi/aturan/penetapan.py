"""From three names to the oath."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from seleksi.aturan.kalender import tanggal_kata
from seleksi.aturan.kata import KETUA_PANSEL, KETUA_SEKRETARIAT, PPK, PYB, SEKRETARIAT, terpenuhi
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan

B9 = "Lampiran huruf b angka 9"


@dataclass(frozen=True, slots=True)
class KeadaanPenetapan:
    """One vacancy from the three names to the oath. Holds no rank and no score."""

    calon: int = 0
    keputusan_calon: str = ""
    diusulkan: date | None = None
    rekomendasi: str = ""
    dipilih: bool = False
    # The second approval, of the one chosen; only where the policy asks for two.
    persetujuan: str = ""
    # How many of the three can still be appointed: fit as far as known, and still in the race.
    tinggal: int | None = None
    # Whether somebody below the three may take an empty place.
    ada_pengganti: bool = False
    # Health result of the one chosen; None while there is none.
    sehat: bool | None = None
    konsep_keputusan: bool = False
    ditetapkan: date | None = None
    nomor_keputusan: str = ""
    konsep_hasil_akhir: bool = False
    hasil_akhir: date | None = None


def tiga_nama(keadaan: KeadaanPenetapan, ketentuan: Ketentuan) -> list[Temuan]:
    """B-9e. The Pansel has chosen exactly three candidates and says so in a signed decision.

    Dasar: Perbup Lampiran huruf b angka 9 huruf e.
    """
    dasar = f"{B9} huruf e"
    perlu = ketentuan.jumlah_calon
    if keadaan.calon == perlu and keadaan.keputusan_calon:
        return terpenuhi(
            "B-9e", dasar, f"{perlu} calon ditetapkan dengan Keputusan Pansel {keadaan.keputusan_calon}."
        )
    pesan = f"Panitia Seleksi menetapkan {keadaan.calon} calon; diperlukan {perlu}."
    if keadaan.calon == perlu:
        pesan = "Keputusan Panitia Seleksi tentang penetapan calon belum ditandatangani."
    return [Temuan("B-9e", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "tetapkan_tiga_nama")]


def usulan_pyb(keadaan: KeadaanPenetapan) -> list[Temuan]:
    """B-9f. The PyB proposes the three names to the PPK before he chooses.

    Dasar: Perbup Lampiran huruf b angka 9 huruf f.
    """
    dasar = f"{B9} huruf f"
    if keadaan.diusulkan:
        return terpenuhi("B-9f", dasar, f"Tiga nama diusulkan PyB {tanggal_kata(keadaan.diusulkan)}.")
    pesan = "PyB belum menandatangani usulan tiga nama kepada PPK."
    return [Temuan("B-9f", dasar, pesan, Tingkat.BLOK, PYB, "seleksi.usulkan")]


def rekomendasi_hasil(
    keadaan: KeadaanPenetapan, ketentuan: Ketentuan, tingkat: Tingkat = Tingkat.BLOK
) -> list[Temuan]:
    """B-9h. The supervising body recommends on the report of the selection; needed before the PPK decides.

    Dasar: Perbup Lampiran huruf b angka 9 huruf h.
    """
    dasar = f"{B9} huruf h"
    badan = ketentuan.badan_pengawas
    if keadaan.rekomendasi:
        return terpenuhi("B-9h", dasar, f"Rekomendasi hasil dari {badan}: {keadaan.rekomendasi}.")
    pesan = f"Rekomendasi hasil seleksi dari {badan} belum dicatat."
    return [Temuan("B-9h", dasar, pesan, tingkat, SEKRETARIAT, "seleksi.rekomendasi_hasil")]


def tiga_nama_diumumkan(rekomendasi: str, ketentuan: Ketentuan) -> list[Temuan]:
    """B-9h. Where the policy puts the recommendation first, the three names are not announced before it.

    Dasar: Perbup Lampiran huruf b angka 9 huruf b dan huruf h; kebijakan.urutan_gerbang.
    """
    if ketentuan.kebijakan.urutan_gerbang == "PENGUMUMAN_DAHULU" or rekomendasi:
        return []
    pesan = (
        f"Menurut kebijakan rapat persiapan, tiga nama diumumkan setelah rekomendasi hasil dari "
        f"{ketentuan.badan_pengawas} dicatat."
    )
    return [Temuan("B-9h", f"{B9} huruf h", pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.rekomendasi_hasil")]


def persetujuan_pelantikan(keadaan: KeadaanPenetapan, ketentuan: Ketentuan) -> list[Temuan]:
    """B-9h. Where the policy asks for two approvals, the body also approves the one chosen before the decree.

    Dasar: Perbup Lampiran huruf b angka 9 huruf h; kebijakan.jumlah_persetujuan.
    """
    if ketentuan.kebijakan.jumlah_persetujuan < 2:
        return []
    dasar, badan = f"{B9} huruf h", ketentuan.badan_pengawas
    if keadaan.persetujuan:
        return terpenuhi("B-9h", dasar, f"Persetujuan pelantikan dari {badan}: {keadaan.persetujuan}.")
    pesan = f"Persetujuan pelantikan dari {badan} atas calon yang dipilih belum dicatat."
    return [Temuan("B-9h", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.rekomendasi_pelantikan")]


def calon_berkurang(tinggal: int | None, ada_pengganti: bool, ketentuan: Ketentuan) -> list[Temuan]:
    """B-9e. What holds once one of the three is unfit or has left: go on, promote the next, or begin again.

    `tinggal` of the three can still be appointed (None: there are none yet); `ada_pengganti`: somebody is
    ranked below them.

    Dasar: Perbup Lampiran huruf b angka 7 dan angka 9 huruf e; kebijakan.calon_berkurang.
    """
    perlu = ketentuan.jumlah_calon
    if tinggal is None or tinggal >= perlu:
        return []
    dasar, pilihan = f"{B9} huruf e", ketentuan.kebijakan.calon_berkurang
    awal = f"Tinggal {tinggal} dari {perlu} calon"
    if pilihan == "LANJUT" and tinggal:
        pesan = f"{awal}; menurut kebijakan rapat persiapan PPK memilih dari yang tersisa."
        return [Temuan("B-9e", dasar, pesan, Tingkat.INGAT, PPK)]
    if pilihan == "NAIKKAN" and ada_pengganti:
        pesan = (
            f"{awal}; menurut kebijakan rapat persiapan peserta peringkat berikutnya dinaikkan dengan surat "
            f"persetujuan {ketentuan.badan_pengawas}."
        )
        return [Temuan("B-9e", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "naikkan_calon")]
    sebab = "menurut kebijakan rapat persiapan seleksi diulang"
    if pilihan != "ULANG":
        sebab = "tidak ada lagi yang dapat dipilih"
    pesan = f"{awal}; {sebab} dan lowongan ini dibatalkan."
    return [Temuan("B-9e", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "seleksi.batalkan")]


def pilihan_ppk(keadaan: KeadaanPenetapan) -> list[Temuan]:
    """B-9g. The PPK has chosen one of the three.

    Dasar: Perbup Lampiran huruf b angka 9 huruf g.
    """
    dasar = f"{B9} huruf g"
    if keadaan.dipilih:
        return terpenuhi("B-9g", dasar, "PPK sudah memilih satu dari tiga calon.")
    return [
        Temuan("B-9g", dasar, "PPK belum memilih satu dari tiga calon.", Tingkat.BLOK, PPK, "seleksi.pilih")
    ]


def calon_terpilih(
    *, dalam_tiga: bool, masih_peserta: bool, nama_jabatan: str, jabatan_lain: str, alasan: str
) -> list[Temuan]:
    """B-9g. Only one of the three names of this very vacancy, still in the race, with the reason in words.

    Dasar: Perbup Lampiran huruf b angka 9 huruf g.
    """
    dasar = f"{B9} huruf g"
    hasil = []
    if not dalam_tiga:
        hasil.append(f"Pilihan terbatas pada tiga calon {nama_jabatan} yang ditetapkan Panitia Seleksi.")
    elif not masih_peserta:
        hasil.append("Calon ini sudah mengundurkan diri.")
    if jabatan_lain:
        hasil.append(f"Calon ini sudah dipilih untuk jabatan {jabatan_lain}.")
    if not alasan.strip():
        hasil.append("Alasan memilih belum ditulis.")
    return [Temuan("B-9g", dasar, pesan, Tingkat.BLOK, PPK) for pesan in hasil]


def sehat(hasil: bool | None) -> list[Temuan]:
    """E-07. The one to be appointed is declared fit by a government health unit.

    Dasar: Pasal 4 ayat (3) huruf g; Perbup Lampiran huruf b angka 7.
    """
    dasar = "Pasal 4 ayat (3) huruf g"
    if hasil:
        return terpenuhi("E-07", dasar, "Calon terpilih dinyatakan sehat jasmani dan rohani.")
    pesan = (
        "Calon terpilih dinyatakan tidak sehat." if hasil is False else "Hasil kesehatannya belum dicatat."
    )
    return [Temuan("E-07", dasar, pesan, Tingkat.BLOK, PPK)]


def keputusan_pengangkatan(keadaan: KeadaanPenetapan) -> list[Temuan]:
    """C-1. The appointment is a Keputusan Bupati.

    Dasar: Pasal 26 ayat (1).
    """
    dasar = "Pasal 26 ayat (1)"
    if keadaan.ditetapkan:
        hari = tanggal_kata(keadaan.ditetapkan)
        return terpenuhi("C-1", dasar, f"Keputusan Nomor {keadaan.nomor_keputusan} ditetapkan {hari}.")
    if keadaan.konsep_keputusan:
        pesan, pelaku, tindakan = "Keputusan pengangkatan belum ditandatangani.", PPK, "seleksi.tetapkan"
    else:
        pesan, pelaku, tindakan = "Keputusan pengangkatan belum disusun.", SEKRETARIAT, "seleksi.penetapan"
    return [Temuan("C-1", dasar, pesan, Tingkat.BLOK, pelaku, tindakan)]


def pelantikan(tanggal: date, tanggal_keputusan: date, hari_ini: date) -> list[Temuan]:
    """C-1. The oath follows the decree and is recorded once it has been taken.

    Dasar: Pasal 26 ayat (2).
    """
    dasar = "Pasal 26 ayat (2)"
    if tanggal < tanggal_keputusan:
        pesan = f"Pelantikan tidak mendahului keputusan tanggal {tanggal_kata(tanggal_keputusan)}."
    elif tanggal > hari_ini:
        pesan = f"Pelantikan {tanggal_kata(tanggal)} belum berlangsung; catat sesudahnya."
    else:
        return terpenuhi("C-1", dasar, f"Pelantikan {tanggal_kata(tanggal)}.")
    return [Temuan("C-1", dasar, pesan, Tingkat.BLOK, KETUA_SEKRETARIAT)]


def hasil_akhir(keadaan: KeadaanPenetapan) -> list[Temuan]:
    """B-9b. The three names are announced in alphabetical order before the selection of a post ends.

    Dasar: Perbup Lampiran huruf b angka 9 huruf b.
    """
    dasar = f"{B9} huruf b"
    if keadaan.hasil_akhir:
        return terpenuhi("B-9b", dasar, f"Hasil akhir diumumkan {tanggal_kata(keadaan.hasil_akhir)}.")
    if keadaan.konsep_hasil_akhir:
        pesan = "Hasil akhir belum diumumkan; pengumumannya menunggu tanda tangan Ketua Pansel."
        return [Temuan("B-9b", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "seleksi.tanda_tangan")]
    pesan = "Hasil akhir belum diumumkan; pengumumannya belum disusun."
    return [Temuan("B-9b", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.penetapan")]


def sebelum_selesai(keadaan: KeadaanPenetapan, ketentuan: Ketentuan) -> list[Temuan]:
    """B-9e, B-9f, B-9g, B-9h, C-1. From the three names to the oath, in the order in which it is done.

    Dasar: Perbup Lampiran huruf b angka 9; Pasal 26.
    """
    hasil = [
        *tiga_nama(keadaan, ketentuan),
        *usulan_pyb(keadaan),
        *rekomendasi_hasil(keadaan, ketentuan),
        *calon_berkurang(keadaan.tinggal, keadaan.ada_pengganti, ketentuan),
        *pilihan_ppk(keadaan),
        *persetujuan_pelantikan(keadaan, ketentuan),
    ]
    if keadaan.dipilih:
        hasil += sehat(keadaan.sehat)
    hasil += [*keputusan_pengangkatan(keadaan), *hasil_akhir(keadaan)]
    pesan = "Pelantikan dan pengambilan sumpah jabatan belum dicatat."
    hasil.append(
        Temuan("C-1", "Pasal 26 ayat (2)", pesan, Tingkat.BLOK, KETUA_SEKRETARIAT, "seleksi.penetapan")
    )
    return hasil

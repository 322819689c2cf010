"""One more period of applications because too few passed the administrative stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from seleksi.aturan.kalender import tanggal_kata
from seleksi.aturan.kata import KETUA_PANSEL, SEKRETARIAT, daftar_kata
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan

DASAR_B3C = "Lampiran huruf b angka 3 huruf c"


@dataclass(frozen=True, slots=True)
class KeadaanPerpanjanganSeleksi:
    """What the rules on too few who passed look at, for one vacancy."""

    lulus: int = 0
    # Extensions of this kind so far, and those for too few applicants.
    perpanjangan: int = 0
    perpanjangan_pelamar: int = 0
    # Letter of the supervising body recorded since the last extension; with it the letter of the PPK.
    rekomendasi: str = ""
    # The announcement of the extension is drafted and waits for its signature.
    konsep: bool = False
    # Components whose scoring has begun.
    dinilai: tuple[str, ...] = ()


BELUM_DIPERPANJANG = KeadaanPerpanjanganSeleksi()


def sisa_perpanjangan_seleksi(keadaan: KeadaanPerpanjanganSeleksi, ketentuan: Ketentuan) -> int:
    """B-3. Extensions of the administrative stage that are left; the quota may be shared with that of A-4.

    Dasar: Perbup Lampiran huruf b angka 3 huruf c; kebijakan.kuota_perpanjangan.
    """
    terpakai = keadaan.perpanjangan
    if ketentuan.kebijakan.kuota_perpanjangan == "BERSAMA":
        terpakai += keadaan.perpanjangan_pelamar
    return max(ketentuan.administrasi.perpanjangan_maks - terpakai, 0)


def jalan_kurang_lulus(keadaan: KeadaanPerpanjanganSeleksi, ketentuan: Ketentuan) -> Temuan:
    """B-3. What remains when fewer than three passed: letter, paper, signature; or the end of the vacancy.

    Dasar: Perbup Lampiran huruf b angka 3 huruf b dan c.
    """
    cukup = ketentuan.administrasi.min_lulus
    awal = f"Hanya {keadaan.lulus} pelamar memenuhi syarat; diperlukan paling sedikit {cukup}."
    ditutup = _tertutup(keadaan, ketentuan)
    if ditutup:
        pesan = f"{awal} {' '.join(ditutup)} Lowongan ini harus dibatalkan."
        return _temuan(pesan, KETUA_PANSEL, "seleksi.batalkan")
    ke = f"Perpanjangan seleksi ke-{keadaan.perpanjangan + 1}"
    badan = ketentuan.badan_pengawas
    if not keadaan.rekomendasi:
        pesan = f"{awal} {ke} memerlukan koordinasi PPK dan rekomendasi {badan}; catat kedua suratnya."
        return _temuan(pesan, SEKRETARIAT, "seleksi.rekomendasi_perpanjangan")
    pesan = f"{awal} {ke} direkomendasikan {badan} dengan surat nomor {keadaan.rekomendasi}"
    if keadaan.konsep:
        pesan = f"{pesan}; pengumumannya menunggu tanda tangan Ketua Pansel."
        return _temuan(pesan, KETUA_PANSEL, "seleksi.tanda_tangan")
    return _temuan(f"{pesan}; susun pengumumannya.", SEKRETARIAT, "seleksi.perpanjangan_seleksi")


def boleh_perpanjang_seleksi(
    belum_diperiksa: int, keadaan: KeadaanPerpanjanganSeleksi, ketentuan: Ketentuan
) -> list[Temuan]:
    """B-3. Open only when all are checked and too few passed, twice at most, with letters of PPK and body.

    Dasar: Perbup Lampiran huruf b angka 3 huruf c.
    """
    cukup = ketentuan.administrasi.min_lulus
    hasil = []
    if belum_diperiksa:
        pesan = f"{belum_diperiksa} lamaran belum selesai diperiksa; jumlah yang memenuhi syarat belum pasti."
        hasil.append(_temuan(pesan, SEKRETARIAT, "peserta.antrean_verifikasi"))
    if keadaan.lulus >= cukup:
        pesan = (
            f"{keadaan.lulus} pelamar memenuhi syarat, paling sedikit {cukup}; seleksi tidak boleh "
            "diperpanjang."
        )
        hasil.append(_temuan(pesan, SEKRETARIAT))
    hasil += [_temuan(pesan, KETUA_PANSEL, "seleksi.batalkan") for pesan in _tertutup(keadaan, ketentuan)]
    if not keadaan.rekomendasi:
        pesan = (
            "Perpanjangan seleksi memerlukan koordinasi PPK dan rekomendasi "
            f"{ketentuan.badan_pengawas} yang dicatat sesudah perpanjangan sebelumnya."
        )
        hasil.append(_temuan(pesan, SEKRETARIAT, "seleksi.rekomendasi_perpanjangan"))
    return hasil


def koordinasi_ppk(nomor: str, tanggal: date | None, tanggal_rekomendasi: date) -> list[Temuan]:
    """B-3. The PPK coordinates first, by a letter; the recommendation answers it.

    Dasar: Perbup Lampiran huruf b angka 3 huruf c.
    """
    if not nomor.strip() or tanggal is None:
        pesan = "Nomor dan tanggal surat koordinasi PPK belum diisi."
        return [Temuan("B-3", DASAR_B3C, pesan, Tingkat.BLOK, SEKRETARIAT)]
    if tanggal > tanggal_rekomendasi:
        pesan = (
            f"Surat koordinasi PPK {tanggal_kata(tanggal)} tidak boleh sesudah rekomendasi "
            f"{tanggal_kata(tanggal_rekomendasi)}."
        )
        return [Temuan("B-3", DASAR_B3C, pesan, Tingkat.BLOK, SEKRETARIAT)]
    return []


def _tertutup(keadaan: KeadaanPerpanjanganSeleksi, ketentuan: Ketentuan) -> list[str]:
    """Why no extension is left, whatever letters there are."""
    hasil = []
    if not sisa_perpanjangan_seleksi(keadaan, ketentuan):
        banyak = f"Perpanjangan seleksi sudah {keadaan.perpanjangan} kali"
        if ketentuan.kebijakan.kuota_perpanjangan == "BERSAMA":
            banyak += f" dan perpanjangan pendaftaran {keadaan.perpanjangan_pelamar} kali"
        hasil.append(f"{banyak}, batas yang diperbolehkan.")
    if keadaan.dinilai:
        hasil.append(
            f"Penilaian {daftar_kata(keadaan.dinilai)} sudah dibuka, jadi pelamar baru tidak dapat bergabung."
        )
    return hasil


def _temuan(pesan: str, pelaku: str, tindakan: str = "") -> Temuan:
    return Temuan("B-3", DASAR_B3C, pesan, Tingkat.BLOK, pelaku, tindakan)

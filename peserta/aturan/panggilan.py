"""Calling participants to a stage: when it may be done, and what each may answer. Times: seleksi."""

from __future__ import annotations

from datetime import datetime

from seleksi.izin import Temuan, Tingkat

DASAR_TUGAS = "Pasal 6 ayat (2)"
DASAR_TIGA = "Lampiran huruf b angka 7"
SEKRETARIAT = "Sekretariat"
PANJANG_ALASAN = 500
# Activity -> the stages of the vacancy in which people are called to it: before it begins, and during it.
TAHAP_PANGGILAN: dict[str, tuple[str, str]] = {
    "ASESMEN": ("ADMINISTRASI", "ASESMEN"),
    "MAKALAH": ("ASESMEN", "KOMPETENSI_BIDANG"),
    "WAWANCARA": ("KOMPETENSI_BIDANG", "WAWANCARA"),
    "KESEHATAN": ("WAWANCARA", "KESEHATAN"),
}


def tahap_panggilan(kegiatan: str, tahap: str, sebutan: str) -> list[Temuan]:
    """TAHAP. People are called to a stage when the one before it is over, or while it runs.

    ``sebutan`` is the present stage of the vacancy in words.

    Dasar: Lampiran huruf b.
    """
    if tahap in TAHAP_PANGGILAN[kegiatan]:
        return []
    pesan = f"Jabatan ini sedang pada tahap {sebutan}; undangan tahap ini tidak disusun sekarang."
    return [Temuan("TAHAP", "Lampiran huruf b", pesan)]


def hasil_mendahului(kegiatan: str, nama_hasil: str, diumumkan: bool) -> list[Temuan]:
    """B-3, B-9b. Nobody is called before the result of the stage before is announced: a call would tell it.

    Dasar: Perbup Lampiran huruf b angka 3 huruf g; angka 9 huruf b for the later stages.
    """
    if diumumkan:
        return []
    pesan = (
        f"Hasil {nama_hasil} belum diumumkan. Undangan membuka siapa yang masih ikut, jadi disusun sesudah "
        "hasilnya diumumkan Ketua Pansel."
    )
    if kegiatan == "ASESMEN":
        return [Temuan("B-3", "Lampiran huruf b angka 3 huruf g", pesan, pelaku="Ketua Pansel")]
    return [Temuan("B-9b", "Lampiran huruf b angka 9 huruf b", pesan, pelaku="Ketua Pansel")]


def peserta_diundang(kegiatan: str, banyak: int) -> list[Temuan]:
    """P-12, B-7. There is somebody to call: still in the selection, and not called yet.

    Dasar: Pasal 6 ayat (2); Perbup Lampiran huruf b angka 7 for the examination of the three.
    """
    if banyak:
        return []
    if kegiatan == "KESEHATAN":
        pesan = "Tidak ada calon yang belum diundang: pemeriksaan kesehatan hanya bagi tiga calon."
        return [Temuan("B-7", DASAR_TIGA, pesan, pelaku=SEKRETARIAT)]
    return [_p12("Tidak ada peserta yang masih ikut dan belum diundang ke tahap ini.")]


def peserta_masih_sama(tertulis: set[int], kini: set[int]) -> list[Temuan]:
    """P-12. What is sent goes to exactly those who are in the selection at that moment.

    Dasar: Pasal 6 ayat (2).
    """
    if tertulis == kini:
        return []
    return [_p12("Daftar peserta berubah sejak undangan ini disusun. Susun ulang, lalu baca sekali lagi.")]


def penanda_panggilan(ada: bool) -> list[Temuan]:
    """P-11. The letters bear the name of the Ketua Sekretariat.

    Dasar: Pasal 6 ayat (1), (3).
    """
    if ada:
        return []
    pesan = "Ketua Sekretariat sebagai penanda tangan undangan belum ada."
    return [Temuan("P-11", "Pasal 6 ayat (1), (3)", pesan, pelaku="PPK")]


def penanda_sendiri(milik: bool) -> list[Temuan]:
    """P-11. Who sends is the one whose name stands under the letters.

    Dasar: Pasal 6 ayat (1), (3).
    """
    if milik:
        return []
    pesan = "Undangan ini disusun untuk penanda tangan lain. Susun ulang, lalu baca sekali lagi."
    return [Temuan("P-11", "Pasal 6 ayat (1), (3)", pesan, pelaku=SEKRETARIAT)]


def panggilan_konsep(konsep: bool) -> list[Temuan]:
    """P-12. A call is changed, thrown away or sent while it is a draft; each only once.

    Dasar: Pasal 6 ayat (2).
    """
    return [] if konsep else [_p12("Panggilan ini bukan konsep lagi.")]


def panggilan_terkirim(terkirim: bool) -> list[Temuan]:
    """P-12. Only a call that was sent and still stands is replaced or cancelled.

    Dasar: Pasal 6 ayat (2).
    """
    return [] if terkirim else [_p12("Panggilan ini tidak sedang berlaku.")]


def panggilan_belum_lewat(selesai: datetime | None, kini: datetime) -> list[Temuan]:
    """P-12. What is over is neither changed nor cancelled.

    Dasar: Pasal 6 ayat (2).
    """
    if selesai is not None and selesai > kini:
        return []
    return [_p12("Waktu undangan ini sudah lewat.")]


def surat_panggilan_terbit(belum: int) -> list[Temuan]:
    """P-12. A new letter names the number of the one it replaces, so that one has to have its number.

    Dasar: Pasal 6 ayat (2).
    """
    if not belum:
        return []
    pesan = f"{belum} surat undangan sedang diberi nomor. Coba beberapa saat lagi."
    return [_p12(pesan, Tingkat.MENUNGGU)]


def konsep_tunggal(ada: bool) -> list[Temuan]:
    """P-12. One draft for each stage at a time.

    Dasar: Pasal 6 ayat (2).
    """
    if not ada:
        return []
    return [_p12("Ada konsep undangan tahap ini yang belum dikirim. Kirim atau buang dahulu.")]


def undangan_dibaca(dibaca: str, kini: str) -> list[Temuan]:
    """P-12. Who sends has the present letters before him: both sides are digests of them.

    Dasar: Pasal 6 ayat (2).
    """
    if dibaca == kini:
        return []
    return [_p12("Undangan berubah sejak halaman ini dibuka. Baca sekali lagi.")]


def alasan_panggilan(alasan: str) -> list[Temuan]:
    """P-12. A change or a cancellation after sending says why.

    Dasar: Pasal 6 ayat (2).
    """
    return [] if alasan.strip() else [_p12("Tulis alasannya; peserta membacanya.")]


def jawaban_undangan(
    *, berlaku: bool, mulai: datetime, kini: datetime, hadir: bool, alasan: str
) -> list[Temuan]:
    """P-12. A participant answers an invitation that stands, before it begins; who cannot come says why.

    Dasar: Pasal 6 ayat (2).
    """
    if not berlaku:
        return [_p12("Undangan ini tidak berlaku lagi.", pelaku="Peserta")]
    if kini >= mulai:
        return [_p12("Waktu undangan ini sudah tiba; jawabannya tidak dapat diubah lagi.", pelaku="Peserta")]
    if not hadir and not alasan.strip():
        return [_p12("Tulis mengapa Anda tidak dapat hadir.", pelaku="Peserta")]
    return []


def _p12(pesan: str, tingkat: Tingkat = Tingkat.BLOK, pelaku: str = SEKRETARIAT) -> Temuan:
    return Temuan("P-12", DASAR_TUGAS, pesan, tingkat, pelaku)

"""Letters to applicants: who reads them before they go out, and that what was read is what is sent."""

from __future__ import annotations

from collections.abc import Collection

from seleksi.izin import Temuan

DASAR_SURAT = "Lampiran huruf b angka 3 huruf g"
PANJANG_KALIMAT = 300


def kalimat_surat(kalimat: str) -> list[Temuan]:
    """B-3. What a person adds to a letter is one short line; reasons come from the check alone.

    Dasar: Perbup Lampiran huruf b angka 3 huruf g.
    """
    bersih = kalimat.strip()
    if "\n" in bersih or len(bersih) > PANJANG_KALIMAT:
        pesan = f"Tulis satu kalimat saja, paling panjang {PANJANG_KALIMAT} huruf, tanpa ganti baris."
        return [surat_ditahan(pesan)]
    return []


def surat_masih_sama(dibaca: str, kini: str) -> list[Temuan]:
    """B-3. Who marks or approves has the present words before him: both sides are digests of them.

    Dasar: Perbup Lampiran huruf b angka 3 huruf g.
    """
    if dibaca == kini:
        return []
    return [surat_ditahan("Isi surat berubah sejak halaman ini dibuka. Baca sekali lagi.")]


def pembaca_surat(pemeriksa: Collection[int | None], pembaca: int) -> list[Temuan]:
    """B-3. A letter is read by somebody who was not one of the two who checked that application.

    Dasar: Perbup Lampiran huruf b angka 3 huruf g.
    """
    if pembaca not in pemeriksa:
        return []
    pesan = "Anda ikut memeriksa lamaran ini; suratnya dibaca orang lain sebelum disetujui."
    return [surat_ditahan(pesan)]


def surat_siap_disetujui(dibaca: int, penanda_lain: int) -> list[Temuan]:
    """B-3. There are letters that somebody read, and all of them bear the name of who approves.

    Dasar: Perbup Lampiran huruf b angka 3 huruf g.
    """
    if not dibaca:
        return [surat_ditahan("Belum ada surat yang sudah dibaca dan menunggu persetujuan.")]
    if penanda_lain:
        pesan = (
            f"{penanda_lain} surat disusun untuk penanda tangan lain. Susun ulang surat itu, lalu baca "
            "sekali lagi."
        )
        return [surat_ditahan(pesan)]
    return []


def surat_ditahan(pesan: str) -> Temuan:
    """B-3. A finding on a letter.

    Dasar: Perbup Lampiran huruf b angka 3 huruf g.
    """
    return Temuan("B-3", DASAR_SURAT, pesan, pelaku="Sekretariat")

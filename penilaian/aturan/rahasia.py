"""Who may have the ranking before him, and on what word."""

from __future__ import annotations

from seleksi.izin import Temuan, Tingkat


def penyerahan_peringkat(ditetapkan: bool, anggota_pansel: bool) -> list[Temuan]:
    """B-9c. The ranking goes to the PPK once the pleno has chosen the three; until then to the Pansel alone.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf c.
    """
    if ditetapkan or anggota_pansel:
        return []
    pesan = "Peringkat diserahkan kepada PPK setelah pleno menetapkan tiga calon."
    dasar = "Lampiran huruf b angka 9 huruf c"
    return [Temuan("B-9c", dasar, pesan, Tingkat.BLOK, "Ketua Panitia Seleksi")]


def keperluan_membaca(keperluan: str) -> list[Temuan]:
    """B-9d. The ranking is secret: whoever opens it says for what, and the reading is recorded.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf d.
    """
    if keperluan.strip():
        return []
    pesan = "Isi keperluan membuka peringkat; pembacaan dicatat."
    return [Temuan("B-9d", "Lampiran huruf b angka 9 huruf d", pesan)]

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


def keperluan_membaca(keperluan: str, apa: str = "peringkat") -> list[Temuan]:
    """B-9d. The ranking is secret: whoever opens it, or a paper that tells it, says for what; it is recorded.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf d.
    """
    if keperluan.strip():
        return []
    pesan = f"Isi keperluan membuka {apa}; pembacaan dicatat."
    return [Temuan("B-9d", "Lampiran huruf b angka 9 huruf d", pesan)]


def keperluan_kesehatan(keperluan: str) -> list[Temuan]:
    """B-7. A health result is data of a special kind: whoever opens it says for what, and it is recorded.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 7; UU 27/2022 Pasal 4 ayat (2).
    """
    if keperluan.strip():
        return []
    pesan = "Isi keperluan membuka hasil kesehatan; pembacaan dicatat."
    return [Temuan("B-7", "Lampiran huruf b angka 7", pesan)]

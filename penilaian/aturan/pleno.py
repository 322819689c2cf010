"""The pleno: enough names, enough members, health of the three, who takes an empty place."""

from __future__ import annotations

from penilaian.aturan.kata import _blok
from seleksi.izin import Temuan


def cukup_calon(jumlah_peserta: int, jumlah_calon: int) -> list[Temuan]:
    """B-9e. The Pansel proposes exactly three names.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf e.
    """
    if jumlah_peserta >= jumlah_calon:
        return []
    return [
        _blok(
            "B-9e",
            "Lampiran huruf b angka 9 huruf e",
            f"Peserta tinggal {jumlah_peserta} orang; diperlukan {jumlah_calon} calon.",
        )
    ]


def kuorum_pleno(hadir: int, anggota: int, asing: int, minimum: int) -> list[Temuan]:
    """B-9e. The pleno that chooses is attended by members of the Pansel, at least the quorum.

    `hadir` of `anggota` members attend; `asing` are people who are no members. With 0 there is no quorum.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf e; kebijakan.kuorum_pleno.
    """
    dasar = "Lampiran huruf b angka 9 huruf e; kebijakan kuorum"
    salah = []
    if asing:
        salah.append("Daftar hadir pleno hanya memuat anggota Panitia Seleksi.")
    if not hadir:
        salah.append("Catat siapa yang hadir dalam pleno.")
    elif hadir < minimum:
        salah.append(f"Pleno dihadiri {hadir} dari {anggota} anggota; kuorum {minimum} orang.")
    return [_blok("B-9e", dasar, pesan) for pesan in salah]


def calon_kesehatan(termasuk_calon: bool) -> list[Temuan]:
    """B-7. Only the participants among the three names are examined.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 7.
    """
    if termasuk_calon:
        return []
    return [
        _blok(
            "B-7",
            "Lampiran huruf b angka 7",
            "Pemeriksaan kesehatan hanya bagi tiga calon yang ditetapkan pleno.",
        )
    ]


def penggantian_calon(
    *, diizinkan: bool, keluar: bool, berikut: bool, persetujuan: str, badan: str, alasan: str, terlanjur: str
) -> list[Temuan]:
    """B-9e. The next ranked takes an empty place among the three: by policy, with consent, in time.

    `keluar`: who is replaced is unfit or has left; `berikut`: the new one is the next in rank and still in
    the race; `persetujuan` is the letter of the supervising body; `terlanjur` what has been done already.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 7 dan angka 9 huruf e; kebijakan.calon_berkurang.
    """
    salah = []
    if not diizinkan:
        salah.append(("Kebijakan seleksi ini tidak menaikkan peserta peringkat berikutnya.", ""))
    if not keluar:
        salah.append(("Yang digantikan hanya calon yang tidak sehat, mengundurkan diri, atau gugur.", ""))
    if not berikut:
        salah.append(("Yang dinaikkan hanya peserta peringkat berikutnya.", ""))
    if not persetujuan:
        pesan = f"Surat persetujuan penggantian dari {badan} belum dicatat."
        salah.append((pesan, "seleksi.rekomendasi_pengganti"))
    if not alasan:
        salah.append(("Isi alasan penggantian.", ""))
    if terlanjur:
        salah.append((terlanjur, ""))
    dasar = "Lampiran huruf b angka 9 huruf e; kebijakan"
    return [
        _blok("B-9e", dasar, pesan, "Sekretariat" if tindakan else "Ketua Panitia Seleksi", tindakan)
        for pesan, tindakan in salah
    ]

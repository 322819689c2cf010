"""What is computed rests on the trail alone."""

from __future__ import annotations

from collections.abc import Sequence

from penilaian.aturan.kata import _blok
from seleksi.izin import Temuan

DISEBUT = 5
PEMULIH = "Operator bersama Pengawas"


def menurut_jejak(menyimpang: Sequence[str]) -> list[Temuan]:
    """B-9a. Ranks are computed only from sheets that are what the trail says was locked.

    `menyimpang` says by number what differs, never with a mark. Nothing in the application mends it: the
    database was changed from outside, and whoever keeps it restores what the trail proves.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a.
    """
    dasar = "Lampiran huruf b angka 9 huruf a"
    temuan = [_blok("B-9a", dasar, pesan, PEMULIH) for pesan in menyimpang[:DISEBUT]]
    if len(menyimpang) > DISEBUT:
        pesan = (
            f"{len(menyimpang) - DISEBUT} perbedaan lain dengan jejak; daftarnya ada pada pemeriksaan jejak."
        )
        temuan.append(_blok("B-9a", dasar, pesan, PEMULIH))
    if menyimpang:
        pesan = "Peringkat tidak dihitung dari nilai yang diubah di luar aplikasi; pulihkan menurut jejaknya."
        temuan.append(_blok("B-9a", dasar, pesan, PEMULIH))
    return temuan

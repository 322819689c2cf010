"""The weights of the scored components and the only compositions the ranges allow."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from seleksi.aturan.kata import SEKRETARIAT, daftar_kata, persen_kata, terpenuhi
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan, Metode


def bobot(ketentuan: Ketentuan) -> list[Temuan]:
    """B-8. Every weight lies within its range and all of them make the total, or are divided by their sum.

    Dasar: Perbup Lampiran huruf b angka 8, which names no total; kebijakan.normalisasi_bobot.
    """
    dasar = "Lampiran huruf b angka 8"
    rincian = " + ".join(persen_kata(metode.bobot) for metode in ketentuan.metode)
    total = sum((metode.bobot for metode in ketentuan.metode), Decimal())
    luar = [
        f"Bobot {metode.nama.lower()} {persen_kata(metode.bobot)}% di luar rentang "
        f"{persen_kata(metode.rentang.min)}% sampai {persen_kata(metode.rentang.maks)}%."
        for metode in ketentuan.metode
        if not metode.rentang.min <= metode.bobot <= metode.rentang.maks
    ]
    if not luar and total == ketentuan.total_bobot:
        return terpenuhi("B-8", dasar, f"Bobot {rincian} = {persen_kata(total)}.")
    if not luar and total > 0 and ketentuan.kebijakan.normalisasi_bobot == "PLENO":
        pesan = (
            f"Bobot {rincian} = {persen_kata(total)}; menurut kebijakan rapat persiapan nilai akhir dibagi "
            f"{persen_kata(total)}."
        )
        return [Temuan("B-8", dasar, pesan, Tingkat.INGAT, SEKRETARIAT)]
    if total != ketentuan.total_bobot:
        luar.append(
            f"Jumlah bobot {rincian} = {persen_kata(total)}, harus {persen_kata(ketentuan.total_bobot)}."
        )
    pesan = f"{' '.join(luar)} {_saran_bobot(ketentuan)}"
    return [Temuan("B-8", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.bobot")]


def susunan_bobot(metode: Sequence[Metode], total: Decimal, paling_banyak: int = 2) -> list[tuple[int, ...]]:
    """B-8. Compositions in whole percents that lie in all ranges and make the total, at most `paling_banyak`.

    Dasar: Perbup Lampiran huruf b angka 8.
    """
    pilihan = [range(math.ceil(m.rentang.min), math.floor(m.rentang.maks) + 1) for m in metode]

    def isi(sisa: Decimal, mulai: int) -> Iterator[tuple[int, ...]]:
        if mulai == len(pilihan):
            if sisa == 0:
                yield ()
            return
        lanjut = pilihan[mulai + 1 :]
        if not all(pilihan[mulai:]):
            return
        rendah, tinggi = sum(r[0] for r in lanjut), sum(r[-1] for r in lanjut)
        for satu in pilihan[mulai]:
            if rendah <= sisa - satu <= tinggi:
                for ekor in isi(sisa - satu, mulai + 1):
                    yield (satu, *ekor)

    hasil = []
    for susunan in isi(total, 0):
        hasil.append(susunan)
        if len(hasil) == paling_banyak:
            break
    return hasil


def _saran_bobot(ketentuan: Ketentuan) -> str:
    total = ketentuan.total_bobot
    rendah = sum((metode.rentang.min for metode in ketentuan.metode), Decimal())
    tinggi = sum((metode.rentang.maks for metode in ketentuan.metode), Decimal())
    if not rendah <= total <= tinggi:
        return f"Tidak ada susunan bobot dalam rentang itu yang berjumlah {persen_kata(total)}."
    susunan = susunan_bobot(ketentuan.metode, total)
    if not susunan:
        return f"Tidak ada susunan dalam persen bulat yang berjumlah {persen_kata(total)}."
    nama = [metode.nama.lower() for metode in ketentuan.metode]
    rinci = daftar_kata([f"{n} {angka}" for n, angka in zip(nama, susunan[0], strict=True)])
    if len(susunan) > 1:
        return f"Salah satu susunan yang memenuhi: {rinci}."
    # At an end of the ranges nothing can move, not even by a fraction of a percent.
    bulat = "" if total in (rendah, tinggi) else " dalam persen bulat"
    return f"Satu-satunya susunan{bulat} yang memenuhi: {rinci}."

"""Geometry of the small charts beside tables of marks. Every figure a chart shows stands in its table too.

As config/gambar.py: plain numbers in, coordinates and one sentence out; the same on the screen and on paper.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from dokumen.rupa import angka

LEBAR = 208
TEPI = 8


def _tempat(nilai: Decimal) -> str:
    return f"{float(TEPI + min(max(nilai, Decimal()), Decimal(100)) * LEBAR / 100):.1f}"


def _kuartil(urut: Sequence[Decimal], bagian: int) -> Decimal:
    """Quarter points of sorted values, between neighbours where they fall between two."""
    letak = Decimal(len(urut) - 1) * bagian / 4
    bawah = int(letak)
    atas = min(bawah + 1, len(urut) - 1)
    return urut[bawah] + (urut[atas] - urut[bawah]) * (letak - bawah)


def kotak(nilai: Sequence[Decimal], nama: str, id: str) -> dict[str, Any]:
    """All marks of one rater on 0 to 100: a dot each, a box around the middle half, a bar at the median."""
    urut = sorted(nilai)
    if not urut:
        return {"kosong": True}
    q1, median, q3 = (_kuartil(urut, n) for n in (1, 2, 3))
    return {
        "kosong": False,
        "id": id,
        "judul": f"Sebaran nilai {nama}",
        "keterangan": (
            f"{len(urut)} nilai, {angka(urut[0])} sampai {angka(urut[-1])}, "
            f"separuh di tengah {angka(q1)} sampai {angka(q3)}, median {angka(median)}"
        ),
        "garis": f"M{_tempat(urut[0])} 16H{_tempat(urut[-1])}",
        "kotak": {"x": _tempat(q1), "lebar": f"{max(float(_tempat(q3)) - float(_tempat(q1)), 1):.1f}"},
        "median": f"M{_tempat(median)} 6V26",
        "titik": [_tempat(satu) for satu in dict.fromkeys(urut)],
    }


def tumpuk(bagian: Sequence[tuple[str, Decimal]], nama: str, id: str) -> dict[str, Any]:
    """What each component adds to a score out of 100, one after another in one bar."""
    mulai, balok = Decimal(), []
    for ke, (_, nilai) in enumerate(bagian):
        x = float(_tempat(mulai))
        mulai += nilai
        balok.append({"x": f"{x:.1f}", "lebar": f"{float(_tempat(mulai)) - x:.1f}", "ke": ke % 4 + 1})
    rincian = ", ".join(f"{apa.lower()} {angka(nilai)}" for apa, nilai in bagian)
    return {
        "id": id,
        "judul": f"Sumbangan komponen {nama}",
        "keterangan": f"{rincian}; jumlah {angka(mulai)}",
        "balok": balok,
    }

"""Gives the next number of a pattern, inside the signing transaction: no number is lost or doubled."""

import datetime as dt
import string

from dokumen.models import Penomoran
from dokumen.terbilang import bulan_romawi

# Permendagri 83/2022: 800.1.3.3 = pengangkatan, pemindahan dan pemberhentian dalam jabatan.
KLASIFIKASI = "800.1.3.3"
# Letters, announcements and minutes of the Pansel share one counter.
POLA_PANSEL = "{klasifikasi}/{urut:02d}/Pansel/{bulan_romawi}/{tahun}"
# What the Ketua Sekretariat signs.
POLA_SEKRETARIAT = "{klasifikasi}/{urut:02d}/Sekretariat-Pansel/{tahun}"
ISIAN = frozenset({"urut", "bulan", "bulan_romawi", "tahun"})


def pola_bersih(pola: str, klasifikasi: str = KLASIFIKASI) -> str:
    """Fill in the classification and check the rest; raises ValueError for a pattern that cannot number."""
    pola = pola.replace("{klasifikasi}", klasifikasi)
    isian = {nama for _, nama, _, _ in string.Formatter().parse(pola) if nama is not None}
    if asing := isian - ISIAN:
        raise ValueError(f"Pola nomor {pola!r} memakai isian yang tidak dikenal: {', '.join(sorted(asing))}.")
    if pola and "urut" not in isian:
        raise ValueError(f"Pola nomor {pola!r} tidak memuat {{urut}}.")
    return pola


def ambil_nomor(*, pola: str, tanggal: dt.date) -> str:
    """The next number of the pattern in the year of the date. Locks the counter until commit."""
    baris = Penomoran.objects.select_for_update(no_key=True).filter(pola=pola, tahun=tanggal.year)
    penomoran = baris.first()
    if penomoran is None:
        # Two signatures may be the first of the year at the same time; the unique pair lets one row in.
        Penomoran.objects.bulk_create([Penomoran(pola=pola, tahun=tanggal.year)], ignore_conflicts=True)
        penomoran = baris.get()
    penomoran.terakhir += 1
    penomoran.save(update_fields=["terakhir"])
    return pola.format(
        urut=penomoran.terakhir,
        bulan=tanggal.month,
        bulan_romawi=bulan_romawi(tanggal),
        tahun=tanggal.year,
    )

"""Long chains in a moment, for measuring and for tests: sealed in memory as catat() would have done."""

import datetime as dt

from django.db import connection

from jejak.models import BERGARAM, Jejak
from jejak.rantai import AWAL, PELAKU, garami, hitung_sidik

PADA = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
PERISTIWA = ("lamaran.diajukan", "lamaran.ditetapkan", "komponen.dibuka", "naskah.ditandatangani")
SEKALIGUS = 5000


def bangun_rantai(panjang: int, *, seleksi: int = 7) -> None:
    """Append this many rows behind what stands; every third belongs to another selection."""
    tinggi, sidik = Jejak.objects.order_by("-tinggi").values_list("tinggi", "sidik").first() or (0, AWAL)
    while panjang > 0:
        baris = _sebagian(min(panjang, SEKALIGUS), tinggi, sidik, seleksi)
        Jejak.objects.bulk_create(baris)
        tinggi, sidik, panjang = baris[-1].tinggi, baris[-1].sidik, panjang - len(baris)


def _sebagian(panjang: int, tinggi: int, sidik: str, seleksi: int) -> list[Jejak]:
    with connection.cursor() as kursor:
        kursor.execute("SELECT clock_timestamp()")
        (kini,) = kursor.fetchone()
    baris = []
    for nomor in range(tinggi + 1, tinggi + panjang + 1):
        rincian = {"ke": nomor, "alasan": f"Alasan ke-{nomor}", "daftar": [nomor, None, "ä"]}
        nama = f"Pelaku {nomor % 9}"
        garam, ikatan = garami({**rincian, PELAKU: nama})
        satu = Jejak(
            tinggi=nomor,
            peristiwa=PERISTIWA[nomor % len(PERISTIWA)],
            pelaku_nama=nama,
            objek_tipe="penilaian.lembarnilai",
            objek_id=str(nomor),
            seleksi_id=seleksi + (nomor % 3 == 0),
            pada=PADA + dt.timedelta(minutes=nomor),
            rincian=rincian,
            ragam=BERGARAM,
            tercatat_pada=kini,
            ikatan=ikatan,
            garam=garam,
            sidik_sebelumnya=sidik,
        )
        satu.sidik = sidik = hitung_sidik(satu)
        baris.append(satu)
    return baris

"""Acts on the days off: a library proposes, a person changes and confirms. Deadlines already set stay."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from seleksi.models import HariLibur, KalenderTahun
from seleksi.queries.kalender import usulan_libur
from seleksi.wewenang import kalender as wewenang


@transaction.atomic(durable=True)
def usulkan_kalender(*, tahun: int, oleh: Pengguna, pada: datetime) -> KalenderTahun:
    """Begin a year with the days the library expects; nothing counts until somebody confirms it."""
    wewenang.boleh_usulkan_kalender(oleh, tahun, pada).pastikan()
    kalender = KalenderTahun.objects.create(tahun=tahun)
    usulan = usulan_libur(tahun)
    HariLibur.objects.bulk_create(
        HariLibur(kalender=kalender, tanggal=tanggal, nama=nama, jenis=jenis)
        for tanggal, nama, jenis in usulan
    )
    catat("kalender.diusulkan", objek=kalender, oleh=oleh, pada=pada, jumlah=len(usulan))
    return kalender


@transaction.atomic(durable=True)
def catat_libur(
    *, tahun: int, tanggal: date, nama: str, jenis: str, dasar: str, oleh: Pengguna, pada: datetime
) -> HariLibur:
    """Put in a day off, or change the one that stands on that date."""
    kalender = _kunci(tahun)
    wewenang.boleh_catat_libur(oleh, kalender, tanggal, jenis, dasar, pada).pastikan()
    lama = kalender.hari.filter(tanggal=tanggal).first()
    dari = {"nama": lama.nama, "jenis": lama.jenis, "dasar": lama.dasar} if lama else {}
    libur = lama or HariLibur(kalender=kalender, tanggal=tanggal)
    libur.nama, libur.jenis, libur.dasar = nama.strip(), jenis, dasar.strip()
    libur.save()
    catat(
        "libur.dicatat",
        objek=libur,
        oleh=oleh,
        pada=pada,
        tanggal=tanggal,
        dari=dari,
        isi={"nama": libur.nama, "jenis": jenis, "dasar": libur.dasar},
    )
    return libur


@transaction.atomic(durable=True)
def hapus_libur(*, libur: HariLibur, dasar: str, oleh: Pengguna, pada: datetime) -> None:
    """Take a day off out of its year."""
    kalender = _kunci(libur.kalender_id)
    wewenang.boleh_hapus_libur(oleh, kalender, dasar, pada).pastikan()
    catat(
        "libur.dihapus",
        objek=libur,
        oleh=oleh,
        pada=pada,
        tanggal=libur.tanggal,
        dari={"nama": libur.nama, "jenis": libur.jenis, "dasar": libur.dasar},
        dasar=dasar.strip(),
    )
    libur.delete()


@transaction.atomic(durable=True)
def tetapkan_kalender(
    *, tahun: int, dasar: str, tanggal_dasar: date, oleh: Pengguna, pada: datetime
) -> KalenderTahun:
    """Confirm a year with the decree it follows; from now on working days of that year are counted."""
    kalender = _kunci(tahun)
    jumlah = kalender.hari.count()
    wewenang.boleh_tetapkan_kalender(oleh, kalender, dasar, tanggal_dasar, jumlah, pada).pastikan()
    dari = {"keadaan": kalender.keadaan, "dasar": kalender.dasar, "tanggal_dasar": kalender.tanggal_dasar}
    kalender.keadaan = KalenderTahun.Keadaan.DITETAPKAN
    kalender.dasar, kalender.tanggal_dasar = dasar.strip(), tanggal_dasar
    kalender.ditetapkan_pada, kalender.ditetapkan_oleh = pada, oleh
    kalender.save()
    catat(
        "kalender.ditetapkan",
        objek=kalender,
        oleh=oleh,
        pada=pada,
        dari=dari,
        dasar=kalender.dasar,
        tanggal_dasar=tanggal_dasar,
        hari=[[str(tanggal), nama] for tanggal, nama in kalender.hari.values_list("tanggal", "nama")],
    )
    return kalender


def _kunci(tahun: int) -> KalenderTahun:
    """The present row, locked until the act ends, so that nobody confirms a year somebody is changing."""
    return KalenderTahun.objects.select_for_update(of=("self",), no_key=True).get(tahun=tahun)

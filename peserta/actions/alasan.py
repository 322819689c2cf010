"""Acts on the catalogue of reasons."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from akun.models import Pengguna
from jejak.catat import catat
from peserta import queries, wewenang
from peserta.aturan import BunyiAlasan
from peserta.models import AlasanBaku

# Changes of the catalogue stand in one queue: what is in force is read before it is added to.
KUNCI_KATALOG = 7_301_990


@transaction.atomic(durable=True)
def catat_alasan(*, bunyi: BunyiAlasan, oleh: Pengguna, pada: datetime) -> AlasanBaku:
    """Add one line to the catalogue."""
    kunci_katalog()
    wewenang.boleh_catat_alasan(oleh, bunyi, pada).pastikan()
    alasan = _baru(bunyi, oleh, pada, menggantikan=None)
    alasan.save()
    catat("alasan.dicatat", objek=alasan, oleh=oleh, pada=pada, **_isi(alasan))
    return alasan


@transaction.atomic(durable=True)
def ubah_alasan(*, alasan: AlasanBaku, bunyi: BunyiAlasan, oleh: Pengguna, pada: datetime) -> AlasanBaku:
    """Put a new version in the place of a line; the old one keeps its words and its dates."""
    kunci_katalog()
    lama = AlasanBaku.objects.select_for_update(of=("self",), no_key=True).get(pk=alasan.pk)
    wewenang.boleh_ubah_alasan(oleh, lama, bunyi, pada).pastikan()
    lama.diakhiri_pada, lama.diakhiri_oleh = pada, oleh
    lama.save(update_fields=["diakhiri_pada", "diakhiri_oleh"])
    baru = _baru(bunyi, oleh, pada, menggantikan=lama)
    baru.save()
    catat("alasan.diubah", objek=baru, oleh=oleh, pada=pada, menggantikan=lama.pk, **_isi(baru))
    return baru


@transaction.atomic(durable=True)
def tarik_alasan(*, alasan: AlasanBaku, oleh: Pengguna, pada: datetime) -> AlasanBaku:
    """Take a line out of the catalogue; what was written with it stays."""
    alasan = AlasanBaku.objects.select_for_update(of=("self",), no_key=True).get(pk=alasan.pk)
    wewenang.boleh_tarik_alasan(oleh, alasan, pada).pastikan()
    alasan.diakhiri_pada, alasan.diakhiri_oleh = pada, oleh
    alasan.save(update_fields=["diakhiri_pada", "diakhiri_oleh"])
    catat("alasan.ditarik", objek=alasan, oleh=oleh, pada=pada, **_isi(alasan))
    return alasan


@transaction.atomic(durable=True)
def muat_alasan(*, oleh: Pengguna, pada: datetime) -> int:
    """Take the lines that come with the application, but none that stood here before. Returns how many."""
    kunci_katalog()
    wewenang.boleh_urus_alasan(oleh, pada).pastikan()
    pernah = set(AlasanBaku.objects.values_list("butir", "kalimat"))
    baru = [
        _baru(satu, oleh, pada, menggantikan=None)
        for satu in queries.alasan_bawaan()
        if (satu.butir, satu.kalimat) not in pernah
    ]
    AlasanBaku.objects.bulk_create(baru)
    catat("alasan.dimuat", objek=oleh, oleh=oleh, pada=pada, jumlah=len(baru))
    return len(baru)


def kunci_katalog() -> None:
    """Step: wait until no other change of the catalogue is under way."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_KATALOG])


def _baru(
    bunyi: BunyiAlasan, oleh: Pengguna, pada: datetime, *, menggantikan: AlasanBaku | None
) -> AlasanBaku:
    return AlasanBaku(
        butir=bunyi.butir,
        kalimat=bunyi.kalimat.strip(),
        dasar=bunyi.dasar.strip(),
        tindakan=bunyi.tindakan.strip(),
        menggantikan=menggantikan,
        berlaku_sejak=pada,
        dicatat_oleh=oleh,
    )


def _isi(alasan: AlasanBaku) -> dict[str, str]:
    return {medan: getattr(alasan, medan) for medan in ("butir", "kalimat", "dasar", "tindakan")}

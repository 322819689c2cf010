"""Taking personal data out of the trail: details and salts go together, the seals stay and still fit.

Needs a database role that may UPDATE the trail (the owner); the application's own role may not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from jejak.catat import catat
from jejak.models import BERGARAM, Jejak
from jejak.rantai import NAMA_DIHAPUS, PELAKU, PERISTIWA_HAPUS

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


class TidakDapatDihapus(ValueError):
    """The row has no removable details."""


@transaction.atomic(durable=True)
def hapus_rincian(
    *,
    jejak: Iterable[Jejak],
    kunci: Collection[str],
    dasar: str,
    oleh: AbstractBaseUser | None,
    pada: datetime,
) -> int:
    """Take these details (`PELAKU`: the name of the actor) out of these rows; returns how many went.

    Each row leaves an event that names the row, the details and the reason: a detail that is away without
    one is a finding of `periksa_jejak`. Raises TidakDapatDihapus for a row of the first form and for the
    events of removal themselves.
    """
    banyak = 0
    for satu in sorted(jejak, key=lambda baris: baris.tinggi):
        if satu.ragam != BERGARAM or satu.peristiwa == PERISTIWA_HAPUS:
            raise TidakDapatDihapus(f"Rincian jejak nomor {satu.tinggi} tidak dapat dihapus.")
        pergi = sorted(set(kunci) & set(satu.garam))
        if not pergi:
            continue
        satu.rincian = {nama: isi for nama, isi in satu.rincian.items() if nama not in pergi}
        satu.garam = {nama: isi for nama, isi in satu.garam.items() if nama not in pergi}
        if PELAKU in pergi:
            satu.pelaku_nama = NAMA_DIHAPUS
        satu.save(update_fields=["rincian", "garam", "pelaku_nama"])
        catat(PERISTIWA_HAPUS, objek=satu, oleh=oleh, pada=pada, tinggi=satu.tinggi, kunci=pergi, dasar=dasar)
        banyak += len(pergi)
    return banyak

"""The only way into the trail."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Model

from jejak.models import Jejak
from jejak.rantai import AWAL, hitung_sidik, rapikan

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

# One number for the whole chain; appends stand in one queue until their transaction ends.
KUNCI_RANTAI = 7_301_989
SISTEM = "Sistem"


class DiLuarTransaksi(RuntimeError):
    """A trace must live and die with the act it tells about."""


def catat(
    peristiwa: str, *, objek: Model, oleh: "AbstractBaseUser | None", pada: datetime, **rincian: Any
) -> Jejak:
    """Append one event to the chain, in the transaction of the act itself.

    `objek` is saved already; its selection is read from `objek.id_seleksi` when it has one. `oleh` is None
    for acts of the clock. `rincian` takes text, whole numbers, Decimal, dates, lists and dicts of them.
    Call it after the locks of the act: the queue of the chain is held until commit.
    Raises DiLuarTransaksi outside a transaction, TypeError for a detail that cannot be sealed.
    """
    if not connection.in_atomic_block:
        raise DiLuarTransaksi(f"{peristiwa}: catat() hanya di dalam transaksi tindakannya.")
    if objek.pk is None:
        raise ValueError(f"{peristiwa}: objek belum tersimpan.")
    isi = rapikan(rincian)
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_RANTAI])
    terakhir = Jejak.objects.order_by("-tinggi").values_list("tinggi", "sidik").first()
    tinggi, sidik = terakhir or (0, AWAL)
    jejak = Jejak(
        tinggi=tinggi + 1,
        peristiwa=peristiwa,
        pelaku_id=oleh.pk if oleh is not None else None,
        pelaku_nama=str(oleh) if oleh is not None else SISTEM,
        objek_tipe=objek._meta.label_lower,
        objek_id=str(objek.pk),
        seleksi_id=getattr(objek, "id_seleksi", None),
        pada=pada,
        rincian=isi,
        sidik_sebelumnya=sidik,
    )
    jejak.sidik = hitung_sidik(jejak)
    jejak.save(force_insert=True)
    return jejak

"""The only way into the trail."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Model

from jejak import titik
from jejak.models import BERGARAM, Jejak
from jejak.rantai import AWAL, PELAKU, garami, hitung_sidik, rapikan

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

# The end of the chain and the clock of the database, in one question.
UJUNG = """
SELECT clock_timestamp(), jejak.tinggi, jejak.sidik
FROM (SELECT 1) AS satu
LEFT JOIN LATERAL (SELECT tinggi, sidik FROM jejak_jejak ORDER BY tinggi DESC LIMIT 1) AS jejak ON TRUE
"""
SISTEM = "Sistem"


class DiLuarTransaksi(RuntimeError):
    """A trace must live and die with the act it tells about."""


def catat(
    peristiwa: str, *, objek: Model, oleh: "AbstractBaseUser | None", pada: datetime, **rincian: Any
) -> Jejak:
    """Append one event to the chain, in the transaction of the act itself.

    `objek` is saved already; its selection is read from `objek.id_seleksi` when it has one. `oleh` is None
    for acts of the clock. `rincian` takes text, whole numbers, Decimal, dates, lists and dicts of them.
    Call it after the locks of the act: the queue of the chain is held until commit. What a detail says can be
    taken away later without breaking the chain (hapus.py); an event of `titik.PEMICU` is followed by a signed
    checkpoint in the same transaction.
    Raises DiLuarTransaksi outside a transaction, TypeError for a detail that cannot be sealed.
    """
    (jejak,) = catat_banyak(peristiwa, objek=[(objek, rincian)], oleh=oleh, pada=pada)
    return jejak


def catat_banyak(
    peristiwa: str,
    *,
    objek: Iterable[tuple[Model, Mapping[str, Any]]],
    oleh: "AbstractBaseUser | None",
    pada: datetime,
) -> list[Jejak]:
    """The same event of many objects, each with its details, one after another; as `catat`, at once."""
    daftar = list(objek)
    if not connection.in_atomic_block:
        raise DiLuarTransaksi(f"{peristiwa}: catat() hanya di dalam transaksi tindakannya.")
    if any(satu.pk is None for satu, _ in daftar):
        raise ValueError(f"{peristiwa}: objek belum tersimpan.")
    isi = [(satu, rapikan(dict(rincian))) for satu, rincian in daftar]
    pelaku_nama = str(oleh) if oleh is not None else SISTEM
    with connection.cursor() as kursor:
        titik.antre(kursor)
        kursor.execute(UJUNG)
        tercatat_pada, tinggi, sidik = kursor.fetchone()
    hasil: list[Jejak] = []
    for nomor, (satu, rincian) in enumerate(isi, start=(tinggi or 0) + 1):
        garam, ikatan = garami({**rincian, PELAKU: pelaku_nama})
        jejak = Jejak(
            tinggi=nomor,
            peristiwa=peristiwa,
            pelaku_id=oleh.pk if oleh is not None else None,
            pelaku_nama=pelaku_nama,
            objek_tipe=satu._meta.label_lower,
            objek_id=str(satu.pk),
            seleksi_id=getattr(satu, "id_seleksi", None),
            pada=pada,
            rincian=rincian,
            ragam=BERGARAM,
            tercatat_pada=tercatat_pada,
            ikatan=ikatan,
            garam=garam,
            sidik_sebelumnya=hasil[-1].sidik if hasil else sidik or AWAL,
        )
        jejak.sidik = hitung_sidik(jejak)
        hasil.append(jejak)
    Jejak.objects.bulk_create(hasil)
    if peristiwa in titik.PEMICU:
        titik.buat(sebab=peristiwa)
    return hasil

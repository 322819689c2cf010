"""One rater as a process of his own: fills, saves again and locks every sheet he may. Started by the tests.

Takes one JSON argument (who, which components, when) and prints one JSON line with what he noted himself.
"""

import datetime as dt
import json
import os
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import django
from psycopg.errors import LockNotAvailable

# A machine that is merely busy turns a rater away now and then, not all the time.
DITOLAK_TERBANYAK = 20


def angka(penilai: int, lamaran: int, indikator: int) -> Decimal:
    """The mark this rater gives here: two decimals, different everywhere, known beforehand."""
    return Decimal(4000 + (penilai * 7919 + lamaran * 104729 + indikator * 1299709) % 6000) / 100


def tekan(perbuatan: Callable[[], Any], ditolak: list[str]) -> Any:
    """Press until it is done, as a person does whom a busy moment turned away: then nothing was changed."""
    from django.db import OperationalError  # noqa: PLC0415 -- only after django.setup()

    while True:
        try:
            return perbuatan()
        except OperationalError as galat:
            if not isinstance(galat.__cause__, LockNotAvailable) or len(ditolak) == DITOLAK_TERBANYAK:
                raise
            ditolak.append(str(galat))


def utama(isi: dict) -> dict:
    from akun.models import Pengguna  # noqa: PLC0415 -- only after django.setup()
    from penilaian import actions, queries  # noqa: PLC0415 -- only after django.setup()
    from penilaian.models import Komponen  # noqa: PLC0415 -- only after django.setup()

    oleh, pada = Pengguna.objects.get(pk=isi["penilai"]), dt.datetime.fromisoformat(isi["pada"])
    tanda, lama, ditolak = {}, [], []
    for pk in isi["komponen"]:
        komponen = Komponen.objects.get(pk=pk)
        indikator = [satu.pk for satu in komponen.indikator.all()]
        # Everyone in another order: nobody walks behind another through the rows.
        daftar = sorted(queries.belum_dikunci(oleh, komponen), key=lambda x: (x.pk * 31 * oleh.pk) % 1009)
        for lamaran in daftar:
            mulai = time.perf_counter()
            nilai = {satu: angka(oleh.pk, lamaran.pk, satu) for satu in indikator}
            separuh = {satu: nilai[satu] for satu in indikator[: len(indikator) // 2]}
            umum = {"komponen": komponen, "lamaran": lamaran, "oleh": oleh, "pada": pada}
            simpan = partial(actions.simpan_draf, catatan="", **umum)
            draf = tekan(partial(simpan, nilai=separuh, versi=0), ditolak)
            draf = tekan(partial(simpan, nilai=nilai, versi=draf.versi), ditolak)
            kunci = partial(actions.kunci_lembar, versi=draf.versi, **umum)
            tanda[f"{pk}:{lamaran.pk}"] = tekan(kunci, ditolak).sidik
            lama.append(time.perf_counter() - mulai)
    return {"tanda": tanda, "lama": sorted(lama), "ditolak": len(ditolak)}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings_uji")
    django.setup()
    sys.stdout.write(json.dumps(utama(json.loads(sys.argv[1]))))

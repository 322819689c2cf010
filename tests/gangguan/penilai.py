"""One rater as a process of his own: fills, saves again and locks every sheet he may. Started by the tests.

Takes one JSON argument (who, which components, when) and prints one JSON line with what he noted himself.
"""

import datetime as dt
import json
import os
import sys
import time
from decimal import Decimal

import django


def angka(penilai: int, lamaran: int, indikator: int) -> Decimal:
    """The mark this rater gives here: two decimals, different everywhere, known beforehand."""
    return Decimal(4000 + (penilai * 7919 + lamaran * 104729 + indikator * 1299709) % 6000) / 100


def utama(isi: dict) -> dict:
    from akun.models import Pengguna  # noqa: PLC0415 -- only after django.setup()
    from penilaian import actions, queries  # noqa: PLC0415 -- only after django.setup()
    from penilaian.models import Komponen  # noqa: PLC0415 -- only after django.setup()

    oleh, pada = Pengguna.objects.get(pk=isi["penilai"]), dt.datetime.fromisoformat(isi["pada"])
    tanda, lama = {}, []
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
            draf = actions.simpan_draf(nilai=separuh, catatan="", versi=0, **umum)
            draf = actions.simpan_draf(nilai=nilai, catatan="", versi=draf.versi, **umum)
            tanda[f"{pk}:{lamaran.pk}"] = actions.kunci_lembar(versi=draf.versi, **umum).sidik
            lama.append(time.perf_counter() - mulai)
    return {"tanda": tanda, "lama": sorted(lama)}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings_uji")
    django.setup()
    sys.stdout.write(json.dumps(utama(json.loads(sys.argv[1]))))

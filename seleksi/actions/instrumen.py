"""The act that settles an instrument before the announcement freezes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from seleksi.actions.persiapan import kunci_seleksi
from seleksi.ketentuan import Indikator
from seleksi.ketentuan.polos import ke_polos
from seleksi.models import Lowongan, Seleksi
from seleksi.wewenang import instrumen as wewenang


@transaction.atomic(durable=True)
def atur_instrumen(
    *,
    seleksi: Seleksi,
    metode: str,
    indikator: Sequence[Indikator],
    oleh: Pengguna,
    pada: datetime,
    lowongan: Lowongan | None = None,
) -> Seleksi:
    """Replace the instrument of a method: of the selection, or of one vacancy alone.

    No indicators for a vacancy: it follows the selection again. Old and new stand in the trail.
    """
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    wewenang.boleh_atur_instrumen(oleh, seleksi, metode, indikator, lowongan, pada).pastikan()
    semula = seleksi.aturan_main
    nomor = lowongan.urutan if lowongan is not None else None
    baru = semula.dengan_instrumen(metode, tuple(indikator), nomor)
    seleksi.ketentuan = baru.jadi_json()
    seleksi.save(update_fields=["ketentuan"])
    if lowongan is None:
        dari, ke = semula.metode_menurut(metode).indikator, baru.metode_menurut(metode).indikator
    else:
        dari = semula.indikator_lowongan(metode, lowongan.urutan)
        ke = baru.indikator_lowongan(metode, lowongan.urutan)
    jalur = f"metode.{metode}.indikator"
    catat(
        "instrumen.diatur",
        objek=lowongan or seleksi,
        oleh=oleh,
        pada=pada,
        dari={jalur: ke_polos(dari)},
        isi={jalur: ke_polos(ke)},
    )
    return seleksi

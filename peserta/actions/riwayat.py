"""Acts on the rows of one's own career (JENIS_RIWAYAT): one by one, or many at once from a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from peserta import queries, wewenang
from peserta.actions.isian import hanya
from peserta.actions.kunci import kunci_pelamar
from peserta.models import JENIS_RIWAYAT, Baris, Pelamar, medan_riwayat

# Told by the trail only as "a row was added": what is written there can never be taken away again, and a
# punishment is not for everybody who may read it (docs/keputusan/0119).
TANPA_ISI = frozenset({"hukuman-disiplin"})


@transaction.atomic(durable=True)
def tambah_butir(*, jenis: str, isian: Mapping[str, Any], oleh: Pengguna, pada: datetime) -> Baris:
    """Add one row of a kind (all fields of its table)."""
    return _tambah(jenis, [isian], oleh, pada, sumber="isian")[0]


@transaction.atomic(durable=True)
def impor_riwayat(
    *, jenis: str, baris: Sequence[Mapping[str, Any]], oleh: Pengguna, pada: datetime
) -> list[Baris]:
    """Add many rows of a kind, all or none; rows that are there already are passed over.

    Pressed twice, the second adds nothing.
    """
    pelamar = queries.pelamar_dari(oleh)
    ada = []
    if pelamar is not None:
        kunci_pelamar(pelamar_id=pelamar.pk)
        ada = [queries.isi_baris(satu) for satu in queries.baris_riwayat(pelamar, jenis)]
    model = JENIS_RIWAYAT[jenis]
    baru = [satu for satu in baris if queries.isi_baris(model(**satu)) not in ada]
    return _tambah(jenis, baru, oleh, pada, sumber="lembar sebar")


@transaction.atomic(durable=True)
def ubah_butir(
    *, jenis: str, butir: Baris, isian: Mapping[str, Any], oleh: Pengguna, pada: datetime
) -> Baris:
    """Correct one row (all fields of its table); sent applications keep their copy."""
    model = JENIS_RIWAYAT[jenis]
    hanya(medan=medan_riwayat(model), isian=isian)
    kunci_pelamar(pelamar_id=butir.pelamar_id)
    kini = model._default_manager.select_related("pelamar__pengguna").get(pk=butir.pk)
    semula = queries.isi_baris(kini)
    for medan, nilai in isian.items():
        setattr(kini, medan, nilai)
    baru = queries.isi_baris(kini)
    wewenang.boleh_ubah_butir(oleh, kini, jenis, baru).pastikan()
    if baru == semula:
        return kini
    kini.save()
    isi = {} if jenis in TANPA_ISI else {"dari": semula, "isi": baru}
    catat("riwayat.diubah", objek=kini.pelamar, oleh=oleh, pada=pada, jenis=jenis, riwayat=kini.pk, **isi)
    return kini


@transaction.atomic(durable=True)
def hapus_butir(*, jenis: str, butir: Baris, oleh: Pengguna, pada: datetime) -> Pelamar:
    """Take one row out; pressed twice, the second finds nothing to take."""
    pelamar = kunci_pelamar(pelamar_id=butir.pelamar_id)
    wewenang.boleh_ubah_profil(oleh, pelamar).pastikan()
    nomor, semula = butir.pk, queries.isi_baris(butir)
    if not JENIS_RIWAYAT[jenis]._default_manager.filter(pk=nomor).delete()[0]:
        return pelamar
    isi = {} if jenis in TANPA_ISI else {"dari": semula}
    catat("riwayat.dihapus", objek=pelamar, oleh=oleh, pada=pada, jenis=jenis, riwayat=nomor, **isi)
    return pelamar


def _tambah(
    jenis: str, baris: Sequence[Mapping[str, Any]], oleh: Pengguna, pada: datetime, *, sumber: str
) -> list[Baris]:
    """Step: all these rows, or none."""
    model = JENIS_RIWAYAT[jenis]
    for satu in baris:
        hanya(medan=medan_riwayat(model), isian=satu)
    pelamar = queries.pelamar_dari(oleh)
    if pelamar is not None:
        pelamar = kunci_pelamar(pelamar_id=pelamar.pk)
    baru: list[Any] = [model(pelamar=pelamar, **satu) for satu in baris]
    isi = [queries.isi_baris(satu) for satu in baru]
    wewenang.boleh_tambah_butir(oleh, jenis, isi).pastikan()
    for satu, polos in zip(baru, isi, strict=True):
        satu.save()
        rincian = {"jenis": jenis, "riwayat": satu.pk, "sumber": sumber}
        rincian |= {} if jenis in TANPA_ISI else {"isi": polos}
        catat("riwayat.ditambah", objek=satu.pelamar, oleh=oleh, pada=pada, **rincian)
    return baru

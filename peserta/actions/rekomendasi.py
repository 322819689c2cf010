"""Acts on what a recommendation says: by its owner, and by the verifier."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from peserta import queries, wewenang
from peserta.actions.isian import MEDAN_REKOMENDASI, hanya
from peserta.actions.kunci import kunci_lamaran
from peserta.models import Lamaran, SuratRekomendasi


@transaction.atomic(durable=True)
def isi_rekomendasi(
    *, lamaran: Lamaran, oleh: Pengguna, pada: datetime, tiba_pada: datetime | None = None, **isian: Any
) -> SuratRekomendasi:
    """Tell what one's own recommendation says (all of MEDAN_REKOMENDASI), while it is a draft."""
    hanya(medan=MEDAN_REKOMENDASI, isian=isian)
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_isi_rekomendasi(oleh, lamaran, tiba_pada or pada).pastikan()
    return _catat_rekomendasi(lamaran, SuratRekomendasi.Sumber.PELAMAR, isian, oleh, pada)


@transaction.atomic(durable=True)
def cocokkan_rekomendasi(
    *, lamaran: Lamaran, oleh: Pengguna, pada: datetime, **isian: Any
) -> SuratRekomendasi:
    """Enter what the verifier reads on the recommendation (all of MEDAN_REKOMENDASI); his reading counts."""
    hanya(medan=MEDAN_REKOMENDASI, isian=isian)
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_periksa(oleh, lamaran, pada).pastikan()
    return _catat_rekomendasi(lamaran, SuratRekomendasi.Sumber.PEMERIKSA, isian, oleh, pada)


def _catat_rekomendasi(
    lamaran: Lamaran, sumber: str, isian: dict[str, Any], oleh: Pengguna, pada: datetime
) -> SuratRekomendasi:
    surat = queries.surat_rekomendasi(lamaran).get(sumber) or SuratRekomendasi(lamaran=lamaran, sumber=sumber)
    for medan in MEDAN_REKOMENDASI:
        setattr(surat, medan, isian[medan])
    surat.diisi_pada, surat.diisi_oleh = pada, oleh
    surat.save()
    catat(
        "lamaran.rekomendasi_diisi", objek=lamaran, oleh=oleh, pada=pada, sumber=str(sumber), isi=dict(isian)
    )
    return surat

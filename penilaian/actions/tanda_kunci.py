"""The receipt of a locked sheet as a paper, for its rater."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from dokumen.models import Naskah
from dokumen.terbit import terbitkan
from jejak.catat import catat
from penilaian import naskah, queries, wewenang
from penilaian.actions.kunci import kunci_baris_komponen
from penilaian.models import LembarNilai
from seleksi.models import Instansi


@transaction.atomic(durable=True)
def cetak_tanda_kunci(*, lembar: LembarNilai, oleh: Pengguna, pada: datetime) -> Naskah:
    """The rater has the receipt of his locked sheet printed; once printed it stays the same paper.

    It holds the digest and no mark, and belongs to no list of papers: nobody but its rater is offered it.
    """
    komponen = kunci_baris_komponen(komponen_id=lembar.komponen_id)
    lembar = (
        LembarNilai.objects.select_for_update(of=("self",), no_key=True)
        .select_related("penilai", "lamaran", "tanda")
        .get(pk=lembar.pk)
    )
    lembar.komponen = komponen
    wewenang.boleh_cetak_tanda_kunci(oleh, lembar).pastikan()
    if lembar.tanda is not None:
        return lembar.tanda
    lembar.tanda = terbitkan(
        templat="penilaian/naskah/tanda_kunci.html",
        judul=f"Tanda Kunci Lembar {lembar.kode_kunci}",
        isi=naskah.tanda_kunci(lembar, queries.tinggi_kunci(lembar), Instansi.objects.get()),
        kelas=Naskah.Kelas.TERBATAS,
        oleh=oleh,
        pada=pada,
    )
    lembar.save(update_fields=["tanda"])
    catat("lembar.tanda_dicetak", objek=lembar, oleh=oleh, pada=pada, naskah=lembar.tanda.kode)
    return lembar.tanda

"""The rater says why a value of his stands apart from the others. Nothing else changes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from penilaian import wewenang
from penilaian.actions.kunci import kunci_baris_komponen
from penilaian.models import LembarNilai, PenjelasanNilai


@transaction.atomic(durable=True)
def jelaskan_nilai(*, lembar: LembarNilai, isi: str, oleh: Pengguna, pada: datetime) -> PenjelasanNilai:
    """Keep the explanation with the sheet; a later one replaces it until the three names are chosen.

    The trace tells that it was written, not what: it may speak of marks.
    """
    komponen = kunci_baris_komponen(komponen_id=lembar.komponen_id)
    lembar = LembarNilai.objects.select_related("lamaran").get(pk=lembar.pk)
    lembar.komponen = komponen
    isi = isi.strip()
    wewenang.boleh_jelaskan_nilai(oleh, lembar, isi, pada).pastikan()
    penjelasan = PenjelasanNilai.objects.filter(lembar=lembar).first() or PenjelasanNilai(lembar=lembar)
    penjelasan.isi, penjelasan.ditulis_pada = isi, pada
    penjelasan.save()
    catat("lembar.dijelaskan", objek=lembar, oleh=oleh, pada=pada)
    return penjelasan

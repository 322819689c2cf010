"""Acts on the files of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from dokumen.models import Berkas
from dokumen.simpan import Unggahan, simpan_dokumen
from jejak.catat import catat
from peserta import queries, wewenang
from peserta.actions.kunci import kunci_lamaran
from peserta.models import BerkasLamaran, Lamaran


@transaction.atomic(durable=True)
def unggah(
    *,
    lamaran: Lamaran,
    jenis: str,
    unggahan: Sequence[Unggahan],
    oleh: Pengguna,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> BerkasLamaran:
    """Put a file under one required document of a draft; the version before it is kept.

    `unggahan` is one PDF, or the photos of its pages in their order. Raises BerkasDitolak when the PDF is not
    whole and open or a photo not legible: then everything stays as it was.
    """
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_unggah(oleh, lamaran, jenis, tiba_pada or pada).pastikan()
    return terima_berkas(lamaran=lamaran, jenis=jenis, unggahan=unggahan, oleh=oleh, pada=pada)


def terima_berkas(
    *, lamaran: Lamaran, jenis: str, unggahan: Sequence[Unggahan], oleh: Pengguna, pada: datetime
) -> BerkasLamaran:
    """Step: a file arrives for a draft, sent whole or in pieces; it is locked and the act allowed already.

    Files of a mending and of an agency come in by acts of their own (perbaikan, permintaan), because they do
    not at once stand for the document; all are checked and kept by the same ``dokumen.simpan``.
    """
    berkas = simpan_dokumen(unggahan=unggahan, oleh=oleh, pada=pada)
    baru = pasang_berkas(lamaran=lamaran, jenis=jenis, berkas=berkas, pada=pada)
    rincian = {"jenis": jenis, "sha256": berkas.sha256, "ukuran": berkas.ukuran}
    catat("lamaran.berkas_diunggah", objek=lamaran, oleh=oleh, pada=pada, berkas=baru.pk, **rincian)
    return baru


def pasang_berkas(*, lamaran: Lamaran, jenis: str, berkas: Berkas, pada: datetime) -> BerkasLamaran:
    """Step: make a stored file the present version of a document; the application is locked already."""
    for lama in lamaran.berkas.filter(jenis=jenis, diganti_pada__isnull=True):
        lama.diganti_pada = pada
        lama.save(update_fields=["diganti_pada"])
    baru = BerkasLamaran(lamaran=lamaran, jenis=jenis, berkas=berkas, diunggah_pada=pada)
    baru.save()
    return baru


@transaction.atomic(durable=True)
def hapus_berkas(*, lamaran: Lamaran, jenis: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """Take a file out of a draft; the version stays in the archive. Without a file nothing happens."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_hapus_berkas(oleh, lamaran, jenis).pastikan()
    berkas = queries.berkas_berlaku(lamaran).get(jenis)
    if berkas is None:
        return lamaran
    berkas.diganti_pada = pada
    berkas.save(update_fields=["diganti_pada"])
    catat("lamaran.berkas_dihapus", objek=lamaran, oleh=oleh, pada=pada, berkas=berkas.pk, jenis=jenis)
    return lamaran

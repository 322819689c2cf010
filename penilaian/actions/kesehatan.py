"""The health of the three: its record, and each reading of it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from akun.models import Pengguna
from dokumen.rahasia import catat_pembacaan, catat_salinan
from dokumen.simpan import Unggahan, simpan_berkas
from jejak.catat import catat
from jejak.models import Jejak
from penilaian import queries, wewenang
from penilaian.actions.kunci import kunci_lowongan
from penilaian.models import HasilKesehatan
from peserta.models import Lamaran
from seleksi.models import Lowongan


@transaction.atomic(durable=True)
def catat_kesehatan(
    *,
    lamaran: Lamaran,
    sehat: bool,
    unit_kesehatan: str,
    nomor_surat: str,
    tanggal_surat: date,
    unggahan: Unggahan | None,
    oleh: Pengguna,
    pada: datetime,
) -> HasilKesehatan:
    """Ketua Pansel records fit or unfit for one of the three names; a second record corrects the first.

    The details stay with the hospital; the letter may be kept as a file. Raises BerkasDitolak for a bad one.
    """
    kunci_lowongan(lowongan_id=lamaran.lowongan_id)
    lamaran = Lamaran.objects.select_related("lowongan__seleksi").get(pk=lamaran.pk)
    wewenang.boleh_catat_kesehatan(oleh, lamaran, pada).pastikan()
    hasil = HasilKesehatan.objects.filter(lamaran=lamaran).first() or HasilKesehatan(lamaran=lamaran)
    semula = {} if hasil.pk is None else {"sehat": hasil.sehat, "nomor_surat": hasil.nomor_surat}
    hasil.sehat, hasil.unit_kesehatan = sehat, unit_kesehatan.strip()
    hasil.nomor_surat, hasil.tanggal_surat = nomor_surat.strip(), tanggal_surat
    if unggahan is not None:
        hasil.berkas = simpan_berkas(unggahan=unggahan, oleh=oleh, pada=pada)
    hasil.dicatat_pada, hasil.dicatat_oleh = pada, oleh
    hasil.save()
    catat(
        "kesehatan.dicatat",
        objek=hasil,
        oleh=oleh,
        pada=pada,
        sehat=sehat,
        nomor_surat=hasil.nomor_surat,
        semula=semula,
    )
    return hasil


@transaction.atomic(durable=True)
def baca_kesehatan(*, lowongan: Lowongan, keperluan: str, oleh: Pengguna, pada: datetime) -> Jejak:
    """Open the health results of a vacancy for a stated purpose; the trace opens the page for a while."""
    wewenang.boleh_baca_kesehatan(oleh, lowongan, keperluan, pada).pastikan()
    return catat_pembacaan(
        queries.PERISTIWA_BACA_KESEHATAN, objek=lowongan, keperluan=keperluan, oleh=oleh, pada=pada
    )


@transaction.atomic(durable=True)
def salin_surat_kesehatan(*, hasil: HasilKesehatan, keperluan: str, oleh: Pengguna, pada: datetime) -> Jejak:
    """Take a numbered copy of the letter behind a result; the trace is what stands on the copy."""
    wewenang.boleh_salin_surat_kesehatan(oleh, hasil, keperluan, pada).pastikan()
    return catat_salinan(
        queries.PERISTIWA_SALIN_KESEHATAN, objek=hasil, keperluan=keperluan, oleh=oleh, pada=pada
    )

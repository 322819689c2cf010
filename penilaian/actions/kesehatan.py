"""Recording the health of the three."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from akun.models import Pengguna
from dokumen.simpan import Unggahan, simpan_berkas
from jejak.catat import catat
from penilaian import wewenang
from penilaian.actions.kunci import kunci_lowongan
from penilaian.models import HasilKesehatan
from peserta.models import Lamaran


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

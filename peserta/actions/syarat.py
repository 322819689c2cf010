"""Acts of the Pansel on the conditions of a vacancy (E-08)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from peserta import aturan, wewenang
from peserta.actions.kunci import kunci_lowongan
from peserta.models import SyaratTambahan
from seleksi.models import Lowongan


@transaction.atomic(durable=True)
def tetapkan_syarat(
    *, lowongan: Lowongan, jenis: str, nilai: str, uraian: str, dasar: str, oleh: Pengguna, pada: datetime
) -> SyaratTambahan:
    """Set one condition of a vacancy (E-08) before it is announced."""
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    tambahan = aturan.Tambahan("E-08", jenis, nilai, uraian, dasar)
    wewenang.boleh_tetapkan_syarat(oleh, lowongan, tambahan, pada).pastikan()
    syarat = SyaratTambahan(
        lowongan=lowongan,
        jenis=jenis,
        nilai=nilai,
        uraian=uraian.strip(),
        dasar=dasar.strip(),
        ditetapkan_pada=pada,
        ditetapkan_oleh=oleh,
    )
    syarat.save()
    isi = {"jenis": jenis, "nilai": nilai, "uraian": syarat.uraian, "dasar": syarat.dasar}
    catat("lowongan.syarat_ditetapkan", objek=lowongan, oleh=oleh, pada=pada, syarat=syarat.pk, isi=isi)
    return syarat


@transaction.atomic(durable=True)
def hapus_syarat(*, syarat: SyaratTambahan, oleh: Pengguna, pada: datetime) -> Lowongan:
    """Take one condition of a vacancy back before it is announced; the trail keeps its words."""
    lowongan = kunci_lowongan(lowongan_id=syarat.lowongan_id)
    wewenang.boleh_atur_syarat(oleh, lowongan, pada).pastikan()
    nomor, uraian = syarat.pk, syarat.uraian
    # Pressed twice at once: the second finds nothing to take back.
    if not SyaratTambahan.objects.filter(pk=nomor).delete()[0]:
        return lowongan
    catat("lowongan.syarat_dihapus", objek=lowongan, oleh=oleh, pada=pada, syarat=nomor, uraian=uraian)
    return lowongan

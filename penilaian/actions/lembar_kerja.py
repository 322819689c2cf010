"""Taking the worksheet of the recap: a numbered copy for a stated purpose."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from dokumen.rahasia import catat_salinan
from penilaian import queries, wewenang
from penilaian.actions.kunci import kunci_lowongan
from penilaian.models import Rekap
from seleksi.models import Lowongan


@transaction.atomic(durable=True)
def ambil_lembar_kerja(
    *, lowongan: Lowongan, bentuk: str, keperluan: str, oleh: Pengguna, pada: datetime
) -> tuple[Rekap, int]:
    """Give out one more copy of the worksheet; returns the recap as it stands now and the number of the copy.

    `bentuk` is XLSX or CETAK. The trace is the register of the copies: number, who, when, what for.
    """
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    rekap = Rekap.objects.filter(lowongan=lowongan).first()
    keperluan = keperluan.strip()
    wewenang.boleh_ambil_lembar_kerja(oleh, lowongan, rekap, keperluan, pada).pastikan()
    rekap = Rekap.objects.get(lowongan=lowongan)
    jejak = catat_salinan(
        queries.PERISTIWA_LEMBAR_KERJA,
        objek=rekap,
        keperluan=keperluan,
        oleh=oleh,
        pada=pada,
        bentuk=bentuk,
        sidik=rekap.sidik,
    )
    return rekap, jejak.rincian["salinan"]

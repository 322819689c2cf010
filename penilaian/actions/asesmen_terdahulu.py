"""Recording that one participant stands with an assessment from before this selection."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from penilaian import wewenang
from penilaian.actions.kunci import kunci_lowongan
from penilaian.aturan import AsesmenLama
from penilaian.models import AsesmenTerdahulu
from peserta.models import Lamaran


@transaction.atomic(durable=True)
def catat_asesmen_terdahulu(
    *, lamaran: Lamaran, laporan: AsesmenLama, oleh: Pengguna, pada: datetime
) -> AsesmenTerdahulu:
    """Keep source, date and conversion; the asesor still fills the sheet; a second record corrects it."""
    kunci_lowongan(lowongan_id=lamaran.lowongan_id)
    lamaran = Lamaran.objects.select_related("lowongan__seleksi").get(pk=lamaran.pk)
    wewenang.boleh_catat_asesmen_terdahulu(oleh, lamaran, laporan, pada).pastikan()
    catatan = AsesmenTerdahulu.objects.filter(lamaran=lamaran).first()
    semula = asdict(catatan.laporan) if catatan else {}
    catatan = catatan or AsesmenTerdahulu(lamaran=lamaran)
    for medan, nilai in asdict(laporan).items():
        setattr(catatan, medan, nilai)
    catatan.dicatat_pada, catatan.dicatat_oleh = pada, oleh
    catatan.save()
    catat(
        "asesmen_terdahulu.dicatat",
        objek=catatan,
        oleh=oleh,
        pada=pada,
        lamaran=lamaran.pk,
        laporan=asdict(laporan),
        semula=semula,
    )
    return catatan


@transaction.atomic(durable=True)
def cabut_asesmen_terdahulu(*, lamaran: Lamaran, oleh: Pengguna, pada: datetime) -> None:
    """Take the record back: the participant takes the assessment after all."""
    kunci_lowongan(lowongan_id=lamaran.lowongan_id)
    lamaran = Lamaran.objects.select_related("lowongan__seleksi").get(pk=lamaran.pk)
    wewenang.boleh_cabut_asesmen_terdahulu(oleh, lamaran, pada).pastikan()
    catatan = AsesmenTerdahulu.objects.get(lamaran=lamaran)
    catat(
        "asesmen_terdahulu.dicabut",
        objek=catatan,
        oleh=oleh,
        pada=pada,
        lamaran=lamaran.pk,
        laporan=asdict(catatan.laporan),
    )
    catatan.delete()

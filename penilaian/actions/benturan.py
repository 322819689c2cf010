"""Declaring conflicts of interest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from penilaian import queries, wewenang
from penilaian.actions.komponen import beri_kode_peserta
from penilaian.actions.kunci import kunci_lowongan
from penilaian.actions.pembatalan import batalkan_semua
from penilaian.alur import KeadaanKomponen, KeadaanLembar
from penilaian.models import BenturanKepentingan, LembarNilai
from peserta.models import Lamaran
from seleksi.izin import Izin
from seleksi.models import Lowongan


@transaction.atomic(durable=True)
def nyatakan_benturan(
    *, lowongan: Lowongan, pernyataan: Mapping[int, str], oleh: Pengguna, pada: datetime
) -> list[BenturanKepentingan]:
    """A rater declares per participant: lamaran id -> relation, or "" for no conflict of interest.

    A conflict found later voids his own sheets on that participant, as long as none of them is locked with
    its component; after that only the Ketua may void them.
    """
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    wewenang.boleh_nyatakan_benturan(oleh, lowongan, pada).pastikan()
    dikenal = {satu.pk: satu for satu in queries.pelamar_dinyatakan(lowongan).filter(pk__in=pernyataan)}
    semula = queries.pernyataan_milik(oleh, list(dikenal))
    tertutup = set(
        LembarNilai.objects.filter(penilai=oleh, lamaran__in=dikenal, komponen__keadaan__in=queries.TERTUTUP)
        .exclude(keadaan=KeadaanLembar.DIBATALKAN)
        .values_list("lamaran_id", flat=True)
    )
    hasil = []
    for pk, lamaran in dikenal.items():
        hubungan = pernyataan[pk].strip()
        lama = semula.get(pk)
        Izin.dari(wewenang.boleh_ubah_pernyataan(lama, bool(hubungan), pk in tertutup)).pastikan()
        if lama is not None and (lama.ada, lama.hubungan) == (bool(hubungan), hubungan):
            hasil.append(lama)
            continue
        hasil.append(nyatakan(lamaran=lamaran, penilai=oleh, hubungan=hubungan, oleh=oleh, pada=pada))
        if hubungan:
            alasan = f"Penilai menyatakan benturan kepentingan: {hubungan}"
            batalkan_semua(
                lamaran=lamaran,
                penilai=oleh,
                sebab=LembarNilai.SebabBatal.BENTURAN,
                alasan=alasan,
                oleh=oleh,
                pada=pada,
            )
    for komponen in queries.komponen_lowongan(lowongan):
        if komponen.keadaan == KeadaanKomponen.DIBUKA:
            # Somebody who came back into the selection meanwhile is not scored before he is declared on.
            beri_kode_peserta(komponen=komponen)
    return hasil


def nyatakan(
    *, lamaran: Lamaran, penilai: Pengguna, hubungan: str, oleh: Pengguna, pada: datetime
) -> BenturanKepentingan:
    """Step: the declaration of one rater on one participant, with its trace."""
    benturan, _ = BenturanKepentingan.objects.update_or_create(
        lamaran=lamaran,
        penilai=penilai,
        defaults={"ada": bool(hubungan), "hubungan": hubungan, "dinyatakan_pada": pada},
    )
    catat(
        "benturan.dinyatakan",
        objek=benturan,
        oleh=oleh,
        pada=pada,
        penilai=penilai.pk,
        lamaran=lamaran.pk,
        ada=benturan.ada,
        hubungan=hubungan,
    )
    return benturan

"""Acts on the list of regional governments (E-01)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from peserta import aturan, queries, wewenang
from peserta.models import DaerahAsal


@transaction.atomic(durable=True)
def catat_daerah(
    *, nama: str, provinsi: str, berlaku_sejak: date, sumber: str, oleh: Pengguna, pada: datetime
) -> DaerahAsal:
    """Add one regional government to the list of E-01, from a day on."""
    wewenang.boleh_catat_daerah(oleh, nama, provinsi, berlaku_sejak, sumber).pastikan()
    daerah = DaerahAsal(
        nama=nama.strip(),
        provinsi=provinsi,
        berlaku_sejak=berlaku_sejak,
        sumber=sumber.strip(),
        dicatat_pada=pada,
        dicatat_oleh=oleh,
    )
    daerah.save()
    isi = {"nama": daerah.nama, "provinsi": provinsi, "berlaku_sejak": berlaku_sejak, "sumber": daerah.sumber}
    catat("daerah.dicatat", objek=daerah, oleh=oleh, pada=pada, **isi)
    return daerah


@transaction.atomic(durable=True)
def akhiri_daerah(*, daerah: DaerahAsal, berlaku_sampai: date, oleh: Pengguna, pada: datetime) -> DaerahAsal:
    """Let one line of the list end on a day; earlier days keep what was true."""
    daerah = DaerahAsal.objects.select_for_update(of=("self",), no_key=True).get(pk=daerah.pk)
    wewenang.boleh_akhiri_daerah(oleh, daerah, berlaku_sampai).pastikan()
    daerah.berlaku_sampai = berlaku_sampai
    daerah.save(update_fields=["berlaku_sampai"])
    catat("daerah.diakhiri", objek=daerah, oleh=oleh, pada=pada, berlaku_sampai=berlaku_sampai)
    return daerah


@transaction.atomic(durable=True)
def muat_daerah(*, kode: str, oleh: Pengguna, pada: datetime) -> int:
    """Take a list that comes with the application; names that are there stay. Returns how many came."""
    wewenang.boleh_urus_daerah(oleh).pastikan()
    bawaan = queries.daerah_bawaan(kode)
    ada = {aturan.nama_instansi(satu.nama) for satu in queries.daerah_provinsi(bawaan.provinsi)}
    baru = [
        DaerahAsal(
            nama=nama,
            provinsi=bawaan.provinsi,
            berlaku_sejak=bawaan.berlaku_sejak,
            sumber=bawaan.sumber,
            dicatat_pada=pada,
            dicatat_oleh=oleh,
        )
        for nama in bawaan.daerah
        if aturan.nama_instansi(nama) not in ada
    ]
    DaerahAsal.objects.bulk_create(baru, ignore_conflicts=True)
    catat("daerah.dimuat", objek=oleh, oleh=oleh, pada=pada, daftar=kode, jumlah=len(baru))
    return len(baru)

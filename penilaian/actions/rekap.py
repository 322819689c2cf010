"""Acts on the recap: compute it, settle its ties, open it for a stated purpose."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import rfc8785
from django.db import transaction

from akun.models import Pengguna
from dokumen.rahasia import catat_pembacaan
from jejak.catat import catat
from penilaian import aturan, queries, wewenang
from penilaian.actions.kunci import kunci_lowongan
from penilaian.models import Peringkat, Rekap
from seleksi.izin import Izin
from seleksi.models import Lowongan

logger = logging.getLogger(__name__)


@transaction.atomic(durable=True)
def hitung_rekap(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime, berita_acara: str = "") -> Rekap:
    """Compute final scores and ranks from all locked sheets and keep the matrix with its digest.

    Every counted sheet is held against the trail in this transaction; one that differs stops the act.
    May be repeated until the three names are chosen: the same sheets give the same digest and change nothing
    but the moment. A recap that changed drops the pleno decision on ties, which rested on the old one; so
    does one whose stored matrix or ranks were touched, which is written anew.
    """
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    wewenang.boleh_hitung_rekap(oleh, lowongan, pada, berita_acara.strip()).pastikan()
    isi = queries.isi_rekap(lowongan)
    pastikan_menurut_jejak(lowongan=lowongan, menyimpang=isi.penyimpangan())
    bahan = queries.bahan_rekap(lowongan, isi)
    sidik = _sidik_matriks(bahan.matriks)
    rekap = Rekap.objects.filter(lowongan=lowongan).first() or Rekap(lowongan=lowongan)
    semula = rekap.sidik
    if semula == sidik and queries.penyimpangan_peringkat(rekap):
        semula = ""
    if semula != sidik:
        rekap.isi, rekap.sidik, rekap.urutan_pleno, rekap.putusan_pleno = bahan.matriks, sidik, [], ""
    rekap.dihitung_pada, rekap.dihitung_oleh = pada, oleh
    rekap.save()
    if semula != sidik:
        rekap.peringkat.all().delete()
        tempat = aturan.peringkat(bahan.kunci)
        Peringkat.objects.bulk_create(
            Peringkat(
                rekap=rekap,
                lamaran_id=pk,
                nilai_akhir=aturan.delapan_desimal(satu.akhir),
                komponen={
                    metode: {"rata": aturan.pecahan(rata), "penilai": satu.penilai[metode]}
                    for metode, rata in satu.rata.items()
                },
                peringkat=nomor,
            )
            for pk, nomor in tempat.items()
            for satu in (bahan.orang[pk],)
        )
    catat(
        "rekap.dihitung",
        objek=rekap,
        oleh=oleh,
        pada=pada,
        sidik=sidik,
        sidik_semula=semula,
        berita_acara=berita_acara.strip(),
    )
    return rekap


def _sidik_matriks(matriks: Mapping[str, Any]) -> str:
    return hashlib.sha256(rfc8785.dumps(matriks)).hexdigest()


def pastikan_menurut_jejak(*, lowongan: Lowongan, menyimpang: Sequence[str]) -> None:
    """Step: refuse what differs from the trail, and tell the operator's log by number."""
    if menyimpang:
        contoh = " ".join(menyimpang[: aturan.DISEBUT])
        logger.error("Nilai lowongan %s menyimpang dari jejak (%s): %s", lowongan.pk, len(menyimpang), contoh)
    Izin.dari(aturan.menurut_jejak(menyimpang)).pastikan()


def sidik_kini(*, lowongan: Lowongan, rekap: Rekap | None) -> str:
    """Step: digest of the recap as the sheets would give it now; empty when they no longer give one.

    Refuses sheets that are not what the trail says was locked.
    """
    if rekap is None:
        return ""
    isi = queries.isi_rekap(lowongan)
    pastikan_menurut_jejak(lowongan=lowongan, menyimpang=isi.penyimpangan())
    try:
        return _sidik_matriks(queries.bahan_rekap(lowongan, isi).matriks)
    except aturan.NilaiTidakLengkap:
        return ""


@transaction.atomic(durable=True)
def putuskan_seri(
    *, lowongan: Lowongan, urutan: Sequence[int], alasan: str, oleh: Pengguna, pada: datetime
) -> Rekap:
    """Record the pleno decision on ties: the tied participants (lamaran ids) in their order, and why."""
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    rekap = queries.rekap_lowongan(lowongan)
    alasan = alasan.strip()
    wewenang.boleh_putuskan_seri(oleh, lowongan, rekap, urutan, alasan, pada).pastikan()
    rekap = Rekap.objects.defer("isi").get(lowongan=lowongan)
    rekap.urutan_pleno, rekap.putusan_pleno = list(urutan), alasan
    rekap.save(update_fields=["urutan_pleno", "putusan_pleno"])
    tempat = aturan.peringkat(queries.kunci_tersimpan(rekap), urutan)
    for baris in rekap.peringkat.all():
        baris.peringkat = tempat[baris.lamaran_id]
        baris.save(update_fields=["peringkat"])
    catat("rekap.seri_diputus", objek=rekap, oleh=oleh, pada=pada, urutan=list(urutan), alasan=alasan)
    return rekap


@transaction.atomic(durable=True)
def baca_peringkat(*, lowongan: Lowongan, keperluan: str, oleh: Pengguna, pada: datetime) -> Rekap:
    """Open the ranking of a vacancy for a stated purpose. The trace opens the page for a while.

    Rows are then read through `queries.baris_peringkat` while `queries.pembacaan_berlaku` says so.
    """
    rekap = queries.rekap_lowongan(lowongan)
    keperluan = keperluan.strip()
    wewenang.boleh_baca_peringkat(oleh, lowongan, rekap, keperluan, pada).pastikan()
    rekap = Rekap.objects.select_related("lowongan").defer("isi").get(lowongan=lowongan)
    catat_pembacaan(queries.PERISTIWA_BACA, objek=rekap, keperluan=keperluan, oleh=oleh, pada=pada)
    return rekap

"""Hands for printing, scanning and looking after the store; sweeps for what was lost. No rule is here."""

import contextlib
import datetime as dt
import logging
import time

from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.utils import timezone

from dokumen import periksa_gudang as pemeriksaan
from dokumen import pindai
from dokumen.bahan import bahan
from dokumen.gudang import GudangDiam
from dokumen.kiriman import bersihkan_kiriman
from dokumen.models import Naskah, Pemindaian
from dokumen.pemindai import GalatPindai, PemindaiDiam
from dokumen.simpan import BerkasDitolak, simpan_bytes
from dokumen.tayangan import bersihkan_tayangan

logger = logging.getLogger(__name__)

# A paper takes a second; one that takes a minute never ends.
BATAS_LUNAK = 60
BATAS_KERAS = 75
# While a worker prints, and after it failed, the row rests: 90 seconds first, in the end an hour.
JEDA = (90, 120, 300, 900, 3600)
SEKALI_SAPU = 200
# A sweep ends before the next one begins; a walk through the store ends before a worker is stopped.
LAMA_SAPU_PINDAI = 45
LAMA_PERIKSA_GUDANG = 120


@shared_task(ignore_result=True, soft_time_limit=BATAS_LUNAK, time_limit=BATAS_KERAS)
def cetak_naskah(naskah_id: int) -> bool:
    """Print this paper if it still has to be printed and nobody else is at it; True when this call did."""
    from dokumen.cetak import GalatCetak, cetak  # noqa: PLC0415 -- WeasyPrint's 40 MB are for workers only

    naskah = _sewa(naskah_id, timezone.now())
    if naskah is None:
        return False
    try:
        return _pasang(naskah, cetak(naskah.templat, bahan(naskah)), timezone.now())
    except (GalatCetak, BerkasDitolak, SoftTimeLimitExceeded) as galat:
        logger.exception("Naskah %s tidak tercetak.", naskah_id)
        Naskah.objects.filter(pk=naskah_id).update(galat_cetak=f"{type(galat).__name__}: {galat}"[:2000])
        return False


@shared_task(ignore_result=True)
def sapu_naskah() -> int:
    """Queue the papers whose printing is due (each minute); returns how many."""
    menunggu = Naskah.objects.filter(cetak_lagi_pada__lte=timezone.now()).order_by("cetak_lagi_pada", "pk")
    daftar = list(menunggu.values_list("pk", flat=True)[:SEKALI_SAPU])
    for naskah_id in daftar:
        antre_cetak(naskah_id)
    return len(daftar)


@shared_task(ignore_result=True)
def sapu_tayangan() -> int:
    """Remove the pictures of pages that nobody looked at lately (each night); returns of how many files."""
    return bersihkan_tayangan()


@shared_task(ignore_result=True)
def sapu_kiriman() -> int:
    """Remove the pieces of uploads that nobody went on with (each hour); returns how many uploads."""
    return bersihkan_kiriman(pada=timezone.now())


@shared_task(ignore_result=True)
def pindai_berkas(berkas_id: int) -> None:
    """Scan this upload now; without a verdict it is left to the sweep."""
    with contextlib.suppress(PemindaiDiam):
        _pindai(berkas_id)


@shared_task(ignore_result=True)
def sapu_pindai() -> int:
    """Scan what waits for it (each minute); returns how many verdicts there were.

    Stops at the first sign that the scanner is away; operators hear of what waits too long.
    """
    pada = timezone.now()
    menunggu = Pemindaian.objects.filter(pindai_lagi_pada__lte=pada).order_by("pindai_lagi_pada", "pk")
    daftar = list(menunggu.values_list("berkas_id", flat=True)[:SEKALI_SAPU])
    selesai, batas = 0, time.monotonic() + LAMA_SAPU_PINDAI
    for berkas_id in daftar:
        try:
            selesai += _pindai(berkas_id)
        except PemindaiDiam:
            break
        if time.monotonic() > batas:
            break
    pindai.kabari_pemindai_diam(pada)
    return selesai


def _pindai(berkas_id: int) -> bool:
    """True when there is a verdict. Raises PemindaiDiam when the scanner is away."""
    satu = pindai.sewa(berkas_id, timezone.now())
    if satu is None:
        return False
    try:
        pindai.putuskan(berkas_id, pindai.tanya(satu), timezone.now())
    except PemindaiDiam as galat:
        pindai.catat_galat(berkas_id, galat)
        raise
    except (GalatPindai, OSError) as galat:
        pindai.catat_galat(berkas_id, galat)
        return False
    return True


@shared_task(ignore_result=True)
def periksa_gudang() -> bool:
    """Go on with the walk through the store (each night); True when it came to its end."""
    try:
        satu = pemeriksaan.periksa(pada=timezone.now(), lama=LAMA_PERIKSA_GUDANG)
    except GudangDiam:
        # What is away says nothing about its files; the walk goes on where it stopped.
        logger.exception("Gudang berkas tidak menjawab; pemeriksaan berhenti.")
        return False
    return satu.selesai_pada is not None


def antre_cetak(naskah_id: int) -> None:
    cetak_naskah.delay(naskah_id)


@transaction.atomic(durable=True)
def _sewa(naskah_id: int, pada: dt.datetime) -> Naskah | None:
    """Take the row for a while, so that a killed worker delays the paper and nothing worse.

    None when it is printed, being signed or printed by another, or resting after a failure.
    """
    menunggu = Naskah.objects.select_for_update(of=("self",), no_key=True, skip_locked=True)
    naskah = menunggu.filter(pk=naskah_id, cetak_lagi_pada__isnull=False).first()
    if naskah is None or (naskah.percobaan_cetak and naskah.cetak_lagi_pada > pada):
        return None
    naskah.cetak_lagi_pada = pada + dt.timedelta(seconds=JEDA[min(naskah.percobaan_cetak, len(JEDA) - 1)])
    naskah.percobaan_cetak = min(naskah.percobaan_cetak + 1, 1000)
    naskah.save(update_fields=["cetak_lagi_pada", "percobaan_cetak"])
    return naskah


@transaction.atomic(durable=True)
def _pasang(dicetak: Naskah, pdf: bytes, pada: dt.datetime) -> bool:
    """Keep the bytes, once: what another worker set, or a preview that a signature overtook, stays away."""
    naskah = Naskah.objects.select_for_update(of=("self",), no_key=True).get(pk=dicetak.pk)
    konsep = dicetak.ditandatangani_pada is None
    if naskah.berkas_id or (konsep and (naskah.berkas_konsep_id or naskah.ditandatangani_pada)):
        return False
    berkas = simpan_bytes(
        isi=pdf, nama=f"{naskah.judul}.pdf", jenis_media="application/pdf", oleh=None, pada=pada
    )
    if konsep:
        naskah.berkas_konsep = berkas
    else:
        naskah.berkas = berkas
        naskah.dicetak_pada = pada
    naskah.cetak_lagi_pada, naskah.galat_cetak = None, ""
    naskah.save(update_fields=["berkas", "berkas_konsep", "dicetak_pada", "cetak_lagi_pada", "galat_cetak"])
    return True

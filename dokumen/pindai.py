"""What follows from a scan: a file is clean or held, he who sent it is told, the operator hears of silence.

How the scanner is asked is in pemindai.py; when, in tasks.py.
"""

import logging
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen import gudang, pemindai
from dokumen.models import Berkas, KeadaanPindai, Pemindaian
from jejak.catat import catat

logger = logging.getLogger(__name__)

# While a worker scans, and after the scanner gave no verdict, the row rests: two minutes first, at most half
# an hour, for ever: what was never read is never clean.
JEDA = tuple(timedelta(minutes=menit) for menit in (2, 2, 5, 10, 30))
# A file that waits this long is no hiccup any more.
LAMA_DIAM = timedelta(minutes=15)
FOLDER_UNGGAHAN = "unggahan/"


def daftarkan(berkas: Berkas, pada: datetime) -> None:
    """Step of storing an upload: it waits for the scan, if there is a scanner."""
    from dokumen.tasks import pindai_berkas  # noqa: PLC0415 -- tasks.py stores papers, and so imports this module

    if settings.CLAMD_ADDRESS:
        Pemindaian(berkas=berkas, pindai_lagi_pada=pada).save()
        # robust: with the broker down the upload still stands; sapu_pindai finds the row within a minute.
        transaction.on_commit(lambda: pindai_berkas.delay(berkas.pk), robust=True)


@transaction.atomic(durable=True)
def sewa(berkas_id: int, pada: datetime) -> Pemindaian | None:
    """Take the row for a while, so that a killed worker delays the scan and nothing worse.

    None when nothing is to be scanned, or another is at it.
    """
    baris = Pemindaian.objects.select_for_update(of=("self",), no_key=True, skip_locked=True)
    satu = baris.filter(berkas=berkas_id, pindai_lagi_pada__lte=pada).select_related("berkas").first()
    if satu is None:
        return None
    satu.pindai_lagi_pada = pada + JEDA[min(satu.percobaan, len(JEDA) - 1)]
    satu.percobaan = min(satu.percobaan + 1, 1000)
    satu.save(update_fields=["pindai_lagi_pada", "percobaan"])
    return satu


def tanya(pemindaian: Pemindaian) -> str:
    """What the scanner finds in this file, or ""; raises GalatPindai or OSError: then nothing is decided."""
    if not settings.CLAMD_ADDRESS:
        raise pemindai.PemindaiDiam("Pemindai tidak terpasang lagi.")
    with closing(gudang.potongan(pemindaian.berkas)) as isi:
        return pemindai.pindai(settings.CLAMD_ADDRESS, isi)


@transaction.atomic(durable=True)
def putuskan(berkas_id: int, temuan: str, pada: datetime) -> None:
    """Note the verdict. A held file leaves a trace, and he who sent it is told."""
    baris = Pemindaian.objects.select_for_update(of=("self",), no_key=True).select_related(
        "berkas__diunggah_oleh"
    )
    satu = baris.get(berkas=berkas_id)
    if satu.keadaan == KeadaanPindai.DITAHAN:
        return
    satu.temuan, satu.galat, satu.pindai_lagi_pada = temuan, "", None
    if not temuan:
        satu.nyatakan_bersih(pada)
        satu.save()
        return
    satu.tahan(pada)
    satu.save()
    logger.error("Berkas nomor %s ditahan pemindai: %s", berkas_id, temuan)
    catat("berkas.ditahan", objek=satu.berkas, oleh=None, pada=pada, temuan=temuan, sidik=satu.berkas.sha256)
    if satu.berkas.diunggah_oleh is not None:
        _kabari(
            satu.berkas.diunggah_oleh,
            kunci=f"berkas.ditahan:{berkas_id}",
            perihal="Berkas Anda ditahan dan perlu diganti",
            templat="dokumen/surel/ditahan.txt",
            konteks={"nama_berkas": satu.berkas.nama_asli},
            tautan=reverse("beranda"),
            pada=pada,
        )


def catat_galat(berkas_id: int, galat: Exception) -> None:
    """Why there is no verdict yet; the row waits for its next turn."""
    logger.warning("Berkas nomor %s belum terpindai: %s", berkas_id, galat)
    Pemindaian.objects.filter(berkas=berkas_id).update(galat=str(galat)[:300])


@transaction.atomic(durable=True)
def kabari_pemindai_diam(pada: datetime) -> int:
    """Tell the operators, once a day, that files wait without a verdict; returns how many wait too long."""
    menunggu = Pemindaian.objects.filter(
        keadaan=KeadaanPindai.MENUNGGU, berkas__diunggah_pada__lte=pada - LAMA_DIAM
    )
    jumlah = menunggu.count()
    if jumlah:
        logger.error("Pemindai tidak memberi putusan: %s berkas menunggu.", jumlah)
        kabari_operator(
            kunci=f"pemindai.diam:{pada:%Y-%m-%d}",
            perihal="Pemindai berkas tidak memberi putusan",
            templat="dokumen/surel/pemindai_diam.txt",
            konteks={"jumlah": jumlah},
            pada=pada,
        )
    return jumlah


def kabari_operator(
    *, kunci: str, perihal: str, templat: str, konteks: dict[str, Any], pada: datetime
) -> None:
    """One message to each operator, as mail and in the application; the same `kunci` only once."""
    for orang in Pengguna.objects.filter(operator=True, is_active=True).order_by("pk"):
        _kabari(
            orang,
            kunci=f"{kunci}:{orang.pk}",
            perihal=perihal,
            templat=templat,
            konteks=konteks,
            tautan=reverse("panitia:beranda_operator"),
            pada=pada,
        )


def _kabari(penerima: Pengguna, **surel: Any) -> None:
    """A verdict stands even when he whom it concerns has no address that mail could go to."""
    try:
        kirim_setelah_commit(penerima=penerima, **surel)
    except ValidationError:
        logger.exception("Pengguna nomor %s tidak dapat disurati.", penerima.pk)


# --- By hand of the operator -------------------------------------------------------------------
@transaction.atomic(durable=True)
def antrekan(*, semua: bool, pada: datetime) -> int:
    """Queue uploads that nobody scanned, with `semua` the clean ones too; they open meanwhile as before."""
    belum = Berkas.objects.filter(jalur__startswith=FOLDER_UNGGAHAN, pemindaian__isnull=True)
    baris = [Pemindaian(berkas=satu, keadaan=KeadaanPindai.TANPA, pindai_lagi_pada=pada) for satu in belum]
    jumlah = len(Pemindaian.objects.bulk_create(baris, batch_size=1000))
    keadaan = [KeadaanPindai.TANPA, *([KeadaanPindai.BERSIH] if semua else [])]
    lama = Pemindaian.objects.filter(keadaan__in=keadaan, pindai_lagi_pada__isnull=True)
    return jumlah + lama.update(pindai_lagi_pada=pada, percobaan=0)


@transaction.atomic(durable=True)
def lepaskan(*, pada: datetime) -> int:
    """The scanner is gone for good: what waits for it opens again, as never scanned. Leaves a trace each."""
    menunggu: Iterable[Pemindaian] = Pemindaian.objects.select_for_update(of=("self",), no_key=True).filter(
        keadaan=KeadaanPindai.MENUNGGU
    )
    jumlah = 0
    for satu in menunggu:
        satu.lepaskan()
        satu.pindai_lagi_pada = None
        satu.save()
        catat("berkas.dilepas_tanpa_pindai", objek=satu.berkas, oleh=None, pada=pada)
        jumlah += 1
    return jumlah

"""Compares the store with the rows, in both directions: files without a row, rows without their bytes.

Nothing is deleted: a file that belongs to nobody is laid apart, and comes back when its row does. Who may
open what is not decided here.
"""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import F

from dokumen import gudang
from dokumen.models import Berkas, BerkasCacat, PemeriksaanGudang
from dokumen.pindai import kabari_operator
from jejak.catat import catat
from jejak.models import Jejak

logger = logging.getLogger(__name__)

PERISTIWA = "berkas.tidak_utuh"
# An upload under way has no row yet; after a day nobody is at it any more.
TENGGANG = timedelta(days=1)
SEKALI = 200
# More files without a row than this, and the rows are rather those of another installation or another day.
CURIGA_PALING_SEDIKIT = 20
CURIGA_SEPER = 10


@dataclass
class Anggaran:
    """Time that may be spent: a walk ends at its limit and goes on the next night."""

    batas: float

    @classmethod
    def dari(cls, detik: float | None) -> "Anggaran":
        return cls(time.monotonic() + detik if detik is not None else float("inf"))

    @property
    def habis(self) -> bool:
        return time.monotonic() >= self.batas


def periksa(*, pada: datetime, lama: float | None = None) -> PemeriksaanGudang:
    """Go on with the walk that was begun, or begin one; `lama` seconds at most, None: to its end.

    Raises GudangDiam when the store does not answer: that says nothing about its files.
    """
    satu, _ = PemeriksaanGudang.objects.get_or_create(selesai_pada=None, defaults={"mulai_pada": pada})
    anggaran = Anggaran.dari(lama)
    if satu.berkas_terakhir is None and _periksa_file(satu, pada, anggaran):
        satu.berkas_terakhir = 0
        satu.save(update_fields=["berkas_terakhir"])
    if satu.berkas_terakhir is not None and _periksa_baris(satu, pada, anggaran):
        satu.selesai_pada = max(pada, satu.mulai_pada)
        satu.save(update_fields=["selesai_pada"])
    bersihkan_sementara(pada)
    satu.refresh_from_db()
    _bunyikan(satu, pada)
    return satu


def cacat_kini() -> list[BerkasCacat]:
    return list(BerkasCacat.objects.select_related("berkas").order_by("berkas_id"))


def lihat_berkas(berkas: Berkas, pada: datetime) -> str:
    """HILANG, BERUBAH or "": what is true of this file now; what changed since leaves a trace and an alarm.

    Bytes that lie apart in quarantine are laid back first.
    """
    sidik = gudang.sidik_isi(berkas.jalur)
    if not sidik and _kembalikan(berkas):
        sidik = berkas.sha256
    utuh = sidik == berkas.sha256 and gudang.jalur_sesuai(berkas.jalur, sidik)
    cacat = "" if utuh else BerkasCacat.Cacat.BERUBAH.value if sidik else BerkasCacat.Cacat.HILANG.value
    _tandai(berkas, cacat, pada)
    return cacat


# --- Files without a row ------------------------------------------------------------------------
def _periksa_file(satu: PemeriksaanGudang, pada: datetime, anggaran: Anggaran) -> bool:
    """True when every file was seen; else the place is kept."""
    for kelompok in _kelompok(_toko().daftar(satu.jalur_terakhir)):
        jalur = [nama for nama, _ in kelompok]
        ada = set(Berkas.objects.filter(jalur__in=jalur).values_list("jalur", flat=True))
        yatim = [nama for nama, waktu in kelompok if nama not in ada and waktu < pada - TENGGANG]
        _karantina(satu, yatim)
        satu.jumlah_file += len(kelompok)
        satu.jalur_terakhir = jalur[-1]
        satu.save(update_fields=["jumlah_file", "jalur_terakhir", "dikarantina", "tertahan"])
        if anggaran.habis:
            return False
    return True


def _karantina(satu: PemeriksaanGudang, yatim: list[str]) -> None:
    if not yatim:
        return
    batas = max(CURIGA_PALING_SEDIKIT, Berkas.objects.count() // CURIGA_SEPER)
    if satu.dikarantina + len(yatim) > batas:
        satu.tertahan = f"Lebih dari {batas} file tanpa catatan; tidak ada yang dipindahkan lagi."
        return
    for nama in yatim:
        _toko().pindah(nama, f"{gudang.KARANTINA}/{nama}")
        logger.error("File tanpa catatan dipindahkan ke karantina: %s", nama)
        satu.dikarantina += 1


def _kembalikan(berkas: Berkas) -> bool:
    """Lay a file back that was taken for an orphan, if it is the right one; the row is here (again)."""
    letak = f"{gudang.KARANTINA}/{berkas.jalur}"
    if gudang.sidik_isi(letak) != berkas.sha256:
        return False
    _toko().pindah(letak, berkas.jalur)
    logger.warning("Berkas nomor %s dikembalikan dari karantina.", berkas.pk)
    PemeriksaanGudang.objects.filter(selesai_pada=None).update(dikembalikan=F("dikembalikan") + 1)
    return True


# --- Rows without their file --------------------------------------------------------------------
def _periksa_baris(satu: PemeriksaanGudang, pada: datetime, anggaran: Anggaran) -> bool:
    """True when every row was looked at, byte by byte; else the place is kept."""
    while True:
        lanjutan = Berkas.objects.filter(pk__gt=satu.berkas_terakhir).order_by("pk")
        kelompok = list(lanjutan.select_related("cacat")[:SEKALI])
        if not kelompok:
            return True
        for berkas in kelompok:
            lihat_berkas(berkas, pada)
            satu.jumlah_baris += 1
            satu.berkas_terakhir = berkas.pk
            if anggaran.habis:
                break
        satu.save(update_fields=["jumlah_baris", "berkas_terakhir"])
        if anggaran.habis:
            return False


@transaction.atomic
def _tandai(berkas: Berkas, cacat: str, pada: datetime) -> None:
    lama: BerkasCacat | None = getattr(berkas, "cacat", None)
    if lama is not None and lama.cacat != cacat:
        lama.delete()
    if not cacat:
        return
    if lama is None or lama.cacat != cacat:
        BerkasCacat(berkas=berkas, cacat=cacat, ditemukan_pada=pada).save()
    keadaan = BerkasCacat.Cacat(cacat).label
    logger.error("Berkas nomor %s (%s): %s.", berkas.pk, berkas.jalur, keadaan)
    # A file that comes back later was away nevertheless: the trace keeps it, once per finding.
    riwayat = Jejak.objects.filter(
        peristiwa=PERISTIWA, objek_tipe=Berkas._meta.label_lower, objek_id=str(berkas.pk)
    )
    terakhir = riwayat.order_by("-tinggi").first()
    if terakhir is None or terakhir.rincian["keadaan"] != keadaan:
        catat(PERISTIWA, objek=berkas, oleh=None, pada=pada, keadaan=keadaan, sidik=berkas.sha256)


# --- What is left -------------------------------------------------------------------------------
def bersihkan_sementara(pada: datetime) -> int:
    """Remove what a killed process was writing more than a day ago: nobody was ever told it was kept."""
    usang = (pada - TENGGANG).timestamp()
    sisa = [
        jalur
        for jalur in (Path(settings.MEDIA_ROOT) / gudang.SEMENTARA).glob("*")
        if jalur.is_file() and jalur.stat().st_mtime < usang
    ]
    for jalur in sisa:
        jalur.unlink(missing_ok=True)
    return len(sisa)


@transaction.atomic
def _bunyikan(satu: PemeriksaanGudang, pada: datetime) -> None:
    """Tell the operators, once a day, what is for them to mend."""
    cacat = BerkasCacat.objects.count()
    if cacat or satu.dikarantina or satu.tertahan:
        kabari_operator(
            kunci=f"gudang.cacat:{pada.astimezone(UTC):%Y-%m-%d}",
            perihal="Pemeriksaan gudang berkas menemukan masalah",
            templat="dokumen/surel/gudang.txt",
            konteks={"cacat": cacat, "dikarantina": satu.dikarantina, "tertahan": bool(satu.tertahan)},
            pada=pada,
        )


def _kelompok(semua: Iterator[tuple[str, datetime]]) -> Iterator[list[tuple[str, datetime]]]:
    kelompok: list[tuple[str, datetime]] = []
    for satu in semua:
        kelompok.append(satu)
        if len(kelompok) == SEKALI:
            yield kelompok
            kelompok = []
    if kelompok:
        yield kelompok


def _toko() -> Any:
    return storages["default"]

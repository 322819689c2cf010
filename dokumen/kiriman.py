"""A file that arrives in pieces: each is safe on the disk before it is counted, none is asked for twice.

The row says how much counts. Bytes beyond that are what a killed process left behind; the next piece goes
over them. What a whole file becomes is decided by the door of the app (simpan.simpan_dokumen), never here.
"""

import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet, Sum

from akun.models import Pengguna
from dokumen.models import Berkas, Kiriman
from dokumen.simpan import SISA_RUANG, BerkasDitolak, terlalu_besar

# Unfinished uploads wait so long for their next piece.
MASA = timedelta(hours=48)
# A piece is held in memory until it is on the disk; browsers of ours send a quarter of this.
POTONGAN_TERBESAR = 1024 * 1024
# Of one person: what is on its way at the same time. His own oldest ones make room for a new one.
BATAS_JUMLAH = 40
BATAS_BITA = 64 * 1024 * 1024
# For one end of people without an account (`oleh` None); whom it serves, the app that asked knows.
BATAS_BITA_TAMU = 32 * 1024 * 1024
PANJANG_NAMA = 255
BACA = 256 * 1024


class SalahLetak(Exception):
    """The piece does not begin where the last one ended; `letak` is where that is."""

    def __init__(self, letak: int) -> None:
        self.letak = letak
        super().__init__(f"potongan berikutnya mulai di bita {letak}")


class UnggahanKiriman:
    """A whole one, as simpan.py reads an upload."""

    def __init__(self, kiriman: Kiriman) -> None:
        self.name = kiriman.nama
        self.size = kiriman.ukuran
        self._jalur = jalur(kiriman.kode)

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        with self._jalur.open("rb") as isi:
            yield from iter(partial(isi.read, chunk_size or BACA), b"")


def mulai_kiriman(
    *, tujuan: str, nama: str, ukuran: int, sidik: str, oleh: Pengguna | None, pada: datetime
) -> Kiriman:
    """A new one, or the one of the same file that was cut off; raises BerkasDitolak: too large, no space."""
    if ukuran > settings.BATAS_BERKAS:
        raise terlalu_besar(ukuran)
    if sidik and (lama := tertunda(tujuan, oleh, pada).filter(sidik=sidik, ukuran=ukuran).first()):
        return lama
    folder = Path(settings.FOLDER_KIRIMAN)
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < SISA_RUANG:
        raise BerkasDitolak("RUANG_PENUH")
    _beri_tempat(ukuran, tujuan, oleh)
    return Kiriman.objects.create(
        kode=secrets.token_hex(32),
        pemilik=oleh,
        tujuan=tujuan,
        nama=nama[:PANJANG_NAMA],
        ukuran=ukuran,
        sidik=sidik,
        dimulai_pada=pada,
        disentuh_pada=pada,
    )


def tertunda(tujuan: str, oleh: Pengguna | None, pada: datetime) -> QuerySet[Kiriman]:
    """Unfinished ones of this person (None: without an account) for this end, the latest first."""
    milik = Kiriman.objects.filter(tujuan=tujuan, pemilik=oleh, berkas__isnull=True)
    return milik.filter(disentuh_pada__gt=pada - MASA).order_by("-disentuh_pada", "-pk")


def kunci_kiriman(
    *, kode: Sequence[str], tujuan: str, oleh: Pengguna | None, pada: datetime
) -> list[Kiriman]:
    """Step: these rows, locked, in the order given; fewer when one is gone, foreign or named twice."""
    milik = Kiriman.objects.select_for_update(of=("self",), no_key=True).select_related("berkas")
    ada = milik.filter(kode__in=kode, tujuan=tujuan, pemilik=oleh, disentuh_pada__gt=pada - MASA).order_by(
        "pk"
    )
    menurut = {satu.kode: satu for satu in ada}
    return [menurut.pop(satu) for satu in kode if satu in menurut]


def tambah_potongan(*, kiriman: Kiriman, letak: int, isi: bytes, pada: datetime) -> Kiriman:
    """Put a piece behind those that are there; raises SalahLetak, BerkasDitolak, Kiriman.DoesNotExist."""
    kiriman = Kiriman.objects.select_for_update(of=("self",), no_key=True).get(pk=kiriman.pk)
    kini = sampai(kiriman)
    if letak != kini or letak + len(isi) > kiriman.ukuran:
        raise SalahLetak(kini)
    try:
        _tulis(jalur(kiriman.kode), letak, isi)
    except OSError as galat:
        if galat.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise BerkasDitolak("RUANG_PENUH") from galat
    kiriman.diterima = letak + len(isi)
    kiriman.disentuh_pada = pada
    kiriman.save(update_fields=["diterima", "disentuh_pada"])
    return kiriman


def sampai(kiriman: Kiriman) -> int:
    """Where the next piece begins; never beyond what the disk really holds."""
    if kiriman.berkas_id is not None:
        return kiriman.ukuran
    try:
        return min(kiriman.diterima, jalur(kiriman.kode).stat().st_size)
    except FileNotFoundError:
        return 0


def jadikan_unggahan(kiriman: Kiriman) -> UnggahanKiriman:
    """Read it as an upload; raises BerkasDitolak when it is not the whole file its browser had."""
    if sampai(kiriman) != kiriman.ukuran:
        raise BerkasDitolak(
            "BELUM_TIBA", "Berkas belum tiba seluruhnya. Pilih berkas yang sama, lalu unggah."
        )
    unggahan = UnggahanKiriman(kiriman)
    if kiriman.sidik:
        sidik = hashlib.sha256()
        for potongan in unggahan.chunks():
            sidik.update(potongan)
        if sidik.hexdigest() != kiriman.sidik:
            raise BerkasDitolak(
                "BERUBAH", "Berkas yang tiba tidak sama dengan berkas di perangkat Anda. Unggah sekali lagi."
            )
    return unggahan


def jadikan_berkas(*, kiriman: Sequence[Kiriman], berkas: Berkas) -> None:
    """Step: they have become this file. Their pieces go with the commit; their rows answer who asks again."""
    for satu in kiriman:
        satu.berkas = berkas
        satu.save(update_fields=["berkas"])
        _buang_sesudah_commit(satu.kode)


def buang_kiriman(*, kiriman: Kiriman) -> None:
    """Forget an unfinished one; one that has become a file stays."""
    if Kiriman.objects.filter(pk=kiriman.pk, berkas__isnull=True).delete()[0]:
        _buang_sesudah_commit(kiriman.kode)


def bersihkan_kiriman(*, pada: datetime) -> int:
    """Remove what waited too long, and pieces that no row knows; returns how many rows."""
    sebelum = pada - MASA
    usang = list(Kiriman.objects.filter(disentuh_pada__lte=sebelum).values_list("kode", flat=True))
    Kiriman.objects.filter(kode__in=usang, disentuh_pada__lte=sebelum).delete()
    dikenal = set(Kiriman.objects.filter(berkas__isnull=True).values_list("kode", flat=True))
    for satu in Path(settings.FOLDER_KIRIMAN).glob("*/*"):
        # A row that is being made is not seen yet; its first piece is young.
        if satu.name not in dikenal and satu.stat().st_mtime < sebelum.timestamp():
            satu.unlink(missing_ok=True)
    return len(usang)


def jalur(kode: str) -> Path:
    return Path(settings.FOLDER_KIRIMAN) / kode[:2] / kode


def _beri_tempat(ukuran: int, tujuan: str, oleh: Pengguna | None) -> None:
    """The oldest unfinished ones of the same person, or of the same end, go until the new one fits."""
    milik = Kiriman.objects.filter(pemilik=oleh, berkas__isnull=True)
    batas = BATAS_BITA
    if oleh is None:
        milik, batas = milik.filter(tujuan=tujuan), BATAS_BITA_TAMU
    jumlah, bita = milik.count(), milik.aggregate(jumlah=Sum("ukuran"))["jumlah"] or 0
    for satu in milik.order_by("disentuh_pada", "pk"):
        if jumlah < BATAS_JUMLAH and bita + ukuran <= batas:
            return
        buang_kiriman(kiriman=satu)
        jumlah, bita = jumlah - 1, bita - satu.ukuran


def _tulis(tujuan: Path, letak: int, isi: bytes) -> None:
    baru = not tujuan.exists()
    tujuan.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    gagang = os.open(tujuan, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        tertulis = 0
        while tertulis < len(isi):
            tertulis += os.pwrite(gagang, isi[tertulis:], letak + tertulis)
        os.fsync(gagang)
    finally:
        os.close(gagang)
    if baru:
        map_ = os.open(tujuan.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(map_)
        finally:
            os.close(map_)


def _buang_sesudah_commit(kode: str) -> None:
    transaction.on_commit(partial(jalur(kode).unlink, missing_ok=True))

"""After a restore, or when somebody asks: is the trail unbroken, is every file the one that came in?

What is found leaves a trace and an alarm in the log: a file that comes back later was away nevertheless.
"""

import hashlib
import logging
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from dokumen.models import Berkas
from dokumen.simpan import jalur_penuh
from jejak import rantai
from jejak.catat import catat
from jejak.models import Jejak

logger = logging.getLogger(__name__)
PERISTIWA = "berkas.tidak_utuh"


def sidik_berkas(jalur: Path) -> str:
    """SHA-256 of the bytes on the disk, read piece by piece; empty when they are not there."""
    try:
        with jalur.open("rb") as masukan:
            return hashlib.file_digest(masukan, "sha256").hexdigest()
    except OSError:
        return ""


@transaction.atomic
def catat_tidak_utuh(berkas: Berkas, keadaan: str) -> None:
    """A trace of what was found, unless the latest one about this file says the same."""
    lama = Jejak.objects.filter(
        peristiwa=PERISTIWA, objek_tipe=Berkas._meta.label_lower, objek_id=str(berkas.pk)
    )
    terakhir = lama.order_by("-tinggi").first()
    if terakhir is None or terakhir.rincian["keadaan"] != keadaan:
        catat(PERISTIWA, objek=berkas, oleh=None, pada=timezone.now(), keadaan=keadaan, sidik=berkas.sha256)


class Command(BaseCommand):
    help = "Memeriksa rantai jejak dan sidik setiap berkas. Selesai dengan kode 1 bila ada yang tidak utuh."

    def handle(self, *args: Any, **options: Any) -> None:
        masalah = [f"Jejak nomor {satu.tinggi}: {satu.pesan}" for satu in rantai.periksa()]
        for berkas in Berkas.objects.order_by("pk").iterator(chunk_size=500):
            sidik = sidik_berkas(jalur_penuh(berkas))
            if sidik != berkas.sha256:
                keadaan = "isinya tidak cocok dengan sidiknya" if sidik else "tidak terbaca di penyimpanan"
                masalah.append(f"Berkas nomor {berkas.pk} ({berkas.jalur}): {keadaan}.")
                catat_tidak_utuh(berkas, keadaan)
        for satu in masalah:
            self.stdout.write(satu)
            logger.error("%s", satu)
        if masalah:
            raise CommandError(f"{len(masalah)} hal tidak utuh.")
        self.stdout.write(
            f"Utuh: {Jejak.objects.count()} baris jejak dan {Berkas.objects.count()} berkas diperiksa."
        )

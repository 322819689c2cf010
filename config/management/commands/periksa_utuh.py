"""After a restore, or when somebody asks: is the trail unbroken, is every file the one that came in?

What is found leaves a trace and an alarm in the log: a file that comes back later was away nevertheless.
"""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dokumen.models import Berkas, BerkasCacat
from dokumen.periksa_gudang import lihat_berkas
from jejak.models import Jejak
from jejak.titik import periksa_semua

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Memeriksa rantai jejak dan sidik setiap berkas. Selesai dengan kode 1 bila ada yang tidak utuh."

    def handle(self, *args: Any, **options: Any) -> None:
        masalah = [str(satu) for satu in periksa_semua()]
        for satu in masalah:
            logger.error("%s", satu)
        for berkas in Berkas.objects.select_related("cacat").order_by("pk").iterator(chunk_size=500):
            if cacat := lihat_berkas(berkas, timezone.now()):
                keadaan = BerkasCacat.Cacat(cacat).label
                masalah.append(f"Berkas nomor {berkas.pk} ({berkas.jalur}): {keadaan}.")
        for satu in masalah:
            self.stdout.write(satu)
        if masalah:
            raise CommandError(f"{len(masalah)} hal tidak utuh.")
        self.stdout.write(
            f"Utuh: {Jejak.objects.count()} baris jejak dan {Berkas.objects.count()} berkas diperiksa."
        )

"""After a restore, or when somebody asks: is the trail unbroken, and is every file the one that came in?"""

import hashlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dokumen.models import Berkas
from dokumen.simpan import jalur_penuh
from jejak import rantai
from jejak.models import Jejak


def sidik_berkas(jalur: Path) -> str:
    """SHA-256 of the bytes on the disk, read piece by piece; empty when they are not there."""
    try:
        with jalur.open("rb") as masukan:
            return hashlib.file_digest(masukan, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


class Command(BaseCommand):
    help = "Memeriksa rantai jejak dan sidik setiap berkas. Selesai dengan kode 1 bila ada yang tidak utuh."

    def handle(self, *args: Any, **options: Any) -> None:
        masalah = [f"Jejak nomor {satu.tinggi}: {satu.pesan}" for satu in rantai.periksa()]
        for berkas in Berkas.objects.order_by("pk").iterator(chunk_size=500):
            sidik = sidik_berkas(jalur_penuh(berkas))
            if sidik != berkas.sha256:
                keadaan = "isinya tidak cocok dengan sidiknya" if sidik else "tidak ada di penyimpanan"
                masalah.append(f"Berkas nomor {berkas.pk} ({berkas.jalur}): {keadaan}.")
        for satu in masalah:
            self.stdout.write(satu)
        if masalah:
            raise CommandError(f"{len(masalah)} hal tidak utuh.")
        self.stdout.write(
            f"Utuh: {Jejak.objects.count()} baris jejak dan {Berkas.objects.count()} berkas diperiksa."
        )

"""Check the whole trail; ends with a non-zero code when the chain is broken."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jejak.models import Jejak
from jejak.rantai import periksa


class Command(BaseCommand):
    help = "Memeriksa rantai sidik jejak dari awal sampai akhir."

    def handle(self, *args: Any, **options: Any) -> None:
        masalah = periksa()
        for butir in masalah:
            self.stderr.write(str(butir))
        if masalah:
            raise CommandError(f"Rantai jejak rusak di {len(masalah)} tempat.")
        terakhir = Jejak.objects.order_by("-tinggi").first()
        if terakhir is None:
            self.stdout.write("Jejak masih kosong.")
            return
        self.stdout.write(f"Rantai jejak utuh: {terakhir.tinggi} baris, sidik terakhir {terakhir.sidik}.")

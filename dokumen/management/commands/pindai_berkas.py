"""The operator queues files for the scanner that were never scanned, or lets go of what waits for one."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from dokumen import pindai


class Command(BaseCommand):
    help = (
        "Mengantrekan unggahan yang belum pernah dipindai. Selama menunggu, berkas itu tetap dapat dibuka; "
        "yang ditemukan berisi program jahat ditahan."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--semua", action="store_true", help="juga yang sudah dinyatakan bersih, dengan tanda tangan baru"
        )
        parser.add_argument(
            "--lepaskan",
            action="store_true",
            help="setelah pemindai dicabut untuk seterusnya: yang menunggu menjadi tidak dipindai",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["lepaskan"]:
            if settings.CLAMD_ADDRESS:
                raise CommandError("Pemindai masih terpasang. Kosongkan CLAMD_ADDRESS lebih dahulu.")
            self.stdout.write(f"{pindai.lepaskan(pada=timezone.now())} berkas dilepas tanpa pemindaian.")
            return
        if not settings.CLAMD_ADDRESS:
            raise CommandError("Pemindai belum terpasang: CLAMD_ADDRESS kosong.")
        jumlah = pindai.antrekan(semua=options["semua"], pada=timezone.now())
        self.stdout.write(f"{jumlah} berkas diantrekan.")

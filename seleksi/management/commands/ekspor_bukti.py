"""Write the evidence of one selection to a file, for an expert or a court."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from seleksi.actions.ekspor import ekspor_bukti
from seleksi.models import Seleksi


class Command(BaseCommand):
    help = "Menulis berkas bukti satu seleksi (JSON Lines) yang diperiksa dengan script/verifikasi.py."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("seleksi", type=int)
        parser.add_argument("berkas", type=Path)
        parser.add_argument("--keperluan", required=True, help="ikut dicatat di jejak")
        parser.add_argument(
            "--lengkap", action="store_true", help="buka juga rincian data pribadi dan alasan"
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        seleksi = Seleksi.objects.filter(pk=pilihan["seleksi"]).first()
        if seleksi is None:
            raise CommandError(f"Seleksi nomor {pilihan['seleksi']} tidak ada.")
        isi = ekspor_bukti(
            seleksi=seleksi,
            keperluan=pilihan["keperluan"],
            lengkap=pilihan["lengkap"],
            oleh=None,
            pada=timezone.now(),
        )
        with os.fdopen(
            os.open(pilihan["berkas"], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
        ) as tujuan:
            tujuan.write(isi)
        self.stdout.write(f"{pilihan['berkas']}: {len(isi.splitlines())} baris.")

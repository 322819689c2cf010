"""Loads the demonstration by running the real acts; does nothing in an installation that is not empty."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from seleksi.management.peragaan.babak import PELAMAR_TERSEDIKIT, Babak
from seleksi.models import Seleksi


class Command(BaseCommand):
    help = "Memuat data contoh: tiga seleksi yang bersama-sama berdiri di setiap tahap."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--pelamar",
            type=int,
            default=int(os.environ.get("CONTOH_PELAMAR", "-1")),
            help="muat satu seleksi dengan sekian pelamar, untuk pengukuran; 0 tidak memuat apa pun",
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if settings.PRODUKSI:
            raise CommandError("Data contoh tidak dimuat dalam mode produksi.")
        if pilihan["pelamar"] == 0:
            return
        if 0 < pilihan["pelamar"] < PELAMAR_TERSEDIKIT:
            raise CommandError(f"Untuk pengukuran paling sedikit {PELAMAR_TERSEDIKIT} pelamar.")
        if Seleksi.objects.exists():
            self.stdout.write("Data contoh sudah ada.")
            return
        babak = Babak(timezone.localtime(), lambda teks: self.stdout.write(f"  {teks}"))
        if pilihan["pelamar"] > 0:
            babak.ukuran(pilihan["pelamar"])
        else:
            babak.semua()

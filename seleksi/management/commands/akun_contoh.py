"""Prints the accounts of the demonstration, one per role."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from panitia.aturan import SEBUTAN_PERAN
from seleksi.management.peragaan.pelaku import MENUNGGU, PELAKU, PELAMAR, SANDI_CONTOH


class Command(BaseCommand):
    help = "Menampilkan akun contoh, satu untuk setiap peran."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sandi", action="store_true", help="hanya kata sandinya")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if settings.PRODUKSI:
            raise CommandError("Tidak ada akun contoh dalam mode produksi.")
        if pilihan["sandi"]:
            self.stdout.write(SANDI_CONTOH)
            return
        self.stdout.write(f"Akun contoh (kata sandi semuanya {SANDI_CONTOH}):")
        for satu in PELAKU:
            sebutan = SEBUTAN_PERAN[satu.peran] if satu.peran else "Operator"
            self.stdout.write(f"  {satu.surel:34} {sebutan}: {MENUNGGU[satu.kunci]}")
        for surel, keadaan in PELAMAR.items():
            self.stdout.write(f"  {surel:34} Pelamar: {keadaan}")

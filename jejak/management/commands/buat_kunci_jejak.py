"""Make the key that signs the checkpoints of the trail, or replace it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jejak import kunci, titik


class Command(BaseCommand):
    help = "Membuat kunci penandatangan titik periksa jejak; --ganti menyerahkannya kepada kunci baru."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ganti", action="store_true", help="ganti kunci yang ada")
        parser.add_argument("--bila-belum-ada", action="store_true", help="diam bila kuncinya sudah ada")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        ada = (kunci.folder() / kunci.AKTIF).exists()
        if ada and pilihan["bila_belum_ada"]:
            return
        if ada and not pilihan["ganti"]:
            raise CommandError(f"Kunci sudah ada di {kunci.folder()}. Untuk menggantinya: --ganti.")
        if pilihan["ganti"] and kunci.kunci_aktif() is None:
            raise CommandError("Tidak ada kunci yang terbaca untuk diganti.")
        publik = titik.ganti_kunci()
        titik.buat(sebab=titik.PER_JAM)
        self.stdout.write(f"Kunci publik {kunci.id_kunci(publik)}: {publik}")
        self.stdout.write(
            "Catat kunci publik ini di luar mesin ini, misalnya di berita acara dan pada Inspektorat."
        )

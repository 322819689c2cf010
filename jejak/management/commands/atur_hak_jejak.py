"""Give the role of the application what it needs and keep from it what would unmake the trail."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from jejak.hak import atur_hak, kurang_aman, peran_ada


class Command(BaseCommand):
    help = (
        "Mengatur hak peran basis data milik aplikasi: jejak dan titik periksa hanya dibaca dan ditambah. "
        "Dijalankan pemilik tabel, sesudah migrate."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("peran", help="peran basis data yang dipakai web, pekerja, dan pengingat")
        parser.add_argument("--bila-ada", action="store_true", help="diam bila perannya tidak ada")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        with connection.cursor() as kursor:
            if pilihan["bila_ada"] and not peran_ada(kursor, pilihan["peran"]):
                self.stderr.write(f"Peran {pilihan['peran']} tidak ada; hak jejak tidak diatur.")
                return
            if masalah := kurang_aman(kursor, pilihan["peran"]):
                raise CommandError(masalah)
            atur_hak(kursor, pilihan["peran"])
        self.stdout.write(f"Peran {pilihan['peran']} hanya dapat membaca dan menambah jejak.")

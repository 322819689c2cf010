"""Check the whole trail and what it proves; ends with code 1 and names every place that is wrong."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from config.periksa_nilai import periksa_nilai
from jejak.models import Jejak, TitikPeriksa
from jejak.titik import periksa_semua


class Command(BaseCommand):
    help = (
        "Memeriksa jejak: baris, sambungan, rincian, titik periksa dan tanda tangannya, lalu nilai dan "
        "rekapitulasi terhadap jejaknya."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--saksi",
            action="append",
            default=[],
            help="berkas JSON titik periksa yang disimpan di luar; boleh berulang",
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        luar = [titik for nama in pilihan["saksi"] for titik in self._baca(nama)]
        # One view of the data for all layers: nothing written meanwhile looks like a difference.
        with transaction.atomic():
            if not connection.savepoint_ids:
                with connection.cursor() as kursor:
                    kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            masalah = [*map(str, periksa_semua(luar)), *periksa_nilai()]
            terakhir = Jejak.objects.order_by("-tinggi").first()
            titik = TitikPeriksa.objects.order_by("-nomor").first()
        for butir in masalah:
            self.stderr.write(butir)
        if masalah:
            raise CommandError(f"Jejak rusak di {len(masalah)} tempat.")
        if terakhir is None:
            self.stdout.write("Jejak masih kosong.")
            return
        self.stdout.write(f"Rantai jejak utuh: {terakhir.tinggi} baris, sidik terakhir {terakhir.sidik}.")
        if titik is None:
            self.stdout.write("Belum ada titik periksa; buat kuncinya dengan buat_kunci_jejak.")
        else:
            self.stdout.write(f"{titik.nomor} titik periksa sah, yang terakhir sampai nomor {titik.tinggi}.")
        if luar:
            self.stdout.write(f"{len(luar)} titik periksa saksi cocok.")

    @staticmethod
    def _baca(nama: str) -> list[dict[str, Any]]:
        try:
            isi = json.loads(Path(nama).read_text(encoding="utf-8"))
        except (OSError, ValueError) as galat:
            raise CommandError(f"{nama} tidak dapat dibaca: {galat}") from None
        daftar = isi.get("titik", [isi]) if isinstance(isi, dict) else isi
        if not isinstance(daftar, list) or not all(isinstance(satu, dict) for satu in daftar):
            raise CommandError(f"{nama} bukan titik periksa.")
        return daftar

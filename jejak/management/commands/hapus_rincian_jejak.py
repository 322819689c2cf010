"""Take personal data out of the trail when its keeping time is over or its owner may ask for it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from jejak.hapus import TidakDapatDihapus, hapus_rincian
from jejak.models import BERGARAM, Jejak
from jejak.rantai import PELAKU, PERISTIWA_HAPUS


class Command(BaseCommand):
    help = (
        "Menghapus rincian data pribadi dari jejak; sidiknya tetap dan penghapusannya sendiri dicatat. "
        "Perlu peran pemilik tabel."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        siapa = parser.add_mutually_exclusive_group(required=True)
        siapa.add_argument("--objek", help="TIPE:NOMOR, misalnya peserta.lamaran:41")
        siapa.add_argument("--pelaku", type=int, help="nomor akun; nama pelakunya yang dihapus")
        siapa.add_argument("--nomor", type=int, nargs="+", help="nomor jejak")
        parser.add_argument("--rincian", nargs="+", default=[], help="nama rincian yang dihapus")
        parser.add_argument("--dasar", required=True, help="dasar penghapusan; ikut dicatat")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        kunci = [PELAKU] if pilihan["pelaku"] else pilihan["rincian"]
        if not kunci:
            raise CommandError("Sebut rincian yang dihapus dengan --rincian.")
        try:
            banyak = hapus_rincian(
                jejak=self._pilih(pilihan),
                kunci=kunci,
                dasar=pilihan["dasar"].strip(),
                oleh=None,
                pada=timezone.now(),
            )
        except TidakDapatDihapus as salah:
            raise CommandError(str(salah)) from None
        self.stdout.write(f"{banyak} rincian dihapus dari jejak.")

    @staticmethod
    def _pilih(pilihan: dict[str, Any]) -> list[Jejak]:
        if pilihan["nomor"]:
            return list(Jejak.objects.filter(tinggi__in=pilihan["nomor"]))
        semua = Jejak.objects.filter(ragam=BERGARAM).exclude(peristiwa=PERISTIWA_HAPUS)
        if pilihan["pelaku"]:
            return list(semua.filter(pelaku=pilihan["pelaku"]))
        tipe, _, nomor = pilihan["objek"].partition(":")
        return list(semua.filter(objek_tipe=tipe, objek_id=nomor))

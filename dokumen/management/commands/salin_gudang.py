"""Copies every stored file into another store, before the change of GUDANG; may be run again and again."""

from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import storages
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dokumen import gudang
from dokumen.models import Berkas


class Command(BaseCommand):
    help = (
        "Menyalin semua berkas ke gudang lain (folder atau s3) dan memeriksa sidiknya di sana. Yang sudah "
        "ada dilewati; gudang yang sedang dipakai tidak berubah."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ke", required=True, help="gudang tujuan: folder atau s3")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["ke"] not in storages.backends:
            raise CommandError(f"Gudang {options['ke']!r} tidak dikenal; lihat docs/menjalankan.md.")
        asal, tujuan = storages["default"], storages[options["ke"]]
        if type(asal) is type(tujuan):
            raise CommandError(f"Gudang {options['ke']} sedang dipakai; tidak ada yang disalin.")
        disalin = ada = 0
        gagal = []
        for berkas in Berkas.objects.order_by("pk").iterator(chunk_size=500):
            if tujuan.exists(berkas.jalur) and gudang.sidik_isi(berkas.jalur, tujuan) == berkas.sha256:
                ada += 1
            elif self._salin(berkas, tujuan):
                disalin += 1
            else:
                gagal.append(f"Berkas nomor {berkas.pk} ({berkas.jalur}) tidak tersalin utuh.")
        for satu in gagal:
            self.stdout.write(satu)
        self.stdout.write(f"{disalin} berkas disalin, {ada} sudah ada.")
        if gagal:
            raise CommandError(f"{len(gagal)} berkas tidak tersalin.")

    def _salin(self, berkas: Berkas, tujuan: Any) -> bool:
        try:
            with gudang.tempat_sementara() as sementara:
                gudang.tulis(sementara, gudang.potongan(berkas))
                nama = self._simpan(sementara, berkas.jalur, tujuan)
        except gudang.GudangDiam:
            raise
        except OSError:
            return False
        return nama == berkas.jalur and gudang.sidik_isi(nama, tujuan) == berkas.sha256

    def _simpan(self, sementara: Path, jalur: str, tujuan: Any) -> str:
        if tujuan.exists(jalur):
            # Half of it, or something else: never where the whole one belongs.
            tujuan.pindah(jalur, f"{gudang.KARANTINA}/{jalur}")
        with sementara.open("rb") as isi:
            nama: str = tujuan.save(jalur, File(isi, name=jalur))
            return nama

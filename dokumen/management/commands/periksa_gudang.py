"""The operator's look at the store: walk through all of it now, or tell what the last walk found."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from dokumen.models import PemeriksaanGudang
from dokumen.periksa_gudang import cacat_kini, periksa


class Command(BaseCommand):
    help = (
        "Membandingkan isi gudang berkas dengan catatannya, dua arah: file tanpa catatan dipindahkan ke "
        "karantina, catatan yang isinya hilang atau berubah disebut. Selesai dengan kode 1 bila ada yang "
        "harus ditangani."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lihat", action="store_true", help="hanya menyebut hasil pemeriksaan terakhir")
        parser.add_argument(
            "--detik", type=float, help="berhenti setelah sekian detik; berikutnya melanjutkan"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["lihat"]:
            satu = PemeriksaanGudang.objects.order_by("-pk").first()
        else:
            satu = periksa(pada=timezone.now(), lama=options["detik"])
        if satu is None:
            raise CommandError("Gudang belum pernah diperiksa.")
        self.stdout.write(
            f"{'Selesai' if satu.selesai_pada else 'Belum selesai'}: {satu.jumlah_file} file dilihat, "
            f"{satu.jumlah_baris} berkas dibaca, {satu.dikarantina} file tanpa catatan dipindahkan ke "
            f"karantina, {satu.dikembalikan} dikembalikan."
        )
        cacat = cacat_kini()
        for baris in cacat:
            self.stdout.write(
                f"Berkas nomor {baris.berkas_id} ({baris.berkas.jalur}): {baris.get_cacat_display()}."
            )
        if satu.tertahan:
            self.stdout.write(satu.tertahan)
        if cacat or satu.tertahan:
            raise CommandError(f"{len(cacat) + bool(satu.tertahan)} hal harus ditangani.")

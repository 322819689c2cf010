"""Compares the rows of django-guardian with the memberships they mirror; silent when they agree."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from panitia.queries import izin_menyimpang


class Command(BaseCommand):
    help = "Membandingkan izin per seleksi dengan keanggotaan yang berlaku; diam bila sama."

    def handle(self, *args: Any, **options: Any) -> None:
        selisih = izin_menyimpang(timezone.now())
        for satu in selisih:
            kurang = f" kurang {', '.join(sorted(satu.kurang))};" if satu.kurang else ""
            lebih = f" lebih {', '.join(sorted(satu.lebih))};" if satu.lebih else ""
            self.stderr.write(f"Seleksi {satu.seleksi_id}, pengguna {satu.pengguna_id}:{kurang}{lebih}")
        if selisih:
            raise CommandError(f"{len(selisih)} orang memegang izin yang tidak sama dengan keputusannya.")

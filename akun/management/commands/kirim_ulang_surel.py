"""Put messages that were given up back into the queue, for instance after a long outage of the mail."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from akun.antar import TEMPLAT_SEKALI_PAKAI
from akun.models import Surel


class Command(BaseCommand):
    help = "Mengantrekan lagi surel yang sudah tidak dicoba, kecuali yang berisi tautan sekali pakai."

    def handle(self, *args: Any, **options: Any) -> None:
        menyerah = Surel.objects.filter(dikirim_pada__isnull=True, coba_lagi_pada__isnull=True)
        menyerah = menyerah.exclude(templat=TEMPLAT_SEKALI_PAKAI)
        jumlah = menyerah.update(coba_lagi_pada=timezone.now(), percobaan=0)
        self.stdout.write(f"{jumlah} surel diantrekan lagi.")

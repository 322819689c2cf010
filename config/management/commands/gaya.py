"""Join the style sheets of static/css into the one file that pages load. See docs/keputusan/0020."""

import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

CSS = Path(settings.BASE_DIR) / "static" / "css"
HASIL = CSS / "seleksi.css"


def gabung(css: Path = CSS) -> str:
    """Tokens first, then the ground, then the components by name, print last."""
    komponen = sorted((css / "komponen").glob("*.css"), key=lambda b: (b.stem != "dasar", b.stem))
    bagian = [css / "token.css", *komponen, css / "cetak.css"]
    teks = [
        "/* Dibuat dari token.css, komponen/*.css, dan cetak.css oleh `manage.py gaya`. Jangan disunting. */"
    ]
    for berkas in bagian:
        # Addresses of pictures are written as seen from komponen/; the joined file lies one folder higher.
        isi = berkas.read_text(encoding="utf-8").strip()
        teks.append(isi.replace('url("../', 'url("') if berkas.parent.name == "komponen" else isi)
    return "\n\n".join(teks) + "\n"


class Command(BaseCommand):
    help = "Gabungkan static/css menjadi static/css/seleksi.css; --periksa hanya membandingkan."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--periksa", action="store_true", help="gagal bila seleksi.css tidak mutakhir")

    def handle(self, *args: Any, periksa: bool, **options: Any) -> None:
        baru = gabung()
        if periksa:
            if not HASIL.exists() or HASIL.read_text(encoding="utf-8") != baru:
                raise CommandError("static/css/seleksi.css tidak mutakhir. Jalankan: manage.py gaya")
            return
        HASIL.write_text(baru, encoding="utf-8")

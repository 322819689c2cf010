"""The days off of 2026, as the decree of the three ministers sets them: the first year of the table."""

import tomllib
from pathlib import Path

from django.db import migrations

BERKAS = Path(__file__).parents[1] / "kalender" / "2026.toml"
KELOMPOK = {"libur_nasional": "LIBUR_NASIONAL", "cuti_bersama": "CUTI_BERSAMA"}


def muat(apps, schema_editor):
    isi = tomllib.loads(BERKAS.read_text(encoding="utf-8"))
    kalender = apps.get_model("seleksi", "KalenderTahun").objects.create(
        tahun=isi["tahun"],
        keadaan="DITETAPKAN",
        dasar=isi["dasar"],
        tanggal_dasar=isi["tanggal_dasar"],
        bawaan=True,
    )
    HariLibur = apps.get_model("seleksi", "HariLibur")
    HariLibur.objects.bulk_create(
        HariLibur(kalender=kalender, tanggal=tanggal, nama=nama, jenis=jenis)
        for kelompok, jenis in KELOMPOK.items()
        for tanggal, nama in isi[kelompok].items()
    )


def lepas(apps, schema_editor):
    apps.get_model("seleksi", "HariLibur").objects.filter(kalender=2026).delete()
    apps.get_model("seleksi", "KalenderTahun").objects.filter(tahun=2026).delete()


class Migration(migrations.Migration):
    dependencies = [("seleksi", "0007_kalender")]
    operations = [migrations.RunPython(muat, lepas)]

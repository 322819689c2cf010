"""Signed checkpoints of the chain."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jejak", "0005_jaga_baris")]

    operations = [
        migrations.CreateModel(
            name="TitikPeriksa",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.BigIntegerField(unique=True)),
                ("asal", models.CharField(max_length=200)),
                ("tinggi", models.BigIntegerField()),
                ("sidik_jejak", models.CharField(max_length=64)),
                ("sebab", models.CharField(max_length=80)),
                ("pada", models.DateTimeField()),
                ("sebelumnya", models.CharField(max_length=64, unique=True)),
                ("kunci", models.CharField(max_length=16)),
                ("kunci_baru", models.CharField(blank=True, max_length=64)),
                ("tanda_tangan", models.CharField(max_length=128)),
                ("sidik", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "verbose_name": "titik periksa",
                "verbose_name_plural": "titik periksa",
                "ordering": ["nomor"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nomor__gte", 1), ("tinggi__gte", 0)),
                        name="titik_periksa_dari_satu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sidik__regex", "^[0-9a-f]{64}$"),
                            ("sidik_jejak__regex", "^[0-9a-f]{64}$"),
                            ("sebelumnya__regex", "^[0-9a-f]{64}$"),
                            ("kunci__regex", "^[0-9a-f]{16}$"),
                            ("kunci_baru__regex", "^([0-9a-f]{64})?$"),
                            ("tanda_tangan__regex", "^[0-9a-f]{128}$"),
                        ),
                        name="titik_periksa_heksa",
                    ),
                ],
            },
        ),
    ]

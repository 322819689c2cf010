"""How often a file was begun for one link to an agency."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("peserta", "0017_meterai"),
    ]

    operations = [
        migrations.AddField(
            model_name="permintaanrekomendasi",
            name="jumlah_unggahan",
            field=models.PositiveSmallIntegerField(
                default=0, editable=False, verbose_name="unggahan dimulai"
            ),
        ),
    ]

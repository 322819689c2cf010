"""Rows seal salted commitments from now on, and carry the clock of the database; older rows keep their form."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jejak", "0003_indeks_seleksi")]

    operations = [
        migrations.AddField("jejak", "ragam", models.PositiveSmallIntegerField(db_default=1)),
        migrations.AddField("jejak", "tercatat_pada", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "jejak",
            "ikatan",
            models.JSONField(blank=True, db_default=models.Value({}, models.JSONField()), default=dict),
        ),
        migrations.AddField(
            "jejak",
            "garam",
            models.JSONField(blank=True, db_default=models.Value({}, models.JSONField()), default=dict),
        ),
        migrations.AddConstraint(
            "jejak",
            models.CheckConstraint(
                condition=models.Q(("ragam", 1), ("tercatat_pada__isnull", True))
                | models.Q(("ragam", 2), ("tercatat_pada__isnull", False)),
                name="jejak_ragam_selaras",
            ),
        ),
    ]

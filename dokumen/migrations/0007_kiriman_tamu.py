"""An upload in pieces may come from somebody without an account."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dokumen", "0006_indeks_sidik"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="kiriman",
            name="pemilik",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="pemilik",
            ),
        ),
        migrations.AddConstraint(
            model_name="kiriman",
            constraint=models.CheckConstraint(
                condition=models.Q(("tujuan", ""), _negated=True), name="kiriman_bertujuan"
            ),
        ),
    ]

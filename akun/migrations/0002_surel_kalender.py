from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("akun", "0001_awal")]

    operations = [
        migrations.AddField(
            model_name="surel",
            name="kalender",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]

"""Checkpoints only grow, like the trail they sign."""

from django.db import migrations

PASANG = """
CREATE TRIGGER titik_tolak_ubah_hapus BEFORE UPDATE OR DELETE ON jejak_titikperiksa
    FOR EACH ROW EXECUTE FUNCTION jejak_tolak_perubahan();
CREATE TRIGGER titik_tolak_kosongkan BEFORE TRUNCATE ON jejak_titikperiksa
    FOR EACH STATEMENT EXECUTE FUNCTION jejak_tolak_perubahan();
"""

LEPAS = """
DROP TRIGGER titik_tolak_kosongkan ON jejak_titikperiksa;
DROP TRIGGER titik_tolak_ubah_hapus ON jejak_titikperiksa;
"""


class Migration(migrations.Migration):
    dependencies = [("jejak", "0006_titik_periksa")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]

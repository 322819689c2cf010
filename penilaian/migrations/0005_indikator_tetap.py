"""Indicators are what was announced: written once with their component, changed by nobody (P-10)."""

from django.db import migrations

PASANG = """
CREATE FUNCTION penilaian_tolak_ubah_indikator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Indikator % sudah diumumkan.', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER indikator_tetap BEFORE UPDATE OR DELETE ON penilaian_indikator
    FOR EACH ROW EXECUTE FUNCTION penilaian_tolak_ubah_indikator();
"""

LEPAS = """
DROP TRIGGER indikator_tetap ON penilaian_indikator;
DROP FUNCTION penilaian_tolak_ubah_indikator();
"""


class Migration(migrations.Migration):
    dependencies = [("penilaian", "0004_penjelasan_nilai")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]

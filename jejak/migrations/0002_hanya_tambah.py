"""The trail only grows: the database itself refuses UPDATE, DELETE and TRUNCATE, also to the table's owner."""

from django.db import migrations

PASANG = """
CREATE FUNCTION jejak_tolak_perubahan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Jejak hanya dapat ditambah: % ditolak.', TG_OP USING ERRCODE = 'insufficient_privilege';
END;
$$;
CREATE TRIGGER jejak_tolak_ubah_hapus BEFORE UPDATE OR DELETE ON jejak_jejak
    FOR EACH ROW EXECUTE FUNCTION jejak_tolak_perubahan();
CREATE TRIGGER jejak_tolak_kosongkan BEFORE TRUNCATE ON jejak_jejak
    FOR EACH STATEMENT EXECUTE FUNCTION jejak_tolak_perubahan();
"""

LEPAS = """
DROP TRIGGER jejak_tolak_kosongkan ON jejak_jejak;
DROP TRIGGER jejak_tolak_ubah_hapus ON jejak_jejak;
DROP FUNCTION jejak_tolak_perubahan();
"""


class Migration(migrations.Migration):
    dependencies = [("jejak", "0001_awal")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]

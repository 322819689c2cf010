"""The database checks each new row against its own clock, and lets details be taken away but nothing else."""

from django.db import migrations

PASANG = """
CREATE FUNCTION jejak_jaga_baris() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    berubah text[] := ARRAY['rincian', 'garam', 'pelaku_nama'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.ragam <> 2 OR abs(extract(epoch FROM clock_timestamp() - NEW.tercatat_pada)) > 60 THEN
            RAISE EXCEPTION 'Jejak hanya ditulis dengan jam basis data.' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF OLD.ragam = 2
            AND OLD.peristiwa <> 'jejak.rincian_dihapus'
            AND to_jsonb(NEW) - berubah = to_jsonb(OLD) - berubah
            AND NEW.garam <> OLD.garam
            AND NEW.garam <@ OLD.garam
            AND NEW.rincian = (
                SELECT coalesce(jsonb_object_agg(satu.key, satu.value), '{}'::jsonb)
                FROM jsonb_each(OLD.rincian) AS satu WHERE NEW.garam ? satu.key
            )
            AND NEW.pelaku_nama = (CASE WHEN NEW.garam ? '@pelaku' THEN OLD.pelaku_nama ELSE 'Nama dihapus' END)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Jejak hanya dapat ditambah: % ditolak.', TG_OP USING ERRCODE = 'insufficient_privilege';
END;
$$;
DROP TRIGGER jejak_tolak_ubah_hapus ON jejak_jejak;
CREATE TRIGGER jejak_tolak_ubah_hapus BEFORE UPDATE OR DELETE ON jejak_jejak
    FOR EACH ROW EXECUTE FUNCTION jejak_jaga_baris();
CREATE TRIGGER jejak_jaga_tambah BEFORE INSERT ON jejak_jejak
    FOR EACH ROW EXECUTE FUNCTION jejak_jaga_baris();
"""

LEPAS = """
DROP TRIGGER jejak_jaga_tambah ON jejak_jejak;
DROP TRIGGER jejak_tolak_ubah_hapus ON jejak_jejak;
CREATE TRIGGER jejak_tolak_ubah_hapus BEFORE UPDATE OR DELETE ON jejak_jejak
    FOR EACH ROW EXECUTE FUNCTION jejak_tolak_perubahan();
DROP FUNCTION jejak_jaga_baris();
"""


class Migration(migrations.Migration):
    dependencies = [("jejak", "0004_ikatan_bergaram")]
    # As one text each: splitting into statements stumbles over CASE … END inside the function.
    operations = [migrations.RunSQL([PASANG], [LEPAS])]

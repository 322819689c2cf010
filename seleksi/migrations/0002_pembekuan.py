"""Criteria, weights and requirements freeze when the announcement is published (P-10)."""

from django.db import migrations

PASANG = """
CREATE FUNCTION seleksi_tolak_ubah_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.dibekukan_pada IS NOT NULL
       AND (NEW.ketentuan, NEW.profil, NEW.dibekukan_pada)
           IS DISTINCT FROM (OLD.ketentuan, OLD.profil, OLD.dibekukan_pada) THEN
        RAISE EXCEPTION 'Ketentuan seleksi % sudah dibekukan.', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER seleksi_beku BEFORE UPDATE ON seleksi_seleksi
    FOR EACH ROW EXECUTE FUNCTION seleksi_tolak_ubah_beku();

CREATE FUNCTION lowongan_tolak_ubah_syarat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.diumumkan_pada IS NOT NULL
       AND (NEW.nama_jabatan, NEW.jenis_jabatan, NEW.eselon, NEW.perangkat_daerah, NEW.uraian_tugas,
            NEW.kualifikasi, NEW.pengalaman, NEW.diumumkan_pada, NEW.seleksi_id, NEW.urutan)
           IS DISTINCT FROM
           (OLD.nama_jabatan, OLD.jenis_jabatan, OLD.eselon, OLD.perangkat_daerah, OLD.uraian_tugas,
            OLD.kualifikasi, OLD.pengalaman, OLD.diumumkan_pada, OLD.seleksi_id, OLD.urutan) THEN
        RAISE EXCEPTION 'Persyaratan lowongan % sudah diumumkan.', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lowongan_beku BEFORE UPDATE ON seleksi_lowongan
    FOR EACH ROW EXECUTE FUNCTION lowongan_tolak_ubah_syarat();
"""

LEPAS = """
DROP TRIGGER lowongan_beku ON seleksi_lowongan;
DROP FUNCTION lowongan_tolak_ubah_syarat();
DROP TRIGGER seleksi_beku ON seleksi_seleksi;
DROP FUNCTION seleksi_tolak_ubah_beku();
"""


class Migration(migrations.Migration):
    dependencies = [("seleksi", "0001_awal")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]

"""What is frozen changes only as the newest signed ralat says; a ralat itself never changes."""

from django.db import migrations

PASANG = """
CREATE FUNCTION seleksi_ralat_berlaku(seleksi bigint) RETURNS SETOF seleksi_ralat LANGUAGE sql STABLE AS $$
    SELECT r.* FROM seleksi_ralat r
    JOIN seleksi_pengumuman p ON p.id = r.pengumuman_id AND p.jenis = 'RALAT' AND p.diumumkan_pada IS NOT NULL
    JOIN dokumen_naskah n ON n.id = p.naskah_id AND n.keadaan = 'TERBIT'
    WHERE r.seleksi_id = seleksi
    ORDER BY p.diumumkan_pada DESC, r.id DESC
    LIMIT 1
$$;

CREATE OR REPLACE FUNCTION seleksi_tolak_ubah_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.dibekukan_pada IS NULL THEN
        RETURN NEW;
    END IF;
    IF (NEW.profil, NEW.dibekukan_pada) IS DISTINCT FROM (OLD.profil, OLD.dibekukan_pada)
       OR NEW.ketentuan IS DISTINCT FROM OLD.ketentuan
       AND NOT EXISTS (
           SELECT 1 FROM seleksi_ralat_berlaku(OLD.id) r
           WHERE r.ketentuan_lama = OLD.ketentuan AND r.ketentuan_baru = NEW.ketentuan
       ) THEN
        RAISE EXCEPTION 'Ketentuan seleksi % sudah dibekukan.', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION lowongan_tolak_ubah_syarat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lama jsonb := jsonb_build_object('uraian_tugas', OLD.uraian_tugas, 'kualifikasi', OLD.kualifikasi,
                                     'pengalaman', OLD.pengalaman);
    baru jsonb := jsonb_build_object('uraian_tugas', NEW.uraian_tugas, 'kualifikasi', NEW.kualifikasi,
                                     'pengalaman', NEW.pengalaman);
BEGIN
    IF OLD.diumumkan_pada IS NULL THEN
        RETURN NEW;
    END IF;
    IF (NEW.nama_jabatan, NEW.jenis_jabatan, NEW.eselon, NEW.perangkat_daerah, NEW.diumumkan_pada,
        NEW.seleksi_id, NEW.urutan)
       IS DISTINCT FROM
       (OLD.nama_jabatan, OLD.jenis_jabatan, OLD.eselon, OLD.perangkat_daerah, OLD.diumumkan_pada,
        OLD.seleksi_id, OLD.urutan)
       OR lama <> baru
       AND NOT EXISTS (
           SELECT 1 FROM seleksi_ralat_berlaku(OLD.seleksi_id) r
           WHERE r.lowongan_lama -> OLD.id::text = lama AND r.lowongan_baru -> OLD.id::text = baru
       ) THEN
        RAISE EXCEPTION 'Persyaratan lowongan % sudah diumumkan.', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION ralat_tolak_ubah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Ralat % tidak dapat diubah.', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER ralat_tetap BEFORE UPDATE OR DELETE ON seleksi_ralat
    FOR EACH ROW EXECUTE FUNCTION ralat_tolak_ubah();
"""

LEPAS = """
DROP TRIGGER ralat_tetap ON seleksi_ralat;
DROP FUNCTION ralat_tolak_ubah();

CREATE OR REPLACE FUNCTION seleksi_tolak_ubah_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.dibekukan_pada IS NOT NULL
       AND (NEW.ketentuan, NEW.profil, NEW.dibekukan_pada)
           IS DISTINCT FROM (OLD.ketentuan, OLD.profil, OLD.dibekukan_pada) THEN
        RAISE EXCEPTION 'Ketentuan seleksi % sudah dibekukan.', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION lowongan_tolak_ubah_syarat() RETURNS trigger LANGUAGE plpgsql AS $$
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

DROP FUNCTION seleksi_ralat_berlaku(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("seleksi", "0005_ralat"), ("dokumen", "0002_beku")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]

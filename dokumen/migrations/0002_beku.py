"""A paper is frozen: the database refuses to change what was signed, and to delete papers and files."""

from django.db import migrations

PASANG = """
CREATE FUNCTION dokumen_naskah_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Naskah tidak dihapus; cabut dengan alasan.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF ROW(NEW.templat, NEW.isi, NEW.judul, NEW.kelas, NEW.kode, NEW.pola_nomor, NEW.penanda_tangan_id,
           NEW.nama_penanda, NEW.jabatan_penanda, NEW.salinan_nomor, NEW.salinan_jumlah, NEW.salinan_dari_id,
           NEW.dibuat_oleh_id, NEW.dibuat_pada)
       IS DISTINCT FROM
       ROW(OLD.templat, OLD.isi, OLD.judul, OLD.kelas, OLD.kode, OLD.pola_nomor, OLD.penanda_tangan_id,
           OLD.nama_penanda, OLD.jabatan_penanda, OLD.salinan_nomor, OLD.salinan_jumlah, OLD.salinan_dari_id,
           OLD.dibuat_oleh_id, OLD.dibuat_pada)
    THEN
        RAISE EXCEPTION 'Isi naskah beku sejak dibuat.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.ditandatangani_pada IS NOT NULL
       AND ROW(NEW.nomor, NEW.tanggal, NEW.ditandatangani_oleh_id, NEW.ditandatangani_pada)
           IS DISTINCT FROM
           ROW(OLD.nomor, OLD.tanggal, OLD.ditandatangani_oleh_id, OLD.ditandatangani_pada)
    THEN
        RAISE EXCEPTION 'Naskah sudah ditandatangani.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF (OLD.berkas_id IS NOT NULL AND NEW.berkas_id IS DISTINCT FROM OLD.berkas_id)
       OR (OLD.berkas_konsep_id IS NOT NULL AND NEW.berkas_konsep_id IS DISTINCT FROM OLD.berkas_konsep_id)
    THEN
        RAISE EXCEPTION 'Naskah sudah dicetak; tidak dicetak ulang.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER dokumen_naskah_beku BEFORE UPDATE OR DELETE ON dokumen_naskah
    FOR EACH ROW EXECUTE FUNCTION dokumen_naskah_beku();

CREATE FUNCTION dokumen_berkas_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Baris berkas tidak diubah dan tidak dihapus: % ditolak.', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END;
$$;
CREATE TRIGGER dokumen_berkas_beku BEFORE UPDATE OR DELETE ON dokumen_berkas
    FOR EACH ROW EXECUTE FUNCTION dokumen_berkas_beku();
"""

LEPAS = """
DROP TRIGGER dokumen_berkas_beku ON dokumen_berkas;
DROP FUNCTION dokumen_berkas_beku();
DROP TRIGGER dokumen_naskah_beku ON dokumen_naskah;
DROP FUNCTION dokumen_naskah_beku();
"""


class Migration(migrations.Migration):
    dependencies = [("dokumen", "0001_awal")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]

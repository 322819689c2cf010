import datetime as dt

from dokumen import isi as kata


def test_batas_setengah_terbuka_dibaca_sebagai_detik_terakhir():
    tengah_malam = dt.datetime(2026, 11, 9, 17, 0, tzinfo=dt.UTC)
    assert kata.detik_terakhir(tengah_malam) == "2026-11-09T23:59:59+07:00"


def test_waktu_ditulis_dalam_zona_instansi_tanpa_pecahan_detik():
    assert kata.saat(dt.datetime(2026, 11, 4, 7, 4, 14, 999, tzinfo=dt.UTC)) == "2026-11-04T14:04:14+07:00"


def test_alamat_dan_batas(settings):
    settings.ALAMAT_SITUS = "https://seleksi.contohraya.example"
    settings.BATAS_BERKAS = 10 * 1024 * 1024
    assert kata.alamat_situs() == "seleksi.contohraya.example"
    assert kata.batas_berkas() == "10 MB"


def test_abjad_tanpa_gelar():
    nama = ["Drs. Lukito Hadi, M.M.", "dr. Anindita P., Sp.A.", "Prof. Dr. H. Dimas", "Hj. Zulaika"]
    assert sorted(nama, key=kata.menurut_abjad) == [nama[1], nama[2], nama[0], nama[3]]
    assert kata.menurut_abjad("Dr.") == "dr."


def test_penanda_dan_rujukan():
    assert kata.penanda("Bupati", "Harsa") == {"jabatan": "Bupati", "nama": "Harsa", "pangkat": "", "nip": ""}

    class Surat:
        nomor = "1/2026"
        tanggal = None

    assert kata.rujukan(Surat()) == {"nomor": "1/2026", "tanggal": ""}
    Surat.tanggal = dt.date(2026, 1, 2)
    assert kata.rujukan(Surat())["tanggal"] == "2026-01-02"

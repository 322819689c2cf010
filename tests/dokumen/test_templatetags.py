import pytest

from dokumen.templatetags import naskah as saringan


@pytest.mark.parametrize(
    "bita,tampak", [(900, "900\xa0bita"), (1536, "1,5\xa0kB"), (10 * 1024 * 1024, "10,0\xa0MB")]
)
def test_ukuran_berkas(bita, tampak):
    assert saringan.ukuran(bita) == tampak


def test_nip_dibaca_berkelompok_dan_yang_bukan_nip_apa_adanya():
    assert saringan.nip("197107071997032008") == "19710707\xa0199703\xa02\xa0008"
    assert saringan.nip("NRP 123") == "NRP 123"


@pytest.mark.parametrize(
    "angka,tampak", [("87.5", "87,50"), ("86.405", "86,41"), ("100", "100,00"), ("0.004", "0,00")]
)
def test_nilai_dibulatkan_setengah_ke_atas(angka, tampak):
    assert saringan.nilai(angka) == tampak


@pytest.mark.parametrize("angka,tampak", [("20.00", "20%"), ("17.5", "17,5%"), ("100", "100%")])
def test_persen(angka, tampak):
    assert saringan.persen(angka) == tampak


def test_jam_dalam_tiga_zona():
    assert "16.00\xa0WIB" in saringan.jam("2026-11-23T16:00:00+07:00")
    assert "16.00\xa0WITA" in saringan.jam("2026-11-23T16:00:00+08:00")
    assert "16.00.07\xa0WIT" in saringan.jam_detik("2026-11-23T16:00:07+09:00")


def test_kutipan_merekatkan_hari_dan_bulan_serta_tetap_teks():
    hasil = saringan.kutip("Surat <b> tanggal 9 Oktober 2026")
    assert hasil == 'Surat &lt;b&gt; tanggal <span class="ikat">9 Oktober</span> 2026'


def test_sidik_hanya_huruf_dan_angka():
    assert saringan.sidik("ab" * 8) == "abababab<wbr>abababab"
    assert saringan.sidik("<script>") == ""

"""Edge cases of the ketentuan by their numbers: a change after publication, a new regulation meanwhile."""

import datetime as dt

import pytest

from akun.models import Surel
from peserta.alur import Keadaan
from seleksi import aturan, ketentuan
from seleksi.actions.persiapan import buat_seleksi, ubah_lowongan
from seleksi.actions.ralat import ralat, siapkan_ralat
from seleksi.izin import TindakanDitolak
from seleksi.models import Seleksi
from tests.factories.akun import PenggunaFactory
from tests.seleksi import situasi

pytestmark = pytest.mark.django_db

BARU = """
[lapisan]
nama = "Praktik setelah badan pengawas berganti lagi"
jenis = "PRAKTIK"
rangkaian = "praktik-baru"
berlaku_sejak = {sejak}
status_regulasi = "rekaan"

[badan_pengawas]
nilai = "Badan Pengawas Sistem Merit"
sumber = "Peraturan rekaan"
keadaan = "diyakini"
"""


def test_kasus_06_persyaratan_yang_diumumkan_berubah_hanya_lewat_ralat(saat):
    s = situasi.diumumkan(saat)
    pelamar = situasi.melamar(s, 2)
    with pytest.raises(TindakanDitolak, match="sudah diumumkan dan tidak dapat diubah lagi"):
        ubah_lowongan(lowongan=s.satu, oleh=s.sekretariat, pada=saat, kualifikasi="Sarjana Hukum")
    kini = saat + dt.timedelta(days=5)
    isian = {
        "seleksi": s.seleksi,
        "syarat": {s.satu.pk: {"kualifikasi": "Sarjana Hukum"}},
        "alasan": "Rumpun pendidikan tertulis keliru.",
        "oleh": s.sekretariat,
        "pada": kini,
    }
    hari = aturan.tanggal_dari_batas(s.satu.batas_lamaran, saat.tzinfo)
    with pytest.raises(TindakanDitolak, match="paling singkat 15"):
        siapkan_ralat(**isian, penutupan=hari)
    konsep = siapkan_ralat(**isian, penutupan=s.hari + dt.timedelta(days=5 + 14))
    ralat(pengumuman=konsep, oleh=s.ketua, pada=kini)
    assert s.satu.kualifikasi == "Sarjana Hukum"
    assert konsep.naskah.isi["lama_hari"] == 15
    assert {satu.keadaan for satu in s.satu.lamaran.all()} == {Keadaan.DIAJUKAN}
    diberi_tahu = Surel.objects.filter(templat="seleksi/surel/ralat_pelamar.txt")
    assert {satu.penerima for satu in diberi_tahu} == {satu.pelamar.pengguna for satu in pelamar}


@pytest.fixture
def lapisan_baru(tmp_path, saat):
    """From today on another body supervises, in the profile of this regency."""

    def pasang(sejak):
        isi = (ketentuan.FOLDER_PROFIL / "perbup_89_2021.toml").read_text(encoding="utf-8")
        isi = isi.replace('rangkaian = "perbup-jpt"', 'rangkaian = "perbup-jpt-rekaan"')
        isi = isi.replace(
            '"perbup-jpt", "praktik-nasional"', '"perbup-jpt-rekaan", "praktik-nasional", "praktik-baru"'
        )
        (tmp_path / "perbup_rekaan.toml").write_text(isi, encoding="utf-8")
        (tmp_path / "praktik_baru.toml").write_text(BARU.format(sejak=sejak), encoding="utf-8")
        ketentuan.pakai_folder([tmp_path])

    yield pasang
    ketentuan.pakai_folder([])


def test_kasus_20_regulasi_berganti_seleksi_berjalan_tetap(saat, lapisan_baru):
    besok = saat + dt.timedelta(days=1)
    lapisan_baru(besok.date())
    operator = PenggunaFactory(operator=True)

    def buka(nama, pada):
        return buat_seleksi(
            nama=nama,
            tahun=saat.year,
            profil="perbup_rekaan",
            rencana_pelantikan=None,
            oleh=operator,
            pada=pada,
        )

    lama, baru = buka("Tahap I", saat), buka("Tahap II", besok)
    assert Seleksi.objects.get(pk=lama.pk).aturan_main.badan_pengawas == "Badan Kepegawaian Negara"
    assert Seleksi.objects.get(pk=baru.pk).aturan_main.badan_pengawas == "Badan Pengawas Sistem Merit"
    asal = lama.aturan_main.keterangan_menurut("badan_pengawas")
    assert asal.lapisan == "praktik_2026"

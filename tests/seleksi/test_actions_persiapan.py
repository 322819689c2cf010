"""Acts of preparation: effect and trace; a refusal leaves nothing; nothing moves once announced."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from akun.models import Surel
from dokumen.models import Berkas
from dokumen.simpan import BerkasDitolak
from jejak.models import Jejak
from panitia.aturan import Peran
from seleksi.actions import persiapan as tindakan
from seleksi.izin import TindakanDitolak
from seleksi.models import DokumenPerencanaan, Jadwal, Lowongan, Rekomendasi, Seleksi
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasFactory
from tests.factories.peserta import unggahan
from tests.factories.seleksi import LowonganFactory
from tests.seleksi import situasi

pytestmark = pytest.mark.django_db


def isi_basis_data():
    model = (Seleksi, Lowongan, DokumenPerencanaan, Jadwal, Rekomendasi, Jejak, Surel, Berkas)
    return {satu.__name__: satu.objects.count() for satu in model}


def ditolak(tindakan_, **isian):
    sebelum = isi_basis_data()
    with pytest.raises(TindakanDitolak) as galat:
        tindakan_(**isian)
    assert isi_basis_data() == sebelum
    return {temuan.kode for temuan in galat.value.temuan}, str(galat.value)


def jejak_terakhir():
    return Jejak.objects.order_by("tinggi").last()


LOWONGAN_BARU = {
    "nama_jabatan": " Inspektur ",
    "jenis_jabatan": "INSPEKTUR",
    "perangkat_daerah": "Inspektorat",
}


def test_operator_membuat_seleksi_dengan_salinan_ketentuan(saat):
    operator = PenggunaFactory(operator=True)
    baru = tindakan.buat_seleksi(
        nama=" Seleksi Terbuka ",
        tahun=2026,
        profil="perbup_89_2021",
        rencana_pelantikan=dt.date(2027, 1, 29),
        oleh=operator,
        pada=saat,
    )
    assert baru.nama == "Seleksi Terbuka"
    assert baru.aturan_main.pengumuman.hari == 15
    assert jejak_terakhir().peristiwa == "seleksi.dibuat"


def test_bukan_operator_tidak_membuat_seleksi(saat):
    isian = {"nama": "A", "tahun": 2026, "profil": "perbup_89_2021", "rencana_pelantikan": None, "pada": saat}
    kode, _ = ditolak(tindakan.buat_seleksi, **isian, oleh=PenggunaFactory())
    assert kode == {"P-11"}


def test_lowongan_baru_mendapat_nomor_dan_eselon(saat):
    s = situasi.kosong(saat, banyak=2)
    baru = tindakan.tambah_lowongan(seleksi=s.seleksi, oleh=s.sekretariat, pada=saat, **LOWONGAN_BARU)
    assert (baru.nama_jabatan, baru.urutan, baru.eselon) == ("Inspektur", 3, "II.b")
    sekda = LOWONGAN_BARU | {"nama_jabatan": "Sekretaris Daerah", "jenis_jabatan": "SEKDA"}
    assert (
        tindakan.tambah_lowongan(seleksi=s.seleksi, oleh=s.sekretariat, pada=saat, **sekda).eselon == "II.a"
    )
    assert jejak_terakhir().peristiwa == "lowongan.ditambah"


def test_lowongan_kembar_ditolak(saat):
    s = situasi.kosong(saat)
    isian = LOWONGAN_BARU | {"nama_jabatan": s.satu.nama_jabatan}
    _, alasan = ditolak(tindakan.tambah_lowongan, seleksi=s.seleksi, oleh=s.sekretariat, pada=saat, **isian)
    assert "sudah ada" in alasan


def test_isian_asing_lowongan_adalah_galat_program(saat):
    s = situasi.kosong(saat)
    with pytest.raises(TypeError, match="tahap"):
        tindakan.tambah_lowongan(
            seleksi=s.seleksi, oleh=s.sekretariat, pada=saat, **LOWONGAN_BARU, tahap="SELESAI"
        )


def test_perubahan_lowongan_mencatat_yang_lama_dan_yang_baru(saat):
    s = situasi.kosong(saat)
    bukti = BerkasFactory()
    tindakan.ubah_lowongan(
        lowongan=s.satu,
        oleh=s.orang[Peran.NASKAH],
        pada=saat,
        bukti_lowong=bukti,
        sebab_lowong="MENINGGAL",
        perangkat_daerah=s.satu.perangkat_daerah,
    )
    assert (s.satu.sebab_lowong, s.satu.bukti_lowong) == ("MENINGGAL", bukti)
    rincian = jejak_terakhir().rincian
    assert (rincian["dari"], rincian["isi"]) == ({"sebab_lowong": "PENSIUN"}, {"sebab_lowong": "MENINGGAL"})
    assert rincian["bukti"] == bukti.sha256


def test_perubahan_tanpa_bukti_mempertahankan_bukti_lama(saat):
    s = situasi.siap(saat)
    lama = s.satu.bukti_lowong
    tindakan.ubah_lowongan(lowongan=s.satu, oleh=s.sekretariat, pada=saat, sebab_lowong="MUNDUR")
    assert s.satu.bukti_lowong == lama


def test_lowongan_yang_sudah_diumumkan_tidak_dapat_diubah(saat):
    s = situasi.diumumkan(saat)
    isian = {"lowongan": s.satu, "oleh": s.sekretariat, "pada": saat}
    kode, alasan = ditolak(tindakan.ubah_lowongan, **isian, kualifikasi="Lain")
    assert kode == {"P-10"}
    assert "tidak dapat diubah lagi" in alasan


def test_basis_data_pun_menolak_mengubah_syarat_yang_diumumkan(saat):
    s = situasi.diumumkan(saat)
    with pytest.raises(IntegrityError), transaction.atomic():
        Lowongan.objects.filter(pk=s.satu.pk).update(kualifikasi="Lain")


def test_lowongan_berakhir_tidak_dapat_diubah(saat):
    s = situasi.kosong(saat)
    batal = LowonganFactory(seleksi=s.seleksi, tahap="DIBATALKAN", urutan=9)
    kode, _ = ditolak(tindakan.ubah_lowongan, lowongan=batal, oleh=s.sekretariat, pada=saat, kualifikasi="X")
    assert kode == {"TAHAP"}


def test_nama_lowongan_lain_tidak_dapat_dipakai(saat):
    s = situasi.kosong(saat, banyak=2)
    nama = s.lowongan[1].nama_jabatan
    isian = {"lowongan": s.satu, "oleh": s.sekretariat, "pada": saat}
    assert "sudah ada" in ditolak(tindakan.ubah_lowongan, **isian, nama_jabatan=nama)[1]
    assert tindakan.ubah_lowongan(**isian, nama_jabatan=s.satu.nama_jabatan)


def test_setelah_beku_lowongan_tidak_bertambah_dan_rencana_tidak_berubah(saat):
    s = situasi.diumumkan(saat)
    siapa = {"oleh": s.sekretariat, "pada": saat}
    assert ditolak(tindakan.tambah_lowongan, seleksi=s.seleksi, **siapa, **LOWONGAN_BARU)[0] == {"P-10"}
    kode, _ = ditolak(
        tindakan.lengkapi_perencanaan, seleksi=s.seleksi, butir=1, keterangan="X", berkas=None, **siapa
    )
    assert kode == {"P-10"}
    assert ditolak(tindakan.atur_bobot, seleksi=s.seleksi, bobot={}, **siapa)[0] == {"P-10"}
    assert ditolak(tindakan.atur_kebijakan, seleksi=s.seleksi, pilihan={}, alasan="", **siapa)[0] == {"P-10"}
    kode, _ = ditolak(tindakan.catat_rekomendasi, seleksi=s.seleksi, **surat(s), **siapa)
    assert kode == {"P-10"}


def test_basis_data_pun_menolak_mengubah_ketentuan_beku(saat):
    s = situasi.diumumkan(saat)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seleksi.objects.filter(pk=s.seleksi.pk).update(ketentuan={})


# --- Perencanaan ---------------------------------------------------------------------------------
def test_dokumen_perencanaan_diganti_tanpa_kehilangan_berkas_lama(saat):
    s = situasi.kosong(saat)
    isian = {"seleksi": s.seleksi, "butir": 2, "oleh": s.sekretariat, "pada": saat}
    berkas = BerkasFactory()
    tindakan.lengkapi_perencanaan(**isian, keterangan="", berkas=berkas)
    baru = tindakan.lengkapi_perencanaan(**isian, keterangan=" Disetujui. ", berkas=None)
    assert (baru.keterangan, baru.berkas) == ("Disetujui.", berkas)
    assert s.seleksi.dokumen_perencanaan.count() == 1
    assert jejak_terakhir().peristiwa == "perencanaan.dilengkapi"


@pytest.mark.parametrize("butir,keterangan", [(1, " "), (9, "Ada."), (0, "Ada.")])
def test_dokumen_perencanaan_kosong_atau_asing_ditolak(saat, butir, keterangan):
    s = situasi.kosong(saat)
    kode, _ = ditolak(
        tindakan.lengkapi_perencanaan,
        seleksi=s.seleksi,
        butir=butir,
        keterangan=keterangan,
        berkas=None,
        oleh=s.sekretariat,
        pada=saat,
    )
    assert kode == {"L-02"}


# --- Jadwal --------------------------------------------------------------------------------------
def jadwal(mulai, **ubah):
    geser = dt.timedelta(days=1)
    isi = {k: (mulai + a * geser, mulai + b * geser, "") for k, (a, b) in situasi.JARAK.items()}
    return isi | ubah


def test_jadwal_diatur_utuh(saat):
    s = situasi.kosong(saat)
    isi = jadwal(s.hari)
    tindakan.atur_jadwal(seleksi=s.seleksi, jadwal=isi, oleh=s.orang[Peran.NASKAH], pada=saat)
    assert s.seleksi.jadwal.count() == 8
    tindakan.atur_jadwal(seleksi=s.seleksi, jadwal=isi, oleh=s.orang[Peran.NASKAH], pada=saat)
    assert s.seleksi.jadwal.count() == 8
    assert jejak_terakhir().peristiwa == "jadwal.diatur"
    assert not Surel.objects.exists()


def test_jadwal_terbalik_ditolak(saat):
    s = situasi.kosong(saat)
    isi = jadwal(s.hari)
    isi["ASESMEN"] = isi["ADMINISTRASI"]
    kode, alasan = ditolak(tindakan.atur_jadwal, seleksi=s.seleksi, jadwal=isi, oleh=s.sekretariat, pada=saat)
    assert kode == {"P-10"}
    assert "Asesmen kompetensi mulai" in alasan


def test_tempat_beku_berubah_dengan_alasan_dan_tim_diberi_tahu(saat):
    s = situasi.diumumkan(saat)
    isi = jadwal(s.hari)
    isi["PENETAPAN"] = (*isi["PENETAPAN"][:2], "Pendapa")
    isian = {"seleksi": s.seleksi, "jadwal": isi, "oleh": s.sekretariat, "pada": saat}
    assert "tulis alasan" in ditolak(tindakan.atur_jadwal, **isian)[1]
    tindakan.atur_jadwal(**isian, alasan="Aula dipakai.")
    assert s.seleksi.jadwal.get(kegiatan="PENETAPAN").tempat == "Pendapa"
    kabar = Surel.objects.filter(kunci__startswith="jadwal.diatur:")
    assert kabar.count() == 7
    assert s.sekretariat not in [satu.penerima for satu in kabar]


@pytest.mark.parametrize("kegiatan", ["PENGUMUMAN", "PENETAPAN"])
def test_tanggal_yang_sudah_terbit_tidak_digeser_lewat_jadwal(saat, kegiatan):
    s = situasi.diumumkan(saat)
    isi = jadwal(s.hari)
    isi[kegiatan] = (isi[kegiatan][0] - dt.timedelta(days=1), isi[kegiatan][1], "")
    if kegiatan == "PENETAPAN":
        isi[kegiatan] = (*jadwal(s.hari)[kegiatan][:1], isi[kegiatan][1] + dt.timedelta(days=1), "")
    isian = {"seleksi": s.seleksi, "jadwal": isi, "alasan": "X", "oleh": s.sekretariat, "pada": saat}
    kode, alasan = ditolak(tindakan.atur_jadwal, **isian)
    assert kode == {"P-10"}
    assert "simulasi" in alasan


def test_jadwal_satu_lowongan_tidak_mengubah_jadwal_seleksi(saat):
    s = situasi.siap(saat)
    isi = jadwal(s.hari)
    isi["WAWANCARA"] = (isi["WAWANCARA"][0], isi["WAWANCARA"][1] + dt.timedelta(days=1), "")
    tindakan.atur_jadwal(
        seleksi=s.seleksi, jadwal=isi, oleh=s.sekretariat, pada=saat, lowongan=s.satu, alasan=""
    )
    assert s.satu.jadwal_khusus.count() == 8
    umum = s.seleksi.jadwal.get(kegiatan="WAWANCARA", lowongan=None)
    assert umum.tanggal_selesai == s.hari + dt.timedelta(days=36)


# --- Bobot --------------------------------------------------------------------------------------
def test_bobot_15_25_35_20_ditolak_dan_tidak_meninggalkan_apa_pun(saat):
    s = situasi.kosong(saat)
    bobot = {
        "MAKALAH": Decimal(15),
        "ASESMEN": Decimal(25),
        "WAWANCARA": Decimal(35),
        "REKAM_JEJAK": Decimal(20),
    }
    isian = {"seleksi": s.seleksi, "oleh": s.sekretariat, "pada": saat}
    kode, alasan = ditolak(tindakan.atur_bobot, bobot=bobot, **isian)
    assert kode == {"B-8"}
    assert "= 95, harus 100" in alasan
    assert "Satu-satunya susunan yang memenuhi" in alasan
    s.seleksi.refresh_from_db()
    assert s.seleksi.aturan_main.metode_menurut("MAKALAH").bobot == 20
    tindakan.atur_bobot(bobot=bobot | {"MAKALAH": Decimal(20)}, **isian)
    assert jejak_terakhir().rincian["isi"]["MAKALAH"] == "20"


# --- Rekomendasi dan berkas ----------------------------------------------------------------------
def surat(s, **ubah):
    return {
        "jenis": "PELAKSANAAN",
        "nomor": " B-1/2026 ",
        "tanggal": s.hari,
        "berkas": BerkasFactory(),
        **ubah,
    }


def test_rekomendasi_dicatat_dan_diganti(saat):
    s = situasi.kosong(saat)
    siapa = {"seleksi": s.seleksi, "oleh": s.sekretariat, "pada": saat}
    satu = tindakan.catat_rekomendasi(**surat(s), **siapa)
    assert (satu.nomor, satu.badan) == ("B-1/2026", "Badan Kepegawaian Negara")
    dua = tindakan.catat_rekomendasi(**surat(s, nomor="B-2/2026", badan="KASN"), **siapa)
    assert (dua.pk, dua.badan) == (satu.pk, "KASN")
    assert jejak_terakhir().rincian["dari"]["nomor"] == "B-1/2026"


def test_rekomendasi_bertanggal_besok_atau_untuk_lowongan_asing_ditolak(saat):
    s, lain = situasi.kosong(saat), situasi.kosong(saat)
    siapa = {"seleksi": s.seleksi, "oleh": s.sekretariat, "pada": saat}
    besok = s.hari + dt.timedelta(days=1)
    assert "sesudah hari ini" in ditolak(tindakan.catat_rekomendasi, **surat(s, tanggal=besok), **siapa)[1]
    asing = surat(s, jenis="LANJUT_TIGA_PELAMAR", lowongan=lain.satu)
    assert "bukan bagian" in ditolak(tindakan.catat_rekomendasi, **asing, **siapa)[1]
    batal = LowonganFactory(seleksi=s.seleksi, tahap="DIBATALKAN", urutan=9)
    akhir = surat(s, jenis="HASIL", lowongan=batal)
    assert ditolak(tindakan.catat_rekomendasi, **akhir, **siapa)[0] == {"TAHAP"}


def test_berkas_dititipkan_sebelum_formulir_lengkap(saat):
    s = situasi.kosong(saat)
    berkas = tindakan.titip_berkas(unggahan=unggahan(), seleksi=s.seleksi, oleh=s.sekretariat, pada=saat)
    assert berkas.diunggah_oleh == s.sekretariat
    assert jejak_terakhir().rincian["sha256"] == berkas.sha256
    kode, _ = ditolak(
        tindakan.titip_berkas,
        unggahan=unggahan(),
        seleksi=s.seleksi,
        oleh=s.orang[Peran.ASESOR],
        pada=saat,
    )
    assert kode == {"P-11"}


def test_titipan_bukan_pdf_ditolak(saat):
    s = situasi.kosong(saat)
    sebelum = isi_basis_data()
    with pytest.raises(BerkasDitolak):
        tindakan.titip_berkas(
            unggahan=unggahan(isi=b"GIF89a"), seleksi=s.seleksi, oleh=s.sekretariat, pada=saat
        )
    assert isi_basis_data() == sebelum

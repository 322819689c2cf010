"""Acts and pages on eligibility: who may, what stays, what a refusal leaves, what each page shows."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from akun.models import Surel
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, queries, wewenang
from peserta.aturan import Tambahan
from peserta.models import DaerahAsal, SuratRekomendasi, SyaratTambahan, TelaahRiwayat, Undangan
from seleksi.izin import TindakanDitolak
from seleksi.models import Instansi, Pengumuman
from seleksi.naskah import pengumuman
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import NaskahFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import (
    DaerahAsalFactory,
    LamaranFactory,
    PelamarFactory,
    RiwayatJabatanFactory,
    SuratRekomendasiFactory,
    SyaratTambahanFactory,
    TelaahRiwayatFactory,
    UndanganFactory,
    berkas_lengkap,
    verifikasi_lengkap,
)
from tests.factories.seleksi import LowonganFactory, PengumumanFactory
from tests.peserta.conftest import petugas

SURAT = {
    "penanda": "PPK",
    "jabatan": "Bupati Wana Asri",
    "kedudukan": "DEFINITIF",
    "nomor": "800.1/12/2026",
    "tanggal": dt.date(2026, 11, 12),
    "jabatan_dituju": "",
    "nomor_delegasi": "",
    "tanggal_delegasi": None,
}
ISIAN_SURAT = SURAT | {"tanggal": "2026-11-12", "tanggal_delegasi": ""}
NIP = "197609112002122005"
# Letters, births and limits are told by their dates, so the day is the same whatever WAKTU_UJI says.
HARI_INI = dt.datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def saat():
    return HARI_INI


@pytest.fixture(autouse=True)
def jam_beku(saat):
    with time_machine.travel(saat, tick=False):
        yield


def isi(jawaban) -> str:
    return jawaban.content.decode()


def peristiwa() -> list[str]:
    return list(Jejak.objects.order_by("tinggi").values_list("peristiwa", flat=True))


def ditolak(tindakan, **isian) -> str:
    """Run a refused act; nothing is left behind."""
    sebelum = peristiwa()
    with pytest.raises(TindakanDitolak) as salah:
        tindakan(**isian)
    assert peristiwa() == sebelum
    return str(salah.value)


# --- Rekomendasi PPK --------------------------------------------------------------------------
def test_pelamar_mengisi_data_surat_dan_verifikator_mencocokkannya(draf, terkirim_lain, pemeriksa, saat):
    oleh = draf.pelamar.pengguna
    actions.isi_rekomendasi(lamaran=draf, oleh=oleh, pada=saat, **SURAT)
    actions.isi_rekomendasi(lamaran=draf, oleh=oleh, pada=saat, **(SURAT | {"nomor": "800.1/13/2026"}))
    assert SuratRekomendasi.objects.get().nomor == "800.1/13/2026"
    assert [j.rincian["isi"]["nomor"] for j in Jejak.objects.order_by("tinggi")] == [
        "800.1/12/2026",
        "800.1/13/2026",
    ]
    actions.cocokkan_rekomendasi(lamaran=terkirim_lain, oleh=pemeriksa, pada=saat, **SURAT)
    assert SuratRekomendasi.objects.get(lamaran=terkirim_lain).sumber == "PEMERIKSA"


@pytest.fixture
def terkirim_lain(lowongan):
    lamaran = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    berkas_lengkap(lamaran)
    return lamaran


def test_bacaan_verifikator_mengalahkan_isian_pelamar(terkirim, saat):
    nama = terkirim.lowongan.nama_jabatan
    assert queries.temuan_rekomendasi(terkirim, saat)[0].tingkat == "INGAT"
    SuratRekomendasiFactory(lamaran=terkirim, sumber="PELAMAR")
    assert "menurut pelamar" in queries.temuan_rekomendasi(terkirim, saat)[0].pesan
    SuratRekomendasiFactory(lamaran=terkirim, jabatan="Sekretaris Daerah", penanda="LAIN")
    (temuan,) = queries.temuan_rekomendasi(terkirim, saat)
    assert (temuan.tingkat, "bukan Pejabat Pembina" in temuan.pesan) == ("BLOK", True)
    assert nama not in temuan.pesan


def test_data_surat_tidak_diubah_orang_lain_atau_sesudah_terkirim(draf, terkirim, lowongan, saat):
    assert "bukan data Anda" in ditolak(
        actions.isi_rekomendasi, lamaran=draf, oleh=PenggunaFactory(), pada=saat, **SURAT
    )
    pemilik = terkirim.pelamar.pengguna
    assert "sudah terkirim" in ditolak(
        actions.isi_rekomendasi, lamaran=terkirim, oleh=pemilik, pada=saat, **SURAT
    )
    lewat = lowongan.batas_lamaran
    isian = SURAT | {"lamaran": draf, "oleh": draf.pelamar.pengguna, "pada": lewat, "tiba_pada": lewat}
    assert "batas penerimaan" in ditolak(actions.isi_rekomendasi, **isian)
    with pytest.raises(TypeError):
        actions.isi_rekomendasi(lamaran=draf, oleh=pemilik, pada=saat, penanda="PPK")
    with pytest.raises(TypeError):
        actions.cocokkan_rekomendasi(lamaran=draf, oleh=pemilik, pada=saat, penanda="PPK")


@pytest.fixture
def draf(lowongan):
    """A draft of somebody else than ``terkirim``."""
    lamaran = LamaranFactory(lowongan=lowongan)
    berkas_lengkap(lamaran)
    return lamaran


def test_halaman_surat_rekomendasi_menyimpan_dan_menolak_dengan_ketikan_utuh(client, draf):
    client.force_login(draf.pelamar.pengguna)
    alamat = reverse("peserta:rekomendasi", args=[draf.pk])
    halaman = isi(client.get(alamat))
    # The post is filled in; what nobody told is no pass.
    assert f'value="{draf.lowongan.nama_jabatan}"' in halaman
    assert "Perlu penilaian manusia" in halaman
    kurang = client.post(alamat, ISIAN_SURAT | {"nomor": ""})
    assert kurang.status_code == 422
    assert "Bupati Wana Asri" in isi(kurang)
    jawaban = client.post(alamat, ISIAN_SURAT | {"jabatan_dituju": draf.lowongan.nama_jabatan})
    assert jawaban["Location"] == draf.get_absolute_url()
    assert "menurut pelamar" in isi(client.get(alamat))
    assert "Rekomendasi Bupati Wana Asri nomor 800.1/12/2026" in isi(
        client.get(reverse("peserta:tinjau", args=[draf.pk]))
    )


def test_halaman_surat_rekomendasi_lamaran_terkirim_hanya_dibaca(client, terkirim):
    client.force_login(terkirim.pelamar.pengguna)
    alamat = reverse("peserta:rekomendasi", args=[terkirim.pk])
    assert "Tidak dapat diubah" in isi(client.get(alamat))
    jawaban = client.post(alamat, ISIAN_SURAT)
    assert jawaban.status_code == 422
    assert "sudah terkirim" in isi(jawaban)


def test_verifikator_mencocokkan_lewat_halaman(client, terkirim, pemeriksa, penegas, saat):
    client.force_login(pemeriksa)
    alamat = reverse("peserta:cocokkan_rekomendasi", args=[terkirim.pk])
    assert "Menurut surat" in isi(client.get(alamat))
    jawaban = client.post(alamat, ISIAN_SURAT | {"penanda": "LAIN", "jabatan": "Sekretaris Daerah"})
    meja = reverse("peserta:verifikasi", args=[terkirim.pk]) + "?butir=REKOMENDASI_PPK"
    assert jawaban["Location"] == meja
    halaman = isi(client.get(meja))
    assert "Ditandatangani Sekretaris Daerah, bukan Pejabat Pembina Kepegawaian" in halaman
    assert "Tidak terpenuhi" in halaman
    assert "Ubah data surat" in halaman
    # A colleague at work on it keeps others out.
    actions.periksa_butir(
        lamaran=terkirim, butir="IJAZAH", putusan="SESUAI", alasan="", oleh=pemeriksa, pada=saat
    )
    client.force_login(penegas)
    assert "Sedang diperiksa" in isi(client.get(alamat))
    assert client.post(alamat, ISIAN_SURAT).status_code == 422


# --- Telaah riwayat ---------------------------------------------------------------------------
def test_telaah_riwayat_mengubah_hitungan_dan_meninggalkan_jejak(terkirim, pemeriksa, saat):
    assert queries.hitungan_butir(terkirim, saat)["E-02"][0].tingkat == "INGAT"
    isian = {"lamaran": terkirim, "baris": 0, "oleh": pemeriksa, "pada": saat}
    actions.telaah_riwayat(dihitung=False, alasan=" Bukan urusan kesehatan. ", **isian)
    assert queries.hitungan_butir(terkirim, saat)["E-02"][0].tingkat == "BLOK"
    actions.telaah_riwayat(dihitung=True, alasan="Memimpin layanan yang sama.", **isian)
    assert queries.hitungan_butir(terkirim, saat)["E-02"][0].tingkat == "TERPENUHI"
    assert TelaahRiwayat.objects.get().alasan == "Memimpin layanan yang sama."
    assert [j.rincian["dihitung"] for j in Jejak.objects.order_by("tinggi")] == [False, True]


def test_telaah_riwayat_ditolak_tanpa_alasan_baris_atau_hak(terkirim, draf, pemeriksa, saat):
    isian = {"lamaran": terkirim, "dihitung": True, "pada": saat}
    assert "Tulis alasan" in ditolak(actions.telaah_riwayat, baris=0, alasan=" ", oleh=pemeriksa, **isian)
    assert "tidak ada" in ditolak(actions.telaah_riwayat, baris=1, alasan="Ya.", oleh=pemeriksa, **isian)
    pelamar = terkirim.pelamar.pengguna
    assert ditolak(actions.telaah_riwayat, baris=0, alasan="Ya.", oleh=pelamar, **isian)
    isian["lamaran"] = draf
    assert ditolak(actions.telaah_riwayat, baris=0, alasan="Ya.", oleh=pemeriksa, **isian)


def test_yang_menelaah_bukan_orang_kedua(terkirim, pemeriksa, penegas, saat):
    TelaahRiwayatFactory(lamaran=terkirim, ditelaah_oleh=penegas)
    verifikasi_lengkap(terkirim, pemeriksa, pada=saat)
    actions.selesai_diperiksa(lamaran=terkirim, oleh=pemeriksa, pada=saat)
    assert "Anda sendiri yang memeriksa" in ditolak(
        actions.konfirmasi, lamaran=terkirim, oleh=penegas, pada=saat
    )


def test_yang_mencocokkan_surat_bukan_orang_kedua(terkirim, pemeriksa, penegas, saat):
    SuratRekomendasiFactory(lamaran=terkirim, diisi_oleh=penegas)
    verifikasi_lengkap(terkirim, pemeriksa, pada=saat)
    actions.selesai_diperiksa(lamaran=terkirim, oleh=pemeriksa, pada=saat)
    assert not wewenang.boleh_konfirmasi(penegas, terkirim, saat)


def test_halaman_telaah_menampilkan_hari_tumpang_tindih_dan_sela(client, lowongan, pemeriksa):
    pelamar = PelamarFactory(riwayat=False)
    for mulai, selesai, kedudukan, nama in (
        ("2018-01-01", "2018-12-31", "DEFINITIF", "Kepala Bidang A"),
        ("2018-07-01", "2019-06-30", "PLT", "Kepala Bidang B"),
        ("2021-01-01", None, "DEFINITIF", "Sekretaris"),
        ("2022-01-01", "2022-06-30", "CLTN", "Cuti"),
    ):
        RiwayatJabatanFactory(
            pelamar=pelamar,
            nama_jabatan=nama,
            tanggal_mulai=mulai,
            tanggal_selesai=selesai,
            kedudukan=kedudukan,
        )
    pelamar.refresh_from_db()
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan="DIAJUKAN")
    client.force_login(pemeriksa)
    alamat = reverse("peserta:telaah_riwayat", args=[lamaran.pk])
    halaman = isi(client.get(alamat))
    for kata in ("Pelaksana tugas (Plt.)", "Sela, tidak dihitung", "(550 hari)", "Jeda, mengurangi", ">181<"):
        assert kata in halaman, kata
    tanpa = client.post(alamat, {"baris": "3", "dihitung": "YA", "alasan": " "})
    assert tanpa.status_code == 422
    assert "Tulis alasan baris ini" in isi(tanpa)
    asing = client.post(alamat, {"baris": "9", "dihitung": "YA", "alasan": "Ya."})
    assert asing.status_code == 422
    assert "tidak ada dalam riwayat" in isi(asing)
    # Row 0 is the latest post.
    jawaban = client.post(alamat, {"baris": "0", "dihitung": "TIDAK", "alasan": "Sedang cuti."})
    assert jawaban["Location"] == alamat
    assert [str(p) for p in get_messages(jawaban.wsgi_request)] == ["Baris 1 ditelaah."]
    assert str(TelaahRiwayat.objects.get()) == "Baris 1: tidak dihitung"
    assert "Sedang cuti." in isi(client.get(alamat))


def test_telaah_yang_sudah_lewat_masanya_hanya_dibaca(client, lowongan, pemeriksa):
    lamaran = LamaranFactory(lowongan=lowongan, keadaan="DIPERIKSA")
    TelaahRiwayatFactory(lamaran=lamaran)
    client.force_login(pemeriksa)
    halaman = isi(client.get(reverse("peserta:telaah_riwayat", args=[lamaran.pk])))
    assert "Dihitung:" in halaman
    assert "Simpan telaah" not in halaman


def test_meja_menampilkan_usia_pada_setiap_hari_dan_kedua_tafsir(client, terkirim, pemeriksa):
    client.force_login(pemeriksa)
    halaman = isi(client.get(reverse("peserta:verifikasi", args=[terkirim.pk]) + "?butir=E-03"))
    assert "Penutupan pendaftaran" in halaman
    assert "Batas bila dibaca sampai hari ulang tahun ke-56" in halaman
    assert halaman.count("(dipakai seleksi ini)") == 1


@pytest.mark.parametrize("banyak", [1, 3])
def test_telaah_jumlah_kueri_tetap(client, lowongan, pemeriksa, banyak, django_assert_num_queries):
    pelamar = PelamarFactory(riwayat=False)
    for nomor in range(banyak):
        RiwayatJabatanFactory(pelamar=pelamar, tanggal_mulai=dt.date(2015 + nomor, 1, 1))
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan="DIAJUKAN")
    for nomor in range(banyak):
        TelaahRiwayatFactory(lamaran=lamaran, baris=nomor)
    client.force_login(pemeriksa)
    alamat = reverse("peserta:telaah_riwayat", args=[lamaran.pk])
    client.get(alamat)
    with django_assert_num_queries(KUERI_TELAAH):
        client.get(alamat)


KUERI_TELAAH = 18


# --- Syarat tambahan --------------------------------------------------------------------------
@pytest.fixture
def disiapkan(instansi):
    return LowonganFactory()


@pytest.fixture
def ketua(disiapkan):
    return petugas(disiapkan, Peran.KETUA_PANSEL)


SYARAT = {"jenis": "PANGKAT", "nilai": "IV/b", "uraian": "Pembina Tingkat I", "dasar": "Pasal 13; SKJ 4/2026"}
ISIAN_SYARAT = {
    "jenis": "PANGKAT",
    "golongan": "IV/b",
    "jenjang": "S3",
    "uraian": "Pembina Tingkat I",
    "dasar": "SKJ 4/2026",
}


def test_syarat_tambahan_ditetapkan_ketua_dan_menjadi_butir_periksa(disiapkan, ketua, saat):
    syarat = actions.tetapkan_syarat(lowongan=disiapkan, oleh=ketua, pada=saat, **SYARAT)
    lamaran = LamaranFactory(lowongan=disiapkan, keadaan="DIAJUKAN")
    kode = f"E-08.{syarat.pk}"
    assert [b.kode for b in queries.butir_lowongan(disiapkan)][-1] == kode
    (temuan,) = queries.hitungan_butir(lamaran, saat)[kode]
    assert (temuan.tingkat, temuan.pesan) == ("BLOK", "Golongan ruang IV/a; paling rendah IV/b.")
    actions.hapus_syarat(syarat=syarat, oleh=ketua, pada=saat)
    assert kode not in queries.hitungan_butir(lamaran, saat)
    actions.hapus_syarat(syarat=syarat, oleh=ketua, pada=saat)
    assert peristiwa() == ["lowongan.syarat_ditetapkan", "lowongan.syarat_dihapus"]


def test_syarat_tambahan_terbaca_pelamar_dan_tertulis_dalam_pengumuman(client, lowongan, pelamar, saat):
    SyaratTambahanFactory(lowongan=lowongan)
    client.force_login(pelamar.pengguna)
    halaman = isi(client.get(reverse("peserta:lamar", args=[lowongan.pk])))
    assert "Pangkat paling rendah Pembina Tingkat I" in halaman
    assert "Golongan ruang IV/a; paling rendah IV/b." in halaman
    client.logout()
    umum = isi(client.get(reverse("seleksi:publik_lowongan", args=[lowongan.pk])))
    assert "Pangkat paling rendah Pembina Tingkat I" in umum
    ketua = KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.KETUA_PANSEL)
    naskah = pengumuman(
        lowongan.seleksi,
        [lowongan],
        Instansi.objects.get(),
        mulai=saat.date(),
        batas_lamaran=lowongan.batas_lamaran,
        jadwal=[],
        penanda=ketua,
    )
    kualifikasi = naskah["lowongan"][0]["kualifikasi"]
    assert "Syarat tambahan: Pangkat paling rendah Pembina Tingkat I (Standar kompetensi" in kualifikasi


def test_syarat_tambahan_ditolak_dari_orang_lain_tanpa_dasar_dan_setelah_diumumkan(
    disiapkan, lowongan, ketua, saat
):
    sekretaris = petugas(disiapkan, Peran.KETUA_SEKRETARIAT)
    isian = SYARAT | {"lowongan": disiapkan, "pada": saat}
    assert ditolak(actions.tetapkan_syarat, oleh=sekretaris, **isian)
    assert "dasar hukum" in ditolak(actions.tetapkan_syarat, oleh=ketua, **(isian | {"dasar": " "}))
    syarat = SyaratTambahanFactory(lowongan=disiapkan)
    konsep = PengumumanFactory(seleksi=disiapkan.seleksi, naskah=NaskahFactory())
    konsep.lowongan.add(disiapkan)
    assert "sudah disusun" in ditolak(actions.tetapkan_syarat, oleh=ketua, **isian)
    assert "sudah disusun" in ditolak(actions.hapus_syarat, syarat=syarat, oleh=ketua, pada=saat)
    terbuka = petugas(lowongan, Peran.KETUA_PANSEL)
    assert "ralat" in ditolak(actions.tetapkan_syarat, oleh=terbuka, **(isian | {"lowongan": lowongan}))
    assert Pengumuman.objects.count() == 1


def test_halaman_syarat_tambahan(client, disiapkan, ketua):
    client.force_login(ketua)
    alamat = reverse("peserta:syarat_tambahan", args=[disiapkan.pk])
    assert "Tidak ada syarat tambahan." in isi(client.get(alamat))
    assert client.post(alamat, ISIAN_SYARAT | {"golongan": ""}).status_code == 422
    assert client.post(alamat, ISIAN_SYARAT | {"uraian": ""}).status_code == 422
    assert client.post(alamat, ISIAN_SYARAT)["Location"] == alamat
    assert client.post(alamat, ISIAN_SYARAT | {"jenis": "LAIN"})["Location"] == alamat
    assert [s.nilai for s in SyaratTambahan.objects.order_by("pk")] == ["IV/b", ""]
    halaman = isi(client.get(alamat))
    assert "Pembina Tingkat I" in halaman
    assert "SKJ 4/2026" in halaman
    satu, _ = SyaratTambahan.objects.order_by("pk")
    hapus = reverse("peserta:hapus_syarat", args=[disiapkan.pk, satu.pk])
    assert client.post(hapus)["Location"] == alamat
    assert SyaratTambahan.objects.count() == 1
    assert client.post(hapus).status_code == 404


def test_halaman_syarat_tambahan_bagi_yang_hanya_membaca(client, lowongan, pemeriksa):
    syarat = SyaratTambahanFactory(lowongan=lowongan)
    client.force_login(pemeriksa)
    alamat = reverse("peserta:syarat_tambahan", args=[lowongan.pk])
    assert "Tidak dapat diubah" in isi(client.get(alamat))
    jawaban = client.post(reverse("peserta:hapus_syarat", args=[lowongan.pk, syarat.pk]))
    assert jawaban.status_code == 422
    assert "Ketua Panitia Seleksi" in isi(jawaban)
    assert SyaratTambahan.objects.count() == 1
    client.force_login(PenggunaFactory())
    assert client.get(alamat).status_code == 404


@pytest.mark.parametrize("banyak", [1, 3])
def test_syarat_tambahan_jumlah_kueri_tetap(client, disiapkan, ketua, banyak, django_assert_num_queries):
    for _ in range(banyak):
        SyaratTambahanFactory(lowongan=disiapkan)
    client.force_login(ketua)
    alamat = reverse("peserta:syarat_tambahan", args=[disiapkan.pk])
    client.get(alamat)
    with django_assert_num_queries(KUERI_SYARAT):
        client.get(alamat)


KUERI_SYARAT = 9


# --- Undangan ---------------------------------------------------------------------------------
@pytest.fixture
def pengundang(lowongan):
    return petugas(lowongan, Peran.KETUA_PANSEL)


UNDANG = {"nip": NIP, "nama": "Sekar Laksita", "alasan": "Memimpin bidang yang sama."}


def test_yang_diundang_diberi_tahu_dan_lamarannya_bertanda(lowongan, pengundang, saat):
    orang = PenggunaFactory(nip=NIP)
    undangan = actions.undang_pelamar(lowongan=lowongan, oleh=pengundang, pada=saat, **UNDANG)
    surel = Surel.objects.get()
    assert (surel.penerima, surel.perihal) == (orang, f"Undangan melamar {lowongan.nama_jabatan}")
    PelamarFactory(pengguna=orang)
    lamaran = actions.buat_lamaran(lowongan=lowongan, oleh=orang, pada=saat)
    assert lamaran.undangan == undangan
    assert Jejak.objects.order_by("tinggi").last().rincian["diundang"] is True
    # Another person of the same vacancy came by himself.
    sendiri = PelamarFactory().pengguna
    assert actions.buat_lamaran(lowongan=lowongan, oleh=sendiri, pada=saat).undangan is None


def test_undangan_bagi_yang_belum_berakun_tidak_mengirim_surel(lowongan, pengundang, saat):
    actions.undang_pelamar(lowongan=lowongan, oleh=pengundang, pada=saat, **UNDANG)
    assert not Surel.objects.exists()
    assert str(Undangan.objects.get()) == "Sekar Laksita"


def test_undangan_ditolak(lowongan, disiapkan, ketua, pengundang, pemeriksa, saat):
    isian = UNDANG | {"lowongan": lowongan, "pada": saat}
    assert ditolak(actions.undang_pelamar, oleh=pemeriksa, **isian)
    assert "alasan" in ditolak(actions.undang_pelamar, oleh=pengundang, **(isian | {"alasan": " "}))
    UndanganFactory(lowongan=lowongan, nip=NIP)
    assert "sudah diundang" in ditolak(actions.undang_pelamar, oleh=pengundang, **isian)
    assert "tidak sedang menerima" in ditolak(
        actions.undang_pelamar, oleh=ketua, **(isian | {"lowongan": disiapkan})
    )
    petugas(lowongan, Peran.NASKAH, pengguna=PenggunaFactory(nip="198001012005011001"))
    assert "memegang peran" in ditolak(
        actions.undang_pelamar, oleh=pengundang, **(isian | {"nip": "198001012005011001"})
    )


def test_halaman_undangan(client, lowongan, pengundang, pemeriksa):
    client.force_login(pengundang)
    alamat = reverse("peserta:undangan", args=[lowongan.pk])
    assert "Belum ada undangan." in isi(client.get(alamat))
    pppk = client.post(alamat, UNDANG | {"nip": "197609112002212005"})
    assert pppk.status_code == 422
    assert "nomor induk PPPK" in isi(pppk)
    assert client.post(alamat, UNDANG | {"nip": "19760911 200212 2 005"})["Location"] == alamat
    assert client.post(alamat, UNDANG).status_code == 422
    assert "Sekar Laksita" in isi(client.get(alamat))
    client.force_login(pemeriksa)
    assert "Tidak dapat mengundang" in isi(client.get(alamat))


@pytest.mark.parametrize("banyak", [1, 3])
def test_undangan_jumlah_kueri_tetap(client, lowongan, pengundang, banyak, django_assert_num_queries):
    for nomor in range(banyak):
        UndanganFactory(lowongan=lowongan, nip=f"19760911200212200{nomor + 1}")
    client.force_login(pengundang)
    alamat = reverse("peserta:undangan", args=[lowongan.pk])
    client.get(alamat)
    with django_assert_num_queries(KUERI_UNDANGAN):
        client.get(alamat)


KUERI_UNDANGAN = 8


# --- Daftar daerah ----------------------------------------------------------------------------
@pytest.fixture
def operator(db):
    return PenggunaFactory(operator=True)


def test_daftar_bawaan_dimuat_tanpa_menggandakan(operator, saat):
    DaerahAsalFactory(nama="kab. temanggung")
    assert actions.muat_daerah(kode="jawa_tengah", oleh=operator, pada=saat) == 35
    assert actions.muat_daerah(kode="jawa_tengah", oleh=operator, pada=saat) == 0
    nama = set(DaerahAsal.objects.values_list("nama", flat=True))
    assert {"Provinsi Jawa Tengah", "Kabupaten Wonosobo", "Kota Surakarta", "kab. temanggung"} <= nama
    assert len(nama) == 36
    with pytest.raises(KeyError):
        queries.daerah_bawaan("atlantis")


def test_baris_daerah_dicatat_dan_diakhiri_operator(operator, saat):
    isian = {"nama": " Kabupaten Baru ", "provinsi": "Jawa Tengah", "sumber": "UU 1/2027", "pada": saat}
    mulai = dt.date(2027, 1, 1)
    assert "operator" in ditolak(actions.catat_daerah, berlaku_sejak=mulai, oleh=PenggunaFactory(), **isian)
    daerah = actions.catat_daerah(berlaku_sejak=mulai, oleh=operator, **isian)
    assert (str(daerah), daerah.id_seleksi) == ("Kabupaten Baru", None)
    assert "sudah ada" in ditolak(actions.catat_daerah, berlaku_sejak=mulai, oleh=operator, **isian)
    akhir = {"daerah": daerah, "pada": saat}
    assert "mendahului" in ditolak(
        actions.akhiri_daerah, berlaku_sampai=dt.date(2026, 12, 31), oleh=operator, **akhir
    )
    actions.akhiri_daerah(berlaku_sampai=dt.date(2028, 12, 31), oleh=operator, **akhir)
    assert "sudah berakhir" in ditolak(
        actions.akhiri_daerah, berlaku_sampai=dt.date(2029, 1, 1), oleh=operator, **akhir
    )
    assert peristiwa() == ["daerah.dicatat", "daerah.diakhiri"]


def test_halaman_daerah_milik_operator(client, operator, saat):
    alamat = reverse("peserta:daerah")
    client.force_login(PenggunaFactory())
    assert client.get(alamat).status_code == 404
    assert client.post(reverse("peserta:muat_daerah"), {"kode": "jawa_tengah"}).status_code == 404
    client.force_login(operator)
    assert "Daftar masih kosong." in isi(client.get(alamat))
    assert client.post(reverse("peserta:muat_daerah"), {"kode": "atlantis"}).status_code == 404
    assert client.post(reverse("peserta:muat_daerah"), {"kode": "jawa_tengah"})["Location"] == alamat
    baru = {
        "nama": "Kabupaten Baru",
        "provinsi": "Jawa Tengah",
        "berlaku_sejak": "2027-01-01",
        "sumber": "UU 1/2027",
    }
    assert client.post(alamat, baru | {"nama": ""}).status_code == 422
    assert client.post(alamat, baru)["Location"] == alamat
    ganda = client.post(alamat, baru)
    assert ganda.status_code == 422
    assert "sudah ada dalam daftar" in isi(ganda)
    satu = DaerahAsal.objects.get(nama="Kabupaten Baru")
    akhiri = reverse("peserta:akhiri_daerah", args=[satu.pk])
    salah = client.post(akhiri, {"berlaku_sampai": "2026-12-31"})
    assert salah.status_code == 422
    assert "mendahului" in isi(salah)
    assert client.post(akhiri, {"berlaku_sampai": "kapan"}).status_code == 422
    assert client.post(akhiri, {"berlaku_sampai": "2027-06-30"})["Location"] == alamat
    client.force_login(PenggunaFactory())
    assert client.post(akhiri, {"berlaku_sampai": "2027-06-30"}).status_code == 404


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_daerah_jumlah_kueri_tetap(client, operator, banyak, django_assert_num_queries):
    for nomor in range(banyak):
        DaerahAsalFactory(nama=f"Kabupaten {nomor}")
    client.force_login(operator)
    client.get(reverse("peserta:daerah"))
    with django_assert_num_queries(KUERI_DAERAH):
        client.get(reverse("peserta:daerah"))


KUERI_DAERAH = 6


def test_wilayah_menjadi_terpenuhi_setelah_daftar_dimuat(terkirim, saat):
    assert queries.hitungan_butir(terkirim, saat)["E-01"][0].tingkat == "INGAT"
    DaerahAsalFactory()
    assert queries.hitungan_butir(terkirim, saat)["E-01"][0].tingkat == "TERPENUHI"


# --- Fakta ------------------------------------------------------------------------------------
def test_fakta_serentak_sama_dengan_satu_per_satu(lowongan, django_assert_num_queries):
    semua = [LamaranFactory(lowongan=lowongan, keadaan="MS") for _ in range(3)]
    TelaahRiwayatFactory(lamaran=semua[1], dihitung=False)
    with django_assert_num_queries(1):
        fakta = queries.fakta_serentak(semua)
    assert fakta == [queries.fakta_lamaran(satu) for satu in semua]
    assert [f.riwayat[0].dihitung for f in fakta] == [None, False, None]


def test_salinan_lama_tanpa_isian_baru_tetap_terbaca(terkirim):
    del terkirim.profil["penempatan"]
    del terkirim.profil["riwayat"][0]["kedudukan"]
    fakta = queries.fakta_lamaran(terkirim)
    assert (fakta.penempatan, fakta.riwayat[0].kedudukan) == ("INDUK", "DEFINITIF")


def test_boleh_tetapkan_syarat_menggabung_hak_dan_bunyi(disiapkan, saat):
    kosong = Tambahan("E-08", "LAIN", "", "", "")
    temuan = wewenang.boleh_tetapkan_syarat(PenggunaFactory(), disiapkan, kosong, saat).temuan
    assert len(temuan) == 3


def test_seleksi_tanpa_rekomendasi_tidak_menghitungnya(terkirim, saat):
    seleksi = terkirim.lowongan.seleksi
    seleksi.ketentuan["dokumen"] = [d for d in seleksi.ketentuan["dokumen"] if d["kode"] != "REKOMENDASI_PPK"]
    vars(seleksi).pop("aturan_main", None)
    assert "REKOMENDASI_PPK" not in queries.hitungan_butir(terkirim, saat)


def test_pangkat_minimum_seleksi_menjadi_butir_setiap_lowongan(terkirim, saat):
    seleksi = terkirim.lowongan.seleksi
    seleksi.ketentuan["syarat"]["pangkat_min"] = "IV/b"
    vars(seleksi).pop("aturan_main", None)
    (temuan,) = queries.hitungan_butir(terkirim, saat)["E-08"]
    assert (temuan.tingkat, temuan.dasar) == ("BLOK", "Pasal 13; ketentuan seleksi ini")
    assert [b.kode for b in queries.butir_lowongan(terkirim.lowongan)][-1] == "E-08"


def test_teks_setiap_tabel_kelayakan_menyebut_isinya_dan_seleksinya(terkirim):
    seleksi = terkirim.lowongan.seleksi_id
    surat = SuratRekomendasiFactory(lamaran=terkirim)
    telaah = TelaahRiwayatFactory(lamaran=terkirim)
    syarat = SyaratTambahanFactory(lowongan=terkirim.lowongan)
    undangan = UndanganFactory(lowongan=terkirim.lowongan)
    assert [str(s) for s in (surat, telaah, syarat, undangan)] == [
        "800.1/12/2026",
        "Baris 1: dihitung",
        "Pangkat paling rendah Pembina Tingkat I",
        "Sekar Laksita",
    ]
    assert {s.id_seleksi for s in (surat, telaah, syarat, undangan)} == {seleksi}

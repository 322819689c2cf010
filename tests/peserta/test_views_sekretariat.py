"""Pages of those who check and read applications: who gets in, what they see, and what a refusal says."""

import datetime as dt
import io

import openpyxl
import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jejak.models import Jejak
from panitia.aturan import PERAN_PANSEL, Peran
from penilaian.models import BenturanKepentingan
from peserta import actions
from peserta.aturan import butir_periksa
from peserta.models import Verifikasi
from seleksi.alur import Tahap
from tests.factories.akun import PenggunaFactory
from tests.factories.peserta import (
    BerkasLamaranFactory,
    LamaranFactory,
    PeganganFactory,
    PelamarFactory,
    VerifikasiFactory,
    berkas_lengkap,
    verifikasi_lengkap,
)
from tests.factories.seleksi import LowonganFactory
from tests.peserta.conftest import petugas


@pytest.fixture
def masuk(client, pemeriksa):
    client.force_login(pemeriksa)
    return client


def isi(jawaban) -> str:
    return jawaban.content.decode()


def baca(jawaban) -> bytes:
    """The bytes of a served file; reading to the end closes it."""
    return b"".join(jawaban.streaming_content)


def pesan(jawaban) -> list[str]:
    return [str(satu) for satu in get_messages(jawaban.wsgi_request)]


ANTREAN = "/peserta/verifikasi/"


# --- Antrean ----------------------------------------------------------------------------------
def test_antrean_memuat_yang_perlu_diperiksa_saja(masuk, lowongan):
    nomor = {}
    for keadaan in ("DRAF", "DIAJUKAN", "DIPERIKSA", "MS", "TMS", "MUNDUR"):
        lamaran = LamaranFactory(
            lowongan=lowongan, keadaan=keadaan, pelamar__pengguna__nama=f"Calon {keadaan}"
        )
        nomor[keadaan] = lamaran.pelamar.pengguna.nama
    halaman = isi(masuk.get(ANTREAN))
    assert {k for k, n in nomor.items() if f"{n}<span" in halaman} == {"DIAJUKAN", "DIPERIKSA"}
    assert "1 menunggu pemeriksa pertama, 1 menunggu pemeriksa kedua" in halaman
    semua = isi(masuk.get(ANTREAN, {"keadaan": "SEMUA"}))
    assert {k for k, n in nomor.items() if f"{n}<span" in semua} == {"DIAJUKAN", "DIPERIKSA", "MS", "TMS"}


def test_antrean_melewati_yang_menunggu_di_lowongan_yang_berakhir(masuk, lowongan):
    batal = LowonganFactory(seleksi=lowongan.seleksi, tahap=Tahap.DIBATALKAN)
    for keadaan in ("DIAJUKAN", "DIPERIKSA", "MS"):
        LamaranFactory(lowongan=batal, keadaan=keadaan, pelamar__pengguna__nama=f"Calon {keadaan}")
    assert "Calon" not in isi(masuk.get(ANTREAN))
    semua = isi(masuk.get(ANTREAN, {"keadaan": "SEMUA"}))
    assert [k for k in ("DIAJUKAN", "DIPERIKSA", "MS") if f"Calon {k}" in semua] == ["MS"]


def test_antrean_seleksi_lain_tidak_tampak(masuk, terkirim):
    asing = LamaranFactory(keadaan="DIAJUKAN")
    halaman = isi(masuk.get(ANTREAN))
    assert terkirim.nomor_pendaftaran in halaman
    assert asing.nomor_pendaftaran not in halaman
    assert asing.lowongan.nama_jabatan not in halaman


def test_antrean_disaring_dan_diurutkan_lewat_alamat(masuk, lowongan):
    lain = LowonganFactory(seleksi=lowongan.seleksi, tahap="PENGUMUMAN")
    for nama, satu in (("Zaenal", lowongan), ("Anggun", lowongan), ("Maman", lain)):
        LamaranFactory(lowongan=satu, keadaan="DIAJUKAN", pelamar__pengguna__nama=nama)

    def urutan(**saring) -> list[str]:
        halaman = isi(masuk.get(ANTREAN, saring))
        return sorted((n for n in ("Zaenal", "Anggun", "Maman") if f"{n}<span" in halaman), key=halaman.find)

    assert urutan() == ["Zaenal", "Anggun", "Maman"]
    assert urutan(urut="nama") == ["Anggun", "Maman", "Zaenal"]
    assert urutan(urut="-nama") == ["Zaenal", "Maman", "Anggun"]
    assert urutan(lowongan=lain.pk) == ["Maman"]
    assert urutan(cari="angg") == ["Anggun"]
    assert urutan(keadaan="DIPERIKSA") == []
    assert "Tidak ada lamaran yang cocok." in isi(masuk.get(ANTREAN, {"cari": "tiada"}))


@pytest.mark.parametrize(
    "rusak",
    [{"lowongan": "999999"}, {"keadaan": "X"}, {"urut": "password"}, {"halaman": "abc"}, {"cari": "a\x00b"}],
)
def test_alamat_antrean_yang_rusak_tetap_menjawab(masuk, terkirim, rusak):
    jawaban = masuk.get(ANTREAN, rusak)
    assert jawaban.status_code == 200
    assert terkirim.nomor_pendaftaran in isi(jawaban)


def test_antrean_berhalaman(masuk, lowongan, monkeypatch):
    monkeypatch.setattr("peserta.views.antrean.PER_HALAMAN", 2)
    for _ in range(3):
        LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    assert "3 lamaran" in isi(masuk.get(ANTREAN))
    assert isi(masuk.get(ANTREAN, {"halaman": 2})).count("<tr>") == 2


KUERI_ANTREAN = 16


@pytest.mark.parametrize("banyak", [1, 3])
def test_antrean_jumlah_kueri_tetap(masuk, lowongan, pemeriksa, banyak, django_assert_num_queries):
    for _ in range(banyak):
        satu = LowonganFactory(seleksi=lowongan.seleksi, tahap="PENGUMUMAN")
        lamaran = LamaranFactory(lowongan=satu, keadaan="DIAJUKAN")
        VerifikasiFactory(lamaran=lamaran, diperiksa_oleh=pemeriksa)
    masuk.get(ANTREAN)
    with django_assert_num_queries(KUERI_ANTREAN):
        masuk.get(ANTREAN)


# --- Meja pemeriksa ---------------------------------------------------------------------------
def meja(lamaran, butir=""):
    return reverse("peserta:verifikasi", args=[lamaran.pk]) + (f"?butir={butir}" if butir else "")


def test_meja_membuka_butir_pertama_yang_belum_dengan_berkasnya(masuk, terkirim, pemeriksa):
    VerifikasiFactory(lamaran=terkirim, butir="SURAT_LAMARAN", diperiksa_oleh=pemeriksa)
    halaman = isi(masuk.get(meja(terkirim)))
    berkas = terkirim.berkas.get(jenis="SK_PANGKAT_JABATAN")
    assert f'<img src="{reverse("peserta:halaman_berkas", args=[berkas.pk, 1])}"' in halaman
    assert "1 dari 14 diperiksa" in halaman


def test_meja_syarat_menampilkan_hitungan_dan_riwayat(masuk, terkirim):
    halaman = isi(masuk.get(meja(terkirim, "E-02")))
    assert "Hitungan aplikasi" in halaman
    assert "paling sedikit 5 tahun" in halaman
    assert "Kepala Bidang Pelayanan Kesehatan" in halaman


def test_butir_yang_tidak_dikenal_di_alamat_membuka_yang_pertama(masuk, terkirim):
    assert "Surat lamaran bermeterai" in isi(masuk.get(meja(terkirim, "KTP")))


def test_menyimpan_butir_membawa_ke_butir_berikutnya(masuk, terkirim):
    jawaban = masuk.post(meja(terkirim, "IJAZAH"), {"putusan": "SESUAI", "alasan": ""})
    assert jawaban["Location"] == meja(terkirim, "SPT")
    # Round the corner: the last item leads back to the first that is still open.
    jawaban = masuk.post(meja(terkirim, "E-09"), {"putusan": "SESUAI", "alasan": ""})
    assert jawaban["Location"] == meja(terkirim, "SURAT_LAMARAN")


def test_tidak_sesuai_tanpa_alasan_ditolak_dengan_pilihan_utuh(masuk, terkirim):
    jawaban = masuk.post(meja(terkirim, "IJAZAH"), {"putusan": "TIDAK_SESUAI", "alasan": " "})
    assert jawaban.status_code == 422
    assert "Tulis alasan tidak sesuai" in isi(jawaban)
    assert not Verifikasi.objects.exists()
    jawaban = masuk.post(meja(terkirim, "IJAZAH"), {"alasan": "Buram sekali."})
    assert jawaban.status_code == 422
    assert "Buram sekali." in isi(jawaban)


def test_meja_memberi_tanda_nip_yang_berbeda(masuk, lowongan):
    pelamar = PelamarFactory(tanggal_lahir=dt.date(1980, 1, 2), jenis_kelamin="P")
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan="DIAJUKAN")
    halaman = isi(masuk.get(meja(lamaran)))
    assert "Tanggal lahir menurut NIP 1 Januari 1980, menurut profil 2 Januari 1980." in halaman
    assert "Jenis kelamin menurut NIP laki-laki, menurut profil perempuan." in halaman


def test_meja_orang_kedua_melihat_siapa_yang_memegang(client, terkirim, pemeriksa, penegas, saat):
    VerifikasiFactory(lamaran=terkirim, diperiksa_oleh=pemeriksa, diperiksa_pada=saat)
    PeganganFactory(lamaran=terkirim, pemegang=pemeriksa, sejak=saat, terakhir=saat)
    client.force_login(penegas)
    halaman = isi(client.get(meja(terkirim, "IJAZAH")))
    assert f"Sedang diperiksa {pemeriksa.nama}" in halaman
    assert "data-seleksi-periksa" not in halaman
    jawaban = client.post(meja(terkirim, "IJAZAH"), {"putusan": "SESUAI", "alasan": ""})
    assert jawaban.status_code == 422
    assert Verifikasi.objects.count() == 1
    client.force_login(pemeriksa)
    assert "Anda pegang sampai 09.30" in isi(client.get(meja(terkirim)))


def test_pelamar_sebelum_dan_sesudahnya(masuk, lowongan):
    satu, dua, tiga = (
        LamaranFactory(lowongan=lowongan, keadaan=k) for k in ("DIAJUKAN", "MUNDUR", "DIAJUKAN")
    )
    halaman = isi(masuk.get(meja(satu)))
    assert "pelamar 1 dari 2" in halaman
    assert f'rel="next" data-seleksi-tuts="j" href="{meja(tiga)}"' in halaman
    assert meja(dua) not in halaman
    assert f'rel="prev" data-seleksi-tuts="k" href="{meja(satu)}"' in isi(masuk.get(meja(tiga)))


KUERI_MEJA = 35


@pytest.mark.parametrize("banyak", [1, 3])
def test_meja_jumlah_kueri_tetap(masuk, lowongan, pemeriksa, banyak, django_assert_num_queries, saat):
    semua = []
    for _ in range(banyak + 1):  # always with a neighbour
        lamaran = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
        berkas_lengkap(lamaran)
        semua.append(lamaran)
    for butir in butir_periksa(lowongan.seleksi.aturan_main.dokumen)[: banyak * 2]:
        VerifikasiFactory(lamaran=semua[0], butir=butir.kode, diperiksa_oleh=pemeriksa, diperiksa_pada=saat)
    masuk.get(meja(semua[0]))
    with django_assert_num_queries(KUERI_MEJA):
        masuk.get(meja(semua[0]))


def test_selesai_diperiksa_lalu_antrean(masuk, terkirim, pemeriksa, saat):
    alamat = reverse("peserta:selesai_diperiksa", args=[terkirim.pk])
    jawaban = masuk.post(alamat)
    assert jawaban.status_code == 422
    assert "Belum diperiksa:" in isi(jawaban)
    verifikasi_lengkap(terkirim, pemeriksa, pada=saat)
    assert "Selesai, serahkan ke pemeriksa kedua" in isi(masuk.get(meja(terkirim)))
    jawaban = masuk.post(alamat)
    assert jawaban["Location"] == ANTREAN
    assert "menunggu pemeriksa kedua" in pesan(jawaban)[0]
    assert masuk.get(alamat).status_code == 405
    # The workbench of what is done leads to how it stands.
    assert masuk.get(meja(terkirim))["Location"] == reverse("peserta:konfirmasi", args=[terkirim.pk])


# --- Pemeriksa kedua --------------------------------------------------------------------------
@pytest.fixture
def diperiksa(terkirim, pemeriksa, saat):
    verifikasi_lengkap(terkirim, pemeriksa, tidak_sesuai=["SPT"], pada=saat)
    return actions.selesai_diperiksa(lamaran=terkirim, oleh=pemeriksa, pada=saat)


def test_pemeriksa_kedua_menetapkan(client, diperiksa, penegas):
    client.force_login(penegas)
    alamat = reverse("peserta:konfirmasi", args=[diperiksa.pk])
    halaman = isi(client.get(alamat))
    assert "1 butir tidak sesuai" in halaman
    assert "Tetapkan tidak memenuhi syarat" in halaman
    jawaban = client.post(alamat)
    assert jawaban["Location"] == ANTREAN
    assert pesan(jawaban) == [f"Lamaran {diperiksa.nomor_pendaftaran} ditetapkan tidak memenuhi syarat."]
    halaman = isi(client.get(alamat))
    assert "Sudah ditetapkan" in halaman
    assert client.post(alamat).status_code == 422


def test_pemeriksa_pertama_melihat_alasan_ia_tidak_menetapkan(masuk, diperiksa):
    alamat = reverse("peserta:konfirmasi", args=[diperiksa.pk])
    halaman = isi(masuk.get(alamat))
    assert "Anda sendiri yang memeriksa" in halaman
    assert "Tetapkan tidak" not in halaman
    jawaban = masuk.post(alamat)
    assert jawaban.status_code == 422
    diperiksa.refresh_from_db()
    assert diperiksa.keadaan == "DIPERIKSA"


def test_mengembalikan_dengan_catatan(client, diperiksa, pemeriksa, penegas):
    client.force_login(penegas)
    alamat = reverse("peserta:kembalikan", args=[diperiksa.pk])
    kosong = client.post(alamat, {"kembali-catatan": ""})
    assert kosong.status_code == 422
    assert "Tulis apa yang perlu diperiksa ulang." in isi(kosong)
    jawaban = client.post(alamat, {"kembali-catatan": "SPT sudah benar."})
    assert jawaban["Location"] == ANTREAN
    client.force_login(pemeriksa)
    assert "SPT sudah benar." in isi(client.get(meja(diperiksa)))
    ulang = client.post(alamat, {"kembali-catatan": "Sekali lagi."})
    assert ulang.status_code == 422
    assert "Sekali lagi." not in isi(ulang) or "belum selesai diperiksa" in isi(ulang)


# --- Membaca ----------------------------------------------------------------------------------
PEMBACA = (
    Peran.KETUA_SEKRETARIAT,
    Peran.VERIFIKATOR,
    Peran.KETUA_PANSEL,
    Peran.ANGGOTA_PANSEL,
    Peran.PENGAWAS,
)
BUKAN_PEMBACA = tuple(p for p in Peran if p not in PEMBACA)


@pytest.mark.parametrize("peran", PEMBACA)
def test_pembaca_berkas_melihat_daftar_dosir_dan_berkas(client, terkirim, lowongan, peran, saat):
    pembaca = petugas(lowongan, peran)
    if peran in PERAN_PANSEL:
        BenturanKepentingan.objects.create(lamaran=terkirim, penilai=pembaca, ada=False, dinyatakan_pada=saat)
    client.force_login(pembaca)
    daftar = isi(client.get(reverse("peserta:daftar_pelamar", args=[lowongan.pk])))
    assert terkirim.pelamar.pengguna.nama in daftar
    dosir = isi(client.get(reverse("peserta:berkas_peserta", args=[terkirim.pk])))
    assert "Setiap pembukaan berkas tercatat." in dosir
    satu = terkirim.berkas.first()
    jawaban = client.get(reverse("peserta:berkas", args=[satu.pk]))
    assert baca(jawaban).startswith(b"%PDF-")
    assert Jejak.objects.get().peristiwa == "berkas.dibuka"
    assert jawaban["Content-Security-Policy"].startswith("default-src 'none'")


def test_membalik_halaman_adalah_satu_pembukaan(client, terkirim, lowongan, saat):
    pembaca = petugas(lowongan, Peran.KETUA_SEKRETARIAT)
    client.force_login(pembaca)
    satu = terkirim.berkas.first()
    for _ in "ab":
        jawaban = client.get(reverse("peserta:halaman_berkas", args=[satu.pk, 1]))
        assert baca(jawaban)[8:12] == b"WEBP"
        assert jawaban["Content-Type"] == "image/webp"
    jejak = Jejak.objects.get()
    assert (jejak.peristiwa, jejak.pelaku, jejak.objek_id) == ("berkas.dibuka", pembaca, str(satu.pk))
    assert client.get(reverse("peserta:halaman_berkas", args=[satu.pk, 99])).status_code == 404
    actions.baca_halaman(berkas=satu, oleh=pembaca, pada=saat + actions.MASA_BACA)
    assert Jejak.objects.count() == 2, "sesudah sejam pembukaan baru"
    client.force_login(terkirim.pelamar.pengguna)
    assert baca(client.get(reverse("peserta:halaman_berkas", args=[satu.pk, 1])))[8:12] == b"WEBP"
    assert Jejak.objects.count() == 2, "milik sendiri tidak dicatat"


@pytest.mark.parametrize("peran", BUKAN_PEMBACA)
def test_peran_lain_tidak_melihat_pelamar(client, terkirim, lowongan, peran):
    client.force_login(petugas(lowongan, peran))
    assert terbuka(client, terkirim, lowongan) == []
    assert not Jejak.objects.exists()


def test_peran_di_seleksi_lain_tidak_melihat_pelamar(client, terkirim, lowongan, instansi):
    client.force_login(petugas(LowonganFactory(tahap="PENGUMUMAN"), Peran.KETUA_SEKRETARIAT))
    assert terbuka(client, terkirim, lowongan) == []
    assert not Jejak.objects.exists()


def test_peran_yang_berakhir_tidak_melihat_pelamar(client, terkirim, lowongan, saat):
    orang = petugas(lowongan, Peran.VERIFIKATOR)
    keanggotaan = orang.keanggotaan.get()
    keanggotaan.dihentikan_pada, keanggotaan.dihentikan_oleh = saat, PenggunaFactory()
    keanggotaan.save()
    client.force_login(orang)
    assert terbuka(client, terkirim, lowongan) == []
    assert not Jejak.objects.exists()


def terbuka(client, lamaran, lowongan) -> list[str]:
    """Doors that answer otherwise than for a thing that does not exist."""
    hasil = []
    for nama, nomor in (
        ("daftar_pelamar", lowongan.pk),
        ("berkas_peserta", lamaran.pk),
        ("berkas", lamaran.berkas.first().pk),
        ("verifikasi", lamaran.pk),
        ("konfirmasi", lamaran.pk),
    ):
        asing = client.get(reverse(f"peserta:{nama}", args=[nomor]))
        tiada = client.get(reverse(f"peserta:{nama}", args=[nomor + 99_999]))
        if (asing.status_code, asing.content) != (404, tiada.content):
            hasil.append(nama)
    for nama in ("verifikasi", "selesai_diperiksa", "konfirmasi", "kembalikan"):
        if client.post(reverse(f"peserta:{nama}", args=[lamaran.pk])).status_code != 404:
            hasil.append(f"kirim {nama}")
    return hasil


def test_draf_dan_versi_lama_tidak_terlihat_petugas(masuk, draf, terkirim_lain):
    for nama in ("berkas_peserta", "verifikasi", "konfirmasi"):
        assert masuk.get(reverse(f"peserta:{nama}", args=[draf.pk])).status_code == 404
    berkas = draf.berkas.first()
    assert masuk.get(reverse("peserta:berkas", args=[berkas.pk])).status_code == 404
    lama = terkirim_lain.berkas.first()
    lama.diganti_pada = terkirim_lain.diajukan_pada
    lama.save()
    assert masuk.get(reverse("peserta:berkas", args=[lama.pk])).status_code == 404


@pytest.fixture
def terkirim_lain(lowongan):
    lamaran = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    BerkasLamaranFactory(lamaran=lamaran)
    return lamaran


def test_penilai_berbenturan_tidak_membuka_berkas_pelamarnya(
    client, terkirim, terkirim_lain, lowongan, anggota_pansel, saat
):
    BenturanKepentingan.objects.create(
        lamaran=terkirim, penilai=anggota_pansel, ada=True, hubungan="Atasan langsung", dinyatakan_pada=saat
    )
    BenturanKepentingan.objects.create(
        lamaran=terkirim_lain, penilai=anggota_pansel, ada=False, dinyatakan_pada=saat
    )
    client.force_login(anggota_pansel)
    daftar = isi(client.get(reverse("peserta:daftar_pelamar", args=[lowongan.pk])))
    assert "Tertutup: benturan kepentingan" in daftar
    assert client.get(reverse("peserta:berkas_peserta", args=[terkirim.pk])).status_code == 404
    berkas = terkirim.berkas.first()
    assert client.get(reverse("peserta:berkas", args=[berkas.pk])).status_code == 404
    assert client.get(reverse("peserta:berkas_peserta", args=[terkirim_lain.pk])).status_code == 200
    # Another member declared nothing yet: he is asked to, and the door opens once he declared no conflict.
    lain = petugas(lowongan, Peran.ANGGOTA_PANSEL)
    client.force_login(lain)
    assert client.get(reverse("peserta:berkas_peserta", args=[terkirim.pk])).status_code == 404
    daftar = isi(client.get(reverse("peserta:daftar_pelamar", args=[lowongan.pk])))
    assert "Nyatakan benturan dahulu" in daftar
    BenturanKepentingan.objects.create(lamaran=terkirim, penilai=lain, ada=False, dinyatakan_pada=saat)
    assert client.get(reverse("peserta:berkas_peserta", args=[terkirim.pk])).status_code == 200


def test_dosir_memuat_pemeriksaan_dan_alasan(client, diperiksa, anggota_pansel, saat):
    BenturanKepentingan.objects.create(
        lamaran=diperiksa, penilai=anggota_pansel, ada=False, dinyatakan_pada=saat
    )
    client.force_login(anggota_pansel)
    halaman = isi(client.get(reverse("peserta:berkas_peserta", args=[diperiksa.pk])))
    assert "Pemeriksaan administrasi" in halaman
    assert "Tidak memenuhi ketentuan." in halaman


def test_daftar_pelamar_kosong_mengajari(masuk, lowongan):
    halaman = isi(masuk.get(reverse("peserta:daftar_pelamar", args=[lowongan.pk])))
    assert "Belum ada pelamar." in halaman


KUERI_DAFTAR = 14


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_pelamar_jumlah_kueri_tetap(masuk, lowongan, banyak, django_assert_num_queries):
    for _ in range(banyak):
        LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    alamat = reverse("peserta:daftar_pelamar", args=[lowongan.pk])
    masuk.get(alamat)
    with django_assert_num_queries(KUERI_DAFTAR):
        masuk.get(alamat)


@pytest.mark.parametrize("nama", ["daftar_pelamar", "antrean_verifikasi"])
def test_daftar_tidak_mengulang_ketentuan_di_setiap_baris(masuk, lowongan, nama):
    """The frozen rules weigh some 32 kB: read once for the selection, not with every application."""
    LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    alamat = reverse(f"peserta:{nama}", args=[lowongan.pk] if nama == "daftar_pelamar" else [])
    with CaptureQueriesContext(connection) as rekam:
        masuk.get(alamat)
    kueri = [satu["sql"] for satu in rekam]
    assert any('FROM "peserta_lamaran"' in satu for satu in kueri)
    assert not [satu for satu in kueri if 'FROM "peserta_lamaran"' in satu and '"ketentuan"' in satu]


# --- Unduhan ----------------------------------------------------------------------------------
def unduh(client, lowongan):
    return client.post(f"/peserta/pelamar/{lowongan.pk}/unduh/")


def tabel(jawaban):
    assert jawaban.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(jawaban.content)).active


def test_daftar_pelamar_diunduh_dengan_berkas_dan_hasil_pemeriksaan(masuk, lowongan, terkirim, saat):
    jahat = '=HYPERLINK("http://jahat.example")'
    pertama = terkirim.pelamar.pengguna
    kedua = LamaranFactory(lowongan=lowongan, keadaan="TMS", pelamar__pengguna__nama=jahat)
    berkas_lengkap(kedua, kecuali=["SURAT_LAMARAN"])
    verifikasi_lengkap(kedua, PenggunaFactory(), tidak_sesuai=["SURAT_LAMARAN"])
    LamaranFactory(lowongan=lowongan, pelamar__pengguna__nama="Masih Draf")
    jawaban = unduh(masuk, lowongan)
    assert "no-store" in jawaban["Cache-Control"]
    assert ".xlsx" in jawaban["Content-Disposition"]
    lembar = tabel(jawaban)
    kepala, *baris = lembar.iter_rows(values_only=True)
    isi_tabel = [dict(zip(kepala, satu, strict=True)) for satu in baris]
    assert [satu["Nama"] for satu in isi_tabel] == [pertama.nama, jahat]
    assert [satu["NIP"] for satu in isi_tabel] == [pertama.nip, kedua.pelamar.pengguna.nip]
    assert isi_tabel[0]["Urutan"] == 1
    assert isi_tabel[0]["Tanggal lahir"].date() == terkirim.pelamar.tanggal_lahir
    assert isi_tabel[0]["Keadaan"] == "Menunggu pemeriksa pertama"
    surat = next(judul for judul in kepala if judul.startswith("Berkas: Surat lamaran"))
    assert [satu[surat] for satu in isi_tabel] == ["ada, 1 halaman", "tidak ada"]
    assert isi_tabel[0]["Tidak sesuai"] is None
    assert "Tidak memenuhi ketentuan." in isi_tabel[1]["Tidak sesuai"]
    # Text stays text, and nothing about marks is in it.
    assert {sel.data_type for kolom in lembar.iter_rows(min_row=2) for sel in kolom} <= {"s", "n", "d"}
    assert not {"nilai", "peringkat", "rekap", "skor"} & {
        kata.lower() for judul in kepala for kata in judul.split()
    }
    jejak = Jejak.objects.get(peristiwa="lamaran.daftar_diunduh")
    assert (jejak.objek_id, jejak.rincian) == (str(lowongan.pk), {"jumlah": 2})


@pytest.mark.parametrize(
    "peran,status",
    [
        (Peran.KETUA_SEKRETARIAT, 200),
        (Peran.VERIFIKATOR, 200),
        (Peran.NASKAH, 404),
        (Peran.PENGAWAS, 302),
        (Peran.ANGGOTA_PANSEL, 302),
        (Peran.PPK, 404),
    ],
)
def test_hanya_yang_memeriksa_mengunduh_daftar(client, lowongan, terkirim, peran, status):
    client.force_login(petugas(lowongan, peran))
    assert unduh(client, lowongan).status_code == status
    assert Jejak.objects.filter(peristiwa="lamaran.daftar_diunduh").exists() is (status == 200)
    halaman = client.get(f"/peserta/pelamar/{lowongan.pk}/")
    assert ("Unduh daftar" in isi(halaman)) is (status == 200)
    if status == 302:
        assert "verifikator seleksi ini" in " ".join(pesan(halaman))


def test_pelamar_yang_berbenturan_dengan_pengunduh_tidak_ikut(masuk, pemeriksa, lowongan, terkirim, saat):
    BenturanKepentingan.objects.create(
        penilai=pemeriksa, lamaran=terkirim, ada=True, hubungan="Kakak kandung", dinyatakan_pada=saat
    )
    assert len(list(tabel(unduh(masuk, lowongan)).iter_rows())) == 1


def test_unduhan_tidak_menambah_kueri_per_pelamar(masuk, lowongan, terkirim):
    def hitung() -> int:
        with CaptureQueriesContext(connection) as kueri:
            tabel(unduh(masuk, lowongan))
        return len(kueri)

    hitung()
    satu = hitung()
    for _ in range(2):
        berkas_lengkap(LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN"))
    assert hitung() == satu

"""What anybody may see without an account, and nothing else."""

import datetime as dt
import hashlib

import pytest
from django.test import Client
from django.urls import reverse

from dokumen.models import Naskah
from dokumen.rupa import tanggal
from dokumen.tasks import cetak_naskah
from panitia.aturan import Peran
from seleksi.actions import penetapan as tindakan
from seleksi.alur import SEBUTAN_TAHAP, Tahap
from seleksi.models import Lowongan, Pengumuman
from tests.conftest import PAGI
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import NaskahFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.seleksi import (
    InstansiFactory,
    JadwalFactory,
    LowonganFactory,
    PengumumanFactory,
    PerpanjanganFactory,
    SeleksiFactory,
)
from tests.seleksi.tiga_calon import MENURUT_PERINGKAT, tiga_calon

pytestmark = pytest.mark.django_db
# Midnight after tomorrow.
BATAS = PAGI.replace(hour=0) + dt.timedelta(days=2)
PINTU = "allauth.account.auth_backends.AuthenticationBackend"


def buka(nama, *argumen, klien=None):
    return (klien or Client()).get(reverse(f"seleksi:{nama}", args=argumen))


def teks(nama, *argumen, klien=None):
    jawaban = buka(nama, *argumen, klien=klien)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


@pytest.fixture
def dibuka():
    """A vacancy that takes applications, with its announcement."""
    InstansiFactory()
    lowongan = LowonganFactory(
        tahap=Tahap.PENGUMUMAN, nama_jabatan="Kepala Dinas Perhubungan", batas_lamaran=BATAS
    )
    JadwalFactory(seleksi=lowongan.seleksi)
    PengumumanFactory(seleksi=lowongan.seleksi, diumumkan=True, lowongan=[lowongan])
    return lowongan


# --- Beranda -------------------------------------------------------------------------------------
def test_beranda_menyebut_lowongan_batas_dan_cara_melamar(dibuka):
    isi = teks("publik")
    assert "Kepala Dinas Perhubungan" in isi
    # Stored as midnight, read as the last second before it.
    assert f"{tanggal(BATAS - dt.timedelta(days=1))} pukul\xa023.59\xa0WIB" in isi
    assert "1\xa0hari 15\xa0jam lagi" in isi
    assert isi.count("<li><b>") == 4


def test_beranda_kosong_mengajari():
    isi = teks("publik")
    assert "Belum ada lowongan yang dibuka." in isi
    assert "Belum dibuka" in isi


@pytest.mark.parametrize("tahap", [Tahap.PERSIAPAN, Tahap.DIBATALKAN, Tahap.SELESAI])
def test_yang_belum_diumumkan_atau_sudah_berakhir_tidak_di_beranda(tahap):
    LowonganFactory(tahap=tahap, nama_jabatan="Jabatan Tersembunyi")
    assert "Jabatan Tersembunyi" not in teks("publik")


def test_yang_lewat_batas_pindah_ke_daftar_berjalan(dibuka, saat):
    dibuka.batas_lamaran = saat
    dibuka.save()
    isi = teks("publik")
    assert "Belum ada lowongan yang dibuka." in isi
    assert "2 dari 8" in isi
    assert "Belum ada hasil yang diumumkan" in isi


def test_hasil_terbit_ditautkan_dari_beranda(saat):
    s = tiga_calon(saat)
    konsep = tindakan.siapkan_hasil_akhir(seleksi=s.seleksi, lowongan=[s.lowongan], oleh=s.kepala, pada=saat)
    assert "Tiga nama calon" not in teks("publik")
    tindakan.umumkan_hasil_akhir(pengumuman=konsep, oleh=s.ketua, pada=saat)
    assert "Tiga nama calon" in teks("publik")


def tambah_lowongan(banyak):
    for _ in range(banyak):
        satu = LowonganFactory(tahap=Tahap.PENGUMUMAN, batas_lamaran=BATAS)
        PengumumanFactory(seleksi=satu.seleksi, diumumkan=True, lowongan=[satu], naskah=_kertas())
        lain = LowonganFactory(tahap=Tahap.WAWANCARA, seleksi=satu.seleksi)
        PengumumanFactory(
            seleksi=satu.seleksi,
            jenis="HASIL_TAHAP",
            tahap="ADMINISTRASI",
            diumumkan=True,
            lowongan=[lain],
            naskah=_kertas(),
        )


def _kertas():
    return NaskahFactory(terbit=True, nomor=f"{Naskah.objects.count():03d}/PUBLIK/2026")


def test_beranda_berkueri_tetap(django_assert_num_queries):
    InstansiFactory()
    for banyak in (1, 2):
        tambah_lowongan(banyak)
        with django_assert_num_queries(7):
            teks("publik")


# --- Seleksi dan lowongan --------------------------------------------------------------------------
def test_seleksi_publik_memuat_jadwal_dan_pengumuman(dibuka):
    isi = teks("publik_seleksi", dibuka.seleksi_id)
    assert "Kepala Dinas Perhubungan" in isi
    assert "Pengumuman dan pendaftaran" in isi
    assert "Buka PDF" in isi
    assert "Sekretariat Panitia Seleksi" in isi


def test_seleksi_publik_berkueri_tetap(dibuka, django_assert_num_queries):
    for banyak in (1, 2):
        for _ in range(banyak):
            LowonganFactory(seleksi=dibuka.seleksi, tahap=Tahap.ASESMEN)
        with django_assert_num_queries(7):
            teks("publik_seleksi", dibuka.seleksi_id)


def test_sebelum_pengumuman_seleksi_dan_lowongan_tidak_ada(dibuka):
    lowongan = LowonganFactory()
    for nama in ("publik_seleksi", "jadwal_ics"):
        assert buka(nama, lowongan.seleksi_id).status_code == 404
    assert buka("publik_lowongan", lowongan.pk).status_code == 404
    assert "Kepala Dinas Kesehatan" not in teks("publik_seleksi", dibuka.seleksi_id)


@pytest.mark.parametrize("tahap", [t for t in Tahap if t not in {Tahap.PERSIAPAN, Tahap.DIBATALKAN}])
def test_halaman_lowongan_terbaca_di_setiap_tahap(tahap):
    lowongan = LowonganFactory(tahap=tahap, batas_lamaran=BATAS)
    isi = teks("publik_lowongan", lowongan.pk)
    assert SEBUTAN_TAHAP["publik"][tahap] in isi
    assert "Paling banyak 1 lamaran" in isi
    assert ("Buat akun dan lamar" in isi) is (tahap == Tahap.PENGUMUMAN)
    assert ("Perjalanan seleksi" in isi) is (tahap != Tahap.SELESAI)


def test_lowongan_yang_dibatalkan_setelah_diumumkan_tetap_terbaca(saat):
    lowongan = LowonganFactory(
        tahap=Tahap.DIBATALKAN,
        diumumkan_pada=saat,
        alasan_batal="Pelamar tetap kurang setelah dua kali perpanjangan.",
        dasar_batal="Berita Acara Nomor 12",
    )
    isi = teks("publik_lowongan", lowongan.pk)
    assert "Seleksi untuk jabatan ini dibatalkan." in isi
    assert "Pelamar tetap kurang" in isi
    assert "Berita Acara Nomor 12" in isi


def test_masa_pendaftaran_lewat_disebut(dibuka, saat):
    dibuka.batas_lamaran = saat
    dibuka.save()
    assert "Masa pendaftaran sudah lewat." in teks("publik_lowongan", dibuka.pk)


def test_perpanjangan_ditautkan(dibuka):
    perpanjangan = PerpanjanganFactory(
        lowongan=dibuka,
        pengumuman=PengumumanFactory(
            seleksi=dibuka.seleksi, jenis="PERPANJANGAN", diumumkan=True, lowongan=[dibuka], naskah=_kertas()
        ),
    )
    alamat = reverse("seleksi:unduh_pengumuman", args=[perpanjangan.pengumuman_id])
    assert alamat in teks("publik_lowongan", dibuka.pk)


def test_nama_hasil_hanya_yang_diumumkan_dan_tanpa_nip(saat):
    s = tiga_calon(saat)
    assert not any(nama in teks("publik_lowongan", s.lowongan.pk) for nama in MENURUT_PERINGKAT)
    konsep = tindakan.siapkan_hasil_akhir(seleksi=s.seleksi, lowongan=[s.lowongan], oleh=s.kepala, pada=saat)
    tindakan.umumkan_hasil_akhir(pengumuman=konsep, oleh=s.ketua, pada=saat)
    isi = teks("publik_lowongan", s.lowongan.pk)
    letak = [isi.index(nama) for nama in ("dr. Anindita", "Drs. Dimas", "Wening")]
    assert letak == sorted(letak)
    assert MENURUT_PERINGKAT[3] not in isi
    assert "peringkat" not in isi.lower()
    for lamaran in s.peserta:
        assert lamaran.pelamar.pengguna.nip not in isi
        assert lamaran.nomor_pendaftaran not in isi


def test_hasil_tanpa_lowongan_ini_di_dalamnya_tanpa_nama(dibuka):
    naskah = NaskahFactory(
        terbit=True,
        nomor="099/PUBLIK/2026",
        isi={"lowongan": [{"nama_jabatan": "Jabatan Lain", "peserta": [{"nama": "Orang Jabatan Lain"}]}]},
    )
    PengumumanFactory(
        seleksi=dibuka.seleksi,
        jenis="HASIL_TAHAP",
        tahap="ASESMEN",
        diumumkan=True,
        lowongan=[dibuka],
        naskah=naskah,
    )
    isi = teks("publik_lowongan", dibuka.pk)
    assert "Hasil asesmen kompetensi" in isi
    assert "Orang Jabatan Lain" not in isi
    assert " nama</summary>" not in isi


# --- Unduhan ---------------------------------------------------------------------------------------
def test_konsep_pengumuman_tidak_dapat_diunduh(dibuka, saat):
    konsep = PengumumanFactory(seleksi=dibuka.seleksi, lowongan=[dibuka])
    assert buka("unduh_pengumuman", konsep.pk).status_code == 404


def test_pengumuman_yang_dicabut_tidak_dapat_diunduh(dibuka):
    pengumuman = Pengumuman.objects.get()
    Naskah.objects.filter(pk=pengumuman.naskah_id).update(
        keadaan="DICABUT", dicabut_pada=pengumuman.diumumkan_pada, alasan_cabut="Ralat."
    )
    assert buka("unduh_pengumuman", pengumuman.pk).status_code == 404
    assert "Buka PDF" not in teks("publik_seleksi", dibuka.seleksi_id)


def test_pengumuman_yang_belum_tercetak_menyuruh_menunggu(dibuka):
    jawaban = buka("unduh_pengumuman", Pengumuman.objects.get().pk)
    assert jawaban.status_code == 503
    assert "muat ulang" in jawaban.content.decode()
    assert jawaban["Cache-Control"] == "no-store"


@pytest.mark.lambat
def test_pengumuman_tercetak_terunduh_tanpa_akun(saat):
    s = tiga_calon(saat)
    konsep = tindakan.siapkan_hasil_akhir(seleksi=s.seleksi, lowongan=[s.lowongan], oleh=s.kepala, pada=saat)
    tindakan.umumkan_hasil_akhir(pengumuman=konsep, oleh=s.ketua, pada=saat)
    cetak_naskah(konsep.naskah_id)
    jawaban = buka("unduh_pengumuman", konsep.pk)
    pdf = b"".join(jawaban.streaming_content)
    assert jawaban["Content-Type"] == "application/pdf"
    assert pdf.startswith(b"%PDF-")
    kode = Naskah.objects.get(pk=konsep.naskah_id).kode
    assert hashlib.sha256(pdf).hexdigest() in teks("verifikasi_kode", kode)


def test_jadwal_sehari_ditulis_satu_tanggal(dibuka):
    JadwalFactory(
        seleksi=dibuka.seleksi,
        kegiatan="MAKALAH",
        tanggal_mulai=dt.date(2026, 12, 1),
        tanggal_selesai=dt.date(2026, 12, 1),
    )
    assert '<span class="ket">1 Des</span>' in teks("publik_lowongan", dibuka.pk)


def test_lowongan_tanpa_pengumuman_pembukaan_tetap_tampil():
    """Nothing falls over when the paper of the opening was withdrawn for an erratum."""
    LowonganFactory(tahap=Tahap.PENGUMUMAN, nama_jabatan="Inspektur")
    isi = teks("publik")
    assert "Inspektur" in isi
    assert "Baca pengumuman" not in isi


def test_kalender_memuat_setiap_kegiatan(dibuka):
    JadwalFactory(
        seleksi=dibuka.seleksi,
        kegiatan="MAKALAH",
        tanggal_mulai=dt.date(2026, 12, 1),
        tanggal_selesai=dt.date(2026, 12, 2),
        tempat="Aula BKPSDM; lantai 2, gedung yang panjang sekali namanya supaya terlipat",
    )
    jawaban = buka("jadwal_ics", dibuka.seleksi_id)
    assert jawaban["Content-Type"].startswith("text/calendar")
    isi = jawaban.content.decode().replace("\r\n ", "")
    assert isi.count("BEGIN:VEVENT") == 2
    # The end of an all-day event is the day after.
    assert "DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261203" in isi
    assert "LOCATION:Aula BKPSDM\\; lantai 2\\, gedung" in isi
    assert all(len(baris.encode()) <= 75 for baris in jawaban.content.decode().split("\r\n"))


def test_kalender_memuat_tanggal_lowongan_yang_menyimpang():
    """The file of a vacancy has its own dates instead of the common ones; that of the selection has both."""
    seleksi = SeleksiFactory()
    biasa, sendiri, batal = (
        LowonganFactory(seleksi=seleksi, tahap=tahap, nama_jabatan=nama)
        for tahap, nama in (
            (Tahap.ADMINISTRASI, "Inspektur"),
            (Tahap.PENGUMUMAN, "Kepala Dinas Sosial"),
            (Tahap.DIBATALKAN, "Asisten"),
        )
    )
    Lowongan.objects.filter(pk=batal.pk).update(diumumkan_pada=biasa.diumumkan_pada)
    for lowongan, hari in ((None, 1), (sendiri, 8), (batal, 15)):
        tanggal = {f"tanggal_{satu}": dt.date(2026, 12, hari) for satu in ("mulai", "selesai")}
        JadwalFactory(seleksi=seleksi, lowongan=lowongan, kegiatan="MAKALAH", **tanggal)

    def acara(lowongan=None):
        isian = {"lowongan": lowongan.pk} if lowongan else {}
        jawaban = Client().get(reverse("seleksi:jadwal_ics", args=[seleksi.pk]), isian)
        isi = jawaban.content.decode().replace("\r\n ", "").split("BEGIN:VEVENT")[1:]
        return [
            {kunci: nilai for kunci, _, nilai in (baris.partition(":") for baris in satu.split("\r\n"))}
            for satu in isi
        ]

    (umum,) = acara(biasa)
    assert umum["DTSTART;VALUE=DATE"] == "20261201"
    (milik,) = acara(sendiri)
    assert milik["DTSTART;VALUE=DATE"] == "20261208"
    assert milik["SUMMARY"].endswith("Kepala Dinas Sosial")
    assert milik["URL"].endswith(reverse("seleksi:publik_lowongan", args=[sendiri.pk]))
    semua = acara()
    assert [satu["DTSTART;VALUE=DATE"] for satu in semua] == ["20261201", "20261208"]
    assert semua[1]["SUMMARY"].endswith("Kepala Dinas Sosial")
    assert len({satu["UID"] for satu in semua}) == 2


# --- Verifikasi ------------------------------------------------------------------------------------
def test_kode_diantar_ke_halamannya():
    naskah = NaskahFactory(terbit=True)
    jawaban = Client().get(reverse("seleksi:verifikasi"), {"kode": naskah.kode_tampil.lower()})
    assert jawaban.status_code == 302
    assert jawaban.url == reverse("seleksi:verifikasi_kode", args=[naskah.kode])


def test_kode_pendek_disebut_salahnya():
    jawaban = Client().get(reverse("seleksi:verifikasi"), {"kode": "K7M2"})
    assert "16 huruf dan angka" in jawaban.content.decode()
    assert "Ketik kode dokumen" in teks("verifikasi")


def test_verifikasi_hanya_memberi_yang_umum():
    naskah = NaskahFactory(
        terbit=True,
        kelas="R",
        judul="Berita Acara Rekapitulasi Nilai",
        isi={"peserta": [{"nama": "Nama Rahasia", "nilai_akhir": "87.5"}]},
        salinan_jumlah=2,
        salinan_nomor=1,
    )
    isi = teks("verifikasi_kode", naskah.kode)
    assert naskah.nomor in isi
    assert naskah.nama_penanda in isi
    assert "Naskah ini rahasia" in isi
    assert "Salinan" in isi
    assert "Nama Rahasia" not in isi
    assert "87.5" not in isi


def test_naskah_dicabut_disebut_tidak_berlaku():
    isi = teks("verifikasi_kode", NaskahFactory(dicabut=True).kode)
    assert "tidak berlaku lagi" in isi
    assert "Dicabut" in isi


@pytest.mark.parametrize("kode", ["AAAA-BBBB-CCCC-DDDD", "pendek", "<script>alert(1)</script>"])
def test_kode_yang_tidak_ada(kode):
    jawaban = buka("verifikasi_kode", kode) if "/" not in kode else Client().get(f"/verifikasi/{kode}/")
    assert jawaban.status_code == 404
    assert b"<script>alert" not in jawaban.content


def test_konsep_tidak_dapat_diverifikasi():
    assert buka("verifikasi_kode", NaskahFactory().kode).status_code == 404


# --- Tembolok dan pintu ----------------------------------------------------------------------------
def test_jawaban_bagi_tamu_boleh_disimpan_semenit_bagi_yang_masuk_tidak(dibuka):
    assert buka("publik")["Cache-Control"] == "public, max-age=60"
    klien = Client()
    klien.force_login(PenggunaFactory(nama="Nama Di Bilah"), backend=PINTU)
    jawaban = buka("publik", klien=klien)
    assert "Nama Di Bilah" in jawaban.content.decode()
    assert jawaban["Cache-Control"] == "no-store"


def test_halaman_umum_tidak_menulis_kuki(dibuka):
    for nama, argumen in (("publik", ()), ("publik_lowongan", (dibuka.pk,)), ("verifikasi", ())):
        assert not buka(nama, *argumen).cookies


def test_halaman_umum_hanya_dibaca(dibuka):
    for nama, argumen in (("publik", ()), ("publik_lowongan", (dibuka.pk,)), ("verifikasi", ())):
        assert Client().post(reverse(f"seleksi:{nama}", args=argumen)).status_code == 405


def test_petugas_diantar_ke_berandanya_dari_lowongan(dibuka):
    klien = Client()
    klien.force_login(KeanggotaanFactory(seleksi=dibuka.seleksi, peran=Peran.PPK).pengguna, backend=PINTU)
    assert reverse("beranda") in teks("publik_lowongan", dibuka.pk, klien=klien)
    assert "Buka beranda saya" in teks("publik", klien=klien)


def test_seleksi_tanpa_jadwal_mengajari():
    lowongan = LowonganFactory(seleksi=SeleksiFactory(), tahap=Tahap.PENGUMUMAN)
    isi = teks("publik_seleksi", lowongan.seleksi_id)
    assert "Jadwal belum diumumkan." in isi
    assert "Belum ada pengumuman." in isi

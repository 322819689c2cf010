"""The applicant's pages: allowed and refused from the same setup, nothing typed lost, nobody else gets in."""

import datetime as dt
import re

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from panitia.aturan import Peran
from peserta.models import BerkasLamaran, Lamaran, RiwayatJabatan
from seleksi.models import Jadwal, Pengumuman
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import (
    BerkasLamaranFactory,
    LamaranFactory,
    PelamarFactory,
    RiwayatJabatanFactory,
    berkas_lengkap,
    unggahan,
)
from tests.factories.seleksi import JadwalFactory, LowonganFactory

PROFIL = {
    "tempat_lahir": "Wana Asri",
    "tanggal_lahir": "1979-04-12",
    "jenis_kelamin": "P",
    "telepon": "0812 3456 7890",
    "golongan": "IV/b",
    "jabatan": "Sekretaris Dinas",
    "unit_kerja": "Dinas Kominfo",
    "instansi": "Pemerintah Kabupaten Wana Asri",
    "provinsi": "Jawa Tengah",
    "penempatan": "INDUK",
    "jenjang": "S2",
    "jurusan": "Teknik Informatika",
}
RIWAYAT = {
    "nama_jabatan": "Kepala Bidang Statistik",
    "jenis": "ADMINISTRATOR",
    "kedudukan": "DEFINITIF",
    "instansi": "Pemerintah Kabupaten Wana Asri",
    "tanggal_mulai": "2018-01-01",
    "tanggal_selesai": "2020-12-31",
    "terkait": "on",
}


@pytest.fixture
def masuk(client, pelamar):
    client.force_login(pelamar.pengguna)
    return client


def isi(jawaban) -> str:
    return jawaban.content.decode()


BERANDA = "/peserta/"


def baca(jawaban) -> bytes:
    """The bytes of a served file; reading to the end closes it."""
    return b"".join(jawaban.streaming_content)


def pesan(jawaban) -> list[str]:
    return [str(satu) for satu in get_messages(jawaban.wsgi_request)]


def umumkan_hasil(lowongan, saat):
    from tests.factories.dokumen import NaskahFactory  # noqa: PLC0415 -- only these tests need a paper

    pengumuman = Pengumuman.objects.create(
        seleksi=lowongan.seleksi,
        jenis="HASIL_TAHAP",
        tahap="ADMINISTRASI",
        naskah=NaskahFactory(),
        disusun_pada=saat,
        disusun_oleh=PenggunaFactory(),
        diumumkan_pada=saat,
        diumumkan_oleh=PenggunaFactory(),
    )
    pengumuman.lowongan.add(lowongan)


# --- Beranda ----------------------------------------------------------------------------------
def test_beranda_tanpa_profil_menyuruh_mengisi_profil(client, lowongan):
    client.force_login(PenggunaFactory(bernip=True))
    halaman = isi(client.get(reverse("peserta:beranda_pelamar")))
    assert "Isi profil Anda" in halaman
    assert lowongan.nama_jabatan in halaman


def test_beranda_tanpa_nip_menyuruh_menghubungi_sekretariat(client, lowongan):
    client.force_login(PenggunaFactory())
    assert "Lengkapi NIP akun Anda" in isi(client.get(reverse("peserta:beranda_pelamar")))


def test_beranda_berprofil_menawarkan_jabatan(masuk, lowongan):
    halaman = isi(masuk.get(reverse("peserta:beranda_pelamar")))
    assert "Pilih jabatan yang Anda lamar" in halaman
    assert reverse("peserta:lamar", args=[lowongan.pk]) in halaman


def test_beranda_tanpa_lowongan_mengajari(masuk, instansi):
    assert "Belum ada jabatan yang menerima lamaran." in isi(masuk.get(reverse("peserta:beranda_pelamar")))


def test_beranda_draf_menyebut_yang_kurang_batas_dan_sesudahnya(masuk, pelamar, lowongan, saat):
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan)
    berkas_lengkap(lamaran, kecuali=("SPT", "LHKPN"))
    JadwalFactory(
        seleksi=lowongan.seleksi,
        kegiatan=Jadwal.Kegiatan.ADMINISTRASI,
        tanggal_mulai=saat.date(),
        tanggal_selesai=saat.date() + dt.timedelta(days=7),
    )
    halaman = isi(masuk.get(reverse("peserta:beranda_pelamar"))).replace("\xa0", " ")
    assert "Lengkapi 2 dokumen, lalu kirim lamaran" in halaman
    assert "23.59.59 WIB" in halaman
    assert "1 hari 15 jam lagi" in halaman
    assert "Hasil seleksi administrasi" in halaman
    assert "Perlu Anda kerjakan (2)" in halaman
    assert "Siap dikirim (6)" in halaman


def test_beranda_memilih_draf_yang_masih_dapat_dikirim(masuk, pelamar, lowongan, terkirim):
    lain = LowonganFactory(seleksi=lowongan.seleksi, tahap="PENGUMUMAN", batas_lamaran=lowongan.batas_lamaran)
    LamaranFactory(pelamar=pelamar, lowongan=lain)
    halaman = isi(masuk.get(reverse("peserta:beranda_pelamar")))
    assert f"<h1>{lain.nama_jabatan}</h1>" in halaman
    assert "Lamaran Anda yang lain" in halaman


@pytest.mark.parametrize("banyak", [1, 3])
def test_beranda_jumlah_kueri_tetap(masuk, pelamar, instansi, banyak, django_assert_num_queries, saat):
    besok = saat + dt.timedelta(days=1)
    for _ in range(banyak):
        lamaran = LamaranFactory(
            pelamar=pelamar, lowongan=LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=besok)
        )
        berkas_lengkap(lamaran)
        RiwayatJabatanFactory(pelamar=pelamar)
        LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=besok)
    masuk.get(reverse("peserta:beranda_pelamar"))
    with django_assert_num_queries(KUERI_BERANDA):
        masuk.get(reverse("peserta:beranda_pelamar"))


KUERI_BERANDA = 22


# --- Profil -----------------------------------------------------------------------------------
def test_profil_disimpan(client, db):
    client.force_login(PenggunaFactory(bernip=True))
    assert client.get(reverse("peserta:profil")).status_code == 200
    jawaban = client.post(reverse("peserta:profil"), PROFIL)
    assert (jawaban.status_code, pesan(jawaban)) == (302, ["Profil disimpan."])
    halaman = isi(client.get(reverse("peserta:profil")))
    assert "Teknik Informatika" in halaman
    # The NIP of the account says 1 January 1980 and male: a mark, no refusal.
    assert "Berbeda dari NIP" in halaman


def test_profil_yang_salah_mempertahankan_ketikan(masuk):
    jawaban = masuk.post(reverse("peserta:profil"), {**PROFIL, "telepon": "nomor saya", "golongan": "V/a"})
    assert jawaban.status_code == 422
    halaman = isi(jawaban)
    assert 'value="nomor saya"' in halaman
    assert "Teknik Informatika" in halaman
    assert "<title>Galat: " in halaman
    assert "Tulis nomor telepon dengan angka." in halaman


def test_isian_asing_diabaikan(masuk, pelamar):
    masuk.post(
        reverse("peserta:profil"), {**PROFIL, "pengguna": "1", "id": "99", "diubah_pada": "2020-01-01"}
    )
    pelamar.refresh_from_db()
    assert pelamar.jurusan == "Teknik Informatika"
    assert pelamar.diubah_pada.year != 2020


def test_profil_menghitung_syarat_dengan_pasalnya(masuk, lowongan):
    halaman = isi(masuk.get(reverse("peserta:profil")))
    for kata in ("Pasal 4 ayat (3) huruf b", "PP 17/2020 Pasal 107", "Terpenuhi", "Perlu penilaian manusia"):
        assert kata in halaman


def test_riwayat_ditambah_diubah_dihapus(masuk, pelamar):
    RiwayatJabatan.objects.all().delete()
    assert masuk.get(reverse("peserta:riwayat_tambah")).status_code == 200
    jawaban = masuk.post(reverse("peserta:riwayat_tambah"), RIWAYAT)
    assert jawaban["Location"].endswith("#riwayat")
    riwayat = pelamar.riwayat_jabatan.get()
    alamat = reverse("peserta:riwayat_ubah", args=[riwayat.pk])
    assert 'value="2018-01-01"' in isi(masuk.get(alamat))
    masuk.post(alamat, {**RIWAYAT, "tanggal_selesai": ""})
    riwayat.refresh_from_db()
    assert riwayat.tanggal_selesai is None
    hapus = reverse("peserta:riwayat_hapus", args=[riwayat.pk])
    assert "Hapus Kepala Bidang Statistik" in isi(masuk.get(hapus))
    assert masuk.post(hapus).status_code == 302
    assert not pelamar.riwayat_jabatan.exists()


def test_riwayat_terbalik_ditolak_dengan_ketikan_utuh(masuk):
    jawaban = masuk.post(reverse("peserta:riwayat_tambah"), {**RIWAYAT, "tanggal_selesai": "2017-01-01"})
    assert jawaban.status_code == 422
    assert "mendahului tanggal mulai" in isi(jawaban)
    assert "Kepala Bidang Statistik" in isi(jawaban)


def test_riwayat_tanpa_profil_ditolak(client, db):
    client.force_login(PenggunaFactory(bernip=True))
    jawaban = client.post(reverse("peserta:riwayat_tambah"), RIWAYAT)
    assert jawaban.status_code == 422
    assert "Isi profil Anda sebelum melamar." in isi(jawaban)


# --- Melamar ----------------------------------------------------------------------------------
def test_melamar_membuat_draf_lalu_membukanya_lagi(masuk, lowongan, pelamar):
    alamat = reverse("peserta:lamar", args=[lowongan.pk])
    assert "Buat draf lamaran" in isi(masuk.get(alamat))
    jawaban = masuk.post(alamat)
    lamaran = Lamaran.objects.get()
    assert jawaban["Location"] == reverse("peserta:lamaran", args=[lamaran.pk])
    assert masuk.get(alamat)["Location"] == jawaban["Location"]
    assert masuk.post(alamat)["Location"] == jawaban["Location"]
    assert Lamaran.objects.count() == 1


def test_melamar_jabatan_tertutup_ditolak_dengan_dua_waktu(masuk, lowongan, saat):
    with time_machine.travel(lowongan.batas_lamaran, tick=False):
        alamat = reverse("peserta:lamar", args=[lowongan.pk])
        masuk.force_login(PelamarFactory().pengguna)
        assert "Buat draf lamaran" not in isi(masuk.get(alamat))
        jawaban = masuk.post(alamat)
    assert jawaban.status_code == 422
    assert "Tiba di server" in isi(jawaban)
    assert "pukul 23.59.59 WIB" in isi(jawaban)
    assert not Lamaran.objects.exists()


def test_penyelenggara_melihat_mengapa_ia_tidak_dapat_melamar(masuk, lowongan, pelamar):
    KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.ANGGOTA_PANSEL, pengguna=pelamar.pengguna)
    alamat = reverse("peserta:lamar", args=[lowongan.pk])
    assert "P-07" in isi(masuk.get(alamat))
    assert masuk.post(alamat).status_code == 422
    assert not Lamaran.objects.exists()


def test_melamar_tanpa_profil_diarahkan_mengisi(client, lowongan):
    client.force_login(PenggunaFactory(bernip=True))
    halaman = isi(client.get(reverse("peserta:lamar", args=[lowongan.pk])))
    assert "Isi profil Anda sebelum melamar." in halaman


@pytest.mark.parametrize("tahap", ["PERSIAPAN", "TIADA"])
def test_lowongan_yang_belum_diumumkan_tidak_ada(masuk, instansi, tahap):
    nomor = LowonganFactory().pk if tahap == "PERSIAPAN" else 999_999
    assert masuk.get(reverse("peserta:lamar", args=[nomor])).status_code == 404


# --- Unggah -----------------------------------------------------------------------------------
@pytest.fixture
def kosong(pelamar, lowongan):
    return LamaranFactory(pelamar=pelamar, lowongan=lowongan)


def alamat_unggah(lamaran, jenis="IJAZAH"):
    return reverse("peserta:unggah", args=[lamaran.pk, jenis])


def test_unggah_satu_dokumen(masuk, kosong):
    assert masuk.get(alamat_unggah(kosong)).status_code == 200
    jawaban = masuk.post(alamat_unggah(kosong), {"berkas": unggahan("ijazah.pdf")})
    assert jawaban["Location"].endswith("#dokumen")
    assert pesan(jawaban) == ["Ijazah terakhir terunggah."]
    assert "ijazah.pdf" in isi(masuk.get(reverse("peserta:lamaran", args=[kosong.pk])))
    assert "Ganti dengan berkas baru" in isi(masuk.get(alamat_unggah(kosong)))


@pytest.mark.parametrize(
    "nama,bita,kata",
    [
        ("ijazah.pdf", b"", "Berkas kosong"),
        ("ijazah.pdf", b"MZ" + b"0" * 50, "Berkas ini program, bukan PDF"),
        ("ijazah.pdf", b"%PDF-1.4 rusak", "tidak utuh"),
    ],
)
def test_unggahan_ditolak_dan_berkas_lain_tetap_ada(masuk, kosong, nama, bita, kata):
    lama = BerkasLamaranFactory(lamaran=kosong, jenis="IJAZAH")
    BerkasLamaranFactory(lamaran=kosong, jenis="SPT")
    jawaban = masuk.post(alamat_unggah(kosong), {"berkas": unggahan(nama, bita)})
    assert jawaban.status_code == 422
    assert kata in isi(jawaban)
    assert BerkasLamaran.objects.filter(diganti_pada__isnull=True).count() == 2
    assert str(lama.berkas.nama_asli) in isi(jawaban)


def test_unggah_tanpa_memilih_berkas(masuk, kosong):
    jawaban = masuk.post(alamat_unggah(kosong))
    assert jawaban.status_code == 422
    assert "Pilih berkas PDF atau foto terlebih dahulu." in isi(jawaban)


def test_unggahan_yang_melewati_batas_tersimpan_sebagai_draf_dan_diberi_tahu(
    masuk, kosong, lowongan, monkeypatch
):
    """It began before the deadline and ended after it: the file is kept, but it is not an application."""
    from peserta.views import pelamar as halaman  # noqa: PLC0415 -- the moment of the answer is moved here

    sesaat_sebelum = lowongan.batas_lamaran - dt.timedelta(milliseconds=1)
    with time_machine.travel(sesaat_sebelum, tick=False) as jam:
        masuk.force_login(kosong.pelamar.pengguna)
        semula = halaman.actions.unggah

        def lambat(**lain):
            hasil = semula(**lain)
            jam.move_to(lowongan.batas_lamaran + dt.timedelta(seconds=20))
            return hasil

        monkeypatch.setattr(halaman.actions, "unggah", lambat)
        jawaban = masuk.post(alamat_unggah(kosong), {"berkas": unggahan()})
        assert jawaban.status_code == 302
        assert "tidak dapat dikirim lagi" in pesan(jawaban)[0]
        assert kosong.berkas.count() == 1
        # Begun after the deadline: refused, nothing kept.
        monkeypatch.setattr(halaman.actions, "unggah", semula)
        jawaban = masuk.post(alamat_unggah(kosong, "SPT"), {"berkas": unggahan()})
        assert jawaban.status_code == 422
        assert kosong.berkas.count() == 1


def test_dokumen_yang_tidak_diminta_tidak_ada(masuk, kosong):
    assert masuk.get(alamat_unggah(kosong, "KTP")).status_code == 404
    assert masuk.post(alamat_unggah(kosong, "KTP"), {"berkas": unggahan()}).status_code == 404


def test_hapus_berkas_dari_draf(masuk, draf):
    alamat = reverse("peserta:hapus_berkas", args=[draf.pk, "SPT"])
    assert "Keluarkan SPT tahun 2025 dari draf?" in isi(masuk.get(alamat))
    assert masuk.post(alamat).status_code == 302
    assert not draf.berkas.filter(jenis="SPT", diganti_pada=None).exists()


def test_hapus_berkas_terkirim_ditolak(masuk, terkirim):
    jawaban = masuk.post(reverse("peserta:hapus_berkas", args=[terkirim.pk, "SPT"]))
    assert jawaban.status_code == 422
    assert "sudah terkirim" in isi(jawaban)


# --- Tinjau, kirim, tanda terima --------------------------------------------------------------
def test_tinjau_lalu_kirim_lalu_tanda_terima(masuk, draf):
    alamat = reverse("peserta:tinjau", args=[draf.pk])
    halaman = isi(masuk.get(alamat))
    assert "Siap dikirim" in halaman
    assert "hukuman disiplin" in halaman
    jawaban = masuk.post(alamat, {"setuju": "on"})
    draf.refresh_from_db()
    assert jawaban["Location"] == reverse("peserta:tanda_terima", args=[draf.pk])
    tanda = isi(masuk.get(jawaban["Location"]))
    assert draf.nomor_pendaftaran in tanda
    assert draf.berkas.first().berkas.sha256 in tanda
    assert draf.tanda_terima.kode_tampil in tanda
    lamaran = isi(masuk.get(reverse("peserta:lamaran", args=[draf.pk])))
    assert "Berkas yang terkirim" in lamaran


def test_kirim_dua_kali_membawa_ke_tanda_terima_yang_sama(masuk, draf):
    alamat = reverse("peserta:tinjau", args=[draf.pk])
    pertama = masuk.post(alamat, {"setuju": "on"})
    kedua = masuk.post(alamat, {"setuju": "on"})
    assert pertama["Location"] == kedua["Location"]
    draf.refresh_from_db()
    assert pesan(kedua)[-1] == f"Lamaran ini sudah terkirim dengan nomor {draf.nomor_pendaftaran}."
    assert masuk.get(alamat)["Location"] == kedua["Location"]


def test_kirim_tanpa_setuju_atau_kurang_dokumen_ditolak(masuk, draf):
    alamat = reverse("peserta:tinjau", args=[draf.pk])
    jawaban = masuk.post(alamat)
    assert jawaban.status_code == 422
    assert "Setujui pakta integritas" in isi(jawaban)
    draf.berkas.filter(jenis="SPT").update(diganti_pada=draf.dibuat_pada)
    halaman = isi(masuk.get(alamat))
    assert "Belum dapat dikirim" in halaman
    assert alamat_unggah(draf, "SPT") in halaman
    jawaban = masuk.post(alamat, {"setuju": "on"})
    assert jawaban.status_code == 422
    assert "SPT tahun 2025 belum diunggah." in isi(jawaban)
    draf.refresh_from_db()
    assert draf.keadaan == "DRAF"


def test_tanda_terima_belum_tercetak_dikatakan(masuk, draf):
    masuk.post(reverse("peserta:tinjau", args=[draf.pk]), {"setuju": "on"})
    jawaban = masuk.get(reverse("peserta:tanda_terima_pdf", args=[draf.pk]))
    assert jawaban.status_code == 302
    assert "sedang dicetak" in pesan(jawaban)[-1]
    assert "sedang dicetak" in isi(masuk.get(jawaban["Location"]))


@pytest.mark.lambat
def test_tanda_terima_tercetak_dapat_diunduh(masuk, draf, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        masuk.post(reverse("peserta:tinjau", args=[draf.pk]), {"setuju": "on"})
    jawaban = masuk.get(reverse("peserta:tanda_terima_pdf", args=[draf.pk]))
    assert jawaban["Content-Type"] == "application/pdf"
    assert baca(jawaban).startswith(b"%PDF-")
    assert "Unduh PDF" in isi(masuk.get(reverse("peserta:tanda_terima", args=[draf.pk])))


def test_draf_tidak_bertanda_terima(masuk, draf):
    for nama in ("peserta:tanda_terima", "peserta:tanda_terima_pdf"):
        assert masuk.get(reverse(nama, args=[draf.pk])).status_code == 404


# --- Sesudah terkirim -------------------------------------------------------------------------
def test_hasil_tidak_tampak_sebelum_diumumkan(client, lowongan, saat):
    """The page of every state that is not published is the same, byte for byte."""
    halaman = set()
    for keadaan in ("DIAJUKAN", "DIPERIKSA", "MS", "TMS"):
        pelamar = PelamarFactory(pengguna__nama="Sama Nama", pengguna__nip=None)
        lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan=keadaan)
        client.force_login(pelamar.pengguna)
        satu = isi(client.get(reverse("peserta:lamaran", args=[lamaran.pk]))).partition("<main")[2]
        satu = satu.replace(f"/lamaran/{lamaran.pk}/", "/lamaran/1/")
        halaman.add(satu.replace(lamaran.nomor_pendaftaran, "nomor"))
    assert len(halaman) == 1
    assert "Memenuhi syarat administrasi" not in halaman.pop()


@pytest.mark.parametrize(
    "keadaan,kata", [("MS", "memenuhi syarat administrasi"), ("TMS", "Mengapa tidak memenuhi syarat")]
)
def test_hasil_tampak_sesudah_diumumkan(masuk, pelamar, lowongan, saat, keadaan, kata):
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan=keadaan)
    lamaran.verifikasi.create(
        butir="SPT",
        putusan="TIDAK_SESUAI",
        alasan="SPT tahun 2023, bukan tahun terakhir.",
        diperiksa_pada=saat,
        diperiksa_oleh=lamaran.diperiksa_oleh,
    )
    alamat = reverse("peserta:lamaran", args=[lamaran.pk])
    assert kata not in isi(masuk.get(alamat))
    umumkan_hasil(lowongan, saat)
    halaman = isi(masuk.get(alamat))
    assert kata in halaman
    assert ("SPT tahun 2023" in halaman) is (keadaan == "TMS")


@pytest.mark.parametrize(
    "tahap,kata",
    [
        ("ASESMEN", "Ikuti asesmen kompetensi"),
        ("KOMPETENSI_BIDANG", "Ikuti penulisan makalah"),
        ("WAWANCARA", "Ikuti wawancara akhir"),
        ("KESEHATAN", "Menunggu hasil akhir"),
        ("PENETAPAN", "Menunggu hasil akhir"),
        ("SELESAI", "sudah selesai"),
        ("DIBATALKAN", "dibatalkan"),
    ],
)
def test_setiap_tahap_menyebut_yang_diharapkan(masuk, pelamar, instansi, saat, tahap, kata):
    lowongan = LowonganFactory(tahap=tahap)
    LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan="MS")
    umumkan_hasil(lowongan, saat)
    assert kata in isi(masuk.get(reverse("peserta:beranda_pelamar")))


def langkah(masuk) -> list[tuple[str, str]]:
    """(state, name) of the seven steps on the home page."""
    cari = re.findall(
        r'<li class="(selesai|kini|nanti)"[^>]*><span class="simpul".*?</span><b>([^<]+)',
        isi(masuk.get(BERANDA)),
    )
    return [(keadaan, nama) for keadaan, nama in cari]


@pytest.mark.parametrize(
    "tahap,keadaan,kini",
    [
        ("PENGUMUMAN", "DRAF", ("kini", "Pendaftaran")),
        ("PENGUMUMAN", "DIAJUKAN", ("kini", "Seleksi administrasi")),
        ("ASESMEN", "MS", ("kini", "Asesmen kompetensi")),
        ("PENETAPAN", "MS", ("kini", "Penetapan")),
    ],
)
def test_perjalanan_berdiri_di_langkah_sekarang(masuk, pelamar, instansi, saat, tahap, keadaan, kini):
    lowongan = LowonganFactory(tahap=tahap)
    LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan=keadaan)
    umumkan_hasil(lowongan, saat)
    semua = langkah(masuk)
    assert len(semua) == 7
    assert [satu for satu in semua if satu[0] == "kini"] == [kini]


def test_perjalanan_yang_berakhir_tetap_di_tempatnya(masuk, pelamar, instansi, saat):
    """Withdrawn during the assessment: the vacancy goes on, the mark does not move with it."""
    lowongan = LowonganFactory(tahap="PENETAPAN")
    di_asesmen = lowongan.asesmen_dimulai_pada + dt.timedelta(hours=1)
    LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan="MUNDUR", ditarik_pada=di_asesmen)
    semua = langkah(masuk)
    assert [nama for keadaan, nama in semua if keadaan == "selesai"] == [
        "Pendaftaran",
        "Seleksi administrasi",
        "Asesmen kompetensi",
    ]
    assert "Anda mengundurkan diri" in isi(masuk.get(BERANDA))


def test_perjalanan_tms_berakhir_di_administrasi(masuk, pelamar, instansi, saat):
    lowongan = LowonganFactory(tahap="WAWANCARA")
    LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan="TMS")
    umumkan_hasil(lowongan, saat)
    assert [keadaan for keadaan, _ in langkah(masuk)] == ["selesai"] * 2 + ["nanti"] * 5


def test_draf_yang_terlambat_dikatakan_tidak_terkirim(masuk, draf, lowongan):
    with time_machine.travel(lowongan.batas_lamaran, tick=False):
        masuk.force_login(draf.pelamar.pengguna)
        halaman = isi(masuk.get(reverse("peserta:beranda_pelamar")))
    assert "tidak pernah dikirim" in halaman
    assert "Ganti" not in halaman


def test_mundur_dengan_alasan(masuk, terkirim, ketua_sekretariat):
    alamat = reverse("peserta:tarik", args=[terkirim.pk])
    assert "tidak dapat dibatalkan" in isi(masuk.get(alamat))
    kosong = masuk.post(alamat, {"alasan": " "})
    assert kosong.status_code == 422
    assert masuk.post(alamat, {"alasan": "Tetap di jabatan sekarang."}).status_code == 302
    terkirim.refresh_from_db()
    assert terkirim.keadaan == "MUNDUR"
    assert "mengundurkan diri" in isi(masuk.get(reverse("peserta:lamaran", args=[terkirim.pk])))
    ulang = masuk.post(alamat, {"alasan": "Sekali lagi."})
    assert ulang.status_code == 422
    assert "sudah mengundurkan diri" in isi(masuk.get(alamat))


# --- Orang lain -------------------------------------------------------------------------------
MILIK = (
    ("peserta:lamaran", ()),
    ("peserta:unggah", ("SPT",)),
    ("peserta:hapus_berkas", ("SPT",)),
    ("peserta:tinjau", ()),
    ("peserta:tanda_terima", ()),
    ("peserta:tanda_terima_pdf", ()),
    ("peserta:tarik", ()),
)


@pytest.mark.parametrize("nama,sisa", MILIK, ids=[n for n, _ in MILIK])
@pytest.mark.parametrize("cara", ["get", "post"])
def test_milik_orang_lain_sama_dengan_tidak_ada(client, terkirim, nama, sisa, cara):
    client.force_login(PelamarFactory().pengguna)
    asing = getattr(client, cara)(reverse(nama, args=[terkirim.pk, *sisa]))
    tiada = getattr(client, cara)(reverse(nama, args=[terkirim.pk + 999, *sisa]))
    assert (asing.status_code, asing.content) == (tiada.status_code, tiada.content)
    assert asing.status_code in (404, 405)


@pytest.mark.parametrize("nama", ["peserta:riwayat_ubah", "peserta:riwayat_hapus"])
def test_riwayat_orang_lain_tidak_ada(masuk, nama):
    riwayat = RiwayatJabatanFactory()
    assert masuk.get(reverse(nama, args=[riwayat.pk])).status_code == 404
    assert masuk.post(reverse(nama, args=[riwayat.pk]), RIWAYAT).status_code == 404
    riwayat.refresh_from_db()


def test_berkas_sendiri_tampil_berkas_orang_lain_tidak_ada(masuk, draf):
    satu = draf.berkas.first()
    jawaban = masuk.get(reverse("peserta:berkas", args=[satu.pk]))
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"].startswith("inline")
    assert jawaban["Cache-Control"] == "private, no-store"
    unduh = masuk.get(reverse("peserta:berkas", args=[satu.pk]) + "?unduh")
    assert unduh["Content-Disposition"].startswith("attachment")
    assert baca(jawaban) == baca(unduh)
    asing = BerkasLamaranFactory()
    jawaban = masuk.get(reverse("peserta:berkas", args=[asing.pk]))
    tiada = masuk.get(reverse("peserta:berkas", args=[asing.pk + 999]))
    assert (jawaban.status_code, jawaban.content) == (tiada.status_code, tiada.content)
    assert jawaban.status_code == 404


@pytest.mark.parametrize("nama", ["peserta:antrean_verifikasi"])
def test_antrean_pelamar_kosong(masuk, terkirim, nama):
    halaman = isi(masuk.get(reverse(nama)))
    assert terkirim.nomor_pendaftaran not in halaman

"""The desk of PPK and PyB, the Sekretariat's part, and the rooms for those who only read."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dokumen.rupa import tanggal, tanggal_ringkas
from dokumen.simpan import simpan_bytes
from jejak.models import Jejak
from panitia import actions as panitia
from panitia.aturan import Peran
from penilaian.models import Penetapan
from seleksi.actions import penetapan as tindakan
from seleksi.alur import Tahap
from seleksi.models import Lowongan, Pengumuman
from seleksi.queries.keputusan import perkara, seleksi_berjalan
from tests.conftest import PAGI
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import isi_pdf
from tests.factories.seleksi import JadwalFactory, LowonganFactory, SeleksiFactory
from tests.panitia.conftest import lima_orang
from tests.seleksi.tiga_calon import MENURUT_PERINGKAT, tiga_calon

HARI = PAGI.date()

pytestmark = pytest.mark.django_db
PINTU = "allauth.account.auth_backends.AuthenticationBackend"
NILAI = ("94,43", "93,43", "92,43", "91,43", "94.4321", "93.4321", "92.4321")


def masuk(pengguna) -> Client:
    klien = Client()
    klien.force_login(pengguna, backend=PINTU)
    return klien


def alamat(nama, *argumen):
    return reverse(f"seleksi:{nama}", args=argumen)


def teks(jawaban, status=200):
    assert jawaban.status_code == status
    return jawaban.content.decode()


def tanpa_peringkat(isi):
    """No score, and the three in alphabetical order wherever they stand together."""
    assert not [nilai for nilai in NILAI if nilai in isi]
    assert MENURUT_PERINGKAT[3] not in isi
    letak = [isi.index(nama) for nama in ("dr. Anindita", "Drs. Dimas", "Wening") if nama in isi]
    assert letak == sorted(letak)


@pytest.fixture
def s(saat):
    return tiga_calon(saat)


def hari_bulan(lalu):
    """1 Nov, as many days ago."""
    hari, bulan, _ = tanggal_ringkas(HARI - dt.timedelta(days=lalu)).split("\xa0")
    return f"{hari} {bulan}"


def usulkan(s):
    return tindakan.usulkan(lowongan=s.lowongan, oleh=s.pyb, pada=s.saat)


def pilih(s, lamaran=None):
    usulkan(s)
    return tindakan.pilih_calon(
        lowongan=s.lowongan, lamaran=lamaran or s.peserta[1], alasan="Sesuai RPJMD.", oleh=s.ppk, pada=s.saat
    )


def siapkan(s):
    pilih(s)
    return tindakan.siapkan_keputusan(lowongan=s.lowongan, tanggal=s.saat.date(), oleh=s.kepala, pada=s.saat)


# --- Pintu -----------------------------------------------------------------------------------------
TERBUKA = {
    Peran.PPK: {"keputusan", "pilih", "kembalikan_usulan", "tetapkan", "kembalikan_keputusan", "berjalan"},
    Peran.PYB: {"keputusan", "usulkan", "berjalan"},
    Peran.KETUA_SEKRETARIAT: {"penetapan", "berjalan"},
    Peran.NASKAH: {"penetapan", "berjalan"},
    Peran.PENGAWAS: {"pengawasan_seleksi", "berjalan"},
    Peran.KETUA_PANSEL: {"berjalan"},
    Peran.ANGGOTA_PANSEL: {"berjalan"},
    Peran.VERIFIKATOR: {"berjalan"},
    Peran.ASESOR: {"berjalan"},
    Peran.NARASUMBER: {"berjalan"},
    Peran.PENELUSUR: {"berjalan"},
    "luar": set(),
    "ppk_lain": {"keputusan", "berjalan"},
    "pelamar": set(),
}


@pytest.mark.parametrize("siapa", TERBUKA, ids=str)
def test_setiap_pintu_hanya_terbuka_bagi_yang_berurusan(siapa, s):
    usulkan(s)
    orang = s.orang | {
        "luar": PenggunaFactory(),
        "ppk_lain": KeanggotaanFactory(peran=Peran.PPK).pengguna,
        "pelamar": s.peserta[0].pelamar.pengguna,
    }
    klien = masuk(orang[siapa])
    jalan = {
        "keputusan": alamat("keputusan"),
        "usulkan": alamat("usulkan", s.lowongan.pk),
        "pilih": alamat("pilih", s.lowongan.pk),
        "kembalikan_usulan": alamat("kembalikan_usulan", s.lowongan.pk),
        "tetapkan": alamat("tetapkan", s.lowongan.pk),
        "kembalikan_keputusan": alamat("kembalikan_keputusan", s.lowongan.pk),
        "penetapan": alamat("penetapan", s.lowongan.pk),
        "berjalan": alamat("berjalan"),
        "pengawasan_seleksi": alamat("pengawasan_seleksi", s.seleksi.pk),
    }
    assert {nama for nama, tujuan in jalan.items() if klien.get(tujuan).status_code == 200} == TERBUKA[siapa]
    if siapa is not Peran.PPK:
        assert klien.post(alamat("buka_peringkat", s.lowongan.pk), {"keperluan": "x"}).status_code == 404


# --- Meja --------------------------------------------------------------------------------------------
def test_meja_kosong_mengatakan_tidak_ada_yang_menunggu(s):
    isi = teks(masuk(s.ppk).get(alamat("keputusan")))
    assert "Tidak ada yang menunggu keputusan Anda" in isi


def test_perkara_terdekat_terbuka_lebih_dahulu(s):
    usulkan(s)
    JadwalFactory(
        seleksi=s.seleksi,
        kegiatan="PENETAPAN",
        tanggal_mulai=HARI - dt.timedelta(days=3),
        tanggal_selesai=HARI + dt.timedelta(days=11),
    )
    kedua = tiga_calon(s.saat, seleksi=s.seleksi)
    kedua.orang = s.orang
    JadwalFactory(
        seleksi=s.seleksi,
        lowongan=kedua.lowongan,
        kegiatan="PENETAPAN",
        tanggal_mulai=HARI - dt.timedelta(days=3),
        tanggal_selesai=HARI + dt.timedelta(days=2),
    )
    siapkan(kedua)
    isi = teks(masuk(s.ppk).get(alamat("keputusan")))
    assert "2 perkara." in isi
    assert tanggal(HARI + dt.timedelta(days=2)) in isi
    assert "Tanda tangani keputusan" in isi
    assert f"Pilih {s.lowongan}" in isi
    assert [p.jenis for p in perkara(s.ppk, s.saat)] == ["TETAPKAN", "PILIH"]


def test_keputusan_panitia_juga_perkara_ppk(s):
    konsep = panitia.susun_sk(
        seleksi=s.seleksi,
        jenis="PANSEL",
        anggota=lima_orang(),
        berlaku_sejak=s.saat.date(),
        berlaku_sampai=HARI + dt.timedelta(days=98),
        oleh=s.kepala,
        pada=s.saat,
    )
    isi = teks(masuk(s.ppk).get(alamat("keputusan")))
    assert reverse("panitia:tanda_tangani_sk", args=[konsep.pk]) in isi
    assert "5 nama" in isi


def test_perkara_dan_halamannya_berkueri_tetap(s, django_assert_num_queries):
    usulkan(s)
    klien = masuk(s.ppk)
    klien.get(alamat("keputusan"))
    for banyak in (1, 2):
        for _ in range(banyak):
            lain = tiga_calon(s.saat, seleksi=s.seleksi)
            lain.orang = s.orang
            usulkan(lain)
        with django_assert_num_queries(12):
            assert len(perkara(s.ppk, s.saat)) == (2 if banyak == 1 else 4)


# --- PyB -----------------------------------------------------------------------------------------------
def test_pyb_melihat_tiga_nama_tanpa_peringkat_dan_menandatangani(s):
    klien = masuk(s.pyb)
    isi = teks(klien.get(alamat("keputusan")))
    tanpa_peringkat(isi)
    assert "Buka peringkat" not in isi
    assert "Kesehatan jasmani" not in isi
    assert "Tanda tangani usulan" in isi
    jawaban = klien.post(alamat("usulkan", s.lowongan.pk), follow=True)
    assert "disampaikan kepada PPK" in teks(jawaban)
    kedua = klien.post(alamat("usulkan", s.lowongan.pk))
    assert "sudah ditandatangani PyB" in teks(kedua, 422)
    tanpa_peringkat(teks(klien.get(alamat("berjalan"))))


# --- PPK -----------------------------------------------------------------------------------------------
def test_ppk_membandingkan_tiga_calon_menurut_abjad(s):
    usulkan(s)
    isi = teks(masuk(s.ppk).get(alamat("pilih", s.lowongan.pk)))
    tanpa_peringkat(isi)
    assert "47 tahun" in isi
    assert "Kesehatan jasmani" not in isi
    assert reverse("penilaian:hasil_kesehatan", args=[s.lowongan.pk]) in isi
    assert "Usulan PyB Nomor" in isi


def test_ppk_melihat_kesehatan_di_perbandingan_setelah_membukanya(s):
    usulkan(s)
    klien = masuk(s.ppk)
    jalan = reverse("penilaian:hasil_kesehatan", args=[s.lowongan.pk])
    dibuka = klien.post(jalan, {"keperluan": "Memilih kepala dinas"}, follow=True)
    assert alamat("pilih", s.lowongan.pk) in teks(dibuka)
    isi = teks(klien.get(alamat("pilih", s.lowongan.pk)))
    assert "Memenuhi syarat" in isi
    assert f"Dibuka {s.ppk.nama_tampil}" in isi
    with time_machine.travel(s.saat + dt.timedelta(minutes=16), tick=False):
        assert "Kesehatan jasmani" not in teks(klien.get(alamat("pilih", s.lowongan.pk)))


def test_peringkat_dibuka_dengan_keperluan_dan_meninggalkan_jejak(s):
    usulkan(s)
    klien = masuk(s.ppk)
    buka = alamat("buka_peringkat", s.lowongan.pk)
    assert klien.get(buka).status_code == 405
    assert klien.post(buka, {"keperluan": "  "}).status_code == 422
    assert not Jejak.objects.filter(peristiwa="peringkat.dibaca").exists()
    isi = teks(klien.post(buka, {"keperluan": "Memilih kepala dinas"}, follow=True))
    assert "RAHASIA" in isi
    assert "94,43" in isi
    assert MENURUT_PERINGKAT[3] in isi
    assert (
        f"{s.ppk.nama_tampil} · {timezone.localtime(s.saat):%d-%m-%Y %H.%M}" in isi
    )  # the mark of the reader
    jejak = Jejak.objects.get(peristiwa="peringkat.dibaca")
    assert (jejak.pelaku, jejak.rincian["keperluan"]) == (s.ppk, "Memilih kepala dinas")


def test_peringkat_tertutup_lagi_setelah_beberapa_menit(s):
    usulkan(s)
    klien = masuk(s.ppk)
    klien.post(alamat("buka_peringkat", s.lowongan.pk), {"keperluan": "Memilih"})
    assert "94,43" in teks(klien.get(alamat("pilih", s.lowongan.pk)))
    with time_machine.travel(s.saat + dt.timedelta(minutes=16), tick=False):
        tanpa_peringkat(teks(klien.get(alamat("pilih", s.lowongan.pk))))


def test_peringkat_yang_belum_ada_tidak_dapat_dibuka(s):
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.PENETAPAN)
    jawaban = masuk(s.ppk).post(alamat("buka_peringkat", lowongan.pk), {"keperluan": "Memilih"})
    assert "Rekapitulasi nilai belum dihitung." in teks(jawaban, 422)


def test_memilih_diperiksa_dahulu_lalu_dicatat(s):
    usulkan(s)
    klien = masuk(s.ppk)
    isian = {"calon": s.peserta[2].pk, "alasan": "Paling kuat dalam tata kelola."}
    periksa = teks(klien.post(alamat("pilih", s.lowongan.pk), isian))
    assert f"Pilih Drs. Dimas Aryo Nugroho, M.M. sebagai {s.lowongan}?" in periksa
    assert "Yang belum diberi tahu" in periksa
    assert "Paling kuat dalam tata kelola." in periksa
    assert not Penetapan.objects.filter(terpilih__isnull=False).exists()
    jawaban = klien.post(alamat("pilih", s.lowongan.pk), isian | {"ya": "1"}, follow=True)
    assert "dicatat; Sekretariat menyusun keputusannya" in teks(jawaban)
    assert Penetapan.objects.get().terpilih == s.peserta[2]


def test_pilihan_salah_kembali_dengan_isian(s):
    usulkan(s)
    klien = masuk(s.ppk)
    isi = teks(klien.post(alamat("pilih", s.lowongan.pk), {"alasan": "Alasan yang panjang."}), 422)
    assert "Alasan yang panjang." in isi
    asing = klien.post(alamat("pilih", s.lowongan.pk), {"calon": s.peserta[3].pk, "alasan": "x"})
    assert asing.status_code == 422
    s.peserta[0].tarik(s.saat)
    s.peserta[0].alasan_tarik = "Keluarga."
    s.peserta[0].save()
    mundur = klien.post(alamat("pilih", s.lowongan.pk), {"calon": s.peserta[0].pk, "alasan": "Tetap."})
    assert "sudah mengundurkan diri" in teks(mundur, 422)
    assert "Bersedia" in teks(klien.get(alamat("pilih", s.lowongan.pk)))


def test_tanpa_rekomendasi_tombol_mati_beserta_sebabnya(saat):
    s = tiga_calon(saat, rekomendasi=False)
    usulkan(s)
    assert "Rekomendasi hasil belum diterima." in perkara(s.ppk, saat)[0].ringkas
    isi = teks(masuk(s.ppk).get(alamat("pilih", s.lowongan.pk)))
    assert 'aria-disabled="true"' in isi
    assert "Rekomendasi hasil seleksi dari Badan Kepegawaian Negara belum dicatat." in isi
    assert 'name="alasan"' not in isi


def test_kembalikan_usulan_dari_halaman(s):
    usulkan(s)
    klien = masuk(s.ppk)
    jalan = alamat("kembalikan_usulan", s.lowongan.pk)
    assert klien.post(jalan, {"catatan": ""}).status_code == 422
    assert klien.post(jalan, {"catatan": "Lengkapi."}).status_code == 302
    assert "belum menandatangani usulan" in teks(klien.post(jalan, {"catatan": "Lagi."}), 422)


def test_tetapkan_dari_halaman(s):
    siapkan(s)
    klien = masuk(s.ppk)
    isi = teks(klien.get(alamat("tetapkan", s.lowongan.pk)))
    assert "KESATU: Mengangkat Pegawai Negeri Sipil" in isi
    assert f"Usia {HARI.year - 1980} tahun {HARI.month - 1} bulan pada tanggal keputusan" in isi
    jawaban = klien.post(alamat("tetapkan", s.lowongan.pk), follow=True)
    assert f"Keputusan Nomor 800.1.3.3/1 TAHUN {HARI.year}" in teks(jawaban)
    kedua = klien.post(alamat("tetapkan", s.lowongan.pk))
    assert "sudah ditetapkan" in teks(kedua, 422)


def test_tetapkan_tanpa_konsep_menyebut_siapa_yang_menyusun(s):
    pilih(s)
    isi = teks(masuk(s.ppk).get(alamat("tetapkan", s.lowongan.pk)))
    assert "Keputusan pengangkatan belum disusun." in isi


def test_kembalikan_konsep_dari_halaman(s):
    siapkan(s)
    klien = masuk(s.ppk)
    jalan = alamat("kembalikan_keputusan", s.lowongan.pk)
    assert klien.post(jalan, {}).status_code == 422
    assert klien.post(jalan, {"catatan": "Nama jabatan keliru."}).status_code == 302
    assert klien.post(jalan, {"catatan": "Lagi."}).status_code == 422
    assert "Anda sudah memilih; keputusannya belum disusun." in teks(
        klien.get(alamat("pilih", s.lowongan.pk))
    )


# --- Sekretariat ---------------------------------------------------------------------------------------
def test_sekretariat_menyusun_mengumumkan_dan_mencatat(s):
    pilih(s)
    klien = masuk(s.kepala)
    jalan = alamat("penetapan", s.lowongan.pk)
    isi = teks(klien.get(jalan))
    assert "PPK memilih <b>dr. Anindita Prameswari</b>" in isi
    tanpa_peringkat(isi)
    jawaban = klien.post(
        jalan, {"tindakan": "keputusan", "keputusan-tanggal": f"{HARI + dt.timedelta(days=1)}"}, follow=True
    )
    assert "menunggu tanda tangan PPK" in teks(jawaban)
    tindakan.tetapkan_pengangkatan(lowongan=s.lowongan, oleh=s.ppk, pada=s.saat)
    jawaban = klien.post(jalan, {"tindakan": "hasil_akhir"}, follow=True)
    assert "Menunggu Ketua Pansel" in teks(jawaban)
    tindakan.umumkan_hasil_akhir(pengumuman=Pengumuman.objects.get(), oleh=s.ketua, pada=s.saat)
    lantik = {"tindakan": "lantik", "lantik-tanggal": f"{HARI}", "lantik-tempat": "Pendapa"}
    jawaban = klien.post(jalan, lantik, follow=True)
    assert "seleksi jabatan ini selesai" in teks(jawaban)
    assert Lowongan.objects.get(pk=s.lowongan.pk).tahap == Tahap.SELESAI
    assert f"{tanggal(HARI)} di Pendapa." in teks(klien.get(jalan))


@pytest.mark.parametrize(
    "isian,potongan",
    [
        ({"tindakan": "keputusan", "keputusan-tanggal": ""}, "keputusan-tanggal_error"),
        ({"tindakan": "keputusan", "keputusan-tanggal": f"{HARI - dt.timedelta(days=22)}"}, "sudah lewat"),
        ({"tindakan": "lantik", "lantik-tanggal": f"{HARI}", "lantik-tempat": "Pendapa"}, "belum disusun"),
    ],
)
def test_tindakan_sekretariat_yang_salah_ditolak(s, isian, potongan):
    pilih(s)
    jawaban = masuk(s.kepala).post(alamat("penetapan", s.lowongan.pk), isian)
    assert potongan in teks(jawaban, 422)


def test_tindakan_sekretariat_yang_tidak_dikenal_tidak_ada(s):
    assert masuk(s.kepala).post(alamat("penetapan", s.lowongan.pk), {"tindakan": "hapus"}).status_code == 404
    assert masuk(s.kepala).post(alamat("penetapan", s.lowongan.pk)).status_code == 404


def test_petugas_naskah_tidak_mencatat_pelantikan(s):
    isi = teks(masuk(s.orang[Peran.NASKAH]).get(alamat("penetapan", s.lowongan.pk)))
    assert "Tindakan ini milik Ketua Sekretariat" in isi


def test_sebelum_ada_calon_halaman_penetapan_menerangkan(s):
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.WAWANCARA)
    isi = teks(masuk(s.kepala).get(alamat("penetapan", lowongan.pk)))
    assert "Tiga calon ditetapkan Panitia Seleksi" in isi
    assert 'aria-current="step"' in isi


# --- Berjalan dan pengawasan -----------------------------------------------------------------------------
def test_berjalan_menyebut_ancaman_jadwal_dalam_kata(s):
    JadwalFactory(
        seleksi=s.seleksi,
        kegiatan="PENETAPAN",
        tanggal_mulai=HARI - dt.timedelta(days=22),
        tanggal_selesai=HARI - dt.timedelta(days=3),
    )
    JadwalFactory(
        seleksi=s.seleksi,
        kegiatan="KESEHATAN",
        tanggal_mulai=HARI,
        tanggal_selesai=HARI,
    )
    LowonganFactory(seleksi=s.seleksi, tahap=Tahap.KESEHATAN)
    LowonganFactory(seleksi=s.seleksi, tahap=Tahap.SELESAI, nama_jabatan="Inspektur")
    LowonganFactory(seleksi=s.seleksi, tahap=Tahap.WAWANCARA, nama_jabatan="Sekretaris DPRD")
    isi = teks(masuk(s.ppk).get(alamat("berjalan")))
    assert f"Melewati jadwal: direncanakan {hari_bulan(22)} s.d. {hari_bulan(3)}." in isi
    assert f"Sesuai jadwal: {hari_bulan(0)}." in isi
    assert "Belum berjadwal." in isi
    assert "Sudah berakhir: Inspektur (selesai)" in isi
    assert "PyB belum menandatangani usulan" in isi


def test_narasumber_melihat_letak_tanpa_temuan(s):
    isi = teks(masuk(s.orang[Peran.NARASUMBER]).get(alamat("berjalan")))
    assert s.lowongan.nama_jabatan in isi
    assert "PyB belum menandatangani usulan" not in isi
    tanpa_peringkat(isi)


def test_seleksi_yang_selesai_tidak_berjalan_lagi(saat):
    anggota = KeanggotaanFactory(peran=Peran.NARASUMBER)
    kosong = anggota.seleksi
    assert seleksi_berjalan(anggota.pengguna, saat) == [kosong]
    assert "Belum ada lowongan." in teks(masuk(anggota.pengguna).get(alamat("berjalan")))
    LowonganFactory(seleksi=kosong, tahap=Tahap.SELESAI)
    assert seleksi_berjalan(anggota.pengguna, saat) == []
    assert "Tidak ada seleksi yang berjalan." in teks(masuk(anggota.pengguna).get(alamat("berjalan")))


def test_pengawas_membaca_berkas_tanpa_yang_rahasia(s):
    siapkan(s)
    tindakan.tetapkan_pengangkatan(lowongan=s.lowongan, oleh=s.ppk, pada=s.saat)
    klien = masuk(s.ppk)
    klien.post(alamat("buka_peringkat", s.lowongan.pk), {"keperluan": "Keperluan pribadi PPK"})
    pengawas = masuk(s.orang[Peran.PENGAWAS])
    assert pengawas.get(alamat("pengawasan")).url == alamat("pengawasan_seleksi", s.seleksi.pk)
    isi = teks(pengawas.get(alamat("pengawasan_seleksi", s.seleksi.pk)))
    tanpa_peringkat(isi)
    assert f"800.1.3.3/1 TAHUN {HARI.year}, dr. Anindita Prameswari" in isi
    assert "Usulan Calon" in isi
    assert "Peringkat: dibaca" in isi
    assert "Keperluan pribadi PPK" not in isi


def test_pengawas_membalik_naskah_tanpa_kehilangan_halaman_jejak(s, monkeypatch):
    siapkan(s)
    monkeypatch.setattr("seleksi.views.keputusan.PER_HALAMAN", 1)
    jalan = alamat("pengawasan_seleksi", s.seleksi.pk)
    isi = masuk(s.orang[Peran.PENGAWAS]).get(jalan, {"halaman": 2}).content.decode()
    assert 'href="?halaman=2&amp;naskah=2"' in isi
    assert 'href="?halaman=3"' in isi


def test_pengawas_beberapa_seleksi_memilih(s):
    lain = SeleksiFactory()
    KeanggotaanFactory(seleksi=lain, peran=Peran.PENGAWAS, pengguna=s.orang[Peran.PENGAWAS])
    isi = teks(masuk(s.orang[Peran.PENGAWAS]).get(alamat("pengawasan")))
    assert "2 seleksi dapat Anda periksa" in isi
    assert "Belum ada jejak." in teks(
        masuk(s.orang[Peran.PENGAWAS]).get(alamat("pengawasan_seleksi", lain.pk))
    )
    assert masuk(s.ppk).get(alamat("pengawasan")).status_code == 404


def test_pengawasan_berkueri_tetap(s, django_assert_num_queries):
    klien = masuk(s.orang[Peran.PENGAWAS])
    jalan = alamat("pengawasan_seleksi", s.seleksi.pk)
    klien.get(jalan)
    usulkan(s)
    for banyak in (1, 2):
        for _ in range(banyak):
            lain = tiga_calon(s.saat, seleksi=s.seleksi)
            lain.orang = s.orang
            pilih(lain)
        with django_assert_num_queries(11):
            assert klien.get(jalan).status_code == 200


def test_rekomendasi_dibuka_hanya_oleh_yang_berurusan(s):
    jalan = alamat("berkas_rekomendasi", s.lowongan.pk)
    surat = s.seleksi.rekomendasi.get()
    surat.berkas = simpan_bytes(
        isi=isi_pdf(), nama="surat.pdf", jenis_media="application/pdf", oleh=None, pada=s.saat
    )
    surat.save()
    for peran in (Peran.PPK, Peran.PYB, Peran.PENGAWAS, Peran.KETUA_SEKRETARIAT):
        jawaban = masuk(s.orang[peran]).get(jalan)
        assert b"".join(jawaban.streaming_content) == isi_pdf()
    assert masuk(s.orang[Peran.NARASUMBER]).get(jalan).status_code == 404
    tanpa = tiga_calon(s.saat, rekomendasi=False)
    assert masuk(tanpa.ppk).get(alamat("berkas_rekomendasi", tanpa.lowongan.pk)).status_code == 404

"""Pages of announcements and moves: refused and allowed from the same setup, one act per press."""

import datetime as dt

import pytest
import time_machine

from jejak.models import Jejak
from panitia.aturan import Peran
from peserta.alur import Keadaan
from seleksi import actions as tindakan
from seleksi.alur import Tahap
from seleksi.models import BuktiTayang, NaskahSeleksi, Pengumuman, Perpanjangan
from tests.factories.peserta import unggahan
from tests.factories.seleksi import LowonganFactory
from tests.seleksi import situasi
from tests.seleksi.halaman import alamat, judul, masuk, pohon, tautan, teks

pytestmark = pytest.mark.django_db
SEHARI = dt.timedelta(days=1)


# --- Menyusun pengumuman -------------------------------------------------------------------------
def test_pengumuman_disusun_dari_lowongan_yang_dipilih(saat):
    s = situasi.siap(saat, 2)
    klien = masuk(s.sekretariat)
    jalan = alamat("siapkan_pengumuman", s.seleksi.pk)
    halaman = klien.get(jalan)
    assert "15 dari paling sedikit 15 hari kalender" in teks(halaman)
    assert len(pohon(halaman).xpath("//input[@name='lowongan'][@checked]")) == 2
    terakhir = (s.hari + 14 * SEHARI).isoformat()
    jawaban = klien.post(jalan, {"lowongan": [s.lowongan[1].pk], "penutupan": terakhir})
    assert jawaban["Location"] == alamat("ruang", s.seleksi.pk)
    konsep = Pengumuman.objects.get()
    assert list(konsep.lowongan.all()) == [s.lowongan[1]]
    assert "menunggu tanda tangan Ketua Pansel" in teks(klien.get(jawaban["Location"]))


def test_pengumuman_yang_kurang_sehari_ditolak_dan_isiannya_tetap(saat):
    s = situasi.siap(saat)
    terakhir = (s.hari + 13 * SEHARI).isoformat()
    jawaban = masuk(s.sekretariat).post(
        alamat("siapkan_pengumuman", s.seleksi.pk), {"lowongan": [s.satu.pk], "penutupan": terakhir}
    )
    isi = teks(jawaban, 422)
    assert "Pengumuman belum disusun" in isi
    assert "A-3" in isi
    assert pohon(jawaban).xpath("//input[@name='penutupan']/@value") == [terakhir]
    assert not Pengumuman.objects.exists()


def test_hitungan_hari_menyusul_tanggal_yang_dipilih(saat):
    s = situasi.siap(saat)
    klien = masuk(s.sekretariat)
    jalan = alamat("siapkan_pengumuman", s.seleksi.pk)
    for hari, kata in ((13, "14 dari paling sedikit 15"), (20, "21 dari paling sedikit 15")):
        jawaban = klien.get(
            jalan, {"penutupan": (s.hari + hari * SEHARI).isoformat()}, headers={"HX-Request": "true"}
        )
        assert kata in teks(jawaban)
        assert b"<html" not in jawaban.content
    assert "15 dari paling sedikit 15" in teks(klien.get(jalan, {"penutupan": "besok"}))


def test_tanpa_lowongan_dalam_persiapan_tidak_ada_formulir(saat):
    s = situasi.diumumkan(saat)
    isi = teks(masuk(s.sekretariat).get(alamat("siapkan_pengumuman", s.seleksi.pk)))
    assert "Tidak ada lowongan dalam persiapan." in isi


def test_lowongan_seleksi_lain_tidak_dapat_dipilih(saat):
    s, lain = situasi.siap(saat), situasi.siap(saat)
    jawaban = masuk(s.sekretariat).post(
        alamat("siapkan_pengumuman", s.seleksi.pk),
        {"lowongan": [lain.satu.pk], "penutupan": (s.hari + 14 * SEHARI).isoformat()},
    )
    assert jawaban.status_code == 422
    assert not Pengumuman.objects.exists()


# --- Bukti tayang --------------------------------------------------------------------------------
def test_bukti_tayang_dicatat_dengan_berkasnya(saat):
    s = situasi.diumumkan(saat)
    klien = masuk(s.sekretariat)
    jalan = alamat("bukti_tayang", s.satu.pk)
    isian = {
        "pengumuman": s.pengumuman.pk,
        "saluran": "MEDIA",
        "nama": "Harian Wana",
        "alamat": "harian.example/berita",
        "tanggal": s.hari.isoformat(),
    }
    tanpa_berkas = klien.post(jalan, isian)
    assert "Pilih berkas PDF yang akan diunggah." in teks(tanpa_berkas, 422)
    assert pohon(tanpa_berkas).xpath("//input[@name='nama']/@value") == ["Harian Wana"]
    assert klien.post(jalan, isian | {"berkas": unggahan("kliping.pdf")}).status_code == 302
    bukti = BuktiTayang.objects.get()
    assert (bukti.alamat, bukti.berkas.nama_asli) == ("https://harian.example/berita", "kliping.pdf")
    assert "Harian Wana" in teks(klien.get(jalan))
    besok = isian | {"tanggal": (s.hari + SEHARI).isoformat(), "berkas": unggahan("kliping2.pdf")}
    assert "Sudah terunggah: kliping2.pdf" in teks(klien.post(jalan, besok), 422)
    assert BuktiTayang.objects.count() == 1


def test_bukti_tayang_sebelum_terbit_belum_ada_formulirnya(saat):
    s = situasi.disusun(saat)
    assert "Belum ada pengumuman yang terbit." in teks(
        masuk(s.sekretariat).get(alamat("bukti_tayang", s.satu.pk))
    )


# --- Perpanjangan dan hasil ------------------------------------------------------------------------
def test_perpanjangan_disusun_bersama_yang_sebatas(saat):
    s = situasi.tayang(situasi.diumumkan(saat, 3))
    situasi.melamar(s, 2)
    situasi.melamar(s, 4, lowongan=s.lowongan[1])
    jalan = alamat("perpanjangan", s.satu.pk)
    with time_machine.travel(situasi.setelah_batas(s), tick=False):
        klien = masuk(s.sekretariat)
        isi = teks(klien.get(jalan))
        assert "2 terkirim, paling sedikit 4" in isi
        assert "ke-1 dari 2" in isi
        cukup = klien.post(jalan, {"lowongan": [s.satu.pk, s.lowongan[1].pk]})
        assert "A-4" in teks(cukup, 422)
        assert klien.post(jalan, {"lowongan": [s.satu.pk, s.lowongan[2].pk]}).status_code == 302
    konsep = Pengumuman.objects.get(jenis="PERPANJANGAN")
    assert set(konsep.lowongan.all()) == {s.lowongan[0], s.lowongan[2]}
    assert not Perpanjangan.objects.exists()


def test_hasil_administrasi_disusun_sebagai_berita_acara(saat):
    s = situasi.ditutup(saat)
    kini = s.lain["tutup"] + SEHARI
    with time_machine.travel(kini, tick=False):
        klien = masuk(s.sekretariat)
        jalan = alamat("hasil_tahap", s.satu.pk)
        assert "Berita acara dahulu" in teks(klien.get(jalan))
        assert klien.post(jalan, {"lowongan": [s.satu.pk]})["Location"] == alamat("lowongan", s.satu.pk)
        isi = teks(klien.get(alamat("lowongan", s.satu.pk)))
    assert "Berita Acara" in isi
    assert NaskahSeleksi.objects.filter(naskah__templat__contains="berita_acara_administrasi").count() == 1


def test_hasil_tahap_tidak_ada_dalam_persiapan(saat):
    s = situasi.siap(saat)
    assert masuk(s.sekretariat).get(alamat("hasil_tahap", s.satu.pk)).status_code == 404


def test_hasil_sebelum_semua_diperiksa_ditahan(saat):
    s = situasi.ditutup(saat, keadaan=Keadaan.DIPERIKSA)
    with time_machine.travel(s.lain["tutup"], tick=False):
        klien = masuk(s.sekretariat)
        jawaban = klien.post(alamat("hasil_tahap", s.satu.pk), {"lowongan": [s.satu.pk]})
        assert "B-3" in teks(jawaban, 422)
        assert alamat("lowongan", s.satu.pk) in tautan(jawaban)


# --- Memajukan -----------------------------------------------------------------------------------
def test_maju_meminta_kepastian_lalu_satu_kali_saja(saat):
    s = situasi.hasil_administrasi(saat)
    with time_machine.travel(s.lain["kini"], tick=False):
        klien = masuk(s.sekretariat)
        jalan = alamat("maju", s.satu.pk)
        assert "Lowongan tidak kembali ke tahap sebelumnya." in teks(klien.get(jalan))
        assert klien.post(jalan, {"dari": "ADMINISTRASI"})["Location"] == alamat("lowongan", s.satu.pk)
        # The colleague whose page is older reads where the vacancy is now, and who took it there.
        kedua = masuk(s.ketua).post(jalan, {"dari": "ADMINISTRASI"})
    isi = teks(kedua, 422)
    assert "sekarang berada pada tahap Asesmen" in isi
    assert str(s.sekretariat) in isi
    assert s.satu.tahap == Tahap.ASESMEN
    assert Jejak.objects.filter(peristiwa="lowongan.tahap_dimulai").count() == 1


def test_maju_yang_tertahan_menyebut_yang_menahan(saat):
    s = situasi.ditutup(saat)
    with time_machine.travel(s.lain["tutup"], tick=False):
        klien = masuk(s.sekretariat)
        halaman = klien.get(alamat("maju", s.satu.pk))
        assert "belum dapat masuk tahap Asesmen" in judul(halaman)
        assert not pohon(halaman).xpath("//main//form")
        assert "B-3" in teks(klien.post(alamat("maju", s.satu.pk), {"dari": "ADMINISTRASI"}), 422)
    assert s.satu.tahap == Tahap.ADMINISTRASI


@pytest.mark.parametrize("dari", ["PERSIAPAN", "PENETAPAN", "SELESAI", "TIADA", ""])
def test_maju_dari_tahap_tanpa_tombol_tidak_ada(saat, dari):
    s = situasi.hasil_administrasi(saat)
    with time_machine.travel(s.lain["kini"], tick=False):
        klien = masuk(s.sekretariat)
        assert klien.post(alamat("maju", s.satu.pk), {"dari": dari}).status_code == 404
        bersama = {"dari": dari, "lowongan": [s.satu.pk]}
        assert klien.post(alamat("maju_serentak", s.seleksi.pk), bersama).status_code == 404


@pytest.mark.parametrize("peran", sorted(set(situasi.PERAN) - {Peran.KETUA_SEKRETARIAT, Peran.KETUA_PANSEL}))
def test_maju_tertutup_bagi_yang_lain(saat, peran):
    s = situasi.siap(saat)
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.ASESMEN, urutan=9)
    klien = masuk(s.orang[peran])
    for metode in (klien.get, klien.post):
        assert metode(alamat("maju", lowongan.pk)).status_code == 404
    bersama = {"dari": "ASESMEN", "lowongan": [lowongan.pk]}
    assert klien.post(alamat("maju_serentak", s.seleksi.pk), bersama).status_code == 404


def test_maju_serentak_menyebut_nasib_tiap_lowongan(saat):
    s = situasi.hasil_administrasi(saat, 2)
    tertahan = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.ADMINISTRASI, urutan=9)
    jalan = alamat("maju_serentak", s.seleksi.pk)
    with time_machine.travel(s.lain["kini"], tick=False):
        klien = masuk(s.sekretariat)
        ruang = klien.get(alamat("ruang", s.seleksi.pk))
        assert "Memajukan serentak" in teks(ruang)
        tercentang = pohon(ruang).xpath("//input[@name='lowongan'][@checked]/@value")
        assert tercentang == [str(satu.pk) for satu in s.lowongan]
        pilihan = [satu.pk for satu in (*s.lowongan, tertahan)]
        jawaban = klien.post(jalan, {"dari": "ADMINISTRASI", "lowongan": pilihan})
        assert judul(jawaban) == "2 lowongan masuk tahap Asesmen, 1 tertahan"
        kosong = klien.post(jalan, {"dari": "ADMINISTRASI"})
        assert judul_422(kosong) == "Belum ada lowongan yang dipilih"
        assert klien.get(jalan).status_code == 405
    assert "B-3" in teks(jawaban)
    assert [s.segar(satu).tahap for satu in s.lowongan] == [Tahap.ASESMEN] * 2


def judul_422(jawaban):
    assert jawaban.status_code == 422
    return judul(jawaban)


# --- Pembatalan ----------------------------------------------------------------------------------
def test_batalkan_dengan_dasar_dan_alasan(saat):
    s = situasi.diumumkan(saat)
    situasi.melamar(s, 2)
    klien = masuk(s.ketua)
    jalan = alamat("batalkan", s.satu.pk)
    assert "2 pelamar, Panitia Seleksi, dan Sekretariat." in teks(klien.get(jalan))
    kurang = klien.post(jalan, {"alasan": "Formasi dihapus.", "dasar": ""})
    assert "Formasi dihapus." in teks(kurang, 422)
    assert s.satu.tahap == Tahap.PENGUMUMAN
    penuh = {"alasan": "Formasi dihapus.", "dasar": "Keputusan Bupati nomor 7"}
    assert klien.post(jalan, penuh).status_code == 302
    assert "Formasi dihapus." in teks(klien.get(alamat("lowongan", s.satu.pk)))
    assert "sudah" in teks(klien.post(jalan, penuh), 422)
    assert masuk(s.sekretariat).get(jalan).status_code == 404


def test_konsep_yang_dicabut_tidak_lagi_menunggu(saat):
    s = situasi.disusun(saat)
    klien = masuk(s.ketua)
    assert s.pengumuman.naskah.judul in teks(klien.get(alamat("tanda_tangan")))
    klien.post(alamat("batalkan", s.satu.pk), {"alasan": "Formasi dihapus.", "dasar": "Keputusan Bupati"})
    assert s.pengumuman.naskah.judul not in teks(klien.get(alamat("tanda_tangan")))


# --- Dua orang menyusun konsep yang sama ---------------------------------------------------------
def test_menyusun_ulang_menggantikan_konsep_lama(saat):
    s = situasi.disusun(saat)
    baru = tindakan.siapkan_pengumuman(
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        penutupan=s.hari + 20 * SEHARI,
        oleh=s.orang[Peran.NASKAH],
        pada=saat,
    )
    menunggu = tautan(masuk(s.ketua).get(alamat("tanda_tangan")))
    assert alamat("tandatangani", baru.naskah_id) in menunggu
    assert alamat("tandatangani", s.pengumuman.naskah_id) not in menunggu
    lama = masuk(s.ketua).get(alamat("tandatangani", s.pengumuman.naskah_id))
    assert "dicabut" in teks(lama)
    assert not pohon(lama).xpath("//main//form")

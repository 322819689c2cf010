"""Papers: the signing desk, the list, and the door of each class."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from dokumen.models import Naskah
from dokumen.simpan import simpan_bytes
from jejak.models import Jejak
from panitia.aturan import Peran
from seleksi import actions as tindakan
from seleksi.alur import Tahap
from seleksi.aturan import tanggal_kata
from seleksi.izin import TindakanDitolak
from seleksi.models import Pengumuman
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import NaskahFactory
from tests.factories.peserta import isi_pdf
from tests.factories.seleksi import NaskahSeleksiFactory
from tests.seleksi import situasi
from tests.seleksi.halaman import alamat, judul, jumlah_kueri, masuk, pohon, tautan, teks

pytestmark = pytest.mark.django_db
SEHARI = dt.timedelta(days=1)


def tercetak(naskah):
    """With bytes on the disk, as after the printer's work."""
    berkas = simpan_bytes(
        isi=isi_pdf(), nama="naskah.pdf", jenis_media="application/pdf", oleh=None, pada=naskah.dibuat_pada
    )
    isian = {"berkas": berkas, "dicetak_pada": naskah.dibuat_pada}
    if not naskah.ditandatangani_pada:
        isian = {"berkas_konsep": berkas}
    Naskah.objects.filter(pk=naskah.pk).update(**isian)
    return naskah


def isi_berkas(jawaban):
    assert jawaban.status_code == 200
    return jawaban.getvalue()


def status(jawaban):
    if jawaban.streaming:
        isi_berkas(jawaban)
    return jawaban.status_code


# --- Tanda tangan --------------------------------------------------------------------------------
def test_ketua_pansel_membaca_akibat_lalu_menandatangani(saat):
    s = situasi.disusun(saat)
    klien = masuk(s.ketua)
    jalan = alamat("tandatangani", s.pengumuman.naskah_id)
    assert jalan in tautan(klien.get(alamat("tanda_tangan")))
    isi = teks(klien.get(jalan))
    assert "Kriteria, bobot, dan persyaratan; tidak dapat diubah lagi." in isi
    jawaban = klien.post(jalan)
    assert jawaban["Location"] == alamat("tanda_tangan")
    terbit = Pengumuman.objects.get()
    assert (terbit.naskah.keadaan, terbit.diumumkan_oleh, s.satu.tahap) == (
        "TERBIT",
        s.ketua,
        Tahap.PENGUMUMAN,
    )
    assert terbit.naskah.nomor in teks(klien.get(jawaban["Location"]))
    # Pressed again: nothing new is signed.
    lagi = klien.post(jalan)
    assert lagi.status_code == 422
    assert Jejak.objects.filter(peristiwa="pengumuman.diumumkan").count() == 1


def test_pengumuman_yang_ditandatangani_kemudian_disusun_ulang_dan_dibaca_lagi(saat):
    """The printed first day is the day of the signature, never that of the draft."""
    s = situasi.disusun(saat)
    lama = s.pengumuman.naskah
    besok = saat + SEHARI
    # Fifteen days from tomorrow are one more than were planned from today.
    s.pengumuman.batas_lamaran += SEHARI
    s.pengumuman.save()
    with time_machine.travel(besok, tick=False):
        klien = masuk(s.ketua)
        halaman = klien.get(alamat("tandatangani", lama.pk))
        assert "Susun ulang dengan tanggal hari ini dan baca lagi" in teks(halaman)
        ditolak = teks(klien.post(alamat("tandatangani", lama.pk)), 422)
        kemarin, kini = (
            tanggal_kata(timezone.localdate(satu)).replace("\xa0", " ") for satu in (saat, besok)
        )
        assert f"disusun untuk {kemarin}, sedangkan hari ini {kini}" in ditolak
        assert s.satu.tahap == Tahap.PERSIAPAN
        assert f"disusun untuk {kemarin}" in teks(masuk(s.sekretariat).get(alamat("lowongan", s.satu.pk)))
        jawaban = klien.post(alamat("susun_ulang", lama.pk))
        baru = Pengumuman.objects.get(naskah__keadaan="KONSEP")
        assert jawaban["Location"] == alamat("tandatangani", baru.naskah_id)
        assert baru.naskah.isi["mulai"] == timezone.localdate(besok).isoformat()
        assert baru.batas_lamaran == s.pengumuman.batas_lamaran
        assert list(baru.lowongan.all()) == s.lowongan
        lama.refresh_from_db()
        assert lama.keadaan == "DICABUT"
        assert "disusun ulang dengan tanggal hari ini. Baca naskahnya lagi." in teks(
            klien.get(jawaban["Location"])
        )
        assert klien.post(jawaban["Location"]).status_code == 302
        assert s.satu.tahap == Tahap.PENGUMUMAN
        terbit = Pengumuman.objects.get(pk=baru.pk)
        assert terbit.naskah.isi["mulai"] == terbit.naskah.tanggal.isoformat()


def test_konsep_hari_ini_tidak_dapat_disusun_ulang_penandanya(saat):
    s = situasi.disusun(saat)
    klien = masuk(s.ketua)
    assert "Susun ulang" not in teks(klien.get(alamat("tandatangani", s.pengumuman.naskah_id)))
    jawaban = klien.post(alamat("susun_ulang", s.pengumuman.naskah_id), follow=True)
    assert "tidak perlu disusun ulang" in teks(jawaban)
    s.pengumuman.naskah.refresh_from_db()
    assert s.pengumuman.naskah.keadaan == "KONSEP"


def test_hanya_penanda_tangan_yang_menyusun_ulang(saat):
    s = situasi.disusun(saat)
    with time_machine.travel(saat + SEHARI, tick=False):
        for siapa in (s.sekretariat, PenggunaFactory()):
            assert masuk(siapa).post(alamat("susun_ulang", s.pengumuman.naskah_id)).status_code == 404
        with pytest.raises(TindakanDitolak) as ditolak:
            tindakan.susun_ulang(
                milik=s.pengumuman.naskah.milik_seleksi, oleh=s.sekretariat, pada=saat + SEHARI
            )
        assert {satu.kode for satu in ditolak.value.temuan} >= {"A-6"}
    assert Pengumuman.objects.count() == 1


def test_yang_sudah_ditandatangani_tidak_disusun_ulang(saat):
    s = situasi.diumumkan(saat)
    with time_machine.travel(saat + SEHARI, tick=False):
        halaman = masuk(s.ketua).post(alamat("susun_ulang", s.pengumuman.naskah_id), follow=True)
    assert "sudah ditandatangani" in teks(halaman)
    assert Pengumuman.objects.count() == 1


def test_berita_acara_administrasi_menyebut_hari_tanda_tangannya(saat):
    s = situasi.ditutup(saat)
    disusun = s.lain["tutup"] + SEHARI
    acara = tindakan.siapkan_hasil_tahap(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=disusun
    )
    with time_machine.travel(disusun + SEHARI, tick=False):
        klien = masuk(s.ketua)
        assert "disusun untuk" in teks(klien.post(alamat("tandatangani", acara.pk)), 422)
        assert not Pengumuman.objects.filter(jenis="HASIL_TAHAP").exists()
        jawaban = klien.post(alamat("susun_ulang", acara.pk))
        assert klien.post(jawaban["Location"]).status_code == 302
        baru = Naskah.objects.get(templat=acara.templat, keadaan="TERBIT")
        hari = timezone.localdate(disusun + SEHARI)
        assert dt.datetime.fromisoformat(baru.isi["ditetapkan"]).date() == baru.tanggal == hari
    acara.refresh_from_db()
    assert acara.keadaan == "DICABUT"


def test_tanda_tangan_yang_ditahan_tidak_ada_tombolnya(saat):
    s = situasi.disusun(saat)
    s.seleksi.dokumen_perencanaan.filter(butir=2).delete()
    klien = masuk(s.ketua)
    jalan = alamat("tandatangani", s.pengumuman.naskah_id)
    halaman = klien.get(jalan)
    assert "Selesaikan dahulu yang menahan di atas." in teks(halaman)
    assert not pohon(halaman).xpath("//main//form")
    assert "L-02" in teks(klien.post(jalan), 422)
    assert s.satu.tahap == Tahap.PERSIAPAN


@pytest.mark.parametrize("siapa", [*situasi.PERAN, "luar"], ids=str)
def test_hanya_penanda_tangannya_yang_masuk(saat, siapa):
    s = situasi.disusun(saat)
    klien = masuk((s.orang | {"luar": PenggunaFactory()})[siapa])
    harap = 200 if siapa == Peran.KETUA_PANSEL else 404
    assert klien.get(alamat("tandatangani", s.pengumuman.naskah_id)).status_code == harap
    if harap == 404:
        assert klien.post(alamat("tandatangani", s.pengumuman.naskah_id)).status_code == 404
        assert s.pengumuman.naskah.judul not in teks(klien.get(alamat("tanda_tangan")))


def test_rangkaian_hasil_administrasi_lewat_halaman(saat):
    s = situasi.ditutup(saat)
    with time_machine.travel(s.lain["tutup"] + SEHARI, tick=False):
        acara = tindakan.siapkan_hasil_tahap(
            seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=s.lain["tutup"] + SEHARI
        )
        klien = masuk(s.ketua)
        assert "Pelamar diberi tahu setelah pengumumannya" in teks(
            klien.get(alamat("tandatangani", acara.pk))
        )
        assert klien.post(alamat("tandatangani", acara.pk)).status_code == 302
        umum = Pengumuman.objects.get(jenis="HASIL_TAHAP")
        assert "Setiap pelamar lowongan ini" in teks(klien.get(alamat("tandatangani", umum.naskah_id)))
        assert klien.post(alamat("tandatangani", umum.naskah_id)).status_code == 302
        isi = teks(masuk(s.sekretariat).get(alamat("lowongan", s.satu.pk)))
    assert "Tidak ada yang menahan" in isi
    assert "Pengumuman Hasil Seleksi Administrasi" in isi


def test_perpanjangan_ditandatangani_lewat_halaman(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 2)
    pada = situasi.setelah_batas(s)
    lama = s.satu.batas_lamaran
    konsep = tindakan.siapkan_perpanjangan(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=pada
    )
    with time_machine.travel(pada, tick=False):
        klien = masuk(s.ketua)
        assert "Persyaratan dan lamaran yang sudah terkirim." in teks(
            klien.get(alamat("tandatangani", konsep.naskah_id))
        )
        assert klien.post(alamat("tandatangani", konsep.naskah_id)).status_code == 302
    assert s.satu.batas_lamaran == lama + 7 * SEHARI


def test_berita_acara_penutupan_ditandatangani_ketua_sekretariat(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 4)
    pada = situasi.setelah_batas(s)
    tindakan.tutup_pengumuman(lowongan=s.satu, oleh=None, pada=pada)
    (acara,) = Naskah.objects.filter(templat="seleksi/naskah/berita_acara_penutupan.html")
    with time_machine.travel(pada, tick=False):
        klien = masuk(s.sekretariat)
        assert alamat("tandatangani", acara.pk) in tautan(klien.get(alamat("tanda_tangan")))
        assert klien.post(alamat("tandatangani", acara.pk)).status_code == 302
    acara.refresh_from_db()
    assert acara.ditandatangani_oleh == s.sekretariat


def test_meja_kosong_mengatakannya(saat):
    s = situasi.siap(saat)
    assert teks(masuk(s.ketua).get(alamat("tanda_tangan")))


@pytest.mark.parametrize("nama", ["tanda_tangan", "naskah"])
def test_jumlah_kueri_daftar_naskah_tetap(saat, nama):
    s = situasi.disusun(saat)
    klien = masuk(s.ketua)
    satu = jumlah_kueri(klien, alamat(nama))
    for _ in range(3):
        kertas = NaskahFactory(penanda_tangan=s.ketua)
        NaskahSeleksiFactory(naskah=kertas, seleksi=s.seleksi, lowongan=s.satu)
    assert jumlah_kueri(klien, alamat(nama)) == satu


# --- Daftar ---------------------------------------------------------------------------------------
def test_daftar_naskah_disaring(saat):
    s = situasi.disusun(saat)
    lain = NaskahFactory(judul="Berita Acara Lain", terbit=True)
    NaskahSeleksiFactory(naskah=lain, seleksi=s.seleksi, lowongan=s.satu)
    klien = masuk(s.sekretariat)
    konsep = s.pengumuman.naskah.judul
    for kueri, ada in (
        ("", {konsep, lain.judul}),
        ("?keadaan=KONSEP", {konsep}),
        ("?keadaan=TERBIT", {lain.judul}),
        ("?cari=berita", {lain.judul}),
        (f"?seleksi={s.seleksi.pk}", {konsep, lain.judul}),
        ("?seleksi=0", set()),
        ("?keadaan=ANEH&seleksi=x", {konsep, lain.judul}),
    ):
        isi = teks(klien.get(alamat("naskah") + kueri))
        assert {nama for nama in (konsep, lain.judul) if nama in isi} == ada, kueri


# --- Membuka --------------------------------------------------------------------------------------
# Class and kind of paper -> who may open it.
PANSEL = {Peran.KETUA_PANSEL, Peran.ANGGOTA_PANSEL}
PENGELOLA = {Peran.KETUA_SEKRETARIAT, Peran.NASKAH}
PEMBACA = {
    "konsep umum": PENGELOLA | PANSEL | {Peran.PPK, Peran.PENGAWAS},
    "umum terbit": set(Peran),
    "penutupan": PENGELOLA | PANSEL | {Peran.PPK, Peran.PENGAWAS, Peran.VERIFIKATOR},
    "usulan": PENGELOLA | {Peran.KETUA_PANSEL, Peran.PPK, Peran.PYB, Peran.PENGAWAS},
    "tiga calon": PENGELOLA | PANSEL | {Peran.PPK, Peran.PYB, Peran.PENGAWAS},
    "rahasia": PANSEL | {Peran.PPK},
}
RUPA = {
    "konsep umum": {"kelas": "U"},
    "umum terbit": {"kelas": "U", "terbit": True},
    "penutupan": {"kelas": "T", "terbit": True, "templat": "seleksi/naskah/berita_acara_penutupan.html"},
    "usulan": {"kelas": "T", "terbit": True, "templat": "seleksi/naskah/surat_usulan_pyb.html"},
    "tiga calon": {"kelas": "T", "terbit": True, "templat": "penilaian/naskah/keputusan_tiga_calon.html"},
    "rahasia": {"kelas": "R", "terbit": True, "templat": "penilaian/naskah/rekap_rahasia.html"},
}


@pytest.mark.parametrize("rupa", PEMBACA)
def test_setiap_kelas_naskah_hanya_bagi_pembacanya(saat, rupa):
    s = situasi.siap(saat)
    kertas = tercetak(NaskahFactory(**RUPA[rupa]))
    NaskahSeleksiFactory(naskah=kertas, seleksi=s.seleksi, lowongan=s.satu)
    lain = situasi.siap(saat)
    for peran, orang in s.orang.items():
        klien = masuk(orang)
        jawaban = klien.get(alamat("buka_naskah", kertas.pk))
        harap = 200 if peran in PEMBACA[rupa] else 404
        assert status(jawaban) == harap, peran
        if harap == 404:
            keperluan = {"keperluan": "Menyiapkan laporan hasil."}
            assert klien.post(alamat("buka_naskah", kertas.pk), keperluan).status_code == 404
        if rupa == "rahasia":
            terdaftar = alamat("buka_naskah", kertas.pk) in tautan(klien.get(alamat("naskah")))
            assert terdaftar == (harap == 200)
        assert status(masuk(lain.orang[peran]).get(alamat("buka_naskah", kertas.pk))) == 404
    assert not Jejak.objects.filter(peristiwa="naskah.dibaca").exists()


def test_naskah_rahasia_menanyakan_keperluan_dan_mencatat_tiap_pembacaan(saat):
    s = situasi.siap(saat)
    kertas = tercetak(NaskahFactory(**RUPA["rahasia"]))
    NaskahSeleksiFactory(naskah=kertas, seleksi=s.seleksi, lowongan=s.satu)
    klien = masuk(s.ketua)
    jalan = alamat("buka_naskah", kertas.pk)
    tanya = klien.get(jalan)
    assert "Pembacaan ini dicatat" in teks(tanya)
    assert "no-store" in tanya["Cache-Control"]
    assert klien.post(jalan, {"keperluan": "cek"}).status_code == 422
    assert not Jejak.objects.filter(objek_id=str(kertas.milik_seleksi.pk)).filter(pelaku=s.ketua).exists()
    for _ in range(2):
        isi = isi_berkas(klien.post(jalan, {"keperluan": "Menyiapkan laporan kepada PPK."}))
        assert isi.startswith(b"%PDF")
    jejak = Jejak.objects.filter(pelaku=s.ketua, rincian__keperluan="Menyiapkan laporan kepada PPK.")
    assert jejak.count() == 2


def test_naskah_rahasia_seluruh_seleksi_juga_terbuka(saat):
    s = situasi.siap(saat)
    kertas = tercetak(NaskahFactory(**RUPA["rahasia"]))
    NaskahSeleksiFactory(naskah=kertas, seleksi=s.seleksi, lowongan=None)
    assert "Naskah rahasia" in teks(masuk(s.ketua).get(alamat("buka_naskah", kertas.pk)))


def test_naskah_yang_belum_tercetak_dikatakan(saat):
    s = situasi.disusun(saat)
    Naskah.objects.update(berkas_konsep=None)
    jawaban = masuk(s.sekretariat).get(alamat("buka_naskah", s.pengumuman.naskah_id))
    assert "cetak" in teks(jawaban).lower()
    assert judul(jawaban)


def test_naskah_tanpa_seleksi_bukan_milik_siapa_pun(saat):
    s = situasi.siap(saat)
    kertas = tercetak(NaskahFactory(terbit=True))
    assert masuk(s.ketua).get(alamat("buka_naskah", kertas.pk)).status_code == 404

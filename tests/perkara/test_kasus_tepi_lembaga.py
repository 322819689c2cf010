"""Edge cases of committee, regulation, numbers and signatures, each by its number in docs/kasus-tepi.md."""

import dataclasses
import datetime as dt

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client

from dokumen.models import Naskah, Penomoran
from dokumen.penomoran import ambil_nomor
from dokumen.tasks import cetak_naskah
from dokumen.terbit import NaskahDitolak, cabut, tanda_tangani
from panitia.actions import berhentikan
from panitia.aturan import Calon, Peran, kesetaraan_internal, komposisi_pansel
from panitia.models import Keanggotaan
from panitia.queries import temuan_pansel_serentak
from penilaian.models import LembarNilai
from peserta.actions import buat_lamaran
from seleksi import actions as tindakan
from seleksi import aturan
from seleksi.actions.bukti import catat_bukti, catat_putusan
from seleksi.actions.lembar_basah import catat_lembar_basah
from seleksi.aturan import MasaBeku, Surat
from seleksi.izin import TindakanDitolak
from seleksi.ketentuan import profil
from seleksi.models import Lowongan, Seleksi
from seleksi.queries.naskah import asli_menurut_kode
from seleksi.queries.rapat import BA_PERSIAPAN
from seleksi.wewenang.tahap import temuan_berikut
from tests.dokumen.test_terbit import konsep
from tests.factories.dokumen import BerkasFactory
from tests.factories.peserta import PelamarFactory
from tests.penilaian.ronde import Ronde
from tests.rumah.test_alamat import SEMUA, TERBUKA
from tests.seleksi import situasi
from tests.seleksi.penolakan import ditolak, perpanjang

K = profil("perbup_89_2021")


# --- 17 ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("eselon,setara", [("II.b", False), ("II.a", True)])
def test_kasus_17_lowongan_sekda_menuntut_anggota_internal_setara(eselon, setara):
    anggota = [
        Calon(1, "Ketua", Peran.KETUA_PANSEL, "AKADEMISI"),
        Calon(2, "Kepala Dinas A", Peran.ANGGOTA_PANSEL, "JPT_PRATAMA", eselon),
        Calon(3, "Kepala Dinas B", Peran.ANGGOTA_PANSEL, "JPT_PRATAMA", eselon),
    ]
    assert (kesetaraan_internal(anggota, {"II.a"}) == []) is setara
    assert kesetaraan_internal(anggota, {"II.b"}) == []


def siap_sekda(saat, eselon="II.a"):
    """One vacancy, that of the Sekretaris Daerah; the internal members of the Pansel hold ``eselon``."""
    s = situasi.siap(saat)
    Lowongan.objects.filter(pk=s.satu.pk).update(
        nama_jabatan="Sekretaris Daerah",
        jenis_jabatan="SEKDA",
        eselon="II.a",
        perangkat_daerah="Sekretariat Daerah",
    )
    setarakan(s, eselon)
    s.lowongan = [s.satu]
    return s


def setarakan(s, eselon):
    Keanggotaan.objects.filter(seleksi=s.seleksi, unsur="JPT_PRATAMA").update(eselon=eselon)


def surat_gubernur(s):
    isian = {"pihak": "Gubernur Jawa Tengah", "nomor": "800/17", "tanggal": s.hari, "berkas": BerkasFactory()}
    return catat_bukti(
        seleksi=s.seleksi,
        lowongan=s.satu,
        butir="SEKDA_GUBERNUR",
        oleh=s.sekretariat,
        pada=s.saat,
        **isian,
    )


def putusan_pleno(s):
    isian = {"nomor": "05/BA", "tanggal": s.hari, "alasan": "Gubernur tidak mensyaratkan surat."}
    return catat_putusan(
        lowongan=s.satu, kode="J-1", berkas=BerkasFactory(), oleh=s.ketua, pada=s.saat, **isian
    )


@pytest.mark.django_db
@pytest.mark.parametrize("jalan", [surat_gubernur, putusan_pleno])
def test_kasus_17_sekda_ditahan_sampai_susunan_setara_dan_gubernur_terlibat(saat, jalan):
    """Two members of II.b judge a post of II.a: refused. Then the governor's letter, or a reasoned pleno."""
    s = siap_sekda(saat, "II.b")
    konsep_umum = tindakan.siapkan_pengumuman(
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        penutupan=s.hari + dt.timedelta(days=14),
        oleh=s.sekretariat,
        pada=saat,
    )
    isian = {"pengumuman": konsep_umum, "oleh": s.ketua, "pada": saat}
    kode, alasan = ditolak(tindakan.umumkan, **isian)
    assert kode == {"P-04", "J-1"}
    assert "Gubernur" in alasan
    setarakan(s, "II.a")
    assert ditolak(tindakan.umumkan, **isian)[0] == {"J-1"}
    jalan(s)
    # Who proposes the three names is the Sekretaris Daerah himself: said before it is too late.
    pesan = [satu.pesan for satu in temuan_berikut(s.satu, saat) if satu.kode == "J-2"]
    assert any("Pastikan pengusul tiga nama bukan pelamar" in satu for satu in pesan)
    assert tindakan.umumkan(**isian).diumumkan_pada == saat


@pytest.mark.django_db
def test_kasus_17_penjabat_sekda_yang_mengusulkan_tiga_nama_tidak_melamar(saat):
    """The acting Sekda holds the part of the PyB, so he is no applicant; nor after he gave it up."""
    s = siap_sekda(saat)
    Lowongan.objects.filter(pk=s.satu.pk).update(
        tahap="PENGUMUMAN", diumumkan_pada=saat, batas_lamaran=saat + dt.timedelta(days=15)
    )
    pj = s.orang[Peran.PYB]
    pj.nip = "197609112002122005"
    pj.save()
    PelamarFactory(pengguna=pj)
    with pytest.raises(TindakanDitolak, match="memegang atau pernah memegang peran"):
        buat_lamaran(lowongan=s.satu, oleh=pj, pada=saat)
    lain = PelamarFactory()
    assert buat_lamaran(lowongan=s.satu, oleh=lain.pengguna, pada=saat).lowongan == s.satu


@pytest.mark.django_db
def test_kasus_17_sekda_tanpa_pelamar_berakhir_dengan_pembatalan_dan_jalan_uji_kompetensi(saat):
    """Zero applicants after two extensions: no letter helps; the vacancy ends and the other way is named."""
    s = siap_sekda(saat)
    surat_gubernur(s)
    s.pengumuman = tindakan.siapkan_pengumuman(
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        penutupan=s.hari + dt.timedelta(days=14),
        oleh=s.sekretariat,
        pada=saat,
    )
    tindakan.umumkan(pengumuman=s.pengumuman, oleh=s.ketua, pada=saat)
    situasi.tayang(s)
    for _ in range(2):
        perpanjang(s, situasi.setelah_batas(s))
    pada = situasi.setelah_batas(s)
    kode, alasan = ditolak(tindakan.tutup_pengumuman, lowongan=s.satu, oleh=s.sekretariat, pada=pada)
    assert "A-5" in kode
    assert "harus dibatalkan" in alasan
    pesan = [satu.pesan for satu in temuan_berikut(s.satu, pada) if satu.kode == "J-2"]
    (jalan,) = [satu for satu in pesan if "uji kompetensi" in satu]
    assert "empat pejabat II.b" in jalan
    assert "58 tahun" in jalan
    batal = {"dasar": "Berita Acara Nomor 9", "alasan": "Tanpa pelamar; dilanjutkan uji kompetensi."}
    hasil = tindakan.batalkan_lowongan(lowongan=s.satu, oleh=s.ketua, pada=pada, **batal)
    assert hasil.tahap == "DIBATALKAN"


# --- 19 ------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_kasus_19_anggota_yang_diganti_kehilangan_hak_dan_nilainya_tetap_sampai_pleno():
    ronde = Ronde(peserta=2)
    ronde.buka("WAWANCARA")
    keluar = ronde.anggota[0]
    ronde.nyatakan(keluar)
    ronde.kunci(keluar, ronde.peserta[0], "WAWANCARA", 80)
    keanggotaan = Keanggotaan.objects.get(pengguna=keluar, seleksi=ronde.seleksi)
    berhentikan(keanggotaan=keanggotaan, alasan="Pensiun.", oleh=ronde.lain[Peran.PPK], pada=ronde.pada)
    _, alasan = ditolak(ronde.isi, penilai=keluar, lamaran=ronde.peserta[1], metode="WAWANCARA", nilai=70)
    assert "hanya dinilai oleh Panitia Seleksi" in alasan
    assert LembarNilai.objects.get(penilai=keluar).keadaan == "DIKUNCI"
    # The composition is looked at again: four of five.
    temuan = temuan_pansel_serentak([ronde.seleksi], ronde.pada)[ronde.seleksi.pk]
    assert any(satu.kode == "P-04" and satu.tingkat == "BLOK" for satu in temuan)


def test_kasus_19_susunan_pengganti_diperiksa_utuh():
    unsur = ["AKADEMISI", "JPT_PRATAMA", "JPT_PRATAMA", "PAKAR", "PROFESIONAL"]
    peran = [Peran.KETUA_PANSEL, *[Peran.ANGGOTA_PANSEL] * 4]
    sah = [
        Calon(n, f"Orang {n}", p, u, "II.b" if u == "JPT_PRATAMA" else "")
        for n, (p, u) in enumerate(zip(peran, unsur, strict=True))
    ]
    assert all(satu.tingkat == "TERPENUHI" for satu in komposisi_pansel(sah, K.pansel))
    # The replacement of an internal member from outside breaks two against three.
    pengganti = [*sah[:1], dataclasses.replace(sah[1], unsur="PAKAR", eselon=""), *sah[2:]]
    assert any(satu.tingkat == "BLOK" for satu in komposisi_pansel(pengganti, K.pansel))


# --- 20 ------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_kasus_20_seleksi_berjalan_memegang_ketentuan_yang_dibekukan(saat):
    """The profile on disk asks for four; this selection was announced when five were asked for."""
    s = situasi.siap(saat)
    isi = s.seleksi.ketentuan
    s.seleksi.ketentuan = isi | {
        "pengumuman": isi["pengumuman"] | {"min_pelamar": 5},
        "badan_pengawas": "Komisi Aparatur Sipil Negara",
    }
    s.seleksi.save()
    situasi.catat_rapat(s)
    s.pengumuman = tindakan.siapkan_pengumuman(
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        penutupan=s.hari + dt.timedelta(days=14),
        oleh=s.sekretariat,
        pada=saat,
    )
    tindakan.umumkan(pengumuman=s.pengumuman, oleh=s.ketua, pada=saat)
    situasi.tayang(s)
    situasi.melamar(s, 4)
    pada = situasi.setelah_batas(s)
    _, alasan = ditolak(tindakan.tutup_pengumuman, lowongan=s.satu, oleh=None, pada=pada)
    assert "paling sedikit 5" in alasan
    beku = Seleksi.objects.get(pk=s.seleksi.pk)
    assert beku.aturan_main.badan_pengawas == "Komisi Aparatur Sipil Negara"
    beku.ketentuan = profil(beku.profil).jadi_json()
    with pytest.raises(Exception, match="sudah dibekukan"), transaction.atomic():
        beku.save()


# --- 21 ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("surat,tingkat", [(None, "BLOK"), (Surat("M-1", dt.date(2026, 9, 1)), "TERPENUHI")])
def test_kasus_21_masa_pembekuan_memerlukan_persetujuan_mendagri(surat, tingkat):
    masa = [MasaBeku(dt.date(2026, 8, 1), dt.date(2026, 10, 31), "Pilkada")]
    (temuan,) = aturan.masa_beku(dt.date(2026, 9, 10), masa, surat)
    assert temuan.tingkat == tingkat
    assert aturan.masa_beku(dt.date(2026, 11, 1), masa, surat) == []


# --- 24 ------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_kasus_24_nomor_tanpa_celah_tanpa_ganda_dan_mulai_lagi_di_tahun_baru(saat):
    """The number is taken at the signature: a cancelled draft costs none. Two at a time: tests/balapan."""
    satu, dua, tiga = konsep(saat), konsep(saat), konsep(saat)
    cabut(naskah=dua, oleh=dua.penanda_tangan, pada=saat, alasan="Batal.")
    with transaction.atomic():
        terbit = [tanda_tangani(naskah=k, oleh=k.penanda_tangan, pada=saat) for k in (satu, tiga)]
    nomor = [kertas.nomor for kertas in terbit]
    assert nomor == ["800.1.3.3/01/Pansel/XI/2026", "800.1.3.3/02/Pansel/XI/2026"]
    with transaction.atomic():
        baru = ambil_nomor(pola=satu.pola_nomor, tanggal=dt.date(2027, 1, 2))
    assert baru == "800.1.3.3/01/Pansel/I/2027"
    assert Penomoran.objects.get(tahun=2026).terakhir == 2
    with pytest.raises(NaskahDitolak), transaction.atomic():
        tanda_tangani(naskah=dua, oleh=dua.penanda_tangan, pada=saat)


# --- 25 ------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_kasus_25_pdf_yang_ditandatangani_tidak_pernah_dicetak_ulang(saat):
    kertas = konsep(saat)
    with transaction.atomic():
        tanda_tangani(naskah=kertas, oleh=kertas.penanda_tangan, pada=saat)
    assert cetak_naskah(kertas.pk)
    pertama = Naskah.objects.get(pk=kertas.pk).berkas
    assert not cetak_naskah(kertas.pk)
    kini = Naskah.objects.get(pk=kertas.pk)
    assert (kini.berkas, kini.berkas.sha256) == (pertama, pertama.sha256)
    kini.isi = kini.isi | {"tambahan": "sesudah tanda tangan"}
    with pytest.raises(ProgrammingError, match="beku"), transaction.atomic():
        kini.save()


# --- 26 ------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_kasus_26_satu_berita_acara_satu_penanda_dan_satu_asli(saat):
    """A record is signed once, by the one it names; the electronic one with its digest is the original."""
    s = situasi.ditutup(saat)
    kini = s.lain["tutup"] + dt.timedelta(days=1)
    acara = tindakan.siapkan_hasil_tahap(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=kini
    )
    anggota = s.orang[Peran.ANGGOTA_PANSEL]
    isian = {"milik": acara.milik_seleksi, "pada": kini}
    assert "P-11" in ditolak(tindakan.tetapkan_hasil_administrasi, **isian, oleh=anggota)[0]
    tindakan.tetapkan_hasil_administrasi(**isian, oleh=s.ketua)
    acara.refresh_from_db()
    assert (acara.ditandatangani_oleh, acara.keadaan) == (s.ketua, "TERBIT")
    assert len(acara.isi["pansel"]) == 5
    _, alasan = ditolak(tindakan.tetapkan_hasil_administrasi, **isian, oleh=s.ketua)
    assert "sudah ditandatangani" in alasan
    # Whoever holds a scan of a copy finds the one original by its code.
    assert Naskah.objects.filter(kode=acara.kode).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "kebijakan,asli,pelengkap",
    [("ELEKTRONIK", "Dokumen elektronik", "melengkapinya"), ("KERTAS", "Lembar kertas", "salinannya")],
)
def test_kasus_26_tanda_tangan_bercampur_menyebut_mana_yang_asli(saat, kebijakan, asli, pelengkap):
    """The academics sign the print by hand: its scan and place are kept, and the code tells the original."""
    s = situasi.siap(saat, asli_bercampur=kebijakan)
    milik = s.seleksi.naskah.get(naskah__templat=BA_PERSIAPAN)
    kata, sidik = asli_menurut_kode(milik.naskah.kode)
    assert (kata.startswith("Dokumen elektronik"), sidik) == (True, "")
    lembar = catat_lembar_basah(
        milik=milik,
        penanda="Prof. Galih Prakosa",
        tempat="Sekretariat, map 3",
        berkas=BerkasFactory(),
        oleh=s.sekretariat,
        pada=saat,
    )
    kata, sidik = asli_menurut_kode(milik.naskah.kode)
    assert kata.startswith(asli)
    assert pelengkap in kata
    assert "Sekretariat, map 3" in kata
    assert sidik == lembar.berkas.sha256
    # The electronic one is not touched by it: still one number and one code.
    nomor, kode = milik.naskah.nomor, milik.naskah.kode
    milik.naskah.refresh_from_db()
    assert (milik.naskah.keadaan, milik.naskah.nomor, milik.naskah.kode) == ("TERBIT", nomor, kode)


# --- 29 ------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_kasus_29_halaman_publik_tidak_menerima_tulisan_tentang_siapa_pun(saat):
    """Until a moderated intake exists nobody outside can write: no public page takes a form."""
    s = situasi.diumumkan(saat)
    argumen = {
        "seleksi_id": s.seleksi.pk,
        "lowongan_id": s.satu.pk,
        "pengumuman_id": s.pengumuman.pk,
        "kode": s.pengumuman.naskah.kode,
    }
    tamu = Client()
    publik = [(nama, pola) for nama, pola in SEMUA if nama in TERBUKA and nama.startswith("seleksi:")]
    assert len(publik) >= 7
    for nama, pola in publik:
        jalan = "/" + "/".join(
            str(argumen[bagian.partition(":")[2].rstrip(">")]) if bagian.startswith("<") else bagian
            for bagian in str(pola.pattern).split("/")
        )
        assert tamu.post(jalan, {"isi": "Fitnah"}).status_code in (403, 405), nama

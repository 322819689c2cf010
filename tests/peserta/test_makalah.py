"""The written test told by its acts and pages: a sealed theme, papers until the bound, copies, hints."""

import datetime as dt
import hashlib
import json

import pytest
import rfc8785
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from akun.models import Surel
from dokumen.models import Berkas, Kiriman
from dokumen.simpan import simpan_bytes
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, queries, tasks, wewenang
from peserta.models import KemiripanMakalah, SerahanMakalah, TemaMakalah
from peserta.queries.makalah import PERCOBAAN_SALIN
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from tests.cakram import tutup
from tests.dokumen.makalah import NAMA, NIP, pdf_bernama
from tests.factories.akun import PenggunaFactory
from tests.factories.makalah import MakalahFactory, SerahanMakalahFactory, TemaMakalahFactory
from tests.factories.peserta import LamaranFactory, PelamarFactory, unggahan
from tests.factories.seleksi import LowonganFactory
from tests.penilaian.ronde import umumkan_administrasi
from tests.peserta.conftest import petugas
from tests.peserta.test_kiriman_lain import PengirimLain, masuk

pytestmark = pytest.mark.django_db
TEMA = "Penanda-rahasia: tata kelola air bersih."
JAM = dt.timedelta(hours=1)
DETIK = dt.timedelta(microseconds=1)


@pytest.fixture
def lowongan(instansi):
    satu = LowonganFactory(tahap=Tahap.KOMPETENSI_BIDANG)
    umumkan_administrasi(satu)
    return satu


@pytest.fixture
def ketua(lowongan):
    return petugas(lowongan, Peran.KETUA_PANSEL)


def peserta_baru(lowongan, **lain):
    return LamaranFactory(lowongan=lowongan, keadaan="MS", **lain)


@pytest.fixture
def peserta(lowongan):
    orang = PelamarFactory(pengguna__nama=f"Dr. {NAMA}, M.T.")
    return peserta_baru(lowongan, pelamar=orang)


def segel(lowongan, ketua, saat, **lain):
    isi = {"isi": TEMA, "cara": "UNGGAH", "dibuka": saat + JAM, "batas": saat + 4 * JAM} | lain
    return actions.segel_tema(lowongan=lowongan, oleh=ketua, pada=saat, **isi)


def serahkan(lamaran, pada, isi=None, tiba_pada=None):
    return actions.serahkan_makalah(
        lamaran=lamaran,
        unggahan=[unggahan("Makalah saya.pdf", isi)],
        oleh=lamaran.pelamar.pengguna,
        pada=pada,
        tiba_pada=tiba_pada,
    )


def alamat(nama, *isi):
    return reverse(f"peserta:{nama}", args=isi)


# --- Tema ---------------------------------------------------------------------------------------
def test_tema_tersegel_tidak_tertulis_di_mana_pun_sebelum_jamnya(lowongan, ketua, peserta, saat, client):
    tema = segel(lowongan, ketua, saat)
    sekretaris = petugas(lowongan, Peran.KETUA_SEKRETARIAT)
    basis_data = json.dumps([*TemaMakalah.objects.values(), *Jejak.objects.values()], default=str)
    surel = json.dumps(list(Surel.objects.values()), default=str)
    assert "Penanda" not in basis_data + surel
    assert tema.sidik in surel
    assert tema.sidik in json.dumps(list(Jejak.objects.values("rincian")), default=str)
    halaman = {
        peserta.pelamar.pengguna: [alamat("makalah", peserta.pk), alamat("lamaran", peserta.pk)],
        ketua: [alamat("tema_makalah", lowongan.pk)],
        sekretaris: [alamat("penyerahan_makalah", lowongan.pk), alamat("panggilan_lowongan", lowongan.pk)],
    }
    for orang, daftar in halaman.items():
        client.force_login(orang)
        for satu in daftar:
            jawaban = client.get(satu)
            assert jawaban.status_code == 200, satu
            assert "Penanda" not in jawaban.content.decode() + str(jawaban.headers)
    client.force_login(peserta.pelamar.pengguna)
    jawaban = client.get(alamat("makalah", peserta.pk))
    assert tema.sidik in jawaban.content.decode()
    assert jawaban.headers["Refresh"] == "600"
    assert client.get(alamat("bukti_tema", peserta.pk)).status_code == 404
    umum = Client().get(reverse("seleksi:publik_lowongan", args=[lowongan.pk])).content.decode()
    assert tema.sidik in umum
    assert "Penanda" not in umum


def test_tema_terbuka_tepat_pada_jamnya_dan_sidiknya_terhitung_lagi(lowongan, ketua, peserta, saat, client):
    tema = segel(lowongan, ketua, saat)
    client.force_login(peserta.pelamar.pengguna)
    with time_machine.travel(tema.dibuka_pada - dt.timedelta(milliseconds=1), tick=False):
        assert "Penanda" not in client.get(alamat("makalah", peserta.pk)).content.decode()
    with time_machine.travel(tema.dibuka_pada, tick=False):
        jawaban = client.get(alamat("makalah", peserta.pk))
        assert TEMA in jawaban.content.decode()
        assert "Refresh" not in jawaban.headers
        bukti = json.loads(client.get(alamat("bukti_tema", peserta.pk)).content)
        client.force_login(ketua)
        assert TEMA in client.get(alamat("tema_makalah", lowongan.pk)).content.decode()
    isi = {satu: bukti[satu] for satu in ("lowongan", "dibuka", "batas", "garam", "tema")}
    assert hashlib.sha256(rfc8785.dumps(isi)).hexdigest() == bukti["sidik"] == tema.sidik


def test_tema_diganti_sampai_jamnya_saja(lowongan, ketua, saat):
    lama = segel(lowongan, ketua, saat)
    baru = segel(lowongan, ketua, saat + JAM / 2, isi="Tema kedua", dibuka=saat + 2 * JAM)
    assert TemaMakalah.objects.get().pk == lama.pk == baru.pk
    assert baru.sidik != lama.sidik
    with pytest.raises(TindakanDitolak, match="tidak dapat diganti"):
        segel(lowongan, ketua, saat + 2 * JAM, dibuka=saat + 3 * JAM)
    assert queries.isi_tema(TemaMakalah.objects.get(), saat + 2 * JAM) == "Tema kedua"


@pytest.mark.parametrize("peran", [Peran.ANGGOTA_PANSEL, Peran.KETUA_SEKRETARIAT, Peran.PPK])
def test_hanya_ketua_pansel_menyegel_tema(lowongan, saat, peran, client):
    orang = petugas(lowongan, peran)
    with pytest.raises(TindakanDitolak):
        segel(lowongan, orang, saat)
    client.force_login(orang)
    assert client.get(alamat("tema_makalah", lowongan.pk)).status_code == 404


def test_halaman_ketua_menyegel_dan_tidak_mengembalikan_isinya(lowongan, ketua, peserta, saat, client):
    client.force_login(ketua)
    halaman = alamat("tema_makalah", lowongan.pk)
    assert "Segel tema makalah" in client.get(halaman).content.decode()
    isi = {"isi": TEMA, "cara": "PINDAI", "hari": "2026-11-24", "jam": "08:00"}
    kurang = client.post(halaman, isi)
    assert kurang.status_code == 422
    ditolak = client.post(halaman, isi | {"hari_batas": "2026-11-24", "jam_batas": "08:00"})
    assert ditolak.status_code == 422
    assert "Batas penyerahan harus sesudah" in ditolak.content.decode()
    jadi = client.post(halaman, isi | {"hari_batas": "2026-11-24", "jam_batas": "12:30"}, follow=True)
    tema = TemaMakalah.objects.get()
    assert tema.sidik in jadi.content.decode()
    assert "Penanda" not in jadi.content.decode()
    assert timezone.localtime(tema.batas).hour == 12
    assert tema.cara == "PINDAI"
    # Nobody hands in a paper of a room.
    assert not wewenang.boleh_serahkan_makalah(peserta.pelamar.pengguna, peserta, tema.dibuka_pada)


def test_tema_tidak_disegel_sesudah_seleksi_berakhir(instansi, saat):
    selesai = LowonganFactory(tahap=Tahap.DIBATALKAN)
    ketua = petugas(selesai, Peran.KETUA_PANSEL)
    with pytest.raises(TindakanDitolak, match="sudah berakhir"):
        segel(selesai, ketua, saat)


# --- Menyerahkan --------------------------------------------------------------------------------
def test_makalah_tiba_dari_jam_tema_sampai_sebelum_batas(lowongan, ketua, peserta, saat):
    tema = segel(lowongan, ketua, saat)
    with pytest.raises(TindakanDitolak, match="diterima mulai"):
        serahkan(peserta, tema.dibuka_pada - DETIK)
    satu = serahkan(peserta, tema.dibuka_pada)
    # The line was slow: what counts is when it began to arrive.
    dua = serahkan(peserta, tema.batas + JAM, tiba_pada=tema.batas - DETIK)
    with pytest.raises(TindakanDitolak, match="berakhir sebelum"):
        serahkan(peserta, tema.batas)
    satu.refresh_from_db()
    assert satu.diganti_pada is not None
    assert queries.serahan_berlaku(peserta) == dua
    assert satu.makalah_id == dua.makalah_id
    jejak = Jejak.objects.filter(peristiwa="makalah.diserahkan").latest("tinggi")
    assert jejak.rincian["sha256"] == dua.berkas.sha256


def test_tanda_terima_menyebut_sidik_dan_tidak_menyebut_kode(lowongan, ketua, peserta, saat, client):
    tema = segel(lowongan, ketua, saat)
    halaman = alamat("makalah", peserta.pk)
    with time_machine.travel(tema.dibuka_pada + JAM, tick=False):
        client.force_login(peserta.pelamar.pengguna)
        assert client.post(halaman, {}).status_code == 422
        salah = client.post(halaman, {"berkas": unggahan("tulisan.pdf", b"PK\x03\x04 bukan PDF")})
        assert "Word" in salah.content.decode()
        jawaban = client.post(halaman, {"berkas": unggahan("Makalah.pdf")}, follow=True)
        serahan = SerahanMakalah.objects.get()
        surel = Surel.objects.get(templat="peserta/surel/tanda_terima_makalah.txt")
        isi = jawaban.content.decode() + json.dumps(surel.konteks)
        assert isi.count(serahan.berkas.sha256) == 2
        assert serahan.makalah.kode not in isi
        buka = client.get(alamat("makalah_saya", serahan.pk))
        assert buka.status_code == 200
        tutup(buka)
    with time_machine.travel(tema.batas, tick=False):
        client = masuk(peserta.pelamar.pengguna)
        terlambat = client.post(halaman, {"berkas": unggahan("Makalah.pdf")})
        assert terlambat.status_code == 422
        assert "berakhir sebelum" in terlambat.content.decode()
    client.force_login(PenggunaFactory())
    assert client.get(halaman).status_code == 404
    assert client.get(alamat("makalah_saya", serahan.pk)).status_code == 404


def test_makalah_dapat_dikirim_berpotongan(lowongan, ketua, peserta, saat):
    tema = segel(lowongan, ketua, saat)
    halaman = alamat("makalah", peserta.pk)
    orang, mulai = peserta.pelamar.pengguna, alamat("mulai_kiriman_makalah", peserta.pk)
    assert PengirimLain(masuk(orang), mulai, halaman).mulai(nama="makalah.pdf").status_code == 422
    with time_machine.travel(tema.dibuka_pada + JAM, tick=False):
        pengirim = PengirimLain(masuk(orang), mulai, halaman)
        kiriman = pengirim.kirim(nama="makalah.pdf")
        for _ in range(2):
            assert pengirim.selesai(kiriman).status_code == 302
    assert SerahanMakalah.objects.count() == 1
    assert Kiriman.objects.get().berkas_id == SerahanMakalah.objects.get().berkas_id


def test_yang_tidak_ikut_tidak_melihat_dan_tidak_menyerahkan(lowongan, ketua, peserta, saat, client):
    tema = segel(lowongan, ketua, saat)
    gagal = LamaranFactory(lowongan=lowongan, keadaan="TMS")
    client.force_login(gagal.pelamar.pengguna)
    assert client.get(alamat("makalah", gagal.pk)).status_code == 404
    with pytest.raises(TindakanDitolak, match="memenuhi syarat"):
        serahkan(gagal, tema.dibuka_pada)
    assert not wewenang.boleh_serahkan_makalah(PenggunaFactory(), peserta, tema.dibuka_pada)
    lain = peserta_baru(LowonganFactory(tahap=Tahap.KOMPETENSI_BIDANG))
    with pytest.raises(TindakanDitolak, match="belum menetapkan tema"):
        serahkan(lain, saat)
    client.force_login(lain.pelamar.pengguna)
    assert client.get(alamat("makalah", lain.pk)).status_code == 404


# --- Sekretariat --------------------------------------------------------------------------------
def test_sekretariat_memindai_lembar_dari_ruang_ujian(lowongan, ketua, peserta, saat, client):
    tema = segel(lowongan, ketua, saat, cara="PINDAI")
    pemeriksa = petugas(lowongan, Peran.VERIFIKATOR)
    client.force_login(pemeriksa)
    halaman = alamat("pindai_makalah", peserta.pk)
    assert "diterima mulai" in client.get(halaman).content.decode()
    with time_machine.travel(tema.batas + JAM, tick=False):
        client = masuk(pemeriksa)
        assert client.get(halaman).status_code == 200
        salah = client.post(halaman, {"berkas": unggahan("pindai.pdf", b"bukan")})
        assert salah.status_code == 422
        daftar = client.post(halaman, {"berkas": unggahan("pindai.pdf")}, follow=True).content.decode()
        serahan = SerahanMakalah.objects.get()
        assert "1 dari 1 makalah" in daftar
        assert serahan.berkas.sha256 in daftar
        assert serahan.makalah.kode not in daftar
        client.force_login(peserta.pelamar.pengguna)
        assert "dipindai Sekretariat" in client.get(alamat("makalah", peserta.pk)).content.decode()
        client.force_login(ketua)
        assert client.get(halaman).status_code == 404
        assert client.get(alamat("penyerahan_makalah", lowongan.pk)).status_code == 404
    assert not wewenang.boleh_pindai_makalah(ketua, peserta, tema.batas)
    with pytest.raises(TindakanDitolak, match="dipindai Sekretariat"):
        serahkan(peserta, tema.dibuka_pada)


def test_yang_diunggah_peserta_tidak_dipindai_petugas(lowongan, ketua, peserta, saat, client):
    tema = segel(lowongan, ketua, saat)
    pemeriksa = petugas(lowongan, Peran.VERIFIKATOR)
    client.force_login(pemeriksa)
    assert client.get(alamat("pindai_makalah", peserta.pk)).status_code == 404
    with pytest.raises(TindakanDitolak, match="diunggah peserta"):
        actions.pindai_makalah(lamaran=peserta, unggahan=[unggahan()], oleh=pemeriksa, pada=tema.batas)
    gugur = LamaranFactory(lowongan=lowongan, keadaan="TMS")
    assert not wewenang.boleh_pindai_makalah(pemeriksa, gugur, tema.batas)
    tanpa = peserta_baru(LowonganFactory(tahap=Tahap.KOMPETENSI_BIDANG))
    assert not wewenang.boleh_pindai_makalah(pemeriksa, tanpa, saat)


def test_pindaian_yang_ditolak_menyebut_sebabnya(lowongan, peserta, saat, client):
    TemaMakalahFactory(lowongan=lowongan, cara="PINDAI", dibuka_pada=saat + JAM)
    client.force_login(petugas(lowongan, Peran.KETUA_SEKRETARIAT))
    jawaban = client.post(alamat("pindai_makalah", peserta.pk), {"berkas": unggahan("pindai.pdf")})
    assert jawaban.status_code == 422
    assert "diterima mulai" in jawaban.content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_penyerahan_berkueri_tetap(banyak, lowongan, saat, client, django_assert_num_queries):
    TemaMakalahFactory(lowongan=lowongan)
    for _ in range(banyak):
        SerahanMakalahFactory(makalah__lamaran=peserta_baru(lowongan))
    peserta_baru(lowongan)
    client.force_login(petugas(lowongan, Peran.KETUA_SEKRETARIAT))
    client.get(alamat("penyerahan_makalah", lowongan.pk))
    with django_assert_num_queries(JUMLAH_KUERI):
        isi = client.get(alamat("penyerahan_makalah", lowongan.pk)).content.decode()
    assert f"{banyak} dari {banyak + 1} makalah" in isi


JUMLAH_KUERI = 10


# --- Salinan dan kemiripan ------------------------------------------------------------------------
def test_pekerja_menyalin_dan_membandingkan(lowongan, ketua, peserta, saat):
    tema = segel(lowongan, ketua, saat)
    sama = "Air bersih di daerah perbukitan memerlukan tata kelola bersama antara desa dan kabupaten"
    teman = peserta_baru(lowongan)
    asing = peserta_baru(lowongan)
    nip = peserta.pelamar.pengguna.nip or NIP
    mulai = tema.dibuka_pada + JAM
    asal = serahkan(peserta, mulai, pdf_bernama(sama, nip=nip))
    serahkan(teman, mulai, pdf_bernama(sama, nama="Bukan Siapa-siapa"))
    serahkan(asing, mulai)
    with time_machine.travel(mulai, tick=False):
        assert tasks.olah_makalah() == 3
    serahan = SerahanMakalah.objects.select_related("berkas", "salinan").get(pk=asal.pk)
    assert serahan.ditutup == [1]
    assert serahan.salinan.nama_asli == f"Makalah {serahan.makalah.kode}.pdf"
    assert serahan.salinan.diunggah_oleh is None
    jejak = Jejak.objects.filter(peristiwa="makalah.disalin", objek_id=str(asal.pk)).get()
    assert jejak.rincian["asal"] == serahan.berkas.sha256
    assert jejak.rincian["salinan"] == serahan.salinan.sha256
    assert KemiripanMakalah.objects.count() == 0
    with time_machine.travel(tema.batas, tick=False):
        assert tasks.olah_makalah() == 1
        assert tasks.olah_makalah() == 0
    mirip = KemiripanMakalah.objects.get()
    assert {mirip.pertama.lamaran_id, mirip.kedua.lamaran_id} == {peserta.pk, teman.pk}
    assert mirip.persen > 50
    assert mirip.bagian >= 1


def test_salinan_yang_gagal_dicoba_lagi_lalu_ditinggalkan(lowongan, saat):
    TemaMakalahFactory(lowongan=lowongan, dibuka_pada=saat - 8 * JAM)
    serahan = SerahanMakalahFactory(makalah__lamaran=peserta_baru(lowongan), berkas=_rusak())
    for _ in range(PERCOBAAN_SALIN):
        actions.salin_makalah(serahan=serahan, oleh=None, pada=saat)
    serahan.refresh_from_db()
    assert (serahan.salinan, serahan.percobaan) == (None, 5)
    assert not queries.serahan_belum_disalin().exists()
    assert Jejak.objects.filter(peristiwa="makalah.gagal_disalin").count() == 5
    # A paper whose text cannot be read resembles none.
    assert actions.bandingkan_makalah(tema=TemaMakalah.objects.get(), oleh=None, pada=saat) == 0


def _rusak() -> Berkas:
    return simpan_bytes(
        isi=b"rusak", nama="a.txt", jenis_media="text/plain", oleh=None, pada=PADA, folder="unggahan"
    )


PADA = dt.datetime(2026, 11, 23, 1, tzinfo=dt.UTC)


def test_salinan_dibuat_satu_kali_dan_pembacaannya_tercatat(lowongan, saat, anggota_pansel):
    serahan = SerahanMakalahFactory(makalah__lamaran=peserta_baru(lowongan))
    assert actions.baca_makalah(serahan=serahan, oleh=anggota_pansel, pada=saat) is None
    satu = actions.salin_makalah(serahan=serahan, oleh=None, pada=saat)
    dua = actions.salin_makalah(serahan=serahan, oleh=None, pada=saat)
    assert satu.salinan_id == dua.salinan_id
    assert actions.baca_makalah(serahan=dua, oleh=anggota_pansel, pada=saat) == satu.salinan
    assert Jejak.objects.filter(peristiwa="makalah.dibaca").count() == 1
    orang = serahan.makalah.lamaran.pelamar.pengguna
    data = queries.data_saya(orang, saat)
    assert data["yang_melihat"][0]["apa"] == "membaca makalah"
    (lamaran,) = data["lamaran"]
    assert lamaran["makalah"][0]["sha256"] == serahan.berkas.sha256
    assert serahan.makalah.kode not in json.dumps(data, default=str)


def test_kode_acak_dan_tidak_mengikuti_urutan(lowongan):
    kode = [MakalahFactory(lamaran=peserta_baru(lowongan)).kode for _ in range(30)]
    assert len(set(kode)) == 30
    assert kode != sorted(kode)

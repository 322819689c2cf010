"""The nominatif: complete, of today, signed by the Ketua Sekretariat, closed to whoever may not know yet."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi.actions.nominatif import siapkan_nominatif, tanda_tangani_nominatif
from seleksi.alur import Tahap
from seleksi.models import Lowongan, NaskahSeleksi
from seleksi.naskah import nominatif
from seleksi.queries.nominatif import NOMINATIF, jumlah_nominatif, naskah_nominatif, susunan_nominatif
from seleksi.wewenang.nominatif import boleh_siapkan_nominatif, boleh_tanda_tangani_nominatif
from tests.dokumen.bentuk import assert_sebentuk
from tests.factories.peserta import (
    ButirPerbaikanFactory,
    PerbaikanFactory,
    SanggahanFactory,
    VerifikasiFactory,
)
from tests.factories.seleksi import InstansiFactory, LowonganFactory
from tests.seleksi import situasi
from tests.seleksi.halaman import alamat, masuk, tautan, teks
from tests.seleksi.penolakan import ditolak

pytestmark = pytest.mark.django_db
HARI = dt.timedelta(days=1)


@pytest.fixture
def s(saat):
    """Closed: two passed, one refused with a reason, one withdrawn; `lain["kini"]` a day later."""
    s = situasi.tayang(situasi.diumumkan(saat))
    tutup = situasi.setelah_batas(s)
    situasi.melamar(s, 2, Keadaan.MS)
    (ditolak_,) = situasi.melamar(s, 1, Keadaan.TMS)
    VerifikasiFactory(lamaran=ditolak_, butir="IJAZAH", putusan="TIDAK_SESUAI", alasan="Bukan yang terakhir.")
    situasi.melamar(s, 1, Keadaan.MUNDUR)
    Lowongan.objects.filter(pk=s.satu.pk).update(**{"tahap": Tahap.ADMINISTRASI})
    s.lain |= {"tms": ditolak_, "kini": tutup + HARI}
    return s


def susun(s, oleh=None, pada=None):
    return siapkan_nominatif(lowongan=s.satu, oleh=oleh or s.orang[Peran.NASKAH], pada=pada or s.lain["kini"])


def tanda(s, naskah, oleh=None):
    milik = NaskahSeleksi.objects.get(naskah=naskah)
    return tanda_tangani_nominatif(milik=milik, oleh=oleh or s.sekretariat, pada=s.lain["kini"])


def test_memuat_setiap_lamaran_dengan_hasil_dan_alasannya(s):
    naskah = susun(s)
    assert (naskah.templat, naskah.kelas, naskah.keadaan) == (NOMINATIF, "T", "KONSEP")
    assert naskah.penanda_tangan == s.sekretariat
    isi = naskah.isi
    assert isi["jumlah"] == {"semua": 4, "ms": 2, "tms": 1, "btl": 0, "mundur": 1}
    assert [satu["hasil"] for satu in isi["pelamar"]] == ["MS", "MS", "TMS", "MUNDUR"]
    (alasan,) = isi["pelamar"][2]["keterangan"]
    assert alasan.endswith(": Bukan yang terakhir.")
    assert not alasan.startswith("IJAZAH")
    assert isi["pelamar"][0]["keterangan"] == []
    assert isi["penanda"]["jabatan"] == "Ketua Sekretariat Panitia Seleksi"


def test_bentuk_data_sesuai_contoh(s):
    ketua = s.seleksi.keanggotaan.get(peran=Peran.KETUA_SEKRETARIAT)
    susunan = susunan_nominatif(s.satu, s.lain["kini"])
    isi = nominatif(
        s.satu,
        InstansiFactory.build(),
        pelamar=susunan.baris,
        jumlah=susunan.jumlah(),
        penanda=ketua,
        pada=s.lain["kini"],
    )
    assert "Bukan yang terakhir." in assert_sebentuk("nominatif", isi)


def diminta(s, **lain):
    """One more application, of which a document may be mended."""
    (satu,) = situasi.melamar(s, 1, Keadaan.DIAJUKAN)
    kini = s.lain["kini"]
    perbaikan = PerbaikanFactory(
        lamaran=satu, diminta=True, **{"diminta_pada": kini - HARI, "batas": kini + HARI} | lain
    )
    ButirPerbaikanFactory(perbaikan=perbaikan, jenis="SPT", kekurangan="Halaman terpotong.")
    return perbaikan


def test_yang_menunggu_perbaikan_dimuat_sebagai_btl(s):
    diminta(s)
    baris = susun(s).isi["pelamar"][-1]
    assert baris["hasil"] == "BTL"
    assert baris["keterangan"][0].endswith(": Halaman terpotong.")
    assert baris["keterangan"][1].startswith("Diperbaiki pelamar paling lambat ")


@pytest.mark.parametrize("lewat", [True, False])
def test_perbaikan_yang_dikirim_atau_lewat_harus_diperiksa_dahulu(s, lewat):
    kini = s.lain["kini"]
    diminta(s, **({"batas": kini} if lewat else {"dikirim_pada": kini - dt.timedelta(hours=1)}))
    _, alasan = ditolak(siapkan_nominatif, lowongan=s.satu, oleh=s.sekretariat, pada=kini)
    assert "1 dari 5 lamaran belum selesai diperiksa" in alasan


def test_tanpa_lamaran_di_tahap_lain_dan_oleh_orang_lain_ditolak(s):
    kini = s.lain["kini"]
    for peran in (Peran.VERIFIKATOR, Peran.KETUA_PANSEL, Peran.PENGAWAS, Peran.PPK):
        assert not boleh_siapkan_nominatif(s.orang[peran], s.satu, kini)
    assert boleh_siapkan_nominatif(s.sekretariat, s.satu, kini)
    Lowongan.objects.filter(pk=s.satu.pk).update(**{"tahap": Tahap.ASESMEN})
    _, alasan = ditolak(siapkan_nominatif, lowongan=s.satu, oleh=s.sekretariat, pada=kini)
    assert "Asesmen" in alasan
    sepi = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.ADMINISTRASI, urutan=70)
    assert "Tidak ada lamaran" in str(boleh_siapkan_nominatif(s.sekretariat, sepi, kini).temuan)


def test_tanpa_ketua_sekretariat_tidak_ada_penanda_tangan(s):
    s.seleksi.keanggotaan.get(peran=Peran.KETUA_SEKRETARIAT).delete()
    izin = boleh_siapkan_nominatif(s.orang[Peran.NASKAH], s.satu, s.lain["kini"])
    assert [satu.kode for satu in izin.menahan] == ["P-11"]


def test_ditandatangani_ketua_sekretariat_dan_ketua_pansel_diberi_tahu(s):
    naskah = susun(s)
    milik = NaskahSeleksi.objects.get(naskah=naskah)
    for oleh in (s.orang[Peran.NASKAH], s.ketua):
        ditolak(tanda_tangani_nominatif, milik=milik, oleh=oleh, pada=s.lain["kini"])
    terbit = tanda(s, naskah)
    assert (terbit.keadaan, terbit.ditandatangani_oleh) == ("TERBIT", s.sekretariat)
    surel = Surel.objects.get(kunci=f"nominatif.terbit:{terbit.pk}")
    assert surel.penerima == s.ketua
    assert "nama" not in surel.konteks
    assert Jejak.objects.filter(peristiwa="naskah.ditandatangani").last().rincian["nomor"] == terbit.nomor
    _, alasan = ditolak(tanda_tangani_nominatif, milik=milik, oleh=s.sekretariat, pada=s.lain["kini"])
    assert "sudah ditandatangani" in alasan


def test_tanpa_ketua_pansel_tetap_terbit(s):
    naskah = susun(s)
    situasi.berakhir_sk(s, "PANSEL")
    assert tanda(s, naskah).keadaan == "TERBIT"
    assert not Surel.objects.filter(kunci__startswith="nominatif.terbit").exists()


def test_hasil_yang_berubah_menahan_tanda_tangan(s):
    naskah = susun(s)
    Lamaran.objects.filter(pk=s.lain["tms"].pk).update(**{"keadaan": Keadaan.MS})
    milik = NaskahSeleksi.objects.get(naskah=naskah)
    _, alasan = ditolak(tanda_tangani_nominatif, milik=milik, oleh=s.sekretariat, pada=s.lain["kini"])
    assert "Susun ulang nominatifnya" in alasan
    baru = susun(s)
    naskah.refresh_from_db()
    assert naskah.keadaan == "DICABUT"
    assert tanda(s, baru).keadaan == "TERBIT"


def test_nominatif_baru_mencabut_yang_terdahulu(s):
    lama = tanda(s, susun(s))
    SanggahanFactory(lamaran=s.lain["tms"], ditolak=True, jawaban="DITERIMA")
    Lamaran.objects.filter(pk=s.lain["tms"].pk).update(**{"keadaan": Keadaan.MS})
    baru = tanda(s, susun(s))
    lama.refresh_from_db()
    assert (lama.keadaan, lama.alasan_cabut) == ("DICABUT", f"Diganti nominatif Nomor {baru.nomor}.")
    assert [satu.naskah for satu in naskah_nominatif(s.satu)] == [baru]
    assert baru.isi["pelamar"][2]["keterangan"] == ["Sanggahan diterima, notulen rapat Nomor 12/Pansel/2026."]


def test_naskah_tanpa_lowongan_tidak_diperiksa_isinya(s):
    """Never made by the act; the verdict does not stumble over one."""
    milik = NaskahSeleksi.objects.get(naskah=susun(s))
    milik.lowongan = None
    assert boleh_tanda_tangani_nominatif(s.sekretariat, milik, s.lain["kini"])


@pytest.mark.parametrize("banyak", [1, 3])
def test_tanpa_pencarian_per_lamaran(s, banyak, django_assert_num_queries):
    for _ in range(banyak):
        diminta(s)
        (satu,) = situasi.melamar(s, 1, Keadaan.TMS)
        VerifikasiFactory(lamaran=satu, butir="SPT", putusan="TIDAK_SESUAI", alasan="Tahun lain.")
    lowongan = Lowongan.objects.select_related("seleksi").get(pk=s.satu.pk)
    with django_assert_num_queries(9):
        susunan_nominatif(lowongan, s.lain["kini"])


@pytest.mark.parametrize("dikirim,sisa", [(None, HARI), (None, -HARI), (HARI, HARI)])
def test_jumlah_di_halaman_sama_dengan_susunannya(s, dikirim, sisa, django_assert_num_queries):
    kini = s.lain["kini"]
    diminta(s, batas=kini + sisa, dikirim_pada=None if dikirim is None else kini - dikirim / 2)
    situasi.melamar(s, 1, Keadaan.DIPERIKSA)
    lowongan = s.satu
    susunan = susunan_nominatif(lowongan, kini)
    with django_assert_num_queries(2):
        jumlah = jumlah_nominatif(lowongan, kini)
    assert jumlah == {**susunan.jumlah(), "belum": susunan.belum}


# --- Halaman ------------------------------------------------------------------------------------
def test_disusun_ditandatangani_dan_dibaca_lewat_halamannya(s):
    with time_machine.travel(s.lain["kini"], tick=False):
        penyusun = masuk(s.orang[Peran.NASKAH])
        jalan = alamat("nominatif", s.satu.pk)
        assert jalan in tautan(penyusun.get(reverse("seleksi:lowongan", args=[s.satu.pk])))
        halaman = teks(penyusun.get(jalan))
        assert "2 memenuhi syarat · 1 tidak memenuhi syarat · 0 menunggu perbaikan" in halaman
        assert penyusun.post(jalan).status_code == 302
        naskah = Naskah.objects.get(templat=NOMINATIF)
        assert "Menunggu tanda tangan" in teks(penyusun.get(jalan))
        ketua = masuk(s.sekretariat)
        meja = alamat("tandatangani", naskah.pk)
        assert meja in tautan(ketua.get(alamat("tanda_tangan")))
        assert "nominatif yang terdahulu dicabut" in teks(ketua.get(meja))
        assert ketua.post(meja).status_code == 302
        daftar = reverse("peserta:daftar_pelamar", args=[s.satu.pk])
        buka = alamat("buka_naskah", naskah.pk)
        for peran in (Peran.KETUA_PANSEL, Peran.ANGGOTA_PANSEL, Peran.VERIFIKATOR, Peran.PENGAWAS):
            orang = masuk(s.orang[peran])
            assert buka in tautan(orang.get(daftar)), peran
            assert jalan not in tautan(orang.get(daftar)), peran
            assert orang.get(buka).status_code == 200, peran
        for peran in (Peran.PPK, Peran.PYB, Peran.ASESOR, Peran.NARASUMBER):
            assert masuk(s.orang[peran]).get(buka).status_code == 404, peran
        assert masuk(s.lain["tms"].pelamar.pengguna).get(buka).status_code == 404
        assert "Susun nominatif baru" in teks(ketua.get(jalan))


def test_yang_belum_selesai_disebut_dan_tidak_disusun(s):
    situasi.melamar(s, 1, Keadaan.DIAJUKAN)
    with time_machine.travel(s.lain["kini"], tick=False):
        klien = masuk(s.sekretariat)
        jalan = alamat("nominatif", s.satu.pk)
        assert "Belum dapat disusun" in teks(klien.get(jalan))
        assert "1 dari 5 lamaran" in teks(klien.post(jalan), 422)
        assert not Naskah.objects.filter(templat=NOMINATIF).exists()


def test_halaman_hanya_bagi_penyusun_dan_sesudah_ditutup(s):
    with time_machine.travel(s.lain["kini"], tick=False):
        jalan = alamat("nominatif", s.satu.pk)
        for peran in (Peran.VERIFIKATOR, Peran.KETUA_PANSEL, Peran.PPK, Peran.PENGAWAS):
            assert masuk(s.orang[peran]).get(jalan).status_code == 404, peran
        Lowongan.objects.filter(pk=s.satu.pk).update(**{"tahap": Tahap.PENGUMUMAN})
        assert masuk(s.sekretariat).get(jalan).status_code == 404

"""Cancelling a vacancy: who, from where, what it takes along."""

import pytest

from akun.antar import isi_surel
from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian import wewenang as wewenang_nilai
from peserta.alur import Keadaan
from seleksi import actions as tindakan
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from seleksi.queries.pengingat import pengingat
from tests.factories.seleksi import LowonganFactory
from tests.seleksi import situasi
from tests.seleksi.penolakan import HARI, ditolak

pytestmark = pytest.mark.django_db


def test_pembatalan_mencabut_konsep_dan_memberi_tahu_pelamar(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 2)
    pada = situasi.setelah_batas(s)
    konsep = tindakan.siapkan_perpanjangan(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=pada
    )
    tindakan.batalkan_lowongan(
        lowongan=s.satu, alasan=" Pelamar kurang. ", dasar="Keputusan pleno", oleh=s.ketua, pada=pada
    )
    assert (s.satu.tahap, s.satu.alasan_batal, s.satu.dibatalkan_oleh) == (
        Tahap.DIBATALKAN,
        "Pelamar kurang.",
        s.ketua,
    )
    assert Naskah.objects.get(pk=konsep.naskah_id).keadaan == "DICABUT"
    jejak = Jejak.objects.get(peristiwa="lowongan.dibatalkan")
    assert (jejak.rincian["dari"], jejak.rincian["dasar"]) == ("PENGUMUMAN", "Keputusan pleno")
    kabar = Surel.objects.filter(kunci__startswith=f"lowongan.dibatalkan:{s.satu.pk}:")
    assert kabar.filter(templat="seleksi/surel/dibatalkan_pelamar.txt").count() == 2
    terbit = s.satu.pengumuman.get(jenis="PEMBATALAN")
    assert (terbit.naskah.keadaan, terbit.diumumkan_oleh) == ("TERBIT", s.ketua)
    (isi,) = terbit.naskah.isi["lowongan"]
    assert (isi["alasan"], isi["dasar"]) == ("Pelamar kurang.", "Keputusan pleno")
    assert kabar.filter(templat="seleksi/surel/dibatalkan.txt").count() == 7


@pytest.mark.parametrize("tahap", [t for t in Tahap if t not in (Tahap.SELESAI, Tahap.DIBATALKAN)])
def test_setiap_tahap_berjalan_dapat_dibatalkan(saat, tahap):
    s = situasi.siap(saat)
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=50)
    isian = {"lowongan": lowongan, "alasan": "Alasan.", "dasar": "Dasar.", "pada": saat}
    assert ditolak(tindakan.batalkan_lowongan, **isian, oleh=s.sekretariat)[0] == {"P-11"}
    assert tindakan.batalkan_lowongan(**isian, oleh=s.ketua).tahap == Tahap.DIBATALKAN
    assert ditolak(tindakan.batalkan_lowongan, **isian, oleh=s.ketua)[0] == {"TAHAP"}


def test_pembatalan_oleh_ppk_menunggu_tanda_tangan_ketua_pansel(saat):
    s = situasi.diumumkan(saat)
    isian = {"lowongan": s.satu, "alasan": "Reorganisasi.", "dasar": "Keputusan Bupati 1", "pada": saat}
    tindakan.batalkan_lowongan(**isian, oleh=s.orang[Peran.PPK])
    konsep = s.satu.pengumuman.get(jenis="PEMBATALAN")
    assert (konsep.naskah.keadaan, konsep.naskah.penanda_tangan) == ("KONSEP", s.ketua)
    kode, _ = ditolak(tindakan.umumkan_pembatalan, pengumuman=konsep, oleh=s.orang[Peran.PPK], pada=saat)
    assert "P-11" in kode
    terbit = tindakan.umumkan_pembatalan(pengumuman=konsep, oleh=s.ketua, pada=saat)
    assert terbit.diumumkan_pada == saat
    _, alasan = ditolak(tindakan.umumkan_pembatalan, pengumuman=terbit, oleh=s.ketua, pada=saat)
    assert "sudah ditandatangani" in alasan


def test_pengumuman_pembatalan_disusun_ulang_untuk_ketua_baru(saat):
    s = situasi.diumumkan(saat)
    tindakan.batalkan_lowongan(lowongan=s.satu, alasan="A.", dasar="D.", oleh=s.orang[Peran.PPK], pada=saat)
    lama = s.satu.pengumuman.get(jenis="PEMBATALAN")
    isian = {"seleksi": s.seleksi, "lowongan": s.lowongan, "pada": saat}
    assert "P-11" in ditolak(tindakan.siapkan_pembatalan, **isian, oleh=s.ketua)[0]
    baru = tindakan.siapkan_pembatalan(**isian, oleh=s.sekretariat)
    lama.naskah.refresh_from_db()
    assert (lama.naskah.keadaan, baru.naskah.keadaan) == ("DICABUT", "KONSEP")
    tindakan.umumkan_pembatalan(pengumuman=baru, oleh=s.ketua, pada=saat)
    assert "sudah diumumkan" in ditolak(tindakan.siapkan_pembatalan, **isian, oleh=s.sekretariat)[1]


def test_pembatalan_lowongan_yang_berjalan_tidak_diumumkan(saat):
    s = situasi.diumumkan(saat)
    isian = {"seleksi": s.seleksi, "lowongan": s.lowongan, "oleh": s.sekretariat, "pada": saat}
    assert "TAHAP" in ditolak(tindakan.siapkan_pembatalan, **isian)[0]


def test_pembatalan_sebelum_pengumuman_tidak_menerbitkan_naskah(saat):
    s = situasi.siap(saat)
    tindakan.batalkan_lowongan(lowongan=s.satu, alasan="A.", dasar="D.", oleh=s.ketua, pada=saat)
    assert not s.satu.pengumuman.exists()
    isian = {"seleksi": s.seleksi, "lowongan": s.lowongan, "oleh": s.sekretariat, "pada": saat}
    assert "belum pernah diumumkan" in ditolak(tindakan.siapkan_pembatalan, **isian)[1]


def test_pembatalan_tanpa_ketua_pansel_tetap_terjadi(saat):
    s = situasi.diumumkan(saat)
    situasi.berakhir_sk(s, "PANSEL")
    tindakan.batalkan_lowongan(lowongan=s.satu, alasan="A.", dasar="D.", oleh=s.orang[Peran.PPK], pada=saat)
    assert s.satu.tahap == Tahap.DIBATALKAN
    assert not s.satu.pengumuman.filter(jenis="PEMBATALAN").exists()


def test_pemilik_draf_juga_diberi_tahu_dan_yang_mundur_tidak(saat):
    s = situasi.diumumkan(saat)
    (draf,) = situasi.melamar(s, 1, Keadaan.DRAF)
    situasi.melamar(s, 1, Keadaan.MUNDUR)
    tindakan.batalkan_lowongan(lowongan=s.satu, alasan="A.", dasar="D.", oleh=s.ketua, pada=saat)
    surel = Surel.objects.get(templat="seleksi/surel/dibatalkan_pelamar.txt")
    assert surel.penerima == draf.pelamar.pengguna
    assert "draf lamaran Anda" in isi_surel(surel)


def test_lowongan_lain_tidak_terpengaruh_pembatalan(saat):
    s = situasi.diumumkan(saat, banyak=2)
    situasi.melamar(s, 1, lowongan=s.lowongan[1])
    tindakan.batalkan_lowongan(lowongan=s.satu, alasan="A.", dasar="D.", oleh=s.ketua, pada=saat)
    lain = s.segar(s.lowongan[1])
    assert lain.tahap == Tahap.PENGUMUMAN
    assert not lain.pengumuman.filter(jenis="PEMBATALAN").exists()
    assert not Surel.objects.filter(templat="seleksi/surel/dibatalkan_pelamar.txt").exists()


def test_lowongan_batal_tidak_dinilai_lagi(saat):
    s = situasi.diumumkan(saat)
    komponen = s.satu.komponen.get(metode="REKAM_JEJAK")
    komponen.buka(saat)
    komponen.dibuka_oleh = s.ketua
    komponen.save()
    (lamaran,) = situasi.melamar(s, 1, Keadaan.MS)
    anggota = s.orang[Peran.ANGGOTA_PANSEL]
    putusan = {
        "menilai": lambda k: wewenang_nilai.boleh_menilai(anggota, k, lamaran, None, saat),
        "mengunci": lambda k: wewenang_nilai.boleh_kunci_komponen(s.ketua, k, saat),
        "membatalkan": lambda k: wewenang_nilai.boleh_batalkan_lembar(
            s.ketua, k, lamaran, anggota, None, "BENTURAN", "Saudara.", saat
        ),
        "menyatakan": lambda k: wewenang_nilai.boleh_nyatakan_benturan(anggota, k.lowongan, saat),
    }

    def berhenti():
        segar = s.satu.komponen.select_related("lowongan__seleksi").get(pk=komponen.pk)
        return {nama for nama, putus in putusan.items() if "sudah dibatalkan" in str(putus(segar).temuan)}

    assert berhenti() == set()
    tindakan.batalkan_lowongan(lowongan=s.satu, alasan="A.", dasar="D.", oleh=s.ketua, pada=saat)
    assert berhenti() == set(putusan)


def test_lowongan_batal_tidak_diingatkan_lagi(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    (draf,) = situasi.melamar(s, 1, Keadaan.DRAF)
    besok_tutup = s.satu.batas_lamaran - 2 * HARI
    sebelum = {satu["templat"] for satu in pengingat(besok_tutup)}
    assert sebelum >= {"seleksi/surel/ingat_penutupan.txt", "seleksi/surel/ingat_draf.txt"}
    tindakan.batalkan_lowongan(lowongan=s.satu, alasan="A.", dasar="D.", oleh=s.ketua, pada=besok_tutup)
    assert pengingat(besok_tutup) == []
    with pytest.raises(TindakanDitolak):
        tindakan.tutup_pengumuman(lowongan=s.satu, oleh=None, pada=situasi.setelah_batas(s))
    assert draf.keadaan == Keadaan.DRAF

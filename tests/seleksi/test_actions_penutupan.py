"""Closing the period of applications: by hand, by the clock, held back, with three applicants."""

import datetime as dt

import pytest

from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from seleksi import actions as tindakan
from seleksi.alur import Tahap
from seleksi.queries.pengumuman import BA_PENUTUPAN
from tests.factories.seleksi import RekomendasiFactory
from tests.seleksi import situasi
from tests.seleksi.penolakan import ditolak, perpanjang

pytestmark = pytest.mark.django_db


def test_penutupan_oleh_ketua_sekretariat_langsung_berberita_acara(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 4)
    pada = situasi.setelah_batas(s)
    tindakan.tutup_pengumuman(lowongan=s.satu, oleh=s.sekretariat, pada=pada)
    assert s.satu.tahap == Tahap.ADMINISTRASI
    assert s.satu.pengumuman_ditutup_pada == pada
    acara = Naskah.objects.get(templat=BA_PENUTUPAN)
    assert (acara.keadaan, acara.ditandatangani_oleh) == ("TERBIT", s.sekretariat)
    assert acara.milik_seleksi.lowongan == s.satu
    jejak = Jejak.objects.get(peristiwa="lowongan.pengumuman_ditutup")
    assert (jejak.rincian["dari"], jejak.rincian["ke"]) == ("PENGUMUMAN", "ADMINISTRASI")


def test_penutupan_oleh_jam_meninggalkan_berita_acara_untuk_ketua_sekretariat(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 4)
    pada = situasi.setelah_batas(s)
    tindakan.tutup_pengumuman(lowongan=s.satu, oleh=None, pada=pada)
    acara = Naskah.objects.get(templat=BA_PENUTUPAN)
    assert (acara.keadaan, acara.penanda_tangan) == ("KONSEP", s.sekretariat)
    assert Jejak.objects.get(peristiwa="lowongan.pengumuman_ditutup").pelaku is None
    ditolak(
        tindakan.tanda_tangani_penutupan,
        milik=acara.milik_seleksi,
        oleh=s.orang[Peran.NASKAH],
        pada=pada,
    )
    terbit = tindakan.tanda_tangani_penutupan(milik=acara.milik_seleksi, oleh=s.sekretariat, pada=pada)
    assert terbit.keadaan == "TERBIT"
    _, alasan = ditolak(
        tindakan.tanda_tangani_penutupan, milik=acara.milik_seleksi, oleh=s.sekretariat, pada=pada
    )
    assert "sudah ditandatangani" in alasan


def test_penutupan_tanpa_ketua_sekretariat_tetap_tercatat(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 4)
    s.seleksi.keanggotaan.get(peran=Peran.KETUA_SEKRETARIAT).delete()
    tindakan.tutup_pengumuman(lowongan=s.satu, oleh=None, pada=situasi.setelah_batas(s))
    assert s.satu.tahap == Tahap.ADMINISTRASI
    assert not Naskah.objects.filter(templat=BA_PENUTUPAN).exists()


@pytest.mark.parametrize(
    "pelamar,sebelum_batas,kode",
    [(4, True, {"A-3"}), (3, False, {"A-4"}), (3, True, {"A-3", "A-4"})],
)
def test_penutupan_ditahan(saat, pelamar, sebelum_batas, kode):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, pelamar)
    pada = s.satu.batas_lamaran - dt.timedelta(microseconds=1) if sebelum_batas else situasi.setelah_batas(s)
    assert ditolak(tindakan.tutup_pengumuman, lowongan=s.satu, oleh=None, pada=pada)[0] == kode


def test_penutupan_tanpa_bukti_tayang_ditahan(saat):
    s = situasi.diumumkan(saat)
    situasi.melamar(s, 4)
    kode, _ = ditolak(
        tindakan.tutup_pengumuman, lowongan=s.satu, oleh=s.sekretariat, pada=situasi.setelah_batas(s)
    )
    assert kode == {"A-1", "A-2"}


def test_tiga_pelamar_setelah_dua_perpanjangan_lanjut_dengan_rekomendasi(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 3)
    perpanjang(s, situasi.setelah_batas(s))
    perpanjang(s, situasi.setelah_batas(s))
    pada = situasi.setelah_batas(s)
    isian = {"lowongan": s.satu, "oleh": s.sekretariat, "pada": pada}
    kode, alasan = ditolak(tindakan.tutup_pengumuman, **isian)
    assert kode == {"A-5"}
    assert "rekomendasi Badan Kepegawaian Negara" in alasan
    RekomendasiFactory(seleksi=s.seleksi, lowongan=s.lowongan[0], jenis="LANJUT_TIGA_PELAMAR")
    assert tindakan.tutup_pengumuman(**isian).tahap == Tahap.ADMINISTRASI

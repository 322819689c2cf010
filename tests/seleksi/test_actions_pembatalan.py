"""Cancelling a vacancy: who, from where, what it takes along."""

import pytest

from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from seleksi import actions as tindakan
from seleksi.alur import Tahap
from tests.factories.seleksi import LowonganFactory
from tests.seleksi import situasi
from tests.seleksi.penolakan import ditolak

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
    assert kabar.filter(templat="seleksi/surel/dibatalkan.txt").count() == 7


@pytest.mark.parametrize("tahap", [t for t in Tahap if t not in (Tahap.SELESAI, Tahap.DIBATALKAN)])
def test_setiap_tahap_berjalan_dapat_dibatalkan(saat, tahap):
    s = situasi.siap(saat)
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=50)
    isian = {"lowongan": lowongan, "alasan": "Alasan.", "dasar": "Dasar.", "pada": saat}
    assert ditolak(tindakan.batalkan_lowongan, **isian, oleh=s.sekretariat)[0] == {"P-11"}
    assert tindakan.batalkan_lowongan(**isian, oleh=s.ketua).tahap == Tahap.DIBATALKAN
    assert ditolak(tindakan.batalkan_lowongan, **isian, oleh=s.ketua)[0] == {"TAHAP"}

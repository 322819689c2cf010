"""Two clicks on "kirim": one call, one mail for each participant."""

import datetime as dt

import pytest
from django.utils import timezone

from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, queries
from peserta.actions import panggilan as tindakan
from peserta.models import Panggilan
from seleksi.izin import TindakanDitolak
from seleksi.models import Pengumuman
from tests.balapan.test_lamaran import bersamaan, tanpa_pekerja, terpisah
from tests.factories.dokumen import NaskahFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import LamaranFactory
from tests.factories.seleksi import InstansiFactory, JadwalFactory, LowonganFactory, PengumumanFactory

__all__ = ["tanpa_pekerja"]
pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def panggilan(transactional_db) -> Panggilan:
    """A draft for two people in eight days, whatever day that is."""
    InstansiFactory()
    kini = timezone.now()
    lowongan = LowonganFactory(tahap="ADMINISTRASI")
    hari = timezone.localdate(kini) + dt.timedelta(days=8)
    JadwalFactory(seleksi=lowongan.seleksi, kegiatan="ASESMEN", tanggal_mulai=hari, tanggal_selesai=hari)
    naskah = NaskahFactory(terbit=True)
    PengumumanFactory(
        seleksi=lowongan.seleksi,
        jenis=Pengumuman.Jenis.HASIL_TAHAP,
        tahap="ADMINISTRASI",
        naskah=naskah,
        diumumkan_pada=kini - dt.timedelta(hours=1),
        diumumkan_oleh=naskah.penanda_tangan,
        lowongan=[lowongan],
    )
    for _ in range(2):
        LamaranFactory(lowongan=lowongan, keadaan="MS")
    KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.KETUA_SEKRETARIAT)
    oleh = KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.NASKAH).pengguna
    isian = {
        "cara": "SERENTAK",
        "urutan": "ABJAD",
        "mulai": timezone.localtime(kini).replace(hour=8, minute=0) + dt.timedelta(days=8),
        "menit": 60,
        "istirahat_mulai": None,
        "istirahat_selesai": None,
        "pada_hari_libur": True,
        "tempat": "Aula",
        "tautan": "",
        "bawaan": "",
        "pakaian": "",
        "narahubung": "Sekretariat",
    }
    return actions.susun_panggilan(lowongan=lowongan, kegiatan="ASESMEN", isian=isian, oleh=oleh, pada=kini)


def kirim(panggilan: Panggilan):
    sidik = queries.sidik_kumpulan(queries.daftar_undangan(panggilan))
    return lambda: actions.kirim_panggilan(
        panggilan=panggilan, sidik=sidik, oleh=panggilan.penanda_tangan, pada=timezone.now()
    )


def test_tanpa_kunci_dua_klik_sama_sama_lolos(panggilan, monkeypatch):
    """Control: without the lock both pass the verdict."""
    dasar = Panggilan.objects.select_related("lowongan__seleksi", "mengganti", "penanda_tangan")
    monkeypatch.setattr(tindakan, "_kunci", lambda panggilan: dasar.get(pk=panggilan.pk))
    lolos = []
    semula = tindakan._kabari
    monkeypatch.setattr(tindakan, "_kabari", lambda *isi: (lolos.append(1), semula(*isi))[1])
    for _ in range(20):
        bersamaan(kirim(panggilan), kirim(panggilan))
        if len(lolos) == 2:
            break
        lolos.clear()
        Panggilan.objects.update(dikirim_pada=None, dikirim_oleh=None)
        panggilan.undangan.update(berlaku=False)
    assert len(lolos) == 2


def test_dua_klik_satu_pengiriman(panggilan):
    berhasil, ditolak = terpisah(bersamaan(*[kirim(panggilan)] * 3))
    assert berhasil == [2]
    assert [type(satu) for satu in ditolak] == [TindakanDitolak] * 2
    assert Surel.objects.filter(kunci__startswith="undangan_tahap:").count() == 2
    assert Jejak.objects.filter(peristiwa="panggilan.dikirim").count() == 1


def test_dua_pekerja_satu_surat_bagi_setiap_orang(panggilan):
    kirim(panggilan)()
    lowongan, kini = panggilan.lowongan, timezone.now()
    hasil = bersamaan(*[lambda: actions.terbitkan_undangan(lowongan=lowongan, oleh=None, pada=kini)] * 4)
    berhasil, ditolak = terpisah(hasil)
    assert not ditolak
    assert sum(satu is not None for satu in berhasil) == 2
    assert Naskah.objects.filter(templat=actions.TEMPLAT_UNDANGAN).values("nomor").distinct().count() == 2

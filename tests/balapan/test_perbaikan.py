"""Two tabs, and the last second: mended files are sent once, and nobody judges beside a sending."""

import datetime as dt

import pytest
from django.utils import timezone

from akun.models import Surel
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, queries
from peserta.actions import perbaikan as tindakan
from peserta.models import BerkasLamaran, Lamaran, Perbaikan
from seleksi.izin import TindakanDitolak
from tests.balapan.test_lamaran import bersamaan, tanpa_pekerja, terpisah
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import (
    BerkasLamaranFactory,
    ButirPerbaikanFactory,
    LamaranFactory,
    PerbaikanFactory,
    berkas_lengkap,
    verifikasi_lengkap,
)
from tests.factories.seleksi import InstansiFactory, LowonganFactory

__all__ = ["tanpa_pekerja"]
pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]


def terbuka(batas: dt.datetime) -> Lamaran:
    """One document open until that moment, its new file uploaded, everything else checked."""
    InstansiFactory()
    lowongan = LowonganFactory(tahap="ADMINISTRASI")
    lamaran = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    semula = berkas_lengkap(lamaran)["IJAZAH"]
    kini = timezone.now()
    perbaikan = PerbaikanFactory(
        lamaran=lamaran, diminta=True, diminta_pada=kini - dt.timedelta(days=1), batas=batas
    )
    baru = BerkasLamaranFactory(lamaran=lamaran, jenis="IJAZAH", diganti_pada=kini)
    ButirPerbaikanFactory(perbaikan=perbaikan, semula=semula, pengganti=baru)
    return lamaran


def kirim(lamaran: Lamaran, tiba: dt.datetime):
    return lambda: actions.kirim_perbaikan(
        lamaran=lamaran, oleh=lamaran.pelamar.pengguna, pada=timezone.now(), tiba_pada=tiba
    )


def test_tanpa_kunci_dua_tab_sama_sama_lolos_pemeriksaan(transactional_db, monkeypatch):
    """Control: without the lock both pass the verdict and both tell that they sent."""
    kini = timezone.now()
    lamaran = terbuka(kini + dt.timedelta(hours=1))
    dasar = Lamaran.objects.select_related("lowongan__seleksi", "pelamar__pengguna")
    monkeypatch.setattr(tindakan, "kunci_lamaran", lambda *, lamaran: dasar.get(pk=lamaran.pk))
    lolos = []
    semula = tindakan._gantikan
    monkeypatch.setattr(tindakan, "_gantikan", lambda *isi: (lolos.append(1), semula(*isi))[1])
    bersamaan(kirim(lamaran, kini), kirim(lamaran, kini))
    assert len(lolos) == 2


def test_dua_tab_mengirim_perbaikan_satu_akibat(transactional_db):
    kini = timezone.now()
    lamaran = terbuka(kini + dt.timedelta(hours=1))
    berhasil, ditolak = terpisah(bersamaan(*[kirim(lamaran, kini)] * 3))
    assert len(berhasil) == 1
    assert [type(satu) for satu in ditolak] == [TindakanDitolak] * 2
    assert all("sudah dikirim" in str(satu) for satu in ditolak)
    assert Jejak.objects.filter(peristiwa="lamaran.perbaikan_dikirim").count() == 1
    assert Surel.objects.filter(kunci__startswith="lamaran.perbaikan_dikirim").count() == 1
    assert BerkasLamaran.objects.filter(jenis="IJAZAH", diganti_pada__isnull=True).count() == 1


def test_pengiriman_dan_penilaian_pada_detik_batas(transactional_db):
    """What arrived a millisecond before the deadline counts, however late the server gets to it."""
    kini = timezone.now()
    lamaran = terbuka(kini)
    pemeriksa = KeanggotaanFactory(seleksi=lamaran.lowongan.seleksi, peran=Peran.VERIFIKATOR).pengguna
    verifikasi_lengkap(lamaran, pemeriksa, tidak_sesuai=("IJAZAH",), pada=kini)
    tiba = kini - dt.timedelta(milliseconds=1)

    def nilai():
        return actions.selesai_diperiksa(lamaran=lamaran, oleh=pemeriksa, pada=timezone.now())

    berhasil, ditolak = terpisah(bersamaan(kirim(lamaran, tiba), nilai, kirim(lamaran, kini)))
    assert [type(satu) for satu in berhasil] == [Perbaikan]
    # Judging waits or finds the item unchecked; the late tab is late or second.
    assert len(ditolak) == 2
    lamaran.refresh_from_db()
    assert lamaran.keadaan == "DIAJUKAN"
    assert "IJAZAH" not in queries.verifikasi_lamaran(lamaran)

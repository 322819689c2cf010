import datetime as dt
import logging

import pytest
import time_machine
from celery.exceptions import SoftTimeLimitExceeded

from dokumen import tasks
from dokumen.cetak import GalatCetak
from dokumen.models import Naskah
from dokumen.tasks import cetak_naskah, sapu_naskah
from dokumen.terbit import cabut, siapkan, tanda_tangani
from tests.dokumen.contoh_isi import NASKAH
from tests.factories.akun import PenggunaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def penanda():
    return PenggunaFactory()


@pytest.fixture
def konsep(saat, penanda):
    contoh = NASKAH["pengumuman_hasil_akhir"]
    return siapkan(
        templat=contoh.templat,
        judul=contoh.judul,
        isi=contoh.isi,
        kelas=contoh.kelas,
        pola_nomor=contoh.pola_nomor,
        penanda_tangan=penanda,
        jabatan_penanda="",
        oleh=None,
        pada=saat,
    )


def segar(naskah) -> Naskah:
    return Naskah.objects.select_related("berkas", "berkas_konsep").get(pk=naskah.pk)


def test_konsep_dicetak_sekali(konsep):
    assert cetak_naskah(konsep.pk) is True
    naskah = segar(konsep)
    assert naskah.berkas_konsep.halaman == 1
    assert (naskah.berkas, naskah.dicetak_pada, naskah.sedang_dicetak) == (None, None, False)
    assert cetak_naskah(konsep.pk) is False
    assert segar(konsep).berkas_konsep_id == naskah.berkas_konsep_id
    assert naskah.berkas_terkini == naskah.berkas_konsep


def test_naskah_terbit_dicetak_sekali_dengan_sidik_yang_sama(konsep, penanda, saat):
    cetak_naskah(konsep.pk)
    tanda_tangani(naskah=konsep, oleh=penanda, pada=saat)
    assert cetak_naskah(konsep.pk) is True
    naskah = segar(konsep)
    assert (naskah.dicetak_pada, naskah.sedang_dicetak, naskah.galat_cetak) == (saat, False, "")
    assert naskah.berkas_terkini == naskah.berkas
    assert naskah.berkas.sha256 != naskah.berkas_konsep.sha256
    assert cetak_naskah(konsep.pk) is False


def test_dua_pekerja_mencetak_satu_naskah(konsep, monkeypatch):
    """The second worker prints too (its lease began after the first one's ended), but only one file stays."""
    asli = tasks.bahan

    def disusul(naskah):
        monkeypatch.setattr(tasks, "bahan", asli)
        Naskah.objects.filter(pk=naskah.pk).update(percobaan_cetak=0)
        assert cetak_naskah(naskah.pk) is True
        return asli(naskah)

    monkeypatch.setattr(tasks, "bahan", disusul)
    assert cetak_naskah(konsep.pk) is False
    assert segar(konsep).berkas_konsep is not None


def test_konsep_yang_keburu_ditandatangani_tidak_menjadi_naskah(konsep, penanda, saat, monkeypatch):
    asli = tasks.bahan

    def keburu(naskah):
        tanda_tangani(naskah=naskah, oleh=penanda, pada=saat)
        return asli(naskah)

    monkeypatch.setattr(tasks, "bahan", keburu)
    assert cetak_naskah(konsep.pk) is False
    naskah = segar(konsep)
    assert (naskah.berkas, naskah.berkas_konsep, naskah.sedang_dicetak) == (None, None, True)
    monkeypatch.setattr(tasks, "bahan", asli)
    assert cetak_naskah(konsep.pk) is True
    assert segar(konsep).berkas is not None


@pytest.mark.parametrize("galat", [GalatCetak("templat rusak"), SoftTimeLimitExceeded()])
def test_gagal_mencetak_dicatat_lalu_dicoba_lagi_kemudian(konsep, saat, monkeypatch, caplog, galat):
    def gagal(*args):
        raise galat

    monkeypatch.setattr("dokumen.cetak.cetak", gagal)
    with caplog.at_level(logging.CRITICAL):
        assert cetak_naskah(konsep.pk) is False
    naskah = segar(konsep)
    assert type(galat).__name__ in naskah.galat_cetak
    assert naskah.percobaan_cetak == 1
    assert naskah.cetak_lagi_pada == saat + dt.timedelta(seconds=90)
    monkeypatch.undo()
    assert cetak_naskah(konsep.pk) is False, "belum waktunya"
    with time_machine.travel(saat + dt.timedelta(seconds=91), tick=False):
        assert cetak_naskah(konsep.pk) is True
    assert segar(konsep).galat_cetak == ""


def test_jeda_memanjang_sampai_satu_jam(konsep, saat, monkeypatch):
    monkeypatch.setattr("dokumen.cetak.cetak", lambda *a: (_ for _ in ()).throw(GalatCetak("rusak")))
    logging.disable(logging.CRITICAL)
    jeda = []
    kini = saat
    for _ in range(7):
        with time_machine.travel(kini, tick=False):
            cetak_naskah(konsep.pk)
        berikut = segar(konsep).cetak_lagi_pada
        jeda.append(int((berikut - kini).total_seconds()))
        kini = berikut
    logging.disable(logging.NOTSET)
    assert jeda == [90, 120, 300, 900, 3600, 3600, 3600]


def test_sapu_hanya_mengambil_yang_jatuh_tempo(konsep, penanda, saat):
    assert sapu_naskah() == 0, "tugas langsung diberi waktu satu menit"
    with time_machine.travel(saat + dt.timedelta(seconds=61), tick=False):
        assert sapu_naskah() == 1
        assert segar(konsep).berkas_konsep is not None
        assert sapu_naskah() == 0


def test_konsep_yang_dicabut_tidak_dicetak(konsep, saat):
    cabut(naskah=konsep, oleh=None, pada=saat, alasan="Keliru.")
    assert cetak_naskah(konsep.pk) is False
    assert cetak_naskah(konsep.pk + 999) is False


def test_cakram_penuh_saat_mencetak_dicoba_lagi(konsep, monkeypatch, caplog):
    monkeypatch.setattr("dokumen.simpan.SISA_RUANG", 10**18)
    with caplog.at_level(logging.CRITICAL):
        assert cetak_naskah(konsep.pk) is False
    assert "ruang simpan" in segar(konsep).galat_cetak
    assert segar(konsep).sedang_dicetak

"""To the second: what arrived before the deadline counts, what came at it or after does not."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from jejak.models import Jejak
from peserta import actions
from seleksi.izin import TindakanDitolak
from tests.factories.peserta import LamaranFactory, PelamarFactory, berkas_lengkap
from tests.factories.seleksi import InstansiFactory, LowonganFactory

GESER = {
    "-2 s": (-2_000_000, True),
    "-1 s": (-1_000_000, True),
    "-0,001 s": (-1_000, True),
    "-1 mikrodetik": (-1, True),
    "tepat": (0, False),
    "+0,001 s": (1_000, False),
    "+1 s": (1_000_000, False),
}


@pytest.fixture
def batas(saat) -> dt.datetime:
    return saat.replace(hour=16) + dt.timedelta(days=1)


@pytest.fixture
def draf(batas, db):
    InstansiFactory()
    lowongan = LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=batas)
    lamaran = LamaranFactory(pelamar=PelamarFactory(), lowongan=lowongan)
    berkas_lengkap(lamaran)
    return lamaran


@pytest.mark.parametrize("geser,diterima", GESER.values(), ids=GESER)
def test_tindakan_di_sekitar_batas(draf, batas, geser, diterima):
    tiba = batas + dt.timedelta(microseconds=geser)
    isi = {"lamaran": draf, "setuju": True, "oleh": draf.pelamar.pengguna, "pada": tiba, "tiba_pada": tiba}
    if diterima:
        assert actions.ajukan(**isi).diajukan_pada == tiba
    else:
        with pytest.raises(TindakanDitolak) as ditolak:
            actions.ajukan(**isi)
        assert [t.kode for t in ditolak.value.temuan] == ["A-6"]
        assert str(ditolak.value).count("pukul 16.00.0") == 2
        assert not Jejak.objects.exists()
    draf.refresh_from_db()
    assert draf.keadaan == ("DIAJUKAN" if diterima else "DRAF")


@pytest.mark.parametrize("geser,diterima", GESER.values(), ids=GESER)
def test_halaman_di_sekitar_batas(client, draf, batas, geser, diterima):
    with time_machine.travel(batas + dt.timedelta(microseconds=geser), tick=False):
        client.force_login(draf.pelamar.pengguna)
        jawaban = client.post(reverse("peserta:tinjau", args=[draf.pk]), {"setuju": "on"})
    assert jawaban.status_code == (302 if diterima else 422)
    if not diterima:
        halaman = jawaban.content.decode()
        assert "Tiba di server" in halaman
        assert "pukul 16.00.00 WIB" in halaman


def test_waktu_tiba_yang_menentukan_bukan_waktu_diproses(draf, batas):
    """A second before the deadline in the queue, twenty seconds after it at work: it counts."""
    hasil = actions.ajukan(
        lamaran=draf,
        setuju=True,
        oleh=draf.pelamar.pengguna,
        pada=batas + dt.timedelta(seconds=20),
        tiba_pada=batas - dt.timedelta(seconds=1),
    )
    assert hasil.diajukan_pada == batas - dt.timedelta(seconds=1)
    rincian = Jejak.objects.get(peristiwa="lamaran.diajukan")
    assert rincian.pada == batas + dt.timedelta(seconds=20)
    assert rincian.rincian["tiba_pada"].endswith("08:59:59.000000+00:00")


def test_cap_tiba_diambil_saat_permintaan_datang(client, draf, batas, monkeypatch):
    """The page that works slowly passes on the arrival, not its own clock."""
    from peserta.views import pelamar as halaman  # noqa: PLC0415 -- the door is slowed down here

    with time_machine.travel(batas - dt.timedelta(seconds=1), tick=False) as jam:
        client.force_login(draf.pelamar.pengguna)
        semula = halaman.queries.lamaran_milik

        def lambat(*isi):
            jam.move_to(batas + dt.timedelta(seconds=20))
            return semula(*isi)

        monkeypatch.setattr(halaman.queries, "lamaran_milik", lambat)
        assert client.post(reverse("peserta:tinjau", args=[draf.pk]), {"setuju": "on"}).status_code == 302
    draf.refresh_from_db()
    assert draf.keadaan == "DIAJUKAN"


def test_jam_perangkat_pelamar_tidak_dipakai(client, draf, batas):
    """Whatever the browser says about time: hidden fields and headers change nothing."""
    with time_machine.travel(batas, tick=False):
        client.force_login(draf.pelamar.pengguna)
        jawaban = client.post(
            reverse("peserta:tinjau", args=[draf.pk]),
            {"setuju": "on", "tiba_pada": "2020-01-01T00:00:00", "pada": "2020-01-01"},
            headers={"Date": "Wed, 01 Jan 2020 00:00:00 GMT", "X-Request-Start": "t=1577836800"},
        )
    assert jawaban.status_code == 422


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "UTC", "Asia/Jayapura"])
def test_batas_tidak_bergeser_bersama_zona_server(draf, batas, zona, settings):
    settings.TIME_ZONE = zona
    tiba = batas - dt.timedelta(milliseconds=1)
    isi = {"lamaran": draf, "setuju": True, "oleh": draf.pelamar.pengguna, "pada": tiba}
    assert actions.ajukan(**isi).keadaan == "DIAJUKAN"

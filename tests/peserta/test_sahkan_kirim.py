"""Kirim and the proof of identity: asked on the page itself, sent with the press, never between the two."""

import datetime as dt
import re
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse

from peserta.models import Lamaran
from tests.factories.akun import AlamatFactory
from tests.kunci_maya import KunciMaya
from tests.pengesahan import SANDI, lama, segar


@pytest.fixture(autouse=True)
def tanpa_hitungan():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def masuk(client, pelamar):
    AlamatFactory(user=pelamar.pengguna)
    client.force_login(pelamar.pengguna)
    return lama(client)


@pytest.fixture
def alamat(draf):
    return reverse("peserta:tinjau", args=[draf.pk])


def keadaan(draf) -> str:
    return str(Lamaran.objects.get(pk=draf.pk).keadaan)


def isi(jawaban) -> str:
    return jawaban.content.decode()


def tanda(halaman: str) -> str:
    return re.search(r'name="sahkan_halaman" value="([^"]+)"', halaman)[1]


def test_kata_sandi_diminta_di_halaman_yang_sama_dan_ikut_terkirim(masuk, draf, alamat):
    halaman = isi(masuk.get(alamat))
    assert re.search(r'name="setuju".*name="sahkan_sandi".*Kirim lamaran', halaman, re.DOTALL)
    jawaban = masuk.post(alamat, {"setuju": "on", "sahkan_sandi": SANDI})
    assert jawaban.url == reverse("peserta:tanda_terima", args=[draf.pk])
    assert keadaan(draf) == "DIAJUKAN"


@pytest.mark.parametrize(
    "sandi,kata",
    [
        ("", "Isi kata sandi Anda untuk memastikan ini Anda sendiri."),
        ("bukan itu", "Kata sandi tidak cocok."),
    ],
)
def test_tanpa_atau_salah_kata_sandi_tidak_terkirim_dan_tidak_ada_yang_hilang(
    masuk, draf, alamat, sandi, kata
):
    jawaban = masuk.post(alamat, {"setuju": "on", "sahkan_sandi": sandi})
    halaman = isi(jawaban)
    assert jawaban.status_code == 422
    assert kata in halaman
    assert re.search(r'name="setuju"[^>]*checked', halaman), "persetujuannya tetap tercentang"
    assert "bukan itu" not in halaman
    assert keadaan(draf) == "DRAF"
    assert masuk.post(alamat, {"setuju": "on", "sahkan_sandi": SANDI}).status_code == 302


def test_yang_baru_masuk_tidak_ditanya(masuk, draf, alamat):
    halaman = isi(segar(masuk).get(alamat))
    assert "sahkan_sandi" not in halaman
    assert masuk.post(alamat, {"setuju": "on", "sahkan_halaman": tanda(halaman)}).status_code == 302


def test_halaman_yang_dibuka_segar_boleh_dibaca_selama_sesinya_hidup(masuk, draf, alamat, settings):
    """Nobody who prepared in time is turned back for a password in the last second."""
    isian = {"setuju": "on", "sahkan_halaman": tanda(isi(segar(masuk, detik=290).get(alamat)))}
    with time_machine.travel(time.time() + settings.SESI_DIAM - 1, tick=False):
        assert masuk.post(alamat, {"setuju": "on"}).status_code == 422, "tanpa tanda halamannya"
        assert masuk.post(alamat, isian).status_code == 302
    assert keadaan(draf) == "DIAJUKAN"


def test_tanda_halaman_tidak_berlaku_di_tempat_lain(masuk, draf, alamat, settings):
    tempat = tanda(isi(segar(masuk).get(alamat)))
    isian = {"setuju": "on", "sahkan_halaman": tempat}
    assert lama(masuk).post(alamat, isian).status_code == 422, "sesi lain, bukti lain"
    karangan = {"setuju": "on", "sahkan_halaman": tempat[:-2] + "xx"}
    assert masuk.post(alamat, karangan).status_code == 422
    segar(masuk)
    with time_machine.travel(time.time() + settings.SAHKAN_HALAMAN + 1, tick=False):
        assert masuk.post(alamat, isian).url.startswith("/akun/masuk/"), "sesinya sudah berakhir"
    assert keadaan(draf) == "DRAF"


def test_tekanan_kedua_tidak_ditanya_lagi(masuk, draf, alamat):
    pertama = masuk.post(alamat, {"setuju": "on", "sahkan_sandi": SANDI})
    kedua = lama(masuk).post(alamat, {"setuju": "on"})
    assert pertama.url == kedua.url


@pytest.mark.parametrize("geser,status", [(-1, 302), (0, 422)])
def test_waktu_tiba_tekanan_itu_sendiri_yang_dihitung(masuk, draf, alamat, geser, status):
    """A wrong password before the deadline is not an arrival; the right one a moment later is its own."""
    batas = draf.lowongan.batas_lamaran
    masuk.cookies.clear()
    with time_machine.travel(batas - dt.timedelta(seconds=2), tick=False) as jam:
        masuk.force_login(draf.pelamar.pengguna)
        lama(masuk)
        assert masuk.post(alamat, {"setuju": "on", "sahkan_sandi": "salah"}).status_code == 422
        jam.move_to(batas + dt.timedelta(microseconds=geser))
        jawaban = masuk.post(alamat, {"setuju": "on", "sahkan_sandi": SANDI})
    assert jawaban.status_code == status
    if status == 422:
        assert "Tiba di server" in isi(jawaban)
        assert "Kata sandi tidak cocok" not in isi(jawaban)


def test_pengaman_kedua_tidak_mengganti_kata_sandi_di_sini(masuk, draf, alamat):
    """A lost telephone on the last day costs nobody his candidacy."""
    Authenticator.objects.create(user=draf.pelamar.pengguna, type="totp", data={"secret": "x"})
    assert "sahkan_sandi" in isi(masuk.get(alamat))
    assert masuk.post(alamat, {"setuju": "on", "sahkan_sandi": SANDI}).status_code == 302


def test_kunci_sandi_dapat_dipakai(masuk, draf, alamat):
    kunci = KunciMaya(draf.pelamar.pengguna)
    assert "Pakai kunci sandi (passkey) sebagai gantinya" in isi(masuk.get(alamat))
    jawaban = masuk.post(alamat, {"setuju": "on", "sahkan_kunci": "1"})
    assert jawaban.status_code == 200
    assert 'name="setuju" value="on"' in isi(jawaban)
    assert keadaan(draf) == "DRAF"
    kirim = {"setuju": "on", "credential": kunci.jawab(isi(jawaban))}
    assert masuk.post(alamat, kirim).status_code == 302
    assert keadaan(draf) == "DIAJUKAN"


def test_terkunci_setelah_terlalu_banyak_salah(masuk, draf, alamat, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        jawaban = masuk.post(alamat, {"setuju": "on", "sahkan_sandi": "salah"})
    assert jawaban.status_code == 429
    assert masuk.post(alamat, {"setuju": "on", "sahkan_sandi": SANDI}).status_code in {422, 429}
    assert keadaan(draf) == "DRAF"

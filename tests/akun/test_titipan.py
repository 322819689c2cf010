"""The session ends while somebody types: the text is there after the log-in, and only for its owner (T53)."""

import time

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from akun.titipan import KUNCI, TERPANJANG
from peserta.models import Pelamar
from tests.factories.akun import PenggunaFactory
from tests.factories.seleksi import InstansiFactory

pytestmark = pytest.mark.django_db
SANDI = "kata sandi uji yang panjang"
PROFIL = "/peserta/profil/"
# Refused by the form, so that what comes back shows what was typed.
ISIAN = {
    "tempat_lahir": "Temanggung <b>",
    "jabatan": "Kepala Bidang\r\nPelayanan",
    "kata_sandi_lama": "rahasia",
}


@pytest.fixture
def orang():
    InstansiFactory()
    return PenggunaFactory(dikonfirmasi=True, bernip=True, nama="Sri Lestari")


def masuk(client, orang, **lain):
    return client.post("/akun/masuk/", {"login": orang.email, "password": SANDI, **lain})


@pytest.fixture
def ditinggal(client, orang):
    """Logged in, then two hours away; what is done now is done with an ended session."""
    masuk(client, orang)
    client.get("/akun/profil/")
    with time_machine.travel(time.time() + 2 * 3600, tick=False):
        yield client


def halaman(jawaban) -> str:
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def test_yang_diketik_menunggu_pemiliknya_dan_dikirim_ulang(ditinggal, orang):
    jawaban = ditinggal.post(PROFIL, ISIAN)
    assert jawaban.url == "/akun/masuk/?next=%2Fpeserta%2Fprofil%2F&sebab=isian"
    assert "yang Anda ketik tersimpan" in halaman(ditinggal.get(jawaban.url))
    assert "Temanggung" not in halaman(ditinggal.get(jawaban.url))
    assert masuk(ditinggal, orang, next=PROFIL).url == PROFIL
    isi = halaman(ditinggal.get(PROFIL))
    assert "Isian Anda belum terkirim" in isi
    assert 'name="tempat_lahir" value="Temanggung &lt;b&gt;"' in isi
    # Other pages are open meanwhile, and it still waits.
    assert "Isian Anda belum terkirim" not in halaman(ditinggal.get("/akun/profil/"))
    assert "Isian Anda belum terkirim" in halaman(ditinggal.get(PROFIL))
    ulang = ditinggal.post(PROFIL, {k: v for k, v in ISIAN.items() if k != "kata_sandi_lama"})
    assert ulang.status_code == 422
    assert "Temanggung &lt;b&gt;" in ulang.content.decode()
    assert "Isian Anda belum terkirim" not in halaman(ditinggal.get(PROFIL))
    assert not Pelamar.objects.exists()


def test_kata_sandi_dan_token_tidak_pernah_disimpan(ditinggal):
    ditinggal.post(PROFIL, {**ISIAN, "csrfmiddlewaretoken": "x", "password": "y"})
    assert {nama for nama, _ in ditinggal.session[KUNCI]["isian"]} == {"tempat_lahir", "jabatan"}
    ditinggal.session.flush()


def test_orang_lain_di_peramban_yang_sama_tidak_melihatnya(ditinggal, orang):
    ditinggal.post(PROFIL, ISIAN)
    lain = PenggunaFactory(dikonfirmasi=True, bernip=True)
    masuk(ditinggal, lain)
    assert "Temanggung" not in halaman(ditinggal.get(PROFIL))
    ditinggal.post("/akun/keluar/")
    masuk(ditinggal, orang)
    assert "Temanggung" not in halaman(ditinggal.get(PROFIL))


def test_dibuang_pemiliknya(ditinggal, orang):
    ditinggal.post(PROFIL, ISIAN)
    masuk(ditinggal, orang)
    assert ditinggal.post("/akun/isian-tertunda/buang/").url == "/beranda/"
    assert "Isian Anda belum terkirim" not in halaman(ditinggal.get(PROFIL))


def test_setelah_dua_belas_jam_tidak_ditawarkan_lagi(client, orang):
    client.force_login(orang)
    sesi = client.session
    sesi[KUNCI] = {"pemilik": orang.pk, "alamat": PROFIL, "isian": [["a", ["b"]]], "berkas": 0, "pada": 0}
    sesi.save()
    assert "Isian Anda belum terkirim" not in halaman(client.get(PROFIL))
    assert KUNCI not in client.session


def test_simpan_otomatis_yang_mencoba_lagi_memperbarui_isinya(ditinggal, orang):
    ditinggal.post(PROFIL, ISIAN)
    ditinggal.post(PROFIL, {**ISIAN, "tempat_lahir": "Parakan"})
    masuk(ditinggal, orang)
    isi = halaman(ditinggal.get(PROFIL))
    assert "Parakan" in isi
    assert "Temanggung" not in isi


def test_htmx_dibawa_ke_halaman_masuk_utuh(ditinggal):
    jawaban = ditinggal.post(PROFIL, ISIAN, headers={"HX-Request": "true"})
    assert jawaban.status_code == 204
    assert jawaban.headers["HX-Redirect"].endswith("sebab=isian")


def test_alamat_yang_hanya_menerima_kiriman_pun_menawarkannya(ditinggal, orang):
    """Without it the log-in led to a page that says 405."""
    ditinggal.post("/peserta/verifikasi/7/kembalikan/", {"kembali-catatan": "Ijazah belum dilegalisasi"})
    masuk(ditinggal, orang)
    assert "Ijazah belum dilegalisasi" in halaman(ditinggal.get("/peserta/verifikasi/7/kembalikan/"))


def test_berkas_tidak_disimpan_dan_itu_dikatakan(ditinggal, orang):
    ditinggal.post(PROFIL, {**ISIAN, "berkas": SimpleUploadedFile("a.pdf", b"%PDF-1.7 rahasia")})
    assert b"rahasia" not in str(dict(ditinggal.session.items())).encode()
    masuk(ditinggal, orang)
    assert "Berkas tidak ikut tersimpan." in halaman(ditinggal.get(PROFIL))


def test_isian_pilihan_saja_tetap_ditawarkan(ditinggal, orang):
    ditinggal.post(PROFIL, {"setuju": "on"})
    masuk(ditinggal, orang)
    assert "Hanya pilihan dan angka." in halaman(ditinggal.get(PROFIL))


@pytest.mark.parametrize("isian", [{}, {"teks": "x" * (TERPANJANG + 1)}], ids=["kosong", "terlalu panjang"])
def test_yang_tidak_disimpan_diberi_alasan_sesi_berakhir(ditinggal, isian):
    assert ditinggal.post(PROFIL, isian).url.endswith("sebab=sesi")
    assert KUNCI not in ditinggal.session


def test_halaman_akun_tidak_disimpan(ditinggal):
    assert ditinggal.post("/akun/profil/", {"nama": "Baru Sekali"}).url.endswith("sebab=sesi")
    assert KUNCI not in ditinggal.session


def test_tamu_tanpa_sesi_tidak_menitipkan_apa_pun(client, db):
    assert client.post(PROFIL, ISIAN).url == f"/akun/masuk/?next={PROFIL}"
    assert KUNCI not in client.session


def test_kiriman_tanpa_token_yang_sah_tidak_disimpan(orang):
    """Nobody plants a text in somebody's browser: the token is checked before anything is kept."""
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(orang)
    sesi = ketat.session
    sesi["sesi_mulai"] = sesi["sesi_aktif"] = int(time.time())
    sesi.save()
    with time_machine.travel(time.time() + 2 * 3600, tick=False):
        assert ketat.post(PROFIL, ISIAN).status_code == 403
        assert KUNCI not in ketat.session


def test_halaman_terbuka_dengan_sesi_habis_dibuka_sebagai_tamu(ditinggal, orang):
    """The log-in form itself, sent from a page that stood open overnight."""
    assert masuk(ditinggal, orang).url == "/beranda/"

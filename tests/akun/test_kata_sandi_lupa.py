"""A forgotten password: by e-mail or NIP, one link, half an hour, to the owner only."""

import re
import time

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akun.actions import siapkan_akun
from akun.models import Surel
from jejak.models import Jejak
from tests.factories.akun import PenggunaFactory

BARU = "payung biru laut kuda"


@pytest.fixture(autouse=True)
def tanpa_hitungan():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def orang(db):
    return PenggunaFactory(email="sri@contoh.test", nip="197609112002122005", dikonfirmasi=True)


@pytest.fixture
def minta(client, django_capture_on_commit_callbacks):
    def kirim(nama):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post("/akun/kata-sandi/lupa/", {"email": nama})

    return kirim


def tautan():
    return re.search(r"http://localhost:8000(/\S+)", mail.outbox[-1].body)[1]


def pasang(client, jalan, sandi=BARU):
    formulir = client.get(jalan, follow=True)
    tujuan = formulir.redirect_chain[-1][0] if formulir.redirect_chain else jalan
    return client.post(tujuan, {"password1": sandi, "password2": sandi})


@pytest.mark.parametrize("nama", ["sri@contoh.test", "SRI@contoh.test", "19760911 200212 2 005"])
def test_kata_sandi_dibuat_ulang_lewat_tautan(client, orang, minta, nama):
    assert minta(nama).url == "/akun/kata-sandi/lupa/terkirim/"
    [surat] = mail.outbox
    assert surat.to == ["sri@contoh.test"]
    assert pasang(client, tautan()).url == "/akun/kata-sandi/selesai/"
    assert "tersimpan" in client.get("/akun/kata-sandi/selesai/").content.decode()
    orang.refresh_from_db()
    assert orang.check_password(BARU)
    assert Jejak.objects.get().peristiwa == "akun.kata_sandi_diganti"
    assert client.post("/akun/masuk/", {"login": orang.email, "password": BARU}).status_code == 302


def test_tautan_hanya_sekali(client, orang, minta):
    minta(orang.email)
    jalan = tautan()
    pasang(client, jalan)
    lagi = client.get(jalan)
    assert "Tautan tidak berlaku" in lagi.content.decode()


def test_tautan_lewat_setengah_jam(client, orang, minta):
    minta(orang.email)
    with time_machine.travel(time.time() + 31 * 60, tick=False):
        assert "Tautan tidak berlaku" in client.get(tautan()).content.decode()


def test_tautan_orang_lain_tidak_berlaku(client, orang, minta):
    lain = PenggunaFactory(dikonfirmasi=True)
    minta(orang.email)
    kunci = tautan().rstrip("/").split("-")[-1]
    minta(lain.email)
    tukar = re.sub(r"-[^-]+/$", f"-{kunci}/", tautan())
    assert "Tautan tidak berlaku" in client.get(tukar, follow=True).content.decode()


def test_kata_sandi_lemah_ditolak_juga_di_sini(client, orang, minta):
    minta(orang.email)
    jawaban = pasang(client, tautan(), "Pemkab2026!!!!")
    assert "mudah ditebak" in jawaban.content.decode()
    orang.refresh_from_db()
    assert not orang.check_password("Pemkab2026!!!!")


@pytest.mark.parametrize("nama", ["tidakada@contoh.test", "197609112002122006"])
def test_akun_yang_tidak_ada_mendapat_jawaban_yang_sama(client, orang, minta, nama):
    ada, tidak = minta(orang.email), minta(nama)
    assert (ada.status_code, ada.url, ada.content) == (tidak.status_code, tidak.url, tidak.content)
    assert [surat.subject for surat in mail.outbox if surat.to == [orang.email]] == [
        "Tautan untuk membuat kata sandi"
    ]


def test_nip_yang_tidak_ada_tidak_meninggalkan_surel(orang, minta):
    minta("197609112002122006")
    assert mail.outbox == []
    assert not Surel.objects.exists()


def test_akun_yang_tidak_ada_menempuh_kerja_yang_sama(client, orang):
    """Both write a message to the outbox; the one for nobody is undone. So the time tells nothing (T48)."""
    kerja = []
    for nip in ("197609112002122005", "197609112002122006"):
        with CaptureQueriesContext(connection) as kueri:
            client.post("/akun/kata-sandi/lupa/", {"email": nip})
        kerja.append([satu["sql"].split()[0] for satu in kueri if "akun_surel" in satu["sql"]])
    assert kerja[0] == kerja[1] == ["SELECT", "INSERT"]


@pytest.mark.parametrize(
    ("nama", "pesan"),
    [("", "tidak boleh kosong"), ("a@", "valid"), ("1234", "4 angka"), ("sri lestari", "hanya berisi angka")],
)
def test_nama_yang_bukan_surel_atau_nip_ditolak(db, minta, nama, pesan):
    assert pesan in minta(nama).content.decode()
    assert mail.outbox == []


def test_akun_undangan_membuat_kata_sandinya_sendiri(
    client, db, saat, minta, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        undangan = siapkan_akun(nama="Dr. Budi", email="budi@contoh.test", oleh=None, pada=saat)
    assert not undangan.has_usable_password()
    assert mail.outbox[0].subject == "Akun Anda di aplikasi Seleksi JPT"
    assert "/akun/kata-sandi/lupa/" in mail.outbox[0].body
    minta("budi@contoh.test")
    pasang(client, tautan())
    assert EmailAddress.objects.get(user=undangan).verified, "tautan membuktikan alamatnya"
    assert client.post("/akun/masuk/", {"login": undangan.email, "password": BARU}).status_code == 302


def test_alamat_yang_belum_dibuktikan_tidak_menerima_tautan(client, orang, minta):
    """A mistyped new address must not open the account to its owner."""
    EmailAddress.objects.create(user=orang, email="srii@contoh.test", primary=False, verified=False)
    minta("srii@contoh.test")
    assert [surat.subject for surat in mail.outbox] == ["Permintaan kata sandi"]


def test_tautan_memakai_alamat_situs_bukan_kepala_host(
    client, orang, settings, django_capture_on_commit_callbacks
):
    settings.ALLOWED_HOSTS = ["*"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/akun/kata-sandi/lupa/", {"email": orang.email}, headers={"Host": "penipu.test"})
    assert "penipu" not in mail.outbox[0].body
    assert "http://localhost:8000/akun/kata-sandi/baru/" in mail.outbox[0].body

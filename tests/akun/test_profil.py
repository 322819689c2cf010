"""Profile, e-mail, password, notices: the pages of a person who is inside."""

import re
import time

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache

from akun.models import Pengguna, Surel
from jejak.baca import riwayat
from tests.factories.akun import PenggunaFactory, SurelFactory

SANDI = "kata sandi uji yang panjang"


@pytest.fixture(autouse=True)
def tanpa_hitungan():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def orang(db):
    return PenggunaFactory(
        nama="Sri Lestari", email="sri@contoh.test", nip="197609112002122005", dikonfirmasi=True
    )


@pytest.fixture
def di_dalam(client, orang):
    client.post("/akun/masuk/", {"login": orang.email, "password": SANDI})
    client.post("/akun/sahkan/", {"password": SANDI})
    return client


@pytest.mark.parametrize(
    "jalan",
    [
        "/akun/profil/",
        "/akun/profil/keluarkan-semua/",
        "/akun/pemberitahuan/",
        "/akun/pemberitahuan/1/",
        "/akun/pemberitahuan/1/buka/",
        "/akun/surel/",
        "/akun/kata-sandi/",
        "/akun/pengaman/",
        "/akun/pengaman/aplikasi/",
        "/akun/pengaman/pemulihan/",
        "/akun/pengaman/kunci/",
        "/akun/pengaman/kunci/tambah/",
    ],
)
def test_tamu_dibawa_ke_halaman_masuk(client, db, jalan):
    assert client.get(jalan).url.startswith("/akun/masuk/")


def test_profil_menampilkan_identitas_dan_mengubah_nama(di_dalam, orang):
    isi = di_dalam.get("/akun/profil/").content.decode()
    assert "19760911 200212 2 005" in isi
    assert "sri@contoh.test" in isi
    jawaban = di_dalam.post("/akun/profil/", {"nama": " Dr.  Sri Lestari, M.Si. "}, follow=True)
    assert "Nama diubah menjadi Dr. Sri Lestari, M.Si." in jawaban.content.decode()
    orang.refresh_from_db()
    assert orang.nama == "Dr. Sri Lestari, M.Si."
    assert riwayat(orang).get().rincian == {"dari": "Sri Lestari", "ke": "Dr. Sri Lestari, M.Si."}


@pytest.mark.parametrize(("nama", "pesan"), [("", "tidak boleh kosong"), ("  ...  ", "Tulis nama lengkap.")])
def test_nama_kosong_ditolak(di_dalam, orang, nama, pesan):
    jawaban = di_dalam.post("/akun/profil/", {"nama": nama})
    assert jawaban.status_code == 422
    assert pesan in jawaban.content.decode()
    orang.refresh_from_db()
    assert orang.nama == "Sri Lestari"


def test_isian_lebih_pada_profil_diabaikan(di_dalam, orang):
    di_dalam.post("/akun/profil/", {"nama": "Sri", "operator": "1", "nip": "1", "email": "x@y.test"})
    orang.refresh_from_db()
    assert (orang.operator, orang.nip, orang.email) == (False, "197609112002122005", "sri@contoh.test")


def test_kata_sandi_diganti_dan_peranti_lain_keluar(di_dalam, orang, django_capture_on_commit_callbacks):
    lain = type(di_dalam)()
    lain.post("/akun/masuk/", {"login": orang.email, "password": SANDI})
    isi = {"oldpassword": SANDI, "password1": "payung biru laut kuda", "password2": "payung biru laut kuda"}
    with django_capture_on_commit_callbacks(execute=True):
        assert di_dalam.post("/akun/kata-sandi/", isi).status_code == 302
    assert di_dalam.get("/akun/profil/").status_code == 200
    assert lain.get("/akun/profil/").status_code == 302
    assert mail.outbox[-1].subject == "Kata sandi Anda diganti"
    assert "127.0.0.1" in mail.outbox[-1].body
    assert riwayat(orang).get().peristiwa == "akun.kata_sandi_diganti"


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"oldpassword": "bukan itu"}, "Kata sandi saat ini tidak cocok."),
        ({"password1": "Pemkab2026!!!!", "password2": "Pemkab2026!!!!"}, "mudah ditebak"),
        ({"password2": "lain"}, "sama"),
    ],
)
def test_penggantian_kata_sandi_yang_salah_ditolak(di_dalam, orang, ubah, pesan):
    isi = {"oldpassword": SANDI, "password1": "payung biru laut kuda", "password2": "payung biru laut kuda"}
    assert pesan in di_dalam.post("/akun/kata-sandi/", isi | ubah).content.decode()
    orang.refresh_from_db()
    assert orang.check_password(SANDI)


def test_akun_tanpa_kata_sandi_membuatnya(client, db):
    orang = PenggunaFactory(dikonfirmasi=True)
    orang.set_unusable_password()
    orang.save()
    client.force_login(orang)
    assert client.get("/akun/kata-sandi/").url == "/akun/kata-sandi/buat/"
    assert "belum memiliki kata sandi" in client.get("/akun/kata-sandi/buat/").content.decode()


def test_alamat_surel_baru_berlaku_setelah_dikonfirmasi(di_dalam, orang, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        di_dalam.post("/akun/surel/", {"email": "baru@contoh.test", "action_add": "1"})
    orang.refresh_from_db()
    assert orang.email == "sri@contoh.test"
    assert "Menunggu konfirmasi: baru@contoh.test" in di_dalam.get("/akun/surel/").content.decode()
    surat = mail.outbox[-1]
    assert surat.to == ["baru@contoh.test"]
    jalan = re.search(r"http://localhost:8000(/\S+)", surat.body)[1]
    with django_capture_on_commit_callbacks(execute=True):
        di_dalam.post(jalan)
    orang.refresh_from_db()
    assert orang.email == "baru@contoh.test"
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("baru@contoh.test", True)]
    assert mail.outbox[-1].to == ["sri@contoh.test"], "pemilik alamat lama diberi tahu"
    assert riwayat(orang).get().rincian == {"ganti_surel": True}


def test_alamat_orang_lain_tidak_dapat_diambil_alih(di_dalam, orang, django_capture_on_commit_callbacks):
    PenggunaFactory(email="pejabat@contoh.test")
    with django_capture_on_commit_callbacks(execute=True):
        di_dalam.post("/akun/surel/", {"email": "pejabat@contoh.test", "action_add": "1"})
    jalan = re.search(r"http://localhost:8000(/\S+)", mail.outbox[-1].body)
    if jalan:
        di_dalam.post(jalan[1])
    orang.refresh_from_db()
    assert orang.email == "sri@contoh.test"
    assert Pengguna.objects.filter(email="pejabat@contoh.test").count() == 1


def test_alamat_yang_keburu_dibuktikan_orang_lain_tidak_dapat_dikonfirmasi(
    di_dalam, orang, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        di_dalam.post("/akun/surel/", {"email": "baru@contoh.test", "action_add": "1"})
    jalan = re.search(r"http://localhost:8000(/\S+)", mail.outbox[-1].body)[1]
    lain = PenggunaFactory(email="lain@contoh.test", dikonfirmasi=True)
    EmailAddress.objects.create(user=lain, email="baru@contoh.test", verified=True)
    assert "sudah dipakai akun lain" in di_dalam.get(jalan).content.decode()
    di_dalam.post(jalan)
    orang.refresh_from_db()
    assert orang.email == "sri@contoh.test"
    assert not riwayat(orang).exists()


def test_penggantian_alamat_dapat_dibatalkan(di_dalam, orang):
    di_dalam.post("/akun/surel/", {"email": "baru@contoh.test", "action_add": "1"})
    di_dalam.post("/akun/surel/", {"email": "baru@contoh.test", "action_remove": "1"})
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["sri@contoh.test"]


# --- Pemberitahuan ----------------------------------------------------------------------------
def test_pemberitahuan_sendiri_tampil_yang_terbaru_lebih_dahulu(di_dalam, orang, saat):
    SurelFactory(penerima=orang, perihal="Surat pertama", dibuat_pada=saat.replace(day=1))
    SurelFactory(penerima=orang, perihal="Surat kedua", dibuat_pada=saat)
    SurelFactory(perihal="Milik orang lain")
    isi = di_dalam.get("/akun/pemberitahuan/").content.decode()
    assert isi.index("Surat kedua") < isi.index("Surat pertama")
    assert "Milik orang lain" not in isi
    assert "2 belum dibaca" in isi


def test_tanpa_pemberitahuan_halaman_menjelaskan(di_dalam):
    assert "Belum ada pemberitahuan." in di_dalam.get("/akun/pemberitahuan/").content.decode()


def test_membuka_pemberitahuan_menandainya_dibaca(di_dalam, orang, saat):
    surel = SurelFactory(penerima=orang, templat="akun/surel/sekali_pakai.txt", tautan="/akun/profil/")
    jalan = f"/akun/pemberitahuan/{surel.pk}/"
    assert di_dalam.get(jalan).status_code == 200
    surel.refresh_from_db()
    assert surel.dibaca_pada is None, "GET tidak mengubah apa pun"
    jawaban = di_dalam.post(f"{jalan}buka/", follow=True)
    surel.refresh_from_db()
    assert surel.dibaca_pada == saat
    isi = jawaban.content.decode()
    assert "Isi pemberitahuan." in isi
    assert 'href="/akun/profil/"' in isi
    assert "Yth." not in isi
    with time_machine.travel(time.time() + 60, tick=False):
        di_dalam.post(f"{jalan}buka/")
    surel.refresh_from_db()
    assert surel.dibaca_pada == saat, "yang pertama yang berlaku"


@pytest.mark.parametrize("akhiran", ["", "buka/"])
def test_pemberitahuan_orang_lain_tidak_ada(di_dalam, akhiran):
    lain = SurelFactory()
    cara = di_dalam.post if akhiran else di_dalam.get
    milik_lain, tak_ada = (cara(f"/akun/pemberitahuan/{pk}/{akhiran}") for pk in (lain.pk, 999999))
    assert (milik_lain.status_code, len(milik_lain.content)) == (404, len(tak_ada.content))
    lain.refresh_from_db()
    assert lain.dibaca_pada is None


def test_semua_ditandai_dibaca_hanya_milik_sendiri(di_dalam, orang):
    SurelFactory.create_batch(3, penerima=orang)
    lain = SurelFactory()
    assert di_dalam.post("/akun/pemberitahuan/tandai-semua/").url == "/akun/pemberitahuan/"
    assert list(Surel.objects.belum_dibaca()) == [lain]


def test_halaman_kedua_dan_halaman_ngawur(di_dalam, orang):
    SurelFactory.create_batch(45, penerima=orang)
    assert "41–45 dari 45 pemberitahuan" in di_dalam.get("/akun/pemberitahuan/?halaman=3").content.decode()
    for ngawur in ("0", "-1", "abc", "99999", "", "1e9"):
        assert di_dalam.get(f"/akun/pemberitahuan/?halaman={ngawur}").status_code == 200


@pytest.mark.parametrize("jumlah", [1, 3])
def test_jumlah_kueri_pemberitahuan_tetap(di_dalam, orang, django_assert_num_queries, jumlah):
    SurelFactory.create_batch(jumlah, penerima=orang)
    di_dalam.get("/akun/pemberitahuan/")
    # Session, person, count, page; the frame: unread, instansi, roles.
    with django_assert_num_queries(7):
        di_dalam.get("/akun/pemberitahuan/")

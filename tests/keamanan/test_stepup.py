"""T54: an open session on a desk is not the person; weighty acts want him to prove himself anew."""

import re
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from akun.adaptor import AdaptorPengaman
from akun.sahkan import PERBUATAN, Perbuatan
from panitia import actions
from panitia.aturan import Peran
from panitia.models import SuratKeputusan
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.seleksi import InstansiFactory, LowonganFactory, SeleksiFactory
from tests.kunci_maya import KunciMaya
from tests.panitia.conftest import lima_orang
from tests.pengesahan import SANDI, lama, segar
from tests.rumah.test_alamat import SEMUA

pytestmark = pytest.mark.django_db
# These two ask on their own page: the press counts by its arrival, or a file was chosen.
DI_HALAMANNYA = {"peserta:tinjau", "panitia:daftarkan_sk"}
PINTU = "allauth.account.auth_backends.AuthenticationBackend"
TANYA = "Pastikan ini Anda"
RAHASIA = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def tanpa_hitungan():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def orang():
    return PenggunaFactory(nama="Sri Lestari", dikonfirmasi=True)


@pytest.fixture
def klien(orang) -> Client:
    klien = Client()
    klien.force_login(orang, backend=PINTU)
    return lama(klien)


def perbuatan_di_halaman() -> list[str]:
    return [alamat for alamat in PERBUATAN if alamat not in DI_HALAMANNYA]


def jalan(nama: str) -> str:
    """The address of an act on something that does not exist: behind the question stands a 404."""
    pola = dict(SEMUA)[nama]
    return reverse(nama, kwargs=dict.fromkeys(pola.pattern.converters, 987654))


def isian(perbuatan: Perbuatan) -> dict[str, str]:
    nama, nilai = perbuatan.bila
    return {nama: nilai or "1"} if nama else {}


def kode() -> str:
    return format_hotp_value(hotp_value(RAHASIA, int(time.time()) // 30))


def pasang_aplikasi(orang) -> None:
    Authenticator.objects.create(user=orang, type="totp", data={"secret": AdaptorPengaman().encrypt(RAHASIA)})


@pytest.mark.parametrize("act", perbuatan_di_halaman())
def test_sensitive_acts_need_fresh_factor(act, klien):
    alamat, isi = jalan(act), isian(PERBUATAN[act])
    ditolak = klien.post(alamat, isi | {"alasan": "Alasan <b> panjang"})
    halaman = ditolak.content.decode()
    assert ditolak.status_code == 422
    assert TANYA in halaman
    assert PERBUATAN[act].sebutan in halaman
    assert 'name="alasan" value="Alasan &lt;b&gt; panjang"' in halaman, "yang diketik tidak hilang"
    salah = klien.post(alamat, isi | {"sahkan_sandi": "bukan itu"})
    assert salah.status_code == 422
    assert "Kata sandi tidak cocok." in salah.content.decode()
    assert "bukan itu" not in salah.content.decode()
    assert klien.post(alamat, isi | {"sahkan_sandi": SANDI}).status_code == 404, "sampai di pintunya"
    assert klien.post(alamat, isi).status_code == 404, "dan berlaku lima menit"
    assert lama(klien).post(alamat, isi).status_code == 422
    assert segar(klien, detik=299).post(alamat, isi).status_code == 404
    assert segar(klien, detik=301).post(alamat, isi).status_code == 422


@pytest.mark.parametrize("act", perbuatan_di_halaman())
def test_second_factor_where_there_is_one(act, klien, orang):
    """Who knows the password of a person with a second factor is still not that person."""
    pasang_aplikasi(orang)
    alamat, isi = jalan(act), isian(PERBUATAN[act])
    assert segar(klien).post(alamat, isi).status_code == 422, "kata sandi saja belum cukup"
    assert klien.post(alamat, isi | {"sahkan_sandi": SANDI}).status_code == 422
    assert "Kode tidak cocok." in klien.post(alamat, isi | {"sahkan_kode": "000000"}).content.decode()
    assert klien.post(alamat, isi | {"sahkan_kode": kode()}).status_code == 404
    assert segar(klien, cara="mfa").post(alamat, isi).status_code == 404


def test_table_and_views_agree():
    dijaga = {
        nama: pola.callback.perbuatan.alamat
        for nama, pola in SEMUA
        if getattr(pola.callback, "perbuatan", None) is not None
    }
    assert dijaga == {alamat: alamat for alamat in perbuatan_di_halaman()}
    assert set(dict(SEMUA)) >= DI_HALAMANNYA


def test_acts_with_a_condition_ask_only_for_the_act(klien):
    """The choice of the PPK is looked at once more before it is made; drafts are no act of the table."""
    assert klien.post(jalan("seleksi:pilih")).status_code == 404
    assert klien.post(jalan("seleksi:penetapan"), {"tindakan": "keputusan"}).status_code == 404


def test_log_in_itself_is_a_fresh_proof(orang):
    klien = Client()
    klien.post("/akun/masuk/", {"login": orang.email, "password": SANDI})
    assert klien.post(jalan("seleksi:tetapkan")).status_code == 404
    with time_machine.travel(time.time() + 301, tick=False):
        assert klien.post(jalan("seleksi:tetapkan")).status_code == 422


def test_proof_of_somebody_else_does_not_count(klien):
    lain = PenggunaFactory(dikonfirmasi=True)
    sesi = segar(klien).session
    sesi["account_authentication_methods_user"] = str(lain.pk)
    sesi.save()
    assert klien.post(jalan("seleksi:tetapkan")).status_code == 422


def test_guesses_are_limited(klien):
    alamat = jalan("seleksi:tetapkan")
    kata = [klien.post(alamat, {"sahkan_sandi": f"tebakan {n}"}) for n in range(12)]
    assert {satu.status_code for satu in kata} == {422, 429}
    assert kata[-1].status_code == 429 or "Terlalu banyak percobaan" in kata[-1].content.decode()
    assert klien.post(alamat, {"sahkan_sandi": SANDI}).status_code in {422, 429}, "juga yang benar menunggu"


def test_passkey_is_asked_for_on_the_same_address(klien, orang):
    kunci = KunciMaya(orang)
    alamat = jalan("seleksi:tetapkan")
    jawaban = klien.post(alamat, {"catatan": "Tetap ada", "sahkan_kunci": "1"})
    assert jawaban.status_code == 200, "belum ada yang salah"
    halaman = jawaban.content.decode()
    assert 'id="tombol-kunci"' in halaman
    assert 'name="catatan" value="Tetap ada"' in halaman
    assert "sahkan_sandi" not in halaman
    karangan = klien.post(alamat, {"credential": '{"id": "x"}'})
    assert karangan.status_code == 422
    assert "Jawaban peranti tidak terbaca." in karangan.content.decode()
    jawaban_lama = kunci.jawab(halaman)
    assert klien.post(alamat, {"credential": jawaban_lama}).status_code == 422, "tantangannya sudah berganti"
    benar = kunci.jawab(klien.post(alamat, {"sahkan_kunci": "1"}).content.decode())
    assert klien.post(alamat, {"credential": benar}).status_code == 404, "sampai di pintunya"
    assert lama(klien).post(alamat, {"credential": benar}).status_code == 422, "sekali pakai"


# --- An act for real ------------------------------------------------------------------------------
@pytest.fixture
def konsep(saat):
    """A decree that waits for the PPK, and the PPK."""
    InstansiFactory()
    seleksi = SeleksiFactory()
    LowonganFactory(seleksi=seleksi)
    ppk = KeanggotaanFactory(seleksi=seleksi, peran=Peran.PPK).pengguna
    kepala = KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_SEKRETARIAT).pengguna
    sk = actions.susun_sk(
        seleksi=seleksi,
        jenis="PANSEL",
        anggota=lima_orang(),
        berlaku_sejak=saat.date(),
        berlaku_sampai=seleksi.rencana_pelantikan,
        oleh=kepala,
        pada=saat,
    )
    return sk, ppk


def test_page_that_shows_what_is_signed_asks_and_signs(konsep):
    sk, ppk = konsep
    pasang_aplikasi(ppk)
    klien = Client()
    klien.force_login(ppk, backend=PINTU)
    alamat = reverse("panitia:tanda_tangani_sk", args=[sk.pk])
    halaman = lama(klien).get(alamat).content.decode()
    # What is approved and the proof stand on one page, in one form.
    assert "Ketua" in halaman
    assert re.search(r"<form[^>]*>.*?name=\"sahkan_kode\".*?Tanda tangani keputusan", halaman, re.DOTALL)
    assert klien.post(alamat).status_code == 422
    assert SuratKeputusan.objects.get(pk=sk.pk).keadaan == "KONSEP"
    assert klien.post(alamat, {"sahkan_kode": kode()}).status_code == 302
    assert SuratKeputusan.objects.get(pk=sk.pk).keadaan == "BERLAKU"


def test_proof_of_the_ppk_is_used_up_by_the_act(konsep):
    """Unique per act: whoever sits down at the desk a minute after the signature proves himself again."""
    sk, ppk = konsep
    klien = Client()
    klien.force_login(ppk, backend=PINTU)
    alamat = reverse("panitia:tanda_tangani_sk", args=[sk.pk])
    assert "sahkan_sandi" not in segar(klien).get(alamat).content.decode()
    assert klien.post(alamat).status_code == 302
    assert klien.post(jalan("seleksi:tetapkan")).status_code == 422
    assert klien.post(jalan("seleksi:tandatangani")).status_code == 422


def test_refused_act_leaves_the_proof(klien):
    alamat = jalan("panitia:tanda_tangani_sk")
    assert segar(klien).post(alamat).status_code == 404
    assert klien.post(alamat).status_code == 404


def test_registered_decree_asks_on_its_own_page(konsep, saat):
    sk, _ = konsep
    operator = PenggunaFactory(operator=True, dikonfirmasi=True)
    klien = Client()
    klien.force_login(operator, backend=PINTU)
    alamat = reverse("panitia:daftarkan_sk", args=[sk.seleksi_id, "pejabat"])
    orang = PenggunaFactory(bernip=True)
    isi = {
        "nomor": "821/1/2026",
        "tanggal": saat.date().isoformat(),
        "berlaku_sejak": saat.date().isoformat(),
        "berlaku_sampai": sk.seleksi.rencana_pelantikan.isoformat(),
        "anggota-TOTAL_FORMS": "1",
        "anggota-INITIAL_FORMS": "0",
        "anggota-0-akun": orang.email,
        "anggota-0-peran": Peran.PYB,
        "anggota-0-jabatan": "Sekretaris Daerah",
        "anggota-0-instansi": "Pemerintah Kabupaten",
    }
    ditolak = lama(klien).post(alamat, isi)
    halaman = ditolak.content.decode()
    assert ditolak.status_code == 422
    assert "Isi kata sandi Anda untuk memastikan ini Anda sendiri." in halaman
    assert 'value="821/1/2026"' in halaman
    assert not SuratKeputusan.objects.filter(nomor="821/1/2026").exists()
    diterima = klien.post(alamat, isi | {"sahkan_sandi": SANDI})
    assert diterima.status_code == 302, diterima.content.decode()
    assert SuratKeputusan.objects.filter(nomor="821/1/2026").exists()

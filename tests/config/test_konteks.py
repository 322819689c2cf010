"""The frame: who sees which menu, and what it costs."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.urls import get_resolver, reverse

from config.konteks import KELUARGA, MENU, OPERATOR, PELAMAR, Kerangka
from panitia.aturan import Peran
from tests.factories.akun import PenggunaFactory, SurelFactory
from tests.factories.dokumen import NaskahFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.seleksi import InstansiFactory, NaskahSeleksiFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kerangka(rf, saat):
    def _kerangka(pengguna, jalan="/beranda/"):
        request = rf.get(jalan)
        request.user = pengguna
        request.tiba_pada = saat
        return Kerangka(request)

    return _kerangka


def bingkai(kerangka: Kerangka) -> str:
    return (
        engines["django"]
        .from_string('{% extends "dasar.html" %}')
        .render({"kerangka": kerangka}, kerangka.request)
    )


def test_halaman_utuh_memakai_tiga_kueri(kerangka, django_assert_num_queries):
    InstansiFactory()
    anggota = KeanggotaanFactory(peran=Peran.KETUA_SEKRETARIAT)
    SurelFactory.create_batch(3, penerima=anggota.pengguna)
    satu = kerangka(anggota.pengguna)
    with django_assert_num_queries(3):
        assert satu.nama_instansi
        assert isinstance(satu.menu, list)
        assert satu.jumlah_pemberitahuan == 3
        assert satu.menu_akun
        assert satu.sebutan == "Ketua Sekretariat"


@pytest.mark.parametrize(
    "peran, label",
    [
        (Peran.PPK, ["Keputusan", "Tanda tangan", "Seleksi berjalan", "SK dan peran"]),
        (Peran.VERIFIKATOR, ["Beranda", "Seleksi", "Verifikasi"]),
        (Peran.KETUA_PANSEL, ["Penilaian saya", "Tanda tangan", "Seleksi", "Pleno"]),
        (Peran.ASESOR, ["Asesmen"]),
        (Peran.NASKAH, ["Beranda", "Seleksi", "Naskah", "SK dan peran"]),
        (Peran.PENGAWAS, ["SK dan peran", "Pengawasan"]),
    ],
)
def test_menu_menurut_peran(kerangka, peran, label):
    pengguna = KeanggotaanFactory(peran=peran).pengguna
    assert [butir.label for butir in kerangka(pengguna).menu] == label


def test_tanpa_peran_adalah_pelamar(kerangka):
    pelamar = PenggunaFactory(bernip=True)
    assert [b.label for b in kerangka(pelamar).menu] == ["Lamaran saya", "Profil"]
    assert kerangka(pelamar).sebutan.startswith("NIP 19800101")


def test_operator_melihat_instalasi_dan_keputusan_perannya(kerangka):
    operator = PenggunaFactory(operator=True)
    assert [b.label for b in kerangka(operator).menu] == ["Instalasi", "SK dan peran"]
    assert kerangka(operator).sebutan == "Operator"


def test_setiap_peran_punya_ruang():
    assert {p for _, _, pemegang in MENU for p in pemegang} == set(Peran)


def test_ruang_yang_sedang_dibuka_ditandai(kerangka):
    pengguna = KeanggotaanFactory(peran=Peran.KETUA_PANSEL).pengguna
    alamat = {b.label: b.alamat for b in kerangka(pengguna).menu}
    menu = kerangka(pengguna, alamat["Pleno"] + "7/").menu
    assert [b.label for b in menu if b.aktif] == ["Pleno"]


def test_menu_menyebut_naskah_yang_menunggu_tanda_tangan(kerangka):
    """Only drafts that name this person as signer; unread notices are counted beside them."""
    ketua = KeanggotaanFactory(peran=Peran.KETUA_PANSEL).pengguna
    for naskah in (
        NaskahFactory(penanda_tangan=ketua),
        NaskahFactory(penanda_tangan=ketua),
        NaskahFactory(penanda_tangan=ketua, terbit=True),
        NaskahFactory(penanda_tangan=PenggunaFactory()),
    ):
        NaskahSeleksiFactory(naskah=naskah)
    SurelFactory.create_batch(3, penerima=ketua)
    satu = kerangka(ketua)
    assert {b.label: b.jumlah for b in satu.menu} == {
        "Penilaian saya": 0,
        "Tanda tangan": 2,
        "Seleksi": 0,
        "Pleno": 0,
    }
    assert satu.jumlah_pemberitahuan == 3
    assert '2<span class="visually-hidden"> menunggu</span>' in bingkai(satu)


def test_tanpa_yang_menunggu_menu_tidak_berangka(kerangka):
    ketua = KeanggotaanFactory(peran=Peran.KETUA_PANSEL).pengguna
    assert {b.jumlah for b in kerangka(ketua).menu} == {0}
    assert kerangka(ketua).jumlah_pemberitahuan == 0
    assert 'class="jumlah"' not in bingkai(kerangka(ketua))


def test_tanpa_instansi_bingkai_tetap_jadi(kerangka):
    assert "Seleksi JPT" in bingkai(kerangka(PenggunaFactory()))


def test_nama_pengguna_disaring(kerangka):
    html = bingkai(kerangka(PenggunaFactory(nama="<script>alert(1)</script>")))
    assert "<script>alert" not in html


def test_bingkai_tamu(kerangka, django_assert_num_queries):
    InstansiFactory()
    tamu = kerangka(AnonymousUser(), "/")
    with django_assert_num_queries(1):
        html = bingkai(tamu)
    assert "Situs resmi Pemerintah Kabupaten Contoh Raya" in html
    assert f'href="{reverse("account_login")}"' in html
    assert "Keluar" not in html
    assert (tamu.sebutan, tamu.nama_pengguna, tamu.jumlah_pemberitahuan, tamu.peran) == (
        "",
        "",
        0,
        frozenset(),
    )


def test_pengguna_tanpa_nip_dan_peran_disebut_pelamar(kerangka):
    assert kerangka(PenggunaFactory()).sebutan == "Pelamar"


def test_galeri_terbuka_dan_hanya_dibaca(client):
    assert client.get(reverse("komponen")).status_code == 200
    assert client.post(reverse("komponen")).status_code == 405


@pytest.mark.parametrize(
    "peran, halaman, label",
    [
        (Peran.KETUA_SEKRETARIAT, "peserta:undangan", "Seleksi"),
        (Peran.KETUA_SEKRETARIAT, "panitia:sk_seleksi", "SK dan peran"),
        (Peran.KETUA_PANSEL, "penilaian:lembar", "Penilaian saya"),
        (Peran.KETUA_PANSEL, "penilaian:nyatakan_gugur", "Pleno"),
        (Peran.ASESOR, "penilaian:lembar", "Asesmen"),
        (Peran.PENGAWAS, "seleksi:ketentuan", "Pengawasan"),
        (None, "peserta:daerah", "Instalasi"),
        (Peran.ASESOR, "peserta:lamar", None),
    ],
)
def test_halaman_di_alamat_lain_tetap_milik_ruangnya(kerangka, peran, halaman, label):
    pengguna = KeanggotaanFactory(peran=peran).pengguna if peran else PenggunaFactory(operator=True)
    satu = kerangka(pengguna, "/tempat-lain/")
    satu.request.resolver_match = SimpleNamespace(view_name=halaman)
    assert [b.label for b in satu.menu if b.aktif] == ([label] if label else [])


def test_keluarga_hanya_memuat_halaman_yang_ada():
    ruang = {nama for _, nama, _ in MENU} | {nama for _, nama in (*OPERATOR, *PELAMAR)}
    assert ruang >= KELUARGA.keys()
    for halaman in frozenset().union(*KELUARGA.values()):
        aplikasi, nama = halaman.split(":")
        assert nama in get_resolver().namespace_dict[aplikasi][1].reverse_dict, halaman

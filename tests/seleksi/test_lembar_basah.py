"""Wet-signed prints of issued papers: the act, its page, and what a stranger with the code sees."""

import pytest
from django.test import Client
from django.urls import reverse

from jejak.models import Jejak
from panitia.aturan import Peran
from seleksi import aturan
from seleksi.actions.lembar_basah import catat_lembar_basah
from seleksi.models import LembarBasah
from seleksi.queries.naskah import asli_menurut_kode
from tests.factories.dokumen import BerkasFactory, NaskahFactory
from tests.factories.peserta import unggahan
from tests.factories.seleksi import LembarBasahFactory, NaskahSeleksiFactory
from tests.seleksi import situasi
from tests.seleksi.halaman import masuk, teks
from tests.seleksi.penolakan import ditolak

pytestmark = pytest.mark.django_db
PENANDA = "Prof. Galih Prakosa; Dr. Rahayu"
TEMPAT = "Sekretariat Panitia Seleksi, map 3"


@pytest.fixture
def s(saat):
    return situasi.siap(saat)


def naskah(s, **ubah):
    isian = {"terbit": True, "kelas": "T", "judul": "Berita Acara Pleno"} | ubah
    return NaskahSeleksiFactory(seleksi=s.seleksi, naskah=NaskahFactory(**isian))


def isian(s, milik, **ubah):
    dasar = {"milik": milik, "penanda": PENANDA, "tempat": TEMPAT, "berkas": BerkasFactory()}
    return dasar | {"oleh": s.sekretariat, "pada": s.saat} | ubah


def test_lembar_basah_dicatat_sekretariat_dan_pindaian_baru_menggantikannya(s):
    milik = naskah(s)
    pertama = catat_lembar_basah(**isian(s, milik))
    assert (pertama.penanda, pertama.seleksi, pertama.id_seleksi) == (PENANDA, s.seleksi, s.seleksi.pk)
    kedua = catat_lembar_basah(**isian(s, milik, tempat="Arsip"))
    assert (kedua.pk, LembarBasah.objects.count()) == (pertama.pk, 1)
    assert str(kedua) == f"Lembar basah {milik.naskah_id}"
    jejak = Jejak.objects.filter(peristiwa="naskah.lembar_basah_dicatat").order_by("tinggi")
    dari = {"berkas": pertama.berkas.sha256, "tempat": TEMPAT}
    assert [satu.rincian["dari"] for satu in jejak] == [{}, dari]


@pytest.mark.parametrize(
    ("rupa", "ubah", "kata"),
    [
        ({"terbit": False}, {}, "sudah terbit"),
        ({"terbit": False, "dicabut": True}, {}, "sudah terbit"),
        ({"kelas": "R"}, {}, "Naskah rahasia tidak dipindai"),
        ({}, {"penanda": " "}, "siapa yang menandatangani"),
        ({}, {"tempat": ""}, "di mana lembar aslinya"),
    ],
)
def test_lembar_basah_ditolak(s, rupa, ubah, kata):
    kode, alasan = ditolak(catat_lembar_basah, **isian(s, naskah(s, **rupa), **ubah))
    assert kode == {"P-12"}
    assert kata in alasan
    assert catat_lembar_basah(**isian(s, naskah(s)))


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.KETUA_PANSEL, Peran.PPK])
def test_lembar_basah_bukan_pekerjaan_peran_lain(s, peran):
    milik = naskah(s)
    assert ditolak(catat_lembar_basah, **isian(s, milik, oleh=s.orang[peran]))[0] == {"P-11"}


def test_halaman_menyimpan_pindaian_dan_yang_lain_hanya_membaca(s):
    milik = naskah(s)
    jalan = reverse("seleksi:lembar_basah", args=[milik.naskah_id])
    pindaian = reverse("seleksi:pindaian_basah", args=[milik.naskah_id])
    sekretariat, ketua = masuk(s.sekretariat), masuk(s.ketua)
    assert "Belum ada lembar" in teks(sekretariat.get(jalan))
    assert sekretariat.get(pindaian).status_code == 404
    kirim = {"penanda": PENANDA, "tempat": TEMPAT}
    assert "Pilih berkas PDF" in teks(sekretariat.post(jalan, kirim), 422)
    assert sekretariat.post(jalan, kirim | {"berkas": unggahan()}).status_code == 302
    assert "Lembar basah tersimpan" in teks(sekretariat.get(reverse("seleksi:naskah")))
    # Another place, the same scan.
    assert sekretariat.post(jalan, kirim | {"tempat": "Arsip daerah"}).status_code == 302
    dibaca = teks(ketua.get(jalan))
    assert "Arsip daerah" in dibaca
    assert "Ganti pindaian" not in dibaca
    jawaban = ketua.get(pindaian)
    assert b"".join(jawaban.streaming_content).startswith(b"%PDF-")
    assert ketua.post(jalan, kirim | {"berkas": unggahan()}).status_code == 404
    assert LembarBasah.objects.get().tempat == "Arsip daerah"
    luar = masuk(situasi.orang_luar())
    assert [luar.get(satu).status_code for satu in (jalan, pindaian)] == [404, 404]


def test_kode_memberi_tahu_mana_yang_asli_tanpa_isi(s):
    milik = naskah(s)
    kode = milik.naskah.kode
    assert asli_menurut_kode(kode) == (aturan.asli_naskah("", s.seleksi.aturan_main), "")
    lembar = LembarBasahFactory(naskah=milik.naskah, seleksi=s.seleksi)
    assert asli_menurut_kode(kode)[1] == lembar.berkas.sha256
    isi = Client().get(reverse("seleksi:verifikasi_kode", args=[kode])).content.decode()
    assert lembar.berkas.sha256 in isi
    assert lembar.tempat in isi
    assert lembar.penanda not in isi
    assert asli_menurut_kode(NaskahFactory(terbit=True).kode) is None
    assert asli_menurut_kode("K7M2") is None

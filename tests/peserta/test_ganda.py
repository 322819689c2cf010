"""Flags on what two applications share: for the verifier's eye, with the other number, no verdict."""

import pytest
from django.urls import reverse

from peserta import queries
from peserta.models import Lamaran
from tests.factories.peserta import BerkasLamaranFactory, LamaranFactory
from tests.factories.seleksi import LowonganFactory


def isi(jawaban) -> str:
    return jawaban.content.decode()


def kata(lamaran) -> dict[str, tuple[str, ...]]:
    return {satu.kata: satu.nomor for satu in queries.tanda_ganda(lamaran)}


def kirim(lowongan, **profil) -> Lamaran:
    """Another applicant, by default with nothing in common."""
    lain = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    beda = {"telepon": f"0899 000 {lain.pk:04d}"}
    Lamaran.objects.filter(pk=lain.pk).update(profil={**lain.profil, **beda, **profil})
    return Lamaran.objects.get(pk=lain.pk)


@pytest.fixture
def lamaran(lowongan) -> Lamaran:
    return kirim(lowongan, telepon="0812 3456 7890", surel="Satu@contoh.example")


def test_tanpa_kesamaan_tidak_ada_tanda(lamaran, lowongan):
    kirim(lowongan)
    assert kata(lamaran) == {}


def test_orang_yang_sama_dengan_beberapa_lamaran(lamaran, lowongan):
    lain = LowonganFactory(seleksi=lowongan.seleksi, tahap="PENGUMUMAN", urutan=8)
    dua = LamaranFactory(lowongan=lain, pelamar=lamaran.pelamar, keadaan="DIAJUKAN")
    assert kata(lamaran) == {"Pelamar yang sama juga melamar jabatan lain": (dua.nomor_pendaftaran,)}


@pytest.mark.parametrize("versi_lama", [False, True])
def test_berkas_yang_persis_sama_pada_pelamar_lain(lamaran, lowongan, saat, versi_lama):
    lain = kirim(lowongan)
    milik = BerkasLamaranFactory(lamaran=lamaran, jenis="IJAZAH")
    BerkasLamaranFactory(
        lamaran=lain, jenis="SPT", berkas=milik.berkas, diganti_pada=saat if versi_lama else None
    )
    assert kata(lamaran) == {"Berkas yang persis sama ada pada pelamar lain": (lain.nomor_pendaftaran,)}
    assert list(kata(lain).values()) == [(lamaran.nomor_pendaftaran,)]


def test_berkas_yang_sama_pada_banyak_pelamar_disebut_sebagian(lamaran, lowongan):
    milik = BerkasLamaranFactory(lamaran=lamaran, jenis="IJAZAH")
    lain = [kirim(lowongan) for _ in range(12)]
    for satu in lain:
        BerkasLamaranFactory(lamaran=satu, jenis="IJAZAH", berkas=milik.berkas)
        BerkasLamaranFactory(lamaran=satu, jenis="SPT", berkas=milik.berkas)
    (tanda,) = queries.tanda_ganda(lamaran)
    assert (tanda.nomor, tanda.jumlah) == (tuple(satu.nomor_pendaftaran for satu in lain[:10]), 12)
    assert tanda.sebutan.endswith("dan 2 lainnya")


@pytest.mark.parametrize(
    "medan,nilai,sebutan",
    [
        ("surel", "SATU@contoh.example", "Alamat surel sama dengan pelamar lain"),
        ("telepon", "+62 812-3456-7890", "Nomor telepon sama dengan pelamar lain"),
        ("nip", None, "NIP sama dengan pelamar lain"),
    ],
)
def test_data_yang_sama_pada_pelamar_lain(lamaran, lowongan, medan, nilai, sebutan):
    lain = kirim(lowongan, **{medan: nilai or lamaran.profil["nip"]})
    assert kata(lamaran) == {sebutan: (lain.nomor_pendaftaran,)}


def test_draf_dan_seleksi_lain_tidak_dibandingkan(lamaran, instansi):
    kirim(LowonganFactory(tahap="PENGUMUMAN"), surel="satu@contoh.example")
    LamaranFactory(lowongan=lamaran.lowongan)
    assert kata(lamaran) == {}


def test_tanda_tampak_bagi_verifikator_saja_dan_tidak_memutus(client, lamaran, lowongan, pemeriksa):
    lain = kirim(lowongan, surel="satu@contoh.example")
    client.force_login(pemeriksa)
    halaman = isi(client.get(reverse("peserta:verifikasi", args=[lamaran.pk])))
    assert f"Alamat surel sama dengan pelamar lain: {lain.nomor_pendaftaran}." in halaman
    assert not lamaran.verifikasi.exists()
    client.force_login(lamaran.pelamar.pengguna)
    for nama in ("lamaran", "tanda_terima"):
        jawaban = client.get(reverse(f"peserta:{nama}", args=[lamaran.pk]))
        assert lain.nomor_pendaftaran not in isi(jawaban)


@pytest.mark.parametrize("banyak", [1, 3])
def test_tanda_ganda_jumlah_kueri_tetap(lamaran, lowongan, banyak, django_assert_num_queries):
    for nomor in range(banyak):
        kirim(lowongan, surel="satu@contoh.example")
        BerkasLamaranFactory(lamaran=lamaran, jenis=f"BERKAS_{nomor}")
    queries.tanda_ganda(lamaran)  # the vacancy is read once
    with django_assert_num_queries(5):
        assert len(queries.tanda_ganda(lamaran)) == 1

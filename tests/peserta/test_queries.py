"""Counts, lists and what an applicant may know."""

import datetime as dt

import pytest

from akun.models import Pengguna
from peserta import queries
from peserta.alur import Keadaan
from seleksi.models import Jadwal
from tests.factories.peserta import LamaranFactory, PelamarFactory, RiwayatJabatanFactory
from tests.factories.seleksi import JadwalFactory, LowonganFactory


@pytest.fixture
def campuran(lowongan):
    return {k: LamaranFactory(lowongan=lowongan, keadaan=k) for k in Keadaan.values}


def test_jumlah_menurut_keadaan(campuran, lowongan):
    assert queries.jumlah_terkirim(lowongan) == 5  # without the draft and the withdrawn one
    assert queries.jumlah_belum_diverifikasi(lowongan) == 2
    assert queries.jumlah_ms(lowongan) == 1


@pytest.mark.parametrize("banyak", [1, 3])
def test_rekap_menyebut_setiap_keadaan_dalam_satu_kueri(instansi, banyak, django_assert_num_queries):
    lowongan = [LowonganFactory(tahap="PENGUMUMAN") for _ in range(banyak)]
    for satu in lowongan:
        for keadaan in ("DIAJUKAN", "DIAJUKAN", "MS"):
            LamaranFactory(lowongan=satu, keadaan=keadaan)
    kosong = LowonganFactory(tahap="PENGUMUMAN")
    with django_assert_num_queries(1):
        rekap = queries.rekap_lamaran([*(satu.pk for satu in lowongan), kosong.pk])
    assert rekap[lowongan[0].pk] == {**dict.fromkeys(Keadaan.values, 0), "DIAJUKAN": 2, "MS": 1}
    assert set(rekap[kosong.pk].values()) == {0}


def test_daftar_menurut_nomor_pendaftaran_bukan_nama_atau_hasil(lowongan):
    urut = [
        LamaranFactory(lowongan=lowongan, keadaan=k, urutan=n) for n, k in ((3, "MS"), (1, "TMS"), (2, "MS"))
    ]
    assert [s.urutan for s in queries.daftar_pelamar(lowongan)] == [1, 2, 3]
    assert list(queries.peserta_lowongan(lowongan)) == [urut[2], urut[0]]


def test_jadwal_khusus_lowongan_mendahului_jadwal_seleksi(lowongan):
    umum = dt.date(2026, 12, 14)
    khusus = dt.date(2026, 12, 21)
    lain = LowonganFactory(seleksi=lowongan.seleksi, tahap="PENGUMUMAN")
    for milik, hari in ((None, umum), (lowongan, khusus), (lain, dt.date(2027, 1, 1))):
        JadwalFactory(
            seleksi=lowongan.seleksi,
            lowongan=milik,
            kegiatan=Jadwal.Kegiatan.ADMINISTRASI,
            tanggal_mulai=hari,
            tanggal_selesai=hari,
        )
    JadwalFactory(seleksi=lowongan.seleksi, kegiatan=Jadwal.Kegiatan.ASESMEN)
    jadwal = queries.jadwal_lowongan(lowongan)
    assert jadwal["ADMINISTRASI"].tanggal_selesai == khusus
    assert set(jadwal) == {"ADMINISTRASI", "ASESMEN"}


def test_salinan_profil_dan_profil_hidup_memberi_fakta_yang_sama(pelamar):
    RiwayatJabatanFactory(
        pelamar=pelamar, tanggal_mulai=dt.date(2010, 1, 1), tanggal_selesai=dt.date(2012, 1, 1), terkait=False
    )
    hidup = queries.fakta_pelamar(pelamar)
    salinan = queries.fakta_salinan(queries.salinan_profil(pelamar))
    assert hidup.riwayat == salinan.riwayat
    assert (hidup.menyatakan, salinan.menyatakan) == (False, True)
    assert (hidup.tanggal_lahir, hidup.jenjang, hidup.provinsi) == (
        salinan.tanggal_lahir,
        salinan.jenjang,
        salinan.provinsi,
    )


@pytest.mark.parametrize(
    "batas,hari",
    [
        # Midnight closes the day before; 16.00 closes the same day.
        (dt.datetime(2026, 12, 7, 17, 0, tzinfo=dt.UTC), dt.date(2026, 12, 7)),
        (dt.datetime(2026, 12, 7, 9, 0, tzinfo=dt.UTC), dt.date(2026, 12, 7)),
    ],
)
def test_hari_penutupan_adalah_hari_terakhir_menerima_lamaran(instansi, saat, batas, hari):
    lowongan = LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=batas)
    assert queries.hari_penutupan(lowongan, saat) == hari


def test_hari_penutupan_tanpa_batas_adalah_hari_ini(instansi, saat):
    assert queries.hari_penutupan(LowonganFactory(), saat) == saat.date()


@pytest.mark.parametrize(
    "nip,jumlah",
    [("198001012005011001", 0), ("198001022005011001", 1), ("198001012005012001", 1), ("1980", 1), ("", 1)],
)
def test_tanda_nip(nip, jumlah):
    assert len(queries.tanda_nip(nip, dt.date(1980, 1, 1), "L")) == jumlah


@pytest.mark.parametrize(
    "keadaan,diumumkan,tampak",
    [
        ("DRAF", False, "DRAF"),
        ("DIAJUKAN", False, "DIAJUKAN"),
        ("DIPERIKSA", False, "DIAJUKAN"),
        ("DIPERIKSA", True, "DIAJUKAN"),
        ("MS", False, "DIAJUKAN"),
        ("TMS", False, "DIAJUKAN"),
        ("MS", True, "MS"),
        ("TMS", True, "TMS"),
        ("MUNDUR", False, "MUNDUR"),
    ],
)
def test_keadaan_yang_boleh_diketahui_pelamar(lowongan, keadaan, diumumkan, tampak):
    lamaran = LamaranFactory(lowongan=lowongan, keadaan=keadaan)
    assert queries.keadaan_bagi_pelamar(lamaran, diumumkan) == tampak


def test_lamaran_pengguna_hanya_miliknya(lowongan):
    milik = LamaranFactory(lowongan=lowongan)
    LamaranFactory(lowongan=lowongan)
    assert list(queries.lamaran_pengguna(milik.pelamar.pengguna)) == [milik]


def test_pelamar_dari_pengguna_tanpa_profil(db):
    assert queries.pelamar_dari(Pengguna(pk=0)) is None
    pelamar = PelamarFactory()
    assert queries.pelamar_dari(pelamar.pengguna) == pelamar

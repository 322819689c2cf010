"""Gaps and posts side by side, and what a NIP says otherwise: shown, never a refusal."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from jejak.models import Jejak
from peserta import actions, aturan, queries
from peserta.aturan import Posisi
from seleksi.izin import TindakanDitolak, Tingkat
from tests.factories.akun import PenggunaFactory
from tests.factories.peserta import LamaranFactory, RiwayatJabatanFactory, RiwayatPangkatFactory

SAMPAI = date(2026, 12, 7)


def posisi(mulai: str, selesai: str | None, nama="Kepala Bidang", kedudukan="DEFINITIF") -> Posisi:
    akhir = date.fromisoformat(selesai) if selesai else None
    return Posisi(nama, "ADMINISTRATOR", date.fromisoformat(mulai), akhir, True, kedudukan)


def isi(jawaban) -> str:
    return jawaban.content.decode().replace("\xa0", " ")


# --- Aturan -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "riwayat,sela",
    [
        ([], []),
        ([posisi("2027-01-01", None)], []),
        ([posisi("2018-01-01", None)], []),
        # 30 days are the time between two decrees, 31 are a gap.
        ([posisi("2018-01-01", "2020-01-01"), posisi("2020-02-01", None)], []),
        (
            [posisi("2018-01-01", "2020-01-01"), posisi("2020-02-02", None)],
            [(date(2020, 1, 2), date(2020, 2, 1))],
        ),
        # A post that ended long ago leaves a gap up to now.
        ([posisi("2018-01-01", "2026-01-01")], [(date(2026, 1, 2), SAMPAI)]),
        ([posisi("2018-01-01", "2026-11-20")], []),
        # Time away explains a gap.
        (
            [
                posisi("2018-01-01", "2020-01-01"),
                posisi("2020-01-02", "2021-12-31", kedudukan="TUGAS_BELAJAR"),
                posisi("2022-01-01", None),
            ],
            [],
        ),
    ],
)
def test_sela_lebih_dari_sebulan(riwayat, sela):
    hasil = aturan.runtutan_jabatan(riwayat, SAMPAI)
    assert list(hasil.sela) == sela
    assert [t.pesan.startswith("Sela") for t in hasil.temuan] == [True] * len(sela)
    assert {t.tingkat for t in hasil.temuan} <= {Tingkat.INGAT}


def test_sela_menyebut_hari_dan_tanggalnya():
    riwayat = [posisi("2018-01-01", "2020-01-01"), posisi("2024-01-01", None)]
    (temuan,) = aturan.runtutan_jabatan(riwayat, SAMPAI).temuan
    assert temuan.pesan.startswith("Sela 1.460 hari, 2 Januari 2020 sampai 31 Desember 2023")
    assert (temuan.kode, temuan.dasar) == ("E-02", "Pasal 4 ayat (3) huruf b")


@pytest.mark.parametrize(
    "kedudukan,kata",
    [
        ("DEFINITIF", "periksa tanggalnya"),
        ("PLT", "Dihitung satu kali."),
        ("CLTN", "menurut ketentuan seleksi"),
    ],
)
def test_jabatan_bersamaan_disebut(kedudukan, kata):
    riwayat = [posisi("2018-01-01", None), posisi("2020-01-01", "2020-01-31", "Camat", kedudukan)]
    hasil = aturan.runtutan_jabatan(riwayat, SAMPAI)
    (rangkap,) = hasil.rangkap
    assert (rangkap.mulai, rangkap.selesai) == (date(2020, 1, 1), date(2020, 1, 31))
    (temuan,) = hasil.temuan
    assert "Kepala Bidang dan Camat tercatat bersamaan 31 hari" in temuan.pesan
    assert kata in temuan.pesan


hari = st.integers(0, 900).map(lambda n: date(2024, 7, 1) + timedelta(days=n))
baris = st.tuples(hari, st.none() | hari).map(
    lambda p: Posisi("A", "PENGAWAS", p[0], None if p[1] is None else max(p), True)
)


@given(st.lists(baris, min_size=1, max_size=5), st.integers(0, 900))
@settings(max_examples=60, deadline=None)
def test_setiap_hari_sesuai_dengan_runtutannya(riwayat, geser):
    hasil = aturan.runtutan_jabatan(riwayat, SAMPAI)
    hari = date(2024, 7, 1) + timedelta(days=geser)
    if hari > SAMPAI:
        return
    banyak = sum(s.mulai <= hari and (s.selesai is None or hari <= s.selesai) for s in riwayat)
    assert any(s.mulai <= hari <= s.selesai for s in hasil.rangkap) is (banyak > 1)
    if any(awal <= hari <= akhir for awal, akhir in hasil.sela):
        assert banyak == 0


def test_tmt_cpns_dibandingkan_dengan_yang_paling_awal():
    tmt = date(2002, 12, 1)
    mulai = [("Kepala Seksi", date(2002, 12, 1)), ("Staf", date(2001, 5, 2)), ("Guru", date(2002, 1, 1))]
    (tanda,) = aturan.beda_tmt_cpns(tmt, mulai)
    assert tanda == "TMT CPNS menurut NIP Desember 2002, tetapi Staf tercatat sejak 2 Mei 2001."
    assert aturan.beda_tmt_cpns(tmt, mulai[:1]) == ()
    assert aturan.beda_tmt_cpns(tmt, []) == ()


# --- Layar ------------------------------------------------------------------------------------
def test_pelamar_melihat_runtutannya(client, pelamar):
    RiwayatJabatanFactory(
        pelamar=pelamar,
        nama_jabatan="Camat",
        tanggal_mulai=date(2010, 1, 1),
        tanggal_selesai=date(2016, 1, 1),
    )
    RiwayatJabatanFactory(pelamar=pelamar, nama_jabatan="Lurah", tanggal_mulai=date(2030, 1, 1))
    client.force_login(pelamar.pengguna)
    halaman = isi(client.get(reverse("peserta:daftar_riwayat", args=["jabatan"])))
    assert "Sela, tidak dihitung" in halaman
    assert "Sela 730 hari" in halaman
    pelamar.riwayat_jabatan.exclude(nama_jabatan="Kepala Bidang Pelayanan Kesehatan").delete()
    halaman = isi(client.get(reverse("peserta:daftar_riwayat", args=["jabatan"])))
    assert "Tidak ada sela lebih dari 30 hari" in halaman
    pelamar.riwayat_jabatan.all().delete()
    halaman = isi(client.get(reverse("peserta:daftar_riwayat", args=["jabatan"])))
    assert "Runtutan jabatan</h2>" not in halaman


def test_pemeriksa_melihat_runtutan_dan_tanda_nip(client, lowongan, pemeriksa, pelamar):
    awal = date(1990, 1, 1)
    RiwayatJabatanFactory(pelamar=pelamar, tanggal_mulai=awal, tanggal_selesai=date(2016, 1, 1))
    RiwayatPangkatFactory(pelamar=pelamar, tmt=date(1989, 1, 1))
    pelamar.penjelasan_nip = "Masa kerja honorer."
    pelamar.save()
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan="DIAJUKAN")
    client.force_login(pemeriksa)
    for nama in ("verifikasi", "telaah_riwayat"):
        halaman = isi(client.get(reverse(f"peserta:{nama}", args=[lamaran.pk]) + "?butir=E-02"))
        assert "Sela 730 hari" in halaman
    halaman = isi(client.get(reverse("peserta:verifikasi", args=[lamaran.pk])))
    assert "golongan ruang IV/a tercatat sejak 1 Januari 1989" in halaman
    assert "Penjelasan pelamar: Masa kerja honorer." in halaman
    assert queries.fakta_salinan(lamaran.profil).riwayat


def test_pelamar_menjelaskan_beda_nip(client, pelamar, saat):
    pelamar.tanggal_lahir = date(1985, 5, 5)
    pelamar.save()
    client.force_login(pelamar.pengguna)
    assert "mana yang benar?" in isi(client.get(reverse("peserta:profil")))
    alamat = reverse("peserta:penjelasan_nip")
    assert client.get(alamat).status_code == 405
    assert client.post(alamat, {"penjelasan": " Dibetulkan SK 12/2010. "}).status_code == 302
    pelamar.refresh_from_db()
    assert pelamar.penjelasan_nip == "Dibetulkan SK 12/2010."
    assert queries.salinan_profil(pelamar)["penjelasan_nip"] == "Dibetulkan SK 12/2010."
    actions.jelaskan_nip(penjelasan="Dibetulkan SK 12/2010.", oleh=pelamar.pengguna, pada=saat)
    assert Jejak.objects.filter(peristiwa="profil.disimpan").count() == 1
    jawaban = client.post(alamat, {"penjelasan": "x" * 1001})
    assert jawaban.status_code == 422
    assert "x" * 1001 in isi(jawaban)


def test_penjelasan_nip_memerlukan_profil(client, db, saat):
    orang = PenggunaFactory(bernip=True)
    client.force_login(orang)
    assert client.post(reverse("peserta:penjelasan_nip"), {"penjelasan": "a"}).status_code == 422
    with pytest.raises(TindakanDitolak, match="Isi profil"):
        actions.jelaskan_nip(penjelasan="a", oleh=orang, pada=saat)

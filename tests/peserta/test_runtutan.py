"""Gaps and posts side by side, and what a NIP says otherwise: shown, never a refusal."""

from datetime import date

import pytest
from django.urls import reverse

from jejak.models import Jejak
from peserta import actions, queries
from seleksi.izin import TindakanDitolak
from tests.factories.akun import PenggunaFactory
from tests.factories.peserta import LamaranFactory, RiwayatJabatanFactory, RiwayatPangkatFactory

SAMPAI = date(2026, 12, 7)


def isi(jawaban) -> str:
    return jawaban.content.decode().replace("\xa0", " ")


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

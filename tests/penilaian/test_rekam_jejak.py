"""The career of a participant beside his rekam jejak sheet."""

import pytest

from penilaian import queries
from tests.factories.peserta import LamaranFactory, PelamarFactory
from tests.penilaian.halaman import buka
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde(db):
    satu = Ronde(peserta=1)
    pelamar = PelamarFactory(pengguna__nama="Wistara Adikusuma, S.T.", riwayat=True)
    satu.peserta.append(LamaranFactory(lowongan=satu.lowongan, pelamar=pelamar, keadaan="MS"))
    satu.nyatakan_semua()
    return satu


def test_penilai_melihat_profil_menurut_lima_aspek_dari_salinan_beku(ronde, client):
    sasaran = ronde.peserta[1]
    komponen = ronde.buka("REKAM_JEJAK")
    sasaran.pelamar.riwayat_jabatan.update(nama_jabatan="Jabatan Sesudah Dikirim")
    isi = buka(client, ronde.anggota[0], "lembar", komponen.pk, sasaran.pk).content.decode()
    for nama in ("Jabatan yang pernah", "Latar belakang pendidikan", "Prestasi yang menonjol", "Integritas"):
        assert nama in isi
    assert sasaran.profil["riwayat"][0]["nama_jabatan"] in isi
    assert "Jabatan Sesudah Dikirim" not in isi
    wawancara = ronde.buka("WAWANCARA")
    lain = buka(client, ronde.anggota[0], "lembar", wawancara.pk, sasaran.pk).content.decode()
    assert "Profil menurut lima aspek" not in lain


def test_sela_jabatan_disebut_untuk_diperiksa(ronde):
    sasaran = ronde.peserta[1]
    riwayat = [
        satu | {"tanggal_mulai": mulai, "tanggal_selesai": selesai}
        for satu, mulai, selesai in zip(
            [sasaran.profil["riwayat"][0]] * 2,
            ("2022-01-01", "2015-01-01"),
            ("", "2019-12-31"),
            strict=True,
        )
    ]
    sasaran.profil["riwayat"] = riwayat
    hasil = queries.profil_rekam_jejak(sasaran)
    assert any("2020" in satu.pesan for satu in hasil.diperiksa)
    sasaran.profil = None
    assert queries.profil_rekam_jejak(sasaran).diperiksa == ()

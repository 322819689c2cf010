"""Doors of every page of scoring, and the constant number of queries behind them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penilaian import actions
from tests.penilaian.halaman import alamat, buka, kirim
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db


def semua_alamat(ronde) -> dict[str, tuple[str, list[int]]]:
    k, lamaran, lowongan = ronde.komponen("WAWANCARA"), ronde.peserta[0], ronde.lowongan
    return {
        "beranda_pansel": ("saya", []),
        "beranda_asesor": ("asesor", []),
        "benturan": ("penilai", [lowongan.pk]),
        "komponen": ("pansel", [k.pk]),
        "buka_komponen": ("ketua", [k.pk]),
        "kunci_komponen": ("ketua", [k.pk]),
        "batalkan_lembar": ("ketua", [k.pk, lamaran.pk]),
        "lembar": ("pansel", [k.pk, lamaran.pk]),
        "kunci_lembar": ("pansel", [k.pk, lamaran.pk]),
        "pleno": ("saya", []),
        "pleno_lowongan": ("pansel", [lowongan.pk]),
        "putuskan_seri": ("ketua", [lowongan.pk]),
        "tetapkan_tiga_nama": ("ketua", [lowongan.pk]),
    }


@pytest.mark.parametrize(
    "peran",
    ["KETUA_SEKRETARIAT", "VERIFIKATOR", "NASKAH", "PENELUSUR", "NARASUMBER", "PYB", "PPK", "PENGAWAS"],
)
def test_selain_penilai_tidak_menemukan_apa_pun(terbuka, client, peran):
    for nama, (_, args) in semua_alamat(terbuka).items():
        if args:
            assert buka(client, terbuka.lain[peran], nama, *args).status_code == 404, nama
            assert kirim(client, terbuka.lain[peran], nama, *args).status_code in (404, 405), nama
    for nama in ("beranda_pansel", "pleno", "beranda_asesor"):
        isi = buka(client, terbuka.lain[peran], nama).content.decode()
        assert terbuka.peserta[0].pelamar.pengguna.nama not in isi


@pytest.mark.parametrize(
    "siapa,boleh",
    [("ketua", {"pansel", "penilai", "ketua"}), ("anggota", {"pansel", "penilai"}), ("asesor", {"penilai"})],
)
def test_setiap_penilai_menemukan_ruangnya_saja(terbuka, client, siapa, boleh):
    orang = terbuka.anggota[0] if siapa == "anggota" else getattr(terbuka, siapa)
    for nama, (ruang, args) in semua_alamat(terbuka).items():
        if args:
            jawaban = buka(client, orang, nama, *args)
            assert (jawaban.status_code != 404) is (ruang in boleh), nama


def test_pansel_seleksi_lain_tidak_menemukan_apa_pun(terbuka, client):
    lain = Ronde(peserta=1)
    for nama, (_, args) in semua_alamat(terbuka).items():
        if args:
            assert buka(client, lain.ketua, nama, *args).status_code == 404, nama


def test_peran_berakhir_bersama_keputusannya(terbuka, client):
    sk = terbuka.anggota[0].keanggotaan.get().sk
    sk.berlaku_sampai = sk.berlaku_sejak
    sk.save()
    k = terbuka.komponen("WAWANCARA")
    assert buka(client, terbuka.anggota[0], "lembar", k.pk, terbuka.peserta[0].pk).status_code == 404


@pytest.mark.parametrize("nama", ["beranda_pansel", "lembar", "komponen", "benturan", "pleno", "rekap"])
def test_jumlah_kueri_tetap_berapa_pun_pesertanya(client, nama):
    """One literal number per page, whatever the number of rows."""
    patokan = {"beranda_pansel": 20, "lembar": 32, "komponen": 26, "benturan": 16, "pleno": 9, "rekap": 36}
    hasil = []
    for banyak in (3, 5):
        ronde = Ronde(peserta=banyak)
        if nama == "rekap":
            ronde.selesaikan(lambda metode, penilai, lamaran: 70 + lamaran.urutan)
            ronde.rekap()
            actions.baca_peringkat(
                lowongan=ronde.lowongan, keperluan="Pleno", oleh=ronde.ketua, pada=ronde.pada
            )
        else:
            ronde.nyatakan(ronde.ketua)
            ronde.buka("WAWANCARA")
            for lamaran in ronde.peserta:
                ronde.isi(ronde.ketua, lamaran, "WAWANCARA", 80)
        k = ronde.komponen("WAWANCARA")
        tujuan = {
            "beranda_pansel": alamat("beranda_pansel"),
            "lembar": alamat("lembar", k.pk, ronde.peserta[0].pk),
            "komponen": alamat("komponen", k.pk),
            "benturan": alamat("benturan", ronde.lowongan.pk),
            "pleno": alamat("pleno"),
            "rekap": alamat("pleno_lowongan", ronde.lowongan.pk),
        }[nama]
        client.force_login(ronde.ketua)
        client.get(tujuan)
        with CaptureQueriesContext(connection) as rekam:
            assert client.get(tujuan).status_code == 200
        hasil.append(len(rekam))
    assert hasil == [patokan[nama]] * 2


@pytest.mark.parametrize("nama,patokan", [("beranda_pansel", 19), ("pleno", 9)])
def test_jumlah_kueri_tetap_untuk_satu_dan_tiga_jabatan(client, nama, patokan):
    hasil = []
    for banyak in (1, 3):
        ronde = Ronde(peserta=2)
        ronde.buka("WAWANCARA")
        for _ in range(banyak - 1):
            ronde.lowongan_lain(peserta=2)
        client.force_login(ronde.ketua)
        client.get(alamat(nama))
        with CaptureQueriesContext(connection) as rekam:
            isi = client.get(alamat(nama)).content.decode()
        assert isi.count("Asesmen kompetensi") == banyak
        hasil.append(len(rekam))
    assert hasil == [patokan] * 2

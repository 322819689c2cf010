"""Rules on too few who passed the administrative stage (B-3c): quota, letters, what remains."""

import dataclasses
from datetime import date

import pytest

from seleksi import aturan
from seleksi.aturan import KeadaanPerpanjanganSeleksi as Keadaan
from seleksi.izin import Tingkat
from seleksi.ketentuan import profil

K = profil("perbup_89_2021")
BERSAMA = dataclasses.replace(K, kebijakan=dataclasses.replace(K.kebijakan, kuota_perpanjangan="BERSAMA"))


@pytest.mark.parametrize(
    "seleksi,pelamar,terpisah,bersama",
    [(0, 0, 2, 2), (1, 0, 1, 1), (2, 0, 0, 0), (0, 1, 2, 1), (0, 2, 2, 0), (1, 1, 1, 0), (2, 2, 0, 0)],
)
def test_sisa_kuota_menurut_kebijakan(seleksi, pelamar, terpisah, bersama):
    keadaan = Keadaan(perpanjangan=seleksi, perpanjangan_pelamar=pelamar)
    assert aturan.sisa_perpanjangan_seleksi(keadaan, K) == terpisah
    assert aturan.sisa_perpanjangan_seleksi(keadaan, BERSAMA) == bersama


@pytest.mark.parametrize(
    "keadaan,pelaku,tindakan,kata",
    [
        (Keadaan(2), "Sekretariat", "seleksi.rekomendasi_perpanjangan", "catat kedua suratnya"),
        (Keadaan(2, rekomendasi="B-1"), "Sekretariat", "seleksi.perpanjangan_seleksi", "surat nomor B-1"),
        (
            Keadaan(2, rekomendasi="B-1", konsep=True),
            "Ketua Pansel",
            "seleksi.tanda_tangan",
            "menunggu tanda tangan",
        ),
        (Keadaan(2, perpanjangan=2, rekomendasi="B-1"), "Ketua Pansel", "seleksi.batalkan", "sudah 2 kali"),
        (
            Keadaan(2, rekomendasi="B-1", dinilai=("Rekam jejak",)),
            "Ketua Pansel",
            "seleksi.batalkan",
            "Penilaian Rekam jejak sudah dibuka",
        ),
    ],
)
def test_jalan_yang_tersisa_bila_kurang_lulus(keadaan, pelaku, tindakan, kata):
    temuan = aturan.jalan_kurang_lulus(keadaan, K)
    assert (temuan.kode, temuan.tingkat, temuan.pelaku, temuan.tindakan) == (
        "B-3",
        Tingkat.BLOK,
        pelaku,
        tindakan,
    )
    assert temuan.pesan.startswith("Hanya 2 pelamar memenuhi syarat; diperlukan paling sedikit 3.")
    assert kata in temuan.pesan


def test_kuota_bersama_menyebut_kedua_hitungan():
    temuan = aturan.jalan_kurang_lulus(Keadaan(1, perpanjangan=1, perpanjangan_pelamar=1), BERSAMA)
    assert "Perpanjangan seleksi sudah 1 kali dan perpanjangan pendaftaran 1 kali" in temuan.pesan


@pytest.mark.parametrize(
    "belum,keadaan,kata",
    [
        (0, Keadaan(2, rekomendasi="B-1"), []),
        (1, Keadaan(2, rekomendasi="B-1"), ["1 lamaran belum selesai"]),
        (0, Keadaan(3, rekomendasi="B-1"), ["tidak boleh diperpanjang"]),
        (0, Keadaan(2), ["koordinasi PPK"]),
        (0, Keadaan(2, perpanjangan=2), ["sudah 2 kali", "koordinasi PPK"]),
        (2, Keadaan(4, dinilai=("Asesmen",)), ["2 lamaran", "4 pelamar", "Asesmen", "koordinasi PPK"]),
    ],
)
def test_boleh_perpanjang_seleksi(belum, keadaan, kata):
    temuan = aturan.boleh_perpanjang_seleksi(belum, keadaan, K)
    assert len(temuan) == len(kata)
    for satu, bagian in zip(temuan, kata, strict=True):
        assert (satu.kode, satu.tingkat) == ("B-3", Tingkat.BLOK)
        assert bagian in satu.pesan


@pytest.mark.parametrize(
    "nomor,tanggal,kata",
    [
        ("77", date(2026, 12, 9), ""),
        ("77", date(2026, 12, 10), ""),
        ("77", date(2026, 12, 11), "tidak boleh sesudah"),
        (" ", date(2026, 12, 9), "belum diisi"),
        ("77", None, "belum diisi"),
    ],
)
def test_koordinasi_ppk_mendahului_rekomendasi(nomor, tanggal, kata):
    temuan = aturan.koordinasi_ppk(nomor, tanggal, date(2026, 12, 10))
    assert [kata in satu.pesan for satu in temuan] == ([True] if kata else [])


def test_dalam_perpanjangan_seleksi_jumlah_pelamar_sudah_diputus():
    keadaan = aturan.KeadaanPelamar(2, 2, True, perpanjangan_seleksi=1)
    (temuan,) = aturan.jumlah_pelamar(keadaan, K)
    assert temuan.tingkat is Tingkat.TERPENUHI
    assert [satu.kode for satu in aturan.boleh_diperpanjang(keadaan, K)] == ["A-4", "A-4"]

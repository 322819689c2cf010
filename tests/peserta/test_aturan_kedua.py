"""The second verifier, blind or seeing, and who ends a disagreement."""

from dataclasses import replace
from datetime import date

import pytest

from peserta import aturan
from seleksi import ketentuan as kt

PROFIL = kt.profil("perbup_89_2021")


def dengan(cara: str) -> kt.Ketentuan:
    return replace(PROFIL, kebijakan=replace(PROFIL.kebijakan, pemeriksa_kedua=cara))


def kata(temuan) -> str:
    return " ".join(satu.pesan for satu in temuan)


@pytest.mark.parametrize(
    "cara,sendiri,pesan",
    [
        ("BUTA", True, ""),
        ("MELIHAT", False, ""),
        ("BUTA", False, "memeriksa sendiri setiap butir"),
        ("MELIHAT", True, "menetapkan hasil pemeriksa pertama"),
    ],
)
def test_pemeriksa_kedua_bekerja_menurut_kebijakan(cara, sendiri, pesan):
    assert aturan.periksa_buta(dengan(cara)) is (cara == "BUTA")
    temuan = aturan.cara_kedua(sendiri, dengan(cara))
    assert bool(temuan) is bool(pesan)
    assert pesan in kata(temuan)


def test_beda_putusan_menurut_urutan_pemeriksa_pertama():
    pertama = {"SPT": "SESUAI", "IJAZAH": "SESUAI", "LHKPN": "TIDAK_SESUAI"}
    assert aturan.beda_putusan(pertama, dict(pertama)) == []
    kedua = {"LHKPN": "SESUAI", "IJAZAH": "SESUAI", "SPT": "TIDAK_SESUAI"}
    assert aturan.beda_putusan(pertama, kedua) == ["SPT", "LHKPN"]
    assert aturan.beda_putusan(pertama, {"SPT": "SESUAI"}) == ["IJAZAH", "LHKPN"]


@pytest.mark.parametrize(
    "catatan,butir,pernah,pesan",
    [
        ("Periksa SPT.", [], False, []),
        ("Periksa SPT.", ["SPT"], False, []),
        ("Periksa SPT.", ["SPT"], True, []),
        (" ", ["SPT"], False, ["Tulis apa"]),
        ("Periksa SPT.", ["LAIN"], False, ["tidak ada dalam daftar"]),
        ("Periksa SPT.", [], True, ["sudah pernah dikembalikan"]),
        ("", ["LAIN"], True, ["Tulis apa", "tidak ada dalam daftar"]),
        ("", [], True, ["Tulis apa", "sudah pernah dikembalikan"]),
    ],
)
def test_pengembalian_beralasan_dan_kedua_kalinya_menyebut_butir(catatan, butir, pernah, pesan):
    temuan = aturan.pengembalian(catatan, butir, ["SPT", "IJAZAH"], pernah=pernah)
    assert len(temuan) == len(pesan)
    assert all(awal in satu.pesan for awal, satu in zip(pesan, temuan, strict=True))


def test_yang_ikut_memeriksa_tidak_memutus():
    assert aturan.bukan_pemeriksa([4, 7], 5) == []
    (temuan,) = aturan.bukan_pemeriksa([4, 7], 7)
    assert "Teruskan ke pleno" in temuan.pesan


@pytest.mark.parametrize(
    "putusan,pesan",
    [
        ({"SPT": ("SESUAI", "Terbaca."), "IJAZAH": ("TIDAK_SESUAI", "Buram.")}, []),
        ({"SPT": ("SESUAI", "Terbaca.")}, ["hanya butir itu"]),
        (
            {"SPT": ("SESUAI", "a"), "IJAZAH": ("SESUAI", "b"), "LHKPN": ("SESUAI", "c")},
            ["hanya butir itu"],
        ),
        ({"SPT": ("RAGU", "a"), "IJAZAH": ("SESUAI", "b")}, ["sesuai atau tidak sesuai"]),
        ({"SPT": ("SESUAI", " "), "IJAZAH": ("SESUAI", "b")}, ["Tulis alasan"]),
        ({"SPT": ("", "")}, ["hanya butir itu", "sesuai atau tidak sesuai", "Tulis alasan"]),
    ],
)
def test_setiap_selisih_diputus_dengan_alasannya(putusan, pesan):
    temuan = aturan.putusan_selisih(putusan, ["SPT", "IJAZAH"])
    assert len(temuan) == len(pesan)
    assert all(awal in satu.pesan for awal, satu in zip(pesan, temuan, strict=True))


@pytest.mark.parametrize(
    "nomor,tanggal,pesan",
    [
        ("800/1", date(2026, 12, 7), []),
        ("800/1", date(2026, 12, 6), []),
        ("800/1", date(2026, 12, 8), ["belum berlangsung"]),
        (" ", date(2026, 12, 7), ["Isi nomor dan tanggal"]),
        ("800/1", None, ["Isi nomor dan tanggal"]),
        ("", date(2026, 12, 8), ["Isi nomor dan tanggal", "belum berlangsung"]),
    ],
)
def test_risalah_pleno_bernomor_dan_sudah_berlangsung(nomor, tanggal, pesan):
    temuan = aturan.risalah_pleno(nomor, tanggal, date(2026, 12, 7))
    assert len(temuan) == len(pesan)
    assert all(awal in satu.pesan for awal, satu in zip(pesan, temuan, strict=True))


def test_menunggu_yang_memutus():
    (temuan,) = aturan.menunggu_putusan("Ketua Sekretariat", ["SPT", "LHKPN"])
    assert temuan.pesan == "Kedua pemeriksa berbeda pada SPT dan LHKPN; menunggu putusan Ketua Sekretariat."


@pytest.mark.parametrize(
    ("cara", "penegas", "ditahan"), [("BUTA", 7, True), ("BUTA", 5, False), ("MELIHAT", 7, False)]
)
def test_peminta_perbaikan_bukan_pemeriksa_kedua_yang_buta(cara, penegas, ditahan):
    temuan = aturan.bukan_peminta([4, 7], penegas, dengan(cara))
    assert bool(temuan) is ditahan
    assert ("meminta perbaikan" in kata(temuan)) is ditahan

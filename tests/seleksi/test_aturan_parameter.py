"""The rules on changing one parameter: table of words, of refusals, of what an erratum may still touch."""

import datetime as dt
from decimal import Decimal

import pytest

from seleksi import aturan
from seleksi.aturan import (
    KeadaanRalat,
    alasan_perubahan,
    kamar_parameter,
    kata_nilai,
    parameter,
    ralat,
)
from seleksi.ketentuan import Ambang, dengan_nilai, nilai_di, profil

P = profil("perbup_89_2021")


@pytest.mark.parametrize(
    "jalur, kata",
    [
        ("pengumuman.hari", "15"),
        ("pengumuman.jenis_hari", "Hari kalender"),
        ("pengawas.pejabat_dalam_pansel", "Tidak"),
        ("metode.MAKALAH.bobot", "20"),
        ("metode.MAKALAH.rentang", "15 sampai 20"),
        ("metode.MAKALAH.penilai", "Panitia Seleksi"),
        ("pansel.unsur_ketua", "Akademisi; Pakar; Profesional; Tokoh masyarakat"),
        ("kebijakan.urutan_seri", "Tidak ada"),
        ("dokumen.IJAZAH", "Ijazah terakhir"),
        ("syarat.pangkat_min", "Tidak disyaratkan"),
    ],
)
def test_nilai_dibaca_orang(jalur, kata):
    assert kata_nilai(P.keterangan_menurut(jalur), nilai_di(P, jalur)) == kata


def test_nilai_berisi_lebih_dari_satu_kata():
    indikator = kata_nilai(
        P.keterangan_menurut("metode.ASESMEN.indikator"), P.metode_menurut("ASESMEN").indikator
    )
    assert indikator == "Kompetensi manajerial (60); Kompetensi sosial kultural (40)"
    ambang = kata_nilai(P.keterangan_menurut("kebijakan.ambang"), (Ambang("MAKALAH", Decimal("62.5")),))
    assert ambang == "MAKALAH 62,5"
    assert kata_nilai(P.keterangan_menurut("pengawas.pejabat_dalam_pansel"), True) == "Ya"
    assert kata_nilai(P.keterangan_menurut("badan_pengawas"), "") == "Tidak ditentukan"


@pytest.mark.parametrize(
    "jalur, teks, bagian",
    [
        ("tidak.ada", "1", "tidak dikenal"),
        ("jumlah_calon", "4", "Lampiran huruf b angka 9 huruf e dan tidak dapat dipilih"),
        ("pengumuman.hari", "x", "bilangan bulat"),
        ("pengumuman.hari", "15", "sudah berlaku"),
        ("pengumuman.hari", "14", "kurang dari 15"),
        ("pengumuman.hari", "61", "lebih dari 60"),
    ],
)
def test_nilai_yang_ditolak(jalur, teks, bagian):
    (temuan,) = parameter(jalur, teks, P)
    assert (temuan.kode, temuan.tingkat) == ("P-10", "BLOK")
    assert bagian in temuan.pesan


@pytest.mark.parametrize("teks", ["16", "60"])
def test_nilai_dalam_batas_diterima(teks):
    assert parameter("pengumuman.hari", teks, P) == []


def test_kembali_ke_nilai_semula_diterima():
    lain = dengan_nilai(P, "pengumuman.hari", 20)
    assert parameter("pengumuman.hari", "15", lain) == []


@pytest.mark.parametrize(
    "jalur, kamar",
    [
        ("metode.MAKALAH.bobot", "seleksi.bobot"),
        ("kebijakan.kuorum_pleno", "seleksi.kebijakan"),
        ("pengumuman.hitung", "seleksi.kebijakan"),
        ("syarat.usia_tafsir", "seleksi.kebijakan"),
        ("pengumuman.hari", "seleksi.ketentuan"),
    ],
)
def test_kamar_tempat_parameter_diubah(jalur, kamar):
    assert kamar_parameter(jalur) == kamar


def test_alasan_wajib():
    assert alasan_perubahan("Rapat.") == []
    assert [temuan.pesan for temuan in alasan_perubahan(" \n")] == ["Tulis alasan perubahan ini."]


BATAS = dt.date(2026, 12, 7)


@pytest.mark.parametrize(
    "keadaan, penutupan, kode",
    [
        ([KeadaanRalat("A", True, BATAS)], BATAS, []),
        ([KeadaanRalat("A", True, BATAS)], BATAS - dt.timedelta(days=1), ["A-3"]),
        ([KeadaanRalat("A", True, BATAS - dt.timedelta(9)), KeadaanRalat("B", True, BATAS)], BATAS, []),
        ([KeadaanRalat("A", True, None)], BATAS, []),
        ([], BATAS, []),
        ([KeadaanRalat("A", True, BATAS), KeadaanRalat("B", False, BATAS)], BATAS, ["P-10"]),
    ],
)
def test_ralat_selama_pendaftaran_dan_tidak_mendahului_batas(keadaan, penutupan, kode):
    assert [temuan.kode for temuan in ralat(keadaan, penutupan)] == kode


def test_ralat_menyebut_lowongan_yang_sudah_ditutup():
    (temuan,) = ralat([KeadaanRalat("Inspektur", False, BATAS)], BATAS)
    assert "Pendaftaran Inspektur sudah ditutup" in temuan.pesan
    assert temuan.dasar == aturan.DASAR_RALAT

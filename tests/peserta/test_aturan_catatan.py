"""What a recorded career says beside the requirements: confirmed, or for a person to judge."""

from dataclasses import replace
from datetime import date

import pytest

from peserta import aturan
from peserta.aturan import Fakta, Hukuman, Kinerja, Pangkat, Tambahan
from seleksi import ketentuan as kt
from seleksi.izin import Tingkat

SYARAT = kt.profil("perbup_89_2021").syarat
PENUTUPAN = date(2026, 12, 7)


def hukuman(tingkat="SEDANG", mulai="2026-06-01", selesai="2027-05-31"):
    akhir = date.fromisoformat(selesai) if selesai else None
    return Hukuman(tingkat, "Penundaan kenaikan pangkat", "862/9", date.fromisoformat(mulai), akhir)


@pytest.mark.parametrize(
    "satu,tingkat",
    [
        (hukuman(), Tingkat.BERITA_ACARA),
        (hukuman("BERAT"), Tingkat.BERITA_ACARA),
        (hukuman(selesai=None), Tingkat.BERITA_ACARA),
        # The last day still counts, the day after no more.
        (hukuman(selesai="2026-12-07"), Tingkat.BERITA_ACARA),
        (hukuman(selesai="2026-12-06"), Tingkat.INGAT),
        (hukuman(mulai="2026-12-07"), Tingkat.BERITA_ACARA),
        (hukuman(mulai="2026-12-08"), Tingkat.INGAT),
        (hukuman("RINGAN"), Tingkat.INGAT),
    ],
)
def test_hukuman_yang_masih_dijalani_untuk_panitia_seleksi(satu, tingkat):
    (temuan,) = aturan.hukuman_tercatat([satu], PENUTUPAN)
    assert (temuan.kode, temuan.tingkat) == ("E-06", tingkat)
    assert "862/9" in temuan.pesan


def test_tanpa_hukuman_tercatat_tidak_ada_yang_dinyatakan_lulus():
    assert aturan.hukuman_tercatat([], PENUTUPAN) == []


def test_hukuman_meminta_alasan_pemeriksa_pernyataan_saja_tidak():
    pernyataan = aturan.rekam_jejak(menyatakan=True)
    berjalan = aturan.hukuman_tercatat([hukuman()], PENUTUPAN)
    lampau = aturan.hukuman_tercatat([hukuman(selesai="2026-07-01")], PENUTUPAN)
    assert aturan.alasan_putusan("SESUAI", "", pernyataan) == []
    assert aturan.alasan_putusan("SESUAI", "", [*pernyataan, *lampau])
    assert aturan.alasan_putusan("SESUAI", "", [*pernyataan, *berjalan])
    assert aturan.alasan_putusan("SESUAI", "Sudah dinilai pleno.", [*pernyataan, *berjalan]) == []
    assert aturan.putusan_hitungan([*pernyataan, *berjalan]) == aturan.PERLU_PENILAIAN


def test_tahun_terakhir_sebelum_tahun_penutupan():
    assert aturan.tahun_terakhir(date(2026, 12, 7), 2) == (2024, 2025)
    assert aturan.tahun_terakhir(date(2027, 1, 1), 1) == (2026,)


@pytest.mark.parametrize(
    "kinerja,tingkat,kata",
    [
        ([(2024, "BAIK"), (2025, "SANGAT_BAIK")], Tingkat.TERPENUHI, "SKP 2024: baik; SKP 2025: sangat baik"),
        ([(2025, "BAIK")], Tingkat.INGAT, "SKP 2024 belum dicatat"),
        ([(2020, "BAIK")], Tingkat.INGAT, "SKP 2024 dan 2025 belum dicatat"),
        ([(2024, "KURANG"), (2025, "BAIK")], Tingkat.INGAT, "Predikat 2024 di bawah baik"),
    ],
)
def test_predikat_dua_tahun_terakhir(kinerja, tingkat, kata):
    baris = [Kinerja(tahun, kode, kode.replace("_", " ").capitalize()) for tahun, kode in kinerja]
    (temuan,) = aturan.kinerja_tercatat(baris, PENUTUPAN, 2)
    assert (temuan.kode, temuan.tingkat) == ("A-7", tingkat)
    assert kata in temuan.pesan


def test_predikat_tanpa_catatan_atau_tanpa_tahun_tidak_dihitung():
    assert aturan.kinerja_tercatat([], PENUTUPAN, 2) == []
    assert aturan.kinerja_tercatat([Kinerja(2025, "BAIK", "Baik")], PENUTUPAN, 0) == []


FAKTA = Fakta(
    instansi="Pemerintah Kabupaten Wana Asri",
    provinsi="Jawa Tengah",
    tanggal_lahir=date(1979, 4, 12),
    jenjang="S2",
    riwayat=(),
    menyatakan=True,
    golongan="IV/b",
)
IV_B = Tambahan("E-08", "PANGKAT", "IV/b", "Pangkat paling rendah IV/b", "Pasal 13")


@pytest.mark.parametrize(
    "golongan,pangkat,tingkat",
    [
        ("IV/b", [], Tingkat.TERPENUHI),
        ("IV/b", [("IV/a", "2018-04-01"), ("IV/b", "2022-04-01")], Tingkat.TERPENUHI),
        # The rise comes after the closing day.
        ("IV/b", [("IV/a", "2018-04-01"), ("IV/b", "2027-04-01")], Tingkat.INGAT),
        ("IV/a", [("IV/b", "2022-04-01")], Tingkat.INGAT),
        ("IV/a", [("IV/a", "2018-04-01")], Tingkat.BLOK),
        # Another golongan, the same answer.
        ("IV/c", [("IV/b", "2022-04-01")], Tingkat.TERPENUHI),
        ("IV/b", [("IV/b", "2027-04-01")], Tingkat.TERPENUHI),
    ],
)
def test_pangkat_dicocokkan_dengan_riwayatnya(golongan, pangkat, tingkat):
    baris = tuple(Pangkat(satu, date.fromisoformat(tmt)) for satu, tmt in pangkat)
    fakta = replace(FAKTA, golongan=golongan, pangkat=baris)
    (temuan,) = aturan.syarat_tambahan(fakta, [IV_B], PENUTUPAN)
    assert temuan.tingkat == tingkat
    (tanpa_hari,) = aturan.syarat_tambahan(fakta, [IV_B])
    assert tanpa_hari.tingkat == (Tingkat.BLOK if golongan == "IV/a" else Tingkat.TERPENUHI)


@pytest.mark.parametrize(
    "jenjang,tercatat,tingkat",
    [
        ("S1", (), Tingkat.TERPENUHI),
        ("S1", ("D4", "D3"), Tingkat.TERPENUHI),
        ("S2", ("S1",), Tingkat.TERPENUHI),
        ("S1", ("D3",), Tingkat.INGAT),
        ("D3", ("S1",), Tingkat.INGAT),
        ("D3", ("D3",), Tingkat.BLOK),
    ],
)
def test_jenjang_dicocokkan_dengan_riwayat_pendidikan(jenjang, tercatat, tingkat):
    syarat = replace(SYARAT, jenjang_min="S1")
    (temuan,) = aturan.pendidikan(jenjang, syarat, tercatat)
    assert (temuan.kode, temuan.tingkat) == ("E-04", tingkat)

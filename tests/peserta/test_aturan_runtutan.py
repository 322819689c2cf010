"""Gaps and posts side by side in a recorded career: shown, never a refusal."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peserta import aturan
from peserta.aturan import Posisi
from seleksi.izin import Tingkat

SAMPAI = date(2026, 12, 7)


def posisi(mulai: str, selesai: str | None, nama="Kepala Bidang", kedudukan="DEFINITIF") -> Posisi:
    akhir = date.fromisoformat(selesai) if selesai else None
    return Posisi(nama, "ADMINISTRATOR", date.fromisoformat(mulai), akhir, True, kedudukan)


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

"""What comes out of a spreadsheet is what was put in: text as text, numbers as numbers, moments in WIB."""

import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dokumen.tabel import TEKS_TERPANJANG, buku_kerja, unduhan

NIP = "197609112002122005"


def lembar(isi: bytes):
    return openpyxl.load_workbook(io.BytesIO(isi)).active


def sel(nilai):
    return lembar(buku_kerja("Uji", ["Kepala"], [[nilai]]))["A2"]


@pytest.mark.parametrize(
    "teks",
    [
        '=HYPERLINK("http://jahat.example","klik")',
        "+62812345",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\uff1d1+1",
        "|cmd",
        "https://jahat.example",
        "mailto:jahat@example.test",
        NIP,
        "007",
    ],
)
def test_teks_tidak_pernah_menjadi_rumus_tautan_atau_angka(teks):
    satu = sel(teks)
    assert satu.data_type == "s"
    assert satu.hyperlink is None
    assert satu.value.replace("_x000D_", "\r").replace("_x000d_", "\r") == teks
    assert satu.number_format == "@"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_teks_apa_pun_tetap_teks(teks):
    satu = sel(teks)
    assert satu.data_type == "s" or (teks == "" and satu.value is None)
    if teks:
        assert satu.value.replace("_x005F_", "_") == teks


@pytest.mark.parametrize("nilai,jenis", [(7, "n"), (Decimal("87.50"), "n")])
def test_angka_tetap_angka(nilai, jenis):
    assert (sel(nilai).data_type, Decimal(str(sel(nilai).value))) == (jenis, nilai)


def test_tanggal_dan_waktu_menjadi_tanggal_dan_waktu_wib():
    assert sel(dt.date(1976, 9, 11)).value == dt.datetime(1976, 9, 11)  # noqa: DTZ001 -- cells know no zone
    saat = sel(dt.datetime(2026, 11, 23, 8, 59, 59, tzinfo=dt.UTC))
    assert saat.value == dt.datetime(2026, 11, 23, 15, 59, 59)  # noqa: DTZ001 -- cells know no zone
    assert saat.is_date


def test_yang_kosong_tetap_kosong_dan_yang_terlalu_panjang_dipotong():
    assert sel(None).value is None
    assert len(sel("x" * 40_000).value) == TEKS_TERPANJANG


def test_kepala_dan_saringan():
    hasil = lembar(buku_kerja("Judul yang lebih panjang dari tiga puluh satu", ["A", "B"], []))
    assert [satu.value for satu in hasil[1]] == ["A", "B"]
    assert hasil.freeze_panes == "B2"
    assert hasil.auto_filter.ref == "A1:B1"
    assert len(hasil.title) == 31


def test_unduhan_tidak_tersimpan_di_peramban():
    jawaban = unduhan("daftar.xlsx", b"isi")
    assert jawaban["Content-Disposition"] == 'attachment; filename="daftar.xlsx"'
    assert jawaban["Cache-Control"] == "private, no-store"

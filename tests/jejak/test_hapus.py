"""T30: personal data leaves the trail, and the trail still proves itself."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from jejak.catat import catat
from jejak.hapus import TidakDapatDihapus, hapus_rincian
from jejak.models import Jejak
from jejak.rantai import NAMA_DIHAPUS, PELAKU, PERISTIWA_HAPUS, periksa
from tests.factories.akun import PenggunaFactory

PADA = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)


@pytest.fixture
def pelamar(db):
    return PenggunaFactory(nama="Sri Lestari")


@pytest.fixture
def jejak(pelamar):
    return catat("lamaran.gugur", objek=pelamar, oleh=pelamar, pada=PADA, alasan="Sakit keras", ke="GUGUR")


def test_menghapus_data_pribadi_tidak_memutus_rantai(jejak):
    sidik = jejak.sidik
    assert (
        hapus_rincian(jejak=[jejak], kunci=["alasan", PELAKU], dasar="UU 27/2022", oleh=None, pada=PADA) == 2
    )
    catat("uji.sesudah", objek=jejak.pelaku, oleh=None, pada=PADA)
    kini = Jejak.objects.get(tinggi=1)
    assert (kini.rincian, kini.pelaku_nama, kini.sidik) == ({"ke": "GUGUR"}, NAMA_DIHAPUS, sidik)
    assert set(kini.garam) == {"ke"}
    assert periksa() == []
    bekas = Jejak.objects.get(peristiwa=PERISTIWA_HAPUS)
    assert bekas.rincian == {"tinggi": 1, "kunci": [PELAKU, "alasan"], "dasar": "UU 27/2022"}
    assert "Sakit" not in str(Jejak.objects.values_list())


def test_yang_sudah_dihapus_tidak_dihapus_lagi(jejak):
    for banyak in (1, 0):
        kini = Jejak.objects.get(tinggi=1)
        assert (
            hapus_rincian(jejak=[kini], kunci=["alasan", "tak ada"], dasar="x", oleh=None, pada=PADA)
            == banyak
        )
    assert Jejak.objects.count() == 2
    assert periksa() == []


def test_catatan_penghapusan_sendiri_tidak_dapat_dihapus(jejak):
    hapus_rincian(jejak=[jejak], kunci=["alasan"], dasar="x", oleh=None, pada=PADA)
    bekas = Jejak.objects.get(peristiwa=PERISTIWA_HAPUS)
    with pytest.raises(TidakDapatDihapus, match="nomor 2"):
        hapus_rincian(jejak=[bekas], kunci=["dasar"], dasar="x", oleh=None, pada=PADA)
    with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
        sql("UPDATE jejak_jejak SET rincian = rincian - 'dasar', garam = garam - 'dasar' WHERE tinggi = 2")


@pytest.mark.parametrize(
    "ubah",
    [
        "rincian = rincian - 'alasan'",
        "garam = garam - 'alasan'",
        "rincian = '{}', garam = garam - 'alasan'",
        "rincian = rincian - 'alasan', garam = garam - 'alasan', peristiwa = 'lain'",
        "rincian = rincian - 'alasan', garam = garam - 'alasan', pelaku_nama = 'Orang Lain'",
        "garam = garam - '@pelaku', pelaku_nama = 'Orang Lain'",
        'garam = garam || \'{"baru": "x"}\'',
        'rincian = rincian || \'{"alasan": "lain"}\'',
    ],
)
def test_basis_data_hanya_membiarkan_penghapusan_yang_utuh(jejak, ubah):
    with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
        sql(f"UPDATE jejak_jejak SET {ubah} WHERE tinggi = 1")  # noqa: S608 -- the columns are ours


def sql(perintah: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah)


def test_perintah_menghapus_menurut_objek_pelaku_dan_nomor(jejak, pelamar, capsys):
    catat("lamaran.gugur", objek=pelamar, oleh=pelamar, pada=PADA, alasan="Pindah")
    catat("lamaran.gugur", objek=PenggunaFactory(), oleh=None, pada=PADA, alasan="Tetap")
    objek = f"akun.pengguna:{pelamar.pk}"
    call_command("hapus_rincian_jejak", "--objek", objek, "--rincian", "alasan", "--dasar", "UU 27/2022")
    call_command("hapus_rincian_jejak", "--pelaku", str(pelamar.pk), "--dasar", "UU 27/2022")
    call_command("hapus_rincian_jejak", "--nomor", "3", "--rincian", "alasan", "--dasar", "UU 27/2022")
    assert capsys.readouterr().out.split("\n")[:3] == [
        "2 rincian dihapus dari jejak.",
        "2 rincian dihapus dari jejak.",
        "1 rincian dihapus dari jejak.",
    ]
    assert periksa() == []
    with pytest.raises(CommandError, match="--rincian"):
        call_command("hapus_rincian_jejak", "--nomor", "3", "--dasar", "x")
    with pytest.raises(CommandError, match="tidak dapat dihapus"):
        call_command("hapus_rincian_jejak", "--nomor", "4", "--rincian", "dasar", "--dasar", "x")

"""What never reaches a log."""

import logging
import sys

import pytest

from config.catatan import TanpaDataPribadi, samarkan


@pytest.mark.parametrize(
    "teks, hasil",
    [
        ("surel ke siti.rahayu+dinas@contohraya.go.id gagal", "surel ke •••@••• gagal"),
        ("NIP 197803052003121004 sudah ada", "NIP ••• sudah ada"),
        ("NIP 19780305 200312 1 004 sudah ada", "NIP ••• sudah ada"),
        ("NIK 3323014503780002.", "NIK •••."),
        (
            "Not Found: /akun/sandi/atur/a1-cv2x8k-4f8c9d2e7b6a5f4e3d2c1b0a/",
            "Not Found: /akun/sandi/atur/•••/",
        ),
        ("Not Found: /seleksi/lowongan/12345/", "Not Found: /seleksi/lowongan/12345/"),
        ("berkas 1234567890 dalam 12 detik", "berkas 1234567890 dalam 12 detik"),
        ("celery@mesin ready", "celery@mesin ready"),
        ("succeeded in 0.12345678901234567s", "succeeded in 0.12345678901234567s"),
    ],
)
def test_data_pribadi_dan_kunci_disamarkan(teks, hasil):
    assert samarkan(teks) == hasil


def test_rincian_baris_dari_basis_data_tidak_masuk_catatan():
    teks = "duplicate key value\nDETAIL:  Key (nama)=(Siti Rahayu) already exists.\nCONTEXT: x"
    assert samarkan(teks) == "duplicate key value\nDETAIL: •••\nCONTEXT: x"


def test_jejak_galat_pun_disamarkan():
    try:
        raise ValueError("siti@contohraya.go.id")
    except ValueError:
        catatan = logging.LogRecord("seleksi", logging.ERROR, __file__, 1, "gagal", None, sys.exc_info())
    teks = TanpaDataPribadi().format(catatan)
    assert "ERROR seleksi gagal" in teks
    assert "ValueError: •••@•••" in teks
    assert "siti" not in teks

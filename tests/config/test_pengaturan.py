"""Settings read from the environment: mistakes are named, secrets come from files, production is closed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROYEK = Path(__file__).resolve().parents[2]
WAJIB = {
    "PATH": os.environ["PATH"],
    "SECRET_KEY": "k" * 60,
    "DATABASE_URL": "postgresql://uji@127.0.0.1:1/uji",
    "REDIS_URL": "redis://127.0.0.1:1/0",
}
pytestmark = pytest.mark.lambat


def baca(nama: list[str], **lingkungan: str) -> dict[str, object]:
    """These settings as a fresh process sees them; a mistake comes back under "galat"."""
    kode = (
        "import json, sys\n"
        "from django.core.exceptions import ImproperlyConfigured\n"
        "try:\n    from config import settings\n"
        "except ImproperlyConfigured as galat:\n    print(json.dumps({'galat': str(galat)})); sys.exit()\n"
        f"print(json.dumps({{nama: getattr(settings, nama, None) for nama in {nama!r}}}, default=str))"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", kode],
        cwd=PROYEK,
        env={nama: isi for nama, isi in {**WAJIB, **lingkungan}.items() if isi != "-"},
        capture_output=True,
        text=True,
        check=True,
    )
    isi: dict[str, object] = json.loads(hasil.stdout)
    return isi


@pytest.mark.parametrize(
    "lingkungan, kata",
    [
        ({"SECRET_KEY": "-"}, "SECRET_KEY belum diisi"),
        ({"DATABASE_URL": "-"}, "DATABASE_URL belum diisi"),
        ({"MODE": "coba"}, "MODE 'coba' tidak dikenal"),
        ({"HTTPS": "mungkin"}, "HTTPS berisi 'mungkin'"),
        ({"SUREL_CARA": "merpati"}, "SUREL_CARA 'merpati' tidak dikenal"),
    ],
)
def test_salah_isi_disebut_namanya(lingkungan, kata):
    assert kata in str(baca([], **lingkungan)["galat"])


def test_rahasia_dibaca_dari_berkas(tmp_path):
    berkas = tmp_path / "kunci"
    berkas.write_text("dari-berkas\n")
    assert baca(["SECRET_KEY"], SECRET_KEY_FILE=str(berkas))["SECRET_KEY"] == "dari-berkas"


def test_bawaan_adalah_produksi_yang_tertutup():
    nama = [
        "MODE",
        "DEBUG",
        "SESSION_COOKIE_NAME",
        "CSRF_COOKIE_NAME",
        "SECURE_SSL_REDIRECT",
        "SUREL_CARA",
        "WAJIB_MFA",
    ]
    assert baca([*nama, "SECURE_PROXY_SSL_HEADER", "EMAIL_USE_TLS"]) == {
        "MODE": "produksi",
        "DEBUG": False,
        "SESSION_COOKIE_NAME": "__Host-sesi",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SECURE_SSL_REDIRECT": True,
        "SUREL_CARA": "smtp",
        "WAJIB_MFA": True,
        "SECURE_PROXY_SSL_HEADER": None,
        "EMAIL_USE_TLS": True,
    }


def test_kepala_proksi_hanya_dipercaya_bila_diminta():
    atur = baca(["SECURE_PROXY_SSL_HEADER", "ALLAUTH_TRUSTED_PROXY_COUNT"], PROKSI_TEPERCAYA="ya")
    assert atur == {
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
    }


def test_cap_waktu_proksi_hanya_dipercaya_bila_diminta():
    """Also behind a trusted proxy: it may let this header through from outside."""
    assert baca(["CAP_WAKTU_PROKSI"], PROKSI_TEPERCAYA="ya") == {"CAP_WAKTU_PROKSI": False}
    assert baca(["CAP_WAKTU_PROKSI"], CAP_WAKTU_PROKSI="ya") == {"CAP_WAKTU_PROKSI": True}


def test_mesin_sendiri_tanpa_tls_tidak_memakai_kuki_yang_menuntut_tls():
    atur = baca(["SESSION_COOKIE_NAME", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE"], HTTPS="tidak")
    assert atur == {"SESSION_COOKIE_NAME": None, "SECURE_SSL_REDIRECT": None, "SESSION_COOKIE_SECURE": None}


def test_proses_uji_yang_berjalan_bersama_tidak_berbagi_redis():
    """`cache.clear()` of one test emptied the counts of another in the next process."""
    kode = (
        "from config import settings_uji as s\n"
        "print(s.REDIS_URL, s.CELERY_BROKER_URL, s.CACHES['default']['LOCATION'])"
    )
    alamat = set()
    for pekerja in ("gw0", "gw1"):
        lingkungan = {**WAJIB, "MODE": "uji", "PYTEST_XDIST_WORKER": pekerja}
        hasil = subprocess.run(
            [sys.executable, "-c", kode],
            cwd=PROYEK,
            env=lingkungan,
            capture_output=True,
            text=True,
            check=True,
        )
        ketiganya = set(hasil.stdout.split())
        assert len(ketiganya) == 1, "satu proses, satu Redis"
        alamat |= ketiganya
    assert alamat == {"redis://127.0.0.1:1/1", "redis://127.0.0.1:1/2"}

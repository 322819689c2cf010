"""A printing process is killed wherever it matters: in the end the paper is printed once (T68, T72)."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings as setelan
from django.db import connection, transaction
from django.utils import timezone

from dokumen.models import Berkas, Naskah
from dokumen.tasks import cetak_naskah, sapu_naskah
from dokumen.terbit import terbitkan
from tests.cakram import jalur_penuh
from tests.dokumen.contoh_isi import NASKAH
from tests.factories.akun import PenggunaFactory

pytestmark = [pytest.mark.gangguan, pytest.mark.django_db(transaction=True)]
AKAR = Path(__file__).resolve().parent.parent.parent

# Runs the task in a process of its own and stands still where the test says, so that it can be killed there.
PENCETAK = """
import pathlib, sys, time
import django
django.setup()
titik, tanda, naskah_id = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])

def diam(*args, **kwargs):
    tanda.touch()
    time.sleep(300)

import dokumen.cetak, dokumen.simpan, dokumen.tasks
from dokumen.models import Berkas, Naskah
if titik == "sesudah sewa":
    dokumen.cetak.cetak = diam
elif titik == "sesudah berkas di cakram":
    Berkas.objects.create = diam
elif titik == "sebelum commit":
    simpan = Naskah.save
    def simpan_lalu_diam(self, *args, **kwargs):
        simpan(self, *args, **kwargs)
        if self.berkas_id:
            diam()
    Naskah.save = simpan_lalu_diam
elif titik == "sesudah commit":
    pasang = dokumen.tasks._pasang
    def pasang_lalu_diam(*args):
        pasang(*args)
        diam()
    dokumen.tasks._pasang = pasang_lalu_diam
dokumen.tasks.cetak_naskah(naskah_id)
"""


def bunuh_di(titik: str, naskah: Naskah, tmp_path: Path) -> None:
    tanda = tmp_path / "sampai"
    basis = connection.settings_dict
    lingkungan = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "MODE": "uji",
        "SECRET_KEY": setelan.SECRET_KEY,
        "DATABASE_URL": (
            f"postgresql://{basis['USER']}:{basis['PASSWORD']}@{basis['HOST']}:{basis['PORT']}/{basis['NAME']}"
        ),
        "REDIS_URL": setelan.REDIS_URL,
        "DATA_DIR": str(tmp_path),
    }
    perintah = [sys.executable, "-c", PENCETAK, titik, str(tanda), str(naskah.pk)]
    with subprocess.Popen(perintah, cwd=AKAR, env=lingkungan, start_new_session=True) as proses:
        batas = time.monotonic() + 60
        while not tanda.exists():
            assert proses.poll() is None, "pencetak berakhir sebelum sampai di titiknya"
            assert time.monotonic() < batas
            time.sleep(0.05)
        os.killpg(proses.pid, signal.SIGKILL)


@pytest.fixture
def naskah(settings, tmp_path, monkeypatch) -> Naskah:
    # The message to the worker is lost: nobody prints before the test says so.
    monkeypatch.setattr("dokumen.terbit.antre_cetak", lambda _: None)
    settings.MEDIA_ROOT = tmp_path / "berkas"
    contoh = NASKAH["pengumuman_hasil_akhir"]
    with transaction.atomic():
        return terbitkan(
            templat=contoh.templat,
            judul=contoh.judul,
            isi=contoh.isi,
            kelas="U",
            pola_nomor=contoh.pola_nomor,
            oleh=PenggunaFactory(),
            pada=timezone.now(),
        )


TITIK = {
    "sesudah sewa": 0,
    "sesudah berkas di cakram": 1,
    "sebelum commit": 1,
    "sesudah commit": 1,
}


@pytest.mark.lambat
@pytest.mark.parametrize("titik", TITIK)
def test_dibunuh_saat_mencetak_tetap_tercetak_tepat_sekali(titik, naskah, tmp_path):
    bunuh_di(titik, naskah, tmp_path)
    naskah.refresh_from_db()
    assert (naskah.berkas_id is not None) == (titik == "sesudah commit"), "tidak ada setengah jadi"
    di_cakram = list((tmp_path / "berkas").rglob("*.pdf"))
    assert len(di_cakram) == TITIK[titik], "bita yatim boleh ada; baris tanpa bita tidak"

    # The beat of a later minute finds the row again; a message delivered twice changes nothing.
    Naskah.objects.filter(pk=naskah.pk, cetak_lagi_pada__isnull=False).update(cetak_lagi_pada=timezone.now())
    sapu_naskah()
    assert cetak_naskah(naskah.pk) is False
    naskah.refresh_from_db()
    assert naskah.berkas is not None
    assert not naskah.sedang_dicetak
    assert Berkas.objects.count() == 1
    isi = jalur_penuh(naskah.berkas).read_bytes()
    assert hashlib.sha256(isi).hexdigest() == naskah.berkas.sha256

"""The worker that signs approved letters is killed between two and inside one: none lost, none twice."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings as setelan
from django.db import connection
from django.utils import timezone

from akun.models import Surel
from dokumen.models import Naskah
from peserta.actions import TEMPLAT_SURAT
from peserta.models import SuratPelamar
from peserta.tasks import terbitkan_surat_disetujui
from seleksi.alur import Tahap
from tests.factories.akun import PenggunaFactory
from tests.factories.peserta import LamaranFactory, SuratPelamarFactory
from tests.factories.seleksi import InstansiFactory, LowonganFactory

pytestmark = [pytest.mark.gangguan, pytest.mark.django_db(transaction=True)]
AKAR = Path(__file__).resolve().parent.parent.parent

# Signs letters in a process of its own and stands still where the test says, so that it can be killed there.
PENERBIT = """
import pathlib, sys, time
import django
django.setup()
titik, tanda, ke = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])

import peserta.tasks
from peserta.models import SuratPelamar
hitung = 0

def diam():
    tanda.touch()
    time.sleep(300)

if titik == "sebelum commit":
    simpan = SuratPelamar.save
    def simpan_lalu_diam(self, *args, **kwargs):
        global hitung
        simpan(self, *args, **kwargs)
        hitung += 1
        if hitung == ke:
            diam()
    SuratPelamar.save = simpan_lalu_diam
else:
    terbitkan = peserta.tasks.terbitkan_surat
    def terbitkan_lalu_diam(**isian):
        global hitung
        hasil = terbitkan(**isian)
        hitung += 1
        if hitung == ke:
            diam()
        return hasil
    peserta.tasks.terbitkan_surat = terbitkan_lalu_diam
peserta.tasks.terbitkan_surat_disetujui()
"""


def bunuh_di(titik: str, ke: int, tmp_path: Path) -> None:
    tanda = tmp_path / f"sampai-{ke}"
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
    perintah = [sys.executable, "-c", PENERBIT, titik, str(tanda), str(ke)]
    with subprocess.Popen(perintah, cwd=AKAR, env=lingkungan, start_new_session=True) as proses:
        batas = time.monotonic() + 60
        while not tanda.exists():
            assert proses.poll() is None, "penerbit berakhir sebelum sampai di titiknya"
            assert time.monotonic() < batas
            time.sleep(0.05)
        os.killpg(proses.pid, signal.SIGKILL)


@pytest.mark.parametrize("titik", ["sebelum commit", "antara dua surat"])
def test_penerbit_yang_dibunuh_tidak_menghilangkan_dan_tidak_menggandakan(titik, tmp_path):
    InstansiFactory()
    lowongan = LowonganFactory(tahap=Tahap.ADMINISTRASI, diumumkan_pada=timezone.now() - dt.timedelta(30))
    ketua = PenggunaFactory()
    for _ in range(5):
        lamaran = LamaranFactory(lowongan=lowongan, keadaan="TMS")
        SuratPelamarFactory(lamaran=lamaran, penanda_tangan=ketua, disetujui=True)
    bunuh_di(titik, 2, tmp_path)
    terbit = SuratPelamar.objects.exclude(naskah=None).count()
    assert terbit == (1 if titik == "sebelum commit" else 2)
    bunuh_di(titik, 1, tmp_path)
    terbitkan_surat_disetujui()
    nomor = SuratPelamar.objects.order_by("lamaran__urutan").values_list("naskah__nomor", flat=True)
    assert list(nomor) == [f"800.1.3.3/{n:02d}/Pansel/XI/2026" for n in range(1, 6)]
    assert Naskah.objects.filter(templat=TEMPLAT_SURAT["TMS"]).count() == 5
    assert Surel.objects.filter(kunci__startswith="surat.tersedia:").count() == 5

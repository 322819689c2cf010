"""script/beban in small: the last seconds of a deadline, uploads at once, a killed web process."""

import datetime as dt
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from django.conf import settings as setelan
from django.db import connection
from django.test import Client
from django.utils import timezone

from config.management.commands.siapkan_beban import periksa
from dokumen.models import Kiriman
from peserta.models import Lamaran
from script.lib import beban
from script.lib.pengawas import habisi_kelompok
from tests.factories.peserta import LamaranFactory, berkas_lengkap
from tests.factories.seleksi import InstansiFactory, LowonganFactory

pytestmark = [
    pytest.mark.gangguan,
    pytest.mark.lambat,
    pytest.mark.timeout(180),
    pytest.mark.django_db(transaction=True),
]
AKAR = Path(__file__).resolve().parents[2]


class Web:
    """gunicorn with two processes, as in production, on the database of this test."""

    def __init__(self, folder: Path, **lain: str) -> None:
        self.porta = beban.bench.porta_bebas()
        basis = connection.settings_dict
        tuan = f"{basis['USER']}:{basis['PASSWORD']}@{basis['HOST']}:{basis['PORT']}"
        lingkungan = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.gangguan.setelan_web",
            "MODE": "uji",
            "SECRET_KEY": setelan.SECRET_KEY,
            "DATABASE_URL": f"postgresql://{tuan}/{basis['NAME']}",
            # Nobody listens there: what is to be printed and mailed waits in its rows.
            "REDIS_URL": "redis://127.0.0.1:1/0",
            "DATA_DIR": str(folder),
            "WEB_ALAMAT": f"127.0.0.1:{self.porta}",
            "CAP_WAKTU_PROKSI": "ya",
            "TINGKAT_CATATAN": "CRITICAL",
            **lain,
        }
        with (folder / "web.log").open("wb") as log:
            self.proses = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "config.wsgi"],
                cwd=AKAR,
                env=lingkungan,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        batas = time.monotonic() + 60
        while not self._terbuka() or len(self.pekerja()) < 2:
            assert self.proses.poll() is None, (folder / "web.log").read_text()[-1500:]
            assert time.monotonic() < batas
            time.sleep(0.1)

    def _terbuka(self) -> bool:
        with socket.socket() as soket:
            return soket.connect_ex(("127.0.0.1", self.porta)) == 0

    def pekerja(self) -> list[psutil.Process]:
        return psutil.Process(self.proses.pid).children()


@pytest.fixture
def web(tmp_path):
    satu = Web(tmp_path)
    yield satu
    habisi_kelompok(satu.proses.pid)
    satu.proses.wait(10)


@pytest.fixture
def porta(web, tmp_path):
    assert shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin"), "script/setup --uji"
    with beban.proksi(web.porta, tmp_path / "nginx") as porta:
        yield porta


def siapkan(jumlah: int, batas: dt.datetime, porta: int) -> list[beban.Pelamar]:
    InstansiFactory()
    lowongan = LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=batas)
    hasil = []
    for nomor in range(jumlah):
        lamaran = LamaranFactory(lowongan=lowongan)
        berkas_lengkap(lamaran)
        klien = Client()
        klien.force_login(lamaran.pelamar.pengguna)
        kuki = f"{setelan.SESSION_COOKIE_NAME}={klien.cookies[setelan.SESSION_COOKIE_NAME].value}"
        hasil.append(beban.Pelamar(lamaran.pk, kuki, porta, nomor))
    return hasil


def baris() -> list[dict]:
    return periksa(Lamaran.objects.values_list("lowongan", flat=True).distinct().get())


def test_tiga_puluh_pelamar_menekan_kirim_di_detik_terakhir(porta, tmp_path):
    """Nobody lost, doubled or misjudged: the clock of the proxy and the rows of the database agree."""
    batas = timezone.now() + dt.timedelta(seconds=22)
    pelamar = siapkan(30, batas, porta)
    beban.serbu_kirim(pelamar, batas.timestamp(), jendela=6)
    datang = beban.kedatangan(tmp_path / "nginx")
    hasil = beban.nilai_kirim(pelamar, baris(), datang, batas.timestamp())
    assert hasil["terkirim"] + hasil["terlambat"] == 30
    assert hasil["terlambat"] >= 2
    assert hasil["tekanan"] == 36
    for nama in ("tanpa_jawaban", "hilang", "ganda", "salah_nilai", "tanpa_tanda_terima", "nomor_bolong"):
        assert not hasil[nama], hasil
    # The proxy tells the beginning by two clocks, which differ by what its loop was late.
    assert hasil["cap_paling_jauh_milidetik"] < 100
    # The judge can fail: with another deadline the same rows are wrong.
    assert beban.nilai_kirim(pelamar, baris(), datang, batas.timestamp() - 3)["salah_nilai"]


@pytest.mark.parametrize(
    "cara", [{}, {"sekaligus": True}, {"bunuh": 2}], ids=["berpotongan", "sekaligus", "dibunuh"]
)
def test_lima_unggahan_bersamaan_tiba_utuh(porta, web, cara):
    """Also with kill -9 of every web process in between: what was acknowledged is never asked for again."""
    pelamar = siapkan(5, timezone.now() + dt.timedelta(days=1), porta)
    hasil = beban.serbu_unggah(pelamar, 2_000_000, web.pekerja, **cara)
    beban.nilai_sidik(hasil, baris())
    assert (hasil["berhasil"], hasil["sidik_sama"], hasil["gagal"]) == (5, 5, [])
    assert hasil["web_terberat_mb"] < beban.SASARAN_MEMORI_WEB
    if cara.get("bunuh"):
        assert hasil["dibunuh"] >= 4
        assert hasil["putus"] > 0, "ada yang sedang di jalan"
    if not cara.get("sekaligus"):
        assert Kiriman.objects.filter(berkas__isnull=False).count() == 5

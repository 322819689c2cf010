"""A real mail server in bad moods, real workers that are killed: nothing lost, nothing twice (T68, T69)."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from celery import Celery
from django.conf import settings as setelan
from django.db import connection
from django.utils import timezone

from akun import tasks
from akun.antar import tanda_pesan
from akun.models import Surel
from tests.factories.akun import PenggunaFactory, SurelFactory

pytestmark = [pytest.mark.gangguan, pytest.mark.django_db(transaction=True)]
AKAR = Path(__file__).resolve().parent.parent.parent


def pintu_kosong() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


class Pelayan:
    """A mail server whose `suasana` the test changes; it can be shut and opened again."""

    def __init__(self, pintu: int) -> None:
        self.pintu = pintu
        self.suasana = "terima"
        self.diterima: list[bytes] = []
        self.percobaan = 0

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if self.suasana == "alamat" and address.startswith("buruk"):
            return "550 5.1.1 tidak ada"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.percobaan += 1
        if self.suasana == "tunda":
            return "451 4.3.0 nanti"
        if self.suasana == "tolak":
            return "554 5.6.0 tidak mau"
        if self.suasana == "diam":
            await asyncio.sleep(3600)
        self.diterima.append(envelope.content)
        if self.suasana == "terima lalu diam":
            await asyncio.sleep(3600)
        if self.suasana == "tutup":
            server.transport.close()
        return "250 OK"

    def buka(self) -> None:
        self.pengendali = Controller(self, hostname="127.0.0.1", port=self.pintu)
        self.pengendali.start()

    def tutup(self) -> None:
        self.pengendali.stop()

    def tanda(self) -> list[str]:
        return [
            baris.partition(b":")[2].strip().decode()
            for pesan in self.diterima
            for baris in pesan.splitlines()
            if baris.lower().startswith(b"message-id:")
        ]


@pytest.fixture
def pelayan(settings):
    pelayan = Pelayan(pintu_kosong())
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", pelayan.pintu, False
    settings.EMAIL_TIMEOUT = 2
    pelayan.buka()
    yield pelayan
    pelayan.tutup()


def antre(jumlah=1, **ubah):
    orang = PenggunaFactory(**ubah)
    kini = timezone.now()
    return SurelFactory.create_batch(jumlah, penerima=orang, dibuat_pada=kini, coba_lagi_pada=kini)


def sudah_waktunya():
    """Let the waiting messages be due, as if the minutes had passed."""
    Surel.objects.filter(coba_lagi_pada__isnull=False).update(coba_lagi_pada=timezone.now())


def test_pelayan_padam_lalu_kembali_semua_terkirim_sekali(pelayan):
    surel = antre(5)
    pelayan.tutup()
    for _ in range(3):
        sudah_waktunya()
        assert tasks.sapu_surel() == 0
    assert Surel.objects.filter(dikirim_pada__isnull=False).count() == 0
    pelayan.buka()
    sudah_waktunya()
    assert tasks.sapu_surel() == 5
    assert sorted(pelayan.tanda()) == sorted(tanda_pesan(satu) for satu in surel)
    assert tasks.sapu_surel() == 0


@pytest.mark.parametrize("suasana", ["tunda", "diam"])
def test_pelayan_menunda_atau_membisu_pesan_menunggu(pelayan, suasana):
    [surel] = antre()
    pelayan.suasana = suasana
    assert tasks.sapu_surel() == 0
    surel.refresh_from_db()
    assert surel.dikirim_pada is None
    assert surel.coba_lagi_pada > timezone.now()
    pelayan.suasana = "terima"
    sudah_waktunya()
    assert tasks.sapu_surel() == 1
    assert len(pelayan.diterima) == 1


def test_pelayan_menolak_pesan_ditinggalkan_dengan_alasan(pelayan):
    [surel] = antre()
    pelayan.suasana = "tolak"
    assert tasks.sapu_surel() == 0
    surel.refresh_from_db()
    assert (surel.coba_lagi_pada, surel.galat) == (None, "Pesan ditolak pelayan surel (554).")


def test_satu_alamat_buruk_tidak_menahan_yang_lain(pelayan):
    pelayan.suasana = "alamat"
    antre(email="buruk@contoh.test")
    antre(2, email="baik@contoh.test")
    assert tasks.sapu_surel() == 2
    assert len(pelayan.diterima) == 2


def test_sambungan_putus_setelah_diterima_dikirim_lagi_dengan_tanda_yang_sama(pelayan):
    """The server kept the message but its yes was lost: the one gap, closed by the Message-ID."""
    [surel] = antre()
    pelayan.suasana = "tutup"
    assert tasks.sapu_surel() == 0
    pelayan.suasana = "terima"
    sudah_waktunya()
    assert tasks.sapu_surel() == 1
    assert pelayan.tanda() == [tanda_pesan(surel)] * 2


# --- Pekerja sungguhan -------------------------------------------------------------------------
class Pekerja:
    """A Celery worker of its own, on this test's database, mail server and queue."""

    def __init__(self, pelayan: Pelayan, tmp_path: Path, antrean: str) -> None:
        sandaran = connection.settings_dict
        lingkungan = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "MODE": "uji",
            "SECRET_KEY": setelan.SECRET_KEY,
            "DATABASE_URL": (
                f"postgresql://{sandaran['USER']}:{sandaran['PASSWORD']}"
                f"@{sandaran['HOST']}:{sandaran['PORT']}/{sandaran['NAME']}"
            ),
            "REDIS_URL": setelan.REDIS_URL,
            "DATA_DIR": str(tmp_path),
            "SUREL_CARA": "smtp",
            "SUREL_HOST": "127.0.0.1",
            "SUREL_PORT": str(setelan.EMAIL_PORT),
            "SUREL_ENKRIPSI": "tidak",
        }
        perintah = [sys.executable, "-m", "celery", "-A", "config", "worker", "-c", "1", "-Q", antrean]
        perintah += ["-n", f"{time.monotonic_ns()}@%h"]
        with (tmp_path / f"pekerja-{time.monotonic_ns()}.log").open("wb") as catatan:
            self.proses = subprocess.Popen(
                [*perintah, "--without-gossip", "--without-mingle", "--without-heartbeat"],
                cwd=AKAR,
                env=lingkungan,
                stdout=catatan,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def bunuh(self) -> None:
        """kill -9 for the worker and all its children, as a power cut would."""
        if self.proses.poll() is None:
            os.killpg(self.proses.pid, signal.SIGKILL)
        self.proses.wait(10)


def tunggu(syarat, detik=40):
    batas = time.monotonic() + detik
    while not syarat():
        assert time.monotonic() < batas, "tidak terjadi dalam waktunya"
        time.sleep(0.1)


@pytest.fixture
def pekerja(pelayan, tmp_path):
    antrean = f"uji-surel-{os.getpid()}-{time.monotonic_ns()}"
    penyuruh = Celery(broker=setelan.REDIS_URL, set_as_current=False)
    hidup: list[Pekerja] = []

    def jalankan():
        hidup.append(Pekerja(pelayan, tmp_path, antrean))
        return hidup[-1]

    jalankan.suruh = lambda tugas, *isi: penyuruh.send_task(tugas, args=isi, queue=antrean)
    yield jalankan
    for satu in hidup:
        satu.bunuh()
    with penyuruh.connection_for_write() as sambungan:
        sambungan.default_channel.client.delete(antrean)
    penyuruh.close()


@pytest.mark.timeout(180)
def test_pekerja_dibunuh_saat_mengirim_tidak_ada_yang_hilang_atau_ganda(pelayan, pekerja):
    surel = antre(3)
    pelayan.suasana = "diam"
    pertama = pekerja()
    pekerja.suruh("akun.tasks.kirim_surel", surel[0].pk)
    tunggu(lambda: pelayan.percobaan == 1)
    pertama.bunuh()
    assert pelayan.diterima == []
    assert Surel.objects.filter(dikirim_pada__isnull=True).count() == 3

    pelayan.suasana = "terima"
    pekerja()
    # The beat of the next minute; sent twice, as a broker may.
    for _ in range(2):
        pekerja.suruh("akun.tasks.sapu_surel")
    tunggu(lambda: Surel.objects.filter(dikirim_pada__isnull=False).count() == 3)
    for satu in surel:
        pekerja.suruh("akun.tasks.kirim_surel", satu.pk)
    pekerja.suruh("akun.tasks.sapu_surel")
    time.sleep(2)
    assert sorted(pelayan.tanda()) == sorted(tanda_pesan(satu) for satu in surel)


@pytest.mark.timeout(180)
def test_pekerja_dibunuh_setelah_pelayan_menerima_mengulang_dengan_tanda_yang_sama(pelayan, pekerja):
    """Between the yes of the server and our commit: the gap that ADR 0042 names."""
    [surel] = antre()
    pelayan.suasana = "terima lalu diam"
    pertama = pekerja()
    pekerja.suruh("akun.tasks.kirim_surel", surel.pk)
    tunggu(lambda: len(pelayan.diterima) == 1)
    pertama.bunuh()
    pelayan.suasana = "terima"
    pekerja()
    pekerja.suruh("akun.tasks.sapu_surel")
    tunggu(lambda: Surel.objects.filter(dikirim_pada__isnull=False).exists())
    assert pelayan.tanda() == [tanda_pesan(surel)] * 2


@pytest.mark.timeout(180)
def test_dua_pekerja_menyapu_bersamaan_setiap_surel_sekali(pelayan, pekerja):
    surel = antre(20)
    pekerja()
    pekerja()
    for _ in range(4):
        pekerja.suruh("akun.tasks.sapu_surel")
    tunggu(lambda: Surel.objects.filter(dikirim_pada__isnull=False).count() == 20)
    assert sorted(pelayan.tanda()) == sorted(tanda_pesan(satu) for satu in surel)


def test_baris_terkunci_dilewati_bukan_ditunggu(pelayan):
    """Control: while one worker speaks to the server, the other sweeps past that row at once."""
    surel = antre(2)
    kedua = connection.copy()
    try:
        with kedua.cursor() as kursor:
            kursor.execute("BEGIN")
            kursor.execute("SELECT 1 FROM akun_surel WHERE id = %s FOR NO KEY UPDATE", [surel[0].pk])
            mulai = time.monotonic()
            assert tasks.sapu_surel() == 1
            assert time.monotonic() - mulai < 2
            kursor.execute("ROLLBACK")
    finally:
        kedua.close()
    assert tasks.sapu_surel() == 1
    assert len(pelayan.diterima) == 2

"""What script/test does after its preparation: a PostgreSQL and a Redis for this run only, then pytest."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from script.lib.pengawas import Berhenti, Pengawas, abaikan_sinyal, jalankan, kata, pasang_sinyal
from script.lib.tertanam import Postgres, Redis

PROYEK = Path(__file__).resolve().parents[2]


def pilihan_pytest(diminta: list[str]) -> list[str]:
    """One process more than cores, for a test often waits for its database; told otherwise, as told.

    A run of everything is also measured against the coverage gate.
    """
    jumlah_proses = any(satu.startswith(("-n", "--numprocesses", "--pdb")) for satu in diminta)
    pilihan = [] if jumlah_proses else ["-n", str((os.cpu_count() or 1) + 1)]
    if not diminta:
        pilihan += ["--cov", "--cov-report=", "-p", "script.lib.cakupan"]
    return [*pilihan, *diminta]


def jalankan_pytest(lingkungan: dict[str, str], diminta: list[str]) -> int:
    pytest = subprocess.Popen(
        [sys.executable, "-m", "pytest", *pilihan_pytest(diminta)], cwd=PROYEK, env=lingkungan
    )
    try:
        return pytest.wait()
    except Berhenti:
        # Ctrl-C has reached pytest as well; it ends the test it is in and says how far it came.
        pytest.send_signal(signal.SIGINT)
        try:
            pytest.wait(30)
        except subprocess.TimeoutExpired:
            pytest.kill()
        return 130


def utama() -> int:
    pasang_sinyal()
    folder = Path(tempfile.mkdtemp(prefix="seleksi-uji-"))
    folder.chmod(0o711)
    pengawas = Pengawas(folder / "log", folder / "proses.json")
    try:
        postgres = Postgres(folder / "postgres", tahan_lama=False)
        redis = Redis(folder / "redis", tahan_lama=False)
        for server, sinyal in ((postgres, signal.SIGINT), (redis, signal.SIGTERM)):
            server.siapkan()
            proses = pengawas.mulai(server.nama, server.cara(), log=server.log, sinyal=sinyal)
            pengawas.tunggu_siap(proses, server.siap, 60)
        kata("PostgreSQL dan Redis khusus uji siap.")
        lingkungan = {
            **os.environ,
            "MODE": "uji",
            "DJANGO_SETTINGS_MODULE": "config.settings_uji",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "DATABASE_URL": postgres.url("postgres"),
            "REDIS_URL": redis.url(),
            "DATA_DIR": str(folder / "data"),
            "COVERAGE_FILE": str(folder / "cakupan"),
        }
        return jalankan_pytest(lingkungan, sys.argv[1:])
    finally:
        abaikan_sinyal()
        pengawas.hentikan()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    jalankan(utama)

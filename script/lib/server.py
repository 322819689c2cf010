"""What script/server does after its preparation: storage, application, worker and beat, kept together."""

import argparse
import fcntl
import hashlib
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from script.lib.pengawas import (
    Berhenti,
    Pengawas,
    abaikan_sinyal,
    baris_terakhir,
    bersihkan_sisa,
    habisi_kelompok,
    jalankan,
    kata,
    lapor_galat,
    pasang_sinyal,
)
from script.lib.tertanam import Cara, Postgres, Redis, TidakBisa, rahasia, tulis_rahasia

PROYEK = Path(__file__).resolve().parents[2]
CELERY = (sys.executable, "-m", "celery", "-A", "config")
# Who waits for a page goes before what is printed and mailed in the meantime.
PELAN = ("nice", "-n", "10")
# What the application reads; anything else in the terminal's environment is passed on as it is.
DICATAT = (
    "MODE",
    "SECRET_KEY",
    "DATABASE_URL",
    "REDIS_URL",
    "DATA_DIR",
    "STATIC_ROOT",
    "HTTPS",
    "ALAMAT_SITUS",
)


@contextmanager
def langkah(nama: str) -> Iterator[None]:
    """One line per step, with the time it took, so that a person sees that something happens."""
    print(f"  {nama} … ", end="", flush=True)
    mulai = time.monotonic()
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f"{time.monotonic() - mulai:.1f} detik".replace(".", ","), flush=True)


def pemakai_porta(porta: int) -> str:
    """Name and pid of whoever listens there, where the system tells."""
    try:
        for sambungan in psutil.net_connections("tcp"):
            if sambungan.status == psutil.CONN_LISTEN and sambungan.laddr.port == porta and sambungan.pid:
                return f"{psutil.Process(sambungan.pid).name()}, pid {sambungan.pid}"
    except psutil.Error:
        pass
    return "proses lain"


def pastikan_porta_bebas(porta: int) -> None:
    with socket.socket() as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind(("127.0.0.1", porta))
        except PermissionError:
            raise TidakBisa(
                f"Porta {porta} hanya untuk root. Pilih yang lain, misalnya --port 8000."
            ) from None
        except OSError:
            raise TidakBisa(
                f"Porta {porta} sudah dipakai ({pemakai_porta(porta)}). "
                f"Hentikan yang memakainya, atau pilih yang lain: script/server --port {porta + 1}"
            ) from None


def kunci_folder(data: Path) -> int:
    """Hold the data folder while this process lives; however it ends, the system lets go then."""
    pegangan = os.open(data / "kunci", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(pegangan, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        pid = os.read(pegangan, 20).decode().strip() or "tidak diketahui"
        raise TidakBisa(
            f"Server dengan data {data} sudah berjalan (pid {pid}). "
            "Hentikan dengan Ctrl-C di terminalnya, atau pakai folder data lain: --data DIR"
        ) from None
    os.ftruncate(pegangan, 0)
    os.write(pegangan, str(os.getpid()).encode())
    return pegangan


def tetapkan_mode(data: Path, contoh: bool) -> str:
    """A folder stays what it was made for, so that no real installation has a password that all know."""
    mode = "contoh" if contoh else "produksi"
    berkas = data / "mode"
    if not berkas.exists():
        berkas.write_text(mode, encoding="utf-8")
    dahulu = berkas.read_text(encoding="utf-8").strip()
    if dahulu != mode:
        isi = "data contoh dengan sandi yang diketahui umum" if dahulu == "contoh" else "data sungguhan"
        saran = "script/server" if dahulu == "contoh" else "script/server --tanpa-contoh"
        raise TidakBisa(
            f"Folder {data} berisi {isi}. Jalankan dengan {saran}, atau pakai folder lain: --data DIR"
        )
    return mode


class Aplikasi:
    """The commands of the application in the environment that this start has made."""

    def __init__(self, data: Path, lingkungan: dict[str, str]) -> None:
        self.data = data
        self.lingkungan = lingkungan

    def punya(self, perintah: str) -> bool:
        return any(PROYEK.glob(f"*/management/commands/{perintah}.py"))

    def manage(self, *kata_perintah: str, log: str) -> None:
        """Run it quietly; when it fails the end of its output is the message."""
        berkas = self.data / "log" / f"{log}.log"
        with berkas.open("wb") as tujuan:
            hasil = subprocess.run(
                [sys.executable, "manage.py", *kata_perintah],
                cwd=PROYEK,
                env=self.lingkungan,
                stdin=subprocess.DEVNULL,
                stdout=tujuan,
                stderr=subprocess.STDOUT,
            )
        if hasil.returncode != 0:
            raise TidakBisa(
                f"manage.py {kata_perintah[0]} gagal. Baris terakhir {berkas}:\n{baris_terakhir(berkas)}"
            )

    def manage_terlihat(self, perintah: str, pengawas: Pengawas) -> None:
        """Run it with its own words on the terminal, and watch the others meanwhile."""
        proses = subprocess.Popen(
            [sys.executable, "manage.py", perintah],
            cwd=PROYEK,
            env=self.lingkungan,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            while proses.poll() is None:
                pengawas.pastikan_hidup()
                time.sleep(0.1)
        finally:
            habisi_kelompok(proses.pid)
            proses.wait()
        if proses.returncode != 0:
            raise TidakBisa(f"manage.py {perintah} gagal; keterangannya ada di atas.")

    def kumpulkan_berkas_tampilan(self) -> None:
        """collectstatic, but only when something under static/ or a library changed."""
        sidik = hashlib.sha256((PROYEK / "requirements.txt").read_bytes())
        sidik.update((PROYEK / "config" / "settings.py").read_bytes())
        for berkas in sorted((PROYEK / "static").rglob("*")):
            ciri = berkas.stat()
            sidik.update(f"{berkas.relative_to(PROYEK)} {ciri.st_size} {ciri.st_mtime_ns}\n".encode())
        catatan = self.data / "sidik-static"
        if catatan.exists() and catatan.read_text() == sidik.hexdigest():
            return
        catatan.unlink(missing_ok=True)
        self.manage("collectstatic", "--noinput", "--clear", log="collectstatic")
        catatan.write_text(sidik.hexdigest())

    def sehat(self, porta: int) -> bool:
        permintaan = urllib.request.Request(f"http://127.0.0.1:{porta}/sehat/", headers={"Host": "localhost"})
        try:
            with urllib.request.urlopen(permintaan, timeout=5) as jawaban:  # noqa: S310 -- own loopback address
                return bool(jawaban.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def lingkungan_aplikasi(data: Path, mode: str, porta: int) -> dict[str, str]:
    bawaan = {
        "MODE": mode,
        # Nobody but this machine reaches the port; in front of others stands a proxy (docs/menjalankan.md).
        "HTTPS": "tidak",
        "SUREL_CARA": "berkas",
        "ALAMAT_SITUS": f"http://localhost:{porta}",
    }
    tetap = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATA_DIR": str(data),
        "STATIC_ROOT": str(data / "static"),
        "WEB_ALAMAT": f"127.0.0.1:{porta}",
        "PYTHONUNBUFFERED": "1",
    }
    lingkungan = bawaan | dict(os.environ) | tetap | {"MODE": mode}
    if not (lingkungan.get("SECRET_KEY") or lingkungan.get("SECRET_KEY_FILE")):
        lingkungan["SECRET_KEY"] = rahasia(data / "kunci-rahasia", 50)
    return lingkungan


def catat_lingkungan(data: Path, lingkungan: dict[str, str]) -> None:
    """For script/kelola: the same environment for a command given by hand while the server runs."""
    baris = [f"export {nama}={shlex.quote(lingkungan[nama])}\n" for nama in DICATAT if nama in lingkungan]
    tulis_rahasia(data / "lingkungan", "".join(baris))


def contoh_terputus(data: Path, mode: str) -> bool:
    """The demonstration was being loaded when the first start ended; half of it is worse than none."""
    return mode == "contoh" and (data / "postgres" / "PG_VERSION").exists() and not selesai(data).exists()


def selesai(data: Path) -> Path:
    return data / "contoh-selesai"


def nyalakan_penyimpanan(pengawas: Pengawas, data: Path, lingkungan: dict[str, str]) -> None:
    """Embedded PostgreSQL and Redis, each only when the environment names no other."""
    if not (lingkungan.get("DATABASE_URL") or lingkungan.get("DATABASE_URL_FILE")):
        if contoh_terputus(data, lingkungan["MODE"]):
            kata("  Data contoh belum selesai dimuat; dimulai dari awal.")
            for folder in ("postgres", "redis", "berkas", "surel"):
                shutil.rmtree(data / folder, ignore_errors=True)
        with langkah("PostgreSQL 18"):
            postgres = Postgres(data / "postgres")
            postgres.siapkan()
            proses = pengawas.mulai(
                postgres.nama, postgres.cara(), log=postgres.log, sinyal=signal.SIGINT, tenggat=30
            )
            pengawas.tunggu_siap(proses, postgres.siap, 60)
            lingkungan["DATABASE_URL"] = postgres.siapkan_aplikasi()
    if not (lingkungan.get("REDIS_URL") or lingkungan.get("REDIS_URL_FILE")):
        with langkah("Redis"):
            redis = Redis(data / "redis")
            redis.siapkan()
            proses = pengawas.mulai(redis.nama, redis.cara(), log=redis.log, tenggat=15)
            pengawas.tunggu_siap(proses, redis.siap, 60)
            lingkungan["REDIS_URL"] = redis.url()


def nyalakan_aplikasi(pengawas: Pengawas, aplikasi: Aplikasi, porta: int) -> None:
    lingkungan = aplikasi.lingkungan
    with langkah("Pelayan web dan pekerja"):
        web = pengawas.mulai(
            "Pelayan web",
            Cara(
                [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "config.wsgi"], cwd=PROYEK
            ),
            log="web",
            lingkungan=lingkungan,
            tenggat=25,
        )
        pekerja = pengawas.mulai(
            "Pekerja",
            Cara(
                [
                    *PELAN,
                    *CELERY,
                    "worker",
                    "--concurrency=2",
                    "--without-gossip",
                    "--without-mingle",
                    "--loglevel=INFO",
                ],
                cwd=PROYEK,
            ),
            log="pekerja",
            lingkungan=lingkungan,
            tenggat=30,
        )
        pengawas.tunggu_siap(web, lambda: aplikasi.sehat(porta), 60)
        pengawas.tunggu_siap(pekerja, lambda: " ready." in pekerja.log.read_text(errors="replace"), 60)


def nyalakan_pengingat(pengawas: Pengawas, aplikasi: Aplikasi) -> None:
    """The clock, last: it would close a registration while the demonstration still tells who applied."""
    (aplikasi.data / "beat").mkdir(exist_ok=True)
    jadwal = aplikasi.data / "beat" / "jadwal"
    pengawas.mulai(
        "Pengingat",
        Cara([*CELERY, "beat", f"--schedule={jadwal}", "--pidfile=", "--loglevel=INFO"], cwd=PROYEK),
        log="pengingat",
        lingkungan=aplikasi.lingkungan,
    )


def kabarkan(aplikasi: Aplikasi, pengawas: Pengawas, porta: int, contoh: bool) -> None:
    data = aplikasi.data
    kata(f"\nSiap: http://localhost:{porta}/\n")
    if contoh and aplikasi.punya("akun_contoh"):
        aplikasi.manage_terlihat("akun_contoh", pengawas)
    elif not contoh:
        pilihan = "" if data == PROYEK / "var" else f" --data {shlex.quote(str(data))}"
        kata(f"Operator pertama dibuat dari terminal lain: script/kelola{pilihan} buat_operator")
    if aplikasi.lingkungan.get("SUREL_CARA") == "berkas":
        kata(f"Surel tidak dikirim keluar; tiap surel menjadi berkas di {data / 'surel'}")
    kata(f"Log: {data / 'log'}. Berhenti: Ctrl-C.")


def layani(data: Path, porta: int, contoh: bool) -> int:
    # Others may pass through (PostgreSQL leaves root) but not look around.
    data.mkdir(mode=0o711, parents=True, exist_ok=True)
    kunci_folder(data)
    mode = tetapkan_mode(data, contoh)
    catatan = data / "proses.json"
    bersihkan_sisa(catatan)
    pastikan_porta_bebas(porta)
    pengawas = Pengawas(data / "log", catatan)
    kata(f"Seleksi JPT, data di {data}")
    try:
        lingkungan = lingkungan_aplikasi(data, mode, porta)
        # Of a database that is not ours the command itself must say whether anything is left to load.
        tertanam = not (lingkungan.get("DATABASE_URL") or lingkungan.get("DATABASE_URL_FILE"))
        nyalakan_penyimpanan(pengawas, data, lingkungan)
        catat_lingkungan(data, lingkungan)
        aplikasi = Aplikasi(data, lingkungan)
        with langkah("Susunan basis data"):
            aplikasi.manage("migrate", "--noinput", log="migrate")
            aplikasi.manage("buat_kunci_jejak", "--bila-belum-ada", log="kunci-jejak")
        with langkah("Berkas tampilan"):
            aplikasi.kumpulkan_berkas_tampilan()
        nyalakan_aplikasi(pengawas, aplikasi, porta)
        if contoh and aplikasi.punya("contoh") and not (tertanam and selesai(data).exists()):
            kata("  Data contoh (hanya sekali)")
            aplikasi.manage_terlihat("contoh", pengawas)
            selesai(data).touch()
        nyalakan_pengingat(pengawas, aplikasi)
        kabarkan(aplikasi, pengawas, porta, contoh)
        pengawas.jaga()
    except Berhenti:
        kata("\nMenghentikan …")
        return 0
    except TidakBisa as galat:
        lapor_galat(galat)
        kata("\nMenghentikan yang lain …")
        return 1
    finally:
        abaikan_sinyal()
        pengawas.hentikan()
        (data / "lingkungan").unlink(missing_ok=True)
        kata("Semua proses berhenti; data tersimpan.")
    return 0


def utama() -> int:
    pembaca = argparse.ArgumentParser(prog="script/server")
    pembaca.add_argument("--port", type=int, required=True)
    pembaca.add_argument("--data", type=Path, required=True)
    pembaca.add_argument("--tanpa-contoh", action="store_true")
    pilihan = pembaca.parse_args()
    pasang_sinyal()
    return layani(pilihan.data.resolve(), pilihan.port, not pilihan.tanpa_contoh)


if __name__ == "__main__":
    jalankan(utama)

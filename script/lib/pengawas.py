"""Keeps a set of processes together: all are up, or all are down and the terminal says why."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import psutil

from script.lib.tertanam import Cara, TidakBisa, hak_proses

BARIS_TERAKHIR = 15


class Berhenti(Exception):
    """Ctrl-C, or the signal with which a system asks a process to end."""


@dataclass
class Proses:
    nama: str
    popen: subprocess.Popen[bytes]
    log: Path
    sinyal: signal.Signals
    tenggat: float


def kata(teks: str) -> None:
    print(teks, flush=True)


def lapor_galat(galat: TidakBisa) -> None:
    print(f"\nGalat: {galat}", file=sys.stderr, flush=True)


def baris_terakhir(log: Path, jumlah: int = BARIS_TERAKHIR) -> str:
    """The end of a log, indented, for a person who wants to know what happened."""
    isi = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    return "\n".join(f"    {baris}" for baris in isi[-jumlah:]) or "    (log kosong)"


def tunggu(syarat: Callable[[], bool], detik: float, jeda: float = 0.05) -> bool:
    tenggat = time.monotonic() + detik
    while time.monotonic() < tenggat:
        if syarat():
            return True
        time.sleep(jeda)
    return syarat()


def pasang_sinyal() -> None:
    """Ctrl-C, a closed terminal and `kill` all end in the same orderly stop."""

    def berhenti(_nomor: int, _bingkai: FrameType | None) -> None:
        raise Berhenti

    for nomor in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(nomor, berhenti)


def abaikan_sinyal() -> None:
    for nomor in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(nomor, signal.SIG_IGN)


class Pengawas:
    """Starts processes in order, watches them, stops them in the opposite order."""

    def __init__(self, folder_log: Path, catatan: Path) -> None:
        self.folder_log = folder_log
        self.folder_log.mkdir(parents=True, exist_ok=True)
        self.catatan = catatan
        self.proses: list[Proses] = []

    def mulai(
        self,
        nama: str,
        cara: Cara,
        *,
        log: str,
        lingkungan: Mapping[str, str] | None = None,
        sinyal: signal.Signals = signal.SIGTERM,
        tenggat: float = 15,
    ) -> Proses:
        """Start one process in a session of its own, so that Ctrl-C reaches only the one who watches."""
        berkas = self.folder_log / f"{log}.log"
        if berkas.exists():
            berkas.replace(berkas.with_suffix(".log.1"))
        with berkas.open("wb") as tujuan:
            popen = subprocess.Popen(
                cara.perintah,
                env={**(lingkungan if lingkungan is not None else os.environ), **cara.lingkungan},
                cwd=cara.cwd,
                stdin=subprocess.DEVNULL,
                stdout=tujuan,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **hak_proses(cara.sebagai),
            )
        satu = Proses(nama, popen, berkas, sinyal, tenggat)
        self.proses.append(satu)
        self._catat()
        return satu

    def tunggu_siap(self, satu: Proses, siap: Callable[[], bool], detik: float) -> None:
        """Return when it is ready; one that ends instead, or takes too long, is an error with its log."""
        if not tunggu(lambda: self.yang_mati() is not None or siap(), detik):
            raise TidakBisa(
                f"{satu.nama} belum siap setelah {detik:.0f} detik. "
                f"Baris terakhir {satu.log}:\n{baris_terakhir(satu.log)}"
            )
        self.pastikan_hidup()

    def yang_mati(self) -> Proses | None:
        return next((satu for satu in self.proses if satu.popen.poll() is not None), None)

    def pastikan_hidup(self) -> None:
        mati = self.yang_mati()
        if mati is not None:
            kode = mati.popen.returncode
            sebab = f"dimatikan sinyal {signal.Signals(-kode).name}" if kode < 0 else f"kode {kode}"
            raise TidakBisa(
                f"{mati.nama} berhenti sendiri ({sebab}). "
                f"Baris terakhir {mati.log}:\n{baris_terakhir(mati.log)}"
            )

    def jaga(self) -> None:
        """Watch until a signal comes (Berhenti) or one of them dies (TidakBisa)."""
        while True:
            self.pastikan_hidup()
            time.sleep(0.3)

    def hentikan(self) -> None:
        """Last started, first stopped: nobody loses the database in the middle of a sentence."""
        for satu in reversed(self.proses):
            if satu.popen.poll() is None:
                satu.popen.send_signal(satu.sinyal)
                try:
                    satu.popen.wait(satu.tenggat)
                except subprocess.TimeoutExpired:
                    kata(f"  {satu.nama} tidak mau berhenti dalam {satu.tenggat:.0f} detik; dimatikan paksa.")
            # Its children too, whether it ended well or not.
            habisi_kelompok(satu.popen.pid)
            satu.popen.wait()
        self.proses.clear()
        self.catatan.unlink(missing_ok=True)

    def _catat(self) -> None:
        """Note who was started, so that the next start finds what a kill -9 of this one left behind."""
        isi = []
        for satu in self.proses:
            try:
                lahir = psutil.Process(satu.popen.pid).create_time()
            except psutil.NoSuchProcess:
                continue
            isi.append({"nama": satu.nama, "pid": satu.popen.pid, "lahir": lahir, "sinyal": int(satu.sinyal)})
        self.catatan.write_text(json.dumps(isi), encoding="utf-8")


def habisi_kelompok(pid: int) -> None:
    """Kill what is left of the session of this process; each was started as the leader of its own."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def bersihkan_sisa(catatan: Path) -> None:
    """End the processes of an earlier start that was killed without a chance to stop them."""
    if not catatan.exists():
        return
    try:
        isi = json.loads(catatan.read_text(encoding="utf-8"))
    except ValueError:
        isi = []
    sisa = []
    for satu in reversed(isi):
        try:
            proses = psutil.Process(satu["pid"])
            # The same number may belong to a stranger by now; the time of birth tells.
            if abs(proses.create_time() - satu["lahir"]) < 1:
                proses.send_signal(satu["sinyal"])
                sisa.append((satu["nama"], proses))
        except psutil.NoSuchProcess:
            continue
    if sisa:
        kata("  Menghentikan sisa dari jalan sebelumnya: " + ", ".join(nama for nama, _ in sisa))
    psutil.wait_procs([proses for _, proses in sisa], timeout=15)
    for _, proses in sisa:
        habisi_kelompok(proses.pid)
    catatan.unlink(missing_ok=True)


def jalankan(fungsi: Callable[[], int]) -> None:
    """The one place where a TidakBisa becomes a message and an exit code."""
    try:
        sys.exit(fungsi())
    except TidakBisa as galat:
        lapor_galat(galat)
        sys.exit(1)
    except Berhenti:
        sys.exit(130)

"""Measures the running product: pages per role at growing size, papers, memory. Loopback only, bounded."""

import argparse
import http.cookiejar
import json
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psutil

PROYEK = Path(__file__).resolve().parents[2]
# Requests per page: one client, then eight at once.
ULANG_TUNGGAL = 15
KLIEN, ULANG_BERSAMA = 8, 4
SASARAN_BITA = 150_000
SASARAN_MEMORI_WEB = 250
# Seconds of a paper up to three pages; a longer one may take as much for each page.
SASARAN_NASKAH, HALAMAN_NASKAH = 1.5, 3
SASARAN_LIPAT = 1.5
SASARAN_ATURAN = 50
# Milliseconds of Python for the recap of 300 people by five raters in every component.
SASARAN_REKAP = 300
# Seconds to verify a trail of 100,000 rows.
SASARAN_RANTAI = 10


def porta_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


@contextmanager
def server(data: Path, porta: int) -> Iterator[subprocess.Popen[bytes]]:
    """The real script/server with an empty installation in demonstration mode; stopped on the way out."""
    log = (data.parent / "server.log").open("wb")
    proses = subprocess.Popen(
        [str(PROYEK / "script/server"), "--port", str(porta), "--data", str(data)],
        stdout=log,
        stderr=subprocess.STDOUT,
        env={**lingkungan(), "CONTOH_PELAMAR": "0"},
        start_new_session=True,
    )
    try:
        batas = time.monotonic() + 600
        while not sehat(porta):
            if proses.poll() is not None or time.monotonic() > batas:
                sys.exit(f"Server tidak menyala:\n{(data.parent / 'server.log').read_text()[-2000:]}")
            time.sleep(0.5)
        yield proses
    finally:
        proses.send_signal(signal.SIGINT)
        try:
            proses.wait(60)
        except subprocess.TimeoutExpired:
            proses.kill()
        log.close()


def lingkungan() -> dict[str, str]:
    import os  # noqa: PLC0415 -- only this line looks at the environment

    return {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL"}}


def sehat(porta: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{porta}/sehat/", timeout=2) as jawaban:
            return bool(jawaban.status == 200)
    except OSError:
        return False


def kelola(data: Path, *kata: str) -> str:
    hasil = subprocess.run(
        [str(PROYEK / "script/kelola"), "--data", str(data), *kata],
        capture_output=True,
        text=True,
        check=False,
    )
    if hasil.returncode:
        sys.exit(f"{' '.join(kata)} gagal:\n{hasil.stdout[-1500:]}\n{hasil.stderr[-3000:]}")
    return hasil.stdout


class Klien:
    """A browser without a picture: cookies, log-in by the real form, timed requests."""

    def __init__(self, porta: int) -> None:
        self.dasar = f"http://127.0.0.1:{porta}"
        self.kue = http.cookiejar.CookieJar()
        self.buka = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.kue))

    def ambil(self, alamat: str) -> tuple[float, int]:
        mulai = time.perf_counter()
        with self.buka.open(self.dasar + alamat, timeout=60) as jawaban:
            isi = jawaban.read()
        return (time.perf_counter() - mulai) * 1000, len(isi)

    def masuk(self, pintu: str, surel: str, sandi: str) -> None:
        with self.buka.open(self.dasar + pintu, timeout=60) as jawaban:
            halaman = jawaban.read().decode()
            alamat = jawaban.geturl()
        tanda = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', halaman)
        if tanda is None:
            sys.exit("Halaman masuk tanpa tanda CSRF.")
        isi = urllib.parse.urlencode({"csrfmiddlewaretoken": tanda[1], "login": surel, "password": sandi})
        permintaan = urllib.request.Request(alamat, isi.encode(), {"Referer": alamat})  # noqa: S310 -- loopback
        with self.buka.open(permintaan, timeout=60) as jawaban:
            if pintu in jawaban.geturl():
                sys.exit(f"Tidak dapat masuk sebagai {surel}.")


def ringkas(waktu: list[float]) -> dict[str, float]:
    urut = sorted(waktu)
    return {"median": round(statistics.median(urut), 1), "p95": round(urut[int(len(urut) * 0.95) - 1], 1)}


class Ukuran:
    """One size: its running server, what `ukur` said of it, and a client per account."""

    def __init__(self, porta: int, hasil: dict[str, Any], sandi: str) -> None:
        self.porta, self.hasil, self.sandi = porta, hasil, sandi
        self.klien: dict[str, Klien] = {}

    def ambil(self, baris: dict[str, Any]) -> float:
        surel = baris["akun"]
        if surel not in self.klien:
            self.klien[surel] = Klien(self.porta)
            if surel:
                self.klien[surel].masuk(self.hasil["masuk"], surel, self.sandi)
        return self.klien[surel].ambil(baris["alamat"])[0]


def ukur_waktu(semua: Sequence[Ukuran]) -> None:
    """Adds median and p95 milliseconds to each page, for one client and for eight.

    The sizes take turns, request by request: whatever else this machine does meets each of them alike.
    """
    for sebaris in sejajar([satu.hasil for satu in semua]):
        giliran = list(zip(semua, sebaris, strict=True))
        waktu: list[list[float]] = [[] for _ in giliran]
        for ke in range(ULANG_TUNGGAL + 1):
            for daftar, (ukuran, baris) in zip(waktu, giliran, strict=True):
                lama = ukuran.ambil(baris)
                if ke:  # the first one warms up
                    daftar.append(lama)
        for daftar, (ukuran, baris) in zip(waktu, giliran, strict=True):
            baris["tunggal"] = ringkas(daftar)
            baris["bersama"] = ringkas(_serbu(ukuran, baris))


def _serbu(ukuran: Ukuran, baris: dict[str, Any]) -> list[float]:
    """Milliseconds of every request of eight clients that start together."""
    mulai = threading.Barrier(KLIEN)

    def satu(_: int) -> list[float]:
        mulai.wait(30)
        return [ukuran.ambil(baris) for _ in range(ULANG_BERSAMA)]

    with ThreadPoolExecutor(KLIEN) as kolam:
        return [lama for daftar in kolam.map(satu, range(KLIEN)) for lama in daftar]


def memori(induk: int) -> dict[str, float]:
    """Resident megabytes of the heaviest process of each kind."""
    hasil: dict[str, float] = {}
    for proses in psutil.Process(induk).children(recursive=True):
        try:
            perintah = " ".join(proses.cmdline())
            rss = proses.memory_info().rss / 1e6
        except psutil.Error:
            continue
        for jenis, tanda in (
            ("web", "gunicorn"),
            ("beat", " beat"),
            ("pekerja", "celery"),
            ("postgres", "postgres"),
            ("redis", "-server"),
        ):
            if tanda in perintah:
                hasil[jenis] = max(hasil.get(jenis, 0), round(rss, 1))
                break
    return hasil


def sejajar(hasil: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], ...]]:
    """The same page of the same role at each size."""
    menurut = [{(h["halaman"], h["peran"]): h for h in satu["halaman"]} for satu in hasil]
    for kunci in menurut[0]:
        if all(kunci in satu for satu in menurut):
            yield tuple(satu[kunci] for satu in menurut)


def tabel(hasil: list[dict[str, Any]]) -> str:
    kepala = f"{'peran':22} {'halaman':34} " + " ".join(
        f"| {satu['lamaran']:>5}: kueri baris median   p95  8kl.p95    kB" for satu in hasil
    )
    baris = [kepala, "-" * len(kepala)]
    for ukuran in sejajar(hasil):
        kolom = [
            f"| {'':5}  {h['kueri']:5} {h['baris']:5} {h['tunggal']['median']:6} {h['tunggal']['p95']:5} "
            f"{h['bersama']['p95']:8} {h['bita'] / 1000:5.1f}"
            for h in ukuran
        ]
        baris.append(f"{ukuran[0]['peran']:22} {ukuran[0]['halaman']:34} {' '.join(kolom)}")
    for satu in hasil[-1]["naskah"]:
        baris.append(
            f"naskah {satu['naskah']:56} {satu['detik']:.3f} detik  {satu['halaman']} halaman  "
            f"{satu['bita'] / 1000:.0f} kB"
        )
    for satu in hasil:
        a = satu["aturan"]
        baris.append(
            f"aturan satu lowongan, {a['pelamar']:>5} pelamar: {a['kueri']} kueri, {a['baris']} baris, "
            f"{a['milidetik']} milidetik Python"
        )
    for satu in hasil:
        r = satu["rantai"]
        baris.append(f"jejak {r['baris']} baris diperiksa dalam {r['detik']} detik, {r['masalah']} masalah")
    baris += [
        f"rekap {r['peserta']:>5} peserta x {r['penilai']} penilai: {r['kueri']} kueri, "
        f"{r['milidetik']} milidetik Python"
        for r in hasil[-1]["rekap"]
    ]
    baris += [
        f"{satu['lamaran']:>5} pelamar: dimuat {satu['detik_memuat']} detik, memori (MB) {satu['memori']}"
        for satu in hasil
    ]
    return "\n".join(baris)


def pelanggaran(hasil: list[dict[str, Any]]) -> list[str]:
    """Targets that were missed, in words."""
    return [*_luput_halaman(hasil), *_luput_lain(hasil)]


def _luput_halaman(hasil: list[dict[str, Any]]) -> list[str]:
    catatan = []
    for ukuran in sejajar(hasil):
        a, b = ukuran[0], ukuran[-1]
        nama = f"{b['peran']}, {b['halaman']}"
        if a["kueri"] != b["kueri"]:
            catatan.append(f"{nama}: kueri {a['kueri']} → {b['kueri']}")
        if b["baris"] > a["baris"] * 1.5 + 60:
            catatan.append(f"{nama}: baris {a['baris']} → {b['baris']}")
        if b["tunggal"]["median"] > SASARAN_LIPAT * a["tunggal"]["median"]:
            catatan.append(f"{nama}: median {a['tunggal']['median']} → {b['tunggal']['median']} ms")
        if b["bita"] > SASARAN_BITA:
            catatan.append(f"{nama}: {b['bita']} bita")
    return catatan


def _luput_lain(hasil: list[dict[str, Any]]) -> list[str]:
    catatan, akhir = [], hasil[-1]
    for satu in hasil:
        if satu["aturan"]["milidetik"] > SASARAN_ATURAN:
            catatan.append(
                f"aturan, {satu['aturan']['pelamar']} pelamar: {satu['aturan']['milidetik']} milidetik"
            )
        if satu["rantai"]["detik"] > SASARAN_RANTAI or satu["rantai"]["masalah"]:
            catatan.append(f"memeriksa jejak: {satu['rantai']}")
    if hasil[0]["aturan"]["kueri"] != akhir["aturan"]["kueri"]:
        catatan.append(f"aturan: kueri {hasil[0]['aturan']['kueri']} → {akhir['aturan']['kueri']}")
    rekap = akhir["rekap"]
    if rekap[0]["kueri"] != rekap[-1]["kueri"]:
        catatan.append(f"rekap: kueri {rekap[0]['kueri']} → {rekap[-1]['kueri']}")
    if rekap[-1]["milidetik"] > SASARAN_REKAP:
        catatan.append(f"rekap, {rekap[-1]['peserta']} peserta: {rekap[-1]['milidetik']} milidetik")
    for n in akhir["naskah"]:
        if n["detik"] > SASARAN_NASKAH * max(1, n["halaman"] / HALAMAN_NASKAH):
            catatan.append(f"{n['naskah']}: {n['detik']} detik untuk {n['halaman']} halaman")
    if akhir["memori"].get("web", 0) > SASARAN_MEMORI_WEB:
        catatan.append(f"memori web {akhir['memori']['web']} MB")
    return catatan


def muat(pelamar: int, data: Path) -> dict[str, Any]:
    """Load one selection of ``pelamar`` applicants by the real acts; what `ukur` finds, papers printed."""
    mulai = time.perf_counter()
    kelola(data, "contoh", "--pelamar", str(pelamar))
    lama = round(time.perf_counter() - mulai, 1)
    hasil: dict[str, Any] = json.loads(kelola(data, "ukur").strip().splitlines()[-1])
    return {**hasil, "detik_memuat": lama}


def ukur(ukuran: Sequence[int]) -> list[dict[str, Any]]:
    """A fresh installation for each size, loaded one after the other, measured side by side."""
    semua, proses = [], []
    with ExitStack() as tumpukan:
        for pelamar in ukuran:
            print(f"Memuat {pelamar} pelamar …", flush=True)
            akar = Path(tumpukan.enter_context(tempfile.TemporaryDirectory(prefix="ukur-")))
            akar.chmod(0o755)
            data, porta = akar / "data", porta_bebas()
            proses.append(tumpukan.enter_context(server(data, porta)))
            hasil = muat(pelamar, data)
            print(f"  dimuat dalam {hasil['detik_memuat']} detik", flush=True)
            sandi = kelola(data, "akun_contoh", "--sandi").strip().splitlines()[-1]
            semua.append(Ukuran(porta, hasil, sandi))
        print("Mengukur halaman …", flush=True)
        ukur_waktu(semua)
        for satu, induk in zip(semua, proses, strict=True):
            satu.hasil["memori"] = memori(induk.pid)
    return [satu.hasil for satu in semua]


def laporkan(hasil: Any, teks: str, luput: list[str], berkas: Path | None) -> int:
    """Print the table, write or print the JSON, name the targets that were missed; the exit status."""
    print(teks)
    isi = json.dumps(hasil, ensure_ascii=False)
    if berkas:
        berkas.write_text(isi, encoding="utf-8")
    else:
        print(isi)
    print("\n- ".join(["Sasaran yang luput:", *luput]) if luput else "Semua sasaran tercapai.")
    return 1 if luput else 0


def utama() -> int:
    pembaca = argparse.ArgumentParser()
    pembaca.add_argument("--ukuran", default="30,300,3000")
    pembaca.add_argument("--json", type=Path)
    pilihan = pembaca.parse_args()
    hasil = ukur([int(satu) for satu in pilihan.ukuran.split(",")])
    return laporkan(hasil, tabel(hasil), pelanggaran(hasil), pilihan.json)


if __name__ == "__main__":
    sys.exit(utama())

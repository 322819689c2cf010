"""Presses on the running product: the last minute of a deadline, many uploads at once, a killed web process.

Loopback only and bounded. Every client has an address of its own in 127/8, so that the limits of the proxy
count as they do outside. tests/gangguan runs the same clients in small numbers.
"""

import argparse
import base64
import hashlib
import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from script.lib import bench

PROYEK = Path(__file__).resolve().parents[2]
POTONGAN = 256 * 1024
COBA = 60
SASARAN_MEMORI_WEB = 300
# Stamps of the proxy have milliseconds.
SELISIH = 0.002


# --- The proxy ----------------------------------------------------------------------------------
def susunan_proksi(porta: int, aplikasi: int, folder: Path) -> str:
    """The proxy of deploy/, without TLS and on this machine only; it notes when each request arrived."""
    isi = (PROYEK / "deploy/nginx/seleksi.conf").read_text(encoding="utf-8")
    awal, _, akhir = isi.partition("server {\n    listen 8080;")
    akhir = akhir[akhir.index("server {\n    listen 8443 ssl;") :]
    akhir = akhir.replace("listen 8443 ssl;", f"listen 127.0.0.1:{porta};")
    akhir = re.sub(r"    ssl_.*\n", "", akhir).replace("/srv/halaman", str(PROYEK / "deploy/nginx/halaman"))
    awal = awal.replace("server web:8000", f"server 127.0.0.1:{aplikasi}")
    catat = '$msec $request_time $status $request_method $http_x_klien "$uri"'
    awal = re.sub(r"log_format ringkas .*;", f"log_format ringkas '{catat}';", awal)
    awal = awal.replace("/dev/stdout", f"{folder}/akses")
    sementara = "".join(
        f"{nama}_temp_path {folder}/{nama};\n"
        for nama in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    kepala = f"daemon off; pid {folder}/pid; error_log {folder}/galat;\nworker_processes 1;\n"
    pekerja = "user root;\n" if os.geteuid() == 0 else ""
    return f"{pekerja}{kepala}events {{ worker_connections 2048; }}\nhttp {{\n{sementara}{awal}{akhir}}}\n"


@contextmanager
def proksi(aplikasi: int, folder: Path) -> Iterator[int]:
    porta = bench.porta_bebas()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nginx.conf").write_text(susunan_proksi(porta, aplikasi, folder), encoding="utf-8")
    jalan = f"{os.environ['PATH']}{os.pathsep}/usr/sbin"
    proses = subprocess.Popen(
        ["nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "galat")], env={"PATH": jalan}
    )
    try:
        batas = time.monotonic() + 10
        while not _terbuka(porta):
            if proses.poll() is not None or time.monotonic() > batas:
                raise RuntimeError(f"nginx tidak menyala: {(folder / 'galat').read_text()[-800:]}")
            time.sleep(0.1)
        yield porta
    finally:
        proses.terminate()
        proses.wait(15)


def _terbuka(porta: int) -> bool:
    with socket.socket() as soket:
        return soket.connect_ex(("127.0.0.1", porta)) == 0


def kedatangan(folder: Path) -> list[tuple[str, str, float, int]]:
    """Client, address, second of the first byte, status: of every post that the proxy saw."""
    hasil = []
    for baris in (folder / "akses").read_text(encoding="utf-8").splitlines():
        detik, lama, status, cara, klien, alamat = baris.split(" ", 5)
        if cara == "POST":
            hasil.append((klien, alamat.strip('"'), float(detik) - float(lama), int(status)))
    return hasil


# --- One applicant ------------------------------------------------------------------------------
@dataclass
class Pelamar:
    """A person with a browser: who he is, and the draft he works on."""

    lamaran: int
    kuki: str
    porta: int
    nomor: int
    sandi: str = ""
    kuki_csrf: str = ""
    tanda: str = ""
    bukti: list[tuple[str, str]] = field(default_factory=list)
    hasil: dict[str, Any] = field(default_factory=dict)

    def minta(
        self, cara: str, alamat: str, isi: bytes = b"", kepala: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        asal = (f"127.{1 + self.nomor // 60000}.{self.nomor // 250 % 250}.{1 + self.nomor % 250}", 0)
        sambungan = http.client.HTTPConnection("127.0.0.1", self.porta, timeout=90, source_address=asal)
        kuki = self.kuki + (f"; csrftoken={self.kuki_csrf}" if self.kuki_csrf else "")
        try:
            # gunicorn believes the proxy of its own machine that people come by TLS, as they do outside.
            tetap = {"Cookie": kuki, "X-Klien": str(self.lamaran), "Referer": "https://127.0.0.1/"}
            semua = {**tetap, **(kepala or {})}
            sambungan.request(cara, alamat, isi or None, semua)
            jawaban = sambungan.getresponse()
            badan = jawaban.read()
            kepala_jawab = {k.lower(): v for k, v in jawaban.getheaders()}
            kepala_jawab["set-cookie"] = "\n".join(jawaban.headers.get_all("Set-Cookie", []))
            return jawaban.status, kepala_jawab, badan
        finally:
            sambungan.close()

    def sabar(self, *isi: Any, coba: int = COBA, **lain: Any) -> tuple[int, dict[str, str], bytes]:
        """Again when the line or the server was away, as a browser or its owner would."""
        for ke in range(coba):
            try:
                jawaban = self.minta(*isi, **lain)
                if jawaban[0] not in (429, 500, 502, 503, 504):
                    return jawaban
            except (OSError, http.client.HTTPException):
                pass
            self.hasil["diulang"] = self.hasil.get("diulang", 0) + 1
            time.sleep(min(0.2 * (ke + 1), 2))
        raise RuntimeError(f"pelamar {self.lamaran}: tidak ada jawaban atas {isi[:2]}")

    def buka(self, alamat: str) -> None:
        status, kepala, badan = self.sabar("GET", alamat)
        cocok = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', badan)
        kuki = re.search(r"csrftoken=([^;]+)", kepala.get("set-cookie", ""))
        if status != 200 or cocok is None:
            raise RuntimeError(f"pelamar {self.lamaran}: {alamat} menjawab {status}")
        self.tanda, self.kuki_csrf = cocok[1].decode(), kuki[1] if kuki else self.kuki_csrf
        # The page of "Kirim" asks for the password, or says that it was given a moment ago.
        halaman = re.search(rb'name="sahkan_halaman" value="([^"]+)"', badan)
        self.bukti = [("sahkan_halaman", halaman[1].decode())] if halaman else []
        if b'name="sahkan_sandi"' in badan:
            self.bukti = [("sahkan_sandi", self.sandi)]

    def pos(self, alamat: str, isi: list[tuple[str, str]]) -> tuple[int, dict[str, str], bytes]:
        badan = urllib.parse.urlencode([("csrfmiddlewaretoken", self.tanda), *isi]).encode()
        return self.sabar("POST", alamat, badan, kepala={"Content-Type": "application/x-www-form-urlencoded"})

    # --- Kirim
    def kirim(self) -> dict[str, Any]:
        dari = time.time()
        status, kepala, _ = self.pos(
            f"/peserta/lamaran/{self.lamaran}/tinjau/", [("setuju", "on"), *self.bukti]
        )
        diterima = status == 302 and kepala.get("location", "").endswith("/tanda-terima/")
        return {"dari": dari, "sampai": time.time(), "status": status, "diterima": diterima}

    # --- Unggah
    def unggah_berpotongan(self, isi: bytes, jenis: str = "IJAZAH") -> int:
        """By tus; checks at every step that what was acknowledged is still there. Status of the end."""
        alamat = f"/peserta/lamaran/{self.lamaran}/unggah/{jenis}/"
        self.buka(alamat)
        tus = {"Tus-Resumable": "1.0.0", "X-CSRFToken": self.tanda}
        sidik = base64.b64encode(hashlib.sha256(isi).hexdigest().encode()).decode()
        keterangan = {
            "Upload-Length": str(len(isi)),
            "Upload-Metadata": f"nama aWphemFoLnBkZg==,sidik {sidik}",
        }
        pintu = f"/peserta/lamaran/{self.lamaran}/kiriman/{jenis}/"
        status, kepala, badan = self.sabar("POST", pintu, kepala=tus | keterangan)
        if status != 201:
            raise RuntimeError(f"pelamar {self.lamaran}: {status} {badan[:200]!r}")
        kiriman, letak = kepala["location"], int(kepala["upload-offset"])
        while letak < len(isi):
            self.hasil["diakui"] = letak
            letak = self._potongan(kiriman, tus, letak, isi[letak : letak + POTONGAN])
        self.hasil["diakui"] = letak
        kode = kiriman.rstrip("/").rsplit("/", 1)[1]
        return self.pos(alamat, [("kiriman", kode)])[0]

    def _potongan(self, kiriman: str, tus: dict[str, str], letak: int, isi: bytes) -> int:
        kepala = tus | {"Upload-Offset": str(letak), "Content-Type": "application/offset+octet-stream"}
        try:
            status, jawab, _ = self.minta("PATCH", kiriman, isi, kepala)
            if status == 204:
                return int(jawab["upload-offset"])
        except (OSError, http.client.HTTPException):
            pass
        self.hasil["putus"] = self.hasil.get("putus", 0) + 1
        status, jawab, _ = self.sabar("HEAD", kiriman, kepala=tus)
        kini = int(jawab["upload-offset"]) if status == 200 else -1
        if kini < letak:
            raise RuntimeError(f"pelamar {self.lamaran}: {letak} bita diakui, tersisa {kini} ({status})")
        return kini

    def unggah_sekaligus(self, isi: bytes, jenis: str = "IJAZAH") -> int:
        """The plain form, as without scripts."""
        alamat = f"/peserta/lamaran/{self.lamaran}/unggah/{jenis}/"
        self.buka(alamat)
        batas = "batas-7e1c9"
        kepala = (
            f'--{batas}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self.tanda}\r\n'
        )
        kepala += f'--{batas}\r\nContent-Disposition: form-data; name="berkas"; filename="ijazah.pdf"\r\n'
        badan = (
            f"{kepala}Content-Type: application/pdf\r\n\r\n".encode() + isi + f"\r\n--{batas}--\r\n".encode()
        )
        jenis_isi = {"Content-Type": f"multipart/form-data; boundary={batas}"}
        return self.sabar("POST", alamat, badan, kepala=jenis_isi)[0]


def serentak(pelamar: Iterable[Pelamar], kerja: Callable[[Pelamar], Any]) -> list[Any]:
    """All at once, each in a thread; what one of them raised is its result."""
    daftar = list(pelamar)

    def lari(satu: Pelamar) -> Any:
        try:
            return kerja(satu)
        except (RuntimeError, OSError, http.client.HTTPException) as galat:
            return galat

    with ThreadPoolExecutor(max(len(daftar), 1)) as kolam:
        return list(kolam.map(lari, daftar))


# --- (a) The last minute ------------------------------------------------------------------------
def serbu_kirim(pelamar: list[Pelamar], batas: float, *, jendela: float = 60, benih: int = 7) -> None:
    """Everybody presses *Kirim* before `batas`, more of them the nearer it is; each fifteenth a little late.

    Each fifth presses twice. The result of each press stays with the person.
    """
    acak = random.Random(benih)  # noqa: S311 -- a schedule, not a secret
    jam = {}
    for ke, satu in enumerate(pelamar):
        jam[satu.lamaran] = batas + acak.random() if ke % 15 == 14 else batas - jendela * acak.random() ** 2
    serentak(pelamar, lambda satu: satu.buka(f"/peserta/lamaran/{satu.lamaran}/tinjau/"))

    def tekan(satu: Pelamar) -> None:
        time.sleep(max(0, jam[satu.lamaran] - time.time()))
        kali = 2 if satu.nomor % 5 == 0 else 1
        satu.hasil["kirim"] = serentak([satu] * kali, Pelamar.kirim)

    serentak(pelamar, tekan)


def nilai_kirim(
    pelamar: list[Pelamar],
    baris: list[dict[str, Any]],
    datang: list[tuple[str, str, float, int]],
    batas: float,
) -> dict[str, Any]:
    """Against the clock of the proxy and the rows of the database: who was lost, doubled or misjudged."""
    menurut = {satu["lamaran"]: satu for satu in baris}
    pertama: dict[int, float] = {}
    for klien, alamat, detik, _ in datang:
        if alamat.endswith("/tinjau/"):
            pertama[int(klien)] = min(detik, pertama.get(int(klien), detik))
    terkirim = [satu for satu in baris if satu["terkirim"]]
    tekan = [satu for p in pelamar for satu in p.hasil.get("kirim", [])]
    urutan = sorted(satu["urutan"] for satu in terkirim)
    nomor = Counter(satu["nomor"] for satu in terkirim)
    salah = {
        p.lamaran: round(pertama[p.lamaran] - batas, 3)
        for p in pelamar
        if p.lamaran in pertama
        and abs(pertama[p.lamaran] - batas) > SELISIH
        and menurut[p.lamaran]["terkirim"] is not (pertama[p.lamaran] < batas)
    }
    cap = [abs(satu["tiba"] - pertama[satu["lamaran"]]) for satu in terkirim if satu["lamaran"] in pertama]
    berhasil = {
        p.lamaran for p in pelamar for s in p.hasil.get("kirim", []) if isinstance(s, dict) and s["diterima"]
    }
    return {
        "pelamar": len(pelamar),
        "tekanan": len(tekan),
        "terkirim": len(terkirim),
        "terlambat": sum(1 for satu in pertama.values() if satu >= batas),
        "tanpa_jawaban": sum(not isinstance(satu, dict) for satu in tekan) + len(pelamar) - len(pertama),
        "hilang": len(berhasil - {satu["lamaran"] for satu in terkirim}),
        "ganda": sum(kali - 1 for kali in nomor.values())
        + sum(satu["tanda_terima"] > 1 or satu["surel"] > 1 for satu in terkirim),
        "salah_nilai": len(salah),
        "rincian_salah_nilai": salah,
        "nomor_bolong": urutan != list(range(1, len(urutan) + 1)),
        "tanpa_tanda_terima": sum(not satu["tanda_terima"] for satu in terkirim),
        "cap_paling_jauh_milidetik": round(max(cap, default=0) * 1000, 1),
        "jawaban_p50_detik": _persentil(tekan, 0.5),
        "jawaban_p95_detik": _persentil(tekan, 0.95),
        "jawaban_terlama_detik": _persentil(tekan, 1),
        "diulang": sum(p.hasil.get("diulang", 0) for p in pelamar),
    }


def _persentil(tekan: list[Any], bagian: float) -> float:
    lama = sorted(satu["sampai"] - satu["dari"] for satu in tekan if isinstance(satu, dict))
    return round(lama[min(int(len(lama) * bagian), len(lama) - 1)], 2) if lama else 0.0


# --- (b) and (c) Uploads ------------------------------------------------------------------------
def pdf_berat(nomor: int, bita: int) -> bytes:
    """A whole PDF of about that size whose bytes are nobody else's; its one page has something on it."""
    acak = random.Random(nomor)  # noqa: S311 -- noise
    muatan = acak.randbytes(max(bita - 700, 1))
    isi = zlib.compress(b"0 0 0 rg 72 700 300 20 re f")
    benda = [
        b"<< /Type /Catalog /Pages 2 0 R /Muatan 5 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(isi), isi),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(muatan), muatan),
    ]
    keluar, letak = bytearray(b"%PDF-1.7\n"), []
    for ke, satu in enumerate(benda, 1):
        letak.append(len(keluar))
        keluar += b"%d 0 obj\n%b\nendobj\n" % (ke, satu)
    mulai = len(keluar)
    keluar += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % satu for satu in letak)
    keluar += b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % mulai
    return bytes(keluar)


class Timbangan(threading.Thread):
    """The heaviest resident size of each web process while it runs, in megabytes."""

    def __init__(self, induk: Callable[[], list[psutil.Process]]) -> None:
        super().__init__(daemon=True)
        self.induk = induk
        self.terberat: dict[int, float] = {}
        self.selesai = threading.Event()

    def run(self) -> None:
        while not self.selesai.wait(0.15):
            for proses in self.induk():
                try:
                    self.terberat[proses.pid] = max(
                        self.terberat.get(proses.pid, 0), proses.memory_info().rss / 1e6
                    )
                except psutil.Error:
                    continue

    def __enter__(self) -> "Timbangan":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.selesai.set()
        self.join(5)


def serbu_unggah(
    pelamar: list[Pelamar],
    bita: int,
    web: Callable[[], list[psutil.Process]],
    *,
    sekaligus: bool = False,
    bunuh: int = 0,
) -> dict[str, Any]:
    """All upload at once; `bunuh` times every web process gets kill -9 meanwhile. Hashes: with the caller."""
    sidik: dict[int, str] = {}

    def unggah(satu: Pelamar) -> int:
        isi = pdf_berat(satu.lamaran, bita)
        sidik[satu.lamaran] = hashlib.sha256(isi).hexdigest()
        return satu.unggah_sekaligus(isi) if sekaligus else satu.unggah_berpotongan(isi)

    dibunuh: list[int] = []
    usai = threading.Event()

    def pembunuh() -> None:
        for ke in range(bunuh):
            bagian = len(pelamar) * bita * (ke + 1) / (bunuh + 1)
            while sum(p.hasil.get("diakui", 0) for p in pelamar) < bagian and not usai.is_set():
                time.sleep(0.02)
            for proses in web() if not usai.is_set() else []:
                proses.send_signal(signal.SIGKILL)
                dibunuh.append(proses.pid)

    algojo = threading.Thread(target=pembunuh, daemon=True)
    mulai = time.perf_counter()
    with Timbangan(web) as timbangan:
        algojo.start()
        status = serentak(pelamar, unggah)
        usai.set()
        algojo.join(10)
    return {
        "unggahan": len(pelamar),
        "megabita": round(bita / 1e6, 1),
        "cara": "sekaligus" if sekaligus else "berpotongan",
        "detik": round(time.perf_counter() - mulai, 1),
        "berhasil": status.count(302),
        "gagal": sorted({str(satu)[:160] for satu in status if satu != 302}),
        "web_terberat_mb": round(max(timbangan.terberat.values(), default=0), 1),
        "dibunuh": len(dibunuh),
        "putus": sum(p.hasil.get("putus", 0) for p in pelamar),
        "sidik": sidik,
    }


def nilai_sidik(hasil: dict[str, Any], baris: list[dict[str, Any]]) -> None:
    """Compare what each person sent with what stands for his document now."""
    ada = {satu["lamaran"]: satu["ijazah"] for satu in baris}
    sidik = hasil.pop("sidik")
    hasil["sidik_sama"] = sum(ada.get(lamaran) == satu for lamaran, satu in sidik.items())


# --- The big version ----------------------------------------------------------------------------
def proses_web(induk: int) -> list[psutil.Process]:
    """The workers of gunicorn, without their master."""
    hasil = []
    for proses in psutil.Process(induk).children(recursive=True):
        try:
            if "gunicorn" in " ".join(proses.cmdline()) and "gunicorn" in " ".join(proses.parent().cmdline()):
                hasil.append(proses)
        except (psutil.Error, AttributeError):
            continue
    return hasil


def luput(hasil: dict[str, Any]) -> list[str]:
    kirim = hasil["kirim"]
    catatan = [
        f"kirim: {k} {kirim[k]}" for k in ("tanpa_jawaban", "hilang", "ganda", "salah_nilai") if kirim[k]
    ]
    catatan += [f"kirim: {k}" for k in ("nomor_bolong", "tanpa_tanda_terima") if kirim[k]]
    for satu in hasil["unggah"]:
        nama = f"unggah {satu['cara']}, {satu['dibunuh']} proses dibunuh"
        if satu["sidik_sama"] != satu["unggahan"]:
            catatan.append(f"{nama}: sidik sama {satu['sidik_sama']} dari {satu['unggahan']} {satu['gagal']}")
        if satu["web_terberat_mb"] >= SASARAN_MEMORI_WEB:
            catatan.append(f"{nama}: proses web {satu['web_terberat_mb']} MB")
    return catatan


def tabel(hasil: dict[str, Any]) -> str:
    baris = [f"beban mesin 1 menit: {hasil['beban_awal']} sebelum, {hasil['beban_akhir']} sesudah", ""]
    baris += [f"kirim  {k:28} {v}" for k, v in hasil["kirim"].items()]
    for satu in hasil["unggah"]:
        baris += ["", *(f"unggah {k:28} {v}" for k, v in satu.items())]
    return "\n".join(baris)


def jalankan(jumlah_kirim: int, jumlah_unggah: int, bita: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="beban-") as sementara:
        akar = Path(sementara)
        akar.chmod(0o755)
        data, aplikasi, folder = akar / "data", bench.porta_bebas(), akar / "nginx"
        os.environ["CAP_WAKTU_PROKSI"] = "ya"
        with bench.server(data, aplikasi) as server, proksi(aplikasi, folder) as porta:
            detik = 20 + int(0.35 * jumlah_kirim) + 60
            kata = ["--kirim", str(jumlah_kirim), "--unggah", str(jumlah_unggah), "--detik", str(detik)]
            siap = json.loads(bench.kelola(data, "siapkan_beban", *kata).strip().splitlines()[-1])
            orang = [
                Pelamar(satu["lamaran"], satu["kuki"], porta, nomor, siap["sandi"])
                for nomor, satu in enumerate(siap["pelamar"])
            ]
            kirim, unggah = orang[:jumlah_kirim], orang[jumlah_kirim:]
            hasil: dict[str, Any] = {"beban_awal": round(os.getloadavg()[0], 1)}
            serbu_kirim(kirim, siap["batas"])
            hasil["kirim"] = nilai_kirim(
                kirim, _baris(data, siap, "kirim"), kedatangan(folder), siap["batas"]
            )
            hasil["unggah"] = []
            for cara in ({}, {"sekaligus": True}, {"bunuh": 3}):
                for satu in unggah:
                    satu.hasil.clear()
                satu_hasil = serbu_unggah(unggah, bita, lambda: proses_web(server.pid), **cara)
                nilai_sidik(satu_hasil, _baris(data, siap, "unggah"))
                hasil["unggah"].append(satu_hasil)
            hasil["beban_akhir"] = round(os.getloadavg()[0], 1)
    return hasil


def _baris(data: Path, siap: dict[str, Any], nama: str) -> list[dict[str, Any]]:
    kata = ["--periksa", str(siap[nama])]
    baris: list[dict[str, Any]] = json.loads(
        bench.kelola(data, "siapkan_beban", *kata).strip().splitlines()[-1]
    )
    return baris


def utama() -> int:
    pembaca = argparse.ArgumentParser()
    pembaca.add_argument("--kirim", type=int, default=300)
    pembaca.add_argument("--unggah", type=int, default=50)
    pembaca.add_argument("--bita", type=int, default=10_000_000)
    pembaca.add_argument("--json", type=Path)
    pilihan = pembaca.parse_args()
    hasil = jalankan(pilihan.kirim, pilihan.unggah, pilihan.bita)
    return bench.laporkan(hasil, tabel(hasil), luput(hasil), pilihan.json)


if __name__ == "__main__":
    sys.exit(utama())
